-- The store's first form. Moments are Unix milliseconds (UTC), days are yyyy-MM-dd text, ids are ULIDs as text, JSON is text.
-- Portable SQL: what differs between databases lies in Dialect.cs.

CREATE TABLE sources (
    id          TEXT PRIMARY KEY,
    profile     TEXT NOT NULL,          -- SourceProfile as JSON: merging asks nothing but the store
    definition  TEXT NOT NULL,          -- hash of the definition that last read it: a changed one re-reads kept pages
    next_due    BIGINT,                 -- null: by its schedule
    failures    INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE leases (                   -- never two runs of one source at once, over processes
    source_id   TEXT PRIMARY KEY,
    holder      TEXT NOT NULL,
    until       BIGINT NOT NULL
);

CREATE TABLE pages (                    -- what conditional requests need; bodies lie under pages/
    source_id     TEXT NOT NULL,
    url           TEXT NOT NULL,
    final_url     TEXT NOT NULL,
    etag          TEXT,
    last_modified TEXT,
    content_type  TEXT,
    robots        TEXT,
    body          TEXT NOT NULL,        -- file name under pages/: hash of the body
    fetched       BIGINT NOT NULL,
    PRIMARY KEY (source_id, url)
);
CREATE INDEX pages_body ON pages (body);

CREATE TABLE runs (
    id          TEXT PRIMARY KEY,
    source_id   TEXT NOT NULL,
    started     BIGINT NOT NULL,
    ended       BIGINT,
    judgement   TEXT,                   -- complete | partial | suspect | failed; null while running
    state       TEXT NOT NULL,          -- reading | staged | applied | replaced | ended
    items       INTEGER NOT NULL DEFAULT 0,
    rejected    INTEGER NOT NULL DEFAULT 0,
    pages       INTEGER NOT NULL DEFAULT 0,
    outcome     TEXT,                   -- one word: items, empty, changed, error-page, broken, blocked, gone, rate-limited, failed, not-modified
    detail      TEXT
);
CREATE INDEX runs_source ON runs (source_id, started);

CREATE TABLE staged_items (
    run_id      TEXT NOT NULL,
    n           INTEGER NOT NULL,
    raw_hash    TEXT NOT NULL,
    raw         TEXT,                   -- null: unchanged since the item that bears the hash
    records     TEXT,                   -- SourceRecord[] as JSON; null as above
    fallback    INTEGER NOT NULL DEFAULT 0, -- the row of a list whose detail page failed
    applied     INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (run_id, n)
);

CREATE TABLE items (                    -- the raw item behind source records
    id          INTEGER PRIMARY KEY,
    source_id   TEXT NOT NULL,
    raw_hash    TEXT NOT NULL,
    raw         TEXT NOT NULL,
    reference   BIGINT NOT NULL,        -- when this content was first seen: relative words count from it
    normalizer  INTEGER NOT NULL
);
CREATE INDEX items_hash ON items (source_id, raw_hash);

CREATE TABLE source_records (
    id            TEXT PRIMARY KEY,
    source_id     TEXT NOT NULL,
    part          TEXT NOT NULL,
    item_id       INTEGER NOT NULL REFERENCES items (id),
    record_id     TEXT NOT NULL,        -- cache of the ledger's last word
    said          TEXT NOT NULL,
    first_seen    BIGINT NOT NULL,
    changed       BIGINT NOT NULL,
    dated         BIGINT,               -- published, for the window that a list really shows
    last_day      TEXT,                 -- last day of an event; past events never age
    -- freshness: no part of the record's content
    freshness     TEXT NOT NULL,
    seen          BIGINT NOT NULL,
    seen_run      TEXT NOT NULL,
    missing_runs  INTEGER NOT NULL DEFAULT 0,
    missing_since BIGINT
);
CREATE INDEX source_records_record ON source_records (record_id);
CREATE INDEX source_records_source ON source_records (source_id, freshness);
CREATE INDEX source_records_item ON source_records (item_id);

CREATE TABLE source_keys (
    source_id        TEXT NOT NULL,
    scheme           TEXT NOT NULL,
    part             TEXT NOT NULL,
    value            TEXT NOT NULL,
    source_record_id TEXT NOT NULL,
    PRIMARY KEY (source_id, scheme, part, value)
);
CREATE INDEX source_keys_record ON source_keys (source_record_id);

CREATE TABLE blocking_keys (
    value            TEXT NOT NULL,
    source_record_id TEXT NOT NULL,
    name             TEXT NOT NULL,     -- folded title: how many names share a phone, an address …
    PRIMARY KEY (value, source_record_id)
);
CREATE INDEX blocking_keys_record ON blocking_keys (source_record_id);

CREATE TABLE identity_ledger (          -- append-only
    n                INTEGER PRIMARY KEY AUTOINCREMENT,
    at               BIGINT NOT NULL,
    source_record_id TEXT NOT NULL,
    record_id        TEXT NOT NULL,
    from_record_id   TEXT,
    cause            TEXT NOT NULL,     -- new | matched | merged | split
    reason           TEXT NOT NULL
);
CREATE INDEX identity_ledger_source_record ON identity_ledger (source_record_id);

CREATE TABLE records (                  -- live ones; a cache that `wiker store verify` recomputes
    id          TEXT PRIMARY KEY,
    created     BIGINT NOT NULL,
    version     BIGINT NOT NULL,
    content     TEXT NOT NULL
);

CREATE TABLE tombstones (               -- for ever: ids are never reused and old addresses answer 410 or 308
    id          TEXT PRIMARY KEY,
    created     BIGINT NOT NULL,
    version     BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    merged_into TEXT
);

CREATE TABLE changes (                  -- the latest change of each record, numbered in commit order
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    record_id   TEXT NOT NULL UNIQUE,
    at          BIGINT NOT NULL,
    gone        INTEGER NOT NULL
);

CREATE TABLE corrections (
    id               TEXT PRIMARY KEY,
    source_record_id TEXT NOT NULL,
    field            TEXT NOT NULL,
    value            TEXT NOT NULL,
    replaced         TEXT NOT NULL,
    by_whom          TEXT NOT NULL,
    at               BIGINT NOT NULL
);
CREATE INDEX corrections_source_record ON corrections (source_record_id);

CREATE TABLE verdicts (
    id        TEXT PRIMARY KEY,
    a         TEXT NOT NULL,
    b         TEXT NOT NULL,
    same      INTEGER NOT NULL,
    by_whom   TEXT NOT NULL,
    at        BIGINT NOT NULL
);
CREATE INDEX verdicts_a ON verdicts (a);
CREATE INDEX verdicts_b ON verdicts (b);

CREATE TABLE questions (                -- pairs that matching would have a person decide
    a         TEXT NOT NULL,
    b         TEXT NOT NULL,
    score     REAL NOT NULL,
    reasons   TEXT NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (a, b)
);

CREATE TABLE rejections (               -- of the last run of each source
    source_id TEXT NOT NULL,
    run_id    TEXT NOT NULL,
    locator   TEXT NOT NULL,
    field     TEXT,
    reason    TEXT NOT NULL,
    detail    TEXT NOT NULL
);
CREATE INDEX rejections_source ON rejections (source_id);
