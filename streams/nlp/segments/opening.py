"""What stands before the first words of a text: a date prefix, and a dateline of place, date and agency."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache

from schemas.annotation import SegmentKind
from streams.nlp.segments import layout
from streams.nlp.segments.letters import MARKS, SMALL, folded
from streams.nlp.segments.phrases import PEOPLE, Phrases, phrases

_SEPARATOR = r"\s*(?:[|:–—]|--?)(?=\s)"
_BETWEEN = "•·,|–—-"
"""What may stand between the day of publication and what else is told of the page."""
_NEAR = 31
"""Days from publication within which a date is read with the month first."""
_LINE = 80
"""The longest line, in characters, that is no text when no mark ends it."""
_ACRONYM = 5
"""The longest word in capitals that may as well stand for a name: "UNICEF." is no place."""
# Places in capitals or title case: "DEN HAAG", "St. Pölten", "Frankfurt am Main", "L’Aquila", "WASHINGTON, D.C.".
_PARTICLE = (
    r"(?:a[mn]|auf|aan|bij|da|das|de[lmnrs]?|di|do|dos|du|e|el|en|i|im|in|la|las|le|les|lez|los|na|o[bf]|op|sur|sous"
    r"|the|u|upon|van|vor|y|zum?)"
)
_CAPITAL = rf"[^\W\d_{SMALL}]"
_WORD = (
    r"(?:(?:St|ST|Ste|STE|Sta|Mt|Ft|D\.C|U\.S|U\.N|N\.Y)\."
    rf"|(?:['’`][sS]-)?{_CAPITAL}[\w'’{MARKS}]*(?:-[\w'’{MARKS}]+)*)"
)
_LABELLED = rf"(?:{_CAPITAL}\w{{2,5}}\.\s)?"
"""An abbreviation before the name of the sender: "corr."."""
_PLACE = rf"{_WORD}(?:[ \u00a0]{_WORD}|[ \u00a0]{_PARTICLE}[ \u00a0]{_WORD}){{0,3}}"


_PLACED = re.compile(rf"(?P<place>{_PLACE}\s[-–—])\s+(?=\d)")
_ALONE = re.compile(rf"\({_CAPITAL}\w{{2,20}}\)")
"""One name in brackets before a dash: an agency that no list has, or a place."""
_SECTION = re.compile(rf"{_WORD}(?:\s(?:\w{{1,3}}\s)?{_WORD}){{0,2}}\s+(?=\d)")
_DAY = len("2026-01-01")
_CHANGED = re.compile(
    r":?\s(?:[^\W\d_]{1,12}\s){0,3}(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s(?:[-–]\s)?)?\d{1,2}[:.h]\d\d"
)
_TIMED = re.compile(r"\d{1,2}[:.h]\d\d(?:\s[A-Z]{2,4})?$")
_SIGNED = re.compile(rf"(?P<names>{PEOPLE})\s*[|·•,–—-]?\s+(?=\d)")


@cache
def _date(tags: tuple[str, ...]) -> str:
    """A date of a day or a month in the languages, numeric or with the month's name."""
    month = phrases(*tags).month
    ordinal = r"(?:\.|st|nd|rd|th|er|º|ª|:?e)?"
    of = r"(?:\s+(?:de|d['’]|of))?"
    year = r"(?:,?\s+(?:de\s+)?\d{4}(?:\s*(?:(?:г|р|r)\.|года|року|roku))?)"
    return (
        rf"(?:\d{{1,2}}{ordinal}{of}\s*{month}{year}?"
        rf"|{month}\s+\d{{1,2}}{ordinal}(?!\d){year}?"
        rf"|\d{{4}}\.\s*{month}\s+\d{{1,2}}\.?(?!\d)"
        rf"|\d{{4}}[-/.]\d{{1,2}}(?:[-/.]\d{{1,2}})?(?!\d)"
        rf"|\d{{1,2}}\.\s\d{{1,2}}\.\s\d{{4}}(?!\d)"
        rf"|\d{{1,2}}[./-]\d{{1,2}}(?:[./-](?:\d{{4}}|\d\d))?\.?(?!\d)"
        rf"|\d{{4}}\s?年\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?日)?|\d{{4}}년\s?\d{{1,2}}월(?:\s?\d{{1,2}}일)?|\d{{1,2}}\s?日)"
    )


