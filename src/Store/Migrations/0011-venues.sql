-- Where venues lie, as sources that give coordinates of their own say it: what the same words mean elsewhere in the commune.
-- Rewritten for a source after a run of it that changed something; a cache that `wiker renormalize` makes anew.
CREATE TABLE venues (
    source_id TEXT NOT NULL,
    insee     TEXT NOT NULL,
    name      TEXT NOT NULL,            -- as written; compared folded
    street    TEXT,
    lat       DOUBLE PRECISION NOT NULL,
    lon       DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (source_id, insee, name, lat, lon)
);
