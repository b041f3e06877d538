using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields.Dates;

/// <summary>Puts mentions together: hours to their days, exceptions and bounds to their recurrence, a new date in the place of the old.</summary>
internal sealed class Occasions(string text, Lexemes lexemes, Calendar calendar, bool alone)
{
    // Hours may follow their day at some distance, over one line end: "Samedi 14 mars⏎Salle des fêtes⏎20h30".
    private const int FarthestHours = 40;
    private const int FarthestBound = 4;
    private const int LongestWords = 300;
    private const int YearsBackInProse = 3;

    private readonly List<OccasionGroup> _groups = [];
    private Mention.Hours? _pendingHours;
    private RecordStatus? _status;
    private DateOnly? _deadline;

    public DateReading Assemble(List<Mention> mentions)
    {
        foreach (var mention in mentions)
            Take(mention);
        WeeklyHabits.Settle(_groups, lexemes);
        return Emit();
    }

    private OccasionGroup? Current => _groups.Count > 0 ? _groups[^1] : null;

    private void Take(Mention mention)
    {
        switch (mention)
        {
            case Mention.Stop:
                if (Current is { } open)
                    open.Stops++;
                _pendingHours = null;
                break;
            case Mention.Days { Purpose: DayPurpose.Deadline } days:
                _deadline ??= days.Elements.Count > 0 ? calendar.Resolve(days.Elements[^1].To ?? days.Elements[^1].From)?.Date : null;
                break;
            case Mention.Days { Purpose: DayPurpose.Other }:
                break;
            case Mention.Days days:
                TakeDays(days);
                break;
            case Mention.Recurrence rule:
                TakeRule(rule);
                break;
            case Mention.Hours hours:
                TakeHours(hours);
                break;
            case Mention.Part part when Current is { Part: null } group && part.From - group.End <= 2:
                group.Part = part.Value;
                group.End = part.To;
                break;
            case Mention.Omission omission when Current is { } group:
                group.Omissions.Add(omission);
                group.End = omission.To;
                break;
            case Mention.Shift shift:
                _status = shift.HasNewDate ? RecordStatus.Moved : _status ?? RecordStatus.Postponed;
                if (shift.HasNewDate)
                    _groups.Clear();
                break;
            default:
                break;
        }
    }

    private void TakeDays(Mention.Days days)
    {
        if (_status == RecordStatus.Moved && !days.IsNewDate && _groups.Count > 0)
            return; // "reporté au 18 avril : le carnaval prévu le 21 mars"
        if (days.IsNewDate)
        {
            _groups.Clear();
            _status = RecordStatus.Moved;
        }
        if (Current is { Head: Mention.Recurrence, Bounds: null } rule && days.From - rule.End <= FarthestBound && rule.Stops == 0 && OccasionGroup.IsFrameOf(days))
        {
            rule.Bounds = days;
            rule.End = days.To;
            return;
        }
        var group = new OccasionGroup(days);
        if (_pendingHours is { } before && days.From - before.To <= 3)
        {
            group.Times.AddRange(before.Times);
            group.Start = before.From;
        }
        _pendingHours = null;
        _groups.Add(group);
    }

    private void TakeRule(Mention.Recurrence rule)
    {
        var group = new OccasionGroup(rule);
        if (Current is { IsFrame: true, Times.Count: 0 } frame && rule.From - frame.End <= FarthestBound && frame.Stops == 0)
        {
            // "du 3 au 28 avril, du mardi au samedi": the range frames the rule and is no occurrence of its own.
            group.Bounds = (Mention.Days)frame.Head;
            group.Start = frame.Start;
            _groups.RemoveAt(_groups.Count - 1);
        }
        if (_pendingHours is { } before && rule.From - before.To <= 2)
            group.Times.AddRange(before.Times);
        _pendingHours = null;
        _groups.Add(group);
    }

    private void TakeHours(Mention.Hours hours)
    {
        if (Current is not { } group || group.Stops > (alone ? 6 : 2) || hours.From - group.End > FarthestHours)
        {
            _pendingHours ??= hours;
            return;
        }
        if (group.Times.Count > 0 && group.Times.TrueForAll(t => t.OfDoors))
            group.Times.Clear();
        if (group.Times.Count == 0)
            group.Times.AddRange(hours.Times);
        else if (group.Times is [{ End: null, Start: { } start }] && hours.Times is [{ Start: null, End: { } end }])
            group.Times[0] = new(start, end);
        else if (hours.Times[0].OfDoors || hours.From - group.End > 1)
            return;
        else
            group.Times.AddRange(hours.Times);
        group.End = hours.To;
    }

    private DateReading Emit()
    {
        List<SureOccurrence> found = [];
        List<Range> spans = [];
        (EventRule Rule, double Confidence)? rule = null;
        var hasDays = _groups.Exists(g => g.Head is Mention.Days { Purpose: not DayPurpose.Frame });
        foreach (var group in _groups)
        {
            var count = found.Count;
            if (group.Head is Mention.Days days and not { Purpose: DayPurpose.Frame })
                rule ??= new DayOccasions(calendar, found, group, Words(group)).Add(days, alone ? int.MinValue : calendar.Reference.Year - YearsBackInProse);
            else if (group.Head is Mention.Recurrence recurrence && rule is null && (alone || !hasDays || group.Bounds is not null) && (recurrence.IsSure || group.Times.Count > 0 || group.Part is not null))
                rule = Rules.Make(calendar, recurrence, group, Words(group));
            if (found.Count > count || (rule is not null && group.Head is Mention.Recurrence))
                spans.Add(lexemes[group.Start].Start..lexemes[group.End - 1].End);
        }
        if (rule is { } made && Schedules() is { } several)
            rule = (made.Rule with { Text = several }, made.Confidence * 0.8);
        var distinct = found.DistinctBy(o => (o.Occurrence.Start, o.Occurrence.End, o.Occurrence.Part)).OrderBy(o => (o.Occurrence.Start ?? o.Occurrence.End)!.Value).Take(DayOccasions.Most).ToList();
        var words = spans.Count == 0 ? "" : text[spans[0].Start.Value..spans[^1].End.Value];
        return new(distinct, rule?.Rule, rule?.Confidence ?? 0, _status, _deadline, ItemWords.Capped(words, LongestWords), spans);
    }

    // A rule says one schedule; its text says all of them: "mardi 18h-20h et jeudi 19h-21h".
    private string? Schedules()
    {
        var (first, last) = (_groups.FindIndex(g => g.Head is Mention.Recurrence), _groups.FindLastIndex(g => g.Head is Mention.Recurrence));
        if (first == last)
            return null;
        var words = text[lexemes[_groups[first].Start].Start..lexemes[_groups[last].End - 1].End].Trim();
        return alone || words.Length <= LongestWords ? ItemWords.Capped(words, LongestWords) : null;
    }

    private string Words(OccasionGroup group) => text[lexemes[group.Start].Start..lexemes[group.End - 1].End].Trim();
}