@cache
def _prefix(tags: tuple[str, ...]) -> re.Pattern[str]:
    words = phrases(*tags)
    clock = (
        r"(?P<clock>(?:[,T|]|\s[-–|])?\s*(?:\w{1,4}\.?\s+|午[前後]|오[전후]\s?)?"
        r"\d{1,2}(?:[:.h]\d{2}|[時时]\d{2}分|시\s?\d{2}분)(?::\d{2})?\s*(?:(?:[ap]\.?m\.?|uur|Uhr|Z|(?-i:[A-Z]{3,4}))(?!\w))?(?:\s?\((?:GMT|UTC)[^()]{0,6}\))?)?"
    )
    weekday = rf"(?:[^\W\d_]{{1,3}}\s+)?(?:{words.weekday},?\s+)?"
    return re.compile(
        rf"(?P<open>[\[(])?(?P<word>{words.date_word}\s*:?\s*)?(?:\d{{1,2}}:\d{{2}},?\s+)?{weekday}(?P<date>{_date(tags)})(?:,?\s{words.weekday}(?=,?\s\d|\s*$))?{clock}(?(open)[\])])"
        rf"(?P<separator>\s*[|:–—]|\s*-{{1,2}}(?=\s))?",
        re.IGNORECASE,
    )


def date_prefix(
    text: str, start: int, end: int, tags: tuple[str, ...], published: datetime | None
) -> tuple[int, str] | None:
    """A date in front of the text: a line of its own, set apart by a sign, or after a word such as "date".

    Args:
        text: the view of the body.
        start: where the line begins.
        end: where it ends.
        tags: the languages of the page.
        published: 1/2 is 2 January when the article was published near that day, else 1 February.

    Returns:
        Where the prefix ends, and the date as YYYY-MM-DD or YYYY-MM; None when there is none.
    """
    prefix = _prefix(tags).match(text, start, min(end, start + 120))
    if prefix is None:
        return None
    after = layout.skip_space(text, prefix.end(), end)
    while after < end and text[after] in _BETWEEN:
        after = layout.skip_space(text, after + 1, end)
    words = phrases(*tags)
    # "3 May 2025 10:40, changed 4 May", "3 May 2025 10:40 Source: Agency"; without a sign between, all is one stamp.
    apart = prefix["separator"] or text[prefix.end() : after].strip()
    labels = [words.photo, words.byline, *([words.stamp] if apart else [])]
    labelled = prefix["clock"] and any(label.match(text, after, end) for label in labels)
    if not (prefix["word"] or prefix["open"] or prefix["separator"] or labelled or prefix.end() == end):
        return None
    value = date_value(prefix["date"], words.months, published)
    # A line that goes on in lower case is a sentence that begins with a date.
    if value is None or (not prefix["word"] and not labelled and text[after : after + 1].islower()):
        return None
    stop = prefix.end()
    return stop + (prefix["word"] is not None and text[stop : min(stop + 1, end)] == "."), value


def joined(
    text: str, start: int, end: int, tags: tuple[str, ...], published: datetime | None
) -> list[tuple[int, SegmentKind, str | None]]:
    """A section, the day and hour of publication and a stamp of change, as they stand before a page of one line.

    Returns:
        Where each of them ends, its kind, and the date of the day; nothing where no day of publication stands.
    """
    words = phrases(*tags)
    section = _SECTION.match(text, start, min(end, start + _LINE))
    day = section.end() if section else start
    prefix = _prefix(tags).match(text, day, min(end, day + _LINE))
    if prefix is None or not prefix["clock"]:
        return []
    value = date_value(prefix["date"], words.months, published)
    after = layout.skip_space(text, prefix.end(), end)
    if value is None or len(value) < _DAY or not (text[after : after + 1].isupper() or text[after : after + 1] == "("):
        return []
    found: list[tuple[int, SegmentKind, str | None]] = (
        [(len(text[:day].rstrip()), "boilerplate", None)] if section else []
    )
    found.append((prefix.end(), "date_prefix", value))
    changed = words.stamp.match(text, after, end)
    clock = _CHANGED.match(text, changed.end(), min(end, changed.end() + _LINE)) if changed else None
    found += [(clock.end(), "boilerplate", None)] if clock else []
    names = _joined_names(text, layout.skip_space(text, found[-1][0], end), end, words)
    return [*found, (names, "credit", None)] if names else found


