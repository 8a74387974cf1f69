-- Articles and their versions.
-- Texts that anyone may write and that an index holds are cut after 500 characters, since PostgreSQL refuses an index
-- entry above some 2,700 bytes; `document` has them whole.

CREATE FUNCTION moment_of(rfc3339 text) RETURNS timestamptz
LANGUAGE sql STABLE STRICT PARALLEL SAFE
RETURN least(greatest(
    -- The offset is taken off by hand: PostgreSQL reads offsets below 16 hours only, RFC 3339 allows all below 24.
    (regexp_replace(regexp_replace(upper(rfc3339), '(Z|[+-]\d\d:\d\d)$', ''), '(:\d\d):60', '\1:59')::timestamp
        - coalesce(substring(rfc3339 FROM '[+-]\d\d:\d\d$')::interval, interval '0')) AT TIME ZONE 'UTC',
    timestamptz '0001-01-01 00:00:00+00'), timestamptz '9999-12-31 23:59:59.999999+00');
COMMENT ON FUNCTION moment_of(text) IS
    'The moment of an RFC 3339 timestamp with an offset; a leap second is the second before it; kept within the years 1 to 9999 of UTC.';

CREATE TABLE articles (
    article_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uri text NOT NULL,
    uri_key bytea NOT NULL UNIQUE
);
COMMENT ON TABLE articles IS 'One row a uri. Deleting it deletes all versions and all that was found in them.';
COMMENT ON COLUMN articles.article_id IS 'Key within this database.';
COMMENT ON COLUMN articles.uri IS 'Stable identity of the article across its versions.';
COMMENT ON COLUMN articles.uri_key IS 'SHA-256 of the uri, which may be too long for an index of its own.';
-- Hash: uris are too long for a B-tree, and are asked for as a whole.
CREATE INDEX articles_uri ON articles USING hash (uri);

