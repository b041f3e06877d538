using System.Security.Cryptography;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers;
using Wiker.Ingest.Crawlers.Readers.Calendar;
using Wiker.Ingest.Crawlers.Readers.Csv;
using Wiker.Ingest.Crawlers.Readers.Feed;
using Wiker.Ingest.Crawlers.Readers.GeoJson;
using Wiker.Ingest.Crawlers.Readers.Html;
using Wiker.Ingest.Crawlers.Readers.Json;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Crawlers.Weather;
using Wiker.Ingest.Index;
using Wiker.Ingest.Index.Elasticsearch;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Normalizer.Geography.Places;
using Wiker.Ingest.Pipeline;
using Wiker.Ingest.Pipeline.Holidays;
using Wiker.Ingest.Pipeline.Pictures;
using Wiker.Ingest.Pipeline.Privacy;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Pipeline.Weather;
using Wiker.Ingest.Publisher.Newsletters;
using Wiker.Ingest.Publisher.Templates;
using Wiker.Ingest.Publisher.Views;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Host;

/// <summary>What a process works on: its data folder, its sources, its clock, and how it reaches hosts.</summary>
internal sealed record Setting
{
    public required Installation Installation { get; init; }
    public required DataFolder Data { get; init; }
    public required TimeProvider Time { get; init; }
    public required ILoggerFactory Logs { get; init; }
    public required CatalogueFolders Sources { get; init; }
    public required string Territories { get; init; }
    public required FetchingOptions Fetching { get; init; }
    public PipelineOptions Pipeline { get; init; } = new();
    public WeatherOptions Weather { get; init; } = new();
    public IndexSettings Index { get; init; } = new();
    public PictureOptions Pictures { get; init; } = new();
}

/// <summary>The parts of the program, each made when it is first asked for: a command that needs no store opens none.</summary>
internal sealed class Composition(Setting setting) : IDisposable
{
    private readonly Lazy<WikerStore> _store = new(() => WikerStore.Open(setting.Data.Store));
    private readonly Lazy<Gazetteer> _gazetteer = new(() => GazetteerFile.Load(setting.Installation.GazetteerFile, setting.Data.Path));
    private readonly Lazy<Taxonomy> _taxonomy = new(() => Taxonomy.Load(setting.Installation.Themes));
    private readonly Lazy<PoliteFetcher> _fetcher = new(() => new PoliteFetcher(setting.Fetching, setting.Time));
    private readonly Lazy<ForecastService?> _forecastService = new(() => setting.Weather.IsOn ? new ForecastService(setting.Weather, setting.Fetching, setting.Time) : null);
    private CatalogueLoad? _catalogue;
    private TerritoryLoad? _territories;

    public Setting Setting => setting;
    public TimeProvider Time => setting.Time;
    public WikerStore Store => _store.Value;
    public Gazetteer Gazetteer => _gazetteer.Value;
    public Taxonomy Taxonomy => _taxonomy.Value;
    public Normalization Normalization => field ??= new Normalization(Gazetteer, Taxonomy, KnownVenues());

    // What only reads a text makes no store, and does without one that is out of order.
    private VenueTable? KnownVenues()
    {
        if (!File.Exists(setting.Data.Store))
            return null;
        try
        {
            return new LearnedVenues(Store).Current();
        }
        catch (StoreException)
        {
            return null;
        }
    }

    /// <summary>The readers by kind; a new kind is one folder and one line here.</summary>
    public SourceReaders Readers => field ??= new SourceReaders(AllReaders());

    public SourceRun SourceRun => field ??= new SourceRun(
        Store, new PageBodies(setting.Data.Pages), _fetcher.Value, Readers, Normalization, RemovalKey, setting.Pipeline, Time, setting.Logs.CreateLogger<SourceRun>());

    /// <summary>Keys of the sources' APIs, out of the environment.</summary>
    public SourceKeys SourceKeys => field ??= new SourceKeys(setting.Pipeline);
    /// <summary>Thumbnails of pictures.</summary>
    public PictureFiles Pictures => field ??= new PictureFiles(setting.Data.Pictures);

    /// <summary>Has pictures fetched; for the owner of the data folder alone, who disposes it.</summary>
    public PictureFollower FollowPictures() => new(Store, Pictures, _fetcher.Value, setting.Pictures, Time, setting.Logs.CreateLogger<PictureFollower>());

    public Corrections Corrections => field ??= new Corrections(Store, RemovalKey, Time);

    /// <summary>The key of removal requests; made once for a data folder.</summary>
    public RemovalKey RemovalKey => field ??= new RemovalKey(Key("removals.key"));

