-- Values that people asked to have taken out, as keyed hashes: the list names nobody.
CREATE TABLE removals (
    n           INTEGER PRIMARY KEY AUTOINCREMENT,
    hash        TEXT NOT NULL UNIQUE,
    kind        TEXT NOT NULL,          -- phone | email | name
    words       INTEGER NOT NULL,       -- of how many words a name is, else 0
    at          BIGINT NOT NULL
);
