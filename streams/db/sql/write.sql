-- What the sink writes: one transaction a batch, in the order of these blocks.
-- The keys of articles and versions go from block to block as arrays: joined with the temporary tables, of which the
-- planner knows nothing, large tables were now and then read as a whole.

-- create_incoming --
-- Tables of this session that hold the batch and what of it is accepted. The document is expanded by PostgreSQL itself;
-- `storable` is given where PostgreSQL cannot expand it as it is. EXTERNAL: compressing for one transaction is a waste.
CREATE TEMPORARY TABLE IF NOT EXISTS incoming (
    n integer PRIMARY KEY,
    uri text NOT NULL,
    uri_key bytea NOT NULL,
    version_key bytea NOT NULL,
    version text NOT NULL,
    headline text,
    body text STORAGE EXTERNAL NOT NULL,
    body_fingerprint bytea,
    received_at timestamptz NOT NULL,
    canceled boolean NOT NULL,
    pipeline_revision bigint NOT NULL,
    figure_keys text[] NOT NULL,
    document json STORAGE EXTERNAL NOT NULL,
    storable text STORAGE EXTERNAL,
    data jsonb STORAGE EXTERNAL NOT NULL GENERATED ALWAYS AS (coalesce(storable, document::text)::jsonb) STORED
) ON COMMIT DELETE ROWS;
CREATE TEMPORARY TABLE IF NOT EXISTS accepted (
    n integer PRIMARY KEY,
    version_id bigint NOT NULL
) ON COMMIT DELETE ROWS;

-- copy_incoming --
-- The batch, streamed row by row.
COPY incoming (n, uri, uri_key, version_key, version, headline, body, body_fingerprint, received_at, canceled,
               pipeline_revision, figure_keys, document, storable)
FROM STDIN;

-- insert_articles --
-- Makes the articles that are new. All writers go through uris in one order, here and in lock_articles, so that none
-- waits for another that waits for it.
INSERT INTO articles (uri, uri_key)
SELECT uri, uri_key FROM incoming GROUP BY uri, uri_key ORDER BY uri_key
ON CONFLICT (uri_key) DO NOTHING;

-- lock_articles --
-- From here on no other writer touches these articles. One that was erased in this moment is missing and must be made
-- anew.
SELECT article_id FROM articles
WHERE uri_key IN (SELECT uri_key FROM incoming)
ORDER BY uri_key
FOR NO KEY UPDATE;

-- refuse_erased --
-- Of an article that was erased nothing comes back that was received before.
DELETE FROM incoming AS i USING erasures AS e WHERE e.uri_key = i.uri_key AND i.received_at <= e.erased_at;

-- delete_empty --
-- The articles of which nothing is left after that.
DELETE FROM articles AS a
WHERE article_id = ANY (%(articles)s)
    AND NOT EXISTS (SELECT FROM article_versions AS v WHERE v.article_id = a.article_id)
    AND NOT EXISTS (SELECT FROM incoming AS i WHERE i.uri_key = a.uri_key);

-- find_conflict --
-- The first article of the batch whose (uri, version) came before with another text: in the database, or else earlier in
-- the batch by received_at. A missing headline is an empty one, as it is where versions are made from the text.
WITH first AS (
    SELECT DISTINCT ON (version_key) version_key, headline, body FROM incoming ORDER BY version_key, received_at, n
)
SELECT i.uri, i.version
FROM incoming AS i
JOIN first AS f USING (version_key)
LEFT JOIN article_versions AS v USING (version_key)
WHERE (coalesce(i.headline, ''), i.body) IS DISTINCT FROM
    CASE WHEN v.version_id IS NULL THEN (coalesce(f.headline, ''), f.body) ELSE (coalesce(v.headline, ''), v.body) END
ORDER BY i.n
LIMIT 1;

-- note_delivery --
-- What holds for a version however often and in whatever order it is delivered: it was received when it was first
-- received, and a version canceled once is canceled.
WITH delivered AS (
    SELECT version_key, min(received_at) AS received_at, bool_or(canceled) AS canceled
    FROM incoming GROUP BY version_key
)
UPDATE article_versions AS v
SET received_at = least(v.received_at, d.received_at),
    status = CASE WHEN d.canceled THEN 'canceled' ELSE v.status END
