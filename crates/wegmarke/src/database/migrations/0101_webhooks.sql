-- Addresses that are told about changes. Each follows the change feed with a cursor of its own.
CREATE TABLE webhooks (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    -- Signs every delivery, so it is kept as it is; it is never shown again.
    secret TEXT NOT NULL,
    -- Kinds of documents, as JSON; all when empty.
    kinds TEXT NOT NULL,
    -- active, paused, stopped (after too many failures)
    state TEXT NOT NULL,
    -- The number of the last change that was delivered.
    cursor BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    -- Until when one server has taken the delivery upon itself.
    claimed_until BIGINT NOT NULL,
    last_at BIGINT,
    last_status BIGINT,
    last_error TEXT,
    created_at BIGINT NOT NULL
);
CREATE INDEX webhooks_by_workspace ON webhooks (workspace_id);