CREATE TABLE article_versions (
    version_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    article_id bigint NOT NULL REFERENCES articles ON DELETE CASCADE,
    version_key bytea NOT NULL UNIQUE,
    version text NOT NULL,
    headline text,
    body text NOT NULL,
    body_fingerprint bytea,
    language text NOT NULL,
    declared_language text,
    detection_iso639_3 text,
    detection_script text,
    detection_confidence double precision,
    detection_group text,
    detection_group_confidence double precision,
    detection_others jsonb NOT NULL,
    published_at timestamptz,
    version_created_at timestamptz,
    received_at timestamptz NOT NULL,
    last_received_at timestamptz NOT NULL,
    ordered_at timestamptz NOT NULL GENERATED ALWAYS AS (coalesce(version_created_at, received_at)) STORED,
    is_newest boolean NOT NULL DEFAULT false,
    status text NOT NULL CHECK (status IN ('usable', 'canceled')),
    source text,
    url text,
    extra jsonb NOT NULL,
    document json NOT NULL,
    schema_version integer NOT NULL,
    pipeline_version text NOT NULL,
    pipeline_revision bigint NOT NULL,
    pipeline_language text,
    pipeline_entities text,
    pipeline_figures text,
    stored_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE article_versions IS
    'One row a version of an article, (uri, version) being its identity; older and canceled ones stay. Deleting it deletes all that was found in it.';
COMMENT ON COLUMN article_versions.version_id IS 'Key within this database.';
COMMENT ON COLUMN article_versions.article_id IS 'The article of which this is a version.';
COMMENT ON COLUMN article_versions.version_key IS 'SHA-256 over the JSON array of uri and version.';
COMMENT ON COLUMN article_versions.version IS 'The publisher''s version, or the first 16 hex digits of SHA-256 over headline, newline and body.';
COMMENT ON COLUMN article_versions.headline IS 'Exactly as it was sent; all offsets count its Unicode code points.';
COMMENT ON COLUMN article_versions.body IS 'Exactly as it was sent; all offsets count its Unicode code points.';
COMMENT ON COLUMN article_versions.body_fingerprint IS
    'For de-duplication: SHA-256 over the body in NFKC, case-folded, every run of characters other than letters, marks and digits as one space; null where nothing is left.';
COMMENT ON COLUMN article_versions.language IS 'BCP 47 tag of the language detected; zxx: no language, und: it cannot be told. Cut after 500 characters.';
COMMENT ON COLUMN article_versions.declared_language IS 'BCP 47 tag that the producer claimed. Cut after 500 characters.';
COMMENT ON COLUMN article_versions.detection_iso639_3 IS 'The language detected in ISO 639-3.';
COMMENT ON COLUMN article_versions.detection_script IS 'Its script in ISO 15924.';
COMMENT ON COLUMN article_versions.detection_confidence IS 'Confidence in the language, 0 to 1; null where the claim was taken on trust.';
COMMENT ON COLUMN article_versions.detection_group IS 'The group of languages that text alone hardly tells apart, such as hbs, msa or nor.';
COMMENT ON COLUMN article_versions.detection_group_confidence IS 'Confidence in the group, whatever its member, 0 to 1.';
COMMENT ON COLUMN article_versions.detection_others IS 'Parts in other languages: a list of {tag, field, start, end}.';
COMMENT ON COLUMN article_versions.published_at IS 'When the publisher published it.';
COMMENT ON COLUMN article_versions.version_created_at IS 'When the publisher made this version; orders the versions of an article.';
COMMENT ON COLUMN article_versions.received_at IS 'The broker''s time of the first record of this version.';
COMMENT ON COLUMN article_versions.last_received_at IS 'The broker''s time of the record whose fields and annotations stand here.';
COMMENT ON COLUMN article_versions.ordered_at IS 'version_created_at, or where that is null received_at: the order of versions.';
COMMENT ON COLUMN article_versions.is_newest IS
    'The newest version of its article, be it usable or canceled: by ordered_at, then received_at, then arrival here. Kept by the writer.';
COMMENT ON COLUMN article_versions.status IS
    'usable or canceled (withdrawn by its publisher). Canceling is for good: a version canceled once stays so, whatever arrives later or again; a newer version shows the article again.';
COMMENT ON COLUMN article_versions.source IS 'The publisher. Cut after 500 characters.';
COMMENT ON COLUMN article_versions.url IS 'Where it was read.';
COMMENT ON COLUMN article_versions.extra IS
    'Fields that the contract does not know, by name. PostgreSQL cannot hold U+0000 here: U+FFFD stands for it; document has it as it was sent.';
COMMENT ON COLUMN article_versions.document IS
    'The enriched article as the figures stage wrote it, without headline and body, which stand beside it. Of type json, which is the text as it is; PostgreSQL can look into it only where no U+0000 occurs, so ask extra and the other tables, and read this one as document::text.';
COMMENT ON COLUMN article_versions.schema_version IS 'Version of the contract in which the document is written.';
COMMENT ON COLUMN article_versions.pipeline_version IS 'Version of Newstally that made the annotations.';
COMMENT ON COLUMN article_versions.pipeline_revision IS 'Revision of its rules, models and data; annotations are replaced by the same or a higher one only.';
COMMENT ON COLUMN article_versions.pipeline_language IS 'What detected the language.';
COMMENT ON COLUMN article_versions.pipeline_entities IS 'What found the entities.';
COMMENT ON COLUMN article_versions.pipeline_figures IS 'What found the figures.';
COMMENT ON COLUMN article_versions.stored_at IS 'When the annotations were written here.';
CREATE INDEX article_versions_order ON article_versions (article_id, ordered_at DESC, received_at DESC, version_id DESC);
CREATE UNIQUE INDEX article_versions_newest ON article_versions (article_id) WHERE is_newest;
CREATE INDEX article_versions_newest_first ON article_versions (ordered_at DESC, version_id DESC);
CREATE INDEX article_versions_published ON article_versions (published_at);
CREATE INDEX article_versions_received ON article_versions (received_at);
CREATE INDEX article_versions_source ON article_versions (source, published_at);
CREATE INDEX article_versions_language ON article_versions (language, published_at);
CREATE INDEX article_versions_canceled ON article_versions (article_id) WHERE status = 'canceled';
CREATE INDEX article_versions_fingerprint ON article_versions (body_fingerprint);
