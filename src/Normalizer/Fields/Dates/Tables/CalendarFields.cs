using System.Buffers;
using System.Collections.Frozen;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Fields.Dates.Calendars;
using Wiker.Ingest.Normalizer.Fields.Words;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Tables;

/// <summary>
/// Fields of calendars and feeds that a page shows as they are: "DTSTART;TZID=Europe/Paris:20251108T100000", "startDate: 2026-04-11T15:00:00+02:00", "start=… end=… tz=…". Values as
/// <see cref="MachineDates"/> reads them; what stands around such fields tells no time.
/// </summary>
internal static class CalendarFields
{
    private const int LongestValue = 300;
    private const int LongestWords = 300;
    private const int MostItems = 50;
    // An instant of UTC beside no zone: some write the wall clock so.
    private const double Doubtful = 0.75;

    private enum Role { Start, End, Zone, Rule, Except, Status }

    private sealed class Item
    {
        public required MachineDate Start { get; init; }
        public string? Zone { get; set; }
        public MachineDate? End { get; set; }
        public string? Rule { get; set; }
        public RecordStatus? Status { get; set; }
        public List<MachineDate> Except { get; } = [];
    }

    // One of them stands in each text that is looked at further.
    private static readonly SearchValues<string> Signs = SearchValues.Create(["start", "begin", "debut"], StringComparison.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Role> Roles = Names(
        (Role.Start, ["dtstart", "start", "startdate", "start_date", "start-date", "starttime", "startdatetime", "startsat", "start_at", "begin", "begindate", "date_debut", "date-debut", "datedebut", "date_start"]),
        (Role.End, ["dtend", "end", "enddate", "end_date", "end-date", "endtime", "enddatetime", "endsat", "end_at", "date_fin", "date-fin", "datefin", "date_end"]),
        (Role.Zone, ["tz", "tzid", "timezone", "time_zone", "x-wr-timezone"]), (Role.Rule, ["rrule"]), (Role.Except, ["exdate"]), (Role.Status, ["status", "eventstatus"]));

    private static readonly FrozenDictionary<string, Role>.AlternateLookup<ReadOnlySpan<char>> RolesBySpan = Roles.GetAlternateLookup<ReadOnlySpan<char>>();

    // RFC 5545 §3.3.10 lets the parts stand in any order; ours is that of the rules that are read from words.
    private static readonly string[] Order = ["FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "COUNT", "UNTIL"];

    /// <summary>What such fields say; null where the text holds none that begins something.</summary>
    public static DateReading? Read(string text)
    {
        if (!text.AsSpan().ContainsAny(Signs))
            return null;
        List<Item> items = [];
        string? zone = null;
        RecordStatus? awaiting = null;
        var isBegun = false; // an event whose start is still to come
        var (first, last) = (-1, 0);
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsAsciiLetter(text[i]))
            {
                i++;
                continue;
            }
            var end = i;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-'))
                end++;
            var (from, isField) = (i, RolesBySpan.TryGetValue(text.AsSpan(i, end - i), out var role));
            // The rules of a zone's summer time begin and recur too.
            if (text.AsSpan(i).StartsWith("BEGIN:VTIMEZONE", StringComparison.OrdinalIgnoreCase) && text.IndexOf("END:VTIMEZONE", i, StringComparison.OrdinalIgnoreCase) is > 0 and var rules)
            {
                i = rules + "END:VTIMEZONE".Length;
                continue;
            }
            i = end;
            if (!isField || items.Count >= MostItems || !TryValue(text, ref end, role, out var value, out var stated))
                continue;
            if (role == Role.Start && value == "VEVENT")
                isBegun = true;
            else if (role == Role.Zone)
                zone ??= value;
            else if (role == Role.Status && StatusWords.OfField(value) is { } told and not RecordStatus.Scheduled)
                awaiting = Tell(items, isBegun, told);
            else if (Take(items, role, value, stated, text.AsSpan(from).StartsWith("dtend", StringComparison.OrdinalIgnoreCase)))
            {
                (first, last, i) = (first < 0 ? from : first, end, end);
                if (role == Role.Start)
                    (items[^1].Status, awaiting, isBegun) = (awaiting, null, false);
            }
        }
        return items.Count == 0 ? null : Reading(items, zone, ItemWords.Capped(text[first..last], LongestWords), first..last);
    }

    // What became of the last item; given back where it belongs to one that is still to come.
    private static RecordStatus? Tell(List<Item> items, bool isBegun, RecordStatus told)
    {
        if (isBegun || items is not [.., var last])
            return told;
        last.Status ??= told;
        return null;
    }