FROM delivered AS d
WHERE v.version_key = d.version_key
    AND (d.received_at < v.received_at OR (d.canceled AND v.status <> 'canceled'));

-- accept_versions --
-- Of several deliveries of one version the highest pipeline revision wins, then the last received. What stands is
-- replaced by the same rule, and left alone where the document is the same.
WITH winner AS (
    SELECT DISTINCT ON (version_key) *,
        min(received_at) OVER of_version AS first_received_at,
        bool_or(canceled) OVER of_version AS ever_canceled
    FROM incoming
    WINDOW of_version AS (PARTITION BY version_key)
    ORDER BY version_key, pipeline_revision DESC, received_at DESC, n DESC
), stored AS (
    INSERT INTO article_versions AS v (
        article_id, version_key, version, headline, body, body_fingerprint, language, declared_language,
        detection_iso639_3, detection_script, detection_confidence, detection_group, detection_group_confidence,
        detection_others, published_at, version_created_at, received_at, last_received_at, status, source, url, extra,
        document, schema_version, pipeline_version, pipeline_revision, pipeline_language, pipeline_entities,
        pipeline_figures
    )
    SELECT
        a.article_id, w.version_key, w.version, w.headline, w.body, w.body_fingerprint,
        left(data->>'language', 500),
        left(data->>'declared_language', 500),
        data->'detection'->>'iso639_3',
        data->'detection'->>'script',
        (data->'detection'->>'confidence')::double precision,
        data->'detection'->>'group',
        (data->'detection'->>'group_confidence')::double precision,
        data->'detection'->'others',
        moment_of(data->>'published_at'),
        moment_of(data->>'version_created_at'),
        w.first_received_at,
        w.received_at,
        CASE WHEN w.ever_canceled THEN 'canceled' ELSE 'usable' END,
        left(data->>'source', 500),
        data->>'url',
        data - %(known)s::text[],
        document,
        (data->>'schema_version')::integer,
        data->'pipeline'->>'version',
        w.pipeline_revision,
        data->'pipeline'->>'language',
        data->'pipeline'->>'entities',
        data->'pipeline'->>'figures'
    FROM winner AS w JOIN articles AS a USING (uri_key)
    ORDER BY w.n
    ON CONFLICT (version_key) DO UPDATE SET (
        language, declared_language, detection_iso639_3, detection_script, detection_confidence, detection_group,
        detection_group_confidence, detection_others, published_at, version_created_at, last_received_at, source, url,
        extra, document, schema_version, pipeline_version, pipeline_revision, pipeline_language, pipeline_entities,
        pipeline_figures, stored_at
    ) = ROW (
        excluded.language, excluded.declared_language, excluded.detection_iso639_3, excluded.detection_script,
        excluded.detection_confidence, excluded.detection_group, excluded.detection_group_confidence,
        excluded.detection_others, excluded.published_at, excluded.version_created_at, excluded.last_received_at,
        excluded.source, excluded.url, excluded.extra, excluded.document, excluded.schema_version,
        excluded.pipeline_version, excluded.pipeline_revision, excluded.pipeline_language, excluded.pipeline_entities,
        excluded.pipeline_figures, now()
    )
    WHERE (excluded.pipeline_revision, excluded.last_received_at) >= (v.pipeline_revision, v.last_received_at)
        AND excluded.document::text <> v.document::text
    RETURNING v.version_id, v.version_key
)
INSERT INTO accepted (n, version_id)
SELECT w.n, s.version_id FROM stored AS s JOIN winner AS w USING (version_key)
RETURNING version_id;

-- delete_segments --
-- What was found before gives way as a whole: the segments,
DELETE FROM segments WHERE version_id = ANY (%(versions)s);

-- delete_sentences --
-- the sentences,
DELETE FROM sentences WHERE version_id = ANY (%(versions)s);

