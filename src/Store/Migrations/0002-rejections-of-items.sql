-- A rejection of a value hangs on the words that it was read from: what comes again to the letter isn't read again, and its rejections stay.
ALTER TABLE rejections ADD COLUMN raw_hash TEXT; -- null: of a page or of what gave no record
CREATE INDEX rejections_item ON rejections (source_id, raw_hash);
