using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Grammar;

/// <summary>Dates in figures within prose: 14/03/2026, 14.03.26, 14-03-2026, 2026-03-14; French order, the day first.</summary>
internal static class NumericDates
{
    private static readonly int[] DaysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    public static bool TryIso(Lexemes text, int at, out int next, out WrittenDay day)
    {
        (next, day) = (at + 5, null!);
        if (text[at] is not { Digits: 4, Value: >= 1900 and <= 2199 } || !IsGlued(text, at, Sense.Dash) || !IsGlued(text, at + 2, Sense.Dash)
            || text[at + 2].Digits != 2 || text[at + 4].Digits != 2 || !IsDay(text[at + 4].Value, text[at + 2].Value))
            return false;
        day = new(text[at + 4].Value, text[at + 2].Value, text[at].Value, null);
        return true;
    }

    /// <summary>How many days and months stand in the text with two figures each: 20/09.</summary>
    public static int CountFull(Lexemes text)
    {
        var count = 0;
        for (var i = 0; i < text.Count; i++)
        {
            if (text[i] is { IsNumber: true, Digits: 2 } && text[i + 2].Digits == 2 && text[i + 1].Is(Sense.Slash) && TryDayFirst(text, i, led: true, out var next, out _))
                (count, i) = (count + 1, next - 1);
        }
        return count;
    }

    /// <summary>How many lines begin with a day and month of two figures each, parted by a dot or hyphen: "05.06 Chorale".</summary>
    public static int CountLines(Lexemes text)
    {
        var count = 0;
        for (var i = 0; i < text.Count; i++)
        {
            if (OpensLine(text, i) && text[i] is { IsNumber: true, Digits: 2 } && TryDayFirst(text, i, led: true, out var next, out _) && !text[next].Is(Sense.OtherSign))
                count++;
        }
        return count;
    }

    /// <summary>True for figures that open a line.</summary>
    public static bool OpensLine(Lexemes text, int at) => at == 0 || text[at - 1].Is(Sense.LineEnd);

    /// <summary>True for two figures each, with a slash: 05/06.</summary>
    public static bool IsWhole(Lexemes text, int at) => text[at].Digits == 2 && text[at + 1].Is(Sense.Slash) && text[at + 2].Digits == 2;

    /// <summary>A day and month without a year count only where something says that it is a date (<paramref name="led"/>): 12/20 is a mark, 1/2 a half.</summary>
    public static bool TryDayFirst(Lexemes text, int at, bool led, out int next, out WrittenDay day)
    {
        (next, day) = (at + 3, null!);
        var sign = text[at + 1].Sense & (Sense.Slash | Sense.Dash | Sense.Dot);
        if (sign == Sense.None || text[at].Digits > 2 || !IsGlued(text, at, sign) || text[at + 2].Digits > 2 || !IsDay(text[at].Value, text[at + 2].Value) || IsContinued(text, at, sign))
            return false;
        if (IsGlued(text, at + 2, sign) && text[at + 4].Digits is 2 or 4)
        {
            var year = text[at + 4].Digits == 2 ? 2000 + text[at + 4].Value : text[at + 4].Value;
            if (year is < 1900 or > 2199 || IsGlued(text, at + 4, sign))
                return false; // five figures in a row are a phone
            day = new(text[at].Value, text[at + 2].Value, year, null);
            next = at + 5;
            return true;
        }
        if (!led || IsGlued(text, at + 2, sign) || IsFraction(text, at) || text[at + 3].Is(Sense.Counted | Sense.HourMark | Sense.Month) || text[at + 3].Is(Sense.OtherSign) && text[at + 3].Glued)
            return false;
        // "le 14-15" is two days, "14.5" a measure.
        if (sign is Sense.Dot && text[at + 3].Is(Sense.Dot) && text[at + 3].Glued && (text[at + 2].Digits == 1 || text[at + 4].Is(Sense.And | Sense.Comma)))
            next = at + 4; // "le 5.9." of the east
        else if (sign is not Sense.Slash && (text[at + 2].Digits != 2 || (sign is Sense.Dash && (text[at + 2].Value > 12 || text[at + 2].Value > text[at].Value && text[at].Digits == 2))))
            return false;
        day = new(text[at].Value, text[at + 2].Value, IsYearApart(text, next) ? text[next++].Value : null, null);
        return true;
    }

    // "du 26/02 au 8/03 2027"; but "le 14/03 2000 personnes", "le 14/03 2030", which is an hour
    private static bool IsYearApart(Lexemes text, int at) =>
        text[at] is { Digits: 4, Value: >= 2000 and <= 2199, Glued: false } && text[at].Value % 15 != 5 && (at + 1 >= text.Count || text[at + 1].Is(Sense.LineEnd | Sense.SentenceEnd | Sense.Comma | Sense.Bracket | Sense.At | Sense.To | Sense.Dash | Sense.Colon));

    // The fraction of a final: 1/2, 1/4, 1/8, 1/16.
    private static bool IsFraction(Lexemes text, int at) =>
        text[at] is { Value: 1, Digits: 1 } && text[at + 2] is { Value: 2 or 3 or 4 or 8, Digits: 1 } && !text[at - 1].Is(Sense.Weekday) && !text[at + 3].Is(Sense.At) && !TimeGrammar.TryHours(text, text[at + 3].Is(Sense.Comma) ? at + 4 : at + 3, out _, out _);

    // 06.12.10.45.20 read from its second group on.
    private static bool IsContinued(Lexemes text, int at, Sense sign) =>
        (text[at - 1].IsNumber && !(text[at - 1].Glued && text[at - 2].Is(Sense.Word))) || (text[at].Glued && text[at - 1].Is(sign) && text[at - 1].Glued && text[at - 2].IsNumber);

    private static bool IsGlued(Lexemes text, int at, Sense sign) =>
        text[at].IsNumber && text[at + 1].Is(sign) && text[at + 1].Glued && text[at + 2].IsNumber && text[at + 2].Glued;

    private static bool IsDay(int day, int month) => month is >= 1 and <= 12 && day >= 1 && day <= DaysOfMonth[month - 1];
}
