using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Host.Tests.EndToEnd;

/// <summary>The whole program with its index on a real search server, which goes away and comes back.</summary>
public sealed class IndexOnServerTests : IDisposable
{
    private const string Alias = "wiker-records-demo";
    private readonly Checkout _demo = new();
    private readonly string _serverData = Directory.CreateTempSubdirectory("wiker-server-").FullName;
    private readonly int _port = LoopbackPort.Reserved();
    private readonly ConcurrentQueue<string> _log = [];

    public void Dispose()
    {
        _demo.Dispose();
        Directory.Delete(_serverData, recursive: true);
    }

    [Theory]
    [InlineData(SearchServers.Elasticsearch, "Elasticsearch 8.")]
    [InlineData(SearchServers.OpenSearch, "OpenSearch 2.")]
    public async Task The_program_goes_on_while_the_search_server_is_away_and_catches_up_when_it_is_back(string product, string name)
    {
        SearchServers.Require();
        // Both products pass the contract; what the program does without a server is the same for both.
        Assert.SkipUnless(product == SearchServers.Elasticsearch || System.Environment.GetEnvironmentVariable("WIKER_SOAK") == "1", "stops and starts OpenSearch too with WIKER_SOAK=1.");
        // Never started: the demo starts, reads its sources and stores them.
        using var program = await ServeAsync();
        try
        {
            var record = await TellsThatItIsAwayAsync(program.Http);
            await IsToldAsync(1);
            var doctor = await AskAsync("doctor");
            (doctor.ExitCode, doctor.Output).ShouldSatisfyAllConditions(d => d.ExitCode.ShouldBe(1), d => d.Output.ShouldContain("can't be reached"));
            (await AskAsync("records", "search", "near=44052")).ExitCode.ShouldBe(3);
            (await AskAsync("reindex")).ShouldSatisfyAllConditions(r => r.ExitCode.ShouldBe(3), r => r.Errors.ShouldContain("can't be reached"));

            string index;
            JsonElement found;
            await using (await SearchServers.StartAsync(product, _serverData, _port))
            {
                await CatchesUpAsync(program.Http);
                found = await SearchAsync(program.Http, "near=44052&limit=100");
                found.GetProperty("total").GetInt32().ShouldBeGreaterThan(20);
                (await program.Http.GetAsync("communes/44052")).StatusCode.ShouldBe(HttpStatusCode.OK);
                index = await IndexAsync();
            }

            // Away again: what is written meanwhile waits in the change log.
            await TellsThatItIsAwayAsync(program.Http);
            var corrected = await AskAsync("records", "correct", record, "title", "Grand bal des pétrolettes");
            corrected.ExitCode.ShouldBe(0, corrected.Errors);
            await using (await SearchServers.StartAsync(product, _serverData, _port))
            {
                await CatchesUpAsync(program.Http);
                (await SearchAsync(program.Http, "q=pétrolettes&from=2000-01-01")).GetProperty("total").GetInt32().ShouldBe(1);
                (await IndexAsync()).ShouldBe(index, "it caught up from the log, and wasn't built anew");

                (await AskAsync("doctor")).Output.ShouldSatisfyAllConditions(d => d.ShouldContain(name), d => d.ShouldContain($"alias {Alias}"), d => d.ShouldContain("0 changes behind"));
                (await AskAsync("letter", "preview", "near=44052&when=month", "--text")).ExitCode.ShouldBe(0);
                (await AskAsync("reindex")).ExitCode.ShouldBe(0);
                (await IndexAsync()).ShouldNotBe(index);
                (await SearchAsync(program.Http, "q=pétrolettes&from=2000-01-01")).GetProperty("total").GetInt32().ShouldBe(1);
                found = await SearchAsync(program.Http, "near=44052&limit=100");
                await IsToldAsync(2); // before it goes once more, which may be told at once
            }

            // To the embedded index and without any crawl: the same answer.
            await program.StopAsync();
            var embedded = (await WikerProcess.RunAsync(_demo.Folder, "records", "search", "near=44052&limit=100", "--json", "--data", _demo.Data)).Json;
            Ids(embedded).ShouldBe(Ids(found));
        }
        finally
        {
            await program.StopAsync();
        }
    }

    [Theory]
    [InlineData("Index__Kind", "Solr", "neither Embedded nor Elasticsearch")]
    [InlineData("Index__Url", "localhost", "Index:Url is to be the server's address")]
    [InlineData("Index__Url", "http://me:geheim@localhost:9200", "Index:User and Index:Password")]
    [InlineData("Index__Name", "*", "Index:Name is to be")]
    [InlineData("Index__Certificate", "/no/such/file.pem", "there is no file")]
    public async Task A_setting_that_cannot_be_meant_is_refused_in_words(string variable, string value, string words)
    {
        var environment = new Dictionary<string, string> { ["Index__Kind"] = "Elasticsearch", ["Index__Url"] = "http://localhost:9200", [variable] = value };
        var refused = await WikerProcess.RunWithAsync(environment, _demo.Folder, "records", "search", "near=44052", "--data", _demo.Data);
        refused.ExitCode.ShouldBe(3);
        refused.Errors.ShouldContain(words);
        refused.Errors.ShouldNotContain("geheim");
    }

