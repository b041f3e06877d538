using System.Text.RegularExpressions;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Themes;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Views;
using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Site;

/// <summary>Builds a commune's page: one query for each section, all of them the reader's own with another kind.</summary>
public sealed partial class CommunePages(RecordSearch search, Territories territories, Taxonomy taxonomy, TimeProvider time)
{
    private const int EventsShown = 24;
    private const int OthersShown = 6;
    private const int PageSize = 40;

    /// <summary>The page, or the faults of its query.</summary>
    public async Task<(CommuneModel? Model, IReadOnlyList<QueryFault> Faults)> BuildAsync(Commune commune, RecordQuery asked, CancellationToken cancellationToken)
    {
        var query = asked with { Near = commune.Insee };
        RecordKind? kind = query.Kinds is [var only] ? only : null;
        var zone = CommuneTime.ZoneOf(commune.Insee);
        var today = CommuneTime.Today(time, zone);
        var territory = territories.Of(commune);

        var answers = new List<(RecordKind Kind, SearchAnswer Answer)>();
        foreach (var each in KindWords.Order)
        {
            var limit = kind is null ? each == RecordKind.Event ? EventsShown : OthersShown : each == kind ? PageSize : 1;
            var outcome = await search.SearchAsync(
                query with { Kinds = [each], Limit = limit, Cursor = each == kind ? query.Cursor : null, Sort = SortOf(each, query) }, OutputLimits.Paged, cancellationToken);
            switch (outcome)
            {
                case SearchOutcome.Refused refused:
                    return (null, refused.Faults);
                case SearchOutcome.Answered answered:
                    answers.Add((each, answered.Answer));
                    break;
            }
        }

        var shown = answers.Where(a => (kind is null || a.Kind == kind) && a.Answer.Items.Count > 0).ToList();
        var total = answers.Sum(a => a.Answer.Total);
        var next = kind is null ? null : shown is [var single] ? single.Answer.Next : null;
        return (new CommuneModel
        {
            Insee = commune.Insee,
            Name = territory.Name,
            Lead = CommuneWords.Lead(total, commune.Name),
            Accent = territory.Colours.TryGetValue("accent", out var accent) && Colour().IsMatch(accent) ? accent : null,
            Q = query.Q,
            Kind = kind?.ToString().ToLowerInvariant(),
            Radii = CommuneWords.RadiusChoices(query.Radius, territory.Radius),
            Spans = CommuneWords.SpanChoices(query.When),
            Themes = [new Choice("", "tous", query.Themes.Count == 0), .. taxonomy.Themes.Select(t => new Choice(t.Id, t.Label, query.Themes.Contains(t.Id)))],
            Kinds =
            [
                CommuneWords.KindLink(null, kind, total, PageHref(commune, query with { Kinds = [], Cursor = null })),
                .. answers.Where(a => a.Answer.Total > 0 || a.Kind == kind)
                    .Select(a => CommuneWords.KindLink(a.Kind, kind, a.Answer.Total, PageHref(commune, query with { Kinds = [a.Kind], Cursor = null }))),
            ],
            Sections =
            [
                .. shown.Select(a => new CommuneSection(
                    a.Kind,
                    [.. a.Answer.Items.Select(i => RecordCard.Of(i.Record, i.DistanceMetres, ShownOccurrences.Of(i.Record.Content, today), a.Answer.Query.From ?? today, today))],
                    a.Answer.Total,
                    PageHref(commune, query with { Kinds = [a.Kind], Cursor = null }))),
            ],
            Today = today,
            Feeds = Feeds(query),
            NextHref = next is null ? null : PageHref(commune, next with { Near = null, Limit = null }),
            Notice = answers.Exists(a => a.Answer.Query.Warning == "no-point")
                ? "La position de cette commune n’est pas encore connue : cette page montre ce qui la nomme, sans ses voisines."
                : null,
            Attributions = CommuneWords.Attributions(shown.SelectMany(a => a.Answer.Items).Select(i => i.Record)),
        }, []);
    }

    private static QuerySort? SortOf(RecordKind kind, RecordQuery query) => (kind, query.Q) switch
    {
        (_, not null) => null,
        (RecordKind.Event, _) => QuerySort.Date,
        (RecordKind.News or RecordKind.Offer or RecordKind.Opportunity, _) => QuerySort.Updated,
        _ => QuerySort.Distance,
    };

    private static string PageHref(Commune commune, RecordQuery query)
    {
        var words = RecordQueryUrl.Format(query with { Near = null, Limit = null, Sort = null });
        return words.Length == 0 ? $"/communes/{commune.Insee}" : $"/communes/{commune.Insee}?{words}";
    }

    private static IReadOnlyList<NamedLink> Feeds(RecordQuery query)
    {
        var words = RecordQueryUrl.Format(query with { Cursor = null, Limit = null });
        var dates = RecordQueryUrl.Format(query with { Cursor = null, Limit = null, Kinds = [RecordKind.Event] });
        return
        [
            new("Flux RSS, pour un lecteur de flux", $"/v1/records.rss?{words}", "application/rss+xml"),
            new("Flux Atom", $"/v1/records.atom?{words}", "application/atom+xml"),
            new("JSON Feed", $"/v1/records.jsonfeed?{words}", "application/feed+json"),
            new("Agenda à ajouter à votre téléphone ou votre ordinateur (iCalendar)", $"/v1/records.ics?{dates}", "text/calendar"),
            new("Tableau (CSV)", $"/v1/records.csv?{words}"),
            new("Carte (GeoJSON)", $"/v1/records.geojson?{words}"),
        ];
    }

    [GeneratedRegex(@"\A#[0-9a-fA-F]{3,8}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Colour();
}
