using NodaTime;
using Wiker.Ingest.Crawlers.Fetching;
using Wiker.Ingest.Crawlers.Readers.Feed;
using Wiker.Ingest.Crawlers.Readers.Text;
using Wiker.Ingest.Crawlers.Sources;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Calendar;

/// <summary>Reads iCalendar documents event by event; rules are passed on, not expanded.</summary>
public sealed class CalendarSourceReader : ISourceReader
{
    /// <inheritdoc/>
    public SourceKind Kind => SourceKind.Calendar;

    /// <inheritdoc/>
    public ReadOutcome Read(FetchedPage page, SourceDefinition source, RawItem? listing)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(source);
        var document = CalendarDocument.Read(page);
        if (!document.IsCalendar)
            return NoCalendar(page);
        if (document.Producer?.Contains(FeedMarks.Generator, StringComparison.OrdinalIgnoreCase) == true)
            return FeedMarks.Refusal($"PRODID \"{document.Producer}\"");
        if (document.Events.Count == 0)
            return document.IsCut ? new ReadOutcome.Broken("cut before the end of its first event") : new ReadOutcome.Empty();
        return new ReadOutcome.Items(Findings(document, new FeedScope(page, source, page.Url, null, new FeedRules(null))));
    }

    private static ReadOutcome NoCalendar(FetchedPage page)
    {
        var text = DocumentText.Decode(page).Text.Trim();
        if (text.Length == 0)
            return new ReadOutcome.Broken("an empty document");
        return FeedShape.HtmlEvidence(text) is { } evidence
            ? new ReadOutcome.ErrorPage(evidence.Replace("in place of a feed", "in place of a calendar", StringComparison.Ordinal))
            : new ReadOutcome.Broken("no calendar: no BEGIN:VCALENDAR and no BEGIN:VEVENT");
    }

    private static IEnumerable<Finding> Findings(CalendarDocument document, FeedScope scope)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(scope.Source.Profile.Timezone) ?? DateTimeZone.Utc;
        var masters = document.Events.Where(e => e.First("RECURRENCE-ID") is null).Select(Uid).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var changes = document.Events.Select(e => (Uid: Uid(e), Which: e.First("RECURRENCE-ID"), e.Zones)).Where(c => c is { Uid: not null, Which: not null });
        var overridden = changes.Select(c => (c.Uid, Moment: CalendarMoment.Read(c.Which!, c.Zones))).Where(c => c.Moment is not null).ToLookup(c => c.Uid!, c => c.Moment!.Value, StringComparer.Ordinal);
        var reader = new CalendarEventReader(scope, zone, overridden);

        // A cancelled occurrence of a series that is here is a hole in the series, no event of its own.
        List<CalendarBlock> own = [.. document.Events.Where(e => !(IsCancelled(e) && e.First("RECURRENCE-ID") is not null && Uid(e) is { } uid && masters.Contains(uid)))];
        foreach (var (block, words) in CalendarWords.Read(own))
        {
            foreach (var finding in reader.Read(block, words))
                yield return finding;
        }
        if (document.IsTooLong)
            yield return Refused(scope, "too-many-events", $"more than {CalendarDocument.MaxEvents} events; the rest was left out");
        if (document.IsCut)
            yield return Refused(scope, "document-cut", "document cut: it ends before its components are closed; the events before were read");
    }

    private static string? Uid(CalendarBlock block) => block.First("UID")?.Value is { Length: > 0 } uid ? uid : null;

    private static bool IsCancelled(CalendarBlock block) => block.IsCancelledByMethod || string.Equals(block.First("STATUS")?.Value.Trim(), "CANCELLED", StringComparison.OrdinalIgnoreCase);

    private static Finding.Refused Refused(FeedScope scope, string reason, string detail) => new(new Rejection(scope.Source.Profile.Id, "end of document", null, reason, detail));
}
