import pytest

from streams.nlp.claims.entries import entries, leaves
from streams.nlp.claims.lexicon import ANSWERS, ASKS, HOLDS, JUDGES, Lexicon, lexicon
from streams.nlp.claims.verdicts import STANDING
from streams.nlp.claims.words import words
from streams.nlp.languages import available, load

JUDGING = (*STANDING, "lowered", "unconfirmed")


def found(tag, text, *path):
    return [hit for hit in lexicon(tag).hits(words(text)) if hit.path[: len(path)] == path]


def test_a_phrase_hides_the_words_inside_it():
    (hit,) = found("en", "the death toll rose", "triggers", "killed")
    assert hit.path[-1] == "tolls"
    assert (hit.first, hit.last) == (1, 3)


def test_a_gap_takes_up_to_six_words_and_no_full_stop():
    assert found("nl", "vier mensen kwamen gisteren bij een brand om", "triggers", "killed")
    assert not found("nl", "zij kwamen. Daarna vloog het om", "triggers", "killed")


def test_a_separator_inside_a_number_ends_no_clause():
    assert [word.text for word in words("1.200 mensen, 10-15, 3. Januar")][:3] == ["1.200", "mensen", ","]
    assert found("nl", "kwamen ruim 1.200 mensen om", "triggers", "killed")


def test_words_side_by_side_hide_words_further_apart():
    assert {hit.path[-1] for hit in found("en", "19 were brought ashore alive", "triggers", "rescued")} == {"of"}


def test_the_head_of_a_compound_is_found_with_its_front():
    (hit,) = found("nl", "burgerdoden", "triggers", "killed")
    assert hit.modifier == "burger"
    assert hit.lemma == "burgerdode"


@pytest.mark.parametrize(("tag", "word"), [("nl", "moeilijk"), ("nl", "tegelijk"), ("de", "Überfall")])
def test_words_that_only_end_like_a_noun_are_no_compounds(tag, word):
    assert not found(tag, word, "triggers")


def test_english_has_no_compounds():
    assert not found("en", "undead", "triggers")


def test_the_same_word_may_stand_in_several_lists():
    assert {hit.path[-1] for hit in found("en", "killed", "triggers")} == {"of", "acts"}


def test_case_and_soft_hyphens_do_not_matter():
    assert found("nl", "DO\u00adDEN", "triggers", "killed")


def test_a_language_without_data_finds_nothing():
    empty = Lexicon("xx-none")
    assert not empty
    assert empty.hits(words("zestien doden")) == []


@pytest.mark.parametrize("tag", sorted(tag for tag in available() if load(tag, "triggers")))
def test_the_data_of_a_language_has_the_shape_that_its_readme_tells(tag):
    events = {
        "killed", "injured", "missing", "arrested", "abducted", "displaced", "evacuated", "rescued", "infected",
        "hospitalized", "convicted", "protesting", "voted", "other",
    }  # fmt: skip
    triggers = load(tag, "triggers")
    assert set(triggers) - {"settings"} <= events
    assert all(set(lists) <= {"nouns", "people", "tolls", "of", "acts", "losses"} for lists in triggers.values())
    assert set(load(tag, "nouns")) <= {
        "person", "household", "structure", "vehicle", "animal", "organization", "event", "vote", "other",
    }  # fmt: skip
    assert set(load(tag, "nouns")["person"]) <= {
        "none", "civilians", "security_forces", "officials", "children", "combatants", "suspects", "journalists",
        "health_workers", "passengers", "protesters", "other",
    }  # fmt: skip
    assert set(load(tag, "cues")) <= {
        "according", "beside", "self", "tell", "say", "back", "additive", "also", "mood", "pronouns", "holders",
        "labels", "nobody",
    }  # fmt: skip
    assert set(load(tag, "cues")["holders"]) <= {"authorities", "people", "sources"}
    status = load(tag, "status")
    assert set(status) <= {"possible", "hearsay", "earlier", "former", *STANDING}
    assert all(
        set(status[name]) <= {"beside", "before", "after", "to", "miscounted"} for name in set(STANDING) & set(status)
    )
    assert set(load(tag, "verdicts")) <= {
        "told", "anaphors", "clitics", "content", "negations", "admitting", "bare", "accusations", "phrases", *JUDGING,
    }  # fmt: skip
    assert set(load(tag, "unknown")) <= {"questions", "amounts", "predicates", "answers"}
    assert set(load(tag, "grammar")) <= {
        "determiners", "demonstratives", "prepositions", "genitive", "partitive", "none",
        "coordinators", "contrast", "asides",
        "subordinators", "complementizers",
        "passive", "auxiliaries", "adverbs", "pronouns", "skip", "levels", "copulas", "topics", "figure_nouns",
        "equals", "part_of", "roles", "settings", "endings",
    }  # fmt: skip


def test_choices_inside_an_entry_are_spelled_out():
    assert found("en", "was not yet determined", "unknown", "predicates")
    assert found("en", "has not been immediately released", "unknown", "predicates") == []
    (hit,) = found("fr", "le nombre exact de blessés", "unknown", "amounts")
    assert (hit.first, hit.last) == (1, 4)


@pytest.mark.parametrize("tag", ["nl", "en", "de", "fr", "es", "it", "pt", "pl", "ru", "tr"])
def test_a_clue_is_given_wherever_its_words_are_found(tag):
    known = lexicon(tag)
    lists = {
        ASKS: [*leaves(load(tag, "unknown")["questions"], ()), *leaves(load(tag, "unknown")["amounts"], ())],
        ANSWERS: [*leaves(load(tag, "unknown")["predicates"], ())],
        HOLDS: [*leaves(load(tag, "cues")["holders"], ())],
        JUDGES: [
            *(leaf for name in JUDGING for leaf in leaves(load(tag, "verdicts")[name], ())),
            *leaves(load(tag, "verdicts")["phrases"], ()),
        ],
    }
    endings = {name: listed.split(",") for name, listed in load(tag, "grammar").get("endings", {}).items()}
    for clue, found_in in lists.items():
        for entry in (entry for _, listed in found_in for text in listed for entry in entries((tag,), text, endings)):
            said = " ".join(part.replace("*", "x") for part in entry.pattern if part != "...")
            assert known.clues(said, 0, len(said)) & clue, said
    toll = next(form for kind in load(tag, "triggers").values() for form in kind.get("tolls", ()) if "{" not in form)
    toll = toll.split("|")[0].replace("*", "").strip()
    assert known.clues(toll, 0, len(toll)) & ASKS


def test_a_sentence_without_such_words_gives_no_clue():
    text = "Tulips were planted along the canal."
    assert lexicon("en").clues(text, 0, len(text)) == 0


def test_after_a_gap_the_first_word_that_fits_is_taken():
    (hit,) = found("nl", "kwamen gisteren om en om", "triggers", "killed")
    assert (hit.first, hit.last) == (0, 3)
