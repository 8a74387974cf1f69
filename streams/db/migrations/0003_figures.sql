-- Figures, how they relate, and the views that users ask.

CREATE TABLE figures (
    version_id bigint NOT NULL REFERENCES article_versions ON DELETE CASCADE,
    id text NOT NULL,
    ordinal integer NOT NULL,
    figure_key text NOT NULL,
    field text NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    text text NOT NULL,
    number_field text NOT NULL,
    number_start integer NOT NULL,
    number_end integer NOT NULL,
    number_text text NOT NULL,
    kind text NOT NULL,
    value numeric,
    lower numeric,
    upper numeric,
    qualifier text NOT NULL,
    qualifier_span_field text,
    qualifier_span_start integer,
    qualifier_span_end integer,
    qualifier_span_text text,
    change text,
    change_from numeric,
    unit_system text,
    unit_code text,
    unit_text text,
    unit_candidates text[],
    counted_field text,
    counted_start integer,
    counted_end integer,
    counted_text text,
    counted_head text,
    counted_class text,
    counted_role text,
    event_type text,
    event_trigger_field text,
    event_trigger_start integer,
    event_trigger_end integer,
    event_trigger_text text,
    status text NOT NULL,
    attribution_holder_field text,
    attribution_holder_start integer,
    attribution_holder_end integer,
    attribution_holder_text text,
    attribution_entity text,
    attribution_name text,
    attribution_wikidata text,
    attribution_cue_field text,
    attribution_cue_start integer,
    attribution_cue_end integer,
    attribution_cue_text text,
    time text,
    time_value text,
    time_lower timestamptz,
    time_upper timestamptz,
    place text,
    place_name text,
    place_iso3166 text,
    place_geonames text,
    place_wikidata text,
    sentence text NOT NULL,
    confidence double precision NOT NULL,
    detector text NOT NULL,
    PRIMARY KEY (version_id, id)
);
COMMENT ON TABLE figures IS
    'One row a figure of an article version: the number, what it counts, what happened, who claims it and whether the claim stands. A figure told twice has two rows: see counted_figures for what may be added up.';
