namespace Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

/// <summary>What a word or sign can mean in a date. A word may bear several: "du" begins a range and is an article, "mar." is a day and a month.</summary>
[Flags]
internal enum Sense : ulong
{
    None = 0,
    Number = 1UL << 0,
    Word = 1UL << 1,
    Comma = 1UL << 2,
    Dash = 1UL << 3,
    Slash = 1UL << 4,
    Colon = 1UL << 5,
    Dot = 1UL << 6,
    Bracket = 1UL << 7,
    LineEnd = 1UL << 8,
    SentenceEnd = 1UL << 9,
    OtherSign = 1UL << 10,
    /// <summary>"en huit", "en quinze": so many days after the coming weekday.</summary>
    WeeksLater = 1UL << 11,

    Weekday = 1UL << 12,
    Plural = 1UL << 13,
    Month = 1UL << 14,
    /// <summary>Counts only beside a number: "mar", "dim", "sept".</summary>
    Abbreviated = 1UL << 15,
    Article = 1UL << 16,
    From = 1UL << 17,
    Between = 1UL << 18,
    To = 1UL << 19,
    Until = 1UL << 20,
    Since = 1UL << 21,
    And = 1UL << 22,
    At = 1UL << 23,

    HourMark = 1UL << 24,
    MinuteMark = 1UL << 25,
    Noon = 1UL << 26,
    Midnight = 1UL << 27,
    /// <summary>"et demie", "et quart": so many minutes.</summary>
    Fraction = 1UL << 28,
    /// <summary>What goes on week after week: "entraînements", "permanences"; bare weekdays beside it are of every week.</summary>
    Habit = 1UL << 29,
    DayPart = 1UL << 30,
    /// <summary>What follows is a length of time, not a moment.</summary>
    Duration = 1UL << 31,

    Every = 1UL << 32,
    Ordinal = 1UL << 33,
    OrdinalSuffix = 1UL << 34,
    OfMonth = 1UL << 35,
    Fortnightly = 1UL << 36,
    One = 1UL << 37,
    Days = 1UL << 38,
    Weeks = 1UL << 39,
    Weekend = 1UL << 40,
    Except = 1UL << 41,
    SchoolHolidays = 1UL << 42,
    PublicHolidays = 1UL << 43,

    RelativeDay = 1UL << 44,
    This = 1UL << 45,
    Next = 1UL << 46,
    Last = 1UL << 47,
    In = 1UL << 48,
    /// <summary>A week counted from the reference's own: "la semaine prochaine" is 1.</summary>
    WeekNamed = 1UL << 49,

    Moved = 1UL << 50,
    Unconfirmed = 1UL << 51,
    /// <summary>The date that follows is no occasion: a law's, a founding, a publication, the old date of something moved.</summary>
    NoOccasion = 1UL << 52,
    /// <summary>The date that follows is the last day to do something.</summary>
    Deadline = 1UL << 53,
    /// <summary>The time that follows is that of the doors.</summary>
    Doors = 1UL << 54,
    /// <summary>Street names bear dates: "place du 8 mai 1945".</summary>
    Street = 1UL << 55,
    /// <summary>What is counted after a number isn't a day: "ans", "personnes".</summary>
    Counted = 1UL << 56,
    /// <summary>A day with a name of its own: "lundi de Pâques".</summary>
    Feast = 1UL << 57,
    /// <summary>A number in letters, where one is read: "vingt heures", "quatorze juillet".</summary>
    NumberWord = 1UL << 58,
    /// <summary>Says that its sentence tells of something that is over.</summary>
    Past = 1UL << 59,
    /// <summary>"a", "ont", "s'est" before a participle: together they tell of what is over.</summary>
    Auxiliary = 1UL << 60,
    Participle = 1UL << 61,
    /// <summary>The last days of a month, "fin juin"; a whole day only where an end is named.</summary>
    EndOf = 1UL << 62,
    /// <summary>"du soir", after an hour: the half of the day that it counts in.</summary>
    OfDayPart = 1UL << 63,
}
