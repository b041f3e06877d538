using System.Globalization;
using System.Text.Json;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Searching;

namespace Wiker.Ingest.Pipeline.Holidays;

/// <summary>One page of an answer: its rows, and how many there are in all (null when the answer is whole by itself).</summary>
public sealed record MinistryPage(IReadOnlyList<MinistryRow> Rows, int? Total);

/// <summary>A row as it was given. Days are those of Paris: the dataset gives each as the instant at which it begins there, overseas too.</summary>
public sealed record MinistryRow(string Description, string Population, DateOnly Start, DateOnly End, IReadOnlyList<string> Locations, IReadOnlyList<string> Zones, string Year);

/// <summary>What was made of a dataset: periods, rows that say nothing of pupils' holidays, and rows that could not be taken, each with why.</summary>
public sealed record MinistryReading(IReadOnlyList<SchoolHoliday> Periods, int Ignored, IReadOnlyList<string> Faults);

/// <summary>
/// Reads the education ministry's dataset <c>fr-en-calendrier-scolaire</c> (Opendatasoft Explore API v2.1: an array of rows from <c>exports/json</c>, or pages
/// <c>{"total_count", "results"}</c> from <c>records</c>).
/// </summary>
public static class MinistryCalendar
{
    // Longer than any summer: a row that spans more is a year, not a holiday.
    private const int LongestDays = 120;

    /// <summary>The rows of an answer's body; rows that can't be read are told in <paramref name="faults"/> by their place in the dataset, <paramref name="before"/>: how many rows other pages gave.</summary>
    /// <exception cref="JsonException">It isn't such an answer.</exception>
    public static MinistryPage Read(ReadOnlyMemory<byte> body, ICollection<string> faults, int before = 0)
    {
        using var document = JsonDocument.Parse(body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body);
        var root = document.RootElement;
        int? total = null;
        if (root.ValueKind == JsonValueKind.Object)
        {
            if (!root.TryGetProperty("results", out var results) || !root.TryGetProperty("total_count", out var count) || count.ValueKind != JsonValueKind.Number || !count.TryGetInt32(out var all))
                throw new JsonException("an object without results and total_count");
            (root, total) = (results, all);
        }
        if (root.ValueKind != JsonValueKind.Array)
            throw new JsonException("no list of rows");
        List<MinistryRow> rows = [];
        var number = before;
        foreach (var row in root.EnumerateArray())
        {
            number++;
            if (Row(row) is { } read)
                rows.Add(read);
            else
                faults.Add($"row {number.ToString(CultureInfo.InvariantCulture)} lacks a description, a zone or a date that can be read");
        }
        return new MinistryPage(rows, total);
    }

    /// <summary>The holidays of pupils in those rows.</summary>
    public static MinistryReading Periods(IReadOnlyCollection<MinistryRow> rows)
    {
        List<string> faults = [];
        List<(SchoolHoliday Period, string Year)> found = [];
        var ignored = 0;
        var returns = rows.Where(IsReturn).SelectMany(r => ZonesOf(r).Select(z => (Zone: z, r.Start))).Distinct().ToLookup(r => r.Zone, r => r.Start);
        foreach (var row in rows)
        {
            var zones = ZonesOf(row).ToList();
            if (!IsHoliday(row))
                ignored++;
            else if (zones.Count == 0)
                faults.Add($"'{string.Join(", ", row.Zones)}' is no zone ({row.Description}, {row.Year})");
            else if (row.End < row.Start || row.End.DayNumber - row.Start.DayNumber > LongestDays)
                faults.Add($"{row.Description} {row.Year} in {string.Join(", ", row.Zones)} goes from {Written(row.Start)} to {Written(row.End)}");
            else
                found.AddRange(zones.SelectMany(z => row.Locations.DefaultIfEmpty("").Select(l => (Period(row, z, l, returns), row.Year))));
        }
        return new MinistryReading(Joined(WithoutStubs(found)), ignored, faults);
    }

