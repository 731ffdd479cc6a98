-- Reviews of journeys before they go live: who asked whom, who said what about which version.

CREATE TABLE reviews (
    workspace_id TEXT NOT NULL,
    id TEXT NOT NULL,
    journey_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    requested_by TEXT NOT NULL REFERENCES users (id),
    requested_at BIGINT NOT NULL,
    text TEXT NOT NULL,
    withdrawn_at BIGINT,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, journey_id) REFERENCES documents (workspace_id, id)
);
CREATE INDEX reviews_by_journey ON reviews (workspace_id, journey_id);

CREATE TABLE review_people (
    workspace_id TEXT NOT NULL,
    review_id TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id),
    PRIMARY KEY (workspace_id, review_id, user_id),
    FOREIGN KEY (workspace_id, review_id) REFERENCES reviews (workspace_id, id)
);

CREATE TABLE review_answers (
    workspace_id TEXT NOT NULL,
    review_id TEXT NOT NULL,
    -- 1, 2, 3, … within the review.
    number BIGINT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id),
    answered_at BIGINT NOT NULL,
    verdict TEXT NOT NULL,
    -- The version of the journey that the answer is about.
    version BIGINT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (workspace_id, review_id, number),
    FOREIGN KEY (workspace_id, review_id) REFERENCES reviews (workspace_id, id)
);
