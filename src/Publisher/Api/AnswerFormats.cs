using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Wiker.Ingest.Pipeline.Holidays;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Feeds;
using Wiker.Ingest.Publisher.Templates;
using Wiker.Ingest.Publisher.Views;

namespace Wiker.Ingest.Publisher.Api;

/// <summary>One shape of an answer. <paramref name="Template"/> is set for those that a template writes.</summary>
internal sealed record AnswerFormat(string Name, string ContentType, OutputLimits Limits, string Description, string? Template = null, OutputType Type = OutputType.Text)
{
    /// <summary>True where the body has no place of its own for the next page's address.</summary>
    public bool LinksNext => Name is "ics" or "csv" or "geojson";

    public static IReadOnlyList<AnswerFormat> All { get; } =
    [
        new("json", "application/json; charset=utf-8", OutputLimits.Listed, "Records as JSON"),
        new("rss", "application/rss+xml; charset=utf-8", OutputLimits.Paged, "RSS 2.0", "feeds/rss.xml.scriban", OutputType.Xml),
        new("atom", "application/atom+xml; charset=utf-8", OutputLimits.Paged, "Atom 1.0", "feeds/atom.xml.scriban", OutputType.Xml),
        new("jsonfeed", "application/feed+json; charset=utf-8", OutputLimits.Paged, "JSON Feed 1.1", "feeds/jsonfeed.json.scriban", OutputType.Json),
        new("ics", "text/calendar; charset=utf-8", OutputLimits.Calendar, "iCalendar, events only"),
        new("geojson", "application/geo+json; charset=utf-8", OutputLimits.Map, "GeoJSON, records with a point only"),
        new("csv", "text/csv; charset=utf-8; header=present", OutputLimits.Bulk, "CSV as in RFC 4180"),
    ];
}

/// <summary>Writes an answer in any format, and says beforehand by which entity tag the result goes.</summary>
internal sealed class AnswerFormats(RecordViews views, RecordPoints points, FeedModels feeds, RuleDates dates, TemplateRendering templates)
{
    private static readonly string Build = typeof(AnswerFormats).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    public byte[] Render(AnswerFormat format, SearchAnswer answer, AnswerAddresses addresses, CancellationToken cancellationToken) => format.Name switch
    {
        "json" => JsonSerializer.SerializeToUtf8Bytes(AnswerView.Of(answer, views, addresses.Base, addresses.Next), ViewJson.Public.AnswerView),
        "ics" => Encoding.UTF8.GetBytes(CalendarWriting.Write(answer, points, dates, addresses)),
        "geojson" => GeoJsonWriting.Write(answer, views, points, addresses),
        "csv" => Encoding.UTF8.GetBytes(CsvWriting.Write(answer, views, points, addresses)),
        _ => Encoding.UTF8.GetBytes(templates.Render(format.Template!, format.Type, feeds.Of(answer, addresses, cancellationToken), cancellationToken)),
    };

    /// <summary>
    /// Strong, and alike for alike answers: ids, versions, distances and the query as understood, whose days change at midnight. <c>sources[].seen</c> isn't part of it.
    /// </summary>
    public EntityTagHeaderValue TagOf(AnswerFormat format, SearchAnswer answer, AnswerAddresses addresses)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, $"{Build}\n{format.Name}\n{addresses.Self}\n{answer.Total}\n{answer.Next is not null}");
        if (format.Template is { } template)
            Add(hash, templates.StampOf(template) + templates.StampOf(FeedModels.ItemTemplate));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(QueryView.Of(answer.Query), ViewJson.Public.QueryView));
        foreach (var (facet, counts) in answer.Facets.OrderBy(f => f.Key))
            Add(hash, $"\n{facet} {string.Join(' ', counts)}");
        foreach (var item in answer.Items)
            Add(hash, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\n{item.Record.Id} {item.Record.Version} {item.DistanceMetres:0} {dates.StampOf(item.Record.Content)}"));
        foreach (var forecast in answer.Forecasts)
            hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(ForecastView.Of(forecast), ViewJson.Public.ForecastView));
        return Revalidation.TagOf(hash.GetHashAndReset());
    }

    /// <summary>The tag of one record's own document; the day and school holidays count where a rule is expanded by them.</summary>
    public static EntityTagHeaderValue TagOf(string form, RecordView view, string baseUrl)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var ruled = view is EventView { Rule: not null } e ? string.Join(' ', e.Occurrences.Select(o => o.Start)) : "";
        Add(hash, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Build}\n{form}\n{baseUrl}\n{view.Id} {view.Version} {ruled}"));
        return Revalidation.TagOf(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text));
}
