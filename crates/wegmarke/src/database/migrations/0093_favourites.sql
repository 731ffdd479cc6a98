-- What a person has starred, and what they looked at last.

CREATE TABLE favourites (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    document_kind TEXT NOT NULL,
    document_id TEXT NOT NULL,
    starred_at BIGINT,
    visited_at BIGINT,
    PRIMARY KEY (workspace_id, user_id, document_id)
);
