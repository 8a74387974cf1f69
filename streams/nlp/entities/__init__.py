"""Tokens and named things of an article: people, organizations, places, groups, events.

A language is read by the trained spaCy package that is named for it, else by a model of our own together with the
built-in extractor, else by that alone. All are readers (`mention.Reader`), so a model of another kind needs no more
than a reader of its own; linking to the gazetteer and grouping inside the article are the same for all.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from schemas.annotation import Entity, LanguageArticle, Tokens
from streams.nlp import models
from streams.nlp.entities.builtin import ID, BuiltinReader
from streams.nlp.entities.combined import CombinedReader
from streams.nlp.entities.gazetteer import gazetteer
from streams.nlp.entities.grouping import group
from streams.nlp.entities.mention import Mention, Reader, Reading
from streams.nlp.entities.passages import Passage, passages
from streams.nlp.entities.settle import settle
from streams.nlp.entities.trained import TrainedReader, load

__all__ = ["ID", "Extraction", "extract"]


class Extraction(NamedTuple):
    """What the entities stage adds to an article; `model` names the readers that made it."""

    tokens: Tokens
    entities: list[Entity]
    model: str


def extract(article: LanguageArticle, packages: Mapping[str, str]) -> Extraction:
    """Tokens and entities of an article, each sentence read in its own language.

    Args:
        article: what the language stage made; without sentences, whole segments or fields are read.
        packages: language tag -> an installed spaCy package (or folder) that reads it. A package that cannot be loaded
            is told once, and the language is read as if none were named.

    Returns:
        Tokens in the order of the text, with null columns where no trained model read anything; entities by position,
        not overlapping; the ids of the readers, the article's main language first.
    """
    parts = passages(article)
    main = article.language or "und"
    tags = sorted({part.language for part in parts} or {main}, key=lambda tag: (tag != main, tag))
    readers = {tag: _reader(tag, packages) for tag in tags}
    readings: list[Reading] = [Reading([], [])] * len(parts)
    for tag, reader in readers.items():
        own = [index for index, part in enumerate(parts) if part.language == tag]
        for index, reading in zip(own, reader.read([parts[index] for index in own]), strict=True):
            readings[index] = reading
    found = [_linked(mention) for reading in readings for mention in _apart(reading.mentions)]
    mentions = [_linked(mention) for mention in settle(found, parts)]
    return Extraction(
        _columns(parts, readings, tagged=any(reader.tagged for reader in readers.values())),
        group(mentions, {"headline": article.headline or "", "body": article.body}),
        "+".join(dict.fromkeys(reader.id for reader in readers.values())),
    )


def _reader(tag: str, packages: Mapping[str, str]) -> Reader:
    package = packages.get(tag) or packages.get(tag.partition("-")[0])
    return _made(tag, package or "")


@lru_cache(maxsize=64)
def _made(tag: str, package: str) -> Reader:
    """The reader of a language: the package that is named for it, else a model of our own, else rules alone."""
    with _uncollected():
        return _new(tag, package)


@contextmanager
def _uncollected() -> Iterator[None]:
    """While much is made that stays, nothing is gained by looking again and again for what may go."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _new(tag: str, package: str) -> Reader:
    pipeline = load(package) if package else None
    if pipeline is not None:
        return TrainedReader(f"{package}-{pipeline.meta['version']}", pipeline)
    gazetteer(tag)
    own = models.load(tag)
    if own is None:
        return BuiltinReader(tag)
    reader = TrainedReader(own.id, own.pipeline, own.run)
    return CombinedReader(BuiltinReader(tag), reader, rules_first=own.rules_first)


def _apart(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions by position; of two that overlap the earlier and longer one stays."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _linked(mention: Mention) -> Mention:
    """A mention with what the gazetteer knows by its name, where that is of the same type."""
    if mention.names:
        return mention
    names = tuple(name for name in gazetteer(mention.language).lookup(mention.text) if name.type == mention.type)
    return replace(mention, names=names) if names else mention


def _columns(parts: Sequence[Passage], readings: Sequence[Reading], *, tagged: bool) -> Tokens:
    """The tokens of all passages as columns. Words that only rules read say nothing: X, the word itself, dep."""
    tokens = Tokens(
        start=[],
        end=[],
        field=[],
        upos=[] if tagged else None,
        lemma=[] if tagged else None,
        head=[] if tagged else None,
        dep=[] if tagged else None,
    )
    for part, reading in zip(parts, readings, strict=True):
        before = len(tokens.start)
        tokens.start.extend(part.start + token.start for token in reading.tokens)
        tokens.end.extend(part.start + token.end for token in reading.tokens)
        tokens.field.extend(part.field for _ in reading.tokens)
        if tokens.upos is None or tokens.lemma is None or tokens.head is None or tokens.dep is None:
            continue
        tokens.upos.extend(token.upos or "X" for token in reading.tokens)
        tokens.lemma.extend(token.lemma or part.text[token.start : token.end] for token in reading.tokens)
        tokens.head.extend(before + token.head for token in reading.tokens)
        tokens.dep.extend(token.dep or "dep" for token in reading.tokens)
    return tokens
