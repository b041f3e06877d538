using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Dates.Calendars;
using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;
using Wiker.Ingest.Normalizer.Fields.Dates.Tables;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Gathering;

/// <summary>Puts mentions together: hours to their days, exceptions and bounds to their recurrence, a new date in the place of the old.</summary>
internal sealed class Occasions(string text, Lexemes lexemes, Calendar calendar, bool alone)
{
    private const int RightBehind = 2;
    // Hours may stand right before what they are of: "à 20h30 le 14 mars", "19h, tous les mardis".
    private const int FarthestDay = 3;
    private const int FarthestHabit = 2;

    private readonly List<OccasionGroup> _groups = [];
    private readonly RuleFrames _frames = new(lexemes, calendar);
    private readonly GivenHours _given = new(lexemes, alone);
    private List<WrittenTime>? _oldTimes;
    private Mention.Omission? _pendingOmission;
    private RecordStatus? _status;
    private bool _awaitsNewDate;
    // What was read may not be all, or not belong together.
    private bool _hasLeftOver;
    private int _passedOver = int.MinValue / 2;
    private DateOnly? _deadline;

    public DateReading Assemble(List<Mention> mentions)
    {
        for (var i = 0; i < mentions.Count; i++)
        {
            if (mentions[i] is Mention.Hours hours && Current is not { Stops: 0 } && HoursApart.AreLeading(lexemes, mentions, i, Current))
                _given.Waiting.Lead(hours);
            else
                Take(mentions[i]);
        }
        DropFallbacks();
        _hasLeftOver |= UnreadWords.AreLeft(lexemes, mentions);
        _hasLeftOver |= LooseHours.Settle(_groups, lexemes, _given.Waiting.Lone, LooseHours.AreKept(lexemes) ? _oldTimes : null);
        MonthInheritance.Complete(_groups, calendar);
        _hasLeftOver |= WeekdaysWithin.Settle(_groups, calendar) | HeadingRanges.Drop(_groups, lexemes, calendar) || (_given.HaveRow && _groups.Exists(g => g.Times.Exists(t => t is { Start: not null, End: not null })));
        // What was left out or put on another day by inference: the rest may not be all.
        _hasLeftOver |= LookingBack.Drop(_groups, lexemes, calendar);
        if (LastDays.Drop(_groups, lexemes) is { } last)
        {
            TakeDeadline(last);
            _hasLeftOver = true;
        }
        if (lexemes.Hold(Sense.Word, DateLanguage.RestOfYear))
            _groups.ForEach(g => g.Bounds = g.Bounds is { Purpose: DayPurpose.Frame } ? null : g.Bounds);
        WeeklyHabits.Settle(_groups, lexemes, calendar);
        return new GatheredOccasions(text, lexemes, calendar, alone, _groups).Read(_status, _deadline, _hasLeftOver || _given.AreLeft);
    }

    private OccasionGroup? Current => _groups.Count > 0 ? _groups[^1] : null;

