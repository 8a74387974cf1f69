"""Press releases: who sends them, below the text: "About Example Ltd", what it does, and whom to call."""

from __future__ import annotations

import re

from streams.nlp.segments.devices import MAIL, is_device
from streams.nlp.segments.letters import letters
from streams.nlp.segments.names import is_person
from streams.nlp.segments.page import Part
from streams.nlp.segments.phrases import Phrases

_LONGEST = 80
_CONTACT_LINES = 8
"""The lines of the longest address."""
_OF_SENDER = 2
"""So many addresses and telephone numbers stand below who signs a mail."""
_SIGNED = 60
_FIRST = 10
"""Among so many words at the start of what is said of a sender its name stands again."""
_ADDRESS = re.compile(rf"https?://|(?<!\w)www\.\w|{MAIL.pattern}|[+]\d[\d ()/.-]{{6,}}")


def without_sender(text: str, parts: list[Part], words: Phrases) -> list[Part]:
    """Takes what is said of the sender for furniture: a short line that says about whom, and the paragraph below.

    The paragraph says the name again, and it or what stands below it has an address: a heading such as "About the
    mayor" has none.

    Args:
        text: the view of the body.
        parts: its parts.
        words: the phrases of the page.
    """
    last: int | None = None
    for at in range(len(parts) - 2, 0, -1):
        head, said = parts[at : at + 2]
        if head.kind != "paragraph" or not head.line or head.end - head.start > _LONGEST:
            continue
        label = words.about.match(text, head.start, head.end)
        if label is None or text[head.end - 1] in ".!?":
            continue
        names = {word for word in letters(text[label.end() : head.end]) if len(word) > 2}
        again = names & {*letters(text[said.start : said.end])[:_FIRST]}
        if said.kind != "paragraph" or not again:
            continue
        if last is None:
            last = max((address.start() for address in _ADDRESS.finditer(text)), default=-1)
        if said.start <= last:
            below = [part._replace(kind="boilerplate") for part in (head, said)]
            return [*parts[:at], *below, *parts[at + 2 :]]
    return parts


def with_contacts(text: str, parts: list[Part], last: int) -> list[Part]:
    """Takes the names and addresses of whom a line of furniture with a colon announces below the text for its own."""
    found = list(parts)
    for at in range(last + 1, len(parts)):
        part, above = parts[at], found[at - 1] if at else None
        if above is None or above.kind != "boilerplate" or above.block != part.block or part.kind != "credit":
            continue
        first = at - 1
        while (
            first
            and at - first <= _CONTACT_LINES
            and found[first - 1].block == part.block
            and found[first - 1].kind == "boilerplate"
        ):
            first -= 1
        if text[found[first].end - 1] in ":：" and at - first <= _CONTACT_LINES:
            found[at] = part._replace(kind="boilerplate")
    return found


def with_sender(text: str, parts: list[Part], last: int) -> list[Part]:
    """Takes the lines above addresses and telephone numbers in a block below the text for who signs a mail.

    The first line of the block, which greets, is left.
    """
    found = list(parts)
    devices = [
        at
        for at in range(last + 1, len(parts))
        if parts[at].kind == "boilerplate" and is_device(text, parts[at].start, parts[at].end)
    ]
    blocks: dict[int, list[int]] = {}
    for at in devices:
        blocks.setdefault(parts[at].block, []).append(at)
    for block, within in blocks.items():
        at = within[0] - 1
        # The first line of the block is the last that is met.
        while len(within) >= _OF_SENDER and at > last and parts[at - 1].block == parts[at].block == block:
            part = parts[at]
            short = part.line and part.end - part.start <= _SIGNED and text[part.end - 1] not in ".!?:"
            if part.kind == "paragraph" and short:
                who = is_person(text[part.start : part.end])
                found[at] = part._replace(kind="credit" if who else "boilerplate")
            at -= 1
    return found
