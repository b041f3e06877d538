-- A run that asked only for what changed: nothing ages by it, and its count isn't what is usual.
ALTER TABLE runs ADD COLUMN of_changes INTEGER NOT NULL DEFAULT 0;
