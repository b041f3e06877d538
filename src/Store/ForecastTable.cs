using System.Text.Json;
using Wiker.Ingest.Model;

namespace Wiker.Ingest.Store;

/// <summary>A cell of the forecast grid: when it was asked for, when it is due, failures in a row, and what went wrong the last time (null: nothing).</summary>
public sealed record ForecastCell(string Cell, DateTimeOffset Asked, DateTimeOffset NextDue, int Failures, string? Problem);

/// <summary>Weather forecasts, one for a commune; see the migration for what it holds.</summary>
public sealed class ForecastTable
{
    private readonly StoreSession _session;

    internal ForecastTable(StoreSession session) => _session = session;

    /// <summary>The forecast of a commune, however old; null: none, or a row that can't be read.</summary>
    public Forecast? Find(string insee) => _session.Single<Row>("SELECT insee, received, attribution, licence, days FROM forecasts WHERE insee = @insee", new { insee }) is { } row ? Read(row) : null;

    /// <summary>All forecasts, however old, by INSEE code.</summary>
    public IReadOnlyList<Forecast> All() =>
        [.. _session.Query<Row>("SELECT insee, received, attribution, licence, days FROM forecasts ORDER BY insee").Select(Read).OfType<Forecast>()];

    /// <summary>Which commune, by INSEE code, has a forecast of which cell.</summary>
    public IReadOnlyDictionary<string, string> Held() => _session.Query<HeldRow>("SELECT insee, cell FROM forecasts").ToDictionary(r => r.Insee, r => r.Cell, StringComparer.Ordinal);

    /// <summary>Keeps a forecast in place of the commune's last one.</summary>
    public void Save(Forecast forecast, string cell) => _session.Execute(
        """
        INSERT INTO forecasts (insee, cell, received, attribution, licence, days) VALUES (@Insee, @cell, @received, @Attribution, @Licence, @days)
        ON CONFLICT (insee) DO UPDATE SET cell = excluded.cell, received = excluded.received, attribution = excluded.attribution, licence = excluded.licence, days = excluded.days
        """,
        new { forecast.Insee, cell, received = StoreSession.ToMilliseconds(forecast.Received), forecast.Attribution, forecast.Licence, days = StoreSession.ToJson(forecast.Days) });

    /// <summary>What is known of the cells.</summary>
    public IReadOnlyList<ForecastCell> Cells() =>
        [.. _session.Query<CellRow>("SELECT cell, asked, next_due AS NextDue, failures, problem FROM forecast_cells ORDER BY cell")
            .Select(r => new ForecastCell(r.Cell, StoreSession.FromMilliseconds(r.Asked), StoreSession.FromMilliseconds(r.NextDue), (int)r.Failures, r.Problem))];

    /// <summary>Keeps what is known of a cell.</summary>
    public void Save(ForecastCell cell) => _session.Execute(
        """
        INSERT INTO forecast_cells (cell, asked, next_due, failures, problem) VALUES (@Cell, @asked, @nextDue, @Failures, @Problem)
        ON CONFLICT (cell) DO UPDATE SET asked = excluded.asked, next_due = excluded.next_due, failures = excluded.failures, problem = excluded.problem
        """,
        new { cell.Cell, asked = StoreSession.ToMilliseconds(cell.Asked), nextDue = StoreSession.ToMilliseconds(cell.NextDue), cell.Failures, cell.Problem });

    /// <summary>Lets go of a commune's forecast.</summary>
    public void Delete(string insee) => _session.Execute("DELETE FROM forecasts WHERE insee = @insee", new { insee });

    /// <summary>Lets go of what is known of a cell.</summary>
    public void DeleteCell(string cell) => _session.Execute("DELETE FROM forecast_cells WHERE cell = @cell", new { cell });

    // A row that can't be read is a forecast that isn't there: the next one overwrites it.
    private static Forecast? Read(Row row)
    {
        try
        {
            return StoreSession.FromJson<IReadOnlyList<ForecastDay>>(row.Days) is { Count: > 0 } days
                ? new Forecast(row.Insee, StoreSession.FromMilliseconds(row.Received), row.Attribution, row.Licence, days)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Row
    {
        public string Insee { get; init; } = "";
        public long Received { get; init; }
        public string Attribution { get; init; } = "";
        public string Licence { get; init; } = "";
        public string Days { get; init; } = "";
    }

    private sealed record HeldRow
    {
        public string Insee { get; init; } = "";
        public string Cell { get; init; } = "";
    }

    private sealed record CellRow
    {
        public string Cell { get; init; } = "";
        public long Asked { get; init; }
        public long NextDue { get; init; }
        public long Failures { get; init; }
        public string? Problem { get; init; }
    }
}