-- delete_entities --
-- the mentions of entities,
DELETE FROM entities WHERE version_id = ANY (%(versions)s);

-- delete_times --
-- the times,
DELETE FROM times WHERE version_id = ANY (%(versions)s);

-- delete_figures --
-- the figures,
DELETE FROM figures WHERE version_id = ANY (%(versions)s);

-- delete_relations --
-- and how they relate.
DELETE FROM figure_relations WHERE version_id = ANY (%(versions)s);

-- insert_segments --
-- The segments, in the document's order.
INSERT INTO segments (version_id, ordinal, id, kind, field, start, "end", repeats, value)
SELECT version_id, s.ordinality - 1, id, kind, field, start, "end", repeats, value
FROM accepted JOIN incoming USING (n),
    ROWS FROM (jsonb_to_recordset(data->'segments')
        AS (id text, kind text, field text, start integer, "end" integer, repeats text, value text))
    WITH ORDINALITY AS s (id, kind, field, start, "end", repeats, value, ordinality);

-- insert_sentences --
-- The sentences, in the document's order.
INSERT INTO sentences (version_id, ordinal, id, segment, field, start, "end", language)
SELECT version_id, s.ordinality - 1, id, segment, field, start, "end", language
FROM accepted JOIN incoming USING (n),
    ROWS FROM (jsonb_to_recordset(data->'sentences')
        AS (id text, segment text, field text, start integer, "end" integer, language text))
    WITH ORDINALITY AS s (id, segment, field, start, "end", language, ordinality);

-- insert_entities --
-- The mentions of entities, in the document's order.
INSERT INTO entities (version_id, ordinal, id, entity, type, label, field, start, "end", text, canonical, links,
                      iso3166, wikidata, confidence)
SELECT version_id, e.ordinality - 1, id, entity, type, label, field, start, "end", text, left(canonical, 500), links,
    left(links->>'iso3166', 500), left(links->>'wikidata', 500), confidence
FROM accepted JOIN incoming USING (n),
    ROWS FROM (jsonb_to_recordset(data->'entities')
        AS (id text, entity text, type text, label text, field text, start integer, "end" integer, text text,
            canonical text, links jsonb, confidence double precision))
    WITH ORDINALITY AS e (id, entity, type, label, field, start, "end", text, canonical, links, confidence, ordinality);

-- insert_times --
-- The times, in the document's order.
INSERT INTO times (version_id, ordinal, id, type, field, start, "end", text, value, lower, upper)
SELECT version_id, t.ordinality - 1, id, type, field, start, "end", text, value, moment_of(lower), moment_of(upper)
FROM accepted JOIN incoming USING (n),
    ROWS FROM (jsonb_to_recordset(data->'times')
        AS (id text, type text, field text, start integer, "end" integer, text text, value text, lower text, upper text))
    WITH ORDINALITY AS t (id, type, field, start, "end", text, value, lower, upper, ordinality);

