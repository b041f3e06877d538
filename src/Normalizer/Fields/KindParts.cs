using System.Globalization;
using Wiker.Ingest.Normalizer.Fields.Dates;
using Wiker.Ingest.Normalizer.Fields.Dates.Calendars;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields;

/// <summary>Fields that only some kinds have.</summary>
internal static class KindParts
{
    private const int LongestText = 300;

    /// <summary>A short text of one line, mended; null for none.</summary>
    public static string? Text(string? text)
    {
        if (text is null)
            return null;
        var line = PlainText.FromLines(Mending.MendEntities(ItemWords.Capped(text, 2_000))).Replace('\n', ' ');
        return line.Any(char.IsLetterOrDigit) ? ItemWords.Capped(line, LongestText) : null;
    }

    /// <summary>Several texts: one field each, or one field parted by semicolons or bars.</summary>
    public static IReadOnlyList<string>? Texts(IReadOnlyList<string> values)
    {
        var parts = values.Count == 1 ? values[0].Split([';', '|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : values;
        List<string> texts = [.. parts.Select(Text).OfType<string>().Distinct(StringComparer.Ordinal).Take(20)];
        return texts.Count > 0 ? texts : null;
    }

    /// <summary>A day from figures or words; refused when unreadable.</summary>
    public static DateOnly? Day(string? text, string field, TimeZoneInfo zone, DateOnly reference, DateLanguage language, FieldNotes notes)
    {
        if (text is null)
            return null;
        DateOnly? day = MachineDates.TryRead(text, out var machine) ? machine.In(zone).Date : null;
        if (day is null)
        {
            var read = DateProse.Read(ItemWords.Capped(text, 300), reference, alone: true, language);
            day = read.Occurrences is [.., { Occurrence: var last }] ? (last.End ?? last.Start)?.Date : read.Deadline;
        }
        if (day is null)
            notes.Refuse(field, "date-unreadable", text);
        else
            notes.Note(field, text, day.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), 0.95, "as the source dates it");
        return day;
    }

    /// <summary>Square metres from "120 m²", "1 250,5"; refused when unreadable.</summary>
    public static double? Surface(string? text, FieldNotes notes)
    {
        if (text is null)
            return null;
        var number = string.Concat(text.TakeWhile(c => c is not ('m' or 'M')).Where(c => char.IsAsciiDigit(c) || c is ',' or '.')).Replace(',', '.').Trim('.');
        if (double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var surface) && surface is > 0 and < 1_000_000)
            return surface;
        notes.Refuse("surfaceM2", "number-unreadable", text);
        return null;
    }
}
