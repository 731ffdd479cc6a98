-- What happened that concerns a person, and what they want to hear about.

CREATE TABLE notifications (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    -- The same occasion never notifies the same person twice.
    occasion TEXT NOT NULL,
    kind TEXT NOT NULL,
    happened_at BIGINT NOT NULL,
    actor_id TEXT,
    document_kind TEXT NOT NULL,
    document_id TEXT NOT NULL,
    place TEXT NOT NULL,
    -- What the document was called then.
    title TEXT NOT NULL,
    -- The comment or the task.
    subject TEXT,
    excerpt TEXT NOT NULL,
    -- How many changes of a followed document it stands for.
    times BIGINT NOT NULL,
    read_at BIGINT,
    -- When it stood in an e-mail.
    mailed_at BIGINT,
    UNIQUE (workspace_id, user_id, occasion)
);
CREATE INDEX notifications_by_user ON notifications (workspace_id, user_id, happened_at);

-- One row per person who chose something else than the usual.
CREATE TABLE notification_settings (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    muted TEXT NOT NULL,
    digest TEXT NOT NULL,
    language TEXT NOT NULL,
    PRIMARY KEY (workspace_id, user_id)
);

CREATE TABLE follows (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    document_kind TEXT NOT NULL,
    document_id TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, user_id, document_id)
);
CREATE INDEX follows_by_document ON follows (workspace_id, document_id);

-- How far the followers of a workspace have been told about its changes.
CREATE TABLE follow_cursors (
    workspace_id TEXT PRIMARY KEY REFERENCES workspaces (id),
    number BIGINT NOT NULL
);
