using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Wiker.Ingest.Crawlers.Weather;
using Wiker.Ingest.Index.Embedded;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Pipeline;
using Wiker.Ingest.Pipeline.Holidays;
using Wiker.Ingest.Pipeline.Pictures;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Pipeline.Weather;
using Wiker.Ingest.Publisher.Api;
using Wiker.Ingest.Publisher.Site;
using Wiker.Ingest.Store;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Publisher.Tests.Site;

/// <summary>Pages and API over a real store and a real index in a temporary folder, on a loopback port; it is Tuesday, 24 November 2026, 10:00 in Donges.</summary>
internal sealed class SiteServer : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("wiker-site-").FullName;
    private EmbeddedIndex _index = null!;
    private LoopbackServer _server = null!;

    public FakeTimeProvider Time { get; } = new(Start);
    public WikerStore Store { get; private set; } = null!;
    public HttpClient Http { get; private set; } = null!;
    public string Base { get; private set; } = "";
    /// <summary>School holidays; none unless a test writes them.</summary>
    public SchoolCalendarFile Calendar => field ??= new SchoolCalendarFile(Path.Combine(_folder, "calendar", "school-holidays.csv"));

    public static async Task<SiteServer> RunAsync(IEnumerable<Record> records, Territory? territory = null, (string Url, string Attribution)? tiles = null)
    {
        var server = new SiteServer();
        await server.OpenAsync(territory ?? new Territory { Insee = "44052", Name = "Donges", Colours = new Dictionary<string, string> { ["accent"] = "#0a6f5a" }, Themes = ["sport"] }, tiles);
        await server.AddAsync(records);
        return server;
    }

    public async Task AddAsync(IEnumerable<Record> records)
    {
        using (var session = Store.Write())
        {
            foreach (var record in records)
                session.Records.Save(record, record.Updated);
            session.Commit();
        }
        await FollowAsync();
    }

    /// <summary>Keeps forecasts, as an update would.</summary>
    public void Foretell(params IEnumerable<Forecast> forecasts)
    {
        using var session = Store.Write();
        foreach (var forecast in forecasts)
            session.Forecasts.Save(forecast, "cell");
        session.Commit();
    }

    /// <summary>Thumbnails of the records' picture, as if it had been fetched.</summary>
    public void KeepPicture(string url, KeptPicture kept, params IEnumerable<string> recordIds) => KeptPictures.Keep(Store, _folder, url, kept, recordIds);

    public async Task BuryAsync(string id, string? mergedInto)
    {
        using (var session = Store.Write())
        {
            session.Records.Bury(id, Start, mergedInto, Start);
            session.Commit();
        }
        await FollowAsync();
    }

    public async Task<HttpResponseMessage> GetAsync(string path, string? ifNoneMatch = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        if (ifNoneMatch is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<string> TextAsync(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(expected, text);
        return text;
    }

    public async Task<IHtmlDocument> PageAsync(string path, HttpStatusCode expected = HttpStatusCode.OK) => new HtmlParser().ParseDocument(await TextAsync(path, expected));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.DisposeAsync();
        await _index.DisposeAsync();
        WikerStore.CloseIdle(Store.Path);
        Directory.Delete(_folder, recursive: true);
    }

    private async Task FollowAsync() =>
        await new ChangeFollower(Store, _index, new IndexDocuments(Samples.Gazetteer, new RuleDates(Calendar)), Time, NullLogger<ChangeFollower>.Instance).CatchUpAsync(TestContext.Current.CancellationToken);

    private async Task OpenAsync(Territory territory, (string Url, string Attribution)? tiles)
    {
        Store = WikerStore.Open(Path.Combine(_folder, "store.db"));
        _index = await EmbeddedIndex.OpenAsync(new EmbeddedIndexOptions { Folder = Path.Combine(_folder, "index") }, TestContext.Current.CancellationToken);
        var taxonomy = Taxonomy.Load(Path.Combine(SharedFolder.Repository, "config", "themes.yml"));
        var builder = LoopbackServer.Builder();
        builder.Services.AddRouting();
        builder.Services.AddSingleton(taxonomy);
        builder.Services.Configure<PublisherOptions>(o => (o.MapTiles, o.MapTilesAttribution) = (tiles?.Url, tiles?.Attribution));
        builder.Services.AddPublisher(new PublisherParts
        {
            Store = Store,
            Index = _index,
            Gazetteer = Samples.Gazetteer,
            Territories = new Territories([territory]),
            Themes = [.. taxonomy.Themes.Select(t => t.Id)],
            CursorKey = new byte[32],
            Time = Time,
            Forecasts = new Forecasts(Store, new WeatherOptions { Url = "https://meteo.example/v1/forecast" }, Time),
            Pictures = new PictureFiles(Path.Combine(_folder, "pictures")),
            Dates = new RuleDates(Calendar),
            Templates = Path.Combine(SharedFolder.Repository, "config", "templates"),
            Lag = _ => Task.FromResult(0L),
        });
        builder.Services.AddPublisherSite();
        var app = builder.Build();
        app.MapPublisherApi();
        app.MapPublisherSite();
        _server = await LoopbackServer.StartAsync(app);
        Base = _server.Url;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Base) };
    }
}
