-- What the stages found in an article version, but for figures.
-- `start` and `end` are half-open offsets in Unicode code points; `end` is a word of SQL and needs quotes or a table before it.

CREATE TABLE segments (
    version_id bigint NOT NULL REFERENCES article_versions ON DELETE CASCADE,
    id text NOT NULL,
    ordinal integer NOT NULL,
    kind text NOT NULL,
    field text NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    repeats text,
    value text,
    PRIMARY KEY (version_id, id)
);
COMMENT ON TABLE segments IS 'Parts of an article by their function on the page.';
COMMENT ON COLUMN segments.version_id IS 'The article version.';
COMMENT ON COLUMN segments.id IS 'Id within the article version: s0, s1 ...';
COMMENT ON COLUMN segments.ordinal IS 'Place in the list of segments, from 0.';
COMMENT ON COLUMN segments.kind IS 'headline, date_prefix, dateline, lead, paragraph, heading, caption, credit or boilerplate.';
COMMENT ON COLUMN segments.field IS 'headline or body: the text that the offsets count in.';
COMMENT ON COLUMN segments.start IS 'First code point.';
COMMENT ON COLUMN segments."end" IS 'The code point after the last.';
COMMENT ON COLUMN segments.repeats IS 'Id of the earlier segment that this one says again.';
COMMENT ON COLUMN segments.value IS 'Of a date prefix: the date, such as 2022-01.';

CREATE TABLE sentences (
    version_id bigint NOT NULL REFERENCES article_versions ON DELETE CASCADE,
    id text NOT NULL,
    ordinal integer NOT NULL,
    segment text NOT NULL,
    field text NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    language text NOT NULL,
    PRIMARY KEY (version_id, id)
);
COMMENT ON TABLE sentences IS 'Sentences; each lies within one segment.';
COMMENT ON COLUMN sentences.version_id IS 'The article version.';
COMMENT ON COLUMN sentences.id IS 'Id within the article version: n0, n1 ...';
COMMENT ON COLUMN sentences.ordinal IS 'Place in the list of sentences, from 0.';
COMMENT ON COLUMN sentences.segment IS 'Id of its segment.';
COMMENT ON COLUMN sentences.field IS 'headline or body: the text that the offsets count in.';
COMMENT ON COLUMN sentences.start IS 'First code point.';
COMMENT ON COLUMN sentences."end" IS 'The code point after the last.';
COMMENT ON COLUMN sentences.language IS 'BCP 47 tag of its language.';

CREATE TABLE entities (
    version_id bigint NOT NULL REFERENCES article_versions ON DELETE CASCADE,
    id text NOT NULL,
    ordinal integer NOT NULL,
    entity text NOT NULL,
    type text NOT NULL,
    label text NOT NULL,
    field text NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    text text NOT NULL,
    canonical text,
    links jsonb NOT NULL,
    iso3166 text,
    wikidata text,
    confidence double precision NOT NULL,
    PRIMARY KEY (version_id, id)
);
COMMENT ON TABLE entities IS 'Mentions of named things.';
COMMENT ON COLUMN entities.version_id IS 'The article version.';
COMMENT ON COLUMN entities.id IS 'Id of the mention within the article version: e0, e1 ...';
COMMENT ON COLUMN entities.ordinal IS 'Place in the list of mentions, from 0.';
COMMENT ON COLUMN entities.entity IS 'The same for all mentions of one thing in the article version: E0, E1 ...';
COMMENT ON COLUMN entities.type IS 'person, organization, place, group, event or other.';
COMMENT ON COLUMN entities.label IS 'The label of the model or rule that found it.';
COMMENT ON COLUMN entities.field IS 'headline or body: the text that the offsets count in.';
COMMENT ON COLUMN entities.start IS 'First code point.';
COMMENT ON COLUMN entities."end" IS 'The code point after the last.';
COMMENT ON COLUMN entities.text IS 'The words of the mention.';
COMMENT ON COLUMN entities.canonical IS 'Name under which the thing is known. Cut after 500 characters.';
COMMENT ON COLUMN entities.links IS 'All links: identifiers by the name of who gave them (iso3166, geonames, wikidata).';
COMMENT ON COLUMN entities.iso3166 IS 'Country, two letters; of a group: the country it comes from. Cut after 500 characters.';
COMMENT ON COLUMN entities.wikidata IS 'Identifier at Wikidata. Cut after 500 characters.';
COMMENT ON COLUMN entities.confidence IS 'Confidence, 0 to 1.';
CREATE INDEX entities_canonical ON entities (canonical);
CREATE INDEX entities_iso3166 ON entities (iso3166);
CREATE INDEX entities_wikidata ON entities (wikidata);

CREATE TABLE times (
    version_id bigint NOT NULL REFERENCES article_versions ON DELETE CASCADE,
    id text NOT NULL,
    ordinal integer NOT NULL,
    type text NOT NULL,
    field text NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    text text NOT NULL,
    value text NOT NULL,
    lower timestamptz,
    upper timestamptz,
    PRIMARY KEY (version_id, id)
);
COMMENT ON TABLE times IS 'Dates, times of day and sets of times.';
COMMENT ON COLUMN times.version_id IS 'The article version.';
COMMENT ON COLUMN times.id IS 'Id within the article version: t0, t1 ...';
COMMENT ON COLUMN times.ordinal IS 'Place in the list of times, from 0.';
COMMENT ON COLUMN times.type IS 'date, time or set.';
COMMENT ON COLUMN times.field IS 'headline or body: the text that the offsets count in.';
COMMENT ON COLUMN times.start IS 'First code point.';
COMMENT ON COLUMN times."end" IS 'The code point after the last.';
COMMENT ON COLUMN times.text IS 'The words.';
COMMENT ON COLUMN times.value IS 'TIMEX3 value.';
COMMENT ON COLUMN times.lower IS 'Its beginning, inclusive; null where it is unknown.';
COMMENT ON COLUMN times.upper IS 'Its end, exclusive; null where it is unknown.';
CREATE INDEX times_lower ON times (lower, upper);
