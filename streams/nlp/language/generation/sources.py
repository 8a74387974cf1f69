"""What the generator reads from packages of others; `requirements.txt` beside this file pins them.

- langidentify (Jeremy Lilley, Apache-2.0): words and letter sequences with their frequencies in Wikipedia.
- lingua-language-detector 1 (Peter M. Stahl, Apache-2.0): letter sequences with conditional frequencies in news.
- wordfreq (Robyn Speer; code Apache-2.0, data CC BY-SA 4.0): words with their frequencies in many kinds of text.
- simplemma (Adrien Barbaresi, MIT): word forms without frequencies.
- Django (BSD-3-Clause): its messages in Galician, as running text.

`galician.txt` beside this file has the counted words of the Galician help of LibreOffice (MPL-2.0); `prose` made it.
`counts/` has those of the messages of programs (MPL-2.0) and of CLDR's names of pictures (Unicode License 3.0), for
languages of which the packages have no list; `messages` made them.
"""

from __future__ import annotations

import gzip
import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Final

from streams.nlp.language.words import LONGEST

Words = list[tuple[str, float]]
"""Words with their probabilities, the most frequent first."""

Sequences = dict[str, float]
"""Letter sequences with their log probabilities among those of the same length."""

FORM_COUNT: Final = 0.005
"""What a word form that was met in no text counts, in occurrences."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*\Z")
_FREQUENT_TAGS: Final = {"tl": "fil"}
"""What wordfreq calls a language by another tag."""

GALICIAN: Final = Path(__file__).with_name("galician.txt")
"""Words and how often each was counted."""

MESSAGES: Final = Path(__file__).with_name("counts")
"""The folder with a file for each language: words and how often each was counted."""

_MODELS: Final = "models/lite"
_NAMES: Final = ("unigrams", "bigrams", "trigrams", "quadrigrams", "fivegrams")
_MESSAGE: Final = re.compile(r'^(?:msgstr(?:\[\d\])? )?"(.*)"$')
_PLACEHOLDER: Final = re.compile(r"%\([^)]*\)[a-z]|%[a-z]|\{[^}]*\}|<[^>]*>|\\\\.|&\w+;|\S*[/@_.]\S+")


def _lines(name: str) -> Iterator[list[str]]:
    with gzip.open(files("langidentify").joinpath(_MODELS, name).open("rb"), "rt", encoding="utf-8") as file:
        for line in file:
            yield line.split()


def tags() -> list[str]:
    """The languages whose words are known."""
    names = (file.name for file in files("langidentify").joinpath(_MODELS).iterdir())
    return sorted(name[9:-7] for name in names if name.startswith("topwords-"))


def words(tag: str) -> Words:
    """The words of a language with their probabilities, the most frequent first."""
    _, *rows = _lines(f"topwords-{tag}.txt.gz")
    return [(row[0], math.exp(float(row[1]))) for row in rows if len(row) == 2]


def frequent_words(tag: str) -> dict[str, float]:
    """The words of a language with their probabilities in wordfreq; empty where it has no list of it."""
    wordfreq = import_module("wordfreq")
    name = _FREQUENT_TAGS.get(tag, tag)
    if name not in wordfreq.available_languages("best"):
        return {}
    return {word: share for word, share in wordfreq.get_frequency_dict(name, "best").items() if _WORD.match(word)}


def sequences(tag: str) -> Sequences:
    """The letter sequences of a language; empty where they were not counted."""
    name = f"ngrams-{tag}.txt.gz"
    if not files("langidentify").joinpath(_MODELS, name).is_file():
        return {}
    header, *rows = _lines(name)
    totals = {int(part.split(":")[0]): int(part.split("/")[1]) for part in header if ":" in part and "/" in part}
    return {seq: math.log(int(count) / totals[len(seq)]) for seq, count in rows}


def lingua_sequences(tag: str) -> Sequences:
    """The letter sequences of a language in news, from two letters on; the conditional frequencies multiplied out."""
    brotli = import_module("brotli")
    found: Sequences = {}
    for name in _NAMES[:LONGEST]:
        packed = files("lingua").joinpath("language-models", tag, f"{name}.json.br").read_bytes()
        for fraction, grams in json.loads(brotli.decompress(packed))["ngrams"].items():
            part, whole = map(int, fraction.split("/"))
            for gram in grams.split(" "):
                found[gram] = math.log(part / whole) + found.get(gram[:-1], 0.0)
    return {gram: log for gram, log in found.items() if len(gram) > 1}


def message_tags() -> list[str]:
    """The languages of which nothing but messages was counted."""
    return sorted(file.stem for file in MESSAGES.glob("*.txt"))


def message_words(tag: str) -> Words:
    """The words of the messages in a language with their probabilities, the most frequent first."""
    rows = [line.split() for line in MESSAGES.joinpath(f"{tag}.txt").read_text("utf-8").splitlines()]
    total = sum(int(met) for _, met in rows)
    return [(word, int(met) / total) for word, met in rows]


def forms(tag: str) -> set[str]:
    """All word forms of a language, in lower case."""
    module = import_module("simplemma.strategies.dictionaries.dictionary_factory")
    dictionary = module.DefaultDictionaryFactory().get_dictionary(tag)
    return {form.lower() for pair in dictionary.items() for form in pair if form.isalpha()}


def galician_words() -> Words:
    """The words of two programs' texts by frequency, then all forms of the dictionary, each as a rare word."""
    rows = (line.split() for line in GALICIAN.read_text("utf-8").splitlines() if line[0] != "#")
    counts: Counter[str] = Counter({word: int(met) for word, met in rows})
    translated = False
    for line in files("django").joinpath("conf/locale/gl/LC_MESSAGES/django.po").read_text("utf-8").splitlines():
        translated = line.startswith("msgstr") or (translated and line.startswith('"'))
        if translated and (match := _MESSAGE.match(line)):
            counts.update(re.findall(r"[^\W\d_]+", _PLACEHOLDER.sub(" ", match[1]).lower()))
    weighed = dict(counts.items()) | {form: FORM_COUNT for form in forms("gl") if form not in counts}
    total = sum(weighed.values())
    return sorted(((word, count / total) for word, count in weighed.items()), key=lambda pair: (-pair[1], pair[0]))
