using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Host.Demo;
using Wiker.Ingest.Host.Serving;
using Wiker.Ingest.Index;
using Wiker.Ingest.Pipeline;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Host.Commands;

/// <summary>What <c>wiker demo --json</c> prints.</summary>
internal sealed record DemoAnswer(string? Url, string? Api, IReadOnlyList<string> Feeds, int Records, int Sources);

/// <summary><c>wiker demo</c>: a miniature web around Donges, crawled in front of you and served.</summary>
internal static class DemoCommand
{
    private static readonly Option<int> Port = new("--port") { Description = "Port to serve on; the next free one if it is taken", DefaultValueFactory = _ => 5080 };
    private static readonly Option<bool> Once = new("--once") { Description = "End after the crawl" };
    private static readonly string[] Formats = ["rss", "atom", "jsonfeed", "ics", "geojson", "csv"];
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(30);

    public static Command Make()
    {
        var command = new Command("demo",
            """
            The demo territory: a miniature web around Donges, crawled in front of you and served. No internet is used, nothing is kept unless you name a folder.

            Examples:
              wiker demo
              wiker demo --once --data ./demo-data --json
              WIKER_DEMO_DATE=2027-03-01 wiker demo
            """)
        { Port, Once, Settings.Json };
        Settings.CheckPort(Port);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var installation = Installation.Find();
        if (installation.Demo is not { } demo)
            throw new CannotRunException("The folder demo/ isn't in the current folder, in a parent of it, or beside the program.");
        if (!DemoClock.TryFrom(Environment.GetEnvironmentVariable(DemoClock.Variable), TimeProvider.System, out var time))
            throw new CannotRunException($"{DemoClock.Variable} is to be a day such as 2027-03-01.");

        var kept = parse.GetValue(Settings.Data);
        var folder = kept is null ? Directory.CreateTempSubdirectory("wiker-demo-").FullName : Path.GetFullPath(kept);
        try
        {
            await using var web = await DemoWeb.StartAsync(Path.Combine(demo, "web"), MorningOf(time), time, cancellationToken);
            using var parts = new Composition(new Setting
            {
                Installation = installation,
                Data = new DataFolder(folder),
                Time = time,
                Logs = Settings.Logs(LogLevel.Warning),
                Sources = new CatalogueFolders(Path.Combine(demo, "sources")),
                Territories = Path.Combine(demo, "territory.yml"),
                Fetching = DemoFetching.ForDemo(web.EndPoint),
                Weather = DemoFetching.Weather(Rhythm),
                Index = IndexOfDemo(),
            });
            SourceFaults.Warn(parts.Catalogue.Faults);
            return await ServeAsync(parts, parse, started, cancellationToken);
        }
        finally
        {
            if (kept is null)
                Discard(folder);
        }
    }

    // On a server the demo has an alias of its own: it never takes that of real records.
    private static IndexSettings IndexOfDemo()
    {
        var index = Settings.Index();
        index.Name += "-demo";
        index.IsOfDemo = true;
        return index;
    }

    // Marks count from the morning of the day, not from the second of the start: a second crawl of the same day finds the same words.
    private static DateTimeOffset MorningOf(TimeProvider time)
    {
        var morning = TimeZoneInfo.ConvertTime(time.GetUtcNow(), DemoClock.Paris).Date.AddHours(8);
        return new DateTimeOffset(morning, DemoClock.Paris.GetUtcOffset(morning));
    }

    private static async Task<int> ServeAsync(Composition parts, ParseResult parse, long started, CancellationToken cancellationToken)
    {
        using var owner = FolderLock.Take(parts.Setting.Data.Lock);
        await using var serving = await Service.StartAsync(parts, owner, parse.GetValue(Once) ? null : parse.GetValue(Port), nextFreePort: true, cancellationToken);
        serving.FollowPictures();
        if (serving.Url is not null)
            Terminal.Problem($"The page fills while the sources are read: {serving.Url}communes/44052");
        // Beside the sources, and whatever comes of it: their records don't wait for the weather.
        var weather = parts.ForecastUpdate!.RunAsync(cancellationToken);
        var reports = await CrawlProgress.RunAllAsync(parts.Catalogue.Definitions, parts.SourceRun, cancellationToken);
        await weather;
        await SettlePicturesAsync(serving, cancellationToken);
        await CatchUpAsync(serving, cancellationToken);

        int records;
        using (var session = parts.Store.Read())
            records = session.Records.Count();
        Show(parse, serving.Url, records, reports, Stopwatch.GetElapsedTime(started));
        if (serving.Url is null)
            return ExitCode.Good;
        await serving.ScheduleAsync(Rhythm, cancellationToken);
        await serving.RunUntilStoppedAsync(cancellationToken);
        return ExitCode.Good;
    }

    // Records go without new pictures rather than the demo without records.
    private static async Task SettlePicturesAsync(Service serving, CancellationToken cancellationToken)
    {
        try
        {
            await serving.Pictures.SettleAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Terminal.Problem($"Pictures could not be fetched ({e.Message}); records are shown without.");
        }
    }

    // What was read is stored; an index that is away takes it when it is back.
    private static async Task CatchUpAsync(Service serving, CancellationToken cancellationToken)
    {
        try
        {
            await serving.Follower.CatchUpAsync(cancellationToken);
        }
        catch (IndexUnavailableException e)
        {
            Terminal.Problem($"{e.Message} What was read is stored, and is searched as soon as the index is back.");
        }
    }

    private static void Show(ParseResult parse, string? url, int records, IReadOnlyList<RunReport> reports, TimeSpan took)
    {
        IReadOnlyList<string> feeds = url is null ? [] : [.. Formats.Select(f => $"{url}v1/records.{f}?near=44052")];
        if (parse.GetValue(Settings.Json))
        {
            Terminal.Line(JsonSerializer.Serialize(
                new DemoAnswer(url is null ? null : $"{url}communes/44052", url is null ? null : $"{url}v1/records.json?near=44052", feeds, records, reports.Count), HostJson.Default.DemoAnswer));
            return;
        }
        Terminal.Line();
        Terminal.Line(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{records} records from {reports.Count(r => r.IsGood)} of {reports.Count} sources in {took.TotalSeconds:0.0} s."));
        if (url is null)
            return;
        Terminal.Line();
        Terminal.Line($"  the commune's page   {url}communes/44052");
        Terminal.Line($"  the JSON API         {url}v1/records.json?near=44052");
        Terminal.Line($"  its reference        {url}reference");
        Terminal.Line($"  feeds                {feeds[0]}");
        foreach (var feed in feeds.Skip(1))
            Terminal.Line($"                       {feed}");
        Terminal.Line($"  a letter             {url}letters/preview?near=44052&when=week");
        Terminal.Line();
        Terminal.Line("Each source is read again every 30 s: edit a file under demo/web and look. Ctrl+C ends it.");
    }

    private static void Discard(string folder)
    {
        try
        {
            WikerStore.CloseIdle(new DataFolder(folder).Store);
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A temporary folder that is left over harms nobody.
        }
    }
}
