using Wiker.Ingest.Index;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Pipeline.Weather;

namespace Wiker.Ingest.Pipeline.Searching;

/// <summary>A page of forecasts: <paramref name="Total"/> counts all that match, <paramref name="Last"/> is where the page ended.</summary>
internal sealed record ForecastPage(IReadOnlyList<ForecastItem> Items, int Total, bool HasMore, IndexPosition? Last)
{
    public static ForecastPage None { get; } = new([], 0, false, null);
}

/// <summary>
/// Finds forecasts by the words of a query that can hold for one: place and days. A forecast has neither text nor theme, source or status, so a query that names one of those finds none.
/// Nearest first, then by INSEE code. Safe for several threads.
/// </summary>
public sealed class ForecastSearch(Forecasts forecasts, Gazetteer gazetteer)
{
    // Never the begin of a ULID.
    private const string Mark = "weather:";

    /// <summary>True when a cursor's position lies among the forecasts.</summary>
    internal static bool IsForecast(IndexPosition? position) => position?.Id.StartsWith(Mark, StringComparison.Ordinal) == true;

    /// <summary>The page after a position; none when weather wasn't asked for. After a position among the records only the total counts.</summary>
    internal ForecastPage Find(ResolvedQuery resolved, IndexPosition? after)
    {
        var query = resolved.Understood;
        var asked = query.Asked;
        if (!asked.Weather || asked.Themes.Count > 0 || asked.Sources.Count > 0 || asked.Statuses.Count > 0 || asked.Q is not null)
            return ForecastPage.None;
        List<(ForecastItem Item, IndexPosition At)> all =
        [
            .. forecasts.All()
                .Select(f => Item(f, resolved))
                .OfType<ForecastItem>()
                .Select(i => (i, new IndexPosition(i.DistanceMetres ?? 0, Mark + i.Commune.Insee)))
                .OrderBy(i => i.Item2.SortValue).ThenBy(i => i.Item2.Id, StringComparer.Ordinal),
        ];
        if (after is not null && !IsForecast(after))
            return new ForecastPage([], all.Count, false, null);
        var rest = after is null ? all : [.. all.Where(i => IsAfter(i.At, after))];
        var page = rest.Take(query.Limit).ToList();
        // With every forecast shown, the records go on after the last of them.
        return new ForecastPage([.. page.Select(i => i.Item)], all.Count, rest.Count > page.Count, page.Count > 0 ? page[^1].At : after);
    }

    private ForecastItem? Item(Forecast forecast, ResolvedQuery resolved)
    {
        if (gazetteer.Find(forecast.Insee) is not { Point: { } point } commune)
            return null;
        var query = resolved.Understood;
        if (resolved.Communes.Count > 0 && !resolved.Communes.Contains(commune.Insee, StringComparer.Ordinal))
            return null;
        if (query.Asked.Bbox is { } box && !box.Contains(point))
            return null;
        double? metres = resolved.Zone is { } zone ? zone.Centre.MetresTo(point) : null;
        if (resolved.Zone is { } within && !IsIn(within, commune.Insee, metres!.Value))
            return null;
        return forecast.Within(query.From, query.To) is { } asked ? new ForecastItem(commune.ToRef(), point, asked, metres) : null;
    }

    private static bool IsIn(IndexZone zone, string insee, double metres) =>
        !zone.Exclude.Contains(insee, StringComparer.Ordinal) && (metres <= zone.RadiusMetres || zone.Include.Contains(insee, StringComparer.Ordinal));

    private static bool IsAfter(IndexPosition item, IndexPosition after) =>
        item.SortValue > after.SortValue || (item.SortValue.Equals(after.SortValue) && string.CompareOrdinal(item.Id, after.Id) > 0);
}
