using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;
using Wiker.Ingest.Normalizer.Fields.Dates.Tables;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Gathering;

/// <summary>Words of time that no mention took: what was read may not be all that the text says.</summary>
internal static class UnreadWords
{
    private const int Before = 2;

    /// <summary>True when a weekday or a month stands outside of every mention, holidays beside a habit, or when figures behind months may be no days. <paramref name="mentions"/> in the order of the text.</summary>
    public static bool AreLeft(Lexemes text, List<Mention> mentions)
    {
        var isHabit = mentions.Exists(m => m is Mention.Recurrence);
        var next = 0;
        for (var i = 0; i < text.Count; i++)
        {
            while (next < mentions.Count && mentions[next].To <= i)
                next++;
            // "les samedis 4 et 11 octobre", "Jeudi saint 2 avril": the weekday of the day behind it.
            var isFree = next == mentions.Count || i < mentions[next].From - Before;
            if (isFree && !text[i].Is(Sense.Abbreviated) && (text[i].Is(Sense.Weekday | Sense.Month) || (isHabit && text[i].Is(Sense.SchoolHolidays | Sense.PublicHolidays))))
                return true;
            if ((next == mentions.Count || i < mentions[next].From) && (text[i].Is(Sense.RelativeDay) || IsHour(text, i) || IsDay(text, i)))
                return true;
        }
        return MonthRows.AreGuessed(text, mentions);
    }

    // "à sept heures", "20h": but no length ("durée 1h30", "2h de marche")
    private static bool IsHour(Lexemes text, int at) =>
        text[at].Is(Sense.HourMark) && text[at - 1].Is(Sense.Number | Sense.NumberWord) && text[at - 2].Is(Sense.At | Sense.Since | Sense.Until) && !text[at - 2].Is(Sense.Duration);

    // "le 16.", "au 3,": a day that no month is near to
    private static bool IsDay(Lexemes text, int at) =>
        text[at] is { IsNumber: true, Digits: <= 2, Value: >= 1 and <= 31 } && text[at - 1].Is(Sense.Article) && text[at - 1].Value == DateLanguage.OfOneDay
        && (at + 1 >= text.Count || text[at + 1].Is(Sense.Comma | Sense.SentenceEnd | Sense.LineEnd | Sense.Bracket));
}