-- insert_figures --
-- Time, place and holder are looked up among the times and entities just written; of an entity's mentions the first with
-- a canonical name stands for it, else the first.
WITH things AS (
    SELECT DISTINCT ON (version_id, entity)
        version_id, entity, coalesce(canonical, left(text, 500)) AS name, iso3166, wikidata,
        left(links->>'geonames', 500) AS geonames
    FROM entities WHERE version_id = ANY (%(versions)s)
    ORDER BY version_id, entity, canonical IS NULL, ordinal
), moments AS (
    SELECT version_id, id, value, lower, upper FROM times WHERE version_id = ANY (%(versions)s)
)
INSERT INTO figures (
    version_id, ordinal, id, figure_key, field, start, "end", text,
    number_field, number_start, number_end, number_text,
    kind, value, lower, upper, qualifier,
    qualifier_span_field, qualifier_span_start, qualifier_span_end, qualifier_span_text,
    change, change_from, unit_system, unit_code, unit_text, unit_candidates,
    counted_field, counted_start, counted_end, counted_text, counted_head, counted_class, counted_role,
    event_type, event_trigger_field, event_trigger_start, event_trigger_end, event_trigger_text,
    status,
    attribution_holder_field, attribution_holder_start, attribution_holder_end, attribution_holder_text,
    attribution_entity, attribution_name, attribution_wikidata,
    attribution_cue_field, attribution_cue_start, attribution_cue_end, attribution_cue_text,
    time, time_value, time_lower, time_upper,
    place, place_name, place_iso3166, place_geonames, place_wikidata,
    sentence, confidence, detector
)
SELECT
    accepted.version_id, f.ordinality - 1, f.id, figure_keys[f.ordinality], f.field, f.start, f."end", f.text,
    number.field, number.start, number."end", number.text,
    f.kind, f.value, f.lower, f.upper, f.qualifier,
    span.field, span.start, span."end", span.text,
    f.change, f.change_from, unit->>'system', unit->>'code', unit->>'text',
    CASE WHEN jsonb_typeof(unit->'candidates') = 'array'
        THEN ARRAY(SELECT jsonb_array_elements_text(unit->'candidates')) END,
    counted.field, counted.start, counted."end", counted.text,
    left(f.counted->>'head', 500), f.counted->>'class', f.counted->>'role',
    event->>'type', trigger.field, trigger.start, trigger."end", trigger.text,
    f.status,
    holder.field, holder.start, holder."end", holder.text,
    attribution->>'entity', coalesce(who.name, left(holder.text, 500)), who.wikidata,
    cue.field, cue.start, cue."end", cue.text,
    f.time, moment.value, moment.lower, moment.upper,
    f.place, place.name, place.iso3166, place.geonames, place.wikidata,
    f.sentence, f.confidence, f.detector
FROM accepted
JOIN incoming USING (n)
CROSS JOIN ROWS FROM (jsonb_to_recordset(data->'figures')
    AS (id text, field text, start integer, "end" integer, text text, number jsonb, kind text, value numeric,
        lower numeric, upper numeric, qualifier text, qualifier_span jsonb, change text, change_from numeric, unit jsonb,
        counted jsonb, event jsonb, status text, attribution jsonb, time text, place text, sentence text,
        confidence double precision, detector text))
    WITH ORDINALITY AS f (id, field, start, "end", text, number, kind, value, lower, upper, qualifier, qualifier_span,
        change, change_from, unit, counted, event, status, attribution, time, place, sentence, confidence, detector,
        ordinality)
CROSS JOIN jsonb_to_record(f.number) AS number (field text, start integer, "end" integer, text text)
CROSS JOIN jsonb_to_record(nullif(f.qualifier_span, 'null'))
    AS span (field text, start integer, "end" integer, text text)
CROSS JOIN jsonb_to_record(nullif(f.counted, 'null')) AS counted (field text, start integer, "end" integer, text text)
CROSS JOIN jsonb_to_record(nullif(f.event->'trigger', 'null'))
    AS trigger (field text, start integer, "end" integer, text text)
CROSS JOIN jsonb_to_record(nullif(f.attribution->'holder', 'null'))
    AS holder (field text, start integer, "end" integer, text text)
CROSS JOIN jsonb_to_record(nullif(f.attribution->'cue', 'null'))
    AS cue (field text, start integer, "end" integer, text text)
LEFT JOIN things AS who ON who.version_id = accepted.version_id AND who.entity = f.attribution->>'entity'
LEFT JOIN things AS place ON place.version_id = accepted.version_id AND place.entity = f.place
LEFT JOIN moments AS moment ON moment.version_id = accepted.version_id AND moment.id = f.time;

-- insert_relations --
-- How figures relate within the version; told twice, a relation is one row.
INSERT INTO figure_relations (version_id, figure, type, other)
SELECT DISTINCT version_id, figure->>'id', relation->>'type', relation->>'figure'
FROM accepted JOIN incoming USING (n),
    jsonb_array_elements(data->'figures') AS figure,
    jsonb_array_elements(figure->'relations') AS relation;

