-- What was erased stays away: older records of it may still be on their way, or be sent again.

CREATE TABLE erasures (
    uri_key bytea PRIMARY KEY,
    erased_at timestamptz NOT NULL
);
COMMENT ON TABLE erasures IS
    'Articles that were erased. The sink stores nothing of them that was received before, however often it is delivered; what is published later is a new article.';
COMMENT ON COLUMN erasures.uri_key IS 'SHA-256 of the uri: of the article itself nothing is kept.';
COMMENT ON COLUMN erasures.erased_at IS 'The broker''s time of the latest erasure, by the same clock as received_at.';
