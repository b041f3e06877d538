using Wiker.Ingest.Model;

namespace Wiker.Ingest.Normalizer.Fields.Kinds;

/// <summary>
/// What the times of a notice say about its kind, seen from the day on which it was written. <paramref name="IsCalledOff"/>: it is cancelled, full, postponed or moved, and may have lost its day;
/// <paramref name="IsOfField"/>: the source keeps its times in a field made for them, as agendas do.
/// </summary>
internal readonly record struct TimeFacts(bool HasAhead, bool HasHourAhead, bool IsPastOnly, bool HasHourPast, bool IsDeadlineOnly, bool IsOpenOnly, bool HasRule, bool IsCalledOff = false, bool IsOfField = false)
{
    public bool IsNone => !HasAhead && !IsPastOnly && !IsDeadlineOnly && !IsOpenOnly && !HasRule;

    public static TimeFacts Of(IEnumerable<Occurrence> occurrences, EventRule? rule, DateOnly reference)
    {
        var (any, ahead, hour, hourPast, started, open) = (false, false, false, false, false, false);
        foreach (var occurrence in occurrences)
        {
            any = true;
            started |= occurrence.Start is not null;
            hourPast |= occurrence.Start is not null && occurrence.Precision != DatePrecision.Day;
            // "à partir du 1er septembre": a rule begins, or a course; nothing yet to go to.
            if (occurrence is { OpenEnd: true, Precision: DatePrecision.Day })
                open = true;
            else if ((occurrence.End ?? occurrence.Start)?.Date is { } last && (last >= reference))
            {
                ahead |= occurrence.Start is not null;
                hour |= occurrence.Start is not null && occurrence.Precision != DatePrecision.Day;
            }
        }
        return new(ahead, hour, any && started && !ahead && !open, hourPast, any && !started, open && !ahead, rule is { Rrule.Length: > 0 });
    }
}
