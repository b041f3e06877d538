using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Tables;

/// <summary>
/// Lines that a weekday opens, its hour somewhere behind: "Semaine du 9 au 15 novembre⏎Lundi : tarot, 14h⏎Jeudi : marche, 9h30"; and the weekday in a field of its own, "Jour : jeudi⏎Heure : 14h", which
/// comes back each week.
/// </summary>
internal static class WeekRows
{
    private const int MostRows = 50;

    /// <summary>Adds them by the place of their weekday.</summary>
    public static void Add(Lexemes text, Dictionary<int, Mention> found)
    {
        List<Mention.Days> rows = [];
        for (var i = 0; i < text.Count && rows.Count < MostRows; i++)
        {
            if (!text[i].Is(Sense.Weekday) || text[i].IsTwoLetterDay || found.ContainsKey(i))
                continue;
            if (OfField(text, i) is { } rule)
                found[i] = rule;
            else if (TableLines.Opens(text, i) && Row(text, i) is { } row)
                rows.Add(row);
        }
        if (rows.Count == 0 || !NamesAWeek(text, rows[0].From))
            return;
        foreach (var row in rows)
            found[row.From] = row;
    }

    // "Lundi : tarot, 14h"; an hour right behind the weekday is read without this.
    private static Mention.Days? Row(Lexemes text, int at)
    {
        if (text[at].Is(Sense.Plural))
            return null;
        var next = text[at].Is(Sense.Abbreviated) && text[at + 1].Is(Sense.Dot) ? at + 2 : at + 1;
        if (!text[next].Is(Sense.Colon | Sense.Comma | Sense.Bracket | Sense.LineEnd) && !(text[next].Is(Sense.Dash) && !text[next].Glued))
            return null;
        var end = text[next].Is(Sense.LineEnd) ? text.SentenceEnd(next + 1) : text.SentenceEnd(next);
        for (var i = next + 1; i < end && !text[i].Is(Sense.Weekday | Sense.Month); i++)
        {
            if (TimeGrammar.TryHours(text, i, out _, out _))
                return new(at, next, [new(new(null, null, null, text[at].Value, new DayAnchor.Coming()))], DayBound.None, DayPurpose.Occasion) { IsBareWeekday = true };
        }
        return null;
    }

    // "semaine du 9 au 15 novembre", "les 20 et 21 juin", "week-end des 26 et 27 avril" stand above.
    private static bool NamesAWeek(Lexemes text, int before)
    {
        for (var i = 0; i < before; i++)
        {
            if (text[i].Is(Sense.Weekend | Sense.WeekNamed) || (text[i].IsNumber && text[i + 1].Is(Sense.To | Sense.Dash | Sense.And | Sense.Comma | Sense.Month) && DayGrammar.TryDays(text, text[i - 1].Is(Sense.From | Sense.Article) ? i - 1 : i, alone: false, out _, out var days) && (days is [{ IsRange: true }] || days.Count > 1)))
                return true;
        }
        return false;
    }

    // "Jour : jeudi", "Jours | mardi et jeudi"
    private static Mention.Recurrence? OfField(Lexemes text, int at)
    {
        var label = text[at - 1].Is(Sense.Colon | Sense.Comma) ? at - 2 : at - 1;
        if (!text[label].Is(Sense.Days) || !(label == 0 || text[label - 1].Is(Sense.LineEnd | Sense.Comma)) || text[at].Is(Sense.Abbreviated))
            return null;
        List<int> weekdays = [];
        var i = at;
        while (text[i].Is(Sense.Weekday) && !weekdays.Contains(text[i].Value))
        {
            weekdays.Add(text[i].Value);
            i++;
            if (text[i].Is(Sense.And | Sense.Comma | Sense.Slash) && text[i + 1].Is(Sense.Weekday))
                i++;
        }
        var isWhole = i >= text.Count || text[i].Is(Sense.LineEnd | Sense.Comma) || TimeGrammar.TryHours(text, i, out _, out _);
        return isWhole ? new(at, i, [.. weekdays.Order()], [], 1, IsSure: false) : null;
    }
}
