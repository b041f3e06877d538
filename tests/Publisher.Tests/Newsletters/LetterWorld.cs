using Microsoft.Extensions.Time.Testing;
using Wiker.Ingest.Crawlers.Weather;
using Wiker.Ingest.Index;
using Wiker.Ingest.Index.Embedded;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Pipeline;
using Wiker.Ingest.Pipeline.Holidays;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Pipeline.Weather;
using Wiker.Ingest.Publisher.Newsletters;
using Wiker.Ingest.Publisher.Templates;
using Wiker.Ingest.Store;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Publisher.Tests.Newsletters;

/// <summary>Letters over a real store and a real index in a temporary folder; it is Tuesday, 24 November 2026, ten o'clock in Donges.</summary>
internal sealed class LetterWorld : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    public static readonly Uri Base = new("https://lettres.example/wiker/");
    private readonly string _folder = Directory.CreateTempSubdirectory("wiker-letters-").FullName;
    private WikerStore _store = null!;
    private EmbeddedIndex _index = null!;

    public LetterComposing Letters { get; private set; } = null!;

    public static Gazetteer Gazetteer { get; } = new(
    [
        new Commune("44052", "Donges", ["44480"], "44", 8000, "244400644", new LatLon(47.3186, -2.0755)),
        new Commune("44103", "Montoir-de-Bretagne", ["44550"], "44", 7000, "244400644", new LatLon(47.3267, -2.1506)),
        new Commune("44116", "Paimbœuf", ["44560"], "44", 3000, null, new LatLon(47.2872, -2.0306)),
        new Commune("44013", "Besné", ["44160"], "44", 3000, null, null),
    ]);

    public static async Task<LetterWorld> OfAsync(IReadOnlyCollection<Record> records, string? templates = null, IReadOnlyList<Territory>? territories = null, IReadOnlyList<SchoolHoliday>? holidays = null, Forecast? forecast = null)
    {
        var world = new LetterWorld();
        var cancellation = TestContext.Current.CancellationToken;
        var time = new FakeTimeProvider(Now);
        world._store = WikerStore.Open(Path.Combine(world._folder, "store.db"));
        world._index = await EmbeddedIndex.OpenAsync(new EmbeddedIndexOptions { Folder = Path.Combine(world._folder, "index"), Time = time }, cancellation);
        var saved = new List<Record>();
        using (var session = world._store.Write())
        {
            if (forecast is not null)
                session.Forecasts.Save(forecast, "cell");
            saved.AddRange(records.Select(record => session.Records.Save(record, record.Updated)));
            session.Commit();
        }
        var calendar = new SchoolCalendarFile(Path.Combine(world._folder, "calendar", "school-holidays.csv"));
        if (holidays is not null)
            calendar.Write(holidays);
        var dates = new RuleDates(calendar);
        var documents = new IndexDocuments(Gazetteer, dates);
        await world._index.ApplyAsync([.. saved.Select(r => new IndexEntry(r.Id, r.Version, documents.Of(r, new DateOnly(2026, 11, 24))))], saved.Count, cancellation);
        var config = Path.Combine(SharedFolder.Repository, "config");
        var taxonomy = Taxonomy.Load(Path.Combine(config, "themes.yml"));
        var all = new Territories(territories ?? []);
        var search = new RecordSearch(world._store, world._index, new QueryResolution(Gazetteer, all, [.. taxonomy.Themes.Select(t => t.Id)], time), new CursorSeal(new byte[32]));
        world.Letters = new LetterComposing(search, Gazetteer, all, taxonomy, new TemplateRendering(templates ?? Path.Combine(config, "templates")), dates, time,
            new Forecasts(world._store, new WeatherOptions { Url = "https://meteo.example/v1/forecast" }, time));
        return world;
    }

    /// <summary>Thumbnails of the records' picture, as if it had been fetched.</summary>
    public void KeepPicture(string url, KeptPicture kept, params IEnumerable<string> recordIds) => KeptPictures.Keep(_store, _folder, url, kept, recordIds);

    public async Task<Letter> ComposeAsync(string query) =>
        (await Letters.ComposeAsync(RecordQueryUrl.Parse(query).Query.ShouldNotBeNull(), Base, TestContext.Current.CancellationToken)).ShouldBeOfType<LetterOutcome.Composed>().Letter;

    public async ValueTask DisposeAsync()
    {
        await _index.DisposeAsync();
        WikerStore.CloseIdle(_store.Path);
        Directory.Delete(_folder, recursive: true);
    }
}
