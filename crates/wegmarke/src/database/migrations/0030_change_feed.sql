-- One feed per workspace: every change of every document gets the next number. Whoever follows
-- changes keeps the number of the last one seen.

CREATE TABLE change_feeds (
    workspace_id TEXT PRIMARY KEY REFERENCES workspaces (id),
    -- The number of the last change. Writers of documents hold this row until they commit, so that
    -- no number becomes visible before a lower one.
    head BIGINT NOT NULL
);

ALTER TABLE document_changes ADD COLUMN number BIGINT NOT NULL DEFAULT 0;

-- Changes from before: in the order of their instants, but never against the order within a
-- document, whatever the clock did then.
UPDATE document_changes SET number = ordered.number
FROM (
    SELECT workspace_id, document_id, sequence, ROW_NUMBER() OVER (
        PARTITION BY workspace_id ORDER BY not_before, document_id, sequence
    ) AS number
    FROM (
        SELECT workspace_id, document_id, sequence, MAX(changed_at) OVER (
            PARTITION BY workspace_id, document_id ORDER BY sequence
        ) AS not_before
        FROM document_changes
    ) AS timed
) AS ordered
WHERE document_changes.workspace_id = ordered.workspace_id
    AND document_changes.document_id = ordered.document_id
    AND document_changes.sequence = ordered.sequence;

INSERT INTO change_feeds (workspace_id, head)
SELECT workspace_id, MAX(number) FROM document_changes GROUP BY workspace_id;

CREATE UNIQUE INDEX document_changes_by_number ON document_changes (workspace_id, number);
