namespace Wiker.Ingest.Model;

/// <summary>What is foretold for one local day; null: the service doesn't say. At least one of code and temperatures is known.</summary>
public sealed record ForecastDay
{
    /// <summary>The day, by the clock of the commune.</summary>
    public required DateOnly Date { get; init; }
    /// <summary>The day's most severe weather: code 00 to 99 of the WMO's table 4677 (<c>ww</c>, present weather), 0 to 3 being clear to overcast.</summary>
    public int? Code { get; init; }
    /// <summary>Lowest temperature, °C.</summary>
    public double? MinC { get; init; }
    /// <summary>Highest temperature, °C; never below <see cref="MinC"/>.</summary>
    public double? MaxC { get; init; }
    /// <summary>Rain, showers and melted snow of the day, mm.</summary>
    public double? PrecipitationMm { get; init; }
    /// <summary>Probability of precipitation, 0 to 100.</summary>
    public double? PrecipitationPercent { get; init; }
    /// <summary>Strongest mean wind, km/h.</summary>
    public double? WindKmh { get; init; }
    /// <summary>Strongest gust, km/h.</summary>
    public double? GustKmh { get; init; }
    /// <summary>Where the wind mostly comes from, in degrees from north, clockwise.</summary>
    public double? WindDirection { get; init; }
}

/// <summary>
/// The forecast of one commune: no record, so it has no id, no version, no page and no place in the change log; the next one overwrites it.
/// <paramref name="Days"/> are in order, each once.
/// </summary>
/// <param name="Insee">The commune's INSEE code.</param>
/// <param name="Received">When the service gave it.</param>
/// <param name="Attribution">Whose forecast it is, in the words that must stand beside it.</param>
/// <param name="Licence">Id of its licence, <c>none</c> when none is known.</param>
/// <param name="Days">At least one day.</param>
public sealed record Forecast(string Insee, DateTimeOffset Received, string Attribution, string Licence, IReadOnlyList<ForecastDay> Days)
{
    /// <summary>The same of those days alone, both inclusive; an end that is null is open. Null when it foretells none of them.</summary>
    public Forecast? Within(DateOnly? from, DateOnly? to) => Days.Where(d => !(d.Date < from) && !(d.Date > to)).ToArray() is { Length: > 0 } days ? this with { Days = days } : null;
}
