using System.Text.RegularExpressions;
using Wiker.Ingest.Normalizer.Fields.Dates.Opening;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>Opening hours in OpenStreetMap's syntax: kept when they are in it or in schema.org's, which is its simplest form; French words for weekdays and hours are put into it.</summary>
internal static class OpeningHours
{
    private const int Longest = 500;

    private static readonly Regex Osm = new(
        @"^(?:24/7|(?:(?:(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)(?:[-,](?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH))*|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?: \d{1,2})?(?:-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)?(?: ?\d{1,2})?)?:?)\s*)*(?:(?:\d{1,2}:\d{2}-\d{1,2}:\d{2}\+?)(?:, ?\d{1,2}:\d{2}-\d{1,2}:\d{2}\+?)*|off|closed)?(?:; ?|, ?|$))+$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>The hours; null, with a refusal, for words that can't be put into the syntax as a whole.</summary>
    public static string? Read(IReadOnlyList<string> values, FieldNotes notes)
    {
        if (values.Count == 0)
            return null;
        var text = string.Join("; ", values.Select(v => v.Trim().TrimEnd(';'))).Replace(" - ", "-", StringComparison.Ordinal);
        if (text.Length is > 0 and <= Longest && text.Any(char.IsAsciiDigit) && Osm.IsMatch(text))
        {
            notes.Note("openingHours", text, text, 0.97, "in OpenStreetMap's syntax");
            return text;
        }
        if (WeeklyHours.Read(string.Join('\n', values)) is { } weekly)
        {
            notes.Note("openingHours", text, weekly, 0.85, "weekdays and hours in words");
            return weekly;
        }
        notes.Refuse("openingHours", "hours-unreadable", text);
        return null;
    }
}
