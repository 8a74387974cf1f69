"""Figures of whole articles: fields, segments, languages of sentences, times."""

from typing import Any

from schemas.annotation import Detection, LanguageArticle, Pipeline, Segment, Sentence, Time
from streams.nlp.figures import find_in_article

DETECTION = Detection(
    tag="nl", iso639_3="nld", script="Latn", confidence=1.0, group=None, group_confidence=None, others=[]
)


def article(headline: str | None, body: str, **more: Any) -> LanguageArticle:
    return LanguageArticle(
        uri="urn:x", headline=headline, body=body, language="nl", declared_language=None, detection=DETECTION,
        pipeline=Pipeline(version="0", revision=1), **({"segments": [], "sentences": []} | more),
    )  # fmt: skip


def said(found: list[Any], of: LanguageArticle) -> list[tuple[str, str, str]]:
    return [(f.sentence.id, f.field, (getattr(of, f.field))[f.mention.start : f.mention.end]) for f in found]


def test_without_sentences_each_field_is_one():
    read = article("Drie doden", "Er vielen 12 gewonden.")
    assert said(find_in_article(read, [], skip=()), read) == [("n0", "headline", "Drie"), ("n1", "body", "12")]


def test_sentences_in_their_own_language_and_segments_left_out():
    body = "Foto: 3 man\nEr waren 1.300 agenten. There were 1,300 officers."
    parts = [
        Segment(id="s0", kind="credit", field="body", start=0, end=11, repeats=None, value=None),
        Segment(id="s1", kind="paragraph", field="body", start=12, end=len(body), repeats=None, value=None),
    ]
    lines = [
        Sentence(id="n0", segment="s0", field="body", start=0, end=11, language="nl"),
        Sentence(id="n1", segment="s1", field="body", start=12, end=35, language="nl"),
        Sentence(id="n2", segment="s1", field="body", start=36, end=len(body), language="en"),
    ]
    read = article(None, body, segments=parts, sentences=lines)
    found = find_in_article(read, [], skip={"credit"})
    assert said(found, read) == [("n1", "body", "1.300"), ("n2", "body", "1,300")]
    assert [f.mention.value for f in found] == [1300, 1300]


def test_times_are_no_figures():
    read = article(None, "In het jaar 3000 vielen er 12 doden.")
    time = Time(
        id="t0", field="body", start=7, end=16, text="jaar 3000", type="date", value="3000", lower=None, upper=None
    )
    assert [f.mention.value for f in find_in_article(read, [time], skip=())] == [12]


def test_entities_name_the_country():
    from schemas.annotation import EntitiesArticle, Entity, Tokens

    body = "In Sydney kostte het $5 en in Melbourne $6."
    named = [
        Entity(id=f"e{i}", entity=f"E{i}", type="place", label="LOC", field="body", start=s, end=s + len(t), text=t,
               canonical=None, links={"iso3166": "AU"}, confidence=0.9)
        for i, (s, t) in enumerate([(3, "Sydney"), (30, "Melbourne")])
    ]  # fmt: skip
    tokens = Tokens(start=[], end=[], field=[], upos=None, lemma=None, head=None, dep=None)
    base = article(None, body).model_dump()
    read = EntitiesArticle.model_validate(
        base | {"tokens": tokens.model_dump(), "entities": [e.model_dump() for e in named]}
    )
    assert [f.mention.unit and f.mention.unit.code for f in find_in_article(read, [], skip=())] == ["AUD", "AUD"]
