using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Pipeline;
using Wiker.Ingest.Pipeline.Holidays;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Site;
using Wiker.Ingest.Tests;

namespace Wiker.Ingest.Publisher.Tests.Site;

/// <summary>Pages beside the API.</summary>
internal sealed class SiteServer : PublisherServer
{
    /// <summary>School holidays; none unless a test writes them.</summary>
    public SchoolCalendarFile Calendar => field ??= new SchoolCalendarFile(Path.Combine(Folder, "calendar", "school-holidays.csv"));

    protected override IndexDocuments Documents => new(Samples.Gazetteer, new RuleDates(Calendar));

    public static async Task<SiteServer> RunAsync(IEnumerable<Record> records, Territory? territory = null, (string Url, string Attribution)? tiles = null)
    {
        var server = new SiteServer();
        await server.OpenAsync(
            parts => parts with
            {
                Territories = new Territories([territory ?? new Territory { Insee = "44052", Name = "Donges", Colours = new Dictionary<string, string> { ["accent"] = "#0a6f5a" }, Themes = ["sport"] }]),
                Themes = [.. Taxonomy.Load(Path.Combine(SharedFolder.Repository, "config", "themes.yml")).Themes.Select(t => t.Id)],
                Dates = new RuleDates(server.Calendar),
            },
            services => services.Configure<PublisherOptions>(o => (o.MapTiles, o.MapTilesAttribution) = (tiles?.Url, tiles?.Attribution)).AddPublisherSite(),
            app => app.MapPublisherSite());
        await server.AddAsync(records);
        return server;
    }

    public async Task<IHtmlDocument> PageAsync(string path, HttpStatusCode expected = HttpStatusCode.OK) => new HtmlParser().ParseDocument(await TextAsync(path, expected));
}
