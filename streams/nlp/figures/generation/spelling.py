"""Finds the smallest list of number words from which the grammar builds every number that CLDR can say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from streams.nlp.figures.composition import Atom, Composition, compose
from streams.nlp.figures.cuts import Cuts
from streams.nlp.figures.generation.rbnf import Speller
from streams.nlp.figures.lexicon import Lexicon, fold, parted

LEARNED_FROM = (*range(101), *range(110, 131), *range(200, 1000, 100), 145, 999)
POWERS = tuple(10**n for n in (3, 4, 5, 6, 7, 8, 9, 12, 15, 16))


def pieces(form: str) -> list[str]:
    """The words of a number said in words."""
    return parted(form.replace("-", " ").replace("\u200b", " ").replace(",", " "))


def read(lexicon: Lexicon, words: list[str]) -> Composition | None:
    """The number that the words make, all of them together, phrases and compounds included."""
    atoms: list[Atom] = []
    cuts = Cuts(lexicon)
    words = [piece for word in words for piece in _cut(word, cuts[word])]
    position = 0
    while position < len(words):
        for end in range(min(len(words), position + 6), position, -1):
            phrase = " ".join(words[position:end])
            atom = lexicon.phrases.get(phrase) or (lexicon.words.get(phrase) if end == position + 1 else None)
            if atom:
                atoms.append(atom)
                position = end
                break
        else:
            word = words[position]
            if word in lexicon.joiners and atoms:
                atoms.append(Atom("joiner", Decimal(0)))
            elif (compound := lexicon.split(word)) and not compound.rest:
                atoms.extend(compound.atoms)
            else:
                return None
            position += 1
    return compose(atoms)


def _cut(word: str, lengths: tuple[int, ...]) -> Iterator[str]:
    for length in lengths:
        yield word[:length]
        word = word[length:]
    yield word


def forms(speller: Speller, kind: str, number: int) -> Iterator[str]:
    """All ways in which the rules say the number."""
    seen = set()
    for name in speller.names(kind):
        try:
            form = fold(speller.say(number, name))
        except (KeyError, ValueError, RecursionError):
            continue
        if form and form not in seen and not re.search(r"[\d#]", form):
            seen.add(form)
            yield form


def learn(speller: Speller, lexicon: Lexicon) -> Lexicon:
    """Adds to the lexicon every word that the grammar lacks to read what the rules say.

    Args:
        speller: the rules.
        lexicon: holds the joiners; words are added to it.
    """
    for number in LEARNED_FROM:
        for kind in ("cardinal", "numbering"):
            for form in forms(speller, kind, number):
                _learn_number(lexicon, speller, form, number)
    for power in POWERS:
        for count in (1, 2, 3, 5, 21):
            for form in forms(speller, "cardinal", count * power):
                _learn_scale(lexicon, speller, form, count, power)
    for number in (*LEARNED_FROM, *POWERS[:1], 10**6, 10**9):
        for form in forms(speller, "ordinal", number):
            known = read(lexicon, pieces(form))
            if known is None or known.value != number:
                lexicon.add(_without_one(speller, form, number), Atom("ordinal", Decimal(number)))
    return lexicon


def _without_one(speller: Speller, form: str, number: int) -> str:
    """Such as "hundred" of "one hundred": the one is a part of its own."""
    if number in POWERS or number in (100, 10**6, 10**9):
        for one in sorted(forms(speller, "cardinal", 1), key=len, reverse=True):
            if form.startswith((one + " ", one + "-")) or (number > 1000 and form.startswith(one)):
                return form[len(one) :].strip(" -")
    return form


def _learn_number(lexicon: Lexicon, speller: Speller, form: str, number: int) -> None:
    known = read(lexicon, pieces(form))
    if known is None or known.value != number:
        if 100 < number < 200:
            for rest in forms(speller, "cardinal", number - 100):
                if form.endswith((" " + rest, "-" + rest)):
                    lexicon.add(form[: -len(rest) - 1], Atom("scale", Decimal(100)))
                    return
        form = _without_one(speller, form, number)
        lexicon.add(form, Atom("scale" if number == 100 else "number", Decimal(number)))


def _learn_scale(lexicon: Lexicon, speller: Speller, form: str, count: int, power: int) -> None:
    known = read(lexicon, pieces(form))
    if known is not None and known.value == count * power:
        return
    for said in sorted(forms(speller, "cardinal", count), key=len, reverse=True):
        rest = form.removeprefix(said).strip(" -")
        if rest and rest != form:
            lexicon.add(rest, Atom("scale", Decimal(power)))
            return
    if count == 1:
        lexicon.add(form, Atom("scale", Decimal(power)))
