using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Grammar;

/// <summary>Two figures without a year, 14/03, which count as a day only where what stands around says so.</summary>
internal static class FigureDays
{
    /// <summary>True for figures beside hours, in a calendar of others, or joined to another day.</summary>
    public static bool AreDay(Lexemes text, int at) =>
        text[at].IsNumber && (IsBesideHours(text, at) || LeadsHours(text, at) || IsPair(text, at) || (text.HasCalendar && NumericDates.TryDayFirst(text, at, led: true, out _, out _)));

    // "14/3 20h", "31/12 au 02/01": what stands behind says that the figures are a day.
    private static bool IsBesideHours(Lexemes text, int at) =>
        (text[at - 1].Sense == Sense.None || text[at - 1].Is(Sense.LineEnd | Sense.SentenceEnd | Sense.Comma | Sense.Bracket | Sense.Colon | Sense.Dash) || (text[at - 1].Is(Sense.Word | Sense.Habit) && NumericDates.IsWhole(text, at))) && NumericDates.TryDayFirst(text, at, led: true, out var next, out _)
        && (text.HasDottedCalendar && NumericDates.OpensLine(text, at) || text[next].Is(Sense.To | Sense.Since | Sense.DayPart) && !text[next].Is(Sense.At) || TimeGrammar.TryHours(text, text[next].Is(Sense.Comma | Sense.Colon | Sense.Dash) ? next + 1 : next, out _, out _)
            || (text[next].Is(Sense.Comma | Sense.And | Sense.Slash) && NumericDates.TryDayFirst(text, next + 1, led: true, out _, out _)));

    // "Prix du Printemps – 13/04⏎9h00 minimes", "fête 16.10 14h/18h + 17.10 10h/18h": hours that follow figures of two each say that they are a day.
    private static bool LeadsHours(Lexemes text, int at)
    {
        if (text[at].Digits != 2 || text[at + 2].Digits != 2 || !NumericDates.TryDayFirst(text, at, led: true, out var next, out _))
            return false;
        if (!text[next].Is(Sense.LineEnd))
            return text[at + 1].Is(Sense.Dot) && text[at - 1].Is(Sense.Word | Sense.And) && !text[at].Glued && text[next].IsNumber && TimeGrammar.TryHours(text, next, out _, out _);
        while (text[next].Is(Sense.LineEnd))
            next++;
        return text[at + 1].Is(Sense.Slash) && text[at - 1].Is(Sense.Dash | Sense.Comma | Sense.Colon | Sense.Bracket) && TimeGrammar.TryHours(text, next, out _, out _);
    }

    // "29 & 30/11"
    private static bool IsPair(Lexemes text, int at) =>
        DayLists.Opens(text, at) && text[at] is { IsNumber: true, Digits: <= 2 } && text[at + 1].Is(Sense.And) && NumericDates.IsWhole(text, at + 2) && NumericDates.TryDayFirst(text, at + 2, led: true, out _, out _);
}
