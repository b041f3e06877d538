-- Pictures of records: what was asked for and what came of it. The thumbnails lie under pictures/ by their name; these tables say which records and sources they belong to.
CREATE TABLE pictures (
    url           TEXT PRIMARY KEY,     -- at the source; no browser ever sees it
    name          TEXT,                 -- of its thumbnails; null: there are none
    small_width   INTEGER NOT NULL DEFAULT 0,
    small_height  INTEGER NOT NULL DEFAULT 0,
    large_width   INTEGER NOT NULL DEFAULT 0,
    large_height  INTEGER NOT NULL DEFAULT 0,
    etag          TEXT,                 -- of what the thumbnails were made from
    last_modified TEXT,
    due           BIGINT NOT NULL,      -- when it is asked for next
    failures      INTEGER NOT NULL DEFAULT 0,
    reason        TEXT,                 -- why the last answer gave no picture; null: it did, or none came yet
    detail        TEXT
);
CREATE INDEX pictures_due ON pictures (due);
CREATE INDEX pictures_name ON pictures (name);

CREATE TABLE picture_uses (             -- follows the change log
    record_id TEXT PRIMARY KEY,
    source_id TEXT NOT NULL,            -- who gives the record this picture; empty: a person did
    url       TEXT NOT NULL
);
CREATE INDEX picture_uses_url ON picture_uses (url);
CREATE INDEX picture_uses_source ON picture_uses (source_id);

CREATE TABLE picture_cursor (           -- number of the last change that picture_uses has taken
    number BIGINT NOT NULL
);
INSERT INTO picture_cursor (number) VALUES (0);
