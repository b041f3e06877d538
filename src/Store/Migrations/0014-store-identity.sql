-- Which store this is: an index on a server says of which store it is, and one of another store is built anew.
CREATE TABLE store_identity (
    id TEXT NOT NULL PRIMARY KEY
);

INSERT INTO store_identity (id) VALUES (lower(hex(randomblob(16))));
