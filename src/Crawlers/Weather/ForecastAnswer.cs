using System.Globalization;
using System.Text.Json;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Weather;

/// <summary>
/// Reads an answer of Open-Meteo's form: under <c>daily</c> a list of days and, beside it, one list of equal length for each variable.
/// A gap (null) is an unknown value; anything else that can't be meant spoils the whole answer, since lists that are out of step or in another unit look right at a glance.
/// </summary>
internal static class ForecastAnswer
{
    private const string Time = "time";
    private const int MostDays = 16; // as many as the API foretells
    private const double MostDegreesAway = 0.5; // its own grid is finer; another place is another weather

    /// <summary>What is asked for, with the unit that it must come in and the range that weather keeps to (the records of France and its territories, with room).</summary>
    private static readonly Variable[] All =
    [
        new("weather_code", "wmo code", 0, 99),
        new("temperature_2m_min", "°C", -60, 55),
        new("temperature_2m_max", "°C", -60, 55),
        new("precipitation_sum", "mm", 0, 2_500),
        new("precipitation_probability_max", "%", 0, 100),
        new("wind_speed_10m_max", "km/h", 0, 350),
        new("wind_gusts_10m_max", "km/h", 0, 450),
        new("wind_direction_10m_dominant", "°", 0, 360),
    ];

    /// <summary>Names of the daily variables that are read.</summary>
    public static IEnumerable<string> Variables => All.Select(v => v.Name);

    /// <summary>The outcome of a body of any bytes, for a place that was asked for on a day.</summary>
    public static ForecastOutcome Read(ReadOnlyMemory<byte> body, LatLon asked, DateOnly today)
    {
        if (body.Span.StartsWith("\uFEFF"u8))
            body = body[3..];
        try
        {
            using var document = JsonDocument.Parse(body, new() { MaxDepth = 16 });
            return Read(document.RootElement, asked, today);
        }
        // Text that is no UTF-8, or half a surrogate pair, is found out only when it is read.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Unread(body.Span.TrimStart(" \t\r\n"u8).StartsWith("<"u8) ? "it is a page and no JSON" : "it is no JSON, or cut off");
        }
    }

    private static ForecastOutcome Read(JsonElement root, LatLon asked, DateOnly today)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return Unread("it is no JSON object");
        if (root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.True)
            return Unread("it says that it met an error" + (root.TryGetProperty("reason", out var reason) && reason.ValueKind == JsonValueKind.String ? $" ({Clip(reason.GetString()!)})" : ""));
        if (Number(root, "latitude") is { } lat && Number(root, "longitude") is { } lon && (Math.Abs(lat - asked.Lat) > MostDegreesAway || Math.Abs(lon - asked.Lon) > MostDegreesAway))
            return Unread(string.Create(CultureInfo.InvariantCulture, $"it is for another place ({lat}, {lon})"));
        if (!root.TryGetProperty("daily", out var daily) || daily.ValueKind != JsonValueKind.Object || List(daily, Time) is not { } times)
            return Unread("it holds no days");
        if (times.Length is 0 or > MostDays)
            return Unread($"it holds {times.Length} days");
        if (OtherUnit(root) is { } unit)
            return Unread(unit);

        var columns = new Dictionary<string, double?[]>(StringComparer.Ordinal);
        foreach (var variable in All)
        {
            if (Column(daily, variable, times.Length, out var fault) is not { } column)
                return Unread(fault);
            columns.Add(variable.Name, column);
        }
        return Days(times, columns, today);
    }

    private static ForecastOutcome Days(JsonElement[] times, Dictionary<string, double?[]> columns, DateOnly today)
    {
        var days = new List<ForecastDay>();
        DateOnly? before = null;
        for (var i = 0; i < times.Length; i++)
        {
            if (times[i].ValueKind != JsonValueKind.String || !DateOnly.TryParseExact(times[i].GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                return Unread("one of its days is no day");
            if (date <= before)
                return Unread("its days aren't in order");
            before = date;
            var day = new ForecastDay
            {
                Date = date,
                Code = columns["weather_code"][i] is { } code ? (int)code : null,
                MinC = columns["temperature_2m_min"][i],
                MaxC = columns["temperature_2m_max"][i],
                PrecipitationMm = columns["precipitation_sum"][i],
                PrecipitationPercent = columns["precipitation_probability_max"][i],
                WindKmh = columns["wind_speed_10m_max"][i],
                GustKmh = columns["wind_gusts_10m_max"][i],
                WindDirection = columns["wind_direction_10m_dominant"][i],
            };
            if (day.MinC > day.MaxC)
                return Unread($"its lowest temperature of {times[i].GetString()} is above its highest");
            // A day of gaps says nothing: the last ones of a run are often still missing.
            if (day.Code is not null || day.MinC is not null || day.MaxC is not null)
                days.Add(day);
        }
        if (days.Count == 0)
            return Unread("it says nothing of any of its days");
        // A service that still gives last week's run, or another year's, is out of order.
        if (days[0].Date > today.AddDays(1) || days[^1].Date < today || days[^1].Date > today.AddDays(MostDays))
            return Unread($"its days ({days[0].Date:yyyy-MM-dd} to {days[^1].Date:yyyy-MM-dd}) aren't those from today on");
        return new ForecastOutcome.Answered([.. days.Where(d => d.Date >= today)]);
    }

    private static string? OtherUnit(JsonElement root)
    {
        if (!root.TryGetProperty("daily_units", out var units) || units.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var variable in All)
        {
            if (units.TryGetProperty(variable.Name, out var unit) && (unit.ValueKind != JsonValueKind.String || unit.GetString() != variable.Unit))
                return $"{variable.Name} is in '{Clip(unit.ToString())}' and not in {variable.Unit}";
        }
        return null;
    }

    private static double?[]? Column(JsonElement daily, Variable variable, int length, out string fault)
    {
        fault = "";
        if (!daily.TryGetProperty(variable.Name, out var given) || given.ValueKind == JsonValueKind.Null)
            return new double?[length]; // models differ in what they foretell
        if (List(daily, variable.Name) is not { } list || list.Length != length)
        {
            fault = $"its list {variable.Name} has another length than its days";
            return null;
        }
        var column = new double?[length];
        for (var i = 0; i < length; i++)
        {
            if (list[i].ValueKind == JsonValueKind.Null)
                continue;
            if (list[i].ValueKind != JsonValueKind.Number || !list[i].TryGetDouble(out var number) || number < variable.Least || number > variable.Most)
            {
                fault = $"{variable.Name} can't be {Clip(list[i].ToString())}";
                return null;
            }
            column[i] = number;
        }
        return column;
    }

    private static JsonElement[]? List(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : null;

    private static double? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : null;

    private static string Clip(string text) => text.Length <= 120 ? text : text[..120] + "…";

    private static ForecastOutcome.Failed Unread(string why) => new($"the answer can't be read: {why}");

    private sealed record Variable(string Name, string Unit, double Least, double Most);
}
