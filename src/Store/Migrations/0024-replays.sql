-- A run over kept pages: it tells nothing of the source today, and undoes what runs of changes brought since these pages were fetched.
ALTER TABLE runs ADD COLUMN replay INTEGER NOT NULL DEFAULT 0;
