-- How often what is known of venues changed: rows that are replaced keep their count and their numbers.
CREATE TABLE venue_changes (
    n BIGINT NOT NULL
);
INSERT INTO venue_changes (n) VALUES (0);
