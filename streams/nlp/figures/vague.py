"""Vague numbers and their bounds: hundreds, tens of thousands, a few dozen."""

from __future__ import annotations

from decimal import Decimal
from math import prod

from streams.nlp.figures.draft import Draft
from streams.nlp.figures.words import Words, extend


class Vague(Words):
    """The vague numbers of one text."""

    def _vague(self, index: int) -> Draft | None:
        """Such as "honderden", "tens of thousands", "enkele tientallen", "a few hundred thousand"."""
        tokens, language = self.tokens, self.language
        position = index
        if phrase := language.vague_phrases.starting(tokens.folded, index):
            return self._vague_phrase(index, phrase[0], Decimal(phrase[1]))
        if quantifier := language.quantifiers.starting(tokens.folded, index):
            position = quantifier[0] + 1
            if tokens.word(position) in language.linkers:
                position += 1
        if tokens.kind(position) != "word":
            return None
        word = tokens.folded[position]
        base = language.vague.get(word)
        if base is not None and (
            (position == index and self._single_scale(index)) or self._other_noun(index, position)
        ):
            return None
        if base is None and (ends := language.vague_ranges.get(word)):
            draft = Draft(index, position, tokens.starts[index], tokens.ends[position], None, ends[0], ends[1])
            self._vague_scales(draft)
            return draft
        if base is None and position > index:
            if (collective := language.collectives.get(word)) is not None:
                base = collective
            else:
                atoms = language.atoms(word)
                scales = [atom.value for atom in atoms if atom.part == "scale"]
                base = prod(scales, start=Decimal(1)) if scales and len(scales) == len(atoms) else None
        if base is None:
            return None
        low, high = (base * 2, base * 10 - 1) if base not in {12, 20} else (base * 2, Decimal(99))
        draft = Draft(index, position, tokens.starts[index], tokens.ends[position], None, low, high)
        self._vague_scales(draft)
        return draft

    def _other_noun(self, first: int, last: int) -> bool:
        """Whether a word that also means something else does so here: "exam scores", "the scores were low"."""
        follows = self.language.vague_before.get(self.tokens.folded[last])
        named = self.tokens.word(first - 1) in self.language.determiners
        return follows is not None and (named or self.tokens.word(last + 1) not in follows)

    def _vague_phrase(self, first: int, last: int, base: Decimal) -> Draft:
        """A vague number of several words: "on binlerce"."""
        tokens = self.tokens
        draft = Draft(first, last, tokens.starts[first], tokens.ends[last], None, base * 2, base * 10 - 1)
        self._vague_scales(draft)
        return draft

    def _single_scale(self, index: int) -> bool:
        """Whether a case form is not the plural here: "около тысячи" is about a thousand."""
        atoms = self.language.atoms(self.tokens.folded[index])
        scale = bool(atoms) and atoms[0].part == "scale"
        return scale and self.language.before.ending(self.tokens.folded, index - 1) is not None

    def _vague_scales(self, draft: Draft) -> None:
        """Such as "of thousands" after "tens"."""
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
            extend(draft, tokens, position)
