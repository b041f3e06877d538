using Wiker.Ingest.Model;

namespace Wiker.Ingest.Crawlers.Weather;

/// <summary>What came of asking for a forecast: a closed family, expected failures included.</summary>
public abstract record ForecastOutcome
{
    private ForecastOutcome() { }

    /// <summary>Days from today on, in order, each once; at least one. Every number is one that weather can have.</summary>
    public sealed record Answered(IReadOnlyList<ForecastDay> Days) : ForecastOutcome;

    /// <summary>The service asks to be left alone until then.</summary>
    public sealed record Paused(DateTimeOffset Until) : ForecastOutcome;

    /// <summary>No usable answer; <paramref name="Detail"/> is for people and holds no key.</summary>
    public sealed record Failed(string Detail) : ForecastOutcome;
}
