"""Page furniture: buttons, notices, stamps, paths of sections, whom to call, the sign of the newsroom."""

from __future__ import annotations

import re

from streams.nlp.segments.devices import MAIL, is_device
from streams.nlp.segments.letters import letters
from streams.nlp.segments.phrases import Phrases

NOTICE = 400
"""The longest notice or title of another article, in characters."""
_STAMP = 120
BUTTON = 60
"""The longest button, in characters."""
_QUOTES = "\"'“”„‘’«‹"
_ENDS = ".!?。！？؟।۔"
_STAMP_WORDS = 4
"""So many long words a stamp has besides its own: a weekday, a month, "hours ago"."""
_ABBREVIATED = re.compile(r"\d\s?[^\W\d_]{0,4}\.$")
_CALL = 200
_ASKED = re.compile(r"[^.!?\n\"“„«]{5,80}[?？؟]\s*")
"""A question of the page before what it asks for: "Were you there? Send us your pictures"."""
_SHORT = 8
_SOLID = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{6,}")
"""So many signs of a script without spaces are several words."""
_TIME = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s?h)?")
"""The time of an entry in a live blog, alone on its line."""
_WHEN = re.compile(
    r"\d{1,2}\s?[:.hH]\s?\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|\b(?:19|20)\d\d\b|\d{4}年|\d+ \w+"
)
_DESK = re.compile(r"(?:\(?[^\W\d_]{2,6}\)?)(?:\s?//?\s?[^\W\d_]{2,6}){1,4}(?:\)|\s?/?)")
"""The signs of those who wrote and edited: "grb/alm/jrh"."""
_PATH = re.compile(r"[^|>›»·•\n.!?]{2,40}(?:(?:\s*\|\s*|\s[›>»·•]\s)[^|>›»·•\n.!?]{2,40}){2,}")
"""Three or more names of topics or sections side by side."""
_PHONE = re.compile(r"(?<![\w.,])(?P<plain>\d{1,3}(?:[ .]\d{3})+(?![\w-]))|(?<![\w.,])[+(]?\d[\d ()/-]{5,}\d(?!\w)")
"""A telephone number; `plain` where it may as well be a large number."""
_CONTACT = 60
"""In so many characters a line tells whom to call, and the word for it stands in the first half."""
_PLAYED = re.compile(
    r"[^.!?]{2,80}[(\[]\d{1,3}(?:[:.]\d\d(?:\s?(?:min|мин|хв|dk)\w*)?|\s?(?:min|мин|хв|dk)\w*)\.?[)\]]", re.IGNORECASE
)
"""The title of a recording and how long it plays."""
_COUNT = re.compile(r"\d{1,3}(?:\s?/\s?|\s[^\W\d_]{1,3}\s)\d{1,3}")
"""Which picture of how many: "1 of 4"."""
_HASHES = re.compile(r"#[\w-]+(?:[ ,]+#[\w-]+)*")
"""Topics as social media write them."""
_CODES = re.compile(r"[A-Z]{2}(?:\s?\|\s?[A-Z]{2})+")
"""The languages of a page, to choose one of them."""
_ADDRESSED = 200
_LABELLED = re.compile(
    rf"[^:.!?\d]{{2,40}}[:：]\s*(?:{MAIL.pattern}|(?:[^\d:.!?]{{2,40}},\s)?(?P<phone>[+(]?\d[\d ()/-]{{5,}}\d))"
)
"""A label with a mail address or a telephone number, of whomever."""
_DIALLED = re.compile(r"[+(0].*|\d\d(?:[ -]\d\d){3,4}")
# Units of time as they begin in the languages of Europe: "5 horas", "mindre än 2 min".
AGO = re.compile(
    r"\d+\s?(?:min|mnt|m\b|h\b|u(?:ur|ren)?\b|hour|hr|hora|heure|ore|ora|std|stund|tim|time|godz|год|час|мин|хв|saat|dk"
    r"|dakika|day|dag|tag|jour|día|dia|giorn|dni|дн|gün)\w*",
    re.IGNORECASE,
)
_SINCE = re.compile(rf"[^·|•.!?]{{2,40}}\s[·|•]\s[^.!?]{{0,12}}{AGO.pattern}[^.!?]{{0,12}}", re.IGNORECASE)
"""Who wrote a comment, and how long ago."""
_TALK = 10
"""The words of the longest line that is known by its words alone."""
_MESSENGER = r"(?:whatsapp|telegram|viber|max)"
_CHANNEL = r"(?:kanaa?l|channel|canal|канал)"
_NEWSLETTER = re.compile(
    rf"{_MESSENGER}[ -]{_CHANNEL}|{_CHANNEL}\w* (?:на|у|в|na|on|de|di|do|en|em|no|op|auf|bei|sur|på) {_MESSENGER}\b"
    r"|newsletter|nieuwsbrief|nyhetsbrev|nyhedsbrev|infolettre|рассылк|розсилк|boletín|bülten",
    re.IGNORECASE,
)
_AROUND_NEWSLETTER = re.compile(
    rf"(?:\S+\s){{0,4}}\S*(?:{_NEWSLETTER.pattern})\w*(?:\s[^\s.!?]+){{0,3}}", re.IGNORECASE
)
"""A few words with a newsletter or a channel among them and no end of a sentence."""


