using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers.Csv;
using Wiker.Ingest.Crawlers.Readers.Feed;
using Wiker.Ingest.Crawlers.Readers.Html;
using Wiker.Ingest.Crawlers.Readers.Json;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Pipeline.Applying;
using Wiker.Ingest.Pipeline.Pictures;
using Wiker.Ingest.Pipeline.Privacy;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Tests;

/// <summary>Everything that a run needs, real but for the clock: sites on loopback, a fetcher, readers, the normalizer, and a store in a folder that goes with the test.</summary>
internal sealed class Town : IAsyncDisposable
{
    // What only says when something was last looked at; a second crawl may change that.
    private static readonly string[] Dumps =
    [
        "SELECT id, source_id, part, item_id, record_id, said, first_seen, changed, dated, freshness, missing_runs FROM source_records ORDER BY id",
        "SELECT id, source_id, raw_hash, raw, reference, normalizer FROM items ORDER BY id",
        "SELECT * FROM source_keys ORDER BY 1, 2, 3, 4",
        "SELECT * FROM records ORDER BY id",
        "SELECT * FROM tombstones ORDER BY id",
        "SELECT * FROM identity_ledger ORDER BY n",
        "SELECT * FROM changes ORDER BY number",
        "SELECT * FROM corrections ORDER BY id",
        "SELECT * FROM verdicts ORDER BY id",
        "SELECT * FROM staged_items ORDER BY run_id, n",
    ];

    private static readonly Taxonomy Themes = Taxonomy.Load(Path.Combine(Root(), "config", "themes.yml"));
    private readonly string _folder = Directory.CreateTempSubdirectory("wiker-pipeline-").FullName;
    private readonly PoliteFetcher _fetcher;

    private Town(Site site, Gazetteer gazetteer, PipelineOptions options, bool servesEveryHost)
    {
        Site = site;
        Store = WikerStore.Open(Path.Combine(_folder, "store.db"));
        Bodies = new PageBodies(PagesFolder);
        Pictures = new PictureFiles(PicturesFolder);
        Normalization = new Normalization(gazetteer, Themes);
        Corrections = new Corrections(Store, RemovalKey, Time);
        _fetcher = new PoliteFetcher(
            new FetchingOptions
            {
                ConnectOverride = host => servesEveryHost || host.EndsWith(".town.test", StringComparison.Ordinal) ? site.EndPoint : null,
                AllowedHostSuffix = servesEveryHost ? null : ".town.test",
                DelayPerHost = TimeSpan.Zero,
                Jitter = 0,
                SpacePerAddress = false,
                // A test that moves the clock while a page is being answered doesn't mean that page to be given up.
                TotalTimeout = TimeSpan.FromDays(1),
                IdleTimeout = TimeSpan.FromDays(1),
            },
            Time);
        PictureFollower = NewPictureFollower();
        Runs = new SourceRun(
            Store, Bodies, _fetcher, new SourceReaders([new FeedSourceReader(), new HtmlSourceReader(), new CsvSourceReader(), new JsonSourceReader()]), Normalization, RemovalKey, options, Time, NullLogger<SourceRun>.Instance);
    }

    public static Gazetteer Gazetteer { get; } = new(
    [
        new Commune("44052", "Donges", ["44480"], "44", 8_000, "244400644", new LatLon(47.3186, -2.0755)),
        new Commune("44103", "Montoir-de-Bretagne", ["44550"], "44", 7_000, "244400644", new LatLon(47.3267, -2.1506)),
        new Commune("44184", "Saint-Nazaire", ["44600"], "44", 70_000, "244400644", new LatLon(47.2736, -2.2138)),
    ]);

    public Site Site { get; }
    public WikerStore Store { get; }
    public PageBodies Bodies { get; }
    public PictureFiles Pictures { get; }
    public PictureOptions PictureOptions { get; } = new() { MostBytes = 400_000 };
    public PictureFollower PictureFollower { get; }
    public Normalization Normalization { get; }
    public RemovalKey RemovalKey { get; } = new(new byte[32]);
    public Corrections Corrections { get; }
    public SourceRun Runs { get; }
    public Removal Removal => new(Store, Bodies, Pictures, RemovalKey, Normalization, Time);
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
    public string PagesFolder => Path.Combine(_folder, "pages");
    public string PicturesFolder => Path.Combine(_folder, "pictures");
    public string IndexFolder => Path.Combine(_folder, "index");

