-- Links that open one journey, read-only, without an account.

CREATE TABLE share_links (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    journey_id TEXT NOT NULL,
    -- The address holds the secret, this table its hash.
    secret_hash TEXT NOT NULL UNIQUE,
    password_hash TEXT,
    name TEXT NOT NULL,
    emphasis TEXT NOT NULL,
    created_by TEXT NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    revoked_at BIGINT,
    opened BIGINT NOT NULL,
    opened_at BIGINT,
    FOREIGN KEY (workspace_id, journey_id) REFERENCES documents (workspace_id, id)
);
CREATE INDEX share_links_by_journey ON share_links (workspace_id, journey_id);

-- Browsers that gave the right password.
CREATE TABLE share_passes (
    secret_hash TEXT PRIMARY KEY,
    link_id TEXT NOT NULL REFERENCES share_links (id),
    expires_at BIGINT NOT NULL
);
