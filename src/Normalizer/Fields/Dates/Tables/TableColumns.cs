using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Dates.Calendars;
using Wiker.Ingest.Normalizer.Fields.Dates.Gathering;
using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Tables;

/// <summary>
/// Tables whose head says what their columns hold: first and last days ("date_debut;date_fin;nom" above "2026-05-22;2026-05-24;Fête foraine"), or the days of which the rows tell the hours
/// ("Film | Mer 8 | Jeu 9" above "Le Col | 20h30 | -"). All rows must fit, else the words are read as others.
/// </summary>
internal static class TableColumns
{
    private const double OfGrid = 0.78; // put together from afar
    private const int FewestDays = 2;
    private const int LongestWords = 300;
    private const int LongestCell = 40;

    /// <summary>What the columns say; null where the text is no such table.</summary>
    public static DateReading? Read(string text, DateOnly reference, DateLanguage language)
    {
        if (TextTable.Read(text) is not { } table)
            return null;
        var (start, end) = (Array.FindIndex(table.Head, IsStart), Array.FindIndex(table.Head, IsEnd));
        // "Début | Heure | Fin": the hours stand in a column of their own.
        if (Array.Exists(table.Head, c => Folding.FoldWords(c) is var name && (name.StartsWith("heure", StringComparison.Ordinal) || name.StartsWith("horaire", StringComparison.Ordinal))))
            return null;
        var found = start >= 0 && end >= 0 ? Ranges(table, start, end, reference, language) : Grid(table, reference, language);
        return found is not { Count: > 0 }
            ? null
            : new([.. found.DistinctBy(o => o.Occurrence).OrderBy(o => o.Occurrence.Start!.Value).Take(DayOccasions.Most)], null, 0, null, null, ItemWords.Capped(text[table.Start..table.End], LongestWords), [table.Start..table.End]);
    }

    private static bool IsStart(string cell) => Folding.FoldWords(cell) is "date debut" or "date de debut" or "datedebut" or "debut" or "start" or "start date" or "startdate" or "du" or "date start" or "dtstart" or "premier jour";

    private static bool IsEnd(string cell) => Folding.FoldWords(cell) is "date fin" or "date de fin" or "datefin" or "fin" or "end" or "end date" or "enddate" or "au" or "date end" or "dtend" or "dernier jour";

    private static List<SureOccurrence>? Ranges(TextTable table, int start, int end, DateOnly reference, DateLanguage language)
    {
        List<SureOccurrence> found = [];
        foreach (var row in table.Rows)
        {
            if (Moment(row[start], reference, language) is not var (first, confidence))
                return null; // "Début | Fin" above hours: the days stand in another column
            var until = Moment(row[end], first.Date, language);
            if (until is null && row[end].Any(char.IsAsciiDigit))
                return null;
            var last = until?.At;
            if (last is { } known && (known.CompareTo(first) <= 0 || known.Time is null != first.Time is null))
                last = known.Date < first.Date || known.Date == first.Date ? null : new LocalMoment(known.Date);
            if (last is { Time: null })
                first = new(first.Date);
            found.Add(new(new(first, last, first.Time is null ? DatePrecision.Day : DatePrecision.Minute), Math.Min(confidence, until?.Confidence ?? 1), [], "the columns of a table"));
        }
        return found;
    }

    private static (LocalMoment At, double Confidence)? Moment(string cell, DateOnly reference, DateLanguage language)
    {
        if (cell.Length is 0 or > LongestCell)
            return null;
        if (MachineDates.TryRead(cell, out var date))
            return (date.Local, 0.95);
        return DateProse.Read(cell, reference, alone: true, language) is { Rule: null, Occurrences: [{ Occurrence: { Start: { } start, End: null }, Confidence: var confidence }] } ? (start, confidence) : null;
    }

    private static List<SureOccurrence>? Grid(TextTable table, DateOnly reference, DateLanguage language)
    {
        List<(int Column, LocalMoment Day)> days = [];
        for (var i = 1; i < table.Head.Length; i++)
        {
            if (!table.Head[i].Any(char.IsAsciiDigit))
                continue; // "Salle"
            if (Moment(table.Head[i], reference, language) is not { At: { Time: null } day })
                return null;
            days.Add((i, day));
        }
        if (days.Count < FewestDays)
            return null;
        List<SureOccurrence> found = [];
        foreach (var row in table.Rows)
        {
            foreach (var (column, day) in days)
            {
                if (!row[column].Any(char.IsAsciiDigit))
                    continue; // "-", "relâche", nothing
                if (row[column].Length > LongestCell || !AreHours(row[column], language, out var times))
                    return null;
                found.AddRange(times.Select(t => new SureOccurrence(Hours.Occurrence(day.Date, t.Start!.Value, t.End, t.OpenEnd), OfGrid, [], "the day of its column")));
            }
        }
        return found;
    }

    private static bool AreHours(string cell, DateLanguage language, out List<WrittenTime> times)
    {
        var text = new Lexemes(Lexer.Read(cell, language));
        return TimeGrammar.TryHours(text, 0, out var next, out times) && times.TrueForAll(t => t.Start is not null) && !Enumerable.Range(next, Math.Max(0, text.Count - next)).Any(i => text[i].IsNumber);
    }
}