REFERENCE = re.compile(r"(?<=[^\W\d_])\s?(?:\[\d{1,3}\]|[(<\[]https?://[^\s()<>\[\]]+[)>\]])$")
"""Behind a button, its address or the number of that in the list below."""


def is_furniture(text: str, start: int, end: int, words: Phrases) -> bool:
    """Whether a line is a button, a notice, a stamp, a path of sections or the sign of the newsroom."""
    length = end - start
    if is_device(text, start, end):
        return True
    if text[end - 1] in "])>" and (reference := REFERENCE.search(text, max(start, end - NOTICE), end)):
        end = reference.start()
        length = end - start
    if length > NOTICE:
        return False
    if length <= BUTTON and (
        _TIME.fullmatch(text, start, end)
        or words.furniture.fullmatch(text, start, end)
        or (_NEWSLETTER.search(text, start, end) and _AROUND_NEWSLETTER.fullmatch(text, start, end))
    ):
        return True
    notice = words.notice.match(text, start, end)
    several = notice and (" " in notice[0].strip() or notice[0][-1] in ":?" or _SOLID.fullmatch(notice[0].strip()))
    if notice and (several or not _is_sentence(text, notice.end(), end)):
        return True
    if length <= _CALL and (asked := _ASKED.match(text, start, end)) and words.notice.match(text, asked.end(), end):
        return True
    if _is_contact(text, start, end, words) or (length <= _STAMP and _is_labelled(text, start, end)):
        return True
    talk = text[end - 1] not in ".!" or text.endswith("...", start, end)
    named = text[start] in _QUOTES or words.byline.match(text, start, end) or words.photo.match(text, start, end)
    if length <= _STAMP and talk and not named and is_about_page(text[start:end], words, least=2):
        return True
    if length > _STAMP:
        return False
    agency = words.agencies.match(text, start + (text[start] == "("), end)
    desk = _DESK.fullmatch(text, start, end) is not None and not agency
    signs = (_PATH, _CODES, _SINCE, _PLAYED, _COUNT, _HASHES)
    return desk or _is_stamp(text, start, end, words) or any(sign.fullmatch(text, start, end) for sign in signs)


def has_address(content: str) -> bool:
    """Whether a line, and no long paragraph, has a mail address in it."""
    return len(content) <= _ADDRESSED and MAIL.search(content) is not None


def about_page(content: str, words: Phrases) -> tuple[int, int]:
    """How many words of a line tell of the page, and how many words it has, both without the small ones."""
    told = [word for word in letters(content) if len(word) > 1 and word not in words.small_words]
    return sum(word in words.page_words for word in told), len(told)


def is_about_page(content: str, words: Phrases, *, least: int) -> bool:
    """Whether all words of a short line, and so many at least, tell of the page: "Show older posts"."""
    if len(content.split(None, _TALK)) > _TALK:
        return False
    known, told = about_page(content, words)
    return known == told >= least


def _is_labelled(text: str, start: int, end: int) -> bool:
    """Whether a line is a label with a mail address or with what can only be a telephone number."""
    if text[end - 1] in ".!?":
        return False
    line = _LABELLED.fullmatch(text, start, end)
    return line is not None and (line["phone"] is None or _DIALLED.fullmatch(line["phone"]) is not None)


def _is_contact(text: str, start: int, end: int, words: Phrases) -> bool:
    """Whether a line begins with whom to call: "Tip line: 555 0199"."""
    word = words.contact.search(text, start, min(end, start + _CONTACT // 2))
    number = _PHONE.search(text, word.end(), min(end, start + _CONTACT)) if word else None
    if number is None or sum(map(str.isdigit, number[0])) < 6:
        return False
    return number["plain"] is None or text[: number.start()].rstrip().endswith((":", "："))


def _is_stamp(text: str, start: int, end: int, words: Phrases) -> bool:
    """Whether a line only says when the page was made or changed: "12.05.2025, 9:42, updated 3 hours ago"."""
    said = words.stamp.search(text, start, end)
    if said is None or (text[end - 1] in ".!?" and not _ABBREVIATED.search(text, max(start, end - _SHORT), end)):
        return False
    rest = text[start:end].replace(said.group(), " ")
    return bool(_WHEN.search(rest)) and len(re.findall(r"[^\W\d_]{4,}", rest)) <= _STAMP_WORDS


def _is_sentence(text: str, after: int, end: int) -> bool:
    """Whether words follow up to an end mark: then the one word before them begins a sentence of the text."""
    return text[end - 1] in _ENDS and text[after:end].lstrip()[:1].isalpha()
