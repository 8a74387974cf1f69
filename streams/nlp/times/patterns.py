"""How a language writes dates and times of day: its patterns, compiled once from its words.

Each pattern is named after the rule in `resolve` that gives its matches a meaning.
"""

from __future__ import annotations

import re
from functools import cache

from streams.nlp.times.vocabulary import Vocabulary, alternatives, vocabulary

_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d|21\d\d)(?![\d.,]*\d|\w|\s?%)"
_START = r"(?<![\w.,/:-])"
_END = r"(?!\w)"

_UNIVERSAL = {
    "iso": r"(?<![\w.-])(?P<year>1[5-9]\d\d|20\d\d|21\d\d)-(?P<month>0[1-9]|1[0-2])"
    r"(?:-(?P<day>0[1-9]|[12]\d|3[01]))?(?![\w-])",
    "numeric": r"(?<![\w./:-])(?P<first>\d{1,2})(?P<sign>[./-])\s?(?P<second>\d{1,2})(?P=sign)\s?"
    r"(?P<year>(?:1[5-9]|20|21)?\d\d)(?![\w/-]|[.:,]\d)",
    "east_asian": r"(?:(?P<year>\d{4})\s?[年년]\s?)?(?P<month>1[0-2]|0?[1-9])\s?[月월]"
    r"(?:\s?(?P<day>3[01]|[12]\d|0?[1-9])\s?[日일])?|(?P<only_year>(?:19|20)\d\d)\s?[年년]",
}


def _named_dates(words: Vocabulary) -> dict[str, str]:
    month = rf"(?P<month>{alternatives(words.months)})"
    weekday = alternatives(words.weekdays)
    link = alternatives(words.words("link")) if words.words("link") else ""
    linked = rf"\s+(?:{link}\s+)?" if link else r"\s+"
    suffix = alternatives(words.words("day_suffix")) + "?" if words.words("day_suffix") else ""
    lead = rf"(?:{weekday}\.?,?\s+(?:{alternatives(words.words('before_day'))}\s+)?)?"
    year = rf"(?:(?:,?{linked}|,\s*){_YEAR})?"
    day = rf"(?P<day>3[01]|[12]\d|0?[1-9]){suffix}"
    patterns = {"named": rf"{_START}{lead}{day}{linked}{month}{year}{_END}"}
    if words.data.get("month_first"):
        patterns["named_month_first"] = rf"{_START}{lead}{month}\s+{day}(?![\d:]|[.,]\d)(?:,?\s+{_YEAR})?{_END}"
    to = alternatives([*words.words("range"), "–"])
    patterns["range_start"] = rf"{_START}(?P<span>{day})(?=\s*{to}\s*\d{{1,2}}{suffix}{linked}{month}{year}{_END})"
    patterns["month_year"] = rf"{_START}{month}(?:,?{linked}){_YEAR}"
    before = alternatives(words.words("before_month"))
    patterns["month"] = rf"{_START}(?<=\s)(?:{before})\s+(?P<span>{month}){_END}(?!\s+\d)"
    return patterns


def _relative(words: Vocabulary) -> dict[str, str]:
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
    ago = words.table("ago")
    return {
        "weekday": rf"{_START}(?:{before}\s+)?{weekday}{parted}(?:\s+{after})?{_END}",
        "day": rf"{_START}{day}{parted}{_END}",
        "part": rf"{_START}(?:{before}\s+{part}|(?P<whole>{alternatives(words.parts_of_days)})){_END}",
        "unit": rf"{_START}(?:{before}\s+{unit}|{unit.replace('<unit>', '<unit_first>')}\s+{after}){_END}",
        "ago_after": rf"{_START}{number}\s+{unit}\s+{alternatives(ago.get('after', []))}{_END}",
        "ago_before": rf"{_START}{alternatives(ago.get('before', []))}\s+{number}\s+{unit}{_END}",
    }


def _stretches(words: Vocabulary) -> dict[str, str]:
    """Quarters, halves and seasons, with a year or with a word such as "last"."""
    stretch = rf"(?P<stretch>{alternatives(words.stretches)})"
    before = rf"(?P<before>{alternatives(w for ws in words.table('shift_before').values() for w in ws)})"
    after = rf"(?P<after>{alternatives(w for ws in words.table('shift_after').values() for w in ws)})"
    of = alternatives([*words.words("link"), *words.words("stretch_link")])
    return {"stretch": rf"{_START}(?:{before}\s+)?{stretch}(?:,?\s+(?:{of}\s+)?{_YEAR}|\s+{after})?{_END}"}


