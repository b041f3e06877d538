using System.Globalization;
using Wiker.Ingest.Model;
using Wiker.Ingest.Pipeline.Searching;

namespace Wiker.Ingest.Publisher.Wording;

/// <summary>One day of a forecast in French; null: nothing is told of it. At least one of sky and temperatures is told.</summary>
public sealed record WeatherDay(string Day, string? Sky, string? Temperatures, string? Precipitation, string? Wind)
{
    /// <summary>What falls and blows, as a line of its own; null: neither is told.</summary>
    public string? RainAndWind => DateWords.Capital(string.Join(", ", ((string?[])[Precipitation, Wind]).OfType<string>())) is { Length: > 0 } line ? line : null;

    /// <summary>All of it in one line, without the day.</summary>
    public string Line => string.Join(", ", ((string?[])[Sky, Temperatures, Precipitation, Wind]).OfType<string>());
}

/// <summary>A forecast in French, with whose it is (and where that is, when the name says so) and when it came.</summary>
public sealed record WeatherTold(IReadOnlyList<WeatherDay> Days, string Given, string Attribution, string? AttributionUrl);

/// <summary>Weather as French people tell it. Numbers are no finer than a forecast is sure, and keep to their unit by a no-break space.</summary>
public static class WeatherWords
{
    private const double LeastGustKmh = 50; // below it a gust keeps nobody at home
    private const double LeastRisk = 10; // per cent; below it a forecast says that it stays dry
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>The WMO's code (table 4677) in words; null when there is no such code.</summary>
    public static string? Of(int code) => WeatherTexts.OfCode(code);

    /// <summary>The first days of a forecast, seen from today.</summary>
    public static WeatherTold Of(Forecast forecast, DateOnly today, int most)
    {
        var received = TimeZoneInfo.ConvertTime(forecast.Received, CommuneTime.Find(CommuneTime.ZoneOf(forecast.Insee)));
        var day = DateOnly.FromDateTime(received.DateTime) is var date && date == today ? WeatherTexts.Today.ToLower(French) : DateWords.Day(date, today);
        return new WeatherTold(
            [.. forecast.Days.Take(most).Select(d => new WeatherDay(DayName(d.Date, today), d.Code is { } code ? Of(code) : null, Temperatures(d), Precipitation(d), Wind(d)))],
            WeatherTexts.Given(WeatherTexts.GivenAt(day, DateWords.Time(new TimeOnly(received.Hour, received.Minute)))),
            LicenceWords.Beside(forecast.Attribution, forecast.Licence),
            // Open-Meteo asks for a link beside its data, and its name is its address.
            forecast.Attribution.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(forecast.Attribution) == UriHostNameType.Dns ? $"https://{forecast.Attribution.ToLowerInvariant()}/" : null);
    }

    private static string DayName(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => WeatherTexts.Today,
        1 => WeatherTexts.Tomorrow,
        _ => DateWords.Capital(DateWords.WeekDay(day)),
    };

    private static string? Temperatures(ForecastDay day) => (Degrees(day.MinC), Degrees(day.MaxC)) switch
    {
        ({ } min, { } max) when min == max => WeatherTexts.Exactly(max),
        ({ } min, { } max) => WeatherTexts.Between(min, max),
        (null, { } max) => WeatherTexts.AtMost(max),
        ({ } min, null) => WeatherTexts.AtLeast(min),
        _ => null,
    };

    private static string? Precipitation(ForecastDay day)
    {
        // What falls is snow or ice in these codes: their amount is told as water, which isn't what one sees.
        var what = day.Code is (>= 68 and <= 79) or (>= 83 and <= 90) or 93 or 94 ? WeatherTexts.Precipitation : WeatherTexts.Rain;
        var risk = day.PrecipitationPercent is >= LeastRisk and var percent ? WeatherTexts.Risk(Math.Round(percent / 10, MidpointRounding.AwayFromZero) * 10) : null;
        var amount = day.PrecipitationMm switch
        {
            null or <= 0 => null,
            < 1 => WeatherTexts.LessThanOne,
            var mm => WeatherTexts.Millimetres(Math.Round(mm.Value, MidpointRounding.AwayFromZero).ToString(French)),
        };
        return (amount, risk) switch
        {
            ({ } mm, { } chance) => $"{what} {mm} ({chance})",
            ({ } mm, null) => $"{what} {mm}",
            (null, { } chance) => $"{what} ({chance})",
            // Both must be known before one says that it stays dry, and the code mustn't tell otherwise.
            _ when day is { PrecipitationMm: not null, PrecipitationPercent: not null, Code: null or < 50 } => WeatherTexts.Dry,
            _ => null,
        };
    }

    private static string? Wind(ForecastDay day)
    {
        var from = day.WindDirection is { } degrees && day.WindKmh > 0 ? WeatherTexts.WindFrom(From(degrees)) : WeatherTexts.Wind;
        var speed = day.WindKmh is { } wind ? $"{from} {WeatherTexts.Speed(Round5(wind))}" : null;
        var gusts = day.GustKmh is >= LeastGustKmh and var gust && Round5(gust) > Round5(day.WindKmh ?? 0) ? WeatherTexts.Gusts(Round5(gust)) : null;
        return speed is null ? gusts : gusts is null ? speed : $"{speed} ({gusts})";
    }

    private static string From(double degrees) => ((int)Math.Round(degrees / 45) % 8) switch
    {
        0 => WeatherTexts.FromNorth,
        1 => WeatherTexts.FromNorthEast,
        2 => WeatherTexts.FromEast,
        3 => WeatherTexts.FromSouthEast,
        4 => WeatherTexts.FromSouth,
        5 => WeatherTexts.FromSouthWest,
        6 => WeatherTexts.FromWest,
        _ => WeatherTexts.FromNorthWest,
    };

    private static double Round5(double kmh) => Math.Round(kmh / 5) * 5;

    // A minus that isn't a hyphen, and never "-0".
    private static string? Degrees(double? celsius) => celsius is { } c
        ? ((int)Math.Round(c, MidpointRounding.AwayFromZero)).ToString(CultureInfo.InvariantCulture).Replace('-', '−')
        : null;
}
