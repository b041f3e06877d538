using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using Wiker.Ingest.Index;
using Wiker.Ingest.Pipeline;
using Wiker.Ingest.Pipeline.Scheduling;
using Wiker.Ingest.Pipeline.Searching;
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
        services.AddSingleton(parts.Time);
        services.AddSingleton(parts.Store);
        services.AddSingleton(parts.Gazetteer);
        services.AddSingleton(parts.Taxonomy);
        services.AddSingleton(index);
        services.AddSingleton(follower);
        services.AddSingleton(parts.SourceRun);
        services.AddSingleton(new Territories(parts.Territories.Territories));
        services.AddSingleton(new CursorSeal(parts.CursorKey()));
        services.AddSingleton(new SourcesInForce(parts.Catalogue.Definitions));
        services.AddSingleton<CrawlSchedule>();
        services.AddTransient<CrawlJob>();
        services.AddQuartz(quartz => quartz.UseDefaultThreadPool(pool => pool.MaxConcurrency = 16));
        services.AddPublisherApi(builder.Configuration, parts.Setting.Installation.Templates);
        services.AddPublisherSite();
        services.AddLetters();

        var web = builder.Build();
        web.UsePublisherApi();
        web.MapPublisherApi();
        web.MapPublisherSite();
        web.MapLetterPreview();
        OwnerEndpoints.Map(web, follower);
        return web;
    }
}
