using System.Text;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Readers.Html.StructuredData;

/// <summary>Recurrences (<c>Schedule</c>) as RFC 5545 rules, and opening hours in OSM's syntax.</summary>
internal static class SchemaSchedules
{
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    private const int MaxHours = 60;

    /// <summary>The item with rule, first start and end, exceptions and zone; unchanged when the frequency isn't one that a rule can say.</summary>
    public static RawItem With(RawItem item, SchemaNode schedule)
    {
        if (Rule(schedule) is not { } rule || (item.First(RawField.Start) ?? Moment(schedule, "startTime")) is not { } start)
            return item;
        var end = item.First(RawField.End);
        // The end of a stated schedule is its last day; the first occasion's own end has the schedule's closing hour.
        if (end is null && start.Length >= 10 && schedule.Text("endTime") is { } endTime)
            end = $"{start[..10]}T{endTime}";
        return item
            .With(RawField.Rrule, rule)
            .With(RawField.Start, start)
            .With(RawField.End, end)
            .With(RawField.Exdate, schedule.Texts("exceptDate"))
            .With(RawField.Timezone, schedule.Text("scheduleTimezone"));
    }

    /// <summary>"Mo,Tu 09:00-12:00; Sa 10:00-12:00"; texts as written; null when none is stated. Seasonal and special hours are left out.</summary>
    public static string? OpeningHours(SchemaNode node)
    {
        var hours = new List<string>();
        foreach (var specification in node.Nodes("openingHoursSpecification").Concat(node.Nodes("openingHours")).Take(MaxHours))
        {
            if (specification.Text("validFrom", "validThrough") is not null || specification.Text("opens") is not { } opens || specification.Text("closes") is not { } closes)
                continue;
            var days = string.Join(",", specification.All("dayOfWeek").Select(d => Abbreviation(d.Text ?? d.Node!.Id ?? d.Node.Text("name"))).OfType<string>().Distinct(StringComparer.Ordinal));
            // Equal ends at midnight say "closed" (schema.org, openingHoursSpecification).
            var span = opens == closes && Minute(opens) == "00:00" ? "off" : $"{Minute(opens)}-{Minute(closes)}";
            hours.Add(days.Length > 0 ? $"{days} {span}" : span);
        }
        hours.AddRange(node.All("openingHours").Where(v => v.Text is not null).Select(v => v.Text!).Take(MaxHours));
        return hours.Count == 0 ? null : string.Join("; ", hours.Distinct(StringComparer.Ordinal));
    }

    private static string? Rule(SchemaNode schedule)
    {
        // ISO 8601 durations: P1D, P1W, P2W, P1M, P1Y.
        if (schedule.Text("repeatFrequency")?.ToUpperInvariant() is not { Length: >= 3 and <= 5 } frequency || frequency[0] != 'P' || !int.TryParse(frequency[1..^1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var interval) || interval == 0)
            return null;
        var name = frequency[^1] switch { 'D' => "DAILY", 'W' => "WEEKLY", 'M' => "MONTHLY", 'Y' => "YEARLY", _ => null };
        if (name is null)
            return null;
        var rule = new StringBuilder("FREQ=").Append(name);
        if (interval > 1)
            rule.Append(";INTERVAL=").Append(System.Globalization.CultureInfo.InvariantCulture, $"{interval}");
        var days = string.Join(",", schedule.Texts("byDay").Select(d => Abbreviation(d)?.ToUpperInvariant()).OfType<string>().Distinct(StringComparer.Ordinal));
        if (days.Length > 0)
            rule.Append(";BYDAY=").Append(days);
        if (schedule.Text("repeatCount") is { } count && int.TryParse(count, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var times))
            rule.Append(System.Globalization.CultureInfo.InvariantCulture, $";COUNT={times}");
        else if (schedule.Text("endDate") is { Length: >= 10 } until && SchemaFields.IsMachineDate(until))
            rule.Append(";UNTIL=").Append(until[..10].Replace("-", "", StringComparison.Ordinal)).Append("T235959");
        return rule.ToString();
    }

    private static string? Moment(SchemaNode schedule, string timeName)
    {
        if (schedule.Text("startDate") is not { Length: >= 10 } day || !SchemaFields.IsMachineDate(day))
            return null;
        return day.Length == 10 && schedule.Text(timeName) is { } time ? $"{day}T{time}" : day;
    }

    private static string Minute(string time) => time.Length > 5 && time[2] == ':' ? time[..5] : time.Length == 4 && time[1] == ':' ? "0" + time : time;

    private static string? Abbreviation(string? day)
    {
        if (day is null)
            return null;
        var name = SchemaNode.LocalName(day);
        if (name is "PublicHolidays")
            return "PH";
        foreach (var known in Days)
        {
            if (name.Length >= 2 && known.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return known[..2];
        }
        return null;
    }
}
