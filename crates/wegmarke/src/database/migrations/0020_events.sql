-- Imports of event files, and the segments of the event log that they made.

CREATE TABLE imports (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    filename TEXT NOT NULL,
    state TEXT NOT NULL,
    events BIGINT NOT NULL,
    duplicates BIGINT NOT NULL,
    rejected BIGINT NOT NULL,
    customers BIGINT NOT NULL,
    bytes_read BIGINT NOT NULL,
    bytes_total BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    finished_at BIGINT,
    error TEXT,
    first_rejects TEXT NOT NULL
);
CREATE INDEX imports_by_workspace ON imports (workspace_id, started_at);

-- How often the log of a workspace has changed.
CREATE TABLE event_logs (
    workspace_id TEXT PRIMARY KEY REFERENCES workspaces (id),
    version BIGINT NOT NULL
);

-- The files that make up the log, in the order of their version.
CREATE TABLE segments (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    version BIGINT NOT NULL,
    import_id TEXT NOT NULL REFERENCES imports (id),
    events BIGINT NOT NULL,
    customers BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, version)
);
