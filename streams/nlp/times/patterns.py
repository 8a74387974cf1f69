"""How a language writes dates and times of day: its patterns, compiled once from its words.

Each pattern is named after the rule in `resolve` that gives its matches a meaning. Beside it stands what a text must
hold for the pattern to be tried at all, for most sentences speak of no time: one of some words, a sign among digits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from streams.nlp.times.vocabulary import Vocabulary, alternatives, vocabulary

_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d|21\d\d)(?![\d.,]*\d|\w|\s?%)"
_START = r"(?<![\w.,/:-])"
_END = r"(?!\w)"

_SIGNS: Final = {
    "digit": re.compile(r"\d"),
    "year": re.compile(r"\d{4}"),
    "ten": re.compile(r"\d0"),
    "pair": re.compile(r"\d[-.:/hH]\s?\d"),
    "east_asian": re.compile("[年년月월]"),
}
"""What a text must hold besides words."""

_LETTERS: Final = re.compile(r"[^\W\d]+")


class _Shape(NamedTuple):
    pattern: str
    words: Iterable[str] | None = None
    """One of them stands in every match, with no letters beside its own; None: any text."""
    sign: str | None = None
    """One of `_SIGNS`, found in every match."""


_UNIVERSAL = {
    "iso": _Shape(
        r"(?<![\w.-])(?P<year>1[5-9]\d\d|20\d\d|21\d\d)-(?P<month>0[1-9]|1[0-2])"
        r"(?:-(?P<day>0[1-9]|[12]\d|3[01]))?(?![\w-])",
        sign="pair",
    ),
    "numeric": _Shape(
        r"(?<![\w./:-])(?P<first>\d{1,2})(?P<sign>[./-])\s?(?P<second>\d{1,2})(?P=sign)\s?"
        r"(?P<year>(?:1[5-9]|20|21)?\d\d)(?![\w/-]|[.:,]\d)",
        sign="pair",
    ),
    "east_asian": _Shape(
        r"(?:(?P<year>\d{4})\s?[年년]\s?)?(?P<month>1[0-2]|0?[1-9])\s?[月월]"
        r"(?:\s?(?P<day>3[01]|[12]\d|0?[1-9])\s?[日일])?|(?P<only_year>(?:19|20)\d\d)\s?[年년]",
        sign="east_asian",
    ),
}


def _named_dates(words: Vocabulary) -> dict[str, _Shape]:
    month = rf"(?P<month>{alternatives(words.months)})"
    weekday = alternatives(words.weekdays)
    link = alternatives(words.words("link")) if words.words("link") else ""
    linked = rf"\s+(?:{link}\s+)?" if link else r"\s+"
    suffix = alternatives(words.words("day_suffix")) + "?" if words.words("day_suffix") else ""
    lead = rf"(?:{weekday}\.?,?\s+(?:{alternatives(words.words('before_day'))}\s+)?)?"
    year = rf"(?:(?:,?{linked}|,\s*){_YEAR})?"
    day = rf"(?P<day>3[01]|[12]\d|0?[1-9]){suffix}"
    patterns = {"named": _Shape(rf"{_START}{lead}{day}{linked}{month}{year}{_END}", words.months, "digit")}
    if words.data.get("month_first"):
        first = rf"{_START}{lead}{month}\s+{day}(?![\d:]|[.,]\d)(?:,?\s+{_YEAR})?{_END}"
        patterns["named_month_first"] = _Shape(first, words.months, "digit")
    to = alternatives([*words.words("range"), "–"])
    start = rf"{_START}(?P<span>{day})(?=\s*{to}\s*\d{{1,2}}{suffix}{linked}{month}{year}{_END})"
    patterns["range_start"] = _Shape(start, words.months, "digit")
    patterns["month_year"] = _Shape(rf"{_START}{month}(?:,?{linked}){_YEAR}", words.months, "year")
    before = alternatives(words.words("before_month"))
    alone = rf"{_START}(?<=\s)(?:{before})\s+(?P<span>{month}){_END}(?!\s+\d)"
    patterns["month"] = _Shape(alone, words.months)
    return patterns


def _relative(words: Vocabulary) -> dict[str, _Shape]:
    weekday = rf"(?P<weekday>{alternatives(words.weekdays)})"
    part = rf"(?P<part>{alternatives(words.day_parts)})"
    unit = rf"(?P<unit>{alternatives(words.units)})"
    number = rf"(?P<number>\d{{1,3}}|{alternatives(words.numbers)})"
    before = rf"(?P<before>{alternatives(w for ws in words.table('shift_before').values() for w in ws)})"
    after = rf"(?P<after>{alternatives(w for ws in words.table('shift_after').values() for w in ws)})"
    glue = r"\s*" if words.data.get("glued") else r"\s+"
    between = alternatives(words.words("before_part"))
    parted = rf"(?:(?:{glue}|\s+{between}\s+){part})?"
    day = rf"(?P<today>{alternatives(words.days)})"
    ago_after, ago_before = words.table("ago").get("after", []), words.table("ago").get("before", [])
    parts = [*words.day_parts, *words.parts_of_days]
    whole = rf"(?P<whole>{alternatives(words.parts_of_days)})"
    return {
        "weekday": _Shape(
            rf"{_START}(?:{before}\s+)?{weekday}{parted}(?:\s+{after})?{_END}", _glued(words, words.weekdays)
        ),
        "day": _Shape(rf"{_START}{day}{parted}{_END}", _glued(words, words.days)),
        "part": _Shape(rf"{_START}(?:{before}\s+{part}|{whole}){_END}", parts),
        "unit": _Shape(
            rf"{_START}(?:{before}\s+{unit}|{unit.replace('<unit>', '<unit_first>')}\s+{after}){_END}", words.units
        ),
        "ago_after": _Shape(rf"{_START}{number}\s+{unit}\s+{alternatives(ago_after)}{_END}", ago_after),
        "ago_before": _Shape(rf"{_START}{alternatives(ago_before)}\s+{number}\s+{unit}{_END}", ago_before),
    }


def _glued(words: Vocabulary, days: Iterable[str]) -> list[str]:
    """Names of days, where the language writes them so also in one word with a part of the day."""
    days = list(days)
    if words.data.get("glued"):
        days += [day + part for day in days for part in words.day_parts]
    return days


def _stretches(words: Vocabulary) -> dict[str, _Shape]:
    """Quarters, halves and seasons, with a year or with a word such as "last"."""
    stretch = rf"(?P<stretch>{alternatives(words.stretches)})"
    before = rf"(?P<before>{alternatives(w for ws in words.table('shift_before').values() for w in ws)})"
    after = rf"(?P<after>{alternatives(w for ws in words.table('shift_after').values() for w in ws)})"
    of = alternatives([*words.words("link"), *words.words("stretch_link")])
    pattern = rf"{_START}(?:{before}\s+)?{stretch}(?:,?\s+(?:{of}\s+)?{_YEAR}|\s+{after})?{_END}"
    return {"stretch": _Shape(pattern, words.stretches)}


def _years(words: Vocabulary) -> dict[str, _Shape]:
    strong = alternatives(words.table("year").get("before", []))
    weak = words.table("year").get("before_end", [])
    after = words.table("year").get("after", [])
    decade = words.table("decade")
    decade_before, decade_after = alternatives(decade.get("before", [])), alternatives(decade.get("after", []))
    ending = alternatives(decade.get("endings", [""]))  # "the 60" of an English sentence are no years, "the 60s" are
    bare = _YEAR.replace("(?P<year>", "(?P<span>(?P<year>", 1).replace("(?!", ")(?!", 1)
    return {
        "year": _Shape(rf"(?:{_START}{strong}\s+|(?<=\()){bare}", sign="year"),
        "year_at_end": _Shape(
            rf"{_START}{alternatives(weak)}\s+{bare}(?=\s*(?:[.,;:)!?–—]|$))", words=weak, sign="year"
        ),
        "year_before": _Shape(rf"{_START}{bare}(?=\s?{alternatives(after)}{_END})", words=after, sign="year"),
        "decade": _Shape(
            rf"{_START}(?:(?P<decade>(?:1[5-9]|20)\d0)['’]?s{_END}"
            rf"|{decade_before}\s+['’]?(?P<decade_after>(?!\d{{4}}['’]?s)(?:1[5-9]|20)?\d0){ending}{_END}"
            rf"|(?P<decade_before>(?:1[5-9]|20)?\d0)(?:er|-?х)\s?{decade_after}{_END})",
            sign="ten",
        ),
    }


def _clocks(words: Vocabulary) -> dict[str, _Shape]:
    clock = words.table("clock")
    at, after = clock.get("at", []), clock.get("after", [])
    before = [*at, *clock.get("before", [])]
    # "24 uur" is a duration, "8.45 uur" and "om 8 uur" are times.
    after_minutes = clock.get("after_minutes", [])
    am, pm = clock.get("am", []), clock.get("pm", [])
    hour, minute = r"(?P<hour>2[0-4]|1\d|0?\d)", r"(?P<minute>[0-5]\d)"
    time = rf"{hour}(?:[:.h]\s?{minute})?"
    ends = alternatives(after_minutes)
    found = {
        "clock_half_day": _Shape(
            rf"{_START}{time}\s?(?:(?P<am>{alternatives(am)})|(?P<pm>{alternatives(pm)}))(?!\w)", [*am, *pm], "digit"
        ),
        "clock_after": _Shape(rf"{_START}{time}\s?{alternatives(after)}{_END}", after, "digit"),
        "clock_minutes": _Shape(rf"{_START}{hour}[:.h]\s?{minute}\s?{ends}{_END}", after_minutes, "pair"),
        "clock_hour": _Shape(rf"{_START}{alternatives(at)}\s+(?P<span>{hour}\s?{ends}){_END}", after_minutes, "digit"),
        "clock_before": _Shape(
            rf"{_START}{alternatives(before)}\s+(?P<span>{hour}[:.h]\s?{minute})(?![\d%]|[.,:]\d){_END}", before, "pair"
        ),
        "clock_colon": _Shape(rf"(?<![\w.,:-]){hour}:{minute}(?!\d|:\d|[.,]\d){_END}", sign="pair"),
    }
    if clock.get("h"):
        found["clock_h"] = _Shape(rf"{_START}{hour}\s?h\s?{minute}?{_END}", ["h"], "digit")
    return found


def _sets(words: Vocabulary) -> dict[str, _Shape]:
    every = words.table("set").get("every", [])
    of = alternatives([*words.set_days, *words.units, *words.day_parts])
    adverbs = [word for name, group in words.table("set").items() if name != "every" for word in group]
    pattern = rf"{_START}(?:{alternatives(every)}\s+(?P<each>{of})|(?P<adverb>{alternatives(adverbs)})){_END}"
    return {"set": _Shape(pattern, [*every, *adverbs])}


def _runs(text: str) -> list[str]:
    """The runs of letters of a text, those made the same that patterns blind to case take for one another."""
    return _LETTERS.findall(text.casefold().replace("\u0307", "").replace("ı", "i"))


def _longest_run(words: str) -> str:
    """The run of letters by which some words are told best: "yesterday" of "the day before yesterday"."""
    return max(_runs(words), key=len, default="")


class Patterns:
    """The patterns of one language."""

    def __init__(self, shapes: dict[str, _Shape]) -> None:
        """`shapes`: rule -> its pattern, in the order in which equally long matches win."""
        self.rules = [(rule, re.compile(shape.pattern, re.IGNORECASE), shape.sign) for rule, shape in shapes.items()]
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        self._always: list[int] = []
        for place, shape in enumerate(shapes.values()):
            runs = {""} if shape.words is None else {_longest_run(word) for word in shape.words}
            if "" in runs:
                self._always.append(place)
            else:
                for run in runs:
                    self._by_word[run].append(place)
        self._known = frozenset(self._by_word)

    def fitting(self, text: str) -> Iterator[tuple[str, re.Pattern[str]]]:
        """The rules whose pattern may match in a text, in order."""
        places = set(self._always)
        for run in self._known.intersection(_runs(text)):
            places.update(self._by_word[run])
        signs: dict[str, bool] = {}
        for place in sorted(places):
            rule, pattern, sign = self.rules[place]
            if sign is not None and sign not in signs:
                signs[sign] = _SIGNS[sign].search(text) is not None
            if sign is None or signs[sign]:
                yield rule, pattern


@cache
def patterns(tag: str) -> Patterns:
    """The patterns of a language; without data of the language those alone that hold everywhere."""
    found = dict(_UNIVERSAL)
    words = vocabulary(tag)
    if words:
        found |= _named_dates(words)
        if words.data:
            found |= _relative(words) | _stretches(words) | _years(words) | _clocks(words) | _sets(words)
    return Patterns(found)
