-- What `newstally erase` does, in one transaction but for the last block.

-- extent --
-- What is stored of an article.
SELECT count(*) AS versions,
    (SELECT count(*) FROM figures WHERE version_id = ANY (array_agg(v.version_id))) AS figures
FROM articles JOIN article_versions AS v USING (article_id)
WHERE uri_key = %(uri_key)s;

-- hold_article --
-- Makes the article if need be, so that a writer who is just making it is waited for.
INSERT INTO articles (uri, uri_key) VALUES ('', %(uri_key)s) ON CONFLICT (uri_key) DO NOTHING;

-- note_erasure --
-- From the commit on, writers refuse what is older.
INSERT INTO erasures AS e (uri_key, erased_at) VALUES (%(uri_key)s, %(erased_at)s)
ON CONFLICT (uri_key) DO UPDATE SET erased_at = greatest(e.erased_at, excluded.erased_at);

-- delete_article --
-- With all its versions and all that was found in them; waits for a writer who holds it.
DELETE FROM articles WHERE uri_key = %(uri_key)s;

-- sweep --
-- Deleted rows lie in the files until they are vacuumed, and the planner's statistics quote texts.
VACUUM (ANALYZE, SKIP_LOCKED) articles, article_versions, segments, sentences, entities, times, figures,
    figure_relations, figure_revisions;
