using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Grammar;

/// <summary>Days in the manner of calendars: "OCTOBRE : 3, 10, 17", "20-21-22 juin".</summary>
internal static class DayLists
{
    private const int Most = 24;

    /// <summary>A month that heads a line of numbers.</summary>
    public static bool TryMonthHeading(Lexemes text, int at, out int next, out IReadOnlyList<DayElement> days)
    {
        List<DayElement> found = [];
        (next, days) = (at, found);
        if (!text[at].Is(Sense.Month) || text[at].Is(Sense.Weekday) || !Opens(text, at) || !DayGrammar.TryMonth(text, at, out var i, out var month))
            return false;
        var year = DayGrammar.YearAt(text, ref i);
        if (!text[i].Is(Sense.Colon))
            return false;
        i++;
        while (found.Count < Most && text[i] is { IsNumber: true, Digits: <= 2, Value: >= 1 and <= 31 } number && !text[i + 1].Is(Sense.HourMark | Sense.Counted | Sense.Word))
        {
            found.Add(new(new(number.Value, month, year, null)));
            next = ++i;
            while (text[i].Is(Sense.Comma | Sense.And | Sense.Article) || (text[i].Is(Sense.Dash) && text[i + 1].IsNumber))
                i++;
        }
        return found.Count > 0 && (next >= text.Count || text[next].Is(Sense.LineEnd | Sense.SentenceEnd | Sense.Comma | Sense.At | Sense.Bracket | Sense.DayPart) || TimeGrammar.TryHours(text, next, out _, out _));
    }

    /// <summary>Two or more months, each with its day behind it: "SEPT 10 / OCT 8 / NOV 12".</summary>
    public static bool TryMonthsFirst(Lexemes text, int at, out int next, out IReadOnlyList<DayElement> days)
    {
        List<DayElement> found = [];
        (next, days) = (at, found);
        if (at > 0 && !text[at - 1].Is(Sense.LineEnd | Sense.SentenceEnd))
            return false;
        for (var i = at; found.Count < Most && DayGrammar.TryMonth(text, i, out var number, out var month) && text[number] is { IsNumber: true, Digits: <= 2, Value: >= 1 and <= 31 } && !text[number + 1].Is(Sense.HourMark | Sense.Counted);)
        {
            found.Add(new(new(text[number].Value, month, null, null)));
            next = number + 1;
            i = next;
            while (text[i].Is(Sense.Comma | Sense.And | Sense.Slash | Sense.Dash))
                i++;
            if (i == next)
                break;
        }
        return found.Count > 1;
    }

    /// <summary>Three or more days joined by hyphens before their month, or two and more by dots: "20-21-22 juin", "22.23.24 juil.".</summary>
    public static bool TryDashed(Lexemes text, int at, out int next, out IReadOnlyList<DayElement> days)
    {
        List<int> numbers = [];
        var sign = Sense.None;
        (next, days) = (at, []);
        var i = at;
        while (numbers.Count < Most && text[i] is { IsNumber: true, Digits: <= 2, Value: >= 1 and <= 31 } && (numbers.Count == 0 || text[i].Value > numbers[^1]))
        {
            numbers.Add(text[i].Value);
            i++;
            if (!text[i].Is(Sense.Dash | Sense.Dot) || !text[i].Glued || !text[i + 1].Glued || !text[i + 1].IsNumber || (numbers.Count > 1 && (text[i].Sense & (Sense.Dash | Sense.Dot)) != sign))
                break;
            sign = text[i].Sense & (Sense.Dash | Sense.Dot);
            i++;
        }
        if (numbers.Count < (sign == Sense.Dot ? 2 : 3) || !DayGrammar.TryMonth(text, i, out next, out var month) || text[i].Is(Sense.Dash))
            return false;
        var year = DayGrammar.YearAt(text, ref next);
        days = [.. numbers.Select(n => new DayElement(new(n, month, year, null)))];
        return true;
    }

    /// <summary>Three or more whole dates parted by dashes: "lundi 12 janvier – lundi 9 février – lundi 9 mars"; two of them are a range.</summary>
    public static bool TryParted(Lexemes text, int at, out int next, out IReadOnlyList<DayElement> days)
    {
        List<DayElement> found = [];
        (next, days) = (at, found);
        for (var i = at; found.Count < Most && DayGrammar.TryDay(text, i, led: false, out var end, out var day) && day is { Day: not null, Month: not null }; i = end + 1)
        {
            found.Add(new(day));
            next = end;
            if (!text[end].Is(Sense.Dash) || text[end].Is(Sense.Comma))
                break;
        }
        return found.Count > 2;
    }

    /// <summary>True where a line, a sentence or a part of one begins.</summary>
    public static bool Opens(Lexemes text, int at) => at == 0 || text[at - 1].Is(Sense.LineEnd | Sense.SentenceEnd | Sense.Colon | Sense.Bracket | Sense.Dash);

    /// <summary>True for three or more days in a row: "Fête patronale 20, 21 et 22 mars".</summary>
    public static bool FollowEachOther(List<DayElement> elements) =>
        elements.Count > 2 && elements.Zip(elements.Skip(1)).All(pair => pair is { First: { IsRange: false }, Second.IsRange: false } && pair.Second.From.Day == pair.First.From.Day + 1);

    /// <summary>True when every day is later in its month than the one before.</summary>
    public static bool IsAscending(List<DayElement> elements)
    {
        for (var i = 1; i < elements.Count; i++)
        {
            if (elements[i - 1].From.Month is null && elements[i].From.Day <= elements[i - 1].From.Day)
                return false;
        }
        return elements[^1].From.Month is not null;
    }
}
