"""Where a name begins in a run of capitalised words: behind titles, roles and ordinary words."""

from __future__ import annotations

from streams.nlp.entities.clues import given_names
from streams.nlp.entities.ends import HYPHENS
from streams.nlp.entities.found import Small
from streams.nlp.entities.scene import Scene
from streams.nlp.entities.units import is_capital


def name_begins(scene: Scene, first: int, last: int, small: Small) -> tuple[int, bool]:
    """Where the name begins behind titles and ordinary words, and whether a title stands right before it."""
    begin, titled = first, False
    surname = scene.key(first) in scene.clues.surname_particles and last - first > 1 and not _is_of_people(scene, first)
    while begin < last:
        if begin == first and surname and (not scene.opens(first) or _is_double(scene, first + 1)):
            break
        if begin + 1 < last and scene.between(begin) in HYPHENS:
            begin = _behind_role(scene, begin, last)
            break
        if begin + 1 < last and (_is_kind(scene, begin) or _is_elided(scene, begin)):
            begin, titled = begin + 1, False
            continue
        title = scene.key(begin) in scene.clues.titles
        if not (title or _is_plain(scene, begin, small)):
            break
        titled = title
        begin += 1
        while begin < last and not is_capital(scene.words[begin].text):
            begin += 1
            titled = False
    return begin, titled


def _is_of_people(scene: Scene, first: int) -> bool:
    """Whether an article stands before the adjective of a people, as in "De Kazachse autoriteiten"."""
    known = scene.gazetteer.match(scene.text, scene.words, first + 1)
    return scene.key(first) in scene.clues.articles and known is not None and known.names[0].type == "group"


def _behind_role(scene: Scene, begin: int, last: int) -> int:
    """Behind a compound that tells who somebody is: "Borussia-Manager Peter Orlik"; else where it began."""
    end = begin + 1
    while end < last and scene.between(end - 1) in HYPHENS:
        end += 1
    role = scene.clues.nouns_capital and last - end > 1 and scene.between(end - 1).isspace()
    return end if role and scene.key(end) in given_names() and scene.key(begin) not in given_names() else begin


def _is_double(scene: Scene, index: int) -> bool:
    """Whether a second particle follows, as in "Van der": then even at the beginning of a sentence a surname begins."""
    return scene.words[index].text.islower() and scene.key(index) not in scene.clues.articles


def is_headline_word(scene: Scene, begin: int, last: int) -> bool:
    """Whether an ordinary word opens a sentence right before a place: "Overstroming Limburg"."""
    clues, key = scene.clues, scene.key(begin)
    if not clues.articles:  # where cases do the work of articles, the first word is a head: "Regering Pakistans"
        return False
    if last - begin < 2 or not scene.opens(begin) or not scene.between(begin).isspace() or key in given_names():
        return False
    if key in clues.directions or key in clues.organizations or key in clues.place_prefixes:
        return False
    place = scene.gazetteer.match(scene.text, scene.words, begin + 1)
    return place is not None and place.last == last and place.names[0].type == "place" and len(key) > 3


def is_role(scene: Scene, begin: int, last: int) -> bool:
    """Whether an unknown word opens a sentence before a full name: "Лікарка Оксана Мельничук"."""
    if not scene.clues.pairs or last - begin < 3 or not scene.opens(begin):
        return False
    spaced = scene.between(begin).isspace() and scene.between(begin + 1).isspace()
    given = scene.key(begin + 1) in given_names() and scene.key(begin + 1) not in scene.clues.organizations
    return spaced and given and scene.key(begin) not in given_names()


def _is_kind(scene: Scene, index: int) -> bool:
    """Whether a word has its capital from where it stands and only says what kind of thing follows: "Vakbond"."""
    key, clues = scene.key(index), scene.clues
    if not (scene.between(index).isspace() and (scene.opens(index) or clues.nouns_capital)):
        return False
    return key in clues.organization_kinds or key in clues.places


def _is_elided(scene: Scene, index: int) -> bool:
    """Whether a word is an article of one letter: "L’Unicef" at the beginning of a sentence."""
    if scene.between(index) not in {"'", "’"} or not scene.opens(index):
        return False
    return scene.key(index) in scene.clues.articles | scene.clues.of | scene.clues.common


def _is_plain(scene: Scene, index: int, small: Small) -> bool:
    """Whether a word is no part of a name: a function word, or at the beginning one that names nothing elsewhere."""
    word = scene.words[index]
    if len(word.text) == 1 and not word.text.isdigit():
        return word.key in scene.clues.common and scene.opens(index) and scene.text[word.end : word.end + 1] != "."
    ordinary = small.get(word.key, 0) > 0 or word.key in scene.clues.ordinary
    return scene.clues.is_common(word) or (scene.opens(index) and ordinary)
