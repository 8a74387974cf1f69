"""What programs leave on a page: addresses, heads of mails, links of markdown, codes of a wire, lines of signs.

None of it is said in a language, so no list of phrases is asked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from streams.nlp.segments.layout import Line
from streams.nlp.segments.letters import SMALL

MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_ADDRESS = re.compile(r"(?:\[?\d{1,3}[\].)]?\s+|[^.!?:\n]{1,30}(?:\s?[:：]|\s[-–—])\s*)?[<(]?(?:https?://|www\.)\S+")
"""The address of a page, alone or behind a number or a label."""
_LINKED = re.compile(r"(?:[-*+>•]\s*|\d{1,2}\.\s+)?!?\[[^\[\]\n]{0,200}\]\([^()\s]{2,2000}\)")
"""A picture or a link of markdown and nothing else."""
_FILE = re.compile(
    r"(?:[^:.!?\n]{2,30}[:：]\s*)?[\w().-][\w ().-]{0,60}\.(?:pdf|docx?|xlsx?|pptx?|zip|jpe?g|png|mp[34])"
)
"""A file that was sent along."""
_SIGNS = re.compile(r"[^\w\s]+(?:\s[^\w\s]+)*")
"""A rule across the page, or what a reader taps."""
_THIRTY = re.compile(r"-{1,3}\s?(?:30|0|oOo)\s?-{1,3}")
"""The end of a dispatch."""
_CAPITAL = rf"[^\W\d_{SMALL}]"
_SLUG = re.compile(
    rf"{_CAPITAL}{{2,5}}(?:[-_/](?:{_CAPITAL}|\d)+){{2,}}(?:\s(?:{_CAPITAL}|\d)+)?"
    rf"|{_CAPITAL}{{2,5}}-(?:{_CAPITAL}|[\d ])+(?:-(?:{_CAPITAL}|[\d ])+)*,(?:{_CAPITAL}|[\d ])+"
)
"""How a wire names a dispatch, without spaces about its signs: "BC-RIVER-FLOODS,UPDATE 2", "XYZ-AB-02-08-26 17GMT"."""
_HANDLE = re.compile(r"@\w{2,30}(?:\s?[·•|]\s?[^.!?\n]{1,20})?")
"""Who posts on a social network, and how long ago."""
_TAPPED = re.compile(r"(?:[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?\s?\d[\d.,]*(?:\s?[^\W\d_]{1,4})?(?:\s|$)){1,12}")
"""How often readers chose each of some signs."""
_POSTED = re.compile(
    r"\d{1,2}[:.]\d\d(?:\s?[APap]\.?[Mm]\.?)?\s?[·•]\s?[^.!?\n·•]{3,16}\d{2}(?:\s?[·•]\s?[^!?\n]{2,40})?"
    r"|[^.!?\n·•]{3,16}\d{2}\s?[·•]\s?\d{1,2}[:.]\d\d(?:\s?[APap]\.?[Mm]\.?)?"
)
"""The hour and the day of a post, with a dot between, and how many have seen it."""
_DIALLED = re.compile(r"(?:[^\W\d_]{1,6}[.:]{0,2}\s(?=[(+]))?(?!\d{1,2}[./-]\d{1,2}[./-])\(?[+0][\d ()/.-]{7,22}\d")
_LONGEST = 60
_FIELD = re.compile(r"(?:>\s)?\W{0,2}[^\W\d_][^:：<>@\n.!?]{0,19}[:：]\W{0,2}\s+\S")
"""A field of the head of a mail."""
_SUBJECT = re.compile(
    r"\W*(?:subject|betreff|objet|onderwerp|asunto|oggetto|assunto|temat|тема|ämne|emne|aihe|předmět|predmet|konu|tárgy"
    r"|subiect|θέμα|件名|主题|主旨|제목|الموضوع|موضوع|perihal|chủ đề|נושא|विषय)\s?[:：]",
    re.IGNORECASE,
)
"""What a mail is about, as the programs for mail say it."""
_FEW = 3
"""The head of a mail has so many fields at least; with an address, one less."""
_PASSED = re.compile(r"[-_=]{3,}\s?[^\W\d_][^\n=_]{2,50}?\s?[-_=]{3,}")
"""Between rules: who passed a mail on, the original message."""
_RUNNING = re.compile(
    r"(?P<stem>[^\d\n]\S*\s[^\n]{2,76}?)\s*[|•·–—]\s*(?:[^\W\d_]+\.?\s)?(?P<number>\d{1,3})(?:\s?(?:/|\w{1,4})\s?\d{1,3})?"
)
"""A line that ends with a sign and the number of its page."""


def is_device(text: str, start: int, end: int) -> bool:
    """Whether a line is an address, a link of markdown, a code, a telephone number or a row of signs."""
    if _LINKED.fullmatch(text, start, end) or _ADDRESS.fullmatch(text, start, end) or _FILE.fullmatch(text, start, end):
        return True
    if end - start > _LONGEST:
        return False
    return any(
        sign.fullmatch(text, start, end)
        for sign in (_SIGNS, _THIRTY, _SLUG, _HANDLE, _TAPPED, _POSTED, _PASSED, _DIALLED)
    )


def mail_heads(text: str, lines: Sequence[Line]) -> set[int]:
    """Where the lines begin that are heads of mails: labels below one another, one of them what the mail is about."""
    found: set[int] = set()
    fields: list[Line] = []
    for line in lines:
        if fields and line.block != fields[-1].block:
            found |= _head(text, fields)
            fields = []
        if _FIELD.match(text, *_span(line)):
            fields.append(line)
        else:
            found |= _head(text, fields)
            fields = []
    return found | _head(text, fields)


def _head(text: str, fields: Sequence[Line]) -> set[int]:
    """Where these labels begin if they are the head of a mail, else nothing."""
    subject = any(_SUBJECT.match(text, *_span(line)) for line in fields)
    addressed = any(MAIL.search(text, *_span(line)) for line in fields)
    return {line.start for line in fields} if subject and len(fields) + addressed >= _FEW else set()


def running(text: str, lines: Sequence[Line]) -> set[int]:
    """Where the lines begin that stand at the head or foot of every page of print: the same words, other numbers.

    Text stands between them, or they would be rows of a list.
    """
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, line in enumerate(lines):
        if line.end - line.start <= 2 * _LONGEST and (foot := _RUNNING.fullmatch(text, *_span(line))):
            found[foot["stem"]].append((at, int(foot["number"])))
    return {
        lines[at].start
        for feet in found.values()
        if len(feet) > 1 and all(b > a + 2 and second == first + 1 for (a, first), (b, second) in pairwise(feet))
        for at, _ in feet
    }


def _span(line: Line) -> tuple[int, int]:
    return line.start, line.end
