-- What the sender of a change said about it, and what could not be done.

-- Made by the sender: the same change sent twice is recorded once.
ALTER TABLE document_changes ADD COLUMN change_id TEXT;
-- The version that the author saw.
ALTER TABLE document_changes ADD COLUMN base_version BIGINT;
-- Operations whose place somebody else had taken away.
ALTER TABLE document_changes ADD COLUMN dropped TEXT;

CREATE UNIQUE INDEX document_changes_by_change_id ON document_changes (workspace_id, change_id);