COMMENT ON COLUMN figures.version_id IS 'The article version.';
COMMENT ON COLUMN figures.id IS 'Id within the article version, in order of position: f0, f1 ...';
COMMENT ON COLUMN figures.ordinal IS 'Place in the list of figures, from 0.';
COMMENT ON COLUMN figures.figure_key IS 'SHA-256 in hex over uri, version, field and the offsets of the number, as in the topic figures: the same across pipeline revisions.';
COMMENT ON COLUMN figures.field IS 'headline or body: the text that start and end count in.';
COMMENT ON COLUMN figures.start IS 'First code point of number and unit together.';
COMMENT ON COLUMN figures."end" IS 'The code point after the last of number and unit together.';
COMMENT ON COLUMN figures.text IS 'Number and unit together, never the noun counted.';
COMMENT ON COLUMN figures.number_field IS 'The numeral alone (unknown: the question word, else the noun counted): headline or body.';
COMMENT ON COLUMN figures.number_start IS 'The numeral alone (unknown: the question word, else the noun counted): first code point.';
COMMENT ON COLUMN figures.number_end IS 'The numeral alone (unknown: the question word, else the noun counted): the code point after the last.';
COMMENT ON COLUMN figures.number_text IS 'The numeral alone (unknown: the question word, else the noun counted): the words.';
COMMENT ON COLUMN figures.kind IS 'cardinal, ordinal, percentage, money, measure, age, duration, fraction, ratio, multiplier or score.';
COMMENT ON COLUMN figures.value IS 'The value, exactly; percentages as said; null for a range, a vague or an unknown number, a score.';
COMMENT ON COLUMN figures.lower IS 'Lowest value meant, inclusive; null: open, or (upper being null too) unknown.';
COMMENT ON COLUMN figures.upper IS 'Highest value meant, inclusive; null: open, or (lower being null too) unknown.';
COMMENT ON COLUMN figures.qualifier IS 'exact, about, at_least, more_than, at_most, less_than, between, vague or unknown.';
COMMENT ON COLUMN figures.qualifier_span_field IS 'The words that qualify it: headline or body.';
COMMENT ON COLUMN figures.qualifier_span_start IS 'The words that qualify it: first code point.';
COMMENT ON COLUMN figures.qualifier_span_end IS 'The words that qualify it: the code point after the last.';
COMMENT ON COLUMN figures.qualifier_span_text IS 'The words that qualify it: the words.';
COMMENT ON COLUMN figures.change IS 'up or down: value is the amount added or taken; to: value is the new level; null: no change is told.';
COMMENT ON COLUMN figures.change_from IS 'The old level, where the text gives it.';
COMMENT ON COLUMN figures.unit_system IS 'iso4217 or ucum; null for counts.';
COMMENT ON COLUMN figures.unit_code IS 'Code of the unit, such as EUR, km or a (year of age).';
COMMENT ON COLUMN figures.unit_text IS 'The words that name the unit; empty where it is understood.';
COMMENT ON COLUMN figures.unit_candidates IS 'All codes that an ambiguous sign such as a bare $ could mean, else empty; null for counts.';
COMMENT ON COLUMN figures.counted_field IS 'Head of the noun phrase counted: headline or body.';
COMMENT ON COLUMN figures.counted_start IS 'Head of the noun phrase counted: first code point.';
COMMENT ON COLUMN figures.counted_end IS 'Head of the noun phrase counted: the code point after the last.';
COMMENT ON COLUMN figures.counted_text IS 'Head of the noun phrase counted: the words.';
COMMENT ON COLUMN figures.counted_head IS 'Its lemma. Cut after 500 characters.';
COMMENT ON COLUMN figures.counted_class IS 'person, household, structure, vehicle, animal, organization, event, vote or other.';
COMMENT ON COLUMN figures.counted_role IS 'civilians, security_forces, officials, children, combatants, suspects, journalists, health_workers, passengers, protesters, other; null where no role is said.';
COMMENT ON COLUMN figures.event_type IS 'What happened: killed, injured, missing, arrested, abducted, displaced, evacuated, rescued, infected, hospitalized, convicted, protesting, voted or other.';
COMMENT ON COLUMN figures.event_trigger_field IS 'The words that say what happened: headline or body.';
COMMENT ON COLUMN figures.event_trigger_start IS 'The words that say what happened: first code point.';
COMMENT ON COLUMN figures.event_trigger_end IS 'The words that say what happened: the code point after the last.';
COMMENT ON COLUMN figures.event_trigger_text IS 'The words that say what happened: the words.';
COMMENT ON COLUMN figures.status IS 'reported, possible, denied, retracted or corrected: what this article says of the claim.';
COMMENT ON COLUMN figures.attribution_holder_field IS 'Who claims it, the mention nearest to the figure: headline or body.';
COMMENT ON COLUMN figures.attribution_holder_start IS 'Who claims it, the mention nearest to the figure: first code point.';
COMMENT ON COLUMN figures.attribution_holder_end IS 'Who claims it, the mention nearest to the figure: the code point after the last.';
COMMENT ON COLUMN figures.attribution_holder_text IS 'Who claims it, the mention nearest to the figure: the words.';
COMMENT ON COLUMN figures.attribution_entity IS 'entity of the holder.';
COMMENT ON COLUMN figures.attribution_name IS 'The holder''s canonical name, or where that is unknown the words of its first mention, else of the holder. Cut after 500 characters.';
COMMENT ON COLUMN figures.attribution_wikidata IS 'The holder at Wikidata. Cut after 500 characters.';
COMMENT ON COLUMN figures.attribution_cue_field IS 'The words by which it is claimed: headline or body.';
COMMENT ON COLUMN figures.attribution_cue_start IS 'The words by which it is claimed: first code point.';
COMMENT ON COLUMN figures.attribution_cue_end IS 'The words by which it is claimed: the code point after the last.';
COMMENT ON COLUMN figures.attribution_cue_text IS 'The words by which it is claimed: the words.';
COMMENT ON COLUMN figures.time IS 'Id of the time at which it happened.';
COMMENT ON COLUMN figures.time_value IS 'Its TIMEX3 value.';
COMMENT ON COLUMN figures.time_lower IS 'Its beginning, inclusive; null where it is unknown.';
COMMENT ON COLUMN figures.time_upper IS 'Its end, exclusive; null where it is unknown.';
COMMENT ON COLUMN figures.place IS 'entity of the place at which it happened.';
COMMENT ON COLUMN figures.place_name IS 'The place''s canonical name, or where that is unknown the words of its first mention. Cut after 500 characters.';
COMMENT ON COLUMN figures.place_iso3166 IS 'Its country, two letters. Cut after 500 characters.';
COMMENT ON COLUMN figures.place_geonames IS 'Its identifier at GeoNames. Cut after 500 characters.';
COMMENT ON COLUMN figures.place_wikidata IS 'Its identifier at Wikidata. Cut after 500 characters.';
COMMENT ON COLUMN figures.sentence IS 'Id of its sentence.';
COMMENT ON COLUMN figures.confidence IS 'Confidence, 0 to 1.';
COMMENT ON COLUMN figures.detector IS 'The rule or model that found it.';
CREATE INDEX figures_key ON figures (figure_key);
CREATE INDEX figures_event ON figures (event_type, counted_role);
CREATE INDEX figures_role ON figures (counted_role) WHERE counted_role IS NOT NULL;
CREATE INDEX figures_country ON figures (place_iso3166, event_type) WHERE place_iso3166 IS NOT NULL;
CREATE INDEX figures_place ON figures (lower(place_name), event_type) WHERE place_name IS NOT NULL;
CREATE INDEX figures_period ON figures (time_lower, time_upper) WHERE time_lower IS NOT NULL;
CREATE INDEX figures_holder ON figures (attribution_name) WHERE attribution_name IS NOT NULL;
CREATE INDEX figures_status ON figures (status, event_type) WHERE status <> 'reported';

