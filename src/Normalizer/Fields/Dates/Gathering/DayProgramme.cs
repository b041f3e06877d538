using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Gathering;

/// <summary>Which hours of a day are further items of its programme, each a time of its own.</summary>
internal sealed class DayProgramme(Lexemes lexemes)
{
    private const int FarthestSession = 6;
    private const int LongestItem = 12;
    private const int LongestOpening = 150;
    private const int LongestWait = 75;
    private const int LongestCounter = 2; // words

    /// <summary>"ouverture 18h, début 20h": what opened before opened for this.</summary>
    public bool IsOpenedFor(OccasionGroup group, Mention.Hours hours) =>
        group is { Stops: 0, LastHours: { } opened, Times: [{ End: null, Start: { } opens }] } && lexemes[opened.From - 1].Is(Sense.Habit) && lexemes[opened.From - 1].Value == DateLanguage.Opening
        && hours.Times[0] is { Start: { } begins, OfDoors: false } && begins > opens && begins - opens <= LongestOpening;

    /// <summary>"inscriptions à 13h30", "inscriptions sur place dès 13h30": a counter opens, before what it is for.</summary>
    public static bool IsCounter(Lexemes text, Mention.Hours hours)
    {
        var before = hours.From - 1;
        while (before >= hours.From - LongestCounter && text[before].Is(Sense.Word | Sense.Street))
            before--;
        return text[before].Is(Sense.Deadline);
    }

    /// <summary>Doors open, and people meet, before what they come for; who meets for long does something already.</summary>
    public static bool GivesWay(IReadOnlyList<WrittenTime> before, Mention.Hours hours) =>
        before.Count > 0 && !hours.Times[0].OfDoors
        && (before.All(t => t.OfDoors) || (before is [{ OfMeeting: true, Start: { } meeting }] && hours.Times[0].Start is { } start && start > meeting && start - meeting <= LongestWait));

    /// <summary>"10h – Messe⏎12h – Aïoli⏎15h – Course", "à 9h45 (maternelles) et à 13h45 (élémentaires)": each line, and each "et", has its own time.</summary>
    public bool IsNext(OccasionGroup group, Mention.Hours hours) =>
        lexemes[hours.From - 1].Is(Sense.And) && group.Stops == 0 && hours.From - group.End <= FarthestSession
        || (OpensItem(group.LastHours, group) && OpensItem(hours, group))
        || IsClosed(group, hours)
        || (group.Stops == 0 && lexemes[hours.From].Is(Sense.At) && group.LastHours is { } last && lexemes[last.From].Is(Sense.At) && lexemes[last.To].Is(Sense.Comma | Sense.And) && hours.From - group.End <= FarthestSession);

    // An hour that opens a line or a part of one, with what takes place then behind it.
    private bool OpensItem(Mention.Hours? hours, OccasionGroup group) =>
        hours is not null && (hours.From == group.Head.To || lexemes[hours.From - 1].Is(Sense.LineEnd | Sense.SentenceEnd | Sense.Comma | Sense.Colon | Sense.Dash | Sense.Slash)) && IsFollowedByWords(hours);

    /// <summary>"pêche 9h, repas 12h30, concours 15h"; but "de 10h à 18h, traite des vaches à 17h" lies within the day's hours.</summary>
    public bool IsClosed(OccasionGroup group, Mention.Hours hours) =>
        ClosesNextLine(group, hours) || group.Stops == 0 && group.LastHours is { } ended && ClosesItem(ended, group) && ClosesItem(hours, group) && hours.From - ended.To is > 1 and <= LongestItem && (lexemes[ended.To].Is(Sense.Comma | Sense.And | Sense.Slash) || (lexemes[ended.To].Is(Sense.Dash) && !lexemes[ended.To].Glued))
        && !group.Times.Exists(t => t.End is { } until && hours.Times[0].Start is { } start && start >= t.Start && start < until);

    // "Pêche 9h⏎Repas : 12h30⏎Concours 15h": each line ends with its hour, or has more behind a comma.
    private bool ClosesNextLine(OccasionGroup group, Mention.Hours hours) =>
        group is { Stops: 1, LastHours: { Times: [.., { End: null, Start: { } before }] } last } && lexemes[last.To].Is(Sense.LineEnd) && hours.From - last.To is > 1 and <= LongestItem && ClosesOwnItem(last) && ClosesOwnItem(hours) && hours.Times[0].Start > before;

    private bool ClosesOwnItem(Mention.Hours hours)
    {
        var before = hours.From - 1;
        while (lexemes[before].Is(Sense.Colon | Sense.Dash) || (lexemes[before].Is(Sense.Comma) && lexemes[before].Value == DateLanguage.Column))
            before--;
        return hours.Times is [{ Start: not null, OpenEnd: false, OfDoors: false, OfMeeting: false }] && lexemes[before].Is(Sense.Word | Sense.Counted) && (lexemes[before].Value == 0 || lexemes[before].Is(Sense.Counted)) && !lexemes[before].Is(Sense.Habit | Sense.Deadline)
            && (hours.To >= lexemes.Count || lexemes[hours.To].Is(Sense.LineEnd | Sense.Comma | Sense.Bracket));
    }

    // "pêche 9h, repas 12h30, concours 15h": an hour behind what takes place then, with nothing after it.
    private bool ClosesItem(Mention.Hours hours, OccasionGroup group) =>
        hours.Times is [{ Start: not null, OfDoors: false, OfMeeting: false }] && (hours.To >= lexemes.Count || lexemes[hours.To].Is(Sense.Comma | Sense.And | Sense.Slash | Sense.Dash | Sense.LineEnd | Sense.SentenceEnd | Sense.Bracket | Sense.OtherSign))
        && (lexemes[hours.From - 1].Is(Sense.Word) ? lexemes[hours.From - 1].Value == DateLanguage.Opening || (lexemes[hours.From - 1].Value == 0 && !lexemes[hours.From - 1].Is(Sense.Habit)) : !lexemes[hours.From].Is(Sense.Since) && hours.From == group.Head.To);

    private bool IsFollowedByWords(Mention.Hours hours)
    {
        var next = hours.To;
        while (lexemes[next].Is(Sense.Colon | Sense.Dash | Sense.Comma) || (lexemes[next].Is(Sense.OtherSign) && lexemes[next].Value == DateLanguage.Quote))
            next++;
        return lexemes[next].Is(Sense.Word | Sense.Habit | Sense.Article | Sense.Doors | Sense.Deadline | Sense.OrdinalSuffix) || (lexemes[next].Is(Sense.At) && lexemes[next + 1].Is(Sense.Dash)); // "15h A–Fronton" is a team
    }
}
