-- What users ask: the articles as they stand now, and their figures.

CREATE VIEW current_articles AS
SELECT a.uri, v.*
FROM articles AS a
JOIN article_versions AS v USING (article_id)
WHERE v.is_newest AND v.status = 'usable';
COMMENT ON VIEW current_articles IS
    'The newest version of every article. An article whose newest version is canceled is left out; a newer usable version brings it back.';

CREATE VIEW version_figures AS
SELECT
    a.uri, v.version, v.headline, v.language, v.source, v.url, v.published_at, v.received_at, v.ordered_at,
    v.status AS article_status,
    v.is_newest AND v.status = 'usable' AS is_current,
    v.pipeline_revision,
    told.elsewhere AS told_elsewhere,
    NOT told.elsewhere AND f.status IN ('reported', 'possible') AS counts,
    f.*
FROM figures AS f
JOIN article_versions AS v USING (version_id)
JOIN articles AS a USING (article_id)
CROSS JOIN LATERAL (
    SELECT EXISTS (
        SELECT FROM figure_relations AS r
        WHERE r.version_id = f.version_id AND r.figure = f.id AND r.type IN ('repeats', 'part_of', 'superseded_by')
    ) OR EXISTS (
        SELECT FROM figure_relations AS r
        WHERE r.version_id = f.version_id AND r.other = f.id AND r.type = 'supersedes'
    ) OR EXISTS (
        -- Of two figures that equal one another the first is kept, whichever has the relation.
        SELECT FROM figure_relations AS r
        JOIN figures AS earlier ON earlier.version_id = f.version_id AND earlier.ordinal < f.ordinal
        WHERE r.version_id = f.version_id AND r.type = 'equals'
            AND ((r.figure = f.id AND r.other = earlier.id) OR (r.other = f.id AND r.figure = earlier.id))
    ) AS elsewhere
    OFFSET 0  -- worked out once a row, although two columns use it
) AS told;
COMMENT ON VIEW version_figures IS
    'All figures of all versions, with their article. is_current: of the newest version, which is usable. told_elsewhere: it repeats, is part of or is superseded by another figure of the same article version, or equals an earlier one. counts: the rule of counted_figures.';

CREATE VIEW current_figures AS
SELECT * FROM version_figures WHERE is_current;
COMMENT ON VIEW current_figures IS 'The figures of current_articles: everything that they say, also what is told twice, denied or withdrawn.';

CREATE VIEW counted_figures AS
SELECT * FROM current_figures WHERE counts;
COMMENT ON VIEW counted_figures IS
    'The figures that may be listed once or added up within an article. The counting rule: of current_figures, those with status reported or possible that do not repeat another figure of the article, are no part of one, are not superseded by one, and do not equal an earlier one. Denied, retracted and corrected claims do not count. Add up with care: possible claims are not facts yet (ask for status = ''reported''), figures with change up or down are amounts added or taken, unknown ones have no value, and several articles may tell of the same people.';

CREATE VIEW current_entities AS
SELECT a.uri, a.version, a.language AS article_language, a.source, a.published_at, e.*
FROM entities AS e JOIN current_articles AS a USING (version_id);
COMMENT ON VIEW current_entities IS 'The mentions of named things in current_articles.';
