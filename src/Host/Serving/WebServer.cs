using Microsoft.Extensions.Options;
using Quartz;
using Wiker.Ingest.Crawlers.Geocoding;
using Wiker.Ingest.Index;
using Wiker.Ingest.Pipeline;
using Wiker.Ingest.Pipeline.Scheduling;
using Wiker.Ingest.Publisher;
using Wiker.Ingest.Publisher.Api;
using Wiker.Ingest.Publisher.Newsletters;
using Wiker.Ingest.Publisher.Site;

namespace Wiker.Ingest.Host.Serving;

/// <summary>Puts the parts behind HTTP on the loopback address; composition only.</summary>
internal static class WebServer
{
    public static WebApplication Build(Composition parts, IRecordIndex index, ChangeFollower follower, int port)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(WebServer).Assembly.GetName().Name });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenLocalhost(port);
        });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(parts.Setting.Logs);

        var services = builder.Services;
        services.AddOptions<PublisherOptions>().Bind(builder.Configuration.GetSection(PublisherOptions.Section));
        // Nothing that is served asks the geocoder, but a setting that can't be meant is told at start and not weeks later.
        services.AddOptions<GeocoderOptions>().Bind(builder.Configuration.GetSection(GeocoderOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<GeocoderOptions>, GeocoderOptionsValidator>();
        services.AddPublisher(new PublisherParts
        {
            Store = parts.Store,
            Index = index,
            Gazetteer = parts.Gazetteer,
            Territories = parts.Zones,
            Themes = [.. parts.Taxonomy.Themes.Select(t => t.Id)],
            CursorKey = parts.CursorKey(),
            Time = parts.Time,
            Dates = parts.RuleDates,
            Forecasts = parts.Forecasts,
            Pictures = parts.Pictures,
            Templates = parts.Setting.Installation.Templates,
            Lag = follower.LagAsync,
        });
        services.AddSingleton(parts.Taxonomy);
        services.AddPublisherSite();
        services.AddSingleton<LetterComposing>();

        services.AddSingleton(parts.SourceRun);
        services.AddSingleton(new SourcesInForce(parts.Catalogue.Definitions));
        services.AddSingleton<CrawlSchedule>();
        services.AddTransient<CrawlJob>();
        services.AddSingleton(parts.Retention);
        services.AddTransient<RetentionJob>();
        if (parts.ForecastUpdate is { } forecasts)
        {
            services.AddSingleton(forecasts);
            services.AddTransient<ForecastJob>();
        }
        services.AddQuartz(quartz => quartz.UseDefaultThreadPool(pool => pool.MaxConcurrency = 16));

        var web = builder.Build();
        web.MapPublisherApi();
        web.MapPublisherSite();
        web.MapLetterPreview();
        OwnerEndpoints.Map(web, follower);
        return web;
    }
}
