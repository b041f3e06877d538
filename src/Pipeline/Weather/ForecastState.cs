using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Weather;

/// <summary>How the weather is kept, for the operator: communes that should have a forecast, those that have one to show, and what went wrong last (null: nothing).</summary>
public sealed record ForecastState(bool IsOn, int Wanted, int Shown, int WithoutPoint, string? Problem)
{
    /// <summary>True when all is as it should be; off is well too.</summary>
    public bool IsWell => !IsOn || Shown == Wanted;

    /// <summary>The state in a few words: <c>off</c>, <c>ok</c>, or how many lack a forecast. Holds nothing of the service.</summary>
    public string Words => !IsOn ? "off" : IsWell ? "ok" : $"{Wanted - Shown} of {Wanted} communes have no forecast that is fresh enough to be shown";

    /// <summary>Looks at the store.</summary>
    /// <exception cref="StoreException">The store can't be read.</exception>
    public static ForecastState Of(Forecasts forecasts, WikerStore store, Territories territories, Gazetteer gazetteer)
    {
        if (!forecasts.IsOn)
            return new ForecastState(false, 0, 0, 0, null);
        string[] communes = [.. territories.Configured.Select(t => gazetteer.Find(t.Insee)).OfType<Model.Commune>().Where(c => c.Point is not null).Select(c => c.Insee).Distinct(StringComparer.Ordinal)];
        var shown = forecasts.All().Select(f => f.Insee).Intersect(communes, StringComparer.Ordinal).Count();
        using var session = store.Read();
        return new ForecastState(true, communes.Length, shown, territories.Configured.Count - communes.Length, session.Forecasts.Cells().Where(c => c.Problem is not null).MaxBy(c => c.Asked)?.Problem);
    }
}
