"""Ages: "aged 45", "(58)", "Orsk, 58,", "Hassan, 42 ans", "32-jarige", children under five."""

from __future__ import annotations

from typing import Final

from streams.nlp.figures.composing import HYPHENS
from streams.nlp.figures.draft import Draft
from streams.nlp.figures.language import Language
from streams.nlp.figures.mention import UnitMention
from streams.nlp.figures.tokens import Tokens

OLDEST: Final = 120
_YOUNGEST: Final = 10
"""Years between commas that are an age and hardly ever a length of time."""
_CLOSING: Final = frozenset(',.;:)!?"”»’')


class Ages:
    """Finds the ages of one text."""

    def __init__(self, tokens: Tokens, language: Language) -> None:
        self.tokens = tokens
        self.language = language

    def judge(self, draft: Draft) -> None:
        """Makes the number an age if it is one."""
        if draft.kind == "age":
            return
        if draft.kind == "duration":
            self._from_duration(draft)
        elif self._suffixed(draft):
            return
        elif (
            draft.open
            and draft.upper is not None
            and 0 <= draft.upper <= OLDEST
            and draft.upper % 1 == 0
            and not draft.one
        ):
            self._bare(draft)

    def _from_duration(self, draft: Draft) -> None:
        tokens, language = self.tokens, self.language
        assert draft.unit is not None
        if draft.unit.code not in {"a", "mo", "d", "wk"}:
            return
        # The unit may be the first word of the phrase: "years old", "Jahre alt".
        for first in (draft.right - 1, draft.last + 1, draft.last + 2):
            found = language.age_after.starting(tokens.folded, first)
            if found and found[0] >= draft.right - 1:
                draft.kind = "age"
                draft.whole_end = max(draft.whole_end, draft.whole_end)
                return
        phrase = (
            tokens.phrase(draft.last + 1, min(len(tokens) - 1, draft.right + 2)) if draft.last + 1 < len(tokens) else ""
        )
        if any(phrase.startswith(word) for word in language.age_phrases):
            draft.kind = "age"
            return
        before = tokens.word(draft.left)
        said = self._said(draft.left) or self._said_before(draft.left - 1)
        if (
            (said is not None and (said < draft.left or before not in language.age_of))
            or (before in language.age_of and (self._person(draft.left - 1) or self._noun(draft)))
            or (before == "," and language.age_apposition and self._apposed(draft, draft.left))
            or (
                before in language.age_of
                and tokens.word(draft.left - 1) == ","
                and self._apposed(draft, draft.left - 1)
            )
        ):
            draft.kind = "age"

    def _said(self, index: int) -> int | None:
        """The first token of a phrase such as "at the age of" that ends at a token."""
        found = self.language.age_before.ending(self.tokens.folded, index)
        return found[0] if found else None

    def _said_before(self, index: int) -> int | None:
        """The same with a word between it and the number: "van ongeveer 30 jaar", where a person is spoken of."""
        said = self._said(index)
        single = said == index and self.tokens.word(index) in self.language.age_of
        return None if single and not self._person(index - 1) else said

    def _apposed(self, draft: Draft, comma: int) -> bool:
        """Whether "42 ans" stands beside a person: "Hassan, 42 ans,", "o suspeito, de 34 anos,"."""
        tokens = self.tokens
        closed = draft.right >= len(tokens) or tokens.folded[draft.right] in _CLOSING
        name = self._name(comma - 1)
        if not closed or comma <= 0 or tokens.kind(name) != "word":
            return False
        named = tokens.capitalized(name) or self._person(name)
        adult = draft.value is not None and _YOUNGEST <= draft.value <= OLDEST  # "le fuyard, 34 ans, ..."
        return named or (tokens.word(draft.right) == "," and (comma < draft.left or adult))

    def _name(self, index: int) -> int:
        """The last word of a name that ends at a token, which may be the dot of an initial: "Rasim D. (34)"."""
        tokens = self.tokens
        initial = index > 0 and tokens.word(index) == "." and tokens.capitalized(index - 1)
        return index - 1 if initial and tokens.ends[index - 1] - tokens.starts[index - 1] == 1 else index

    def _person(self, index: int) -> bool:
        return self.tokens.word(index) in self.language.age_persons

    def _noun(self, draft: Draft) -> bool:
        """Whether any noun for people stands before "de 27 años", which are not years of something: "de guerra"."""
        tokens, of = self.tokens, self.language.age_of
        lasting = tokens.word(draft.right) in of and not tokens.capitalized(draft.right + 1)
        return tokens.word(draft.left - 1) in self.language.age_nouns and not lasting

    def _suffixed(self, draft: Draft) -> bool:
        """Such as "34-летний", "7000-тонный": an adjective of age or measure tied to digits."""
        tokens = self.tokens
        if not draft.open or draft.one:
            return False
        hyphen = tokens.word(draft.right) in HYPHENS and tokens.adjacent(draft.last)
        suffix_at = draft.right + 1 if hyphen else draft.right
        suffix = self.language.suffixes.get(tokens.word(suffix_at))
        if not suffix or "unit" not in suffix or not (hyphen or tokens.adjacent(draft.last)):
            return False
        draft.unit = UnitMention("ucum", suffix["unit"], tokens.surface(suffix_at))
        draft.kind = suffix["kind"]
        draft.whole_end, draft.right = tokens.ends[suffix_at], suffix_at + 1
        return True

    def _bare(self, draft: Draft) -> None:
        tokens, language = self.tokens, self.language
        before = tokens.word(draft.left)
        if found := language.age_units.starting(tokens.folded, draft.right):
            draft.kind = "age"
            draft.unit = UnitMention("ucum", "a", tokens.text[tokens.starts[draft.right] : tokens.ends[found[0]]])
            draft.whole_end, draft.right = tokens.ends[found[0]], found[0] + 1
            return
        if self._cued(draft, before) or self._in_brackets(draft, before) or self._after_comma(draft, before):
            draft.kind = "age"
            draft.unit = UnitMention("ucum", "a", "")

    def _cued(self, draft: Draft, before: str) -> bool:
        language, tokens = self.language, self.tokens
        closed = (
            draft.right >= len(tokens)
            or tokens.kinds[draft.right] == "sign"
            or tokens.folded[draft.right] in language.function_words
        )
        if not closed:
            return False
        said = self._said(draft.left)
        if before in language.age_of and (said is None or said == draft.left):
            comma = tokens.word(draft.left - 1) == ","
            return self._person(draft.left - 1 - comma)
        if (limit := language.age_limits.ending(tokens.folded, draft.left)) and self._person(limit[0] - 1):
            return True
        return language.age_before.ending(tokens.folded, draft.left) is not None

    def _in_brackets(self, draft: Draft, before: str) -> bool:
        tokens = self.tokens
        if before != "(" or tokens.word(draft.right) not in {")", ","} or not draft.digits:
            return False
        name = self._name(draft.left - 1)
        counter = tokens.opens(name) and (draft.right + 1 >= len(tokens) or tokens.opens(draft.right + 1))
        return tokens.kind(name) == "word" and not counter and draft.value is not None and draft.value >= 1

    def _after_comma(self, draft: Draft, before: str) -> bool:
        tokens = self.tokens
        if before != "," or not draft.digits or draft.left == 0:
            return False
        name = self._name(draft.left - 1)
        if tokens.kind(name) != "word" or (tokens.word(draft.right) not in _CLOSING and draft.right < len(tokens)):
            return False
        if tokens.capitalized(name) or self._person(name):
            return True
        # "The suspect, 22, is due in court": any noun between commas, where the language writes ages so.
        return self.language.age_between_commas and tokens.word(draft.right) == "," and bool(draft.value)