def _years(words: Vocabulary) -> dict[str, str]:
    strong = alternatives(words.table("year").get("before", []))
    weak = alternatives(words.table("year").get("before_end", []))
    after = alternatives(words.table("year").get("after", []))
    decade = words.table("decade")
    decade_before, decade_after = alternatives(decade.get("before", [])), alternatives(decade.get("after", []))
    ending = alternatives(decade.get("endings", [""]))  # "the 60" of an English sentence are no years, "the 60s" are
    bare = _YEAR.replace("(?P<year>", "(?P<span>(?P<year>", 1).replace("(?!", ")(?!", 1)
    return {
        "year": rf"(?:{_START}{strong}\s+|(?<=\()){bare}",
        "year_at_end": rf"{_START}{weak}\s+{bare}(?=\s*(?:[.,;:)!?–—]|$))",
        "year_before": rf"{_START}{bare}(?=\s?{after}{_END})",
        "decade": rf"{_START}(?:(?P<decade>(?:1[5-9]|20)\d0)['’]?s{_END}"
        rf"|{decade_before}\s+['’]?(?P<decade_after>(?!\d{{4}}['’]?s)(?:1[5-9]|20)?\d0){ending}{_END}"
        rf"|(?P<decade_before>(?:1[5-9]|20)?\d0)(?:er|-?х)\s?{decade_after}{_END})",
    }


def _clocks(words: Vocabulary) -> dict[str, str]:
    clock = words.table("clock")
    at = alternatives(clock.get("at", []))
    before = alternatives([*clock.get("at", []), *clock.get("before", [])])
    after = alternatives(clock.get("after", []))
    # "24 uur" is a duration, "8.45 uur" and "om 8 uur" are times.
    after_minutes = alternatives(clock.get("after_minutes", []))
    am, pm = alternatives(clock.get("am", [])), alternatives(clock.get("pm", []))
    hour, minute = r"(?P<hour>2[0-4]|1\d|0?\d)", r"(?P<minute>[0-5]\d)"
    time = rf"{hour}(?:[:.h]\s?{minute})?"
    return {
        "clock_half_day": rf"{_START}{time}\s?(?:(?P<am>{am})|(?P<pm>{pm}))(?!\w)",
        "clock_after": rf"{_START}{time}\s?{after}{_END}",
        "clock_minutes": rf"{_START}{hour}[:.h]\s?{minute}\s?{after_minutes}{_END}",
        "clock_hour": rf"{_START}{at}\s+(?P<span>{hour}\s?{after_minutes}){_END}",
        "clock_before": rf"{_START}{before}\s+(?P<span>{hour}[:.h]\s?{minute})(?![\d%]|[.,:]\d){_END}",
        "clock_colon": rf"(?<![\w.,:-]){hour}:{minute}(?!\d|:\d|[.,]\d){_END}",
        "clock_h": rf"{_START}{hour}\s?h\s?{minute}?{_END}" if clock.get("h") else r"(?!)",
    }


def _sets(words: Vocabulary) -> dict[str, str]:
    every = alternatives(words.table("set").get("every", []))
    of = alternatives([*words.set_days, *words.units, *words.day_parts])
    return {"set": rf"{_START}(?:{every}\s+(?P<each>{of})|(?P<adverb>{alternatives(_adverbs(words))})){_END}"}


def _adverbs(words: Vocabulary) -> list[str]:
    return [word for name, group in words.table("set").items() if name != "every" for word in group]


@cache
def patterns(tag: str) -> dict[str, re.Pattern[str]]:
    """Rule -> its pattern in a language; without data of the language those alone that hold everywhere."""
    found = dict(_UNIVERSAL)
    words = vocabulary(tag)
    if words:
        found |= _named_dates(words)
        if words.data:
            found |= _relative(words) | _stretches(words) | _years(words) | _clocks(words) | _sets(words)
    return {rule: re.compile(pattern, re.IGNORECASE) for rule, pattern in found.items()}
