"""Whatever the page looks like: every non-space character in exactly one segment and in exactly one sentence."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from schemas.annotation import Detection, OtherLanguage
from schemas.article import Article
from streams.nlp.segments import read

# fmt: off
PIECES = st.sampled_from([
    "date 2022-01 ", "27.06.2022 | ", "ALMATY (Reuters) - ", "KÖLN, 10. Januar (dpa) - ", "Odrava. ", "PATNA: ",
    "Er vielen 12 doden. ", "“Nee”, zei hij. ", "Hij vertrok (57). ", "Wat nu? ", "Kop zonder punt", "KEY POINTS",
    "Lees ook: iets ", "Read more", "ADVERTENTIE", "Reacties (23)", "Volledig scherm Een auto. ", "© ANP / EPA",
    "Foto: Jan Jansen", "(Foto: iets. Bild: wer)", "© 2024 Krant", "• een punt", "1. punt", "Van onze verslaggever",
    "。これは文です。", "\u0645\u0631\u062d\u0628\u0627\u061f ", "dr. ", "3. ", "z. B. ",
    "\n", "\n\n", "\r\n", "\r\n\r\n", "\u2028", "\t", "\u00a0", "\u2009", " ", "\u00ad", "\u200b", "\ufeff",
    "<p>", "</p>", "<br/>", "&nbsp;", "&amp;", "&lt;p&gt;", "&#0;", "&bogus;", "<", ">", "&",
    "...", "…", '"', "''", "»", "\x1c", "\x85", "\u0301", "😀",
])
# fmt: on
FIELDS = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=60))


@st.composite
def articles(draw: st.DrawFn) -> tuple[Article, Detection]:
    body = draw(FIELDS).replace("\0", "")
    headline = draw(st.none() | FIELDS)
    article = Article.model_construct(
        uri="u", body=body, headline=headline and headline.replace("\0", ""), published_at=None
    )
    tag = draw(st.sampled_from(["nl", "de", "fr", "pl", "tr", "ja", "ar", "zxx", "und", "pt-BR"]))
    others = [OtherLanguage(field="body", start=0, end=len(body) // 2, tag="en")] if draw(st.booleans()) else []
    return article, detection(tag, others)


def detection(tag: str, others: list[OtherLanguage] | None = None) -> Detection:
    return Detection(
        tag=tag, iso639_3=None, script=None, confidence=None, group=None, group_confidence=None, others=others or []
    )


@settings(max_examples=300, deadline=None)
@given(articles())
@example((Article.model_construct(uri="u", body="<p>", headline="\u200b", published_at=None), detection("nl")))
@example((Article.model_construct(uri="u", body=" &nbsp; ", headline="", published_at=None), detection("und")))
def test_every_character_once(case: tuple[Article, Detection]) -> None:
    article, found = case
    segments, sentences = read(article, found)
    assert [s.id for s in segments] == [f"s{i}" for i in range(len(segments))]
    assert [n.id for n in sentences] == [f"n{i}" for i in range(len(sentences))]
    for field in ("headline", "body"):
        text = article.text(field)
        visible = {i for i, character in enumerate(text) if not character.isspace()}
        for spans in ([s for s in segments if s.field == field], [n for n in sentences if n.field == field]):
            covered = [i for span in spans for i in range(span.start, span.end)]
            assert covered == sorted(set(covered)), "no character twice, in order of position"
            assert visible <= set(covered), "no character lost"
            assert all(0 <= span.start < span.end <= len(text) for span in spans)
    by_id = {s.id: s for s in segments}
    for n in sentences:
        home = by_id[n.segment]
        assert n.field == home.field
        assert home.start <= n.start < n.end <= home.end
    for index, s in enumerate(segments):
        assert s.repeats is None or int(s.repeats[1:]) < index
        assert (s.value is not None) <= (s.kind == "date_prefix")
    if article.headline and article.headline.strip():
        assert (segments[0].kind, segments[0].start, segments[0].end) == ("headline", 0, len(article.headline))
