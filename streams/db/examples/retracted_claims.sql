-- Claims that were withdrawn, denied or corrected: what was said, by whom, and where to read it.
SELECT published_at, source, status, value, qualifier, counted_text, event_type, place_name, attribution_name, uri
FROM current_figures
WHERE status IN ('retracted', 'denied', 'corrected') AND NOT told_elsewhere
ORDER BY published_at DESC NULLS LAST, uri, ordinal;
