"""Numbers that name a thing: identifiers, years beside their word, numbers to dial."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from streams.nlp.figures.composing import HYPHENS
from streams.nlp.figures.draft import Draft
from streams.nlp.figures.ordinals import Ordinals

_FIRST_YEAR: Final = 1000
_LAST_YEAR: Final = 2200
_EARLIEST: Final = 100
"""No year before it is told without an era."""
_NINE_DIGITS: Final = len("900 123 456")
_NUMBER_SIGNS: Final = frozenset("№§#©")
_GROUPS_COUNTED: Final = 2
_CALLED: Final = 10
"""Words before a number in which somebody may be asked to call it."""
_CALLED_BEHIND: Final = 3
"""Words behind it in which the verb may stand: "112 bellen", "die 110 anrufen", "101’i arayın"."""
_REGISTER: Final = 4
"""Letters of the register in a file number."""
_NAME_WORDS: Final = 3
"""Words in the name of a street."""
_DASHES: Final = HYPHENS | {"–", "—", "−"}


class Identifiers(Ordinals):
    """Judges the numbers of one text by what is named with them."""

    def _dialled_groups(self, drafts: list[Draft]) -> list[int]:
        """The drafts that stand in a row of three or more groups of digits: a number to dial."""
        tokens, found, row = self.tokens, [], [0]
        for index, (first, second) in enumerate(pairwise(drafts), 1):
            gap = tokens.text[first.end : second.start]
            if first.digits and second.digits and gap in {" ", "-"}:
                row.append(index)
                continue
            found += row if len(row) > _GROUPS_COUNTED else []
            row = [index]
        return found + (row if len(row) > _GROUPS_COUNTED else [])

    def _dialled(self, draft: Draft) -> bool:
        """Such as "au 116 123", which looks like grouped thousands."""
        digits = " ".join(self.tokens.text[draft.start : draft.end].split())
        if draft.plain or draft.unit is not None or " " not in digits or not digits.replace(" ", "").isdigit():
            return False
        before = self.tokens.word(draft.first - 1)
        if len(digits) == _NINE_DIGITS and before in self.language.phone_cues:
            return True  # "al 900 123 456"
        return before in self.language.identifier_nouns or (
            digits[:3] in self.world["phones"]
            and (before in self.language.phone_cues or self.tokens.kind(draft.last + 1) != "word")
        )

    def _numbered_thing(self, draft: Draft) -> bool:
        """Such as "12 numaralı", and a year before its word or in another calendar."""
        after = self.tokens.word(draft.last + 1)
        if draft.open and after in self.language.identifier_after:
            return True
        if not draft.plain or draft.value is None:
            return False
        if self._filed(draft.last + 1):
            return True
        year = _FIRST_YEAR <= draft.value <= _LAST_YEAR and after in self.language.year_words
        qualified = self.language.after.starting(self.tokens.folded, draft.last + 1)
        if (year and not qualified) or after in self.language.only_year_words:
            return True  # "в 605 году"
        before = self.tokens.word(draft.left)
        if before.isalpha() and before in self.language.year_words and _EARLIEST <= draft.value <= _LAST_YEAR:
            return True  # "do roku 1492"
        return self._first_year(draft) or self._second_year(draft) or self._in_era(draft)

    def _filed(self, index: int) -> bool:
        """Whether the rest of a file number stands there: "12 O 345/19", "3 StR 20/18"."""
        tokens = self.tokens
        short = tokens.capitalized(index) and len(tokens.word(index)) <= _REGISTER
        return short and tokens.kind(index + 1) == "number" and "/" in tokens.word(index + 1)

    def _second_year(self, draft: Draft) -> bool:
        """The second of two years after their word: "w latach 830–846"."""
        word, link = self.tokens.word, draft.first - 1
        linked = word(link) in _DASHES | self.language.joining and self.tokens.kind(link - 1) == "number"
        before = word(link - 2)
        return linked and before.isalpha() and before in self.language.year_words and len(word(draft.first)) in (3, 4)

    def _first_year(self, draft: Draft) -> bool:
        """The first of two years: "478 -- 477 годах", "между 2004 и 2006 годами"."""
        tokens, link = self.tokens, draft.last + 1
        word = tokens.word(link)
        if word in _DASHES and tokens.word(link + 1) == word:
            link += 1
        if word not in _DASHES | self.language.joining | self.language.range_words or tokens.kind(link + 1) != "number":
            return False
        years = self.language.year_words | self.language.only_year_words
        return len(tokens.word(link + 1)) in (3, 4) and tokens.word(link + 2) in years

    def _in_era(self, draft: Draft) -> bool:
        """Before Christ, perhaps with a word for year between: "700 г. до н. э.", "512-511 r. p.n.e."."""
        eras, after = self.language.eras, draft.last + 1
        if not eras.by_first:
            return False
        found, before = eras.starting(self.tokens.folded, after), eras.ending(self.tokens.folded, draft.first - 1)
        if before or (found and (found[0] > after or self.tokens.surface(after).isupper())):
            return True  # "833 AD", "M.Ö. 700"
        between = _DASHES | {"."} | self.language.year_words | self.language.only_year_words
        return self.tokens.word(after) in between and any(
            eras.starting(self.tokens.folded, index) for index in range(after + 1, after + 5)
        )

    def _of_law(self, draft: Draft) -> bool:
        """Whether a number with a sign inside belongs to a law or an article: "l'article 49.3", "lei 13.979"."""
        single = draft.magnitude == 1 and draft.first == draft.last
        return single and self.tokens.word(draft.first - 1) in self.language.identifier_nouns

    def _identifier(self, draft: Draft) -> bool:
        """Numbers that name a thing: article 5, Boeing 737, IC 145, No. 2."""
        tokens, language = self.tokens, self.language
        index = draft.first - 1
        if index < 0 or "/" in tokens.word(draft.last + 1):
            return False  # "this season 220 2/3 innings"
        before = tokens.folded[index]
        if (street := self._street(draft.last + 1)) is not None:
            return street
        if before == "." and index > 0 and tokens.adjacent(index - 1):
            return self._abbreviated(index - 1)
        if before in _NUMBER_SIGNS or (before == "+" and tokens.adjacent(index)):
            return True
        if tokens.kinds[index] != "word" or "\n" in tokens.text[tokens.ends[index] : draft.start]:
            return False
        if before in self.world["names"] or before in language.identifier_nouns:
            return True
        if tokens.word(index - 1) in language.identifier_nouns and tokens.surface(index).isupper():
            return True  # "vuelo IB 3456"
        if before in language.identifier_closing and not self._goes_on(draft.last + 1):
            return self._ends_phrase(draft.last + 1)  # "match 4", but "to match 4 rivals"
        if tokens.word(draft.last + 1) in _DASHES and tokens.kind(draft.last + 2) == "number":
            return False  # a score or a range
        return self._called(draft, before) or self._address(index) or self._named_thing(draft, index)

    def _abbreviated(self, index: int) -> bool:
        """Whether a word with a point behind it is a noun that a number names: "No. 2", "art. 5"."""
        tokens, word = self.tokens, self.tokens.folded[index]
        if tokens.word(index - 1) == "." and tokens.adjacent(index - 1):
            return False  # "в т.ч. 25 коров"
        return f"{word}." in self.language.identifier_nouns or word in {"no", "nr"}

    def _goes_on(self, index: int) -> bool:
        """Whether a score or a range goes on there: "the match 5-3", "le match 1 à 0"."""
        links = _DASHES | self.language.score_words | self.language.range_words
        return self.tokens.word(index) in links and self.tokens.kind(index + 1) == "number"

    def _ends_phrase(self, index: int) -> bool:
        tokens = self.tokens
        return (
            index >= len(tokens)
            or tokens.kinds[index] != "word"
            or tokens.folded[index] in self.language.function_words
        )

    def _street(self, point: int) -> bool | None:
        """Whether a street follows a number with a point, as in "125. Cadde"; None where no such ordinal stands."""
        tokens, names = self.tokens, self.language.ordinal_names
        if tokens.word(point) != "." or not tokens.adjacent(point - 1) or not tokens.capitalized(point + 1):
            return None
        street = tokens.word(point + 1).partition("’")[0] in names
        return street if street or self.language.ordinal_point else None

    def _called(self, draft: Draft, before: str) -> bool:
        """A number to dial: "call 101", "Bel 0900-8844 of 112", "Appelez le 3919"."""
        tokens, language = self.tokens, self.language
        verbs = [i for i in range(max(0, draft.first - _CALLED), draft.first) if tokens.word(i) in language.phone_verbs]
        distance = draft.first - verbs[-1] if verbs else len(tokens)
        if tokens.text[draft.start : draft.end] in self.world["phones"]:
            behind = tokens.folded[draft.last + 1 : draft.last + 1 + _CALLED_BEHIND]
            cued = before in language.phone_cues or not language.phone_verbs.isdisjoint(behind)
            return cued or distance <= _CALLED_BEHIND or (bool(verbs) and not self._counts(draft))
        near = distance <= 2 and before in language.phone_cues | language.phone_verbs
        return near and not self._counts(draft) and len(tokens.folded[draft.first]) > 2

    def _address(self, index: int) -> bool:
        """Whether a name after an abbreviated noun ends at a word: "ul. Długiej 8", "ул. Ленина 15"."""
        first = index
        while self.tokens.capitalized(first) and index - first < _NAME_WORDS:
            first -= 1
        point = first < index and self.tokens.word(first) == "."
        return point and f"{self.tokens.word(first - 1)}." in self.language.identifier_nouns

    def _named_thing(self, draft: Draft, index: int) -> bool:
        """A name with a number of its own ("IC 145", "Bellator 206"), but not a place ("in Italy 4")."""
        tokens, language = self.tokens, self.language
        if tokens.opens(index) or self._counts(draft) or self._shouting() or tokens.folded[index] in language.weekdays:
            return False
        surface = tokens.surface(index)
        if surface.isupper() and len(surface) <= 3:
            return tokens.folded[index] not in language.function_words
        if language.capital_nouns or not tokens.capitalized(index) or self._starts_sentence(index):
            return False
        while tokens.capitalized(index) and index > 0:
            index -= 1
        return tokens.kinds[index] == "word" and tokens.folded[index] not in language.place_words
