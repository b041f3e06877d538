using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Dates.Calendars;
using Wiker.Ingest.Normalizer.Fields.Dates.Gathering;
using Wiker.Ingest.Normalizer.Fields.Dates.Lexing;
using Wiker.Ingest.Normalizer.Fields.Dates.Opening;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields.Dates;

/// <summary>When an item takes place, as far as its fields tell.</summary>
internal sealed record EventTimeRead(
    IReadOnlyList<Occurrence> Occurrences, EventRule? Rule, RecordStatus? Status, double Confidence, string Words, string Reason, IReadOnlyList<string> Alternatives)
{
    public static EventTimeRead None { get; } = new([], null, null, 0, "", "", []);

    /// <summary>True when no time is known; a rule that is kept in words only (its <see cref="EventRule.Rrule"/> is blank) tells none.</summary>
    public bool IsEmpty => Occurrences.Count == 0 && (Rule is null or { Rrule: "" });
}

/// <summary>Reads an item's times: what is written for machines first, then the words of its date field, then title and text.</summary>
internal static class EventTimes
{
    private const double ProseFactor = 0.85;
    private const int LongestRuleText = 300;
    private const int LongestWhen = 2_000;

    /// <summary>The times of the fields made for them; an unreadable value is refused with <c>date-unreadable</c>.</summary>
    public static EventTimeRead OfFields(RawItem item, TimeZoneInfo zone, DateOnly reference, DateLanguage language, FieldNotes notes)
    {
        var starts = item.All(RawField.Start);
        if (starts.Length > 0 && OfMachine(item, zone, notes) is { } machine)
            return machine;
        // Definitions map words to "start" too: "sam. 14 mars" is then read as words.
        var when = item.First(RawField.When) ?? (starts.Length > 0 ? string.Join(' ', starts.Concat(item.All(RawField.End).Select(end => "- " + end))) : null);
        if (when is null)
            return EventTimeRead.None;
        var text = PlainText.FromLines(Mending.MendEntities(ItemWords.Capped(string.Join('\n', item.All(RawField.When).IsEmpty ? [when] : item.All(RawField.When)), LongestWhen)));
        if (MachineDates.TryRead(text, out var figures))
            return Single(new(figures.In(zone), null, figures.Local.Time is null ? DatePrecision.Day : DatePrecision.Minute), 0.97, text, "a date in figures");
        var read = Of(DateProse.Read(text, reference, alone: true, language), 1, "");
        if (read.IsEmpty && read.Status is null && !DateProse.IsUnconfirmed(text, language))
        {
            notes.Refuse("occurrences", "date-unreadable", text);
            if (DateProse.IsRecurrent(text, language))
                return read with { Rule = InWordsOnly(text) };
        }
        return read;
    }

    /// <summary>The times that title or text tell.</summary>
    public static EventTimeRead OfProse(ItemWords words, DateOnly reference, DateLanguage language)
    {
        var title = DateProse.Read(words.Title, reference, alone: false, language);
        if (!title.IsEmpty && title.Occurrences.Any(o => o.Occurrence.Precision == DatePrecision.Minute))
            return Of(title, ProseFactor, "in the title: ");
        var prose = DateProse.Read(words.Prose, reference, alone: false, language);
        if (title.IsEmpty)
            return Of(prose, ProseFactor, "in the text: ");
        // The title's day with the text's hours: "Loto du 14 mars" … "samedi 14 mars à 20h", or only "ouvert de 15h à 19h", where the text names no day.
        if (prose.IsEmpty && title.Rule is null)
            prose = DateProse.Read($"{words.Title}\n{ReceptionHours.Without(words.Prose)}", reference, alone: false, language);
        var sameDays = prose.Occurrences.Where(o => title.Occurrences.Any(t => t.Occurrence.Start?.Date == o.Occurrence.Start?.Date && o.Occurrence.Start is not null)).ToList();
        return sameDays.Count > 0 && title.Occurrences.Count <= sameDays.Count
            ? Of(prose with { Occurrences = sameDays, Rule = null }, 0.9, "title and text agree: ")
            : Of(title, ProseFactor, "in the title: ");
    }