    private static MinistryRow? Row(JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object || Texts(row, "description") is not [var description, ..] || Texts(row, "zones") is not { Count: > 0 } zones
            || !TryDay(Texts(row, "start_date"), out var start) || !TryDay(Texts(row, "end_date"), out var end))
            return null;
        return new(description, Texts(row, "population") is [var people, ..] ? people : "-", start, end, Texts(row, "location"), [.. zones.SelectMany(z => z.Split([',', ';', '/', '|']))], Texts(row, "annee_scolaire") is [var year, ..] ? year : "");
    }

    // A field is a text, or a list of them.
    private static IReadOnlyList<string> Texts(JsonElement row, string name) => !row.TryGetProperty(name, out var value) ? [] : value.ValueKind switch
    {
        JsonValueKind.String when value.GetString()!.Trim() is { Length: > 0 } text => [text],
        JsonValueKind.Array => [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!.Trim()).Where(v => v.Length > 0)],
        _ => [],
    };

    private static bool TryDay(IReadOnlyList<string> texts, out DateOnly day)
    {
        day = default;
        if (texts is not [var text, ..])
            return false;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return IsLikely(day);
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            return false;
        day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, CommuneTime.Find(CommuneTime.Metropolitan)).DateTime);
        return IsLikely(day);
    }

    private static bool IsLikely(DateOnly day) => day.Year is > 2000 and < 2100;

    // Population says "Élèves", "Enseignants" or "-", but also which island of Guadeloupe or which schools are meant: only teachers' days don't count.
    private static bool IsHoliday(MinistryRow row) =>
        !row.Population.Contains("nseignant", StringComparison.OrdinalIgnoreCase)
        && (row.Description.Contains("vacances", StringComparison.OrdinalIgnoreCase) || IsBridge(row))
        && !IsReturn(row);

    private static bool IsBridge(MinistryRow row) => row.Description.StartsWith("pont ", StringComparison.OrdinalIgnoreCase);

    private static bool IsReturn(MinistryRow row) =>
        row.Description.StartsWith("rentrée", StringComparison.OrdinalIgnoreCase)
        && !row.Population.Contains("nseignant", StringComparison.OrdinalIgnoreCase) && !row.Description.Contains("nseignant", StringComparison.OrdinalIgnoreCase);

    // Rows of Guadeloupe name its former dependencies as the population.
    private static IEnumerable<SchoolZone> ZonesOf(MinistryRow row) =>
        SchoolZones.Named(row.Population) is SchoolZone.SaintMartin or SchoolZone.SaintBarthelemy
            ? [SchoolZones.Named(row.Population)!.Value]
            : row.Zones.Select(SchoolZones.Named).OfType<SchoolZone>().Distinct();

    private static SchoolHoliday Period(MinistryRow row, SchoolZone zone, string location, ILookup<SchoolZone, DateOnly> returns)
    {
        // The row begins on the day whose lessons are the last, so the first day without school is the next; on a Saturday nearly no pupil has lessons, so the last
        // ones were on Friday. A bridge begins on its first free day. It ends on the day of return.
        var first = IsBridge(row) || row.Start.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? row.Start : row.Start.AddDays(1);
        DateOnly? last = row.End > first ? row.End.AddDays(-1) : IsBridge(row) ? first : null;
        // "Début des Vacances d'Été": the end is where the dataset has the pupils' return, else it isn't published.
        if (last is null && returns[zone].Where(r => r > first && r.DayNumber - first.DayNumber <= LongestDays).Order().FirstOrDefault() is { Year: > 1 } back)
            last = back.AddDays(-1);
        return new(zone, location.Length == 0 ? null : location, first, last, row.Description);
    }

    // A summer may be there twice: as a whole, and by its first day alone.
    private static IEnumerable<(SchoolHoliday Period, string Year)> WithoutStubs(List<(SchoolHoliday Period, string Year)> found)
    {
        var whole = found.Where(f => f.Period.Last is not null).ToLookup(f => f.Period.Zone, f => f.Period);
        return found.Where(f => f.Period.Last is not null || !whole[f.Period.Zone].Any(w => w.First.AddDays(-3) <= f.Period.First && f.Period.First <= w.Last));
    }

    // One row for each académie: what all of a zone's académies of that year share becomes one period of the zone.
    private static IReadOnlyList<SchoolHoliday> Joined(IEnumerable<(SchoolHoliday Period, string Year)> found)
    {
        List<SchoolHoliday> joined = [];
        foreach (var year in found.GroupBy(f => (f.Period.Zone, f.Year)))
        {
            var all = year.Select(f => f.Period.Academy).Distinct(StringComparer.Ordinal).Count();
            foreach (var alike in year.Select(f => f.Period).Distinct().GroupBy(p => p with { Academy = null }))
            {
                if (alike.Count() == all)
                    joined.Add(alike.Key);
                else
                    joined.AddRange(alike);
            }
        }
        return [.. joined.Distinct()];
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