def _joined_names(text: str, start: int, end: int, words: Phrases) -> int | None:
    """Where the names end behind a label in a page of one line; a word that begins sentences is none of them."""
    label = words.byline.match(text, start, end) or words.author.match(text, start, end)
    names = re.compile(PEOPLE).match(text, layout.skip_space(text, label.end(), end), end) if label else None
    if names is None:
        return None
    spans = [(word.start(), word.end()) for word in re.finditer(r"\S+", names[0])]
    first = next((n for n, span in enumerate(spans) if folded(names[0][slice(*span)]) in words.small_words), len(spans))
    return names.start() + spans[first - 1][1] if first > 1 else None


def signed(text: str, start: int, end: int, tags: tuple[str, ...], published: datetime | None) -> int | None:
    """Where the names end with which a line begins that ends with its day of publication; None in any other line."""
    names = _SIGNED.match(text, start, min(end, start + _LINE))
    if names is None or folded(names["names"].split()[0]) in phrases(*tags).small_words:
        return None
    prefix = date_prefix(text, names.end(), end, tags, published)
    return names.end("names") if prefix and prefix[0] == end else None


def placed_day(text: str, start: int, end: int, tags: tuple[str, ...], published: datetime | None) -> int | None:
    """Where the place ends, with its dash, in a line of a place and the day of publication; None in any other line."""
    place = _PLACED.match(text, start, min(end, start + _LINE))
    prefix = date_prefix(text, place.end(), end, tags, published) if place else None
    timed = prefix is not None and prefix[0] == end and _TIMED.search(text, start, end)
    return place.end("place") if place and timed else None


def signed_day(text: str, start: int, end: int, tags: tuple[str, ...]) -> int | None:
    """Where the names end in a line of names, a sign, a day without its year and a time; None in any other line."""
    names = _SIGNED.match(text, start, min(end, start + _LINE))
    if names is None or folded(names["names"].split()[0]) in phrases(*tags).small_words:
        return None
    day = re.compile(rf"{_date(tags)},?\s+(?:\w{{1,3}}\s+)?\d{{1,2}}[:.]\d\d", re.IGNORECASE)
    return names.end("names") if day.fullmatch(text, names.end(), end) else None


