"""Who claims a figure: reported and direct speech, credits, the authority that acts, the speaker who goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from streams.nlp.claims.holders import Speaker, Speakers, hit_mark, mark
from streams.nlp.claims.lexicon import Hit
from streams.nlp.claims.passage import Mark, Passage
from streams.nlp.claims.reading import Holder, Reading

_ACTS: Final = frozenset({"arrested", "convicted"})
_SUBJECT_REACH: Final = 28
_INVERTED_REACH: Final = 8
_ACCORDING_REACH: Final = 8
_SELDOM: Final = frozenset({"place", "group"})
_SELDOM_REACH: Final = 8
_COUNTED: Final = 6
_SCOPE: Final = 60
_ACT_REACH: Final = 12
_INVERTED: Final = {"place": 2, "group": 2, "pronoun": 4}
"""What it costs to be the subject behind a verb: "said they had" opens what is said."""
_BACK_SENTENCES: Final = 3
_LEADING_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say who claims something, with who that is."""

    hit: Hit | None
    speaker: Speaker
    span: tuple[int, int]


class Attributor:
    """Finds who claims each figure of an article. Sentences are read in order, so that a speaker can go on."""

    def __init__(self, speakers: Speakers) -> None:
        """`speakers`: who is spoken of in the article."""
        self._speakers = speakers
        self._cues: dict[int, list[Cue]] = {}

    def cues(self, passage: Passage) -> list[Cue]:
        """The attributions of a sentence, in order."""
        known = self._cues.get(passage.index)
        if known is None:
            known = self._cues[passage.index] = self._find(passage)
        return known

    # -- in the sentence itself -----------------------------------------------------------------------------------

    def _find(self, passage: Passage) -> list[Cue]:
        if not passage.find("cues"):
            return []
        speakers = self._speakers.of(passage)
        found = []
        for hit in (*passage.find("cues", "according"), *passage.find("cues", "beside")):
            speaker = next((s for s in speakers if s.last > hit.last and _follows(passage, hit, s)), None)
            if speaker is not None:
                found.append(Cue(hit, speaker, (hit.first, speaker.last)))
        claimed = {cue.speaker for cue in found}
        for hit in (*passage.find("cues", "say"), *passage.find("cues", "tell")):
            if any(cue.span[0] <= hit.first < cue.span[1] for cue in found):
                continue
            speaker = self._subject(passage, hit, [s for s in speakers if s not in claimed])
            if speaker is not None:
                first, last = min(hit.first, speaker.first), max(hit.last, speaker.last)
                found.append(Cue(hit, speaker, (first, last)))
        return sorted(found, key=lambda cue: cue.span)

    @staticmethod
    def _subject(passage: Passage, verb: Hit, speakers: Sequence[Speaker]) -> Speaker | None:
        """The subject of a verb of saying: before it, or right behind it where subject and verb are inverted."""
        span = (verb.first, verb.last)
        ranked: list[tuple[int, int, Speaker]] = []
        for index, speaker in enumerate(speakers):
            gap = passage.gap((speaker.first, speaker.last), span)
            if not passage.same_block(speaker.first, verb.first) or passage.quoted_apart(
                (speaker.first, speaker.last), span
            ):
                continue
            if speaker.first - 1 in passage.numbers:
                gap += _COUNTED  # "including five police officers"
            if speaker.last <= verb.first:
                if _prepositional(passage, speaker.first):
                    gap += 12 if speaker.kind != "place" else _SUBJECT_REACH
                if speaker.kind in _SELDOM:
                    gap += 2
                if gap <= (_SELDOM_REACH if speaker.kind in _SELDOM else _SUBJECT_REACH):
                    ranked.append((gap, index, speaker))
            elif (
                verb.path[1] == "say"
                and speaker.first >= verb.last
                and gap <= _INVERTED_REACH
                and not _prepositional(passage, speaker.first)
            ):
                ranked.append((gap + 1 + _INVERTED.get(speaker.kind, 0), index, speaker))
        return min(ranked, key=lambda item: item[:2])[2] if ranked else None

    def read(self, passage: Passage, reading: Reading) -> None:
        """Sets who claims a figure, as far as its own sentence says so."""
        if reading.mention.kind == "age" or reading.holder is not None:
            return
        cue = self._nearest(passage, reading)
        if cue is not None:
            self._set(reading, passage, cue.speaker, _mark_of(passage, cue.hit), "attribution/said")
            return
        self._acting(passage, reading)
        if reading.holder is None:
            self._credited(passage, reading)

    def _nearest(self, passage: Passage, reading: Reading) -> Cue | None:
        near = [
            (passage.gap(reading.span, cue.span), cue.span[0], cue)
            for cue in self.cues(passage)
            if passage.same_block(reading.first, cue.span[0])
        ]
        near = [
            item
            for item in near
            if item[0] <= _SCOPE
            and not self._contrasted(passage, reading, item[2])
            and not _aside(passage, reading, item[2].span[1])
        ]
        if not near:
            return None
        if any(item[2].speaker.kind == "pronoun" for item in near):
            # Of «We have twelve dead», said the minister, the minister is the source.
            outside = [item for item in near if passage.quoted_apart(reading.span, item[2].span)]
            if passage.in_quotation(reading.first) and outside:
                near = outside
        before = [item for item in near if item[2].span[1] <= reading.first]
        best = min(near, key=lambda item: item[:2])
        if before and best[2].span[0] > reading.first:
            nearest = min(before, key=lambda item: item[:2])
            # Of "X said 12 died, Y said 3 did" the 12 is X's, however near Y stands.
            if nearest[0] <= best[0] + 4:
                return nearest[2]
        return best[2]

    @staticmethod
    def _contrasted(passage: Passage, reading: Reading, cue: Cue) -> bool:
        """Whether "but" parts a figure from what is said behind it."""
        return any(reading.last <= hit.first < cue.span[0] for hit in passage.find("grammar", "contrast"))

    def _acting(self, passage: Passage, reading: Reading) -> None:
        """The authority whose deed is counted: "police arrested ten"."""
        if reading.event is None or reading.event.type not in _ACTS or reading.event.trigger.passage is not passage:
            return
        trigger = reading.event.trigger
        low, high = min(reading.first, trigger.first), max(reading.last, trigger.last)
        for speaker in reversed(self._speakers.of(passage)):
            if not speaker.authority or speaker.last > low or not passage.same_block(speaker.first, low):
                continue
            reach = _SCOPE if speaker.first <= 1 else _ACT_REACH
            near = passage.gap((speaker.first, speaker.last), (low, high)) <= reach
            if near and not _prepositional(passage, speaker.first):
                passive = any(passage.covers(at, "grammar", "passive") for at in range(speaker.last, trigger.first))
                if not passive:
                    self._set(reading, passage, speaker, None, "attribution/acts")
                return

    def _credited(self, passage: Passage, reading: Reading) -> None:
        """A name in brackets behind the figure, or one with a colon before it: "41 dead (Free Tamaria)"."""
        words = passage.words
        end = reading.phrase[1]
        for speaker in self._speakers.of(passage):
            if speaker.kind in {"pronoun", "place", "group"}:
                continue
            opened = speaker.first > 0 and words[speaker.first - 1].norm == "("
            closed = speaker.last < len(words) and words[speaker.last].norm == ")"
            if (
                opened
                and closed
                and speaker.first >= end
                and passage.gap((end, end), (speaker.first, speaker.last)) <= 8
            ):
                self._set(reading, passage, speaker, None, "attribution/credit")
                return
            if (
                speaker.first == 0
                and speaker.last < reading.first
                and words[speaker.last].norm == ":"
                and (speaker.kind in {"person", "organization"} or speaker.head)
            ):
                self._set(reading, passage, speaker, None, "attribution/colon")
                return

    def _set(self, reading: Reading, passage: Passage, speaker: Speaker, cue: Mark | None, rule: str) -> None:
        reading.holder = Holder(mark(passage, speaker), cue, speaker.entity)
        reading.because("attribution", rule, cue or mark(passage, speaker))

    # -- from sentence to sentence --------------------------------------------------------------------------------

    def carry(self, passages: Sequence[Passage], readings: dict[int, list[Reading]]) -> None:
        """Lets the speaker of one sentence of a segment go on in the next, and one named afterwards speak before.

        Args:
            passages: the sentences of one segment, in order.
            readings: the figures by the index of their sentence.
        """
        self._back(passages, readings)
        speaking: Cue | None = None
        source = passages[0]
        said = quoted = False
        for passage in passages:
            cues = self.cues(passage)
            in_quote = quoted or (bool(passage.words) and passage.is_quote(0))
            mood = bool(passage.find("cues", "mood"))
            carried = False
            unsaid = self._unsaid(passage) if speaking is not None and said and not cues else None
            if speaking is not None and not cues:
                for reading in readings.get(passage.index, ()):
                    if reading.holder is not None or reading.unknown or reading.mention.kind == "age":
                        continue
                    if unsaid or in_quote or (said and (mood or self._goes_on(passage, reading))):
                        cue = _mark_of(passage, unsaid)
                        reading.holder = Holder(mark(source, speaking.speaker), cue, speaking.speaker.entity)
                        reading.because("attribution", "attribution/goes on", mark(source, speaking.speaker))
                        carried = True
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
        for speaker in reversed(self._speakers.of(passage)):
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
            cues = self.cues(passage)
            if opening is None or not cues or readings.get(passage.index):
                continue
            cue = cues[0]
            for before in passages[max(0, place - _BACK_SENTENCES) : place]:
                if self.cues(before):
                    continue
                for reading in readings.get(before.index, ()):
                    acting = reading.holder is not None and reading.holder.cue is None
                    if reading.mention.kind != "age" and (reading.holder is None or acting):
                        reading.holder = Holder(
                            mark(passage, cue.speaker), _mark_of(passage, cue.hit), cue.speaker.entity
                        )
                        reading.because("attribution", "attribution/named afterwards", mark(passage, cue.speaker))


def _follows(passage: Passage, hit: Hit, speaker: Speaker) -> bool:
    """Whether a source stands right behind its preposition: "according to", "selon un bilan publié par"."""
    between = range(hit.last, speaker.first)
    reach = _ACCORDING_REACH if hit.path[1] == "according" else 0
    return len(between) <= reach and all(passage.words[at].is_word for at in between)


def _aside(passage: Passage, reading: Reading, end: int) -> bool:
    """Whether a clause of the newsroom's own begins behind the source: "police said, as thousands marched"."""
    if reading.first < end or end + 1 >= len(passage.words) or passage.words[end].norm != ",":
        return False
    if passage.in_quotation(reading.first):
        return False
    return passage.covers(end + 1, "grammar", "asides")


def _mark_of(passage: Passage, hit: Hit | None) -> Mark | None:
    return None if hit is None else hit_mark(passage, hit)


def _prepositional(passage: Passage, at: int) -> bool:
    """Whether a preposition stands before a word."""
    return at > 0 and passage.covers(at - 1, "grammar", "prepositions")


_OPEN: Final = frozenset("“„«‘")
_CLOSE: Final = frozenset("”»’")


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
