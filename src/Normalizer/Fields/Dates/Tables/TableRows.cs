using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Tables;

/// <summary>What lines of tables tell by where they stand: items below a month, months before their days, weekdays of a week that a heading names, the field "Jour".</summary>
internal static class TableRows
{
    /// <summary>The mentions by the place of the lexeme that each begins with; empty for most texts.</summary>
    public static Dictionary<int, Mention> Read(Lexemes text)
    {
        var found = MonthHeadings.Read(text);
        StackedDays.Add(text, found);
        MonthRows.Add(text, found);
        WeekRows.Add(text, found);
        return found;
    }
}
