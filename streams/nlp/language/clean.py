"""What is taken out of a text before its language is asked."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

SAMPLE: Final = 1000
"""How many characters of a long text are read."""

_WINDOWS: Final = 3

# Controls (tab and line ends excepted), lone surrogates and noncharacters make the libraries raise; soft hyphens, marks
# of direction and width break words; addresses, URLs, handles and mark-up are no language. What can be long is tried at
# the beginning of a token only, so that the time is linear.
_UNWANTED: Final = re.compile(
    r"(?P<nothing>[\u00ad\u200b\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff\ufe0f])"
    r"|(?:https?://|www\.)\S+|[@#]\w+|&\w{2,8};"
    r"|(?<!\S)(?:\S+@\S+|[\w-]+(?:\.[\w-]+)++/\S*"
    # A whole token with a digit, all in ASCII: a number, a code, a date, a price.
    r"|(?=\S*\d)[!-~€£]+(?!\S))"
    r"|[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    r"\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe-\U0010ffff]"
)


_MARKUP: Final = re.compile(r"<[^<>]{1,200}>")
_DIGITS: Final = "".join(filter(str.isdecimal, map(chr, range(0x10000))))
# Something of this is in all that is unwanted. Digits are listed, for a class without categories is a table look-up.
_SUSPECT: Final = re.compile(
    rf"[{_DIGITS}@#&/\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff\ufe0f"
    r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U00010000-\U0010ffff]"
)


def _replacement(match: re.Match[str]) -> str:
    return "" if match["nothing"] else " "


def _without(text: str) -> str:
    """The text without what is unwanted; only the pieces between spaces that hold a suspect are looked into."""
    pieces: list[str] = []
    done = 0
    while suspect := _SUSPECT.search(text, done):
        start = max(done, text.rfind(" ", done, suspect.start()) + 1)
        end = text.find(" ", suspect.start())
        end = len(text) if end < 0 else end
        pieces += text[done:start], _UNWANTED.sub(_replacement, text[start:end])
        done = end
    return "".join((*pieces, text[done:])) if pieces else text


def clean(text: str) -> str:
    """The text in NFC without what is no language and what libraries refuse; offsets change."""
    if "<" in text:
        text = _MARKUP.sub(" ", text)
    text = _UNWANTED.sub(_replacement, text) if "www." in text else _without(text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def sample(text: str) -> str:
    """At most `SAMPLE` characters of a text, in windows around a quarter, half and three quarters of its length.

    Page furniture stands before and after an article, so a long text is never read from its head.
    """
    if len(text) <= SAMPLE:
        return text
    width = SAMPLE // _WINDOWS
    centres = (len(text) * part // (_WINDOWS + 1) for part in range(1, _WINDOWS + 1))
    return "\n".join(_whole_words(text, centre - width // 2, centre + width // 2) for centre in centres)


def _whole_words(text: str, start: int, end: int) -> str:
    """The slice without the pieces of words at its ends."""
    piece = text[start:end]
    first, last = piece.find(" "), piece.rfind(" ")
    return piece[first + 1 : last] if 0 <= first < last else piece
