from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.annotation import EntitiesArticle, Sentence
from schemas.figure import Figure
from streams.nlp import claims, figures
from streams.nlp.claims.lexicon import lexicon

TELLING = """De autoriteiten van Ostravië hebben 600 arrestaties verricht na de onlusten.

Aantal burgerslachtoffers nog onbekend

Volgens de premier zijn elf ordehandhavers om het leven gekomen. 250 agenten raakten gewond. Hoeveel burgers er zijn omgekomen is nog niet bekend. Eerder meldde Ostravië dat 70 burgers zouden zijn gedood, maar dat getal werd later weer ingetrokken."""  # noqa: E501


def test_a_telling_of_the_kind_of_the_example(read):
    named = {"Ostravië": ("E0", "place"), "premier": ("E1", "person")}
    told = [
        (
            f.value,
            f.event and f.event.type,
            f.counted and f.counted.role,
            f.status,
            f.attribution and f.attribution.holder.text,
        )
        for f in read("nl", TELLING, named=named)
    ]
    assert told == [
        ("600", "arrested", None, "reported", "De autoriteiten van Ostravië"),
        (None, "killed", "civilians", "reported", None),
        ("11", "killed", "security_forces", "reported", "de premier"),
        ("250", "injured", "security_forces", "reported", "de premier"),
        (None, "killed", "civilians", "reported", None),
        ("70", "killed", "civilians", "retracted", "Ostravië"),
    ]


ENGLISH = """Ostravian authorities have made 600 arrests after the riots.

Number of civilian deaths still unknown

According to the premier, eleven law enforcement officers died. 250 officers were injured. How many civilians died is not yet known. Earlier, Ostravia reported that 70 civilians had been killed, but that figure was later withdrawn."""  # noqa: E501

GERMAN = """Die Behörden von Ostrawien haben nach den Unruhen 600 Festnahmen vorgenommen.

Zahl der getöteten Zivilisten noch unbekannt

Nach Angaben des Regierungschefs kamen elf Polizisten ums Leben. 250 Polizisten wurden verletzt. Wie viele Zivilisten starben, ist noch nicht bekannt. Zuvor hatte Ostrawien gemeldet, dass 70 Zivilisten getötet worden seien, doch diese Zahl wurde später wieder zurückgezogen."""  # noqa: E501

FRENCH = """Les autorités d'Ostravie ont procédé à 600 arrestations après les émeutes.

Nombre de civils tués encore inconnu

Selon le Premier ministre, onze policiers ont perdu la vie. 250 policiers ont été blessés. On ne sait pas encore combien de civils sont morts. Auparavant, l'Ostravie avait annoncé que 70 civils avaient été tués, mais ce chiffre a ensuite été retiré."""  # noqa: E501


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [("en", ENGLISH, "Ostravia"), ("de", GERMAN, "Ostrawien"), ("fr", FRENCH, "Ostravie")],
    ids=["en", "de", "fr"],
)
def test_the_same_told_in_other_languages(read, language, text, place):
    told = read(language, text, named={place: ("E0", "place")})
    assert [(f.value, f.event and f.event.type, f.counted and f.counted.role, f.status) for f in told] == [
        ("600", "arrested", None, "reported"),
        (None, "killed", "civilians", "reported"),
        ("11", "killed", "security_forces", "reported"),
        ("250", "injured", "security_forces", "reported"),
        (None, "killed", "civilians", "reported"),
        ("70", "killed", "civilians", "retracted"),
    ]
    assert [f.attribution is not None for f in told] == [True, False, True, True, False, True]
    assert [(r.type, r.figure) for r in told[4].relations] == [("repeats", told[1].id)]


def test_ids_follow_the_position_and_headlines_come_first(read):
    made = read("en", "Two people died. Three were hurt.", headline="Two dead")
    assert [figure.id for figure in made] == ["f0", "f1", "f2"]
    assert [figure.field for figure in made] == ["headline", "body", "body"]


def test_an_article_without_figures_has_none(read):
    assert read("nl", "Er is niets gebeurd.") == []


def test_without_sentences_of_its_own_a_text_is_still_read(article):
    made = article("en", "Two people died. Three soldiers were arrested.")
    bare = EntitiesArticle.model_construct(**{**made.__dict__, "sentences": [], "segments": []})
    read = claims.claim(bare, [], figures.find_in_article(bare, [], skip=frozenset()))
    assert [figure.event.type for figure in read] == ["killed", "arrested"]


def test_a_language_without_data_gives_bare_figures(article):
    made = article("en", "Two people died.")
    other = EntitiesArticle.model_construct(
        **{
            **made.__dict__,
            "sentences": [sentence.model_copy(update={"language": "zz"}) for sentence in made.sentences],
            "detection": made.detection.model_copy(update={"tag": "zz"}),
        }
    )
    (figure,) = claims.claim(other, [], figures.find_in_article(made, [], skip=frozenset()))
    assert figure.value == "2"
    assert figure.event is None


def test_every_decision_has_its_evidence(understand):
    (reading,) = understand("nl", "Volgens de politie zijn mogelijk zes toeristen verdronken.")
    decided = {evidence.field: (evidence.rule, evidence.mark.position().text) for evidence in reading.evidence}
    assert decided["counted"] == ("counted/noun", "toeristen")
    assert decided["event"] == ("event/of", "verdronken")
    assert decided["attribution"] == ("attribution/said", "Volgens")
    assert decided["status"] == ("status/possible", "mogelijk")


_VOCABULARY = sorted(
    {
        form
        for tag in ("nl", "en")
        for forms in (lexicon(tag)._forms.whole, lexicon(tag)._forms.prefixes)
        for form in forms
    }
)
_WORDS = st.sampled_from(
    [*_VOCABULARY, "12", "3.000", "zes", "five", ",", ".", ";", ":", "(", ")", "‘", "’", '"', "?", "\n\n", "Orlow"]
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(
    language=st.sampled_from(["nl", "en"]),
    parts=st.lists(_WORDS, min_size=1, max_size=60),
    glue=st.sampled_from([" ", ""]),
)
def test_any_text_is_read_and_every_position_is_a_slice(article, language, parts, glue):
    made = article(language, "x " + glue.join(parts))
    found = claims.claim(made, [], figures.find_in_article(made, [], skip=frozenset()))
    ids = {figure.id for figure in found}
    for figure in found:
        Figure.model_validate(figure.model_dump(by_alias=True))
        attribution = figure.attribution
        for position in (
            figure, figure.number, figure.qualifier_span, figure.counted, figure.event and figure.event.trigger,
            attribution and attribution.holder, attribution and attribution.cue,
        ):  # fmt: skip
            assert position is None or made.body[position.start : position.end] == position.text
        assert {relation.figure for relation in figure.relations} <= ids - {figure.id}
        assert figure.sentence in {sentence.id for sentence in made.sentences}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    body=st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=80),
    cuts=st.lists(st.integers(0, 80), max_size=3),
)
def test_any_sentences_are_read(article, body, cuts):
    made = article("nl", "a" + body)
    bounds = sorted({0, len(made.body), *(cut for cut in cuts if cut < len(made.body))})
    sentences = [
        Sentence(id=f"n{at}", segment="s0", field="body", start=a, end=b, language="nl")
        for at, (a, b) in enumerate(pairwise(bounds))
    ]
    cut = EntitiesArticle.model_construct(**{**made.__dict__, "sentences": sentences})
    claims.claim(cut, [], figures.find_in_article(cut, [], skip=frozenset()))
