using System.Globalization;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Site;

/// <summary>What a reader may choose on a commune's page, in the words of the query.</summary>
internal static class CommuneWords
{
    private const int MostAttributions = 40;
    private static readonly double[] Radii = [5, 10, 15, 20, 30, 50];

    public static CommuneFilters Filters(RecordQuery query, Territory territory, Taxonomy taxonomy, Gazetteer gazetteer, CommuneCounts counts) => new()
    {
        Text = query.Q,
        Radii = RadiusChoices(query.Radius, territory.Radius),
        Spans = SpanChoices(query.When),
        // A territory's own themes come first; one that nothing bears is no choice.
        Themes =
        [
            .. taxonomy.Themes.OrderByDescending(t => territory.Themes.Contains(t.Id))
                .Select(t => new Choice(t.Id, t.Label, query.Themes.Contains(t.Id), counts.Of(QueryFacet.Theme, t.Id))).Where(t => t.IsChosen || t.Count > 0),
        ],
        Communes = CommuneChoices(query.Commune, gazetteer, counts),
        From = Day(query.From),
        To = Day(query.To),
        Kept =
        [
            .. query.Kinds.Select(k => new KeptWord("kind", WireWord.Of(k))),
            .. query.Sources.Select(s => new KeptWord("source", s)),
            .. query.Statuses.Select(s => new KeptWord("status", WireWord.Of(s))),
        ],
        IsAnyChosen = query with { Near = null, Cursor = null, Kinds = [] } is var rest && RecordQueryUrl.Format(rest).Length > 0,
    };

    // By name, as people look for them; of a very wide radius the most frequent hundred.
    private static IReadOnlyList<Choice> CommuneChoices(string? chosen, Gazetteer gazetteer, CommuneCounts counts)
    {
        var named = counts.Of(QueryFacet.Commune).Select(c => (c.Value, gazetteer.Find(c.Value)?.Name, c.Count)).Where(c => c.Name is not null).ToList();
        if (chosen is not null && !named.Exists(c => c.Value == chosen) && gazetteer.Find(chosen) is { } other)
            named.Add((chosen, other.Name, 0));
        return named.Count < 2 && chosen is null
            ? []
            :
            [
                new("", SiteTexts.CommuneAny, chosen is null),
                .. named.OrderBy(c => c.Name, StringComparer.Create(SiteTexts.Language, ignoreCase: true)).ThenBy(c => c.Value, StringComparer.Ordinal)
                    .Select(c => new Choice(c.Value, SiteTexts.CommuneCounted(c.Name!, c.Count.ToString("N0", SiteTexts.Language)), c.Value == chosen, c.Count)),
            ];
    }

    public static string Lead(int total, UnderstoodQuery query)
    {
        var many = total switch { 0 => SiteTexts.LeadNone, 1 => SiteTexts.LeadOne, _ => SiteTexts.LeadMany(total.ToString("N0", SiteTexts.Language)) };
        return query.Radius is { } km ? SiteTexts.LeadZone(many, KindWords.Kilometres(km)) : SiteTexts.LeadAlone(many);
    }

    /// <summary>The licences and attributions that must stand beside what is shown.</summary>
    public static IReadOnlyList<string> Attributions(IEnumerable<Record> records)
    {
        string[] all =
        [
            .. records.SelectMany(r => r.Sources)
                .Select(s => LicenceWords.Beside(s.Attribution, s.Licence))
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        return all.Length <= MostAttributions ? all : [.. all.Take(MostAttributions), SiteTexts.AttributionsMore];
    }

    private static IReadOnlyList<Choice> RadiusChoices(double? chosen, double zone)
    {
        IEnumerable<double> all = chosen is { } own && !Radii.Contains(own) ? Radii.Append(own).Order() : Radii;
        return
        [
            new("", SiteTexts.RadiusTerritory(KindWords.Kilometres(zone)), chosen is null),
            .. all.Select(r => new Choice(r.ToString("0.###############", CultureInfo.InvariantCulture), SiteTexts.RadiusOther(KindWords.Kilometres(r)), chosen == r)),
        ];
    }

    private static IReadOnlyList<Choice> SpanChoices(QueryWhen? chosen) =>
    [
        new("", SiteTexts.WhenComing, chosen is null),
        new("today", SiteTexts.WhenToday, chosen == QueryWhen.Today),
        new("weekend", SiteTexts.WhenWeekend, chosen == QueryWhen.Weekend),
        new("week", SiteTexts.WhenWeek, chosen == QueryWhen.Week),
        new("month", SiteTexts.WhenMonth, chosen == QueryWhen.Month),
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
