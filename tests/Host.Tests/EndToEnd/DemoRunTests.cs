using Wiker.Ingest.Store;

namespace Wiker.Ingest.Host.Tests.EndToEnd;

/// <summary>The main job as a newcomer runs it: the executable, the demo's web, a real store and index.</summary>
public sealed class DemoRunTests : IDisposable
{
    private readonly Checkout _checkout = new();

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public async Task A_second_crawl_changes_nothing_but_when_things_were_seen_and_the_store_is_sound()
    {
        var first = await CrawlAsync();
        first.Json.GetProperty("records").GetInt32().ShouldBeGreaterThanOrEqualTo(80);
        var before = StoreDump.Of(_checkout.Data);

        (await CrawlAsync()).ExitCode.ShouldBe(0);

        foreach (var (table, content) in StoreDump.Of(_checkout.Data))
            content.ShouldBe(before[table], customMessage: table);
        await VerifyAsync();
    }

    [Fact]
    public async Task A_fault_of_pictures_ends_no_demo()
    {
        var path = Path.Combine(_checkout.Data, "store.db");
        WikerStore.Open(path);
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TRIGGER ill BEFORE UPDATE ON picture_cursor BEGIN SELECT RAISE(ABORT, 'pictures are ill'); END";
            command.ExecuteNonQuery();
        }

        var demo = await CrawlAsync();

        demo.ExitCode.ShouldBe(0);
        demo.Errors.ShouldContain("Pictures could not be fetched (");
        demo.Json.GetProperty("records").GetInt32().ShouldBeGreaterThanOrEqualTo(80);
    }

    [Fact]
    public async Task An_edited_page_gives_its_record_a_new_number_and_leaves_all_others_alone()
    {
        await CrawlAsync();
        var page = Directory.EnumerateFiles(Path.Combine(_checkout.Folder, "demo", "web"), "*.html", SearchOption.AllDirectories)
            .First(f => File.ReadAllText(f).Contains("Fest-noz du Comité des fêtes", StringComparison.Ordinal));
        long before;
        using (var session = Open().Read())
            before = session.Records.ChangeNumber();

        File.WriteAllText(page, File.ReadAllText(page).Replace("Fest-noz du Comité des fêtes", "Grand fest-noz du Comité des fêtes", StringComparison.Ordinal));
        await CrawlAsync();

        using (var session = Open().Read())
        {
            var changes = session.Records.ChangesAfter(before, 100);
            changes.ShouldNotBeEmpty();
            session.Records.FindMany([.. changes.Select(c => c.RecordId)]).Values.ShouldAllBe(r => r.Content.Title.Contains("est-noz"));
        }
        await VerifyAsync();
    }

    [Fact]
    public async Task Corrections_merges_and_splits_survive_crawls_and_renormalization()
    {
        await CrawlAsync();
        await RunAsync("renormalize"); // what one source told of a venue completes the places of those read before it
        Record festNoz, one, other;
        using (var session = Open().Read())
        {
            var records = session.Records.FindMany(session.Records.IdsAfter("", 1_000)).Values.OrderBy(r => r.Id, StringComparer.Ordinal).ToList();
            festNoz = records.First(r => r.Sources.Count >= 3);
            var associations = records.Where(r => r.Content.Kind == RecordKind.Association).ToList();
            (one, other) = (associations[0], associations[1]);
        }
        festNoz.Disagreements.ShouldContain(d => d.Field == "occurrences");

        var corrected = (await RunAsync("records", "correct", festNoz.Id, "title", "Le grand fest-noz", "--json")).Json;
        (corrected.GetProperty("id").GetString(), corrected.GetProperty("title").GetString()).ShouldBe((festNoz.Id, "Le grand fest-noz"));
        (await RunAsync("records", "merge", one.Id, other.Id, "--json")).Json.GetProperty("id").GetString().ShouldBe(one.Id);
        (await RunAsync("records", "split", festNoz.Id, festNoz.Sources[^1].SourceRecordId, "--json")).Json.GetProperty("version").GetInt64().ShouldBeGreaterThan(festNoz.Version);
        (await RunAsync("records", "correct", festNoz.Id, "titel", "x")).Errors.ShouldContain("titel");
        await VerifyAsync();
        var said = StoreDump.Of(_checkout.Data);

        await CrawlAsync();
        (await RunAsync("renormalize", "--json")).Json.GetProperty("changed").GetInt32().ShouldBe(0);
        (await RunAsync("reindex", "--json")).Json.GetProperty("records").GetInt32().ShouldBeGreaterThan(50);

        foreach (var (table, content) in StoreDump.Of(_checkout.Data))
            content.ShouldBe(said[table], customMessage: table);
        using (var session = Open().Read())
        {
            session.Records.Find(festNoz.Id)!.Content.Title.ShouldBe("Le grand fest-noz");
            session.Records.Find(festNoz.Id)!.Sources.Count.ShouldBe(festNoz.Sources.Count - 1);
            session.Records.FindTombstone(other.Id)!.MergedInto.ShouldBe(one.Id);
        }
        await VerifyAsync();
    }

    [Fact]
    public async Task Killed_in_the_middle_of_a_crawl_it_loses_nothing_and_goes_on()
    {
        var random = new Random(20261124);
        for (var round = 0; round < Rounds; round++)
        {
            using var process = WikerProcess.Start(_checkout.Folder, "demo", "--once", "--data", _checkout.Data);
            var store = Path.Combine(_checkout.Data, "store.db");
            var after = random.Next(3, 25); // sources seen to be done before the blow
            for (var line = 0; line < after && await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is not null;)
                line++;
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            File.Exists(store).ShouldBeTrue();
            await VerifyAsync();
        }
        (await CrawlAsync()).Json.GetProperty("records").GetInt32().ShouldBeGreaterThanOrEqualTo(80);
        await VerifyAsync();
    }

    private static int Rounds => Environment.GetEnvironmentVariable("WIKER_SOAK") == "1" ? 40 : 2;

    private async Task<WikerProcess.Result> CrawlAsync()
    {
        var result = await RunAsync("demo", "--once", "--json");
        result.ExitCode.ShouldBe(0, result.Errors);
        return result;
    }

    private async Task VerifyAsync()
    {
        var result = await RunAsync("store", "verify");
        result.ExitCode.ShouldBe(0, result.Output + result.Errors);
    }

    private Task<WikerProcess.Result> RunAsync(params string[] arguments) => WikerProcess.RunAsync(_checkout.Folder, [.. arguments, "--data", _checkout.Data]);

    private WikerStore Open() => WikerStore.Open(Path.Combine(_checkout.Data, "store.db"));
}
