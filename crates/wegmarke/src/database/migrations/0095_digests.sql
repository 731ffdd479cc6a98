-- The e-mails that sum up what a person has not read: one row per person who got one or is about to.

CREATE TABLE digests (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    sent_at BIGINT,
    -- The server that is sending holds the row until then, so that no other one sends as well.
    leased_until BIGINT,
    -- Stands in every e-mail, so it is kept as it is; all it can do is to end the e-mails.
    unsubscribe TEXT NOT NULL UNIQUE,
    PRIMARY KEY (workspace_id, user_id)
);
