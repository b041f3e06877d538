namespace Wiker.Ingest.Normalizer.Fields.Dates;

/// <summary>A day as written: any part may be missing until resolution. <paramref name="Offset"/>: days from the reference ("demain").</summary>
internal sealed record WrittenDay(int? Day, int? Month, int? Year, int? Weekday, int? Offset = null, bool Upcoming = false);

/// <summary>Hours as written, in minutes of the day; 1440 is midnight at its end. A start that is null with an end: "jusqu'à 18h".</summary>
internal readonly record struct WrittenTime(int? Start, int? End, bool OpenEnd = false, bool OfDoors = false);

/// <summary>One element of an enumeration of days: a day, or a range of days, each end with its own hour when it has one.</summary>
internal sealed record DayElement(WrittenDay From, WrittenDay? To = null, int? FromMinute = null, int? ToMinute = null);

/// <summary>What the grammar finds in a text, in order; places are indexes of lexemes, the end exclusive.</summary>
internal abstract record Mention(int From, int To)
{
    /// <summary>Days: "les 12, 13 et 19 mars", "du 12 au 14 juillet", "jusqu'au 30 juin".</summary>
    public sealed record Days(int From, int To, IReadOnlyList<DayElement> Elements, DayBound Bound, DayPurpose Purpose) : Mention(From, To)
    {
        /// <summary>The date that something was moved to.</summary>
        public bool IsNewDate { get; init; }
    }

    /// <summary>Hours: "10h-12h et 14h-18h".</summary>
    public sealed record Hours(int From, int To, IReadOnlyList<WrittenTime> Times) : Mention(From, To);

    /// <summary>A part of the day: "en soirée".</summary>
    public sealed record Part(int From, int To, Model.DayPart Value) : Mention(From, To);

    /// <summary>A recurrence: "tous les mardis". <paramref name="Positions"/>: which of the month, empty for every week.</summary>
    public sealed record Recurrence(int From, int To, IReadOnlyList<int> Weekdays, IReadOnlyList<int> Positions, int Interval, bool IsSure) : Mention(From, To);

    /// <summary>What a recurrence leaves out.</summary>
    public sealed record Omission(int From, int To, bool SchoolHolidays, bool PublicHolidays, IReadOnlyList<DayElement> Dates) : Mention(From, To);

    /// <summary>"reporté": to the date that follows, or to none that is known.</summary>
    public sealed record Shift(int From, int To, bool HasNewDate) : Mention(From, To);

    /// <summary>"date à confirmer".</summary>
    public sealed record Unconfirmed(int From, int To) : Mention(From, To);

    /// <summary>Where a sentence or line ends; hours don't reach over it easily.</summary>
    public sealed record Stop(int From, int To) : Mention(From, To);
}

/// <summary>Which side of days is open.</summary>
internal enum DayBound { None, Until, Since }

/// <summary>What days are named for.</summary>
internal enum DayPurpose { Occasion, Deadline, Other }
