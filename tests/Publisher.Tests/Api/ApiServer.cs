using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Wiker.Ingest.Crawlers.Weather;
using Wiker.Ingest.Index.Embedded;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Pipeline;
using Wiker.Ingest.Pipeline.Pictures;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Pipeline.Weather;
using Wiker.Ingest.Publisher.Api;
using Wiker.Ingest.Publisher.Newsletters;
using Wiker.Ingest.Store;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Publisher.Tests.Api;

/// <summary>The API over a real store and a real index in a temporary folder, on a loopback port.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("wiker-api-").FullName;
    private EmbeddedIndex _index = null!;
    private LoopbackServer _server = null!;

    public FakeTimeProvider Time { get; } = new(Start);
    public WikerStore Store { get; private set; } = null!;
    public HttpClient Http { get; private set; } = null!;
    public string Base { get; private set; } = "";
    public bool IndexIsOut { get; set; }

    public static async Task<ApiServer> RunAsync(IEnumerable<Record> records, string? baseUrl = null, string? templates = null)
    {
        var server = new ApiServer();
        await server.OpenAsync(baseUrl, templates ?? Path.Combine(SharedFolder.Repository, "config", "templates"));
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

    public async Task<HttpResponseMessage> GetAsync(string path, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (ifNoneMatch is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<string> TextAsync(string path)
    {
        using var answer = await GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return text;
    }

    public async Task<System.Text.Json.JsonElement> JsonAsync(string path) => System.Text.Json.JsonDocument.Parse(await TextAsync(path)).RootElement;

    /// <summary>Has something else stand where the store was.</summary>
    public void TakeStoreAway()
    {
        WikerStore.CloseIdle(Store.Path);
        File.Delete(Store.Path);
        Directory.CreateDirectory(Store.Path);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.DisposeAsync();
        await _index.DisposeAsync();
        WikerStore.CloseIdle(Store.Path);
        Directory.Delete(_folder, recursive: true);
    }

    private async Task FollowAsync()
    {
        var documents = new IndexDocuments(Samples.Gazetteer);
        using var session = Store.Read();
        var changes = session.Records.ChangesAfter(0, 10_000);
        var live = session.Records.FindMany([.. changes.Select(c => c.RecordId)]);
        var today = DateOnly.FromDateTime(Start.Date);
        await _index.ApplyAsync(
            [.. changes.Select(c => new Index.IndexEntry(c.RecordId, c.Number, live.TryGetValue(c.RecordId, out var record) ? documents.Of(record, today) : null))],
            session.Records.ChangeNumber(),
            TestContext.Current.CancellationToken);
    }

    private async Task OpenAsync(string? baseUrl, string templates)
    {
        Store = WikerStore.Open(Path.Combine(_folder, "store.db"));
        _index = await EmbeddedIndex.OpenAsync(new EmbeddedIndexOptions { Folder = Path.Combine(_folder, "index") }, TestContext.Current.CancellationToken);
        var builder = LoopbackServer.Builder();
        builder.Services.AddRouting();
        builder.Services.Configure<PublisherOptions>(o => o.BaseUrl = baseUrl);
        builder.Services.AddPublisher(new PublisherParts
        {
            Store = Store,
            Index = _index,
            Gazetteer = Samples.Gazetteer,
            Territories = new Territories([]),
            Themes = ["sport", "culture", "musique", "marche-brocante"],
            CursorKey = new byte[32],
            Time = Time,
            Forecasts = new Forecasts(Store, new WeatherOptions { Url = "https://meteo.example/v1/forecast" }, Time),
            Pictures = new PictureFiles(Path.Combine(_folder, "pictures")),
            Templates = templates,
            Lag = _ => IndexIsOut ? throw new IOException("out") : Task.FromResult(0L),
        });
        builder.Services.AddSingleton(Taxonomy.Load(Path.Combine(SharedFolder.Repository, "config", "themes.yml")));
        builder.Services.AddSingleton<LetterComposing>();
        var app = builder.Build();
        app.MapPublisherApi();
        app.MapLetterPreview();
        _server = await LoopbackServer.StartAsync(app);
        Base = _server.Url;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Base) };
    }
}
