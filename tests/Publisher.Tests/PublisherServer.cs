using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Wiker.Ingest.Crawlers.Weather;
using Wiker.Ingest.Index.Embedded;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Pipeline;
using Wiker.Ingest.Pipeline.Pictures;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Pipeline.Weather;
using Wiker.Ingest.Publisher.Api;
using Wiker.Ingest.Store;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Publisher.Tests;

/// <summary>What is published over a real store and a real index in a temporary folder, on a loopback port; it is Tuesday, 24 November 2026, 10:00 in Donges.</summary>
internal abstract class PublisherServer : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private EmbeddedIndex _index = null!;
    private LoopbackServer _server = null!;

    public FakeTimeProvider Time { get; } = new(Start);
    public WikerStore Store { get; private set; } = null!;
    public HttpClient Http { get; private set; } = null!;
    public string Base { get; private set; } = "";

    protected string Folder { get; } = Directory.CreateTempSubdirectory("wiker-publisher-").FullName;

    /// <summary>How records are put into the index.</summary>
    protected abstract IndexDocuments Documents { get; }

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
    public void KeepPicture(string url, KeptPicture kept, params IEnumerable<string> recordIds) => KeptPictures.Keep(Store, Folder, url, kept, recordIds);

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

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.DisposeAsync();
        await _index.DisposeAsync();
        WikerStore.CloseIdle(Store.Path);
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Opens store and index and serves what <paramref name="map"/> maps; <paramref name="own"/> adds to the parts that every such server has.</summary>
    protected async Task OpenAsync(Func<PublisherParts, PublisherParts> own, Action<IServiceCollection> services, Action<WebApplication> map)
    {
        Store = WikerStore.Open(Path.Combine(Folder, "store.db"));
        _index = await EmbeddedIndex.OpenAsync(new EmbeddedIndexOptions { Folder = Path.Combine(Folder, "index") }, TestContext.Current.CancellationToken);
        var builder = LoopbackServer.Builder();
        builder.Services.AddRouting();
        builder.Services.AddSingleton(Taxonomy.Load(Path.Combine(SharedFolder.Repository, "config", "themes.yml")));
        builder.Services.AddPublisher(own(new PublisherParts
        {
            Store = Store,
            Index = _index,
            Gazetteer = Samples.Gazetteer,
            Territories = new Territories([]),
            Themes = [],
            CursorKey = new byte[32],
            Time = Time,
            Forecasts = new Forecasts(Store, new WeatherOptions { Url = "https://meteo.example/v1/forecast" }, Time),
            Pictures = new PictureFiles(Path.Combine(Folder, "pictures")),
            Templates = Path.Combine(SharedFolder.Repository, "config", "templates"),
            Lag = _ => Task.FromResult(0L),
        }));
        services(builder.Services);
        var app = builder.Build();
        app.MapPublisherApi();
        map(app);
        _server = await LoopbackServer.StartAsync(app);
        Base = _server.Url;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Base) };
    }

    private async Task FollowAsync() =>
        await new ChangeFollower(Store, _index, Documents, Time, NullLogger<ChangeFollower>.Instance).CatchUpAsync(TestContext.Current.CancellationToken);
}