    // Gives the id of a stored record.
    private async Task<string> TellsThatItIsAwayAsync(HttpClient http)
    {
        var told = await HealthAsync(http, health => health.GetProperty("status").GetString() != "ok");
        (told.GetProperty("status").GetString(), told.GetProperty("store").GetString(), told.GetProperty("index").GetString(), told.GetProperty("lag").ValueKind)
            .ShouldBe(("degraded", "ok", "out", JsonValueKind.Null));
        foreach (var path in (string[])["communes/44052", "v1/records.json?near=44052", "v1/records.ics?near=44052", "v1/records.rss?near=44052", "letters/preview?near=44052"])
        {
            using var refused = await http.GetAsync(path);
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, path);
            refused.Headers.RetryAfter.ShouldNotBeNull(path);
        }
        var record = RecordInStore();
        (await http.GetAsync($"records/{record}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync($"v1/records/{record}.json")).StatusCode.ShouldBe(HttpStatusCode.OK);
        return record;
    }

    private static async Task CatchesUpAsync(HttpClient http) =>
        await HealthAsync(http, health => health.GetProperty("status").GetString() == "ok" && health.GetProperty("lag").GetInt64() == 0);

    // Once for each time that the server was away, and not at each look. What the program writes comes when it comes.
    private async Task IsToldAsync(int times)
    {
        using var patience = new CancellationTokenSource(WikerProcess.Patience);
        while (Told() < times)
            await Task.Delay(100, patience.Token);
        Told().ShouldBe(times, string.Join('\n', _log));

        int Told() => _log.Count(line => line.Contains("The index is away", StringComparison.Ordinal));
    }

    // What the program knows of the server holds for two seconds: health is asked until it says what is waited for.
    private static async Task<JsonElement> HealthAsync(HttpClient http, Func<JsonElement, bool> isReached)
    {
        using var patience = new CancellationTokenSource(WikerProcess.Patience);
        while (true)
        {
            var told = JsonDocument.Parse(await http.GetStringAsync("health", patience.Token)).RootElement;
            if (isReached(told))
                return told;
            await Task.Delay(100, patience.Token);
        }
    }

    private static async Task<JsonElement> SearchAsync(HttpClient http, string query) => JsonDocument.Parse(await http.GetStringAsync("v1/records.json?" + query)).RootElement;

    private async Task<string> IndexAsync()
    {
        using var http = new HttpClient();
        var aliases = JsonDocument.Parse(await http.GetStringAsync($"http://127.0.0.1:{_port}/{Alias}*/_alias")).RootElement.EnumerateObject().Select(i => i.Name).ToList();
        return aliases.ShouldHaveSingleItem();
    }

    private string RecordInStore()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_demo.Data, "store.db")};Mode=ReadOnly;Pooling=False");
        return connection.QueryFirst<string>("SELECT id FROM records WHERE content LIKE '%\"kind\":\"event\"%' ORDER BY id");
    }

    private static IEnumerable<string?> Ids(JsonElement answer) => answer.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString());

    private Dictionary<string, string> Environment(string name) => new() { ["Index__Kind"] = "Elasticsearch", ["Index__Url"] = $"http://127.0.0.1:{_port}", ["Index__Name"] = name };

    // The demo adds its own ending to the name.
    private Task<WikerProcess.Result> AskAsync(params string[] arguments) => WikerProcess.RunWithAsync(Environment(Alias), _demo.Folder, [.. arguments, "--data", _demo.Data]);

    private async Task<Program> ServeAsync()
    {
        var process = WikerProcess.StartWith(Environment("wiker-records"), _demo.Folder, "demo", "--json", "--port", "0", "--data", _demo.Data);
        process.ErrorDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        process.BeginErrorReadLine();
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The demo ended before it served: " + string.Join('\n', _log));
        var address = new Uri(new Uri(JsonDocument.Parse(line).RootElement.GetProperty("url").GetString()!), "/");
        return new Program(process, new HttpClient { BaseAddress = address, Timeout = WikerProcess.Patience });
    }

    private sealed record Program(Process Process, HttpClient Http) : IDisposable
    {
        public async Task StopAsync()
        {
            if (Process.HasExited)
                return;
            Process.Kill(entireProcessTree: true);
            await Process.WaitForExitAsync();
        }

        public void Dispose()
        {
            Http.Dispose();
            Process.Dispose();
        }
    }
}
