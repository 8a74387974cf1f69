"""Reads the numeral that begins at a token: digits, words, both mixed, vague numbers, collectives, fractions."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import Final

from streams.nlp.figures.composition import Atom, Composition
from streams.nlp.figures.draft import Draft, exact
from streams.nlp.figures.language import Language, international
from streams.nlp.figures.separators import SPACES, Separators
from streams.nlp.figures.tokens import Tokens

HYPHENS: Final = frozenset("-‐‑\u00ad")
MINUS: Final = frozenset("-−–")
FOUR_PLACES: Final = Decimal("0.0001")
_AHEAD: Final = 5
"""Words after a comma in which a scale must stand for the number to go on."""
_CORRELATIVE: Final = 7
"""Tokens after "both" in which an "and" makes it a mere conjunction."""
DIGITS_AT_MOST: Final = 36
"""A longer digit string counts nothing that the news tells of."""


class Numerals:
    """The reader of one text."""

    def __init__(self, tokens: Tokens, language: Language, separators: Separators) -> None:
        self.tokens = tokens
        self.language = language
        self.separators = separators

    def at(self, index: int) -> Draft | None:
        """The numeral that begins at the token, or None."""
        tokens, language = self.tokens, self.language
        if tokens.kinds[index] == "number":
            return self._digits(index)
        word = tokens.folded[index]
        if tokens.kinds[index] == "sign":
            return self._vulgar(index)
        return (
            self._vague(index)
            or (self._indefinite(index) if word in language.indefinite or word in language.ones else None)
            or self._words(index)
            or self._single(index)
        )

    # -- digits

    def _digits(self, index: int) -> Draft | None:
        tokens = self.tokens
        start, last = tokens.starts[index], index
        text = tokens.folded[index]
        if len(text) > DIGITS_AT_MOST:
            return None
        while len(text) <= DIGITS_AT_MOST and self._spaced_group(last, text):
            last += 1
            text += tokens.folded[last]
        value = self.separators.read(text)
        if value is None:
            return self._slashed(index, text) or self._score(index, text)
        draft = exact(index, last, start, tokens.ends[last], value)
        draft.digits = True
        draft.plain = text.isdigit() and last == index
        self._fraction_sign(draft)
        self._leading_point(draft)
        self._scaled(draft)
        self._half_more(draft)
        self._sign(draft)
        self._times(draft)
        return draft

    def _slashed(self, index: int, text: str) -> Draft | None:
        """A fraction written with a slash: 2/3."""
        over, slash, under = text.partition("/")
        if (
            not (slash and over.isdigit() and under.isdigit())
            or text in international()["identifiers"]["not_fractions"]
        ):
            return None
        a, b = Decimal(over), Decimal(under)
        if not 0 < a < b or len(over) > 2 or len(under) > 3 or over[0] == "0" or under[0] == "0":
            return None
        draft = exact(
            index, index, self.tokens.starts[index], self.tokens.ends[index], (a / b).quantize(FOUR_PLACES).normalize()
        )
        draft.kind = "fraction"
        return draft

    def _score(self, index: int, text: str) -> Draft | None:
        """A score with a colon: 3:1. With two digits after the colon it is a time, unless no hour has such minutes."""
        a, colon, b = text.partition(":")
        if not (colon and a.isdigit() and b.isdigit() and len(a) <= 3 and len(b) <= 3 and (len(b) == 1 or int(b) > 59)):
            return None
        start, end = self.tokens.starts[index], self.tokens.ends[index]
        return Draft(index, index, start, end, None, None, None, kind="score")

    def _spaced_group(self, last: int, text: str) -> bool:
        """Whether the next token is the next group of three digits of the same number."""
        tokens = self.tokens
        if last + 1 >= len(tokens) or tokens.kinds[last + 1] != "number" or not text.isdigit() or text[0] == "0":
            return False
        gap = tokens.text[tokens.ends[last] : tokens.starts[last + 1]]
        if len(gap) != 1 or not (gap in SPACES or gap == " "):
            return False
        if gap == " " and not self.separators.spaced and not tokens.folded[last + 1].endswith("00"):
            return False
        first = len(tokens.folded[last])
        following = tokens.folded[last + 1]
        head = following[:3]
        return (
            (first <= 3 and len(head) == 3 and head.isdigit())
            and (
                len(following) == 3 or (following[3] == self.separators.decimal and following.count(following[3]) == 1)
            )
            and not (len(text) > 3 and first != 3)
        )

    def _fraction_sign(self, draft: Draft) -> None:
        """A vulgar fraction after digits: 3½."""
        tokens, follows = self.tokens, draft.last + 1
        if tokens.kind(follows) == "sign" and (part := _vulgar(tokens.folded[follows])):
            if tokens.starts[follows] - tokens.ends[draft.last] <= 1 and draft.value is not None:
                draft.set_value(draft.value + part)
                _extend(draft, tokens, follows)

    def _leading_point(self, draft: Draft) -> None:
        """ ".08" and ",25": nothing before the decimal sign."""
        tokens, sign = self.tokens, draft.first - 1
        if not draft.plain or sign < 0 or tokens.folded[sign] != self.separators.decimal or not tokens.adjacent(sign):
            return
        if sign == 0 or not tokens.adjacent(sign - 1):
            draft.set_value(Decimal(f"0.{tokens.folded[draft.first]}"))
            draft.first, draft.start, draft.plain = sign, tokens.starts[sign], False
            draft.left, draft.whole_start = sign - 1, draft.start

    def _sign(self, draft: Draft) -> None:
        tokens, before = self.tokens, draft.first - 1
        if before < 0 or tokens.folded[before] not in MINUS or not tokens.adjacent(before):
            return
        space = before == 0 or not tokens.adjacent(before - 1) or tokens.folded[before - 1] in "([\"'“"
        if not space or (before > 0 and tokens.kinds[before - 1] == "number" and tokens.folded[before] != "−"):
            return
        if tokens.folded[before] == "–" and not tokens.opens(before):
            return
        if draft.value is not None:
            draft.set_value(-draft.value)
            draft.first, draft.start = before, tokens.starts[before]
            draft.left, draft.whole_start, draft.plain = before - 1, draft.start, False

    def negate(self, draft: Draft) -> None:
        """ "minus five": a word for minus before the number."""
        tokens, before = self.tokens, draft.first - 1
        if self.language.before.ending(tokens.folded, before):
            return  # "al menos 95"
        if (
            tokens.word(before) in self.language.minus
            and draft.value is not None
            and tokens.kind(before - 1) != "number"
        ):
            draft.set_value(-draft.value)
            draft.first, draft.start = before, tokens.starts[before]
            draft.left, draft.whole_start, draft.plain = before - 1, draft.start, False

    def _scaled(self, draft: Draft) -> None:
        """Scale words and further parts after digits: 1,5 miljoen, 1.2bn, 5 bin 434, 2 million 300 thousand."""
        tokens, language = self.tokens, self.language
        assert draft.value is not None
        number = Composition(group=draft.value, room=Decimal(0))
        position, scaled = draft.last + 1, False
        while position < len(tokens):
            gap = tokens.starts[position] - tokens.ends[position - 1]
            if "\n" in tokens.text[tokens.ends[position - 1] : tokens.starts[position]]:
                break
            word = tokens.folded[position]
            if word in HYPHENS and gap == 0 and tokens.adjacent(position) and tokens.kind(position + 1) == "word":
                scale = next(iter(language.atoms(tokens.folded[position + 1])), None)
                if (
                    scale is not None
                    and scale.part == "ordinal"
                    and scale.value >= 1000
                    and number.push(scale._replace(part="scale"))
                ):
                    position += 1  # "25-tysięczny"
                    scaled = True
                    _extend(draft, tokens, position)
                    draft.set_value(number.value)
                    break
                if scale is None or scale.part != "scale":
                    break
                position += 1
                continue
            if tokens.kinds[position] == "number":
                value = self.separators.read(word) if scaled else None
                whole = value is not None and value == value.to_integral_value() and word[0] != "0"
                mixed = language.digits_after_scale or self._scale(position + 1) is not None
                if not (whole and mixed and number.push(Atom("digits", value or Decimal(0)))):
                    break
                number.room = Decimal(0)
            elif (scale := self._scale(position, glued=gap == 0)) is not None:
                if not number.push(Atom("scale", scale)):
                    break
                scaled = True
            elif scaled and (atoms := language.atoms(word)) and atoms[0].part == "number" and word not in language.ones:
                if not all(number.push(atom) for atom in atoms):
                    break
            else:
                break
            _extend(draft, tokens, position)
            draft.plain = False
            if draft.value:
                draft.magnitude *= number.value / draft.value
            draft.set_value(number.value)
            position += 1
        if scaled:
            self._dot(draft)

    def _scale(self, index: int, *, glued: bool = False) -> Decimal | None:
        """The scale that a token says after digits."""
        if self.tokens.kind(index) != "word":
            return None
        word = self.tokens.folded[index]
        atoms = self.language.atoms(word)
        if len(atoms) == 1 and atoms[0].part == "scale":
            return atoms[0].value
        if glued and (scale := self.language.letter_scales.get(word)) is not None:
            squared = self.tokens.kind(index + 1) == "number" and self.tokens.adjacent(index)
            return None if squared or self._is_metres(word, index) else scale
        if word == "k" and self.tokens.word(index + 1) in {"€", "$", "£"} and self.tokens.adjacent(index):
            return Decimal(1000)
        return None

    def _is_metres(self, word: str, index: int) -> bool:
        return word == "m" and self.tokens.word(index + 1) in self.language.dimensions

    def _dot(self, draft: Draft) -> None:
        """The point of an abbreviated scale belongs to the numeral: 4,5 Mio. Euro."""
        tokens, dot = self.tokens, draft.last + 1
        if (
            tokens.word(dot) == "."
            and tokens.adjacent(draft.last)
            and tokens.word(draft.last) in self.language.abbreviations
        ):
            _extend(draft, tokens, dot)

    def _vulgar(self, index: int) -> Draft | None:
        if part := _vulgar(self.tokens.folded[index]):
            draft = exact(index, index, self.tokens.starts[index], self.tokens.ends[index], part)
            draft.kind = "fraction"
            return draft
        return None

    # -- words

    def compose(self, index: int) -> tuple[Composition, int, str] | None:
        """The number in words from a token on: the number, its last token, and the suffix of a compound."""
        tokens, language = self.tokens, self.language
        number, last, position = Composition(), -1, index
        pending: int | None = None
        done: Composition | None = None
        apart: tuple[Composition, int] | None = None
        while position < len(tokens):
            word, kind = tokens.folded[position], tokens.kinds[position]
            if position > index and "\n" in tokens.text[tokens.ends[position - 1] : tokens.starts[position]]:
                break
            if kind == "sign":
                glued = tokens.adjacent(position) and tokens.adjacent(position - 1)
                if word in HYPHENS and glued and position - 1 in {last, pending}:
                    position += 1
                    continue
                if (
                    word == ","
                    and number.chunks
                    and number.group is None
                    and last == position - 1
                    and self._goes_on(position + 1)
                ):
                    position += 1
                    continue
                break
            if kind != "word":
                break
            if (phrase := self._phrase(position)) is not None:
                end, atom = phrase
                trial = _copy(number)
                if trial.push(atom):
                    number, last, position = trial, end, end + 1
                    done = _copy(number)
                    pending = None
                    continue
            compound = language.compounds[word]
            if compound and not number.ordinal:
                trial = _copy(number)
                if not number.joined and pending is not None and done is not None:
                    apart = _copy(done), last
                if all(trial.push(atom) for atom in compound.atoms) and not (
                    compound.rest and number.joined and not compound.atoms
                ):
                    number, last = trial, position
                    done, pending = _copy(number), None
                    if compound.rest:
                        return done, last, compound.rest
                    position += 1
                    continue
            if (
                word in language.lexicon.joiners
                and pending is None
                and not number.empty
                and self._may_join(number, position)
            ):
                pending = position
                position += 1
                continue
            break
        if apart and self._other_number(last + 1):
            done, last = apart
        return None if done is None else (done, last, "")

    def _other_number(self, index: int) -> bool:
        """Whether the word shows that what follows an "and" was a number of its own: "a hundred and two hundred"."""
        word = self.tokens.word(index)
        atoms = self.language.atoms(word)
        return word in self.language.denominators or (bool(atoms) and atoms[0].part == "scale")

    def _goes_on(self, index: int) -> bool:
        """Whether after a comma the same number goes on: "two million, three hundred thousand"."""
        for position in range(index, index + _AHEAD):
            word = self.tokens.word(position)
            atoms = self.language.atoms(word)
            if any(atom.part == "scale" for atom in atoms):
                return position > index or len(atoms) > 1
            if not atoms and word not in HYPHENS and word not in self.language.lexicon.joiners:
                return False
        return False

    def _may_join(self, number: Composition, index: int) -> bool:
        """Whether "and" after this number goes on with it: after hundreds and thousands, or tens where a unit may follow."""
        follows = index + 1
        if self.tokens.word(follows) in HYPHENS and self.tokens.adjacent(index):
            follows += 1
        atoms = self.language.atoms(self.tokens.word(follows))
        if not atoms:
            return False
        if number.group is None:
            return atoms[0].value < number.chunks[-1][0]
        return atoms[0].part in {"number", "ordinal"} and atoms[0].value < number.room

    def _phrase(self, index: int) -> tuple[int, Atom] | None:
        tokens, language = self.tokens, self.language
        if tokens.folded[index] not in language.phrase_starts:
            return None
        words, best = [tokens.folded[index]], None
        position = index + 1
        while position < len(tokens) and len(words) < 6:
            if tokens.folded[position] in HYPHENS and tokens.adjacent(position - 1) and tokens.adjacent(position):
                position += 1
                continue
            if tokens.kinds[position] != "word":
                break
            words.append(tokens.folded[position])
            if atom := language.lexicon.phrases.get(" ".join(words)):
                best = position, atom
            position += 1
        return best

    def _words(self, index: int) -> Draft | None:
        tokens, language = self.tokens, self.language
        made = self.compose(index)
        if made is None:
            return self._compound_digits(index)
        number, last, suffix = made
        scale_alone = number.group is None and len(number.chunks) == 1 and last == index and not suffix
        if scale_alone or (last == index and number.value in {100, 1000} and not suffix):
            atoms = language.atoms(tokens.folded[index])
            if len(atoms) == 1 and atoms[0].part == "scale" and atoms[0].value not in language.bare_scales:
                return None
        draft = exact(index, last, tokens.starts[index], tokens.ends[last], number.value)
        if number.ordinal:
            draft.kind = "ordinal"
        if suffix:
            self._suffix(draft, suffix)
        elif number.value == 1 and last == index and tokens.folded[index] in language.ones:
            draft.one = True
        else:
            self._dot(draft)
        self._fraction_of(draft)
        self._half_more(draft)
        self._times(draft)
        return draft

    def _times(self, draft: Draft) -> None:
        """ "three times as high", "deux fois plus"; without a comparison it is a count of times."""
        tokens, language = self.tokens, self.language
        position = draft.last + 1
        if draft.kind != "cardinal" or draft.one or tokens.word(position) not in language.times:
            return
        if tokens.word(position + 1) in language.comparatives:
            _extend(draft, tokens, position)
            draft.kind, draft.plain = "multiplier", False

    def _compound_digits(self, index: int) -> Draft | None:
        """Words that are no number themselves."""
        return None

    def _suffix(self, draft: Draft, suffix: str) -> None:
        """What the rest of a compound says: "zevenjarige", "drieënhalf", "dreitägig"."""
        from streams.nlp.figures.mention import UnitMention

        meaning = self.language.suffixes[suffix]
        if "add" in meaning:
            assert draft.value is not None
            draft.set_value(draft.value + Decimal(meaning["add"]))
            self._scaled_words(draft)
            return
        if meaning.get("compared") and self.tokens.word(draft.last + 1) not in self.language.comparatives:
            draft.refused = True  # "zweimal": how often, not how many times as much
        if "kind" in meaning:
            draft.kind = "cardinal" if meaning["kind"] == "collective" else meaning["kind"]
        if "unit" in meaning:
            draft.unit = UnitMention("ucum", meaning["unit"], self.tokens.surface(draft.last)[-len(suffix) :])
            draft.whole_start, draft.whole_end = draft.start, draft.end
        if meaning.get("kind") not in {"multiplier", "collective"} and "unit" in meaning:
            draft.end -= len(suffix)

    def _scaled_words(self, draft: Draft) -> None:
        """A scale after a number with a half: "anderhalf miljoen", "two and a half million"."""
        assert draft.value is not None
        position = draft.last + 1
        while position < len(self.tokens) and (scale := self._scale(position)) is not None:
            draft.set_value(draft.value * scale)
            _extend(draft, self.tokens, position)
            position += 1
        self._dot(draft)

    def _times_collective(self, draft: Draft) -> None:
        """ "two dozen", "полторы сотни": a collective or a word for hundreds after a small number multiplies it."""
        word = self.tokens.word(draft.last + 1)
        scale = self.language.collectives.get(word) or self.language.vague.get(word)
        if scale is not None and draft.value is not None and 1 < draft.value < 100 and not draft.one:
            draft.set_value(draft.value * scale)
            _extend(draft, self.tokens, draft.last + 1)

    def _half_more(self, draft: Draft) -> None:
        """ "two and a half million"."""
        language, tokens = self.language, self.tokens
        if draft.kind != "cardinal" or draft.value is None:
            return
        self._times_collective(draft)
        if draft.value % 1 and not draft.digits:
            self._scaled_words(draft)
            return
        if found := language.and_a_half.starting(tokens.folded, draft.last + 1):
            # "three million and a half" is half a million more.
            scale = self.language.atoms(tokens.folded[draft.last])
            half = scale[-1].value if scale and scale[-1].part == "scale" and scale[-1].value >= 1000 else Decimal(1)
            draft.set_value(draft.value + half / 2)
            _extend(draft, tokens, found[0])
            if half == 1:
                self._scaled_words(draft)
        elif tokens.word(draft.last + 1) in language.points and draft.value % 1 == 0:
            self._point(draft)

    def _point(self, draft: Draft) -> None:
        """A decimal point said in words: "nine point zero five"."""
        tokens = self.tokens
        places, position = "", draft.last + 2
        while position < len(tokens) and len(places) < 9:
            made = self.compose(position) if tokens.kind(position) == "word" else None
            if made is None or made[2] or made[0].ordinal or not 0 <= made[0].value < 100:
                break
            places += f"{made[0].value:f}"
            position = made[1] + 1
        if places and draft.value is not None:
            draft.set_value(draft.value + Decimal(f"0.{places}"))
            _extend(draft, tokens, position - 1)
            self._scaled_words(draft)

    def _fraction_of(self, draft: Draft) -> None:
        """ "two thirds", "twee derde": a number below its denominator."""
        tokens, language = self.tokens, self.language
        position = draft.last + 1
        if position < len(tokens) and tokens.folded[position] in HYPHENS and tokens.adjacent(draft.last):
            position += 1
        denominator = language.denominators.get(tokens.word(position))
        value = draft.value
        if denominator is None or value is None or draft.kind != "cardinal" or value % 1 or not 0 < value < denominator:
            return
        if draft.one and tokens.word(position) in {word for word in language.denominators if language.atoms(word)}:
            if not self._fraction_goes_on(position + 1):
                return
        draft.set_value((value / denominator).quantize(FOUR_PLACES).normalize())
        draft.kind, draft.one = "fraction", False
        _extend(draft, tokens, position)

    def _fraction_goes_on(self, index: int) -> bool:
        """Whether what follows "een derde", "a third" lets it be a fraction and not the third of a row."""
        tokens = self.tokens
        return (
            index >= len(tokens)
            or tokens.kinds[index] == "sign"
            or tokens.folded[index] in self.language.fraction_follows
        )

    def _indefinite(self, index: int) -> Draft | None:
        """An article that is part of the numeral: a million, een half miljoen, een kwart, une centaine, a dozen."""
        tokens, language = self.tokens, self.language
        follows = index + 1
        word = tokens.word(follows)
        if tokens.kind(follows) != "word":
            return None
        start = tokens.starts[index]
        half = word in language.halves
        if half and (scale := self._scale(follows + 1)) is not None:
            return exact(index, follows + 1, start, tokens.ends[follows + 1], scale / 2)
        if half and (unit := language.units.get(word_after := tokens.word(follows + 1))) and word_after:
            draft = exact(index, follows, start, tokens.ends[follows], Decimal("0.5"))
            draft.kind = "cardinal" if unit else "fraction"
            return draft
        if half and (collective := language.collectives.get(tokens.word(follows + 1))):
            return exact(index, follows + 1, start, tokens.ends[follows + 1], collective / 2)
        if (value := language.collectives.get(word)) is not None:
            draft = exact(index, follows, start, tokens.ends[follows], value)
            if word not in language.exact_collectives:
                draft.qualifier = "about"
            return draft
        if (denominator := language.denominators.get(word)) is not None or (word in language.fractions and not half):
            if denominator is None or not language.atoms(word) or self._fraction_goes_on(follows + 1):
                value = 1 / denominator if denominator else Decimal(language.fractions[word])
                draft = exact(index, follows, start, tokens.ends[follows], value.quantize(FOUR_PLACES).normalize())
                self._scaled_words(draft)
                draft.kind = "fraction" if draft.last == follows else "cardinal"
                return draft
        made = self.compose(follows)
        atoms = language.atoms(word)
        if made and atoms and atoms[0].part == "scale" and not made[0].ordinal and not made[2]:
            number, last, _ = made
            draft = exact(index, last, start, tokens.ends[last], number.value)
            self._dot(draft)
            return draft
        return None

    def _half_of(self, index: int) -> Draft | None:
        """Half without an article: "mezzo milione", "media docena", "halbe Stunde"."""
        tokens, language = self.tokens, self.language
        follows = index + 1
        word = tokens.word(follows)
        if word in HYPHENS and tokens.adjacent(index) and tokens.adjacent(follows):
            follows += 1
            word = tokens.word(follows)
        if word in language.indefinite and self._half_noun(follows + 1):
            follows += 1  # "half a million", "half an hour"
            word = tokens.word(follows)
        scale = self._scale(follows) or language.collectives.get(word)
        if scale:
            return exact(index, follows, tokens.starts[index], tokens.ends[follows], scale / 2)
        if word in language.units and tokens.kind(follows) == "word":
            return exact(index, index, tokens.starts[index], tokens.ends[index], Decimal("0.5"))
        return None

    def _half_noun(self, index: int) -> bool:
        word = self.tokens.word(index)
        return self._scale(index) is not None or word in self.language.collectives or word in self.language.units

    # -- vague

    def _vague(self, index: int) -> Draft | None:
        """ "honderden", "tens of thousands", "enkele tientallen", "a few hundred thousand"."""
        tokens, language = self.tokens, self.language
        position = index
        if quantifier := language.quantifiers.starting(tokens.folded, index):
            position = quantifier[0] + 1
            if tokens.word(position) in language.linkers:
                position += 1
        if tokens.kind(position) != "word":
            return None
        word = tokens.folded[position]
        base = language.vague.get(word)
        if base is None and (ends := language.vague_ranges.get(word)):
            draft = Draft(index, position, tokens.starts[index], tokens.ends[position], None, ends[0], ends[1])
            self._vague_scales(draft)
            return draft
        if base is None and position > index:
            if (collective := language.collectives.get(word)) is not None:
                base = collective
            else:
                atoms = language.atoms(word)
                base = atoms[0].value if len(atoms) == 1 and atoms[0].part == "scale" else None
        if base is None:
            return None
        low, high = (base * 2, base * 10 - 1) if base not in {12, 20} else (base * 2, Decimal(99))
        draft = Draft(index, position, tokens.starts[index], tokens.ends[position], None, low, high)
        self._vague_scales(draft)
        return draft

    def _vague_scales(self, draft: Draft) -> None:
        """ "of thousands" after "tens"."""
        tokens, language = self.tokens, self.language
        draft.qualifier = "vague"
        while True:
            position = draft.last + 1
            if tokens.word(position) in language.linkers:
                position += 1
            word = tokens.word(position)
            scale = language.vague.get(word)
            if scale is None:
                atoms = language.atoms(word) if tokens.kind(position) == "word" else ()
                scale = atoms[0].value if len(atoms) == 1 and atoms[0].part == "scale" else None
            if scale is None or draft.lower is None or draft.upper is None or scale < 100:
                return
            draft.lower, draft.upper = draft.lower * scale, (draft.upper + 1) * scale - 1
            _extend(draft, tokens, position)

    # -- single words

    def _single(self, index: int) -> Draft | None:
        tokens, language = self.tokens, self.language
        word = tokens.folded[index]
        start, end = tokens.starts[index], tokens.ends[index]
        if word in language.halves and (draft := self._half_of(index)):
            return draft
        if (value := language.both.get(word)) is not None:
            if language.both_correlative & set(tokens.folded[index + 1 : index + _CORRELATIVE]):
                return None  # "both Kurds and Arabs"
            return exact(index, index, start, end, value)
        if word in language.fractions:
            draft = exact(index, index, start, end, Decimal(language.fractions[word]))
            self._scaled_words(draft)
            draft.kind = "fraction" if draft.last == index else "cardinal"
            return draft
        if (value := language.multipliers.get(word)) is not None:
            if language.determiners and tokens.word(index - 1) not in language.determiners:
                return None  # "une double vision"
            draft = exact(index, index, start, end, value)
            draft.kind = "multiplier"
            return draft
        if (value := language.compared.get(word)) is not None:
            if tokens.word(index + 1) in language.comparatives:
                draft = exact(index, index, start, end, value)
                draft.kind = "multiplier"
                return draft
            return None
        if (value := language.collectives.get(word)) is not None:
            draft = exact(index, index, start, end, value)
            if word not in language.exact_collectives:
                draft.qualifier = "about"
            return draft
        return None


def _copy(number: Composition) -> Composition:
    return Composition(list(number.chunks), number.group, number.room, number.inner, number.joined, number.ordinal)


def _vulgar(sign: str) -> Decimal | None:
    if len(sign) == 1 and unicodedata.category(sign) == "No" and "⁄" in unicodedata.normalize("NFKC", sign):
        value = unicodedata.numeric(sign)
        return Decimal(str(round(value, 4)))
    return None


def _extend(draft: Draft, tokens: Tokens, last: int) -> None:
    """Lets the numeral reach to a later token."""
    draft.last, draft.end = last, tokens.ends[last]
    draft.whole_end, draft.right = draft.end, last + 1
