"""The parts of an article in one language each: lines, and pieces of lines where the language changes inside."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from streams.nlp.language import scripts, voters
from streams.nlp.language.clean import clean, sample
from streams.nlp.language.identify import NO_LANGUAGE, UNDETERMINED, identify
from streams.nlp.language.inventory import CANDIDATES, GROUP
from streams.nlp.language.switching import switches

Field = Literal["headline", "body"]

FEWEST: Final = 15
"""A part with fewer letters has no language of its own: names, captions, credits."""

SECOND: Final = 0.12
"""The share from which a second language in a line is looked into."""

FURNITURE: Final = 0.3
"""The weight of a letter in a line that is no sentence."""

_WHOLE: Final = 0.9
"""The share that pycld2 gives to the language of a short text in one language."""

_JAPANESE: Final = frozenset({"Hani", "Hira", "Jpan"})
"""The scripts of one language, side by side in its lines."""

_SENTENCE_END: Final = re.compile(r"[.!?…。！？؟۔։।\"”»)]\s*$")
_LINE: Final = re.compile(r"[^\n]+")
_LONGEST_LINE: Final = 2000
_BREAK: Final = re.compile(r"(?<=[.!?。！？])\s")
_QUOTE: Final = re.compile(r"[\"„“«‘‚「『]([^\"„“”«»‘’「」『』\n]{25,}?)[\"“”»’」』]")
_LOOKED_INTO: Final = 120_000
"""So many characters of one article are looked into word by word; a page with more is no article."""

_A_LINE: Final = 500
"""What a line costs besides its characters."""


@dataclass(frozen=True)
class Part:
    """A part of a field."""

    field: Field
    start: int
    end: int
    text: str
    letters: int
    language: str | None
    """Null where the part is too short to tell."""
    weight: float
    """What a letter of it counts for the language of the whole."""
    sentence: bool
    """Whether its line ends as sentences do; menus, buttons and lists of sections do not."""


def family(language: str) -> str:
    """The group of a language, or the language itself: inside a group no part is foreign."""
    return GROUP.get(language, language)


def parts(field: Field, text: str) -> Iterator[Part]:
    """The lines of a field with their languages, those that change their language in pieces.

    Lines with fewer than `FEWEST` letters are left out.
    """
    looked_into = 0
    for start, end in _lines(text):
        if end - start < FEWEST:
            continue
        line = text[start:end]
        counts = scripts.letters(line)
        letters = sum(counts.values())
        if letters < FEWEST:
            continue
        sentence = bool(_SENTENCE_END.search(line))
        weight = scripts.letter_weight(counts) * (1.0 if sentence else FURNITURE)
        named = _languages(line, counts, closely=looked_into < _LOOKED_INTO)
        pieces = []
        if len(named) > 1 and looked_into < _LOOKED_INTO:
            looked_into += len(line) + _A_LINE
            pieces = switches(line, named, scripts.dominant(counts))
        if len(pieces) < 2:
            language = pieces[0][2] if pieces else named[0] if named else None
            yield Part(field, start, end, line, letters, language, weight, sentence)
            continue
        for piece_start, piece_end, language in pieces:
            piece = line[piece_start:piece_end]
            counts = scripts.letters(piece)
            letters = sum(counts.values())
            told = language if letters >= FEWEST else None
            weight = scripts.letter_weight(counts) * (1.0 if sentence else FURNITURE)
            yield Part(field, start + piece_start, start + piece_end, piece, letters, told, weight, sentence)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a text; very long ones in some sentences each."""
    for match in _LINE.finditer(text):
        start, end = match.span()
        while end - start > _LONGEST_LINE:
            stop = _BREAK.search(text, start + _LONGEST_LINE // 2, min(end, start + _LONGEST_LINE))
            cut = stop.start() if stop else start + _LONGEST_LINE
            yield start, cut
            start = cut
        yield start, end


def _languages(line: str, counts: dict[str, int], *, closely: bool) -> list[str]:
    """The languages that a line may hold, the first one most; `closely`: in quotations and in other scripts too."""
    main = scripts.dominant(counts)
    found: dict[str, None] = {}
    text = clean(line)
    if len(CANDIDATES[main]) == 1:
        found[CANDIDATES[main][0]] = None
    else:
        shares = voters.cld2(text)
        if not shares:
            verdict = identify(sample(line))
            shares = {} if verdict.language in {NO_LANGUAGE, UNDETERMINED} else {verdict.language: 1.0}
        top = max(shares.values(), default=0.0)
        found |= dict.fromkeys(name for name, share in shares.items() if share >= SECOND or share == top)
    if not closely:
        return list(found)[:1]
    foreign = [
        script
        for script, count in counts.items()
        if count >= FEWEST and script != main and not {script, main} <= _JAPANESE
    ]
    written = [(word, scripts.of_word(word)) for word in text.split()] if foreign else []
    for script in foreign:
        others = identify(" ".join(word for word, one in written if one == script))
        if others.language in CANDIDATES[script]:
            found[others.language] = None
    if quotes := [quote[1] for quote in _QUOTE.finditer(line)]:
        for piece in (*quotes, _QUOTE.sub(" ", line)):
            if sum(map(str.isalpha, piece)) >= FEWEST:
                shares = voters.cld2(clean(piece))
                found |= dict.fromkeys(name for name, share in shares.items() if share > _WHOLE)
    # Inside a group no part is foreign, so the line need not be divided.
    families = {family(name): name for name in reversed(found)}
    return [name for name in found if families[family(name)] == name]


def weights(found: list[Part]) -> dict[str, float]:
    """How much of an article is in each language family.

    What does not look like a sentence, such as menus, buttons and lists of sections, counts in part; so does all of a
    block at the head of the page that is mostly such lines.
    """
    told = [(family(part.language), part) for part in found if part.language]
    total: dict[str, float] = defaultdict(float)
    head = next((number for number, (name, _) in enumerate(told) if name != told[0][0]), len(told))
    menu = head < len(told) and 2 * sum(part.sentence for _, part in told[:head]) < head
    for number, (name, part) in enumerate(told):
        total[name] += part.letters * part.weight * (FURNITURE if menu and number < head else 1.0)
    return dict(total)
