"""How well names are found: annotated sentences joined to articles, and the exact spans in common."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence

from schemas.annotation import Detection, LanguageArticle, Pipeline, Segment, Sentence
from streams.nlp.entities import extract
from tests.evaluation.counts import Counts

TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
CLOSING = {*".,;:!?)]}%»”…", "'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "''"}
OPENING = set("([{«„“")

Row = tuple[str, str]
Span = tuple[int, int, str]


def joined(sentences: Sequence[Sequence[Row]]) -> tuple[list[str], list[Span]]:
    """The words of each sentence joined to a text, and the gold names in the sentences set one a line."""
    lines: list[str] = []
    gold: list[Span] = []
    before = 0
    for sentence in sentences:
        body, close, name = "", True, None
        for word, tag in sentence:
            if not close and word not in CLOSING:
                body += " "
            begin, close = before + len(body), word in OPENING
            body += word
            end = before + len(body)
            if tag.startswith("B") or (tag.startswith("I") and name is None):
                name = len(gold)
                gold.append((begin, end, tag[2:]))
            elif tag.startswith("I") and name is not None:
                gold[name] = (gold[name][0], end, gold[name][2])
            else:
                name = None
        lines.append(body)
        before += len(body) + 1
    return lines, gold


def article(lines: Sequence[str], language: str) -> LanguageArticle:
    """An article of one paragraph, one sentence a line."""
    parts, start = [], 0
    for number, line in enumerate(lines):
        span = {"field": "body", "start": start, "end": start + len(line)}
        parts.append(Sentence(id=f"n{number}", segment="s0", language=language, **span))
        start += len(line) + 1
    body = "".join(f"{line}\n" for line in lines)
    segment = Segment(id="s0", kind="paragraph", field="body", start=0, end=len(body), repeats=None, value=None)
    unknown = Detection(
        tag=language, iso639_3=None, script=None, confidence=None, group=None, group_confidence=None, others=[]
    )
    return LanguageArticle(
        uri="urn:evaluation",
        body=body,
        version="1",
        language=language,
        declared_language=None,
        detection=unknown,
        segments=[segment],
        sentences=parts,
        pipeline=Pipeline(version="0", revision=1),
    )


def score(articles: Iterable[tuple[LanguageArticle, list[Span]]]) -> tuple[dict[str, Counts], float]:
    """Counts over articles and their gold names: each type, PLO (the three together) and untyped; and CPU seconds."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    seconds = 0.0
    for text, gold in articles:
        began = time.process_time()
        found_names = extract(text, {}).entities
        seconds += time.process_time() - began
        typed = {(e.start, e.end, TYPES[e.type]) for e in found_names if e.type in TYPES}
        expected = {span for span in gold if span[2] in TYPES.values()}
        for kind in TYPES.values():
            mine, theirs = {s for s in typed if s[2] == kind}, {s for s in expected if s[2] == kind}
            right[kind] += len(mine & theirs)
            found[kind] += len(mine)
            wanted[kind] += len(theirs)
        bare, plain = {(e.start, e.end) for e in found_names if e.type != "group"}, {span[:2] for span in gold}
        right["untyped"] += len(bare & plain)
        found["untyped"] += len(bare)
        wanted["untyped"] += len(plain)
    for tally in (right, found, wanted):
        tally["PLO"] = sum(tally[kind] for kind in TYPES.values())
    return {kind: Counts(right[kind], found[kind], wanted[kind]) for kind in found}, seconds
