-- Which keys of a source are distrusted is asked once for each chunk that is applied.
CREATE INDEX source_keys_distrusted ON source_keys (source_id) WHERE source_record_id = '';

-- Applied items are deleted, no longer marked: those that an older program had marked are done with.
DELETE FROM staged_items WHERE applied = 1;
ALTER TABLE staged_items DROP COLUMN applied;