    private static bool Take(List<Item> items, Role role, string value, string? zone, bool isExclusive)
    {
        switch (role)
        {
            case Role.Start when MachineDates.TryRead(value, out var start):
                items.Add(new() { Start = start, Zone = zone });
                return true;
            case Role.End when items is [.., { End: null } open] && MachineDates.TryRead(value, out var end):
                // RFC 5545 §3.6.1: the end of whole days is the day after the last one.
                open.End = isExclusive && end.Local.Time is null && Calendar.Shifted(end.Local.Date, -1) is { } last ? new(new LocalMoment(last), null) : end;
                return true;
            case Role.Rule when items is [.., { Rule: null } series] && value.Contains("FREQ=", StringComparison.OrdinalIgnoreCase):
                series.Rule = value;
                return true;
            case Role.Except when items is [.., var habit]:
                foreach (var day in value.Split(','))
                {
                    if (MachineDates.TryRead(day, out var left))
                        habit.Except.Add(left);
                }
                return true;
            default:
                return false;
        }
    }

    // ";TZID=Europe/Paris:20251108T100000", "\": \"2026-04-11\"", "=2026-07-10T19:00:00Z "
    private static bool TryValue(string text, ref int at, Role role, out string value, out string? zone)
    {
        (value, zone) = ("", null);
        while (at < text.Length && text[at] == ';')
        {
            var end = text.AsSpan(at + 1).IndexOfAny(";:\n") is >= 0 and var found ? at + 1 + found : text.Length;
            if (text.AsSpan(at + 1, end - at - 1) is var parameter && parameter.StartsWith("TZID=", StringComparison.OrdinalIgnoreCase))
                zone = parameter[5..].Trim('"').ToString();
            at = end;
        }
        var from = at;
        while (at < text.Length && text[at] is ':' or '=' or '>' or '"' or '\'' or ' ' or '\t')
            at++;
        if (!text.AsSpan(from, at - from).ContainsAny(":=>"))
            return false;
        var until = at;
        while (until < text.Length && until - at < LongestValue && !Ends(text, until, role))
            until++;
        value = text[at..until].Trim();
        at = until;
        return value.Length > 0;
    }

    private static bool Ends(string text, int at, Role role) => text[at] switch
    {
        '\n' or '\r' or '"' or '\'' or '<' or '|' or '}' or '\t' => true,
        ',' or ';' => role is Role.Start or Role.End or Role.Zone or Role.Status,
        // "2026-04-11 15:00" goes on, "2026-04-11T15:00 end=…" doesn't.
        ' ' => role is not Role.Status && !(role is Role.Start or Role.End && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])),
        _ => false,
    };

    private static DateReading Reading(List<Item> items, string? zone, string words, Range span)
    {
        var confidence = items.Exists(i => i.Start.Offset == TimeSpan.Zero && (i.Zone ?? zone) is null) ? Doubtful : 0.95;
        var times = items.ConvertAll(i => (Item: i, Time: Occurrence(i, i.Zone ?? zone) with { Status = items.Count > 1 ? i.Status : null }));
        EventRule? rule = null;
        if (times.Find(t => t.Item.Rule is not null) is { Item: { Rule: { } rrule } series } recurring)
        {
            times.Remove(recurring);
            rule = new(Ordered(rrule), recurring.Time.Start, recurring.Time.End, [.. series.Except.Select(e => Local(e, series.Zone ?? zone).ToString())], words);
        }
        return new([.. times.Select(t => new SureOccurrence(t.Time, confidence, [], "machine-readable")).DistinctBy(o => o.Occurrence).OrderBy(o => o.Occurrence.Start!.Value)], rule, rule is null ? 0 : confidence, items is [var only] ? only.Status : null, null, words, [span]);
    }

    private static Occurrence Occurrence(Item item, string? zone)
    {
        var start = Local(item.Start, zone);
        var end = item.End is { } read ? Local(read, zone) : (LocalMoment?)null;
        // Whole days as those write them who know hours only: 00:00 to 00:00, or to 23:59.
        if (start.Time == TimeOnly.MinValue && end is { Time: { } until } && (until == TimeOnly.MinValue || until is { Hour: 23, Minute: 59 }))
            (start, end) = (new LocalMoment(start.Date), new LocalMoment(end.Value.Date));
        if (end is { } last && (last.CompareTo(start) <= 0 || start.Time is null != last.Time is null))
            end = null;
        return new(start, end, start.Time is null ? DatePrecision.Day : DatePrecision.Minute);
    }

    // An offset that isn't UTC is the place's own: its wall clock is what was meant.
    private static LocalMoment Local(MachineDate date, string? zone) =>
        zone is null && date.Offset != TimeSpan.Zero ? date.Local : date.In(WallClock.Zone(zone, "", null, out _));

    private static string Ordered(string rrule) =>
        string.Join(';', rrule.ToUpperInvariant().Split(';', StringSplitOptions.RemoveEmptyEntries).OrderBy(part => Array.IndexOf(Order, part.Split('=')[0]) is >= 0 and var place ? place : Order.Length));

    private static FrozenDictionary<string, Role> Names(params (Role Role, string[] Keys)[] named) =>
        named.SelectMany(n => n.Keys.Select(key => (key, n.Role))).ToFrozenDictionary(k => k.key, k => k.Role, StringComparer.OrdinalIgnoreCase);
}
