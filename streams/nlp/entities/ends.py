"""Where a name ends: the run of capitalised words, particles and complements that begins at a word."""

from __future__ import annotations

from typing import Final

from streams.nlp.entities.clues import given_names
from streams.nlp.entities.gazetteer import Match
from streams.nlp.entities.scene import Scene
from streams.nlp.entities.units import is_capital, is_joint

LONGEST: Final = 12
"""A run of more words is no name but a heading, or a table."""

ADDED: Final = frozenset({"and", "the"})
"""Joints of English names behind which the last word still tells the kind: "Fish and Wildlife Commission"."""

_JOINTS: Final = 2
"""Words in small letters that may stand side by side in an English name: "of the"."""

HYPHENS: Final = frozenset("-‐‑")


def end_of_run(scene: Scene, first: int) -> int:
    """The end (excluded) of the run of capitalised words that begins at a unit; particles may stand inside.

    The run ends before a word with a hyphen and small letters ("Ajax-trainer"), which is no name: then `first` itself
    may be returned.
    """
    last = first
    while last < len(scene.words) and last - first < LONGEST:
        word = _end_of_word(scene, last)
        if word is None:
            break
        last = word
        ahead = _to_next(scene, first, last)
        if ahead is None:
            break
        last = ahead
    while last > first and not is_capital(scene.words[last - 1].text) and not scene.words[last - 1].text.isdigit():
        last -= 1
    return last


def _end_of_word(scene: Scene, index: int) -> int | None:
    """The end of the hyphened word that begins at a capitalised unit; None for a compound ("Ajax-trainer")."""
    last = index + 1
    while last < len(scene.words) and scene.between(last - 1) in HYPHENS:
        last += 1
    small = next((i for i in range(index + 1, last) if scene.words[i].text[0].islower()), None)
    if small is None or scene.words[last - 1].key in scene.clues.particles:
        return last
    match = scene.gazetteer.match(scene.text, scene.words, index)
    if match is not None and match.last == last:
        return last
    return None if scene.clues.compounds else small


def _to_next(scene: Scene, first: int, last: int) -> int | None:
    """Where the run goes on after the units up to `last`, if it does: at a capital, perhaps after particles."""
    words, particles = scene.words, scene.clues.particles
    if last >= len(words):
        return None
    separator = scene.between(last - 1)
    initial = len(words[last - 1].text) == 1 and words[last - 1].text.isupper()
    if not (is_joint(separator) or (initial and separator in {". ", ".", ". '"}) or separator == " & "):
        return None
    if is_capital(words[last].text):
        return last
    if (abroad := _behind_joints(scene, last)) is not None:
        return abroad
    ahead = last
    while ahead < len(words) and ahead - last < 3 and words[ahead].key in particles:
        if ahead > last and not is_joint(scene.between(ahead - 1)):
            return None
        ahead += 1
    if ahead in (last, len(words)) or not is_capital(words[ahead].text) or not is_joint(scene.between(ahead - 1)):
        return None
    given = initial or words[last - 1].key in given_names()
    names = [
        i
        for i in range(first, last)
        if words[i].key not in scene.clues.titles and words[i].key not in scene.clues.common
    ]
    if not given and (len(names) > 1 or scene.gazetteer.match(scene.text, words, ahead)):
        return None
    return ahead


def _behind_joints(scene: Scene, first: int) -> int | None:
    """Where an English name goes on behind "of the", "and": such words join names where they are none of the language.

    A word that is one of the language, too (Dutch "of", which is "or"), joins behind the head of an English name alone.
    """
    clues, words = scene.clues, scene.words
    ahead = first
    if clues.nouns_capital:  # what follows an English name might be any noun
        return None
    while ahead + 1 < len(words) and words[ahead].text in clues.abroad.joints and scene.between(ahead).isspace():
        ahead += 1
        if ahead - first == _JOINTS or words[first].text in ADDED:  # "China and the New World": no name
            break
    if ahead == first or not is_capital(words[ahead].text) or not scene.between(first - 1).isspace():
        return None
    foreign = any(words[i].key not in clues.common | clues.particles for i in range(first, ahead))
    return ahead if foreign or words[first - 1].key in clues.abroad.heads else None


def headed(scene: Scene, first: int) -> int | None:
    """The end of "ministerie van Binnenlandse Zaken": a head, small or not, a preposition and what follows it."""
    key = scene.words[first].key
    if key in scene.clues.headed_small or (key in scene.clues.headed and is_capital(scene.words[first].text)):
        return complement(scene, first)
    return None


def complement(scene: Scene, head: int) -> int | None:
    """The end of what a preposition adds to a head: "van Justitie en Veiligheid"; None if nothing."""
    clues, words = scene.clues, scene.words
    last = head + 1
    while last < len(words) and scene.between(last - 1).isspace() and words[last].key in (clues.of | clues.articles):
        last += 1
    if last in (head + 1, len(words)) or not is_capital(words[last].text) or not scene.between(last - 1).isspace():
        return None
    if words[head + 1].key not in clues.of or _is_people(scene, last):
        return None
    last = max(end_of_run(scene, last), last + 1)
    while last + 1 < len(words) and is_capital(words[last + 1].text):
        spaced = scene.between(last - 1).isspace() and scene.between(last).isspace()
        if not (spaced and words[last].key in clues.joined and words[head].key in clues.headed_small):
            break
        last = max(end_of_run(scene, last + 1), last + 2)
    return last


def _is_people(scene: Scene, index: int) -> bool:
    """Whether an adjective of a people stands before a noun in small letters: "Board of Muslim clerics"."""
    known = scene.gazetteer.match(scene.text, scene.words, index)
    if known is None or known.names[0].type != "group" or known.last >= len(scene.words):
        return False
    return (
        scene.between(known.last - 1).isspace()
        and scene.words[known.last].text.islower()
        and (scene.words[known.last].key not in scene.clues.common)
    )


def is_compound(scene: Scene, match: Match) -> bool:
    """Whether a known name is only a part of a word: "Ajax-trainer" is not Ajax, "pro-Russisch" not Russian."""
    first, last, words = match.first, match.last, scene.words
    if first > 0 and scene.between(first - 1) in HYPHENS and words[first - 1].text.islower():
        return True
    if not scene.clues.compounds or last >= len(words) or scene.between(last - 1) not in HYPHENS:
        return False
    return words[last].text[0].islower()