    public Retention Retention => new(Store, new PageBodies(setting.Data.Pages), Time);

    public Removal Removal => new(Store, new PageBodies(setting.Data.Pages), Pictures, RemovalKey, Normalization, Time);

    /// <summary>School holidays, as the data folder knows them.</summary>
    public SchoolCalendarFile SchoolCalendar => field ??= new SchoolCalendarFile(setting.Data.SchoolHolidays);

    public RuleDates RuleDates => field ??= new RuleDates(SchoolCalendar);

    public RecordViews RecordViews => field ??= new RecordViews(Time, RuleDates);

    public SaidViews SaidViews => field ??= new SaidViews(RecordViews);

    public PoliteFetcher Fetcher => _fetcher.Value;

    public IndexDocuments IndexDocuments => field ??= new IndexDocuments(Gazetteer, RuleDates);

    /// <summary>The weather that may be shown.</summary>
    public Forecasts Forecasts => field ??= new Forecasts(Store, setting.Weather, Time);

    /// <summary>Keeps the forecasts up to date; null when no service is configured.</summary>
    public ForecastUpdate? ForecastUpdate => _forecastService.Value is { } service ? field ??= new ForecastUpdate(service, setting.Weather, Store, Zones, Gazetteer, Time) : null;

    /// <summary>Every commune's territory.</summary>
    public Territories Zones => field ??= new Territories(Territories.Territories);

    /// <summary>The index on a server as it is configured, which may be away; null: the embedded one is.</summary>
    public ElasticsearchIndex? IndexOnServer() => setting.Index is not { Kind: IndexKind.Elasticsearch } index ? null : new(new ElasticsearchIndexOptions
    {
        Url = new Uri(index.Url!),
        Name = index.Name,
        Store = StoreIdentity(),
        TakesOver = index.IsOfDemo,
        ApiKey = index.ApiKey,
        User = index.User,
        Password = index.Password,
        Certificate = index.Certificate,
        Logger = setting.Logs.CreateLogger<ElasticsearchIndex>(),
        Time = setting.Time,
    });

    private string StoreIdentity()
    {
        using var session = Store.Read();
        return session.Records.StoreIdentity();
    }

    /// <summary>Answers queries over that index.</summary>
    public RecordSearch SearchOver(IRecordIndex index) => new(
        Store, index, new QueryResolution(Gazetteer, Zones, ThemeIds, Time), new CursorSeal(CursorKey()), new ForecastSearch(Forecasts, Gazetteer));

    /// <summary>Composes letters over that index.</summary>
    public LetterComposing Letters(IRecordIndex index) => new(
        SearchOver(index), Gazetteer, Zones, Taxonomy, new TemplateRendering(setting.Installation.Templates), RuleDates, Time, Forecasts);

    private IReadOnlyCollection<string> ThemeIds => [.. Taxonomy.Themes.Select(t => t.Id)];

    /// <summary>The territory files.</summary>
    public TerritoryLoad Territories => _territories ??= TerritoryFiles.Load(setting.Territories, ThemeIds);

    /// <summary>Every definition, and every fault of every file.</summary>
    public CatalogueLoad Catalogue => _catalogue ??= SourceCatalogue.Load(setting.Sources, [.. Territories.Territories.Select(t => new CommuneRef(t.Insee, t.Name))], ThemeIds);

    /// <summary>The definition of that id.</summary>
    /// <exception cref="WrongUsageException">There is none.</exception>
    public SourceDefinition Source(string id) => Catalogue.Definitions.FirstOrDefault(d => d.Profile.Id == id)
        ?? throw new WrongUsageException($"No source has the id '{id}'; `wiker sources list` names them all.");

    /// <summary>The key that signs cursors; made once for a data folder.</summary>
    public byte[] CursorKey() => Key("cursor.key");

    private byte[] Key(string name)
    {
        var path = Path.Combine(setting.Data.Keys, name);
        if (File.Exists(path) && File.ReadAllBytes(path) is { Length: 32 } kept)
            return kept;
        Directory.CreateDirectory(setting.Data.Keys);
        var key = RandomNumberGenerator.GetBytes(32);
        File.WriteAllBytes(path, key);
        return key;
    }

    public static IReadOnlyList<ISourceReader> AllReaders() =>
    [
        new FeedSourceReader(),
        new CalendarSourceReader(),
        new HtmlSourceReader(),
        new CsvSourceReader(),
        new JsonSourceReader(),
        new GeoJsonSourceReader(),
    ];

    public void Dispose()
    {
        if (_fetcher.IsValueCreated)
            _fetcher.Value.Dispose();
        if (_forecastService.IsValueCreated)
            _forecastService.Value?.Dispose();
    }
}
