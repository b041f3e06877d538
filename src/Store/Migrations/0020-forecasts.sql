-- Weather forecasts: one row for each territory's commune, overwritten. No records: nothing here is matched, corrected, merged or in the change log.
CREATE TABLE forecasts (
    insee       TEXT NOT NULL PRIMARY KEY,
    cell        TEXT NOT NULL,          -- of the grid; neighbours in one cell have the same days
    received    BIGINT NOT NULL,
    attribution TEXT NOT NULL,          -- of the service that gave it, whatever is configured since
    licence     TEXT NOT NULL,
    days        TEXT NOT NULL           -- JSON
);

-- When each cell of the grid is asked for next, and what went wrong.
CREATE TABLE forecast_cells (
    cell        TEXT NOT NULL PRIMARY KEY,
    asked       BIGINT NOT NULL,
    next_due    BIGINT NOT NULL,
    failures    INTEGER NOT NULL,       -- in a row
    problem     TEXT                    -- of the last time, for people; null: it went well
);
