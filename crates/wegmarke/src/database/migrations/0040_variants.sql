-- Where each variant stands towards its base. What it inherits from and what distinguishes it says
-- its own document; this is what can be found out again from the documents and their logs.

CREATE TABLE variants (
    workspace_id TEXT NOT NULL,
    variant_id TEXT NOT NULL,
    base_id TEXT NOT NULL,
    -- The version of the base whose changes have flowed into the variant.
    base_version BIGINT NOT NULL,
    -- The version of the variant that the columns below describe.
    variant_version BIGINT NOT NULL,
    -- Title, market and the like, for lists.
    summary TEXT NOT NULL,
    inherited BIGINT NOT NULL,
    own BIGINT NOT NULL,
    -- Places where base and variant went different ways, until somebody decides.
    conflicts TEXT NOT NULL,
    PRIMARY KEY (workspace_id, variant_id),
    FOREIGN KEY (workspace_id, variant_id) REFERENCES documents (workspace_id, id)
);
CREATE INDEX variants_by_base ON variants (workspace_id, base_id);

-- How far the changes of each workspace were read.
CREATE TABLE variant_cursors (
    workspace_id TEXT PRIMARY KEY REFERENCES workspaces (id),
    number BIGINT NOT NULL
);

-- The change of another document that a change was taken over from.
ALTER TABLE document_changes ADD COLUMN origin_id TEXT;
ALTER TABLE document_changes ADD COLUMN origin_version BIGINT;
