using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Wiker.Ingest.Crawlers.Weather;
using Wiker.Ingest.Index;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Pipeline.Holidays;
using Wiker.Ingest.Pipeline.Pictures;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Pipeline.Weather;
using Wiker.Ingest.Publisher.Api;
using Wiker.Ingest.Publisher.Feeds;
using Wiker.Ingest.Publisher.Site;
using Wiker.Ingest.Publisher.Templates;
using Wiker.Ingest.Publisher.Views;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Publisher;

/// <summary>Settings of section <c>Publisher</c>.</summary>
public sealed class PublisherOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Publisher";

    /// <summary>The address that the public knows, http(s), with the path that we are mounted at if any; null: the request's own host, where that is loopback.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>Address of the map's background tiles with <c>{z}</c>, <c>{x}</c> and <c>{y}</c>, http(s); null: the map has none. Readers' browsers ask it only after a click.</summary>
    public string? MapTiles { get; set; }

    /// <summary>Who made the tiles, in the words that their licence asks for; needed with <see cref="MapTiles"/>.</summary>
    public string? MapTilesAttribution { get; set; }

    /// <summary>The two as they belong together; null without.</summary>
    internal MapTiles? Tiles => (MapTiles, MapTilesAttribution) is ({ } url, { } attribution) ? new(url, attribution) : null;
}

/// <summary>How many changes of the log the index has not taken yet. Throws when the index is out.</summary>
public delegate Task<long> IndexLag(CancellationToken cancellationToken);

/// <summary>What the publisher works on; made by the host, which also disposes it.</summary>
public sealed record PublisherParts
{
    public required WikerStore Store { get; init; }
    public required IRecordIndex Index { get; init; }
    public required Gazetteer Gazetteer { get; init; }
    public required Territories Territories { get; init; }
    /// <summary>Every theme id of the taxonomy.</summary>
    public required IReadOnlyCollection<string> Themes { get; init; }
    /// <summary>Secret of at least 16 bytes that signs cursors.</summary>
    public required byte[] CursorKey { get; init; }
    public required TimeProvider Time { get; init; }
    /// <summary>The same that the index is filled by.</summary>
    public RuleDates Dates { get; init; } = RuleDates.WithoutSchoolHolidays;
    /// <summary>Weather that may be shown; null: none, ever.</summary>
    public Forecasts? Forecasts { get; init; }
    /// <summary>Thumbnails of pictures; null: none are served.</summary>
    public PictureFiles? Pictures { get; init; }
    /// <summary><c>config/templates</c>.</summary>
    public required string Templates { get; init; }
    public required IndexLag Lag { get; init; }
}

/// <summary>Registration of what pages, API, feeds and letters share.</summary>
public static class PublisherServices
{
    private static readonly string[] CompressedTypes =
    [
        "application/json", "application/problem+json", "application/rss+xml", "application/atom+xml", "application/feed+json",
        "application/geo+json", "application/ld+json", "text/calendar", "text/csv", "text/html", "text/css", "text/javascript", "application/javascript", "image/svg+xml",
    ];

    /// <summary>
    /// Adds <see cref="RecordSearch"/>, <see cref="QueryResolution"/>, <see cref="RecordViews"/>, <see cref="RecordPoints"/>, <see cref="TemplateRendering"/>,
    /// <see cref="PublicAddresses"/>, the parts themselves, OpenAPI, CORS and compression. Bind <see cref="PublisherOptions"/> beside it.
    /// </summary>
    public static IServiceCollection AddPublisher(this IServiceCollection services, PublisherParts parts)
    {
        services.AddSingleton(parts);
        services.AddSingleton(parts.Store);
        services.AddSingleton(parts.Index);
        services.AddSingleton(parts.Gazetteer);
        services.AddSingleton(parts.Territories);
        services.AddSingleton(parts.Time);
        services.AddSingleton(parts.Dates);
        services.AddSingleton(parts.Forecasts ?? new Forecasts(parts.Store, new WeatherOptions(), parts.Time));
        services.AddSingleton<ForecastSearch>();
        services.AddSingleton(new QueryResolution(parts.Gazetteer, parts.Territories, parts.Themes, parts.Time));
        services.AddSingleton(new CursorSeal(parts.CursorKey));
        services.AddSingleton<RecordSearch>();
        services.AddSingleton<TitleSuggestions>();
        services.AddSingleton<MapSearch>();
        services.AddSingleton<CommuneLookup>();
        services.AddSingleton<RecordViews>();
        services.AddSingleton<RecordPoints>();
        services.AddSingleton(new TemplateRendering(parts.Templates));
        services.AddSingleton<FeedModels>();
        services.AddSingleton<AnswerFormats>();
        services.AddSingleton<PublicAddresses>();
        services.AddOptions<PublisherOptions>()
            .Validate(o => o.BaseUrl is null || (Uri.TryCreate(o.BaseUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"), "Publisher:BaseUrl must be an absolute http or https address.")
            .Validate(o => o.MapTiles is null || MapTiles.AddressOf(o.MapTiles) is not null, "Publisher:MapTiles must be an absolute http or https address with {z}, {x} and {y}.")
            .Validate(o => o.MapTiles is null || !string.IsNullOrWhiteSpace(o.MapTilesAttribution), "Publisher:MapTilesAttribution must name who made the tiles of Publisher:MapTiles.")
            .ValidateOnStart();
        services.AddOpenApi(ApiDescription.DocumentName, ApiDescription.Configure);
        services.AddCors(cors => cors.AddPolicy(PublisherApi.CorsPolicy, policy => policy
            .AllowAnyOrigin().AllowAnyHeader().WithMethods("GET", "HEAD").WithExposedHeaders("ETag", "Link", "Location")));
        services.AddResponseCompression(compression =>
        {
            // What we answer is public and holds no secret that a length could betray.
            compression.EnableForHttps = true;
            compression.MimeTypes = CompressedTypes;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        return services;
    }
}