    private static EventTimeRead? OfMachine(RawItem item, TimeZoneInfo zone, FieldNotes notes)
    {
        var (starts, ends) = (item.All(RawField.Start), item.All(RawField.End));
        List<Occurrence> occurrences = [];
        for (var i = 0; i < starts.Length && i < DayOccasions.Most; i++)
        {
            if (!MachineDates.TryRead(starts[i], out var start))
            {
                if (i == 0)
                    return null;
                notes.Refuse("occurrences", "date-unreadable", starts[i]);
                continue;
            }
            occurrences.Add(Make(start.In(zone), i < ends.Length ? ends[i] : null, zone, notes));
        }
        var rule = occurrences.Count > 0 && item.First(RawField.Rrule) is { } rrule ? Rule(rrule, occurrences[0], item, zone, notes) : null;
        // The first time belongs to its rule: a series is one record with a rule.
        IReadOnlyList<Occurrence> kept = rule is null or { Rrule: "" } ? [.. occurrences.Distinct().OrderBy(o => o.Start!.Value)] : [.. occurrences.Skip(1).Distinct().OrderBy(o => o.Start!.Value)];
        return new(kept, rule, null, 0.99, string.Join(" / ", starts), rule is null ? "machine-readable" : "machine-readable recurrence", []);
    }

    private static Occurrence Make(LocalMoment start, string? endText, TimeZoneInfo zone, FieldNotes notes)
    {
        LocalMoment? end = null;
        if (endText is not null)
        {
            if (MachineDates.TryRead(endText, out var read))
                end = read.In(zone);
            else if (TimeOnly.TryParseExact(endText.Trim(), ["HH:mm", "H:mm", "HH:mm:ss"], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var clock) && start.Time is not null)
                end = start with { Time = new TimeOnly(clock.Hour, clock.Minute) };
            else
                notes.Refuse("occurrences", "date-unreadable", endText);
        }
        if (end is { } known && known < start)
        {
            notes.Refuse("occurrences", "end-before-start", endText!);
            end = null;
        }
        // 00:00 to 23:59 is how calendars without an all-day form write whole days (The Events Calendar does).
        if (start.Time == TimeOnly.MinValue && end is { Time: { Hour: 23, Minute: 59 } } lastMinute)
            (start, end) = (new LocalMoment(start.Date), new LocalMoment(lastMinute.Date));
        // An end that repeats the start says nothing.
        if (end == start)
            end = null;
        if (start.Time is null && end is { Time: not null } minute)
            end = new LocalMoment(minute.Date) is var day && day == start ? null : day;
        return new(start, end, start.Time is null ? DatePrecision.Day : DatePrecision.Minute);
    }

    private static EventRule? Rule(string rrule, Occurrence first, RawItem item, TimeZoneInfo zone, FieldNotes notes)
    {
        var text = rrule.Trim();
        if (text.StartsWith("RRULE:", StringComparison.OrdinalIgnoreCase))
            text = text[6..];
        if (text.Length > 500 || !text.Contains("FREQ=", StringComparison.OrdinalIgnoreCase) || text.AsSpan().ContainsAny('\n', '\r'))
        {
            notes.Refuse("rule", "rule-unreadable", rrule);
            return item.First(RawField.When) is { } words ? InWordsOnly(KindParts.Text(words)) : null;
        }
        List<string> except = [];
        foreach (var value in item.All(RawField.Exdate).SelectMany(v => v.Split(',')).Take(500))
        {
            if (MachineDates.TryRead(value, out var left))
                except.Add(left.In(zone).ToString());
            else
                notes.Refuse("rule", "date-unreadable", value);
        }
        return new(text.ToUpperInvariant(), first.Start, first.End, except, item.First(RawField.When));
    }

    // People can read what no rule could be made of.
    private static EventRule? InWordsOnly(string? words) => words is null ? null : new("", null, null, [], ItemWords.Capped(words, LongestRuleText));

    private static EventTimeRead Of(DateReading reading, double factor, string where)
    {
        if (reading.IsEmpty)
            return EventTimeRead.None with { Status = reading.Status };
        var confidence = reading.Occurrences.Count > 0 ? reading.Occurrences.Min(o => o.Confidence) : reading.RuleConfidence;
        var doubtful = reading.Occurrences.MinBy(o => o.Confidence);
        return new([.. reading.Occurrences.Select(o => o.Occurrence)], reading.Rule, reading.Status, confidence * factor, reading.Words, where + (doubtful?.Reason ?? "a recurrence in words"), [.. (doubtful?.Alternatives ?? []).Take(6).Select(d => new LocalMoment(d).ToString())]);
    }

    private static EventTimeRead Single(Occurrence occurrence, double confidence, string words, string reason) => new([occurrence], null, null, confidence, words, reason, []);
}
