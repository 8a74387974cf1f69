"""Writes `languages/pl/forms.toml`: the cases of names of places, from SGJP, the dictionary of Polish (BSD-2).

    pip install morfeusz2==1.99.15 wordfreq==3.1.1; python -m streams.nlp.entities.generation.forms

Libraries that are needed for nothing else. Listed are the names of the gazetteer that the dictionary knows, word by
word ("Nowy Sącz", "Nowym Sączu"), and further places that any text has: of these only forms that name nothing else.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final, NamedTuple

from streams.nlp import languages
from streams.nlp.entities import known as known_names
from streams.nlp.entities import news_names, sources
from streams.nlp.entities.cities import Cities

CASES: Final = ("gen", "dat", "acc", "inst", "loc")
FREQUENT: Final = 250_000
"""The most frequent words, among which further places are sought."""

HEAD: Final = """\
# Names of places in their cases, from SGJP, the grammatical dictionary of Polish (BSD-2, see forms.LICENSE.txt):
# written by streams/nlp/entities/generation/forms.py.
#
# cases    names that the gazetteer has from elsewhere, of places and organizations
# places   further places: every form of them names nothing else
"""

_PLACE: Final = "geograf"
_SMALL: Final = frozenset({"i", "nad", "pod"})
_FOREIGN: Final = frozenset({"San", "Han", "Wan", "Lady", "Te", "La", "El", "As", "Ar", "Bas", "Mar", "Puerto"})
"""Words of other languages that are Polish words, too."""


class Analysis(NamedTuple):
    """What a word may be: its lemma, the parts of its tag, the kinds of names that it is."""

    lemma: str
    tag: Sequence[str]
    kinds: Sequence[str]

    @property
    def nominative(self) -> bool:
        """Whether it is a noun in the nominative."""
        return self.tag[0] == "subst" and self.tag[2] == "nom"

    @property
    def place(self) -> bool:
        """Whether it names a place."""
        return self.lemma[0].isupper() and any(_PLACE in kind for kind in self.kinds)


class Dictionary:
    """SGJP as Morfeusz reads it."""

    def __init__(self) -> None:
        """Opens the dictionary."""
        self._read: Any = import_module("morfeusz2").Morfeusz(expand_dag=False, expand_tags=True)

    def analyses(self, word: str) -> list[Analysis]:
        """What a word may be."""
        found = (reading for _, _, reading in self._read.analyse(word))
        return [Analysis(lemma, tag.split(":"), kinds) for _, lemma, tag, kinds, _ in found if tag != "ign"]

    def cases(self, one: Analysis) -> Mapping[str, list[str]]:
        """The forms of a word in each case, in the number and gender of an analysis."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        part, number, _, gender = one.tag[:4]
        for form, _, tag, *_ in self._read.generate(one.lemma):
            values = tag.split(":")
            fits = len(values) > 3 and [values[0], values[1], values[3]] == [part, number, gender]
            if fits and not {"neg", "com", "sup"} & set(values) and form not in found[values[2]]:
                found[values[2]].append(form)
        return found

    def any_case(self, word: str) -> list[Analysis]:
        """What a word may be with and without its capital."""
        return self.analyses(word) + self.analyses(word.lower())


def forms(known: Dictionary, surface: str) -> list[str]:
    """The other cases of a name; none where the dictionary does not know all its words."""
    words = re.findall(r"[^ -]+", surface)
    places = {index: [a for a in known.analyses(word) if a.nominative and a.place] for index, word in enumerate(words)}
    if len(words) == 1:
        number = min((a.tag[1] for a in places[0]), key=lambda number: number != "sg", default="")
        heads = [a for a in places[0] if a.tag[1] == number]  # a country and a part of Warsaw: "Włoszech", "Włochach"
        return _different(surface, [form for case in CASES for a in heads for form in known.cases(a)[case]])
    small = {word for word in words if word[0].islower()}
    if words[0] in _FOREIGN or not small <= _SMALL or not all(known.any_case(word) for word in words):
        return []
    for index in sorted(places, key=lambda index: not places[index]):
        heads = places[index] or [a for a in known.any_case(words[index]) if a.nominative and a.lemma[0].islower()]
        for head in heads:
            columns = _columns(known, words, index, head, hyphened="-" in surface)
            made = _joined(surface, words, columns, index) if columns else []
            if made:
                return made
    return []


