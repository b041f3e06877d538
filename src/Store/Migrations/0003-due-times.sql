-- Which definition a due time was reckoned for: a changed one is tried at its usual time, whatever the one before met.
ALTER TABLE sources ADD COLUMN due_for TEXT;
