using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Gathering;

/// <summary>Whether hours stand on a line or in a sentence of their own, away from the days that they are of.</summary>
internal static class HoursApart
{
    private const int LongestLabel = 2; // words

    /// <summary>True for hours that are all of their line.</summary>
    public static bool AreAlone(Lexemes text, Mention.Hours hours) => text[hours.From - 1].Is(Sense.LineEnd) && ClosesLine(text, hours);

    /// <summary>"(de 18h à 23h)", "Horaires : 8h30-12h", "Toutes à 21h": nothing but a label of a word or two stands before them on their line.</summary>
    public static bool OpenLine(Lexemes text, Mention.Hours hours)
    {
        var (opens, words) = (hours.From - 1, 0);
        while (text[opens].Is(Sense.Bracket | Sense.Colon | Sense.Dash | Sense.Habit | Sense.OtherSign) || (text[opens].Is(Sense.Word) && ++words <= LongestLabel))
            opens--;
        return text[opens].Is(Sense.LineEnd);
    }

    /// <summary>"Messe à 18h30 à Rouans le 1er jeudi du mois": no hours but these stand in the sentence of the day that follows them. <paramref name="before"/>: what was read above.</summary>
    public static bool AreLeading(Lexemes text, List<Mention> mentions, int at, OccasionGroup? before)
    {
        if (mentions[at] is not Mention.Hours { Times: [{ Start: not null, OfDoors: false }, ..] } || before is { Times.Count: 0 } || (at > 0 && mentions[at - 1] is not Mention.Stop))
            return false;
        return at + 1 < mentions.Count && mentions[at + 1] is Mention.Days { Purpose: DayPurpose.Occasion, IsFallback: false, Bound: DayBound.None } or Mention.Recurrence
            && (at + 2 == mentions.Count || mentions[at + 2] is Mention.Stop or Mention.Omission);
    }

    /// <summary>"Le même jour, à 15 heures".</summary>
    public static bool AreOfSameDay(Lexemes text, Mention.Hours hours)
    {
        var before = text[hours.From - 1].Is(Sense.Comma) ? hours.From - 2 : hours.From - 1;
        return text[before].Is(Sense.And) && text[before].Value == DateLanguage.SameDay;
    }

    /// <summary>"10h départ du 10 km⏎10h15 départ du 5 km", "10 km – 9h30⏎5 km – 10h45" above the day: each line's hour is one of its programme. Elsewhere the first hours stand.</summary>
    public static Mention.Hours Joined(Lexemes text, Mention.Hours first, Mention.Hours more) =>
        (NumericDates.OpensLine(text, first.From) && NumericDates.OpensLine(text, more.From)) || (ClosesLine(text, first) && ClosesLine(text, more)) ? first with { Times = [.. first.Times, .. more.Times] } : first;

    /// <summary>"Le premier tour se tiendra le 15 mars, le second le 22. Les bureaux seront ouverts de 8h à 18h": all days stand in one sentence before them.</summary>
    public static bool FollowOneSentence(Lexemes text, List<OccasionGroup> groups) => groups.Zip(groups.Skip(1)).All(pair => !text.HoldWithin(pair.First.End, pair.Second.Start, Sense.SentenceEnd | Sense.LineEnd));

    private static bool ClosesLine(Lexemes text, Mention.Hours hours) => hours.To >= text.Count || text[hours.To].Is(Sense.LineEnd);
}
