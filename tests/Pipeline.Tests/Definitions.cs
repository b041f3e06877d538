using System.Globalization;
using System.Net;
using System.Text;
using Wiker.Ingest.Crawlers.Sources;

namespace Wiker.Ingest.Pipeline.Tests;

/// <summary>One row of a table of events.</summary>
internal sealed record Row(string Id, string Title, string Start, string Text = "Ouvert à tous.", string Place = "Salle des fêtes");

/// <summary>One item of a feed.</summary>
internal sealed record Entry(string Title, string Day, string? Guid = null, string? Link = null, string Text = "La mairie vous informe.");

/// <summary>Sources of the invented town, and the documents that they publish.</summary>
internal static class Definitions
{
    private static readonly string[] Titles =
    [
        "Fest-noz du port", "Loto du collège", "Concert de la chorale", "Marché aux plantes", "Randonnée des marais", "Vide-grenier de la gare", "Bal des pompiers",
        "Conférence sur les oiseaux", "Atelier de poterie", "Projection du documentaire", "Tournoi de pétanque", "Exposition de photographies", "Repas des aînés",
        "Course cycliste", "Bourse aux jouets", "Théâtre amateur", "Dictée géante", "Cérémonie du souvenir", "Forum des métiers", "Nuit des étoiles",
    ];

    public static SourceDefinition Table(string id, Trust trust = Trust.Partner, RecordKind kind = RecordKind.Event) => Of(id, SourceKind.Csv, "table.csv", kind, trust) with
    {
        Csv = new CsvBlock(';', null, null, new Dictionary<string, FieldRule>
        {
            ["id"] = Rule("id"),
            ["title"] = Rule("titre"),
            ["start"] = Rule("debut"),
            ["place"] = Rule("lieu"),
            ["commune"] = Rule("commune"),
            ["body"] = Rule("texte"),
        }),
    };

    public static SourceDefinition News(string id) => Of(id, SourceKind.Feed, "feed.xml", RecordKind.News, Trust.Partner) with { Feed = new FeedBlock(new Dictionary<string, FieldRule>()) };

    public static SourceDefinition Agenda(string id) => Of(id, SourceKind.Html, "agenda", RecordKind.Event, Trust.Official) with
    {
        Html = new HtmlBlock("article.event", Rule("h2 a", "href"), Rule("a.next", "href"), new Dictionary<string, FieldRule> { ["title"] = Rule("h2"), ["when"] = Rule(".date"), ["place"] = Rule(".lieu"), ["price"] = Rule(".tarif") }),
    };

    /// <summary>That many events, each with its own title and day.</summary>
    public static IReadOnlyList<Row> Rows(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Row($"ev-{i}", Titles[i], string.Create(CultureInfo.InvariantCulture, $"2026-12-{i + 5:00}T20:30")))];

    public static void Publish(this Town town, SourceDefinition source, params IEnumerable<Row> rows)
    {
        var text = new StringBuilder("id;titre;debut;lieu;commune;texte\n");
        foreach (var row in rows)
            text.Append(CultureInfo.InvariantCulture, $"{row.Id};{row.Title};{row.Start};{row.Place};Donges;{row.Text}\n");
        town.Site.Serve(source.Url, text.ToString(), "text/csv; charset=utf-8");
    }

    public static void Publish(this Town town, SourceDefinition source, params IEnumerable<Entry> entries)
    {
        var text = new StringBuilder("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Nouvelles</title><link>http://nouvelles.town.test/</link>");
        foreach (var entry in entries)
        {
            text.Append(CultureInfo.InvariantCulture, $"<item><title>{WebUtility.HtmlEncode(entry.Title)}</title><pubDate>{DateTime.ParseExact(entry.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture):ddd, dd MMM yyyy} 08:00:00 GMT</pubDate>");
            text.Append(CultureInfo.InvariantCulture, $"<description>{WebUtility.HtmlEncode(entry.Text)}</description>");
            if (entry.Guid is not null)
                text.Append(CultureInfo.InvariantCulture, $"<guid isPermaLink=\"false\">{entry.Guid}</guid>");
            if (entry.Link is not null)
                text.Append(CultureInfo.InvariantCulture, $"<link>{entry.Link}</link>");
            text.Append("</item>");
        }
        town.Site.Serve(source.Url, text.Append("</channel></rss>").ToString(), "application/rss+xml; charset=utf-8");
    }

    /// <summary>A page of the agenda: its rows lead to detail pages of their own, <paramref name="next"/> to the next page of the list.</summary>
    public static void PublishList(this Town town, Uri address, IEnumerable<Row> rows, string? next = null)
    {
        var articles = rows.Select(r => $"<article class=\"event\"><h2><a href=\"/fiche/{r.Id}\">{r.Title}</a></h2><p class=\"date\">{r.Start}</p></article>");
        town.Site.Serve(address, $"<!doctype html><html lang=\"fr\"><head><title>Agenda</title></head><body><main><h1>Agenda</h1>{string.Concat(articles)}{(next is null ? "" : $"<a class=\"next\" href=\"{next}\">Suite</a>")}</main></body></html>");
    }

    public static Uri Detail(SourceDefinition source, Row row) => new(source.Url, $"/fiche/{row.Id}");

    public static void PublishDetails(this Town town, SourceDefinition source, IEnumerable<Row> rows)
    {
        foreach (var row in rows)
            town.Site.Serve(Detail(source, row), $"<!doctype html><html lang=\"fr\"><head><title>{row.Title}</title></head><body><main><h1>{row.Title}</h1><p class=\"lieu\">{row.Place}, Donges</p><p class=\"tarif\">5 €</p></main></body></html>");
    }

    public static FieldRule Rule(string select, string? attribute = null) => new(select, attribute, null, null, null, null);

    private static SourceDefinition Of(string id, SourceKind kind, string page, RecordKind records, Trust trust) => new()
    {
        Profile = new SourceProfile
        {
            Id = id,
            Name = $"Source {id}",
            Records = records,
            Commune = "44052",
            Trust = trust,
            Licence = new SourceLicence("lov2", Reuse.Full, $"Source {id}"),
        },
        Kind = kind,
        Url = new Uri($"http://{id}.town.test/{page}"),
        Schedule = new SourceSchedule(TimeSpan.FromHours(6), null),
        Origin = $"{id}.yml",
    };
}
