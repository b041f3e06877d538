using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Pipeline.Holidays;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Pipeline.Weather;
using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Site;

/// <summary>What came of building a commune's page: the page, or what is wrong with its query.</summary>
internal sealed record CommuneBuild(CommuneModel? Model, IReadOnlyList<QueryFault> Faults);

/// <summary>Builds a commune's page: the counts of its choices, and one query for each section, the reader's own with another kind.</summary>
internal sealed class CommunePages(RecordSearch search, Gazetteer gazetteer, Territories territories, Taxonomy taxonomy, RuleDates dates, Forecasts forecasts, IOptions<PublisherOptions> options, TimeProvider time)
{
    private const int EventsShown = 24;
    private const int OthersShown = 6;
    private const int PageSize = 40;
    private const int WeatherDays = 4;
    private readonly MapTiles? _tiles = options.Value.Tiles;

    /// <summary>The page, or the faults of its query. <paramref name="baseUrl"/>: where the public reaches this site, without a slash at its end.</summary>
    public async Task<CommuneBuild> BuildAsync(Commune commune, RecordQuery asked, string baseUrl, CancellationToken cancellationToken)
    {
        var query = asked with { Near = commune.Insee, Bbox = null, Limit = null, Weather = false, Sort = null, Facets = [] };
        RecordKind? single = query.Kinds is [var only] ? only : null;
        if (single is null)
            query = query with { Cursor = null };
        var (counts, faults) = await CommuneCounts.OfAsync(search, query, cancellationToken);
        if (counts is null)
            return new CommuneBuild(null, faults);
        var answers = new List<(RecordKind Kind, SearchAnswer Answer)>(KindWords.Order.Count);
        foreach (var kind in KindWords.Order.Where(k => query.Kinds.Count == 0 ? counts.Of(k) > 0 : query.Kinds.Contains(k)))
        {
            var part = query with
            {
                Kinds = [kind],
                Limit = single is not null ? PageSize : kind == RecordKind.Event ? EventsShown : OthersShown,
                Sort = SortOf(kind, query),
            };
            switch (await search.SearchAsync(part, OutputLimits.Paged, cancellationToken))
            {
                case SearchOutcome.Refused refused:
                    return new CommuneBuild(null, refused.Faults);
                case SearchOutcome.Answered answered:
                    answers.Add((kind, answered.Answer));
                    break;
            }
        }
        return new CommuneBuild(ModelOf(commune, query, counts, answers, single, baseUrl), []);
    }

    private CommuneModel ModelOf(Commune commune, RecordQuery query, CommuneCounts counts, List<(RecordKind Kind, SearchAnswer Answer)> answers, RecordKind? single, string baseUrl)
    {
        var today = CommuneTime.Today(time, CommuneTime.ZoneOf(commune.Insee));
        var territory = territories.Of(commune);
        // Who looks for one kind or for words, or turns pages, asks for something else.
        var forecast = query is { Kinds.Count: 0, Q: null, Cursor: null } ? forecasts.Of(commune.Insee) : null;
        var shown = answers.Where(a => a.Answer.Items.Count > 0).ToList();
        var next = single is null ? null : shown is [var page] ? page.Answer.Next : null;
        return new CommuneModel
        {
            Insee = commune.Insee,
            Name = territory.Name,
            Lead = CommuneWords.Lead(counts.Total, counts.Query),
            Accent = AccentColour.Of(territory),
            Filters = CommuneWords.Filters(query, territory, taxonomy, gazetteer, counts),
            Kinds =
            [
                new(SiteTexts.KindsAll, PageHref(commune, query with { Kinds = [] }), IsCurrent: query.Kinds.Count == 0, Count: counts.Total),
                .. KindWords.Order.Where(k => counts.Of(k) > 0 || query.Kinds.Contains(k))
                    .Select(k => new NamedLink(KindWords.Plural(k), PageHref(commune, query with { Kinds = [k] }), IsCurrent: query.Kinds.Contains(k), Count: counts.Of(k))),
            ],
            Map = CommuneMap.Of(commune, query, counts, territories, gazetteer, _tiles, insee => PageHref(commune, query with { Commune = insee })),
            Weather = forecast is null ? null : WeatherWords.Of(forecast, today, WeatherDays),
            Sections =
            [
                .. shown.Select(a => new CommuneSection(
                    a.Kind,
                    Groups(a.Kind, a.Answer, today),
                    a.Answer.Total,
                    single is null && a.Answer.Total > a.Answer.Items.Count ? PageHref(commune, query with { Kinds = [a.Kind] }) : null)),
            ],
            Follow = FollowLinks.Of(query, baseUrl),
            NextHref = next is null ? null : PageHref(commune, query, next.Cursor),
            FirstHref = query.Cursor is null ? null : PageHref(commune, query),
            Notice = counts.Query.Warning == "no-point" ? SiteTexts.NoPoint : null,
            Attributions = CommuneWords.Attributions(shown.SelectMany(a => a.Answer.Items).Select(i => i.Record)),
            Fingerprint = Fingerprint(today, territory, query, counts, forecast, answers),
        };
    }