    public static async Task<Town> StartAsync() => new(await Site.StartAsync(), Gazetteer, new PipelineOptions(), servesEveryHost: false);

    /// <summary>Every host there is answers from loopback, and the communes are France's: for definitions as they are shipped.</summary>
    public static async Task<Town> StartForShippedAsync(Gazetteer gazetteer, PipelineOptions options) => new(await Site.StartAsync(), gazetteer, options, servesEveryHost: true);

    /// <summary>As after a restart; the caller disposes it.</summary>
    public PictureFollower NewPictureFollower() => new(Store, Pictures, _fetcher, PictureOptions, Time, NullLogger<PictureFollower>.Instance);

    public Task<RunReport> RunAsync(SourceDefinition source, RunMode mode = RunMode.Normal) => Runs.RunAsync(source, mode, TestContext.Current.CancellationToken);

    /// <summary>A run a day, that many times; gives the last.</summary>
    public async Task<RunReport> RunDailyAsync(SourceDefinition source, int times)
    {
        RunReport? report = null;
        for (var i = 0; i < times; i++)
        {
            Time.Advance(TimeSpan.FromDays(1));
            report = await RunAsync(source);
        }
        return report!;
    }

    /// <summary>Makes all stored items anew.</summary>
    public Applied Renormalize() => new Renormalization(Store, Normalization, RemovalKey, Time).Run(null, null, TestContext.Current.CancellationToken);

    /// <summary>Somebody asks to be taken out, by a value that is taken; not cut short.</summary>
    public Removed Remove(string value) => Removal.Remove(value, CancellationToken.None).ShouldNotBeNull();

    public T Read<T>(Func<StoreSession, T> ask)
    {
        using var session = Store.Read();
        return ask(session);
    }

    public void Write(Action<StoreSession> work)
    {
        using var session = Store.Write();
        work(session);
        session.Commit();
    }

    public IReadOnlyList<Record> Records() => Read(s => s.Records.FindMany(s.Records.IdsAfter("", 10_000)).Values.OrderBy(r => r.Content.Title, StringComparer.Ordinal).ToList());

    public Record Titled(string title) => Records().Single(r => r.Content.Title == title);

    public Freshness FreshnessOf(Record record) => Read(s => s.SourceRecords.OfRecord(record.Id).Single().Record.Freshness);

    public long ChangeNumber() => Read(s => s.Records.ChangeNumber());

    /// <summary>The store's whole content but for when things were seen.</summary>
    public string Dump() => DumpOf(Dumps);

    /// <summary>Every row of every table.</summary>
    public string WholeDump() => DumpOf(["sources", "leases", "pages", "runs", "staged_items", "items", "source_records", "source_keys", "blocking_keys", "identity_ledger", "records", "tombstones", "changes", "corrections", "verdicts", "questions", "rejections", "venues", "pictures", "picture_uses"], "SELECT * FROM ");

    public IReadOnlyList<StoreDifference> Differences() => [.. new StoreVerification(Store, Time).Run(null, TestContext.Current.CancellationToken)];

    public int Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Store.Path};Pooling=False");
        return connection.Execute(sql);
    }

    public async ValueTask DisposeAsync()
    {
        PictureFollower.Dispose();
        _fetcher.Dispose();
        await Site.DisposeAsync();
        WikerStore.CloseIdle(Store.Path);
        Directory.Delete(_folder, recursive: true);
    }

    private string DumpOf(IEnumerable<string> queries, string before = "")
    {
        using var connection = new SqliteConnection($"Data Source={Store.Path};Pooling=False");
        return string.Join("\n\n", queries.Select(q => q + "\n" + string.Join('\n', connection.Query(before + q).Select(row => string.Join('|', ((IDictionary<string, object?>)row).Values)))));
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Wiker.Ingest.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException("The tests don't run within the tree.");
    }
}