def organization_forms(known: Dictionary, surface: str) -> list[str]:
    """The cases of an organization: its first word changes, and adjectives that agree with it ("Legii Warszawa")."""
    words = re.findall(r"[^ -]+", surface)
    if words[0].isupper() or "-" in surface or (len(words) == 1 and not words[0][1:].islower()):
        return []
    if any(a.tag[0] == "adj" and a.tag[2] == "nom" for a in known.any_case(words[0])) and len(words) > 1:
        return forms(known, surface)
    for head in (a for a in known.any_case(words[0]) if a.nominative):
        columns: list[Mapping[str, list[str]]] = [known.cases(head)]
        for word in words[1:]:
            fits = _agreeing(known, word, head) if len(columns) == 1 or columns[-1] else []
            columns.append(known.cases(fits[0]) if fits else {})
        return _joined(surface, words, columns, 0)
    return []


def _agreeing(known: Dictionary, word: str, head: Analysis) -> list[Analysis]:
    """The adjectives in the nominative that a word may be, in the number and gender of a noun."""
    wanted = [head.tag[1], "nom", head.tag[3]]
    parts = {"adj", "ppas", "pact"}
    return [a for a in known.any_case(word) if a.tag[0] in parts and list(a.tag[1:4]) == wanted]


def _columns(
    known: Dictionary, words: Sequence[str], index: int, head: Analysis, *, hyphened: bool
) -> list[Mapping[str, list[str]]]:
    """The forms of each word that changes with the head, nothing for words that do not; empty if it is no name."""
    columns: list[Mapping[str, list[str]]] = []
    for number, word in enumerate(words):
        fits = _agreeing(known, word, head)
        if number == index:
            columns.append(known.cases(head))
        elif fits:
            columns.append(known.cases(fits[0]))
        elif number < index:
            return []
        elif hyphened:
            beside = [a for a in known.analyses(word) if a.nominative and a.place]
            columns.append(known.cases(beside[0]) if beside else {})
        elif word in _SMALL or any(a.tag[0] in {"subst", "adj"} and a.tag[2] == "gen" for a in known.any_case(word)):
            columns.append({})
        else:
            return []
    return columns


def _joined(surface: str, words: Sequence[str], columns: Sequence[Mapping[str, list[str]]], head: int) -> list[str]:
    made = []
    for case in CASES:
        if columns[head].get(case):
            written = [(column.get(case) or [word])[0] for word, column in zip(words, columns, strict=True)]
            capital = [f[0].upper() + f[1:] if w[0].isupper() else f for f, w in zip(written, words, strict=True)]
            gaps = re.findall(r"[ -]+", surface)
            made.append("".join(form + gap for form, gap in zip_longest(capital, gaps, fillvalue="")))
    return _different(surface, made)


def _different(surface: str, made: Sequence[str]) -> list[str]:
    return [form for form in dict.fromkeys(made) if form != surface]


def further(known: Dictionary, taken: set[str]) -> Iterator[tuple[str, list[str]]]:
    """Places that the gazetteer lacks, of which every form names nothing else."""
    lemmas: dict[str, Analysis] = {}
    for word in import_module("wordfreq").top_n_list("pl", 1_000_000)[:FREQUENT]:
        if word.isalpha():
            for a in known.analyses(word.title()):
                if a.tag[0] == "subst" and a.place:
                    lemmas.setdefault(a.lemma.partition(":")[0], a)
    for name, a in sorted(lemmas.items()):
        made = [name, *_different(name, [form for case in CASES for form in known.cases(a)[case]])]
        only = [form for form in made if all(b.place and b.kinds and _all_places(b) for b in known.analyses(form))]
        if name in only and name not in taken and len(name) > 2:
            yield name, only[1:]


def _all_places(one: Analysis) -> bool:
    return all(_PLACE in kind for kind in one.kinds)


def main() -> None:
    """Writes the file."""
    known = Dictionary()
    surfaces = {surface for surface, _ in sources.country_names("pl")} | {*sources.data("pl").get("places", {})}
    surfaces |= set(Cities("pl").nominatives())
    cases = {surface: made for surface in surfaces if (made := forms(known, surface))}
    named = {surface for surface, _ in news_names.listed("organization", "pl")} | set(known_names.organizations("pl"))
    cases |= {surface: made for surface in named if (made := organization_forms(known, surface))}
    places = dict(further(known, surfaces))
    lines = [HEAD]
    for table, names in (("cases", dict(sorted(cases.items()))), ("places", places)):
        lines += [f"[{table}]", *(f"{_quoted(name)} = {_quoted(', '.join(made))}" for name, made in names.items()), ""]
    file = Path(languages.__file__).parent / "pl" / "forms.toml"
    file.write_text("\n".join(lines).rstrip() + "\n", "utf-8")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    main()
