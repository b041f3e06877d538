using System.Globalization;
using System.Text;
using Wiker.Ingest.Normalizer.Fields.Dates.Grammar;

namespace Wiker.Ingest.Normalizer.Fields.Dates.Opening;

/// <summary>The hours of each weekday, 1 for Monday to 7 for Sunday, and of public holidays; written in OpenStreetMap's syntax.</summary>
internal sealed class OpeningWeek
{
    /// <summary>The number that stands for public holidays.</summary>
    public const int PublicHolidays = 8;

    private const int MostRanges = 6;
    private static readonly string[] Names = ["", "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH"];
    private readonly SortedSet<(int Start, int End)>?[] _hours = new SortedSet<(int, int)>?[9];

    /// <summary>True when some day has hours.</summary>
    public bool IsEverOpen => Array.Exists(_hours, h => h is { Count: > 0 });

    /// <summary>Adds hours to days; false when they make no sense together.</summary>
    public bool Open(List<int> days, List<WrittenTime> times)
    {
        foreach (var day in days)
        {
            var hours = _hours[day] ??= [];
            foreach (var time in times)
            {
                if (time is not { Start: { } start, End: { } end } || start == end || start >= TimeGrammar.MinutesOfDay)
                    return false;
                hours.Add((start, end));
            }
            if (hours.Count > MostRanges)
                return false;
        }
        return days.Count > 0;
    }

    /// <summary>Says that days are closed; false when one has hours.</summary>
    public bool Close(List<int> days)
    {
        foreach (var day in days)
        {
            if (_hours[day] is { Count: > 0 })
                return false;
            _hours[day] = [];
        }
        return days.Count > 0;
    }

    public override string ToString()
    {
        var week = new StringBuilder();
        var written = new bool[_hours.Length];
        for (var day = 1; day < _hours.Length; day++)
        {
            if (_hours[day] is not { } hours || written[day])
                continue;
            List<int> alike = [.. Enumerable.Range(day, _hours.Length - day).Where(d => _hours[d] is { } other && other.SetEquals(hours))];
            foreach (var one in alike)
                written[one] = true;
            week.Append(week.Length > 0 ? "; " : "").Append(Days(alike)).Append(' ').Append(hours.Count == 0 ? "off" : string.Join(',', hours.Select(h => $"{Clock(h.Start)}-{Clock(h.End)}")));
        }
        return week.ToString();
    }

    // Mo-Fr; Tu,Fr; Mo,Tu,Th-Sa: three in a row make a range.
    private static string Days(List<int> days)
    {
        List<string> parts = [];
        for (var i = 0; i < days.Count;)
        {
            var last = i;
            while (last + 1 < days.Count && days[last + 1] == days[last] + 1 && days[last + 1] != PublicHolidays)
                last++;
            if (last - i >= 2)
                parts.Add($"{Names[days[i]]}-{Names[days[last]]}");
            else
                parts.AddRange(days[i..(last + 1)].Select(d => Names[d]));
            i = last + 1;
        }
        return string.Join(',', parts);
    }

    private static string Clock(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");
}
