-- Documents as they are now, and every change that led there.

CREATE TABLE documents (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- The number of the last change.
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT,
    removed BOOLEAN NOT NULL,
    -- What no two documents of a kind may share; none while removed.
    unique_key TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, kind, unique_key)
);
CREATE INDEX documents_by_kind ON documents (workspace_id, kind, id);

CREATE TABLE document_changes (
    workspace_id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    -- 1, 2, 3, … without holes.
    sequence BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    author_id TEXT,
    action TEXT NOT NULL,
    undoes BIGINT,
    operations TEXT NOT NULL,
    -- The operations that take it back.
    inverse TEXT NOT NULL,
    PRIMARY KEY (workspace_id, document_id, sequence),
    FOREIGN KEY (workspace_id, document_id) REFERENCES documents (workspace_id, id)
);
