"""The speaker who goes on: from one sentence to the next, within a quotation, or named only afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from streams.nlp.claims.attribution import Attributor, Cue, mark_of
from streams.nlp.claims.entries import Hit
from streams.nlp.claims.holders import mark
from streams.nlp.claims.passage import Passage
from streams.nlp.claims.reading import Holder, Reading

_BACK_SENTENCES: Final = 3
_LEADING_WORDS: Final = 3
_LIST_REACH: Final = 3


class Continuation:
    """Carries sources from sentence to sentence of an article."""

    def __init__(self, attributor: Attributor) -> None:
        """`attributor`: who finds the sources that a sentence itself names."""
        self._attributor = attributor

    def carry(self, passages: Sequence[Passage], readings: dict[int, list[Reading]]) -> None:
        """Lets the speaker of one sentence of a segment go on in the next, and one named afterwards speak before.

        Args:
            passages: the sentences of one segment, in order.
            readings: the figures by the index of their sentence.
        """
        counted = [place for place, passage in enumerate(passages) if passage.index in readings]
        if not counted:
            return
        last = counted[-1] + 1
        self._back(passages[: last + _BACK_SENTENCES], readings)
        passages = passages[:last]
        speaking: Cue | None = None
        source = passages[0]
        said = quoted = False
        before: Reading | None
        for passage in passages:
            cues = self._attributor.cues(passage)
            in_quote = quoted or (bool(passage.words) and passage.is_quote(0))
            mood = bool(passage.find("cues", "mood"))
            carried, before = False, None
            unsaid = self._unsaid(passage) if speaking is not None and said and not cues else None
            if speaking is not None and not cues:
                for reading in readings.get(passage.index, ()):
                    if reading.holder is not None or reading.unknown or reading.mention.kind == "age":
                        continue
                    goes_on = self._goes_on(passage, reading) or (before is not None and _listed(before, reading))
                    if unsaid or in_quote or (said and (mood or goes_on)):
                        cue = mark_of(passage, unsaid)
                        reading.holder = Holder(mark(source, speaking.speaker), cue, speaking.speaker.entity)
                        reading.because("attribution", "attribution/goes on", mark(source, speaking.speaker))
                        carried, before = True, reading
            self._share(passage, readings.get(passage.index, ()))
            quoted = _open_quote(passage, quoted)
            if cues:
                speaking, source, said = cues[-1], passage, True
            elif not (in_quote or carried or (said and mood)):
                # Whoever is named last says the quotation that the next sentence may open with, and nothing else.
                speaking, source, said = self._introduced(passage), passage, False

    @staticmethod
    def _share(passage: Passage, readings: Sequence[Reading]) -> None:
        """Gives a part the source of its whole: who counts the dead counts the children among them."""
        for reading in readings:
            old = reading.corrects if reading.mention.change_from is not None else None
            if old is not None and reading.holder is None and old.status == "corrected":
                reading.holder = old.holder  # who corrects a figure tells the right one
            whole = reading.part_of
            if reading.holder is not None or whole is None or whole.holder is None:
                continue
            same = whole.passage.sentence.segment == passage.sentence.segment
            if whole.passage is passage or (same and reading.partitive and passage.index - whole.passage.index == 1):
                reading.holder = whole.holder
                reading.because("attribution", "attribution/of the whole", whole.holder.mark)

    def _introduced(self, passage: Passage) -> Cue | None:
        """The last person that a sentence names: who says the quotation that the next sentence opens with."""
        if not passage.words or passage.is_quote(len(passage.words) - 1):
            return None
        for speaker in reversed(self._attributor.speakers.of(passage)):
            if speaker.kind == "person" or (speaker.named and speaker.kind == "name"):
                return Cue(None, speaker, (speaker.first, speaker.last))
        return None

    @staticmethod
    def _unsaid(passage: Passage) -> Hit | None:
        """A verb of saying at the head of a sentence whose subject is understood: "Aseguró que ..."."""
        if not passage.lexicon.settings.get("pro_drop", False):
            return None
        return next((hit for hit in passage.find("cues", "say") if hit.first <= _LEADING_WORDS), None)

    def _goes_on(self, passage: Passage, reading: Reading) -> bool:
        """Whether a sentence without a source plainly continues the one before."""
        first = reading.first
        qualifier = reading.mention.qualifier_span
        if qualifier:
            first = min(first, passage.span(*qualifier)[0])
        leading = [at for at in range(first) if passage.words[at].is_word]
        return (
            reading.event is not None
            and reading.event.type != "other"
            and (
                len(leading) == 0
                or (len(leading) <= _LEADING_WORDS and any(passage.covers(at, "cues", "additive") for at in leading))
            )
        )

    def _back(self, passages: Sequence[Passage], readings: dict[int, list[Reading]]) -> None:
        """So: "Dat meldt de veiligheidsregio": the sentences before are its."""
        for place, passage in enumerate(passages):
            opening = next((hit for hit in passage.find("cues", "back") if hit.first == 0), None)
            cues = self._attributor.cues(passage)
            if opening is None or not cues or readings.get(passage.index):
                continue
            cue = cues[0]
            for before in passages[max(0, place - _BACK_SENTENCES) : place]:
                if self._attributor.cues(before):
                    continue
                for reading in readings.get(before.index, ()):
                    acting = reading.holder is not None and reading.holder.cue is None
                    if reading.mention.kind != "age" and (reading.holder is None or acting):
                        reading.holder = Holder(
                            mark(passage, cue.speaker), mark_of(passage, cue.hit), cue.speaker.entity
                        )
                        reading.because("attribution", "attribution/named afterwards", mark(passage, cue.speaker))


def _listed(before: Reading, reading: Reading) -> bool:
    """Whether a figure stands in one list with the one before it: "another 14 children and seven adults"."""
    return reading.first >= before.last and reading.passage.gap(before.phrase, reading.span) <= _LIST_REACH


def _open_quote(passage: Passage, was: bool) -> bool:
    """Whether a quotation is still open at the end of a sentence."""
    state = was
    for at, word in enumerate(passage.words):
        if word.text in {'"', "“", "”", "«", "»", "„"}:
            if word.text in {"“", "«", "„"} and not (word.text == "“" and state):
                state = True
            elif word.text in {"”", "»"}:
                state = False
            else:
                state = not state
        elif word.text in {"‘", "’"}:
            following = passage.words[at + 1] if at + 1 < len(passage.words) else None
            if word.text == "‘":
                state = True
            elif following is None or not following.is_word or following.start > word.end:
                state = False
    return state