def date_value(text: str, months: dict[str, int], published: datetime | None) -> str | None:
    """The date that a text names, as YYYY-MM-DD or YYYY-MM; None when it names no year or no day of the calendar."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    named = next((months[word] for word in re.findall(r"[^\W\d_]+", text.casefold()) if word in months), None)
    if named is not None:
        days = [n for n in numbers if n <= 31]
        years = [n for n in numbers if n > 31]
        candidates = [(years[0], named, days[0] if days else None)] if years else []
    elif numbers and numbers[0] > 31:
        candidates = [(numbers[0], numbers[1], numbers[2] if len(numbers) > 2 else None)] if len(numbers) > 1 else []
    elif len(numbers) == 3:
        first, second, year = numbers
        year += 2000 if year < 70 else 1900 if year < 100 else 0
        candidates = [(year, second, first), (year, first, second)]
    else:
        candidates = []
    real = [candidate for candidate in candidates if _exists(*candidate)]
    if not real:
        return None
    year, month, day = real[0]
    if published and len(real) > 1:
        away = [abs((date(y, m, d or 1) - published.date()).days) for y, m, d in real]
        if away[1] <= _NEAR and away[1] < away[0]:
            year, month, day = real[1]
    return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")


def _exists(year: int, month: int, day: int | None) -> bool:
    try:
        date(year, month, day or 1)
    except ValueError:
        return False
    return year >= 1000


@cache
def _dateline(tags: tuple[str, ...]) -> re.Pattern[str]:
    words = phrases(*tags)
    signature = rf"(?:\([^()\n]{{2,40}}\)|\[[^\[\]\n]{{2,40}}\]|/[^/\n]{{2,30}}/|{words.agency}(?:[/-]{words.agency})*)"
    day = rf"(?i:{_date(tags)})"
    places = rf"{_PLACE}(?:\s?/\s?{_PLACE})*(?:,\s(?!{day}){_PLACE})?"
    return re.compile(
        rf"(?:(?P<first>\([^()\n]{{2,30}}\)|{words.agency})(?P<dash>\s*[-–—|]{{1,2}}(?=\s))?\s*)?"
        rf"(?:(?!{day}\s*{signature})(?P<place>{places})(?P<date>[,.]?\s*{day})?(?P<agency>\.?,?\s*(?:[-–—]\s*)?{signature})?"
        rf"|(?P<day>{day}\s*{signature}))?"
        rf"(?P<sign>\s*(?:\.\s?[-–—]{{1,2}}|[-–—]{{1,2}}(?=\s)|[|:=](?=\s)|\.(?=\s)))?"
        # Whoever sends the dispatch may stand behind the dash: "KYIV, 3 May — Agency."
        rf"(?P<sender>(?(date)\s{_LABELLED}{_WORD}(?:[ \u00a0][«„“\"]?{_WORD}[»“”\"]?)?\.(?=\s{_CAPITAL})|(?!)))?"
    )


# East Asian pages set the dateline in brackets or end it with the word for a dispatch.
_BRACKETED = re.compile(
    r"[\[(（【［][^\]\)）】］\n]{1,40}[=＝][^\]\)）】］\n]{1,40}[\])）】］](?:\s?[^\s=]{2,5}\s기자)?\s?=?"
    r"|[【［\[（(][^】］\]）)\n]{1,30}(?:社|網|网|時事|共同|ロイター|日|电|電|讯)[】］\]）)]\s?[-－—–]?"
    r"|[^\s，。、]{2,12}(?:社|网)[^，。、\n]{1,16}?日?[电電讯訊]"
)


def dateline(text: str, start: int, end: int, tags: tuple[str, ...], headline: str) -> int | None:
    """Where the dateline that begins at `start` ends, its sign included; None when the text begins without one.

    Args:
        text: the view of the body.
        start: where the first paragraph of the text begins.
        end: where it ends.
        tags: the languages of the page.
        headline: in it or further on, a place that stands alone before a full stop is named again.
    """
    words = phrases(*tags)
    if bracketed := _BRACKETED.match(text, start, min(end, start + 90)):
        return bracketed.end()
    line = _dateline(tags).match(text, start, min(end, start + 140))
    if line is None or line.end() == start or line.end() - start > 110:
        return None
    if line.end() == end:
        # A line of its own: "BREMEN (ots)"; a name and an agency may as well have made a picture.
        place, agency = line["place"], line["agency"]
        named = agency and agency.strip()[:1] in "([" and (" " not in agency.strip(" ,") or _is_agency(agency, words))
        return end if place and agency and (place.isupper() or named) else None
    # "JANE DOE | Springvale Courier" is a byline.
    if not (line["agency"] or line["first"] or line["date"]) and text[end - 1].isalnum() and end - start < _LINE:
        return None
    return line.end(part) if (part := _dateline_part(line, text, words, headline)) is not None else None


def _dateline_part(line: re.Match[str], text: str, words: Phrases, headline: str) -> str | int | None:
    """With which group of the match the dateline ends (0: the whole match); None when it is none."""
    place, signed = line["place"], line["first"] or line["agency"]
    following = text[line.end() : line.end() + 3].lstrip()[:1]
    sign = (line["sign"] or "").strip()
    if not line["dash"] and (not following or following.islower() or following in ",;:)"):
        return None
    if line["day"]:
        return 0 if sign else None
    if line["dash"] and not (line["date"] or line["agency"] or sign):
        named = (
            _ALONE.fullmatch(line["first"])
            and text[line.end("dash") : line.end("dash") + 3].lstrip()[:1].isupper()
            and not words.label.match(line["first"][1:-1])
        )
        return "dash" if named or _is_agency(line["first"], words) else None
    if place is None or len(place) < 2 or words.label.match(place):
        return None
    if line["date"] or signed:
        # The dot of an abbreviated month has been read with the date.
        dot = (line["date"] or "").endswith(".")
        bracketed = line["date"] and signed and signed.strip(" ,")[:1] in "(["
        return 0 if sign or dot or bracketed or (line["agency"] and place.isupper()) else None
    if sign == ":":
        return 0 if place.isupper() and len(place) > 2 else None
    if sign == ".":
        capitals = place.isupper() and len(place) > _ACRONYM and following.isupper()
        return 0 if capitals or _named_again(place, text, line.end(), headline) else None
    return 0 if sign else None


def _is_agency(signature: str | None, words: Phrases) -> bool:
    return signature is not None and re.fullmatch(rf"\W*{words.agency}.*", signature) is not None


def _named_again(place: str, text: str, end: int, headline: str) -> bool:
    """Whether the place is named in the headline or in the text after `end`, in whatever case."""
    again = re.compile(rf"(?<!\w){re.escape(place.split('/', 1)[0].strip())}(?!\w)", re.IGNORECASE)
    return len(place) > 2 and bool(again.search(headline) or again.search(text, end, end + 20_000))
