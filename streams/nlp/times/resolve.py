"""What a match means on the calendar, seen from the article's day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Final

from streams.nlp.times.moment import Anchor, Moment, is_date, months_of, of_day
from streams.nlp.times.vocabulary import Vocabulary

Match = re.Match[str]
Rule = Callable[[Match, Vocabulary, Anchor, bool], Moment | None]


def _group(match: Match, name: str) -> str | None:
    """A named group in lower case with single spaces; None where the pattern has no such group or it took no part."""
    text = match.groupdict().get(name)
    return " ".join(text.lower().replace("’", "'").split()) if text else None


def _near(month: int, day: int | None, anchor: Anchor, future: bool) -> int | None:
    """The year of a date without one: the nearest, where the past counts as nearer unless the sentence looks ahead."""
    if anchor.day is None:
        return anchor.year
    around: list[tuple[int, int]] = []
    for year in (anchor.day.year - 1, anchor.day.year, anchor.day.year + 1):
        if is_date(year, month, day or 1):
            days = (date(year, month, day or 1) - anchor.day).days
            ahead = days > 0
            around.append((abs(days) * (2 if ahead != future else 1), year))
    return min(around)[1] if around else None


def _calendar(year: int | None, month: int, day: int | None, anchor: Anchor, future: bool) -> Moment | None:
    year = year if year is not None else _near(month, day, anchor, future)
    if day is not None and not is_date(year or 2000, month, day):
        return None
    return Moment(year=year, month=month, day=day)


def _month_day(match: Match, words: Vocabulary, anchor: Anchor, future: bool) -> Moment | None:
    name = _group(match, "month") or ""
    year, day = _group(match, "year"), _group(match, "day")
    month = words.months[name]
    return _calendar(int(year) if year else None, month, int(day) if day else None, anchor, future)


def _iso(match: Match, _words: Vocabulary, anchor: Anchor, future: bool) -> Moment | None:
    year, month = int(match["year"]), int(match["month"])
    return _calendar(year, month, int(match["day"]) if match["day"] else None, anchor, future)


def _numeric(match: Match, words: Vocabulary, anchor: Anchor, future: bool) -> Moment | None:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if len(match["year"]) == 2:
        if match["sign"] == "-":
            return None
        year += 2000 if year < 70 else 1900
    day, month = (second, first) if words.data.get("order") == "mdy" and second > 12 >= first else (first, second)
    if month > 12 >= day:
        day, month = month, day
    return _calendar(year, month, day, anchor, future) if 1 <= month <= 12 else None


def _east_asian(match: Match, _words: Vocabulary, anchor: Anchor, future: bool) -> Moment | None:
    if match["only_year"]:
        return Moment(year=int(match["only_year"]))
    year, day = match["year"], match["day"]
    return _calendar(int(year) if year else None, int(match["month"]), int(day) if day else None, anchor, future)


def _weekday(match: Match, words: Vocabulary, anchor: Anchor, future: bool) -> Moment | None:
    weekday = words.weekdays[_group(match, "weekday") or ""]
    part = words.day_parts.get(_group(match, "part") or "")
    shift = words.shifts.get(_group(match, "before") or _group(match, "after") or "")
    if anchor.day is None:
        return Moment(weekday=weekday, part=part)
    back = (anchor.day.isoweekday() - weekday) % 7
    if shift == 1 or (shift is None and future):
        return of_day(anchor.day + timedelta((7 - back) % 7 or (7 if shift == 1 else 0)), part)
    return of_day(anchor.day - timedelta(back or (7 if shift == -1 else 0)), part)


def _seen_from(anchor: Anchor, shift: int, part: str | None) -> Moment:
    return of_day(anchor.day + timedelta(shift), part) if anchor.day else Moment(part=part)


def _day(match: Match, words: Vocabulary, anchor: Anchor, _future: bool) -> Moment | None:
    return _seen_from(
        anchor, words.days[_group(match, "today") or ""], words.day_parts.get(_group(match, "part") or "")
    )


def _part(match: Match, words: Vocabulary, anchor: Anchor, _future: bool) -> Moment | None:
    if whole := _group(match, "whole"):
        return _seen_from(anchor, *words.parts_of_days[whole])
    return _seen_from(anchor, words.shifts[_group(match, "before") or ""], words.day_parts[_group(match, "part") or ""])


def _shifted(anchor: Anchor, unit: str, shift: int) -> Moment | None:
    """A day, week, weekend, month or year seen from the anchor."""
    if anchor.day is None:
        return Moment(year=anchor.year + shift) if anchor.year and unit == "Y" else Moment()
    try:
        match unit:
            case "D":
                return of_day(anchor.day + timedelta(shift))
            case "F":
                return of_day(anchor.day + timedelta(14 * shift))
            case "W" | "WE":
                year, week, _ = (anchor.day + timedelta(7 * shift)).isocalendar()
                return Moment(year=year, week=week, weekend=unit == "WE")
            case "M":
                months = anchor.day.year * 12 + anchor.day.month - 1 + shift
                return Moment(year=months // 12, month=months % 12 + 1)
            case "Q":
                quarters = anchor.day.year * 4 + (anchor.day.month - 1) // 3 + shift
                return Moment(year=quarters // 4, stretch=f"Q{quarters % 4 + 1}")
            case "DE":
                return Moment(year=anchor.day.year + 10 * shift)
            case _:
                return Moment(year=anchor.day.year + shift)
    except OverflowError:
        return None


def _unit(match: Match, words: Vocabulary, anchor: Anchor, _future: bool) -> Moment | None:
    unit = words.units[_group(match, "unit") or _group(match, "unit_first") or ""]
    return _shifted(anchor, unit, words.shifts[_group(match, "before") or _group(match, "after") or ""])


def _ago(match: Match, words: Vocabulary, anchor: Anchor, _future: bool) -> Moment | None:
    said = _group(match, "number") or ""
    number = int(said) if said.isdecimal() else words.numbers[said]
    return _shifted(anchor, words.units[_group(match, "unit") or ""], -number)


def _stretch(match: Match, words: Vocabulary, anchor: Anchor, future: bool) -> Moment | None:
    """A quarter or half without a year is the last that has begun; a season needs a year or "last", "this", "next"."""
    name = _group(match, "stretch") or ""
    stretch = words.stretches[name]
    if year := _group(match, "year"):
        return Moment(year=int(year), stretch=stretch)
    said = _group(match, "before") or _group(match, "after")
    shift = words.shifts.get(said or "")
    sure = stretch[0] in "QH" and name not in words.words("stretch_needs_year")
    if anchor.day is None or (shift is None and not sure):
        return None
    years = range(max(1, anchor.day.year - 2), min(anchor.day.year + 2, 9998))
    around = [(year, *months_of(year, stretch)) for year in years]
    if shift == 1 or (shift is None and future):
        found = [year for year, first, _ in around if first > anchor.day][:1]
    elif shift == -1:
        found = [year for year, _, end in around if end <= anchor.day]
    else:
        found = [year for year, first, _ in around if first <= anchor.day or (shift == 0 and year == anchor.day.year)]
    return Moment(year=found[-1], stretch=stretch) if found else None


def _year(match: Match, _words: Vocabulary, _anchor: Anchor, _future: bool) -> Moment | None:
    return Moment(year=int(match["year"]))


def _decade(match: Match, _words: Vocabulary, _anchor: Anchor, _future: bool) -> Moment | None:
    said = int(next(filter(None, (match["decade"], match["decade_after"], match["decade_before"]))))
    return Moment(year=said if said > 99 else (2000 if said < 30 else 1900) + said, decade=True)


def _clock(match: Match, _words: Vocabulary, anchor: Anchor, _future: bool) -> Moment | None:
    hour, minute = int(match["hour"]), int(_group(match, "minute") or 0)
    if _group(match, "am") or _group(match, "pm"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if _group(match, "pm") else 0)
    if hour == 24:
        return None if minute else Moment(year=None, clock=time(0))
    clock = time(hour, minute)
    return of_day(anchor.day, clock=clock) if anchor.day else Moment(clock=clock)


RULES: Final[dict[str, Rule]] = {
    "iso": _iso,
    "numeric": _numeric,
    "east_asian": _east_asian,
    "named": _month_day,
    "named_month_first": _month_day,
    "month_year": _month_day,
    "month": _month_day,
    "range_start": _month_day,
    "weekday": _weekday,
    "day": _day,
    "part": _part,
    "unit": _unit,
    "stretch": _stretch,
    "ago_after": _ago,
    "ago_before": _ago,
    "year": _year,
    "year_at_end": _year,
    "year_before": _year,
    "decade": _decade,
    "clock_half_day": _clock,
    "clock_after": _clock,
    "clock_minutes": _clock,
    "clock_hour": _clock,
    "clock_before": _clock,
    "clock_colon": _clock,
    "clock_h": _clock,
}


_EVERY: Final = {
    "D": "P1D",
    "W": "P1W",
    "WE": "XXXX-WXX-WE",
    "M": "P1M",
    "Y": "P1Y",
    "F": "P2W",
    "Q": "P3M",
    "DE": "P10Y",
}


def set_value(match: Match, words: Vocabulary) -> str | None:
    """TIMEX3 of a set of times: XXXX-WXX-1 for every Monday, P1D for daily."""
    if each := _group(match, "each"):
        if each in words.set_days:
            return f"XXXX-WXX-{words.set_days[each]}"
        if each in words.day_parts:
            return f"XXXX-XX-XXT{words.day_parts[each]}"
        return _EVERY[words.units[each]]
    adverb = _group(match, "adverb")
    return next((value for value, group in words.table("set").items() if value != "every" and adverb in group), None)
