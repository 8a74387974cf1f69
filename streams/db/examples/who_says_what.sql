-- Who says what about the killed in Kazakhstan in January 2022, in the order in which it was published.
SELECT published_at, source, language, attribution_name, value, lower, upper, qualifier, counted_role, status
FROM current_figures
WHERE event_type = 'killed'
    AND place_iso3166 = 'KZ'
    AND coalesce(time_lower, published_at) >= '2022-01-01' AND coalesce(time_lower, published_at) < '2022-02-01'
    AND NOT told_elsewhere
ORDER BY published_at, uri, ordinal;
