-- What people say about documents. No map content: never part of the text form.

CREATE TABLE comments (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    document_kind TEXT NOT NULL,
    document_id TEXT NOT NULL,
    -- Where in the document; empty for all of it.
    place TEXT NOT NULL,
    -- The comment that began the thread; its own id for that one.
    thread_id TEXT NOT NULL,
    author_id TEXT NOT NULL REFERENCES users (id),
    text TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    edited_at BIGINT,
    removed BOOLEAN NOT NULL,
    -- Only on the comment that began the thread.
    resolved_at BIGINT,
    resolved_by TEXT,
    FOREIGN KEY (workspace_id, document_id) REFERENCES documents (workspace_id, id)
);
CREATE INDEX comments_by_document ON comments (workspace_id, document_id, created_at);
CREATE INDEX comments_by_thread ON comments (thread_id);

-- Who wrote, changed, removed, resolved or reopened, and the text before.
CREATE TABLE comment_changes (
    comment_id TEXT NOT NULL REFERENCES comments (id),
    number BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    author_id TEXT NOT NULL,
    action TEXT NOT NULL,
    text_before TEXT NOT NULL,
    PRIMARY KEY (comment_id, number)
);
