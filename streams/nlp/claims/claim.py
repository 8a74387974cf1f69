"""From numbers to claims: all rules in their order, and the figures of the contract from what they understood."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from schemas.annotation import EntitiesArticle, Sentence, Time
from schemas.base import FieldName, Position
from schemas.figure import Attribution, Counted, Event, Figure, Relation, Unit
from streams.nlp.claims import ellipsis, parts, possible, relations, setting, status
from streams.nlp.claims.aftermath import read_aftermath
from streams.nlp.claims.attribution import Attributor
from streams.nlp.claims.continuation import Continuation
from streams.nlp.claims.counted import CountedFinder
from streams.nlp.claims.events import EventFinder
from streams.nlp.claims.lexicon import lexicon
from streams.nlp.claims.passage import Passage, divide, passages_by_segment
from streams.nlp.claims.reading import Evidence, Reading
from streams.nlp.claims.speakers import Speakers
from streams.nlp.claims.unknown import find_unknown
from streams.nlp.figures.located import Located
from streams.nlp.figures.mention import Mention

ID: Final = "rules/8"
"""The rules and data of this package, as `pipeline.figures` names them."""

_REMEMBERED: Final = 40
"""How many figures of people a later sentence may point back to."""
_KNOWING_REACH: Final = 4
_ORDER: Final = {"headline": 0, "body": 1}


def claim(article: EntitiesArticle, times: Sequence[Time], numbers: Sequence[Located]) -> list[Figure]:
    """What each number of an article counts, what happened, who claims it and whether it stands.

    Args:
        article: with segments, sentences and entities.
        times: the times of the article.
        numbers: the numbers of the article, each with the id of its sentence.

    Returns:
        A figure a number, and one a number that the text says is unknown, in order of position.
    """
    return [figure for figure, _ in explain(article, times, numbers)]


def explain(
    article: EntitiesArticle, times: Sequence[Time], numbers: Sequence[Located]
) -> list[tuple[Figure, list[Evidence]]]:
    """As `claim`, each figure with its evidence: for every decision the rule and the words that it looked at."""
    read = understand(article, times, numbers)
    ids = {reading: f"f{index}" for index, reading in enumerate(read)}
    return [(_figure(reading, ids), reading.evidence) for reading in read]


def understand(article: EntitiesArticle, times: Sequence[Time], numbers: Sequence[Located]) -> list[Reading]:
    """As `claim`, before the figures of the contract are made of it."""
    passages = divide(
        article.sentences or _unique(located.sentence for located in numbers),
        {"headline": article.headline or "", "body": article.body},
        lambda sentence: lexicon(sentence.language) or lexicon(article.detection.tag),
        article.tokens,
    )
    segments = passages_by_segment(passages)
    by_passage = _readings(passages, numbers)
    skipped = {segment.id for segment in article.segments if segment.kind in {"date_prefix", "credit", "boilerplate"}}
    for segment, members in segments.items():
        if segment not in skipped:
            _add_unknown(members, by_passage)
    times_by_passage = _times(passages, times)
    for index in by_passage:
        for time in times_by_passage[index]:
            passages[index].dated.update(range(*passages[index].span(time.start, time.end)))
    year = article.published_at[:4] if article.published_at else None
    speakers = Speakers(article.entities, passages)
    attributor = Attributor(speakers)
    continuation = Continuation(attributor)
    history: deque[Reading] = deque(maxlen=_REMEMBERED)
    for index in sorted(by_passage):
        readings = by_passage[index]
        _read_sentence(passages[index], readings, history, speakers, attributor)
        history.extend(r for r in readings if r.counted and r.counted.class_ == "person")
    for members in segments.values():
        if any(passage.index in by_passage for passage in members):
            continuation.carry(members, by_passage)
    running = {segment.id for segment in article.segments if segment.kind in {"lead", "paragraph"}}
    read_aftermath([passage for passage in passages if not running or passage.sentence.segment in running], by_passage)
    for index in sorted(by_passage):
        passage, readings = passages[index], by_passage[index]
        possible.read_possible(passage, readings)
        setting.set_time(passage, readings, times_by_passage[index], year)
        setting.set_place(passage, readings, speakers.entities(passage))
    ordered = [reading for index in sorted(by_passage) for reading in by_passage[index] if not _nobody_counted(reading)]
    relations.relate(ordered)
    return ordered


def _unique(sentences: Iterable[Sentence]) -> list[Sentence]:
    return list({sentence.id: sentence for sentence in sentences}.values())


def _readings(passages: Sequence[Passage], numbers: Sequence[Located]) -> dict[int, list[Reading]]:
    by_id: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        by_id[passage.sentence.id].append(passage)
    found: defaultdict[int, list[Reading]] = defaultdict(list)
    for located in numbers:
        pieces = by_id[located.sentence.id]
        passage = pieces[max(0, bisect_right(pieces, located.mention.start, key=lambda piece: piece.start) - 1)]
        first, last = passage.span(located.mention.start, located.mention.end)
        last = min(last, len(passage.words))
        reading = Reading(passage, located.mention, first, last)
        reading.fused = last > first and passage.words[last - 1].end > located.mention.end
        passage.numbers.update(range(first, last))
        found[passage.index].append(reading)
    for readings in found.values():
        readings.sort(key=_position)
    return dict(found)


def _position(reading: Reading) -> tuple[int, int]:
    return reading.mention.start, reading.mention.end


def _add_unknown(members: Sequence[Passage], by_passage: dict[int, list[Reading]]) -> None:
    for place, passage in enumerate(members):
        following = members[place + 1] if place + 1 < len(members) else None
        known = {reading.first for reading in by_passage.get(passage.index, ())}
        found = find_unknown(passage, following, known)
        if found:
            by_passage[passage.index] = sorted([*by_passage.get(passage.index, ()), *found], key=_position)


def _read_sentence(
    passage: Passage,
    readings: Sequence[Reading],
    history: Sequence[Reading],
    speakers: Speakers,
    attributor: Attributor,
) -> None:
    """All that one sentence says of its figures; `history`: the last figures of people before it."""
    groups = {
        at: entity.entity
        for entity in speakers.entities(passage)
        if entity.type == "group"
        for at in range(*passage.span(entity.start, entity.end))
    }
    counted = CountedFinder(passage, readings, groups)
    for reading in readings:
        if reading.counted is None:
            counted.read(reading)
    passage.captives = _of_captives(passage, readings, history)
    parts.mark_partitives(passage, readings, history)
    events = EventFinder(passage, readings)
    for reading in readings:
        leans = reading.part_of is not None and reading.event is None
        if reading.total:
            events.read_within(reading)
        elif not leans and reading.counted is not None and not _names_figure(passage, reading):
            events.read(reading)
    ellipsis.complete(passage, readings, history)
    for reading in readings:
        attributor.read(passage, reading)
    status.read_standing(passage, readings)
    for reading in readings:
        attributor.read_standing(passage, reading)


def _nobody_counted(reading: Reading) -> bool:
    """Whether it is the "nobody" who knows or says something: "nobody knows", "weiß niemand"."""
    if reading.mention.value != 0 or reading.mention.kind != "cardinal" or reading.unknown:
        return False
    noun, passage = reading.counted, reading.passage
    if passage.covers(reading.first, "unknown", "predicates"):
        return True
    itself = noun is None or (noun.mark.passage is passage and noun.mark.first == reading.first)
    if not itself or (reading.event is not None and reading.event.trigger.first < reading.last + _KNOWING_REACH):
        return False
    near = range(reading.first, min(len(passage.words), reading.last + _KNOWING_REACH))
    return any(passage.covers(at, "cues", cue) for at in near for cue in ("say", "tell"))


def _of_captives(passage: Passage, readings: Sequence[Reading], history: Sequence[Reading]) -> bool:
    """Whether people held are captives: fighters hold them, or somebody was abducted here or last, and not arrested."""
    own = {reading.counted.mark.first for reading in readings if reading.counted is not None}
    fighters = passage.find("nouns", "person", "combatants")
    if any(hit.first not in own and hit.first < readings[0].first for hit in fighters):
        return True
    taken = [
        hit for hit in passage.find("triggers", "abducted") if not passage.covers(hit.first, "triggers", "arrested")
    ]
    if taken:
        return True
    types = (reading.event.type for reading in reversed(history) if reading.event is not None)
    return next((kind for kind in types if kind in {"abducted", "arrested"}), None) == "abducted"


def _names_figure(passage: Passage, reading: Reading) -> bool:
    """Whether it "counts" a word for figures, as in "nineteen is the figure"."""
    counted = reading.counted
    return (
        counted is not None
        and counted.mark.passage is passage
        and passage.covers(counted.mark.first, "grammar", "figure_nouns")
    )


def _times(passages: Sequence[Passage], times: Sequence[Time]) -> dict[int, list[Time]]:
    found: dict[int, list[Time]] = {passage.index: [] for passage in passages}
    ordered = sorted(times, key=lambda time: (_ORDER[time.field], time.start))
    at = 0
    for passage in passages:
        while at < len(ordered) and _before(ordered[at], passage):
            at += 1
        ahead = at
        while ahead < len(ordered) and ordered[ahead].field == passage.field and ordered[ahead].start < passage.end:
            if ordered[ahead].end <= passage.end:
                found[passage.index].append(ordered[ahead])
            ahead += 1
    return found


def _before(time: Time, passage: Passage) -> bool:
    return (_ORDER[time.field], time.start) < (_ORDER[passage.field], passage.start)


# -- the figures of the contract ----------------------------------------------------------------------------------


def _figure(reading: Reading, ids: dict[Reading, str]) -> Figure:
    mention = reading.mention
    passage = reading.passage
    field, text = passage.field, passage.text
    return Figure(
        id=ids[reading],
        field=field,
        start=mention.start,
        end=mention.end,
        text=text[mention.start : mention.end],
        number=_position_of(field, text, mention.number),
        kind=mention.kind,
        value=_plain(mention.value),
        lower=_plain(mention.lower),
        upper=_plain(mention.upper),
        qualifier=mention.qualifier,
        qualifier_span=mention.qualifier_span and _position_of(field, text, mention.qualifier_span),
        change=mention.change,
        change_from=_plain(mention.change_from),
        unit=_unit(mention),
        counted=_counted(reading),
        event=reading.event and Event(type=reading.event.type, trigger=reading.event.trigger.position()),
        status=reading.status,
        attribution=_attribution(reading),
        time=reading.time,
        place=reading.place,
        relations=[Relation(type=kind, figure=ids[other]) for kind, other in reading.relations if other in ids],
        sentence=passage.sentence.id,
        confidence=mention.confidence,
        detector=mention.detector,
    )


def _position_of(field: FieldName, text: str, span: tuple[int, int]) -> Position:
    return Position(field=field, start=span[0], end=span[1], text=text[span[0] : span[1]])


def _plain(value: Decimal | None) -> str | None:
    """Plain decimal notation: no exponent, no trailing zeros."""
    if value is None:
        return None
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


def _unit(mention: Mention) -> Unit | None:
    unit = mention.unit
    if unit is None:
        return None
    return Unit(system=unit.system, code=unit.code, text=unit.text, candidates=list(unit.candidates))


def _counted(reading: Reading) -> Counted | None:
    noun = reading.counted
    if noun is None:
        return None
    position = noun.mark.position()
    return Counted(**position.model_dump(), head=noun.lemma, class_=noun.class_, role=noun.role)


def _attribution(reading: Reading) -> Attribution | None:
    holder = reading.holder
    if holder is None:
        return None
    return Attribution(
        holder=holder.mark.position(), entity=holder.entity, cue=holder.cue.position() if holder.cue else None
    )