CREATE TABLE figure_relations (
    version_id bigint NOT NULL REFERENCES article_versions ON DELETE CASCADE,
    figure text NOT NULL,
    type text NOT NULL,
    other text NOT NULL,
    PRIMARY KEY (version_id, figure, type, other)
);
COMMENT ON TABLE figure_relations IS 'How figures of one article version relate, as the article tells it.';
COMMENT ON COLUMN figure_relations.version_id IS 'The article version.';
COMMENT ON COLUMN figure_relations.figure IS 'Id of the figure that has the relation.';
COMMENT ON COLUMN figure_relations.type IS 'repeats, supersedes, superseded_by, part_of or equals.';
COMMENT ON COLUMN figure_relations.other IS 'Id of the figure that it relates to.';
CREATE INDEX figure_relations_other ON figure_relations (version_id, other);

CREATE TABLE figure_revisions (
    version_id bigint NOT NULL REFERENCES article_versions ON DELETE CASCADE,
    figure text NOT NULL,
    type text NOT NULL,
    older_version_id bigint NOT NULL REFERENCES article_versions ON DELETE CASCADE,
    older_figure text NOT NULL,
    PRIMARY KEY (version_id, figure)
);
COMMENT ON TABLE figure_revisions IS
    'How a figure relates to one of the usable version before it of the same article; derived by the writer. Compared are figures of one event, counted class, role and place (cardinals that are no mere increase, and that counted_figures would not leave out as told twice or as parts): those alike in value, bounds and status are paired as repeats; what is left is paired as supersedes where each version has exactly one. Anything less clear has no row.';
COMMENT ON COLUMN figure_revisions.version_id IS 'The newer version.';
COMMENT ON COLUMN figure_revisions.figure IS 'Id of its figure.';
COMMENT ON COLUMN figure_revisions.type IS 'repeats: the same number with the same status; supersedes: another number or status.';
COMMENT ON COLUMN figure_revisions.older_version_id IS 'The usable version before it.';
COMMENT ON COLUMN figure_revisions.older_figure IS 'Id of the figure there.';
CREATE INDEX figure_revisions_older ON figure_revisions (older_version_id, older_figure);
