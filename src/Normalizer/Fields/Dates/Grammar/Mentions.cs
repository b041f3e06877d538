using Wiker.Ingest.Normalizer.Fields.Dates.Calendars;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Grammar;

/// <summary>A day as written: any part may be missing until resolution. <paramref name="Anchor"/> stands for the number of the day where the words count it from something else.</summary>
internal sealed record WrittenDay(int? Day, int? Month, int? Year, int? Weekday, DayAnchor? Anchor = null)
{
    /// <summary>True when nothing but a number is known.</summary>
    public bool IsBare => Month is null && Weekday is null && Anchor is null;
}

/// <summary>What a day is counted from when it isn't written as a number of a month.</summary>
internal abstract record DayAnchor
{
    /// <summary>So many days after the reference: "demain", "dans dix jours". <paramref name="IsLoose"/>: "dans quinze jours" is two weeks in French, yet some count.</summary>
    public sealed record Offset(int Days, bool IsLoose = false) : DayAnchor;

    /// <summary>The weekday on or after the reference, so many days later ("samedi en huit"); <paramref name="IsNext"/>: never the reference itself ("samedi prochain").</summary>
    public sealed record Coming(int DaysLater = 0, bool IsNext = false) : DayAnchor;

    /// <summary>The weekday before the reference: "samedi dernier".</summary>
    public sealed record Gone : DayAnchor;

    /// <summary>The weekday of a week counted from the reference's own: "mardi de la semaine prochaine".</summary>
    public sealed record InWeek(int Weeks) : DayAnchor;

    /// <summary>So many days after the day that is named before: "le lendemain".</summary>
    public sealed record Following(int Days) : DayAnchor;

    /// <summary>A day with a name: "lundi de Pâques".</summary>
    public sealed record Named(Feast Feast) : DayAnchor;

    /// <summary>Which such weekday of its month, -1 the last: "le 2e samedi de mars".</summary>
    public sealed record Nth(int Position) : DayAnchor;

    /// <summary>The day of that number, so many months after the reference's own: "le 15 du mois prochain".</summary>
    public sealed record InMonth(int Months) : DayAnchor;

    /// <summary>The last day of its month, or of the reference's month where none is named: "fin juin", "la fin du mois".</summary>
    public sealed record EndOfMonth : DayAnchor;
}

/// <summary>Hours as written, in minutes of the day; 1440 is midnight at its end. A start that is null with an end: "jusqu'à 18h".</summary>
internal readonly record struct WrittenTime(int? Start, int? End, bool OpenEnd = false, bool OfDoors = false, bool OfMeeting = false);

/// <summary>
/// One element of an enumeration of days: a day, or a range of days, each end with its own hour when it has one. <paramref name="LengthDays"/>: how long a range is that
/// names its first day only ("la semaine du 12").
/// </summary>
internal sealed record DayElement(WrittenDay From, WrittenDay? To = null, int? FromMinute = null, int? ToMinute = null, int? LengthDays = null)
{
    public bool IsRange => To is not null || LengthDays is not null;
}

/// <summary>What the grammar finds in a text, in order; places are indexes of lexemes, the end exclusive.</summary>
internal abstract record Mention(int From, int To)
{
    /// <summary>Days: "les 12, 13 et 19 mars", "du 12 au 14 juillet", "jusqu'au 30 juin".</summary>
    public sealed record Days(int From, int To, IReadOnlyList<DayElement> Elements, DayBound Bound, DayPurpose Purpose) : Mention(From, To)
    {
        /// <summary>The date that something was moved to.</summary>
        public bool IsNewDate { get; init; }

        /// <summary>Weekdays with hours and nothing else: the coming ones, or those of every week, as the rest of the text says.</summary>
        public bool IsBareWeekday { get; init; }

        /// <summary>Where its sentence looks: "retour sur le loto du 14 mars".</summary>
        public Outlook Outlook { get; init; }

        /// <summary>The part of the day that leads to it: "matinée du 12".</summary>
        public Model.DayPart? PartBefore { get; init; }

        /// <summary>True for the first day of a series: "première séance le 2 octobre".</summary>
        public bool IsSeriesStart { get; init; }

        /// <summary>True for days that count only where the text has no better: a bare "samedi", the day of a counter, an old date without a new one.</summary>
        public bool IsFallback { get; init; }

        /// <summary>True after "Fin :": the end of what began before.</summary>
        public bool EndsAnother { get; init; }

        /// <summary>True after "finalement": it stands in the place of a day told before in its sentence.</summary>
        public bool FollowsFinally { get; init; }

        /// <summary>True right behind "aura lieu": a day that its subject bears ("la collecte du 11") was another.</summary>
        public bool FollowsVerb { get; init; }

        /// <summary>True for the day that something was moved from.</summary>
        public bool IsOldDate { get; init; }

        /// <summary>True when all are written with a year before that one.</summary>
        public bool AreBefore(int year) => Elements.All(e => (e.To ?? e.From).Year < year);
    }

    /// <summary>Hours: "10h-12h et 14h-18h".</summary>
    public sealed record Hours(int From, int To, IReadOnlyList<WrittenTime> Times) : Mention(From, To);

    /// <summary>A part of the day: "en soirée".</summary>
    public sealed record Part(int From, int To, Model.DayPart Value) : Mention(From, To);

    /// <summary>A recurrence: "tous les mardis". <paramref name="Positions"/>: which of the month, empty for every week.</summary>
    public sealed record Recurrence(int From, int To, IReadOnlyList<int> Weekdays, IReadOnlyList<int> Positions, int Interval, bool IsSure) : Mention(From, To)
    {
        /// <summary>1 where it comes back in odd weeks of the year, 2 in even ones; 0 where no week is named.</summary>
        public int WeekParity { get; init; }
    }

    /// <summary>Every other week, told apart from its weekday: "le jeudi 18h-20h30, semaines paires". <paramref name="WeekParity"/> as above.</summary>
    public sealed record Fortnight(int From, int To, int WeekParity) : Mention(From, To);

    /// <summary>What a recurrence or a range leaves out.</summary>
    public sealed record Omission(int From, int To, bool SchoolHolidays, bool PublicHolidays, IReadOnlyList<DayElement> Dates, IReadOnlyList<int> Weekdays) : Mention(From, To);

    /// <summary>"reporté": to the date that follows, to another place, or to no date that is known.</summary>
    public sealed record Shift(int From, int To, ShiftTo Towards) : Mention(From, To);

    /// <summary>"date à confirmer".</summary>
    public sealed record Unconfirmed(int From, int To) : Mention(From, To);

    /// <summary>Where a sentence or line ends; hours don't reach over it easily.</summary>
    public sealed record Stop(int From, int To) : Mention(From, To);
}

/// <summary>What something was moved to.</summary>
internal enum ShiftTo { Unknown, NewDate, NewPlace }

/// <summary>Which side of days is open.</summary>
internal enum DayBound { None, Until, Since }

/// <summary>What days are named for.</summary>
internal enum DayPurpose
{
    Occasion,
    Deadline,
    Other,
    /// <summary>Why something else is told: "en raison de la grève du 5"; an occasion only for want of another.</summary>
    Reason,
    /// <summary>Months that a recurrence is framed by: "d'avril à octobre"; no days by themselves.</summary>
    Frame,
}
