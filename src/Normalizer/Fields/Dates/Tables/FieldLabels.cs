using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Tables;

/// <summary>Labels of fields that a form or a feed left in the text: "De : 17/07/2027⏎À : 31/08/2027", "De : 14h⏎À : 18h".</summary>
internal static class FieldLabels
{
    private const int Reach = 16;

    /// <summary>True for "À :" that opens a line or a column behind one that "De :" opened.</summary>
    public static bool IsEnd(Lexemes text, int at)
    {
        if (!Opens(text, at))
            return false;
        for (var i = at - 1; i >= 0 && i >= at - Reach; i--)
        {
            if (text[i].Is(Sense.From) && text[i + 1].Is(Sense.Colon) && Opens(text, i))
                return true;
        }
        return false;
    }

    private static bool Opens(Lexemes text, int at) => at == 0 || text[at - 1].Is(Sense.LineEnd | Sense.Comma) || text[at - 1].Is(Sense.Number | Sense.HourMark);
}