    private void Take(Mention mention)
    {
        switch (mention)
        {
            case Mention.Stop:
                if (Current is { } open)
                    open.Stops++;
                _given.Waiting.Forget();
                break;
            // "tous les week-ends, samedi et dimanche": the habit's own days.
            case Mention.Days { IsFallback: true, Purpose: DayPurpose.Occasion, Elements: [{ From.Anchor: DayAnchor.Coming }, ..] } when Current is { Head: Mention.Recurrence, Stops: 0 }:
                break;
            case Mention.Days { IsFallback: true } days:
                TakeFallback(days);
                break;
            case Mention.Days { Purpose: DayPurpose.Deadline } days:
                TakeDeadline(days);
                _passedOver = days.To;
                break;
            case Mention.Days days when days.Purpose == DayPurpose.Other || (!alone && days.AreBefore(calendar.Reference.Year - GatheredOccasions.YearsBackInProse)):
                _passedOver = days.To; // "les pendus du 9 juin 1944": hours behind it are of another day
                break;
            case Mention.Days days:
                TakeDays(days);
                break;
            case Mention.Recurrence rule when Current?.IsNamedBy(rule, calendar) == true:
                Current.End = rule.To; // "trois jours plus tard, le mardi, à 20 heures"
                break;
            case Mention.Recurrence rule:
                TakeRule(rule);
                break;
            case Mention.Hours hours:
                _given.Give(hours, _groups, _passedOver);
                break;
            case Mention.Fortnight weeks when Current is { Head: Mention.Recurrence { Interval: 1, Positions.Count: 0 } weekly } habit:
                habit.Head = weekly with { Interval = 2, WeekParity = weeks.WeekParity };
                break;
            case Mention.Part part:
                if (part.From - _passedOver > RightBehind) // "à sortir la veille au soir"
                    Current?.Take(part);
                break;
            case Mention.Omission omission when Current is { } group:
                group.Omissions.Add(omission);
                group.End = omission.To;
                break;
            case Mention.Omission omission:
                _pendingOmission = omission;
                break;
            case Mention.Shift shift:
                _status = shift.Towards == ShiftTo.Unknown ? _status ?? RecordStatus.Postponed : RecordStatus.Moved;
                _awaitsNewDate = shift.Towards == ShiftTo.NewDate;
                if (_awaitsNewDate)
                    ForgetOldDate();
                break;
            default:
                break;
        }
    }

    private bool IsBeforeNewDate(Mention.Days days) =>
        _groups[0].Head is not Mention.Days { Elements: [var moved, ..] } || calendar.Resolve(moved.From)?.Date is not { } newDate
        || (days.Elements[0].From is not { Day: not null, Month: null } && calendar.Resolve(days.Elements[0].From)?.Date is { } day && day <= newDate);

    private void TakeDeadline(Mention.Days days) =>
        _deadline ??= days.Elements.Count > 0 ? calendar.Resolve(days.Elements[^1].To ?? days.Elements[^1].From)?.Date : null;

    private void TakeFallback(Mention.Days days)
    {
        if (days.Purpose == DayPurpose.Deadline)
            TakeDeadline(days);
        _groups.Add(new OccasionGroup(days with { Purpose = DayPurpose.Occasion }) { IsFallback = true });
    }

    private void ForgetOldDate()
    {
        _oldTimes ??= _groups.Find(g => g.Times.Count > 0)?.Times;
        _groups.Clear();
    }

    // "n'aura pas lieu le 10 mai mais le 17": with a day that holds, those that count only without one go.
    private void DropFallbacks()
    {
        if (_groups.TrueForAll(g => g.IsFallback))
        {
            if (_groups.Count > 1)
                _groups.RemoveRange(1, _groups.Count - 1);
            _hasLeftOver |= _deadline is not null || lexemes[_groups.Count > 0 ? _groups[0].Start : 0].Is(Sense.From); // the last day to act, "le match de dimanche", for want of a better
            return;
        }
        if (_groups.RemoveAll(g => g is { IsFallback: true, Head: Mention.Days { IsOldDate: true } }) > 0)
            _status = RecordStatus.Moved;
        // "dépôt vendredi 14h-19h, vente samedi": a counter with hours may be something to go to.
        _hasLeftOver |= _groups.RemoveAll(g => g.IsFallback && g.Times.Exists(t => t.End is not null)) > 0;
        _groups.RemoveAll(g => g.IsFallback);
    }

