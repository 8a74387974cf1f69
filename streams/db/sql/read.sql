-- What the command line asks. A value that is null asks for everything.

-- figures --
-- Newest articles first, figures in the order of the text. Without a status, those asked for are the ones that count.
-- The period is that of the event, or where the article does not give it the moment when it was published or received.
SELECT
    uri, version, article_status, is_current, headline, language, source, url, published_at, received_at,
    id, figure_key, field, start, "end", text, number_text, kind, value, lower, upper, qualifier, qualifier_span_text,
    change, change_from, unit_system, unit_code, unit_text, unit_candidates,
    counted_text, counted_head, counted_class, counted_role, event_type, event_trigger_text, status,
    attribution_holder_text, attribution_name, attribution_cue_text, time_value, time_lower, time_upper,
    place_name, place_iso3166, sentence, confidence, detector, told_elsewhere, counts
FROM version_figures
WHERE (%(all_versions)s::boolean OR is_current)
    AND (%(include_repeats)s::boolean OR NOT told_elsewhere)
    AND (%(uri)s::text IS NULL OR uri = %(uri)s::text)
    AND (%(event)s::text IS NULL OR event_type = %(event)s::text)
    AND (%(place)s::text IS NULL
        OR place_iso3166 = upper(%(place)s::text) OR lower(place_name) = lower(%(place)s::text))
    AND (%(role)s::text IS NULL OR counted_role = %(role)s::text)
    AND (%(source)s::text IS NULL OR source = left(%(source)s::text, 500))
    AND (%(language)s::text IS NULL
        OR language = %(language)s::text OR starts_with(language, %(language)s::text || '-'))
    AND CASE
        WHEN %(status)s::text IS NOT NULL THEN status = %(status)s::text
        ELSE %(include_repeats)s::boolean OR counts
    END
    AND (%(since)s::timestamptz IS NULL OR CASE
        WHEN time_upper IS NOT NULL THEN time_upper > %(since)s::timestamptz
        ELSE coalesce(time_lower, published_at, received_at) >= %(since)s::timestamptz
    END)
    AND (%(until)s::timestamptz IS NULL OR coalesce(time_lower, published_at, received_at) < %(until)s::timestamptz)
ORDER BY ordered_at DESC, version_id DESC, ordinal
LIMIT %(limit)s::bigint;

-- article --
-- One version of an article: the one named, be it canceled, or else the newest one if it is usable.
SELECT v.document::text AS document, v.headline, v.body, v.version, v.status
FROM articles AS a
JOIN article_versions AS v USING (article_id)
WHERE a.uri = %(uri)s::text
    AND CASE
        WHEN %(version)s::text IS NULL THEN v.is_newest AND v.status = 'usable'
        ELSE v.version = %(version)s::text
    END;

-- counts --
-- How much is stored. An article counts as canceled when its newest version is.
SELECT
    (SELECT count(*) FROM articles) AS articles,
    (SELECT count(*) FROM current_articles) AS current_articles,
    (SELECT count(*) FROM article_versions WHERE is_newest AND status = 'canceled') AS canceled_articles,
    (SELECT count(*) FROM article_versions) AS versions,
    (SELECT count(*) FROM entities) AS entities,
    (SELECT count(*) FROM figures) AS figures,
    (SELECT count(*) FROM current_figures) AS current_figures,
    (SELECT count(*) FROM counted_figures) AS counted_figures,
    (SELECT max(stored_at) FROM article_versions) AS last_stored_at;

-- versions_to_reprocess --
-- Which versions a re-processing is asked for, the first received first.
SELECT v.version_key, v.last_received_at
FROM article_versions AS v JOIN articles AS a USING (article_id)
WHERE (%(since)s::timestamptz IS NULL OR v.last_received_at >= %(since)s::timestamptz)
    AND (%(uri)s::text IS NULL OR a.uri = %(uri)s::text)
    AND (%(below)s::bigint IS NULL OR v.pipeline_revision < %(below)s::bigint)
ORDER BY v.last_received_at, v.version_id;

-- stored_versions --
-- Versions by their keys, the first received first.
SELECT v.document::text AS document, a.uri, v.headline, v.body, v.version, v.status, v.last_received_at
FROM articles AS a
JOIN article_versions AS v USING (article_id)
WHERE v.version_key = ANY (%(keys)s::bytea[])
ORDER BY v.last_received_at, v.version_id;

-- erasures --
-- What was erased, and up to when.
SELECT uri_key, erased_at FROM erasures;
