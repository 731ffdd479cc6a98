-- Votes in workshops, secret and only until they are counted.

CREATE TABLE workshop_votes (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    workshop_id TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    target TEXT NOT NULL,
    votes BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, workshop_id, user_id, target)
);