    private void TakeDays(Mention.Days days)
    {
        if (days.Elements is [{ From.Anchor: DayAnchor.Following following }])
        {
            if (Current?.After(following.Days, days.Elements[0].From.Weekday, calendar) is not { } day)
                return;
            (days, _hasLeftOver) = (days with { Elements = [new(day)] }, true);
        }
        // "reporté au 18 avril : le carnaval prévu le 21 mars"; a second new date is later: "reporté au 12 mai et au 19 mai"
        if (_awaitsNewDate && _groups.Count > 0 && IsBeforeNewDate(days))
        {
            _passedOver = days.To;
            return;
        }
        if (days.EndsAnother && Current is { Head: Mention.Days { Elements: [{ IsRange: false }] } begun } open)
        {
            open.EndOn(begun, days, calendar);
            return;
        }
        if (days.IsNewDate || (days.FollowsFinally && Current is { Head: Mention.Days, Stops: 0 }))
        {
            _hasLeftOver |= !days.IsNewDate;
            ForgetOldDate();
            _status = RecordStatus.Moved;
            _awaitsNewDate = true;
        }
        // "la collecte du jeudi 25 décembre sera effectuée le vendredi 26"; "la fête du 14 juillet se déroulera le 12" is called after a day
        if (days.FollowsVerb && Current is { } subject && subject.BearsItsDay(lexemes) && (!lexemes.HoldWithin(subject.End, days.From, Sense.Comma | Sense.Colon) || lexemes.HoldWithin(subject.End, days.From, Sense.Word, DateLanguage.PutOff)))
        {
            if (!DatePurposes.IsName(lexemes, subject.Head.From) && subject.IsNear(days, calendar))
                _status = RecordStatus.Moved; // "la remise des prix du concours du 14 mars se tiendra le 28" has moved nothing
            _groups.Remove(subject);
        }
        if (Current is { } told && told.SaysTheSame(days, calendar))
        {
            if (days.Elements[0].From.Anchor is null) // "dans huit jours, dimanche 22 novembre": what is written
                told.Head = days;
            told.End = days.To;
            return;
        }
        // "à partir du 7 novembre, 9h30-11h30, jusqu'au 19 juin"
        if (days is { Bound: DayBound.Until, Elements: [{ IsRange: false, From: var last }] } && Current is { Head: Mention.Recurrence, Stops: 0, Bounds: { Bound: DayBound.Since, Elements: [{ IsRange: false, From: var begins }] } since } framed)
        {
            (framed.Bounds, framed.End) = (since with { Bound = DayBound.None, Elements = [new(begins, last)] }, days.To);
            return;
        }
        if (Current is { } rule && _frames.Bound(rule, days))
        {
            rule.Bounds = days;
            rule.End = days.To;
            return;
        }
        // "de 8h à 13h de mai à septembre, de 9h à 12h d'octobre à avril": the year round.
        if (days.Purpose == DayPurpose.Frame && Current is { Head: Mention.Recurrence, Bounds.Purpose: DayPurpose.Frame } yearRound)
        {
            yearRound.Bounds = null;
            return;
        }
        if (days.IsSeriesStart)
            days = days with { Bound = DayBound.None };
        _hasLeftOver |= !days.IsNewDate && !_awaitsNewDate && lexemes[days.From - 1].Is(Sense.To) && !lexemes[days.From - 1].Is(Sense.At) && !alone; // "chiffres au 12 août"
        var group = new OccasionGroup(days);
        if (days.PartBefore is { } part)
            group.Parts.Add(part);
        if (_given.Waiting.TakeFor(days, FarthestDay) is { } before)
        {
            group.Times.AddRange(before.Times);
            group.Start = before.From;
        }
        _groups.Add(group);
    }

    private void TakeRule(Mention.Recurrence rule)
    {
        // "du 10 au 18 octobre, tous les jours de 14h à 18h": each day of the range, and its hours follow.
        if (Current is { } whole && _frames.AreEachDay(whole, rule))
        {
            whole.End = rule.To;
            return;
        }
        var group = new OccasionGroup(rule);
        if (Current is { } frame && _frames.Frames(frame, rule))
        {
            // "du 3 au 28 avril, du mardi au samedi": the range frames the rule and is no occurrence of its own.
            group.Bounds = (Mention.Days)frame.Head;
            group.Times.AddRange(frame.Times);
            group.Start = frame.Start;
            _groups.RemoveAt(_groups.Count - 1);
        }
        if (_given.Waiting.TakeFor(rule, FarthestHabit) is { } before)
            group.Times.AddRange(before.Times);
        if (_pendingOmission is { } left && rule.From - left.To <= 2)
            group.Omissions.Add(left); // "sauf le 14 juillet, tous les mercredis à 14h"
        _groups.Add(group);
    }
}
