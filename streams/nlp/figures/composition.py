"""How the parts of a number said in words make one number: the same grammar for every language.

A number is built from left to right. Small parts add up while there is room for them ("hundred" leaves room for what
is below 100, "twenty" for what is below 10); a scale multiplies what stands before it ("three hundred", "due mila",
"mil millones", "lakh crore").
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, Literal, NamedTuple

Part = Literal["number", "scale", "joiner", "ordinal", "digits", "prefixed"]
"""A prefixed part opens an ordinal that goes on as any number does: "keseratus satu", the hundred and first."""

SCALES: Final = frozenset(Decimal(10) ** n for n in range(2, 37))
"""Ordinals of these values multiply: "two hundredth"."""


class Atom(NamedTuple):
    """The smallest part of a number in words."""

    part: Part
    value: Decimal


def _room(value: Decimal) -> Decimal:
    """What is added to `value` must be smaller than this."""
    if value == 0 or value % 1:
        return Decimal(0)
    for power in (Decimal(100), Decimal(10)):
        if value % power == 0 and (power == 100 or value % 100 >= 20):
            return power
    return Decimal(0)


@dataclass(slots=True)
class Composition:
    """A number while it is being read."""

    chunks: list[tuple[Decimal, Decimal]] = field(default_factory=list)
    """(scale, value) of what is closed by a thousand, a million ...; scales fall from left to right."""
    group: Decimal | None = None
    """What has been added up since."""
    room: Decimal = Decimal(10) ** 40
    inner: Decimal = Decimal(0)
    """The room before the last unit: "een" of "eenentwintig" lies in a room that has place for "twintig"."""
    joined: bool = False
    """The last part was a joiner: the number is not complete."""
    ordinal: bool = False
    prefixed: bool = False
    """The ordinal is marked at its beginning."""

    @property
    def value(self) -> Decimal:
        """The number so far."""
        return sum((value for _, value in self.chunks), start=self.group or Decimal(0))

    @property
    def magnitude(self) -> Decimal:
        """The scale that the whole number is said in: a million of "three million", a hundred of "four hundred"."""
        if self.group is None and len(self.chunks) == 1 and self.chunks[0][1] > self.chunks[0][0]:
            return self.chunks[0][0]
        hundreds = not self.chunks and self.group is not None and self.group % 100 == 0 and self.group > 100
        return Decimal(100) if hundreds else Decimal(1)

    @property
    def empty(self) -> bool:
        """Nothing has been read."""
        return self.group is None and not self.chunks

    def push(self, atom: Atom) -> bool:
        """Takes the next part.

        Returns:
            Whether the number can go on with it; if not, it stays as it was.
        """
        if self.ordinal and not self.prefixed and atom.part not in {"ordinal", "joiner"}:
            return False
        if atom.part == "prefixed":
            if not self.empty:
                return False
            self.ordinal = self.prefixed = True
            return self.push(Atom("scale" if atom.value in SCALES else "number", atom.value))
        if atom.part == "joiner":
            if self.empty or self.joined:
                return False
            self.joined = True
            return True
        if atom.part == "ordinal":
            scale = atom.value in SCALES and not (self.group is None and self.chunks)
            done = self._multiply(atom.value) if scale else self._add(atom.value)
            self.ordinal = self.ordinal or done
        elif atom.part == "scale":
            done = self._multiply(atom.value)
        else:
            done = self._add(atom.value)
        self.joined = self.joined and not done
        return done

    def _add(self, value: Decimal) -> bool:
        if self.group is None:
            limit = self.chunks[-1][0] if self.chunks else self.room
            if value >= limit or (self.chunks and value == 0):
                return False
            self.group, self.inner = value, min(limit, self.room)
            self.room = _room(value)
            return True
        if 0 < value < self.room:
            self.inner, self.group = self.room, self.group + value
            self.room = _room(value) if value >= 10 else Decimal(0)
            return True
        unit = self.group % 100
        if (
            self.joined
            and self.room == 0
            and 0 < unit < 10
            and self.inner >= 100
            and 20 <= value < 100
            and value % 10 == 0
        ):
            self.group, self.inner = self.group + value, Decimal(0)
            return True
        return False

    def _multiply(self, scale: Decimal) -> bool:
        if scale == 10 and self.group and (self.group % 100 == 0 or (self.inner >= 100 and self.group % 100 < 10)):
            self.group += self.group % 10 * 9 or scale  # 三百二十: only the two is multiplied; 三百十: ten more
            self.room = scale
            return True
        if scale < 1000:
            if self.group is None:
                if self.chunks and scale >= self.chunks[-1][0]:
                    return False
                self.group, self.room = scale, _room(scale)
                return True
            if not 0 < self.group < min(scale, Decimal(100)) and not (scale < 100 and self.room):
                return False
            self.group, self.room = self.group * scale, scale
            return True
        total = self.group
        while self.chunks and self.chunks[-1][0] < scale:
            total = (total or Decimal(0)) + self.chunks.pop()[1]
        if self.chunks and self.chunks[-1][0] == scale:
            before = self.chunks[-1][1]
            if total is None or total >= 1000 or before % (scale * 1000):
                return False
            self.chunks[-1] = scale, before + total * scale  # two thousand billion and three hundred billion
            self.group, self.room, self.inner = None, scale, scale
            return True
        self.chunks.append((scale, (Decimal(1) if total is None else total) * scale))
        self.group, self.room, self.inner = None, scale, scale
        return True


def compose(atoms: list[Atom]) -> Composition | None:
    """The number that all atoms together make, or None."""
    number = Composition()
    for atom in atoms:
        if not number.push(atom):
            return None
    return None if number.empty or number.joined else number
