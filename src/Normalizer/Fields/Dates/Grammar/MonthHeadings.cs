using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;
using Wiker.Ingest.Normalizer.Fields.Dates.Tables;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Grammar;

/// <summary>Months that stand once for the items below or behind them: "Janvier⏎9 - galette⏎24 - loto", "Mai : le 2 (marché), le 17 (brocante)".</summary>
internal static class MonthHeadings
{
    private const int MostItems = 100;
    private const int LongestItem = 12;

    /// <summary>The days of all items, by the place of the lexeme that each begins with; empty for most texts.</summary>
    public static Dictionary<int, Mention> Read(Lexemes text)
    {
        Dictionary<int, Mention> found = [];
        (int Month, int? Year) before = default;
        for (var i = 0; i < text.Count && found.Count < MostItems; i++)
        {
            if (!text[i].Is(Sense.Month) || text[i].Is(Sense.Weekday) || !OpensLine(text, i) || !DayGrammar.TryMonth(text, i, out var next, out var month))
                continue;
            // "SEPTEMBRE 2026" … "JANVIER": the year stands once, and goes on.
            var year = DayGrammar.YearAt(text, ref next) ?? (month < before.Month ? before.Year + 1 : before.Year);
            while (text[next].Is(Sense.Dash | Sense.OtherSign))
                next++; // "* MARS *"
            var isNamed = text[next].Is(Sense.Colon);
            if (isNamed)
                next++;
            var items = text[next].Is(Sense.LineEnd) ? OfLines(text, next, month, year, isFirst: before.Month == 0) : isNamed ? OfSentence(text, next, month, year) : [];
            foreach (var item in items)
                found[item.From] = item;
            before = items.Count > 0 ? (month, year) : before;
        }
        return found;
    }

    private static List<Mention.Days> OfLines(Lexemes text, int at, int month, int? year, bool isFirst)
    {
        List<Mention.Days> items = [];
        var isLoose = false;
        for (var line = at + 1; line < text.Count && items.Count < MostItems;)
        {
            var i = TableLines.AfterBullets(text, line);
            // The next heading, or a day that is written with its month, ends this one.
            if (text[i].Is(Sense.Month) || !TryItem(text, i, month, year, out var item, out var isMarked))
                break;
            items.Add(item);
            isLoose |= !isMarked;
            line = item.To;
            while (line < text.Count && !text[line - 1].Is(Sense.LineEnd))
                line++;
            while (text[line].Is(Sense.LineEnd))
                line++;
        }
        // "Août⏎3 agents seront en congé": figures before words are days only where several grow, or below a month that had some.
        return isLoose && !((items.Count > 1 || !isFirst) && Grow(items)) ? [] : items;
    }

    private static List<Mention.Days> OfSentence(Lexemes text, int at, int month, int? year)
    {
        if (DayLists.TryMonthHeading(text, at - 1, out _, out _))
            return [];
        List<Mention.Days> items = [];
        var isLed = true;
        for (var i = at; i < text.Count && !text[i].Is(Sense.LineEnd | Sense.SentenceEnd) && items.Count < MostItems; i++)
        {
            if (!(i == at || text[i - 1].Is(Sense.Comma | Sense.And)) || !TryItem(text, i, month, year, out var item, out _))
                continue;
            items.Add(item);
            isLed &= text[i].Is(Sense.Article | Sense.Weekday | Sense.From);
            i = item.To - 1;
        }
        return items.Count > 0 && items[0].From == at && (isLed || items.Count > 1) && Grow(items) ? items : [];
    }

    // "9 - galette", "sam 3 : loto", "le 5 Téléthon", "12-14 : stage", "6 à 20h"
    private static bool TryItem(Lexemes text, int at, int month, int? year, out Mention.Days item, out bool isMarked)
    {
        item = null!;
        var i = text[at].Is(Sense.Article) ? at + 1 : at;
        isMarked = i > at;
        int? weekday = null;
        var isPlural = text[i].Is(Sense.Plural);
        if (text[i].Is(Sense.Weekday))
        {
            (weekday, isMarked) = (text[i].Value, true);
            i += text[i + 1].Is(Sense.Dot) ? 2 : 1;
        }
        List<DayElement> days = [];
        while (IsDay(text, i) && days.Count < LongestItem)
        {
            var first = new WrittenDay(text[i].Value, month, year, weekday);
            var end = text[i + 1].Is(Sense.OrdinalSuffix) ? i + 2 : i + 1;
            if ((text[end].Is(Sense.Dash) && text[end].Glued || text[end].Is(Sense.To)) && IsDay(text, end + 1) && text[end + 1].Value > text[i].Value && !TimeGrammar.TryClock(text, end + 1, out _, out _))
            {
                days.Add(new(first, first with { Day = text[end + 1].Value, Weekday = null }));
                end += 2;
            }
            else
            {
                days.Add(new(first));
            }
            i = end;
            if (!text[i].Is(Sense.And | Sense.Comma) || !IsDay(text, i + 1) || text[i + 2].Is(Sense.Word))
                break;
            i++;
            weekday = isPlural ? weekday : null; // "dimanches 11 et 25"
        }
        if (days.Count == 0 || !IsEnd(text, i, ref isMarked))
            return false;
        item = new(at, i, days, DayBound.None, DayPurpose.Occasion);
        return true;
    }

    private static bool IsDay(Lexemes text, int at) => text[at] is { IsNumber: true, Digits: <= 2, Value: >= 1 and <= 31 } && !text[at + 1].Is(Sense.HourMark | Sense.Month | Sense.Counted);

    private static bool IsEnd(Lexemes text, int at, ref bool isMarked)
    {
        if (at >= text.Count || text[at].Is(Sense.LineEnd | Sense.Colon | Sense.Dash | Sense.Bracket | Sense.Comma) || (text[at].Is(Sense.Dot) && !text[at + 1].IsNumber))
        {
            isMarked |= at < text.Count && !text[at].Is(Sense.LineEnd);
            return !(text[at].Glued && text[at + 1].IsNumber && text[at + 1].Glued);
        }
        if (text[at].Is(Sense.At | Sense.Since))
            return TimeGrammar.TryHours(text, at, out _, out _);
        return text[at].Is(Sense.Word) && !text[at].Is(Sense.Street) && !text[at + 1].Is(Sense.Street);
    }

    private static bool Grow(List<Mention.Days> items)
    {
        for (var i = 1; i < items.Count; i++)
        {
            if (items[i].Elements[0].From.Day <= items[i - 1].Elements[^1].From.Day)
                return false;
        }
        return true;
    }

    private static bool OpensLine(Lexemes text, int at)
    {
        while (text[at - 1].Is(Sense.Dash | Sense.OtherSign))
            at--;
        return at == 0 || text[at - 1].Is(Sense.LineEnd | Sense.SentenceEnd);
    }
}
