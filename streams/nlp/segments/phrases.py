"""The phrases by which page furniture, captions and credits are known, from `languages/<tag>/segments.toml`.

Furniture in English stands on pages in every language, so its phrases are always read too.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, TypeAlias

from babel.dates import get_day_names, get_month_names

from streams.nlp.languages import load
from streams.nlp.languages.cldr import locale
from streams.nlp.segments.letters import SMALL, folded, letters

_FLAGS = re.IGNORECASE
_CAPITAL = rf"[^\W\d_{SMALL}]"
_PARTICLE = r"(?:d[aeiou]|de[lnrs]|dell[aeo]|dos|das|van|von|of|the|l[ae]s?|el|al|y|e|und|en|et|and)"
_NAME_WORD = rf"(?:{_CAPITAL}\.(?:-?{_CAPITAL}\.)*|{_CAPITAL}[\w'’-]*)"
_NAMES = rf"{_CAPITAL}[\w'’.-]*(?:\s(?:{_PARTICLE}\s){{0,2}}{_CAPITAL}[\w'’-]+){{0,3}}"
_BEARER = rf"{_CAPITAL}\w*\.?(?:[-'’][^\W\d_]\w*)*"
PEOPLE = (
    rf"{_BEARER}(?:\s{_BEARER}){{1,2}}(?:\s\([^()]{{2,40}}\))?"
    rf"(?:\s\w{{1,3}}\s{_BEARER}(?:\s{_BEARER}){{1,2}}(?:\s\([^()]{{2,40}}\))?)?"
)
"""One or two names, each with what stands in brackets behind it."""
_DECORATION = r"""[\s>►▸▶»→•*+=~|_\[({«"'“‘„\u2600-\u27bf\ufe0f\U0001f300-\U0001faff-]*"""


_Tree: TypeAlias = dict[str, "_Tree"]
# Behind a phrase that may stand before text: scripts without spaces have no ends of words.
_BEFORE_TEXT = r"(?:(?<=[\W\u3040-\u30ff\u4e00-\u9fff])|(?!\w))"
_LAST_WORD = 40
_OF_PAGE = ("read_more", "notices", "inside", "furniture", "stamps", "page_words")
_ATOM = re.compile(r"\s+|.", re.DOTALL)
_READ_AS = {" ": r"\s+", "'": "['’]", "#": r"\d+(?:[.,]\d+)?", ":": r"\s?[:：]"}
# Greek in capitals has no accents.
_READ_AS |= {accented: f"[{accented}{plain}]" for accented, plain in zip("άέήίόύώϊϋΐΰ", "αεηιουωιυιυ", strict=True)}


@cache
def international() -> dict[str, Any]:
    """What is the same on pages in every language: agencies, labels, buttons."""
    return tomllib.loads((resources.files(__package__) / "international.toml").read_text("utf-8"))


def alternatives(phrases: Iterable[str], end: str = r"(?:(?<=\W)|(?!\w))") -> str:
    """A regular expression for any of the phrases as whole words, the longest first; never matches when there is none.

    What phrases begin with alike is written once, so that a text is not compared with each of them. A number sign in a
    phrase stands for any number.

    Args:
        phrases: in lower case where case does not matter.
        end: what must hold behind a phrase.
    """
    tree: _Tree = {}
    for phrase in {*phrases}:
        node = tree
        for atom in _ATOM.findall(phrase):
            node = node.setdefault(_READ_AS.get(atom, atom if atom.isalnum() else re.escape(atom)), {})
        node[""] = {}
    return rf"(?:{_branches(tree)}){end}" if tree else r"(?!)"


def _branches(node: _Tree) -> str:
    """The phrases below a node, those that go on before one that ends there."""
    branches = [atom + _branches(below) for atom, below in sorted(node.items()) if atom]
    if not branches:
        return ""
    end = "?" if "" in node else ""
    return branches[0] if len(branches) == 1 and not end else rf"(?:{'|'.join(branches)}){end}"


def of_pages(tag: str) -> dict[str, Any]:
    """What pages of a language are read by: its own data, or those of the language whose pages read alike."""
    return load(tag, "segments") or load(international()["alike"].get(tag.partition("-")[0], tag), "segments")


def months(tag: str) -> dict[str, int]:
    """Names and abbreviations of months in lower case, without a final dot, from CLDR."""
    found = locale(tag)
    if found is None:
        return {}
    return {
        name.casefold().rstrip("."): number
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, context, found).items()
        if not name.rstrip(".").isdigit()
    }


def weekdays(tag: str) -> set[str]:
    """Names and abbreviations of the days of the week in lower case, without a final dot, from CLDR."""
    found = locale(tag)
    if found is None:
        return set()
    return {
        name.casefold().rstrip(".")
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in get_day_names(width, context, found).values()
    }


def _signature(agency: str, bracketed: str, *, stroke: bool) -> re.Pattern[str]:
    """What a line ends with that names the makers of a picture; `stroke`: in lines that hold one, unlisted ones too."""
    name = rf"{_NAME_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_NAME_WORD}){{0,3}}"
    known = (
        rf"[(\[]?(?:{name}\s?(?:/|\s-|,|\bvia|\()\s?)?{agency}"
        rf"(?:\s?(?:/|,|-|via)\s?{name}|\s(?:Photo|Foto|Images?|Wire|Media|News|Archiv|Archive)(?:/[\w.'’ -]+)?)?[)\]]?"
    )
    # An agency that no list has, with a stroke before who took the picture: "XYZ/Jane Doe"; or the stroke and the name.
    maker = rf"{_NAME_WORD}(?:\s{_NAME_WORD}){{1,2}}"
    unlisted = rf"{_CAPITAL}[\w-]*(?:\s{_CAPITAL}[\w-]*)?\s?/\s?{maker}"
    # In capitals it needs no end mark before it: "The bridge JANE DOE/XYZ".
    loud_name = rf"{_CAPITAL}{{2,}}(?:\s{_CAPITAL}{{2,}})"
    loud = rf"(?<=[^\W\d_A-Z]\s){loud_name}{{1,2}}\s?/\s?{_CAPITAL}{{2,}}(?:\s{_CAPITAL}{{2,}})?"
    shouted = rf"(?<=[.!?”\"»])\s(?P<shouted>{loud_name}{{1,2}})$"
    unknown = rf"(?:(?<=[.!?”\"»]\s){unlisted}|(?<=[.!?”\"»]\s/\s){maker}|{loud})"
    pair = rf"{maker}\s?/\s?{_NAME_WORD}(?:\s{_NAME_WORD})?"
    listed = rf"(?:^|(?<=[.!?”\"»)])\s+|\s[|/–—-]\s)(?={known}\.?$)"
    last = rf"\s(?P<bracketed>[(\[]{bracketed}[)\]])\.?$"
    if not stroke:
        return re.compile(rf"{listed}(?P<credit>{known})\.?$|{last}|{shouted}")
    return re.compile(
        rf"(?:{listed}|(?={unknown}$))(?P<credit>{known}|{unknown})\.?$|{last}|\s(?P<pair>[(\[]{pair}[)\]])$"
    )


@dataclass(frozen=True)
class Phrases:
    """The phrases of some languages as regular expressions over a view.

    Attributes:
        read_more: at the start of a line or sentence; what follows is the title of another article.
        notice: at the start of a line of page furniture.
        inside: anywhere in a short line of page furniture.
        correction: the label before a correction, with its date if it has one, up to the colon.
        contact: a word before a telephone number that readers may call.
        page_words: the words of all phrases of furniture and others that tell of the page itself.
        small_words: words that begin sentences, such as articles and conjunctions.
        furniture: a whole line of buttons and counters.
        stamp: what says in a line with a date or a time of day that this is when the page was made or changed.
        caption: a marker before a caption, at the start of a line.
        inline: what stands inside a line after the end of a sentence: a link, a caption; or the sign of a copyright.
        pictured: in brackets, a label and the maker of a picture.
        joined: in brackets between words without an end mark and a capital, a label and a name behind it.
        enlarge: the button of a picture, which stands before its caption and needs no sign.
        source: a label before whom the article or its figures are from.
        about: words before the name of who sends a press release, in the line above what is said of it.
        photo: a label before the maker of a picture.
        signers: the last words of agencies whose names are written small.
        signature: at the end of a line, an agency and perhaps a name: "REUTERS/Jane Doe", "(Jan Jansen / ANP)".
        stroked: the same in a line with a stroke: agencies and names that no list has, too.
        makers: the words with which such a credit ends.
        made: a credit at the end of a line whose last word tells who made the picture, in scripts without spaces.
        sign: what stands in a caption before its date or place, and hardly in any other line without an end mark.
        alone: the name of an agency in whatever case.
        agencies: agencies and names with signs between them, as they follow the sign of a copyright inside a line.
        names: the same, beginning with a name.
        byline: the start of a line that names the author or the newsroom.
        author: a short word before the author's name.
        date_word: a word before a date at the start of the body.
        label: a word before a text that is no place.
        agency: the name of a news agency.
        months: name of a month in lower case -> number.
        month: the name of a month, with a final dot if it has one.
        weekday: the name of a day of the week, with a final dot if it has one.
    """

    read_more: re.Pattern[str]
    notice: re.Pattern[str]
    inside: re.Pattern[str]
    correction: re.Pattern[str]
    contact: re.Pattern[str]
    page_words: frozenset[str]
    small_words: frozenset[str]
    furniture: re.Pattern[str]
    stamp: re.Pattern[str]
    caption: re.Pattern[str]
    inline: re.Pattern[str]
    pictured: re.Pattern[str]
    joined: re.Pattern[str]
    enlarge: re.Pattern[str]
    source: re.Pattern[str]
    about: re.Pattern[str]
    photo: re.Pattern[str]
    signers: frozenset[str]
    signature: re.Pattern[str]
    stroked: re.Pattern[str]
    makers: tuple[str, ...]
    made: re.Pattern[str]
    sign: re.Pattern[str]
    alone: re.Pattern[str]
    agencies: re.Pattern[str]
    names: re.Pattern[str]
    byline: re.Pattern[str]
    author: re.Pattern[str]
    date_word: str
    label: re.Pattern[str]
    agency: str
    months: dict[str, int]
    month: str
    weekday: str

    def may_sign(self, line: str) -> bool:
        """Whether a line can end with a signature: with a capital, a sign of an agency, or behind a stroke."""
        last = line[-_LAST_WORD:].rsplit(None, 1)[-1].rstrip(".)]")
        return not last.islower() or last in self.signers or "/" in line


@cache
def phrases(*tags: str) -> Phrases:
    """The phrases of pages in the given languages.

    Args:
        tags: BCP 47; a language without data adds what CLDR knows.
    """
    shared = international()
    read = [of_pages(tag) for tag in dict.fromkeys((*tags, "en"))]

    def words(key: str) -> list[str]:
        return [*shared.get(key, []), *(word for data in read for word in data.get(key, []))]

    names = {name: number for tag in reversed((*tags, "en")) for name, number in months(tag).items()}
    for data in read:
        names |= {name: int(number) for number, forms in data.get("months", {}).items() for name in forms}
    other = rf"{alternatives(words('agency_nouns'))}\s\w+"
    agency = rf"(?:{alternatives(words('agencies'))}|{other})"
    bracketed = rf"(?:{alternatives({*words('agencies'), *map(str.capitalize, words('agencies'))})}|{other})"
    more = alternatives(words("read_more"), _BEFORE_TEXT)
    photo = alternatives(words("photo"))
    caption = alternatives(words("caption"))
    enlarge = alternatives(words("enlarge"))
    return Phrases(
        read_more=re.compile(rf"{_DECORATION}{more}", _FLAGS),
        notice=re.compile(rf"{_DECORATION}{alternatives(words('notices'), _BEFORE_TEXT)}", _FLAGS),
        inside=re.compile(rf"(?<!\w){alternatives(words('inside'), _BEFORE_TEXT)}", _FLAGS),
        correction=re.compile(
            rf"{alternatives(words('corrections'))}(?:,?\s(?:[^:.\n]|\.(?=\s?\d)|(?<=\d)\.){{1,25}})?\s*[:：]\s*",
            _FLAGS,
        ),
        contact=re.compile(rf"(?<!\w){alternatives(words('contacts'))}", _FLAGS),
        page_words=frozenset(word for key in _OF_PAGE for phrase in words(key) for word in letters(phrase)),
        small_words=frozenset(folded(word) for data in read for word in data.get("sentences", {}).get("starters", [])),
        furniture=re.compile(rf"\W*(?:{alternatives(words('furniture'))}[\W\d]*)+", _FLAGS),
        stamp=re.compile(rf"(?<!\w){alternatives(words('stamps'), _BEFORE_TEXT)}", _FLAGS),
        caption=re.compile(rf"[\[(【]?(?:{caption}|{enlarge})\s*[:.：】]?", _FLAGS),
        inline=re.compile(
            r"(?<=[.!?…»”’\"')\]]\s)"
            rf"(?:(?P<more>[>►▸▶»→•*]?\s?{more}\s*[:：►▸>→])|(?P<caption>(?:{enlarge}|{caption}\s?:)(?=\s+\S)))"
            r"|(?P<sign>©)",
            _FLAGS,
        ),
        pictured=re.compile(rf"[(\[（【]{photo}\s*[:：/=＝](?P<maker>[^()\[\]（）【】\n]{{2,80}})[)\]）】]", _FLAGS),
        joined=re.compile(
            rf"(?<=[^\W_]\s)[(\[]{photo}\s(?-i:(?={_CAPITAL}))(?P<maker>[^()\[\]\n]{{2,60}})[)\]](?-i:(?=\s[^\w\s]?{_CAPITAL}))",
            _FLAGS,
        ),
        enlarge=re.compile(enlarge, _FLAGS),
        source=re.compile(
            rf"{alternatives(words('sources'))}\s*[:：]\s*(?=\S)"
            rf"|(?-i:{alternatives(map(str.upper, words('sources')))})\s+(?-i:(?={_CAPITAL}\w*[{SMALL}]))",
            _FLAGS,
        ),
        about=re.compile(
            rf"{alternatives(words('about'))}\s+(?-i:(?=\S{{0,2}}{_CAPITAL}|\w{{1,4}}['’\s]{_CAPITAL}))", _FLAGS
        ),
        photo=re.compile(
            rf"(?<!\w)(?:[\[(（【]{photo}\s+(?-i:(?=[^\W\d_a-z]))|[\[(（【]?{photo}(?:\s*[:：/|]\s*|(?<=\w)\s?[=＝]\s?|(?<=\.)\s*(?-i:(?=[^\W\d_a-z]))|,?\s+(?-i:(?={agency})))"
            rf"|(?<=[.!?…»”\"]\s){photo}\s+(?-i:(?={_NAME_WORD}\s{_NAME_WORD})))",
            _FLAGS,
        ),
        byline=re.compile(
            rf"[\[(（*]?\s*{alternatives(words('byline'))}|\w{{2,12}}(?:\s\w{{2,12}})?\s?{alternatives(words('writers'))}[)）]?$",
            _FLAGS,
        ),
        signers=frozenset(name.split()[-1] for name in words("agencies") if name.split()[-1].islower()),
        signature=_signature(agency, bracketed, stroke=False),
        stroked=_signature(agency, bracketed, stroke=True),
        makers=tuple(words("made")),
        made=re.compile(
            rf"(?:(?:^|(?<=[。！？、，\s)）】]))|(?=[(（\[【]))[(（\[【]?[^。！？、，\n(（\[【]{{1,30}}"
            rf"{alternatives(words('made'))}(?:\.\s[^\[\]\n]{{1,30}})?[)）\]】]?$"
        ),
        sign=re.compile(alternatives(words("signs"))),
        alone=re.compile(agency, _FLAGS),
        agencies=re.compile(rf"{agency}(?:\s?[/,+|]\s?(?:{agency}|{_NAMES}))*"),
        names=re.compile(rf"[^\W\d_][\w'’.-]*(?:\s[^\W\d_a-z][\w'’-]+)?(?:\s?[/,+|]\s?(?:{agency}|{_NAMES}))*[.)]?"),
        author=re.compile(alternatives(words("author")), _FLAGS),
        date_word=alternatives(words("date")),
        label=re.compile(alternatives(words("labels")), _FLAGS),
        agency=agency,
        months=names,
        month=rf"(?:{alternatives(names)}\.?)",
        weekday=rf"(?:{alternatives(day for tag in (*tags, 'en') for day in weekdays(tag))}\.?)",
    )
