using Wiker.Ingest.Crawlers.Weather;
using Wiker.Ingest.Model;
using Wiker.Ingest.Normalizer.Geography;
using Wiker.Ingest.Pipeline.Searching;
using Wiker.Ingest.Store;

namespace Wiker.Ingest.Pipeline.Weather;

/// <summary>What an update came to: cells asked, communes that got a forecast, cells that failed, and when the next cell is due.</summary>
public sealed record ForecastRound(int Asked, int Updated, int Failed, DateTimeOffset NextDue);

/// <summary>
/// Brings the forecasts of the territories' communes up to date: one request for each cell of the grid that is due, its days for every commune in it. What can't be had or read leaves the
/// last forecast as it is, and is asked for ever more rarely. One at a time.
/// </summary>
public sealed class ForecastUpdate(ForecastService service, WeatherOptions options, WikerStore store, Territories territories, Gazetteer gazetteer, TimeProvider time)
{
    private const int MostFailuresInARow = 3; // then it isn't the cell

    /// <summary>Asks for what is due.</summary>
    /// <exception cref="StoreException">The store can't be read or written.</exception>
    public async Task<ForecastRound> RunAsync(CancellationToken cancellationToken)
    {
        var cells = Cells();
        Forget(cells);
        var round = new ForecastRound(0, 0, 0, default);
        var inARow = 0;
        var due = DueOf(cells);
        for (var i = 0; i < due.Count; i++)
        {
            var (cell, known) = due[i];
            var outcome = await service.AskAsync(cell.Middle, cell.Zone, cancellationToken);
            Keep(cell, known, cells[cell], outcome);
            var isGood = outcome is ForecastOutcome.Answered;
            round = round with { Asked = round.Asked + 1, Updated = round.Updated + (isGood ? cells[cell].Count : 0), Failed = round.Failed + (isGood ? 0 : 1) };
            inARow = isGood ? 0 : inARow + 1;
            if (outcome is ForecastOutcome.Paused || inARow == MostFailuresInARow)
            {
                // It is the service: the rest waits as long as the last one, without a failure of its own.
                PutOff(due.Skip(i + 1), outcome);
                break;
            }
        }
        return round with { NextDue = NextDue() };
    }

    private Dictionary<WeatherCell, IReadOnlyList<Commune>> Cells() => territories.Configured
        .Select(t => gazetteer.Find(t.Insee))
        .OfType<Commune>()
        .Where(c => c.Point is not null)
        .DistinctBy(c => c.Insee)
        .OrderBy(c => c.Insee, StringComparer.Ordinal)
        .GroupBy(c => WeatherCell.Of(c.Point!.Value, CommuneTime.ZoneOf(c.Insee)))
        .ToDictionary(g => g.Key, g => (IReadOnlyList<Commune>)[.. g]);

    // Due by its time; or a commune is new in a cell that goes well.
    private List<(WeatherCell Cell, ForecastCell? Known)> DueOf(Dictionary<WeatherCell, IReadOnlyList<Commune>> cells)
    {
        var now = time.GetUtcNow();
        using var session = store.Read();
        var known = session.Forecasts.Cells().ToDictionary(c => c.Cell, StringComparer.Ordinal);
        var held = session.Forecasts.Held();
        return
        [
            .. cells.Select(c => (c.Key, Known: known.GetValueOrDefault(c.Key.Key), Communes: c.Value))
                .Where(c => ForecastDue.IsDue(c.Known, now) || (c.Known is { Problem: null } && c.Communes.Any(i => held.GetValueOrDefault(i.Insee) != c.Key.Key)))
                .OrderBy(c => c.Known?.NextDue ?? DateTimeOffset.MinValue)
                .Select(c => (c.Key, c.Known)),
        ];
    }

    private void Keep(WeatherCell cell, ForecastCell? known, IReadOnlyList<Commune> communes, ForecastOutcome outcome)
    {
        var now = time.GetUtcNow();
        var failures = (known?.Failures ?? 0) + 1;
        using var session = store.Write();
        switch (outcome)
        {
            case ForecastOutcome.Answered answered:
                foreach (var commune in communes)
                    session.Forecasts.Save(new Forecast(commune.Insee, now, options.Attribution.Trim(), options.LicenceInForce, answered.Days), cell.Key);
                session.Forecasts.Save(new ForecastCell(cell.Key, now, ForecastDue.AfterAnswer(cell.Key, options.Every, now), 0, null));
                break;
            case ForecastOutcome.Paused paused:
                session.Forecasts.Save(new ForecastCell(cell.Key, now, ForecastDue.AfterPause(cell.Key, paused.Until, now), known?.Failures ?? 0, Waits(paused.Until)));
                break;
            case ForecastOutcome.Failed failed:
                session.Forecasts.Save(new ForecastCell(cell.Key, now, ForecastDue.AfterFailure(cell.Key, failures, options.Every, now), failures, failed.Detail));
                break;
        }
        session.Commit();
    }

    private void PutOff(IEnumerable<(WeatherCell Cell, ForecastCell? Known)> rest, ForecastOutcome why)
    {
        var now = time.GetUtcNow();
        using var session = store.Write();
        foreach (var (cell, known) in rest)
        {
            var (due, problem) = why switch
            {
                ForecastOutcome.Paused paused => (ForecastDue.AfterPause(cell.Key, paused.Until, now), Waits(paused.Until)),
                ForecastOutcome.Failed failed => (ForecastDue.AfterFailure(cell.Key, MostFailuresInARow, options.Every, now), failed.Detail),
                _ => throw new ArgumentOutOfRangeException(nameof(why), why, "an answer puts nothing off"),
            };
            session.Forecasts.Save(new ForecastCell(cell.Key, known?.Asked ?? now, due, known?.Failures ?? 0, problem));
        }
        session.Commit();
    }

    // Of communes that are no territory any more, and of cells that none lies in.
    private void Forget(Dictionary<WeatherCell, IReadOnlyList<Commune>> cells)
    {
        var communes = cells.Values.SelectMany(c => c).Select(c => c.Insee).ToHashSet(StringComparer.Ordinal);
        var keys = cells.Keys.Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        using var session = store.Write();
        foreach (var insee in session.Forecasts.Held().Keys.Where(i => !communes.Contains(i)))
            session.Forecasts.Delete(insee);
        foreach (var cell in session.Forecasts.Cells().Where(c => !keys.Contains(c.Cell)))
            session.Forecasts.DeleteCell(cell.Cell);
        session.Commit();
    }

    private DateTimeOffset NextDue()
    {
        using var session = store.Read();
        return session.Forecasts.Cells() is { Count: > 0 } cells ? cells.Min(c => c.NextDue) : time.GetUtcNow() + options.Every;
    }

    private static string Waits(DateTimeOffset until) => $"it asks to be left alone until {until.UtcDateTime.ToString("u", System.Globalization.CultureInfo.InvariantCulture)}";
}
