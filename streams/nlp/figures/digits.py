"""Numbers written in digits, with their signs, spaces, scale words and fractions."""

from __future__ import annotations

from decimal import Decimal

from streams.nlp.figures.composing import HYPHENS
from streams.nlp.figures.composition import Atom, Composition
from streams.nlp.figures.draft import Draft, exact
from streams.nlp.figures.international import international
from streams.nlp.figures.separators import SPACES
from streams.nlp.figures.words import DIGITS_AT_MOST, MINUS, Words, extend, share, vulgar


class Digits(Words):
    """The digit strings of one text."""

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
        locative = tokens.word(last + 1) == "’" and tokens.word(last + 2) in self.language.fraction_suffixes
        if draft.plain and locative and (part := self._part_of(index, last + 2, value)):
            part.digits = True
            return part
        self._fraction_sign(draft)
        self._leading_point(draft)
        self._scaled(draft)
        if self.language.fraction_links.by_first:
            self._inverse_fraction(draft)
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
        draft = exact(index, index, self.tokens.starts[index], self.tokens.ends[index], share(a / b))
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
        spaced = self.separators.spaced or self.language.space_groups
        if gap == " " and not spaced and not tokens.folded[last + 1].endswith("00"):
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
        part = vulgar(tokens.word(follows)) if tokens.kind(follows) == "sign" else None
        if part and tokens.starts[follows] - tokens.ends[draft.last] <= 1 and draft.value is not None:
            draft.set_value(draft.value + part)
            extend(draft, tokens, follows)

    def _leading_point(self, draft: Draft) -> None:
        """Such as ".08" and ",25": nothing before the decimal sign."""
        tokens, sign = self.tokens, draft.first - 1
        if (
            not draft.plain
            or sign < 0
            or tokens.folded[sign] not in {self.separators.decimal, "٫"}
            or not tokens.adjacent(sign)
        ):
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
        """Such as "minus five": a word for minus before the number."""
        tokens, before = self.tokens, draft.first - 1
        if self.language.before.ending(tokens.folded, before):
            return  # "al menos 95"
        if draft.value is not None and (below := self.language.minus_phrases.ending(tokens.folded, before)):
            draft.set_value(-draft.value)  # "sıfırın altında 15 derece"
            draft.first, draft.start = below[0], tokens.starts[below[0]]
            draft.left, draft.whole_start, draft.plain = below[0] - 1, draft.start, False
            return
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
        tokens = self.tokens
        assert draft.value is not None
        number, said = Composition(group=draft.value, room=Decimal(0)), draft.value
        position = draft.last + 1
        while position < len(tokens) and "\n" not in tokens.text[tokens.ends[position - 1] : tokens.starts[position]]:
            scaled = draft.last > draft.first and draft.magnitude != 1
            if tokens.folded[position] in HYPHENS and tokens.adjacent(position - 1) and tokens.adjacent(position):
                position += 1
                taken = self._after_hyphen(number, position)
            elif tokens.kinds[position] == "number":
                taken = scaled and self._more_digits(number, position)
            else:
                position += self._links_scale(position)
                taken = self._more_words(number, position, scaled=scaled)
            if not taken:
                break
            extend(draft, tokens, position)
            draft.plain = False
            draft.magnitude = number.value / said if said else Decimal(10)
            draft.set_value(number.value)
            position += 1
        if draft.magnitude != 1:
            self._dot(draft)

    def _after_hyphen(self, number: Composition, position: int) -> bool:
        """A scale after a hyphen: "$3-billion", "25-tysięczny"."""
        atom = next(iter(self.language.atoms(self.tokens.folded[position])), None)
        if atom is None or atom.part not in {"scale", "ordinal"} or atom.value < 1000:
            return False
        return number.push(atom._replace(part="scale"))

    def _more_digits(self, number: Composition, position: int) -> bool:
        """Digits after a scale: "5 bin 434"."""
        word = self.tokens.folded[position]
        value = self.separators.read(word)
        if value is None or value % 1 or word[0] == "0":
            return False
        mixed = self.language.digits_after_scale or self._scale(position + 1) is not None
        if not (mixed and number.push(Atom("digits", value))):
            return False
        number.room = Decimal(0)
        return True

    def _more_words(self, number: Composition, position: int, *, scaled: bool) -> bool:
        """A scale after digits, or words after a scale."""
        scale = self._scale(position, glued=self.tokens.adjacent(position - 1))
        if scale is not None:
            return number.push(Atom("scale", scale))
        word = self.tokens.folded[position]
        atoms = self.language.atoms(word)
        if len(atoms) > 1 and all(atom.part == "scale" for atom in atoms):
            return all(number.push(atom) for atom in atoms)  # "7천만"
        atoms = atoms if scaled and word not in self.language.ones else ()
        return bool(atoms) and atoms[0].part == "number" and all(number.push(atom) for atom in atoms)

    def _sign_fraction(self, index: int) -> Draft | None:
        """A fraction in one sign."""
        if part := vulgar(self.tokens.folded[index]):
            draft = exact(index, index, self.tokens.starts[index], self.tokens.ends[index], part)
            draft.kind = "fraction"
            return draft
        return None