    // An agenda goes day by day; whatever began before its first day comes first, under a heading of its own.
    private IReadOnlyList<CardGroup> Groups(RecordKind kind, SearchAnswer answer, DateOnly today)
    {
        var from = answer.Query.From ?? today;
        RecordCard[] cards = [.. answer.Items.Select(i => RecordCard.Of(i, from, answer.Query.To, today, dates))];
        if (kind != RecordKind.Event || answer.Query.Sort != QuerySort.Date)
            return [new CardGroup(null, cards, HoursOnly: false)];
        return
        [
            .. cards.GroupBy(c => c.Day).Select(g => g.Key is { } day
                ? new CardGroup(DateWords.NearDay(day, today), [.. g], HoursOnly: true)
                : new CardGroup(from <= today ? SiteTexts.Ongoing : SiteTexts.OngoingThen, [.. g], HoursOnly: false)),
        ];
    }

    private static QuerySort? SortOf(RecordKind kind, RecordQuery query) => (kind, query.Q) switch
    {
        (_, not null) => null,
        (RecordKind.Event, _) => QuerySort.Date,
        (RecordKind.News or RecordKind.Offer or RecordKind.Opportunity, _) => QuerySort.Updated,
        _ => QuerySort.Distance,
    };

    private static string PageHref(Commune commune, RecordQuery query, string? cursor = null)
    {
        var words = RecordQueryUrl.Format(query with { Near = null, Limit = null, Sort = null, Cursor = cursor });
        return words.Length == 0 ? $"/communes/{commune.Insee}" : $"/communes/{commune.Insee}?{words}";
    }

    // Made of what is shown, not of the change log's number: the index may be a moment behind the store.
    private string Fingerprint(DateOnly today, Territory territory, RecordQuery query, CommuneCounts counts, Forecast? forecast, List<(RecordKind Kind, SearchAnswer Answer)> answers)
    {
        var text = new StringBuilder()
            .Append(today.DayNumber).Append('|').Append(territory.Name).Append('|').Append(AccentColour.Of(territory)?.Css).Append('|').Append(RecordQueryUrl.Format(query));
        foreach (var facet in (QueryFacet[])[QueryFacet.Kind, QueryFacet.Theme, QueryFacet.Commune])
            text.Append('|').AppendJoin(' ', counts.Of(facet));
        if (forecast is not null)
            text.Append('|').Append(forecast.Received.ToUnixTimeMilliseconds());
        foreach (var (kind, answer) in answers)
        {
            text.Append('|').Append(kind).Append(answer.Total);
            foreach (var item in answer.Items)
                text.Append(' ').Append(item.Record.Id).Append('.').Append(item.Record.Version).Append(dates.StampOf(item.Record.Content));
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 12));
    }
}
