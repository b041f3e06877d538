using System.Globalization;
using Wiker.Ingest.Normalizer.Fields.Dates;
using Wiker.Ingest.Normalizer.Fields.Dates.French;

namespace Wiker.Ingest.Normalizer.Tests.Fields;

/// <summary>What the tests of French dates share: reading prose on a day, and the occurrences on one line.</summary>
internal static class ReadDates
{
    /// <summary>Reads a text that is no field, as on a day such as <c>2026-03-10</c>.</summary>
    public static DateReading Read(string text, string reference) =>
        DateProse.Read(text, DateOnly.ParseExact(reference, "yyyy-MM-dd", CultureInfo.InvariantCulture), alone: false, FrenchDates.Language);

    /// <summary><c>start/end+</c> of each occurrence; the plus stands for an open end. <paramref name="withParts"/>: and <c>(part)</c> of the day before it.</summary>
    public static string Written(DateReading read, bool withParts = false) => string.Join(' ', read.Occurrences.Select(o =>
        $"{o.Occurrence.Start}{(o.Occurrence.End is { } end ? $"/{end}" : "")}{(withParts && o.Occurrence.Part is { } part ? $"({part})" : "")}{(o.Occurrence.OpenEnd == true ? "+" : "")}"));
}
