-- The killed of each country by role, as each article has it now: the lowest and the highest claim, never a sum, since
-- several articles tell of the same people.
SELECT
    coalesce(place_iso3166, place_name, '(not said)') AS place,
    coalesce(counted_role, '(any)') AS role,
    min(coalesce(lower, value)) AS low,
    max(coalesce(upper, value, lower)) AS high,
    count(*) FILTER (WHERE qualifier = 'unknown') AS not_known_yet,
    count(DISTINCT uri) AS articles
FROM counted_figures
WHERE event_type = 'killed' AND counted_class = 'person' AND status = 'reported' AND change IS DISTINCT FROM 'up'
GROUP BY 1, 2
ORDER BY high DESC NULLS LAST, place, role;
