using System.Globalization;

namespace Wiker.Ingest.Crawlers.Sources;

/// <summary>Checks a cron expression of five fields so far that the scheduler can never refuse it: a trigger that can't be made would stop the whole program at its start.</summary>
internal static class CronText
{
    private const int MostFieldCharacters = 120;

    private static readonly Part[] Parts =
    [
        new("minute", 0, 59, []),
        new("hour", 0, 23, []),
        new("day", 1, 31, []),
        new("month", 1, 12, ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]),
        new("weekday", 0, 7, ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]),
    ];

    /// <summary>What is wrong with it, in words that follow it; null when it is right.</summary>
    public static string? Fault(string cron)
    {
        var fields = cron.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != Parts.Length)
            return "has not five fields (minute hour day month weekday), such as \"0 5 * * *\"";
        var values = new SortedSet<int>[Parts.Length];
        for (var i = 0; i < Parts.Length; i++)
        {
            if (Values(fields[i], Parts[i]) is not { } found)
                return $"has '{(fields[i].Length > 20 ? fields[i][..20] + "…" : fields[i])}' for its {Parts[i].Name}: {Parts[i].Least} to {Parts[i].Most}, *, lists with commas, ranges 1-5, steps */2";
            values[i] = found;
        }
        if (fields[2] != "*" && fields[4] != "*")
            return "names a day of the month and a weekday; leave one of them *";
        if (fields[4] != "*" && fields[4].Contains('/', StringComparison.Ordinal))
            return "steps over weekdays; name them, such as 1,3,5";
        if (values[2].Min > values[3].Max(LongestOf))
            return "names a day that none of its months has";
        return ShortestGap(values[0], values[1]) < Intervals.Least.TotalMinutes ? "is due more often than every 10 minutes: we are guests" : null;
    }

    private static int LongestOf(int month) => month switch { 2 => 28, 4 or 6 or 9 or 11 => 30, _ => 31 };

    // In minutes, over one day and the night to the next.
    private static int ShortestGap(SortedSet<int> minutes, SortedSet<int> hours)
    {
        const int day = 24 * 60;
        List<int> moments = [.. hours.SelectMany(h => minutes.Select(m => (h * 60) + m))];
        return moments.Zip([.. moments.Skip(1), moments[0] + day], (one, next) => next - one).Min();
    }

    private static SortedSet<int>? Values(string field, Part part)
    {
        if (field.Length > MostFieldCharacters)
            return null;
        var values = new SortedSet<int>();
        foreach (var item in field.Split(','))
        {
            var slash = item.IndexOf('/', StringComparison.Ordinal);
            var range = slash < 0 ? item : item[..slash];
            var step = slash < 0 ? 1 : Number(item[(slash + 1)..], []);
            var dash = range.IndexOf('-', StringComparison.Ordinal);
            var (from, to) = range == "*" ? (part.Least, part.Most)
                : dash > 0 ? (Number(range[..dash], part.Names), Number(range[(dash + 1)..], part.Names))
                : (Number(range, part.Names), Number(range, part.Names));
            // "5/10" means different things to different schedulers; a list may not hold a star.
            if (step is not (>= 1 and <= 59) || step > part.Most || from < part.Least || to > part.Most || from > to || (slash >= 0 && range != "*" && dash < 0) || (range == "*" && item.Length != field.Length))
                return null;
            if (from is not { } first || to is not { } last)
                return null;
            for (var value = first; value <= last; value += step.Value)
                values.Add(value);
        }
        return values;
    }

    // A name counts from the part's least value: January is 1, Sunday 0.
    private static int? Number(string text, string[] names)
    {
        if (text.Length is 1 or 2 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        var index = Array.FindIndex(names, n => string.Equals(n, text, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : names.Length == 12 ? index + 1 : index;
    }

    private sealed record Part(string Name, int Least, int Most, string[] Names);
}