-- unmark_newest --
-- Versions that are no longer the newest of their article. Equal moments are told apart by the order of arrival here.
WITH ranked AS (
    SELECT version_id,
        row_number() OVER (PARTITION BY article_id ORDER BY ordered_at DESC, received_at DESC, version_id DESC) AS rank
    FROM article_versions
    WHERE article_id = ANY (%(articles)s)
)
UPDATE article_versions AS v SET is_newest = false
FROM ranked WHERE v.version_id = ranked.version_id AND ranked.rank > 1 AND v.is_newest;

-- mark_newest --
-- Versions that now are, by the same order; one statement with the former would have two for a moment.
WITH ranked AS (
    SELECT version_id,
        row_number() OVER (PARTITION BY article_id ORDER BY ordered_at DESC, received_at DESC, version_id DESC) AS rank
    FROM article_versions
    WHERE article_id = ANY (%(articles)s)
)
UPDATE article_versions AS v SET is_newest = true
FROM ranked WHERE v.version_id = ranked.version_id AND ranked.rank = 1 AND NOT v.is_newest;

-- pair_versions --
-- The usable versions of the batch's articles, each with the one before it.
SELECT version_id, older_id
FROM (
    SELECT version_id, lag(version_id) OVER (PARTITION BY article_id ORDER BY ordered_at, received_at, version_id) AS older_id
    FROM article_versions
    WHERE status = 'usable' AND article_id = ANY (%(articles)s)
) AS chain
WHERE older_id IS NOT NULL;

-- delete_revisions --
-- Of all versions of these articles: another order of versions pairs others.
DELETE FROM figure_revisions
WHERE version_id = ANY (ARRAY(SELECT version_id FROM article_versions WHERE article_id = ANY (%(articles)s)));

-- derive_revisions --
-- How figures relate to those of the usable version before: the rule stands in the comment of the table. What an
-- increase adds cannot be compared with a level, and a figure told elsewhere in its version is compared there.
WITH pair AS MATERIALIZED (
    SELECT * FROM unnest(%(newer)s::bigint[], %(older)s::bigint[]) AS of_versions (version_id, older_id)
), claim AS MATERIALIZED (
    SELECT version_id, id, ordinal, about, said,
        row_number() OVER (PARTITION BY version_id, about, said ORDER BY ordinal) AS nth
    FROM version_figures,
        jsonb_build_array(event_type, counted_class, counted_role, place_iso3166, place_name) AS about,
        jsonb_build_array(value, lower, upper, status) AS said
    WHERE version_id = ANY (%(newer)s || %(older)s)
        AND event_type IS NOT NULL AND counted_class IS NOT NULL AND kind = 'cardinal'
        AND coalesce(change, 'to') = 'to' AND NOT told_elsewhere
), repeated AS MATERIALIZED (
    SELECT p.version_id, newer.id AS figure, p.older_id, older.id AS older_figure
    FROM pair AS p
    JOIN claim AS newer ON newer.version_id = p.version_id
    JOIN claim AS older ON older.version_id = p.older_id
        AND (older.about, older.said, older.nth) = (newer.about, newer.said, newer.nth)
), newer_alone AS (
    SELECT p.version_id, p.older_id, c.about, min(c.id) AS figure
    FROM pair AS p JOIN claim AS c ON c.version_id = p.version_id
    WHERE NOT EXISTS (SELECT FROM repeated AS r WHERE r.version_id = p.version_id AND r.figure = c.id)
    GROUP BY p.version_id, p.older_id, c.about HAVING count(*) = 1
), older_alone AS (
    SELECT p.version_id, c.about, min(c.id) AS older_figure
    FROM pair AS p JOIN claim AS c ON c.version_id = p.older_id
    WHERE NOT EXISTS (SELECT FROM repeated AS r WHERE r.version_id = p.version_id AND r.older_figure = c.id)
    GROUP BY p.version_id, c.about HAVING count(*) = 1
)
INSERT INTO figure_revisions (version_id, figure, type, older_version_id, older_figure)
SELECT version_id, figure, 'repeats', older_id, older_figure FROM repeated
UNION ALL
SELECT n.version_id, n.figure, 'supersedes', n.older_id, o.older_figure
FROM newer_alone AS n JOIN older_alone AS o USING (version_id, about);
