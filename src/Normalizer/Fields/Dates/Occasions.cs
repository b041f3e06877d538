using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Fields.Dates;

/// <summary>Puts mentions together: hours to their days, exceptions and bounds to their recurrence, a new date in the place of the old.</summary>
internal sealed class Occasions(string text, Lexemes lexemes, Calendar calendar, bool alone)
{
    // Hours may follow their day at some distance, over one line end: "Samedi 14 mars⏎Salle des fêtes⏎20h30".
    private const int FarthestHours = 40;
    private const int FarthestStart = 2;
    // Hours may stand right before what they are of: "à 20h30 le 14 mars", "19h, tous les mardis".
    private const int FarthestDay = 3;
    private const int FarthestHabit = 2;
    private const int FewStops = 2;
    private const int MostStops = 6; // hours on a line of their own may stand further below their day

    private readonly List<OccasionGroup> _groups = [];
    private readonly DayProgramme _programme = new(lexemes);
    private readonly RuleFrames _frames = new(lexemes, calendar);
    private readonly WaitingHours _waiting = new(lexemes);
    private List<WrittenTime>? _oldTimes;
    private Mention.Omission? _pendingOmission;
    private RecordStatus? _status;
    private bool _awaitsNewDate;
    // "15h - 18h - 20h45": where hours stand in rows, a pair of them may be two beginnings.
    private bool _hasRow;
    // Hours that belong to no day, or to one of another sentence: what was read may not be all, or not together.
    private bool _hasLeftOver;
    private int _passedOver = int.MinValue / 2;
    private DateOnly? _deadline;

    public DateReading Assemble(List<Mention> mentions)
    {
        for (var i = 0; i < mentions.Count; i++)
        {
            if (mentions[i] is Mention.Hours hours && Current is not { Stops: 0 } && HoursApart.Lead(lexemes, mentions, i, Current))
                _waiting.Lead(hours);
            else
                Take(mentions[i]);
        }
        DropFallbacks();
        _hasLeftOver |= UnreadWords.AreLeft(lexemes, mentions);
        _hasLeftOver |= LooseHours.Settle(_groups, lexemes, _waiting.Lone, LooseHours.AreKept(lexemes) ? _oldTimes : null);
        MonthInheritance.Complete(_groups, calendar);
        _hasLeftOver |= WeekdaysWithin.Settle(_groups, calendar) || (_hasRow && _groups.Exists(g => g.Times.Exists(t => t is { Start: not null, End: not null })));
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
        return new GatheredOccasions(text, lexemes, calendar, alone, _groups).Read(_status, _deadline, _hasLeftOver);
    }

    private OccasionGroup? Current => _groups.Count > 0 ? _groups[^1] : null;

    private void Take(Mention mention)
    {
        switch (mention)
        {
            case Mention.Stop:
                if (Current is { } open)
                    open.Stops++;
                _waiting.Forget();
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
                TakeHours(hours);
                break;
            case Mention.Part part:
                if (part.From - _passedOver > FarthestStart) // "à sortir la veille au soir"
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
            _hasLeftOver |= _deadline is not null; // the last day to act, for want of a better
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
        if (days.FollowsVerb && Current is { } subject && subject.BearsItsDay(lexemes))
        {
            _status = DatePurposes.IsName(lexemes, subject.Head.From) ? _status : RecordStatus.Moved;
            _groups.Remove(subject);
        }
        if (Current is { } told && told.SaysTheSame(days, calendar))
        {
            if (days.Elements[0].From.Anchor is null) // "dans huit jours, dimanche 22 novembre": what is written
                told.Head = days;
            told.End = days.To;
            return;
        }
        if (Current is { } rule && RuleFrames.Bound(rule, days))
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
        if (_waiting.TakeFor(days, FarthestDay) is { } before)
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
        if (_waiting.TakeFor(rule, FarthestHabit) is { } before)
            group.Times.AddRange(before.Times);
        if (_pendingOmission is { } left && rule.From - left.To <= 2)
            group.Omissions.Add(left); // "sauf le 14 juillet, tous les mercredis à 14h"
        _groups.Add(group);
    }

    private void TakeHours(Mention.Hours hours)
    {
        if ((hours.From - _passedOver is >= 0 and <= 2 && !lexemes[_passedOver].Is(Sense.Bracket | Sense.SentenceEnd | Sense.LineEnd)) || lexemes[hours.From - 1].Is(Sense.NoOccasion))
            return; // the hour of a deadline or a publication, or the one that holds no more: "à 9h30 au lieu de 9h"
        // "À partir du 2 mars, le bureau ouvrira à 9h30": what changes from then on, not when it begins.
        if (!alone && Current is { Head: Mention.Days { Bound: DayBound.Since }, Times.Count: 0, Stops: 0 } since && hours.From - since.End > FarthestStart && lexemes[hours.From].Is(Sense.At))
            return;
        // "le 5 décembre (au lieu du 28 novembre) à 19h": what stands in brackets has closed
        var open = Current is { IsFallback: true } && _groups.Count > 1 && lexemes[hours.From - 1].Is(Sense.Bracket) ? _groups[^2] : Current;
        if (open is not { } group || group.Stops > (alone || HoursApart.AreAlone(lexemes, hours) ? MostStops : FewStops) || hours.From - group.End > FarthestHours)
        {
            _hasLeftOver |= Current is not null && !alone;
            _waiting.Add(hours);
            return;
        }
        if (HoursApart.AreOfSameDay(lexemes, hours) && group.Times.Count > 0)
        {
            group.Times.AddRange(hours.Times);
            return;
        }
        _hasRow |= hours.Times.Count > 2;
        if (group.AwaitsEnd && hours.Times is [{ Start: { } ends }, ..])
        {
            group.EndAt(ends);
            return;
        }
        // "inscriptions à partir de 13h30, début des parties à 14h": a counter opens before.
        if (DayProgramme.IsCounter(lexemes, hours))
            hours = hours with { Times = [.. hours.Times.Select(t => t with { OfDoors = true })] };
        if (DayProgramme.GivesWay(group.Times, hours) || _programme.IsOpenedFor(group, hours))
            group.Times.Clear();
        _hasLeftOver |= group.Stops > 0 && !alone && !lexemes[hours.From - 1].Is(Sense.LineEnd | Sense.Colon);
        if (group.Times.Count == 0)
        {
            group.HasHoursApart = group.Stops > 0 && (HoursApart.OpenLine(lexemes, hours) || HoursApart.FollowOneSentence(lexemes, _groups));
            group.Times.AddRange(hours.Times);
        }
        else if (group.Times is [{ End: null, Start: { } start }] && hours.Times is [{ Start: null, End: { } end }])
            group.Times[0] = new(start, end);
        else if (_programme.IsClosed(group, hours))
        {
            // Who reads one clause behind the other as a programme may be wrong about one of them.
            _hasLeftOver = true;
            group.Times.AddRange(hours.Times);
        }
        else if (hours.Times[0].OfDoors || !(hours.From - group.End <= 1 || _programme.IsNext(group, hours)))
        {
            _hasLeftOver |= !hours.Times[0].OfDoors;
            return;
        }
        else
            group.Times.AddRange(hours.Times);
        group.End = hours.To;
        group.LastHours = hours;
        group.Stops = 0;
    }
}
