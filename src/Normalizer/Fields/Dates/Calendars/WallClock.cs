using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Calendars;

/// <summary>Zones by name, never the machine's own.</summary>
internal static class WallClock
{
    private const string Default = "Europe/Paris";

    /// <summary>The zone of an item's times: its own, else the source's, else that of France. The name is the one that was taken.</summary>
    public static TimeZoneInfo Zone(string? stated, string source, FieldNotes? notes, out string name)
    {
        if (stated is not null)
        {
            if (TryFind(stated, out var own))
            {
                name = stated;
                return own;
            }
            notes?.Refuse("timezone", "timezone-unknown", stated);
        }
        name = TryFind(source, out var zone) ? source : Default;
        return TryFind(name, out zone) ? zone : TimeZoneInfo.Utc;
    }

    /// <summary>A publication's moment: a day, a wall time of the zone, or an instant. Null when it can't be read.</summary>
    public static SourceDate? Published(string? text, TimeZoneInfo zone, DateOnly reference, DateLanguage language, string field, FieldNotes notes)
    {
        if (text is null)
            return null;
        if (MachineDates.TryRead(text, out var date))
        {
            if (date.Local.Time is null)
                return Noted(new SourceDate(date.Local.Date), 0.99);
            if (date.Instant is { } instant)
                return Noted(SourceDate.At(instant), 0.99);
            if (date.Offset is null && date.Local.Date.Year is > 1 and < 9999)
                return Noted(SourceDate.At(new DateTimeOffset(date.Local.ToDateTime(), zone.GetUtcOffset(date.Local.ToDateTime()))), 0.97);
        }
        // "Publié le 3 mars 2026 à 14h": the words around are taken off, so that they don't say "no occasion". Published lies behind: the year that fits is the last one.
        var words = DateProse.Read(WithoutVerb(text), Calendar.Shifted(reference, -360) ?? reference, alone: true, language);
        if (words.Occurrences is [{ Occurrence.Start: { } start } occurrence, ..])
        {
            return Noted(start.Time is null || start.Date.Year is <= 1 or >= 9999
                ? new SourceDate(start.Date)
                : SourceDate.At(new DateTimeOffset(start.ToDateTime(), zone.GetUtcOffset(start.ToDateTime()))), Math.Min(occurrence.Confidence, 0.9));
        }
        notes.Refuse(field, "date-unreadable", text);
        return null;

        SourceDate Noted(SourceDate value, double confidence)
        {
            notes.Note(field, text, value.ToString(), confidence, "as the source dates it");
            return value;
        }
    }

    private static string WithoutVerb(string text)
    {
        var digit = text.AsSpan().IndexOfAnyInRange('0', '9');
        return digit > 0 ? "le " + text[digit..] : text;
    }

    private static bool TryFind(string name, out TimeZoneInfo zone)
    {
        // Windows names and offsets are refused: a record's zone is an IANA name.
        if (name.Length is 0 or > 64 || (!name.Contains('/', StringComparison.Ordinal) && name is not ("UTC" or "GMT")))
        {
            zone = TimeZoneInfo.Utc;
            return false;
        }
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone!);
    }
}
