-- What somebody is to do, and by when.

CREATE TABLE tasks (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    title TEXT NOT NULL,
    note TEXT NOT NULL,
    document_kind TEXT NOT NULL,
    document_id TEXT NOT NULL,
    -- Where in the document; empty for all of it.
    place TEXT NOT NULL,
    -- The comment it was made from.
    comment_id TEXT REFERENCES comments (id),
    -- None when the program itself raised it.
    created_by TEXT,
    created_at BIGINT NOT NULL,
    -- A day: 2026-03-31.
    due TEXT,
    done_at BIGINT,
    done_by TEXT,
    -- What raised it, so that it is raised once.
    origin TEXT,
    UNIQUE (workspace_id, origin),
    FOREIGN KEY (workspace_id, document_id) REFERENCES documents (workspace_id, id)
);
CREATE INDEX tasks_by_document ON tasks (workspace_id, document_id);

CREATE TABLE task_assignees (
    task_id TEXT NOT NULL REFERENCES tasks (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    PRIMARY KEY (task_id, user_id)
);
CREATE INDEX task_assignees_by_user ON task_assignees (user_id);
