using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Dates.Calendars;
using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Gathering;

/// <summary>Days or a recurrence with the hours, part, bounds and exceptions that belong to them. Places are indexes of lexemes.</summary>
internal sealed class OccasionGroup(Mention head)
{
    private const int FarthestPart = 10;
    private const int DaysOfWeek = 7;

    private bool _isPartedApart;

    public Mention Head { get; set; } = head;
    public List<WrittenTime> Times { get; } = [];
    public List<DayPart> Parts { get; } = [];
    public Mention.Days? Bounds { get; set; }
    public Omissions Omissions { get; } = new();
    public int Start { get; set; } = head.From;
    public int End { get; set; } = head.To;
    public Mention.Hours? LastHours { get; set; }
    /// <summary>True when it counts only where the text has no better.</summary>
    public bool IsFallback { get; init; }
    /// <summary>True after "Fin :": the next hours are its end.</summary>
    public bool AwaitsEnd { get; private set; }
    /// <summary>True when its hours stand in a sentence or on a line of their own, where they may be those of all days before.</summary>
    public bool HasHoursApart { get; set; }
    /// <summary>How many sentences or lines have ended since.</summary>
    public int Stops { get; set; }

    /// <summary>True for days that can bound a recurrence: a range, "jusqu'au …", "à partir du …", months.</summary>
    public bool IsFrame => Head is Mention.Days days && IsFrameOf(days);

    /// <summary>True for "première séance le mardi 9 septembre", which a recurrence may follow.</summary>
    public bool IsSeriesStart => Head is Mention.Days { IsSeriesStart: true };

    /// <summary>True for "ce week-end", "la semaine prochaine": days within it, named elsewhere, say it better.</summary>
    public bool IsLooseRange => Head is Mention.Days { Elements: [{ IsRange: true, From.Anchor: DayAnchor.InWeek or DayAnchor.Coming or DayAnchor.Nth }] } && Times.Count == 0;

    /// <summary>True for at most seven days in a row, so that a weekday names one of them.</summary>
    public bool IsWithinWeek(Calendar calendar) => Head is Mention.Days { Bound: DayBound.None, Elements: [{ IsRange: true } range] } days && !calendar.DaysOf(range, days.Outlook).Skip(DaysOfWeek).Any();

    /// <summary>So many days after its last one, or the next such weekday; null where no day is known.</summary>
    public WrittenDay? After(int days, int? weekday, Calendar calendar)
    {
        if (Head is not Mention.Days { Purpose: not DayPurpose.Frame, Elements: [.., var last] } its || calendar.Resolve(last.To ?? last.From, its.Outlook) is not { } known)
            return null;
        var after = weekday is { } named ? Calendar.OnOrAfter(known.Date.AddDays(1), named) : Calendar.Shifted(known.Date, days);
        return after is { } date ? new(date.Day, date.Month, date.Year, null) : null;
    }

    /// <summary>True where a weekday right behind its one day only names it again.</summary>
    public bool IsNamedBy(Mention.Recurrence rule, Calendar calendar) =>
        this is { Stops: 0, Times.Count: 0, Head: Mention.Days { Bound: DayBound.None, Elements: [{ IsRange: false, From: var day }] } days } && rule is { IsSure: false, Weekdays: [var weekday], Positions.Count: 0 } && rule.From - End <= 1
        && calendar.Resolve(day, days.Outlook)?.Date is { } date && Calendar.WeekdayOf(date) == weekday;

    /// <summary>True for the one day of a subject, "la collecte du jeudi 25 décembre", in the sentence that goes on.</summary>
    public bool BearsItsDay(Lexemes text) => this is { Stops: 0, Times.Count: 0, Parts.Count: 0, IsFallback: false, Head: Mention.Days { Bound: DayBound.None, FollowsVerb: false, Elements: [{ IsRange: false }] } } && text[Head.From].Is(Sense.From);

    /// <summary>True when another day lies within a week of its one day.</summary>
    public bool IsNear(Mention.Days other, Calendar calendar) =>
        Head is Mention.Days { Elements: [var own, ..] } && calendar.Resolve(own.From)?.Date is { } day && calendar.Resolve(other.Elements[0].From)?.Date is { } then && Math.Abs(then.DayNumber - day.DayNumber) <= DaysOfWeek;

    /// <summary>
    /// Takes a part of the day that stands beside it or further on in its sentence ("mardi 13, la fanfare jouera dans l'après-midi ; le soir, on dansera"), or alone in the next ("La visite se fera dans la matinée");
    /// several of them there are a programme within the day.
    /// </summary>
    public void Take(Mention.Part part)
    {
        if (Stops > 1 || Times.Count > 0 || part.From - End > FarthestPart || Parts.Contains(part.Value) || _isPartedApart)
            return;
        if (Stops == 1 && Parts.Count > 0)
        {
            Parts.Clear();
            _isPartedApart = true;
            return;
        }
        Parts.Add(part.Value);
        End = part.To;
    }

    /// <summary>"Début : samedi 8 mai à 9h Fin : samedi 8 mai à 17h": one day with two hours, or a range.</summary>
    public void EndOn(Mention.Days begun, Mention.Days end, Calendar calendar)
    {
        var last = end.Elements[^1].To ?? end.Elements[^1].From;
        if (calendar.Resolve(begun.Elements[0].From) is { } first && calendar.Resolve(last) is { } until && until.Date != first.Date)
            Head = begun with { Elements = [new(begun.Elements[0].From, last, Times is [{ Start: { } start }] ? start : null)] };
        AwaitsEnd = true;
        End = end.To;
    }

    /// <summary>Takes the hour of the end that was awaited.</summary>
    public void EndAt(int minute)
    {
        AwaitsEnd = false;
        if (Head is Mention.Days { Elements: [{ IsRange: true } range] } days)
            Head = days with { Elements = [range with { ToMinute = minute }] };
        else if (Times is [{ Start: { } begins }])
            Times[0] = new(begins, minute);
    }

    /// <summary>True for "lundi 6 avril (lundi de Pâques)": one day in other words.</summary>
    public bool SaysTheSame(Mention.Days days, Calendar calendar) =>
        this is { Head: Mention.Days { Elements: [{ IsRange: false, From: var known }], Bound: DayBound.None, IsFallback: false }, Times.Count: 0, Parts.Count: 0 } && days is { Elements: [{ IsRange: false, From: var said }], Bound: DayBound.None, PartBefore: null }
        && !known.IsBare && !said.IsBare && calendar.Resolve(known)?.Date is { } day && calendar.Resolve(said)?.Date is { } same
        && (day == same || (known.Anchor is DayAnchor.Offset { IsLoose: true } && Math.Abs(day.DayNumber - same.DayNumber) == 1));

    public static bool IsFrameOf(Mention.Days days) => days.Purpose == DayPurpose.Frame || days.Bound != DayBound.None || days.Elements is [{ IsRange: true }];
}
