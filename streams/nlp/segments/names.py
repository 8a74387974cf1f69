"""Who wrote: lines that are a byline, and texts that are names and nothing else."""

from __future__ import annotations

import re

from streams.nlp.segments.letters import SMALL
from streams.nlp.segments.phrases import PEOPLE, Phrases

_SENT = re.compile(
    rf"{PEOPLE}\s?[/,–-]\s?[^\W\d_{SMALL}]{{2,}}(?:\s[^\W\d_{SMALL}]{{2,}})?,?\s?\((?P<agency>[^()\n]{{2,30}})\)"
)
"""Who wrote, the place in capitals and the agency: "Jane DOE / BURSA (XYZ)"."""
_PERSON = re.compile(rf"{PEOPLE}(?:\s*(?:[|/,]|\s[-–—])\s*[^.!?]{{2,50}})?")
"""One or two names, with what each of them does and a place, a date or a newspaper behind them."""
_ENDS = ".!?。！？؟।۔"
_NAMES = 4
"""So many words name an author in a line that ends with a full stop."""


def is_byline(text: str, start: int, end: int, words: Phrases) -> bool:
    """Whether a line names the author or the newsroom."""
    if words.byline.match(text, start, end):
        return text[end - 1] not in _ENDS or end - start < 60 or text[start] in "(["
    sent = _SENT.fullmatch(text, start, end)
    if sent and words.alone.fullmatch(sent["agency"]):
        return True
    author = words.author.match(text, start, end)
    if author is None or end - start > 80:
        return False
    name = text[author.end() : end]
    return (name[-1:] not in ".!?" or len(name.split()) <= _NAMES) and is_name(name, words)


def is_name(text: str, words: Phrases) -> bool:
    """Whether a text is names and nothing else: "Jane Doe and John Smith", "ANP / EPA", "@desk"."""
    bare = text.strip(" \u00a0.,;:|/()[]–—-")
    tokens = re.findall(r"[\w@'’.&+-]+", bare)
    if not 1 <= len(tokens) <= 10 or re.search(r"[^\W\d_A-Z]{2}[.!?]\s|:", bare):
        return False
    if agency := re.match(words.agency, bare):
        return not re.search(r"\s[^\W\d_A-Z]\w{3,}\s[^\W\d_A-Z]\w+\s", bare[agency.end() :])
    # Small words inside a name are short: van der, and, y.
    sites = [token for token in tokens if "." in token.strip(".")]  # "foto.example.org"
    agencies = [token for token in tokens if token.split("-", 1)[0] in words.signers]  # "dpa-Zentralbild"
    small = sum(token[0].islower() and len(token) > 3 for token in tokens if token not in (*sites, *agencies))
    site = tokens[0] in sites
    return (site or not tokens[0][0].islower()) and 4 * small <= len(tokens)


def is_person(content: str) -> bool:
    """Whether a line is one or two names; scripts without capitals show no names."""
    return content[0].isupper() and _PERSON.fullmatch(content) is not None
