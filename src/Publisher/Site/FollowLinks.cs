using Wiker.Ingest.Model;
using Wiker.Ingest.Publisher.Wording;

namespace Wiker.Ingest.Publisher.Site;

/// <summary>Addresses at which what a page shows can be followed: the same query in other formats.</summary>
/// <param name="Feeds">Feeds, which a page's head names too.</param>
/// <param name="Calendar">The events as a calendar file.</param>
/// <param name="CalendarAddress">The same, absolute, to be pasted into a calendar.</param>
/// <param name="Subscribe">The same as <c>webcal:</c>, which calendars open by themselves.</param>
/// <param name="Tables">Formats for tables and maps.</param>
public sealed record FollowLinks(IReadOnlyList<NamedLink> Feeds, NamedLink Calendar, string CalendarAddress, string Subscribe, IReadOnlyList<NamedLink> Tables)
{
    /// <summary>The links of a query; <paramref name="baseUrl"/> without a slash at its end.</summary>
    public static FollowLinks Of(RecordQuery query, string baseUrl)
    {
        var words = RecordQueryUrl.Format(query with { Cursor = null, Limit = null });
        var calendar = "/v1/records.ics?" + RecordQueryUrl.Format(query with { Cursor = null, Limit = null, Kinds = [RecordKind.Event] });
        var absolute = baseUrl + calendar;
        return new FollowLinks(
            [
                new(SiteTexts.FollowRss, $"/v1/records.rss?{words}", "application/rss+xml"),
                new(SiteTexts.FollowAtom, $"/v1/records.atom?{words}", "application/atom+xml"),
                new(SiteTexts.FollowJsonFeed, $"/v1/records.jsonfeed?{words}", "application/feed+json"),
            ],
            new(SiteTexts.FollowCalendarFile, calendar, "text/calendar"),
            absolute,
            "webcal" + absolute[absolute.IndexOf(':', StringComparison.Ordinal)..],
            [
                new(SiteTexts.FollowCsv, $"/v1/records.csv?{words}", "text/csv"),
                new(SiteTexts.FollowGeoJson, $"/v1/records.geojson?{words}", "application/geo+json"),
            ]);
    }
}
