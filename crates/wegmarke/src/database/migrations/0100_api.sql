-- Keys of requests that may arrive twice, with the answer of the first.
CREATE TABLE idempotency_keys (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    user_id TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    status BIGINT NOT NULL,
    answer TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, user_id, key)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (workspace_id, created_at);

-- What was changed last, for the search without words.
CREATE INDEX documents_by_change ON documents (workspace_id, changed_at);
