-- What the geocoder answered, so that nothing is asked twice: points that are taken, and, with no point, why nothing was. Holds street, venue and commune only.
CREATE TABLE geocodes (
    kind    TEXT NOT NULL,              -- municipality | street | venue
    insee   TEXT NOT NULL,
    words   TEXT NOT NULL,              -- as written; compared folded
    lat     DOUBLE PRECISION,           -- null: nothing was taken
    lon     DOUBLE PRECISION,
    detail  TEXT NOT NULL,              -- what answered, or why it was not taken
    asked   BIGINT NOT NULL,
    PRIMARY KEY (kind, insee, words)
);
