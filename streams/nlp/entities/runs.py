"""Names in a passage: known ones, and runs of capitalised words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from schemas.annotation import EntityType
from streams.nlp.entities.clues import given_names
from streams.nlp.entities.gazetteer import Match
from streams.nlp.entities.mention import Name
from streams.nlp.entities.rules import CONFIDENCE, Run, classify
from streams.nlp.entities.scene import Scene
from streams.nlp.entities.units import is_capital, is_joint

LONGEST: Final = 12
"""A run of more words is no name but a heading, or a table."""

_HYPHENS: Final = frozenset("-‐‑")

_SURE: Final = frozenset(
    {
        "GAZ-COUNTRY",
        "GAZ-CITY",
        "GAZ-CAPITAL",
        "GAZ-REGION",
        "PLACE-NOUN",
        "TITLE",
        "GIVEN",
        "AGE",
        "PARTICLE",
        "AGAIN",
        "LIST",
    }
)
"""Rules whose verdict may be carried over to the next name of a series."""

Small = Mapping[str, int]
"""How often each word stands in small letters somewhere in the article."""


class Found(NamedTuple):
    """A name in a passage: half-open offsets, the type, the rule that gave it, and what the gazetteer knows."""

    start: int
    end: int
    keys: tuple[str, ...]
    type: EntityType
    label: str
    confidence: float
    names: tuple[Name, ...] = ()


def find(scene: Scene, small: Small) -> list[Found]:
    """The names of a passage, in order, not overlapping.

    Args:
        scene: the passage.
        small: how often each word stands in small letters somewhere in the article.
    """
    found: list[Found] = []
    index = 0
    shouting = scene.shouts()
    while index < len(scene.words):
        match = scene.gazetteer.match(scene.text, scene.words, index, shouted=shouting)
        if not shouting and (last := _headed(scene, index)):
            found.append(_found(scene, index, last, "ORG-HEAD", "organization"))
            index = last
        elif shouting or not is_capital(scene.words[index].text):
            if match and not _is_compound(scene, match):
                found.append(_known(scene, match))
            index = match.last if match else index + 1
        else:
            last = _end_of_run(scene, index)
            if match and match.last > last:  # "St. Louis" goes on where a run does not
                last = max(match.last, _end_of_run(scene, match.last - 1))
            found.extend(_read(scene, index, last, match, small))
            index = max(last, match.last if match else last, index + 1)
    return found


def _known(scene: Scene, match: Match) -> Found:
    name = max(match.names, key=lambda name: name.rank)
    keys = scene.keys(match.first, match.last)
    start = scene.words[match.first].start
    return Found(start, match.end, keys, name.type, name.label, name.confidence, match.names)


def _found(scene: Scene, first: int, last: int, label: str, kind: EntityType) -> Found:
    end = scene.words[last - 1].end
    if last - first > 1 and scene.words[last - 1].end - scene.words[last - 1].start == 1:
        end += scene.between(last - 2) == "." and scene.text[end : end + 1] == "."
    return Found(scene.words[first].start, end, scene.keys(first, last), kind, label, CONFIDENCE[label])


def _end_of_run(scene: Scene, first: int) -> int:
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
    while last < len(scene.words) and scene.between(last - 1) in _HYPHENS:
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


def _read(scene: Scene, first: int, last: int, match: Match | None, small: Small) -> Iterator[Found]:
    """What a run of capitalised words holds."""
    last -= int(_ends_with_title(scene, first, last))
    if match and match.last >= last:
        if not _is_compound(scene, match) and not _is_doubtful(scene, match, small):
            yield _known(scene, match)
        return
    if match and _parts(scene, match, last):
        yield _known(scene, match)
        inner = scene.gazetteer.match(scene.text, scene.words, match.last)
        yield from _read(scene, match.last, last, inner, small)
        return
    begin, titled = _name_begins(scene, first, last, small)
    if begin >= last:
        return
    if cut := _inner_title(scene, begin, last):
        known = scene.gazetteer.match(scene.text, scene.words, begin)
        if known or cut - begin > 1:
            yield from _read(scene, begin, cut, known if known and known.last <= cut else None, small)
        yield from _read(scene, cut, last, None, small)
        return
    begin += int(_is_headline_word(scene, begin, last) or _is_role(scene, begin, last))
    if begin > first:
        inner = scene.gazetteer.match(scene.text, scene.words, begin)
        if inner and not titled and (inner.last >= last or inner.names[0].type == "group"):
            yield from _read(scene, begin, last, inner, small)
            return
    elif _is_portfolio(scene, first):
        return
    yield from _judged(scene, begin, last, small, titled=titled or (begin == first and _title_before(scene, first)))


def _judged(scene: Scene, begin: int, last: int, small: Small, *, titled: bool) -> Iterator[Found]:
    """The name by the rules, if they find that it is one."""
    inside = (scene.gazetteer.match(scene.text, scene.words, index) for index in range(begin, last))
    placed = any(known.names[0].type == "place" for known in inside if known)
    verdict = classify(Run(scene, begin, last, titled, placed, small))
    if verdict.label == "ORG-NOUN" and scene.key(last - 1) in scene.clues.organizations:
        last = _complement(scene, last - 1) or last
    if verdict.type is not None:
        yield _found(scene, begin, last, verdict.label, verdict.type)


def _ends_with_title(scene: Scene, first: int, last: int) -> bool:
    """Whether the title of the next name ends a run: "U.S. Sen. Elena Orlik"."""
    end = scene.words[last - 1].end
    if last - first < 2 or scene.key(last - 1) not in scene.clues.titles or scene.text[end : end + 2] != ". ":
        return False
    return last < len(scene.words) and is_capital(scene.words[last].text)


def _title_before(scene: Scene, first: int) -> bool:
    return scene.before(first) in scene.clues.titles


def _inner_title(scene: Scene, begin: int, last: int) -> int | None:
    """Where inside a run a title begins another name: "Seminole County Sheriff Orlik"."""
    index = next((i for i in range(last - 2, begin, -1) if scene.key(i) in scene.clues.titles), None)
    if index and scene.between(index).isspace() and scene.between(index - 1).isspace():
        return index
    return None


def _parts(scene: Scene, match: Match, last: int) -> bool:
    """Whether a known name that begins a longer run stands for itself: "Russische FSB", not "Russische Bank"."""
    if match.names[0].type != "group" or not scene.between(match.last - 1).isspace():
        return False
    return scene.key(last - 1) not in scene.clues.organizations  # "American Mathematical Society"


def _name_begins(scene: Scene, first: int, last: int, small: Small) -> tuple[int, bool]:
    """Where the name begins behind titles and ordinary words, and whether a title stands right before it."""
    begin, titled = first, False
    surname = scene.key(first) in scene.clues.surname_particles and last - first > 1
    while begin < last:
        if begin == first and surname and (not scene.opens(first) or _is_double(scene, first + 1)):
            break
        if begin + 1 < last and scene.between(begin) in _HYPHENS:
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


def _behind_role(scene: Scene, begin: int, last: int) -> int:
    """Behind a compound that tells who somebody is: "Borussia-Manager Peter Orlik"; else where it began."""
    end = begin + 1
    while end < last and scene.between(end - 1) in _HYPHENS:
        end += 1
    role = scene.clues.nouns_capital and last - end > 1 and scene.between(end - 1).isspace()
    return end if role and scene.key(end) in given_names() and scene.key(begin) not in given_names() else begin


def _is_double(scene: Scene, index: int) -> bool:
    """Whether a second particle follows, as in "Van der": then even at the beginning of a sentence a surname begins."""
    return scene.words[index].text.islower() and scene.key(index) not in scene.clues.articles


def _is_headline_word(scene: Scene, begin: int, last: int) -> bool:
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


def _is_role(scene: Scene, begin: int, last: int) -> bool:
    """Whether an unknown word opens a sentence before a full name: "Лікарка Оксана Мельничук"."""
    if not scene.clues.pairs or last - begin < 3 or not scene.opens(begin):
        return False
    spaced = scene.between(begin).isspace() and scene.between(begin + 1).isspace()
    return spaced and scene.key(begin) not in given_names() and scene.key(begin + 1) in given_names()


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
    """Whether a word is no part of a name: a function word, or at the beginning one with small letters elsewhere."""
    word = scene.words[index]
    if len(word.text) == 1 and not word.text.isdigit():
        return word.key in scene.clues.common and scene.opens(index) and scene.text[word.end : word.end + 1] != "."
    return scene.clues.is_common(word) or (scene.opens(index) and small.get(word.key, 0) > 0)


def _is_portfolio(scene: Scene, first: int) -> bool:
    """Whether a title and a preposition stand before: "minister van Buitenlandse Zaken" names no thing."""
    index = first
    while index > 0 and scene.before(index) in scene.clues.of | scene.clues.articles:
        index -= 1
    if index in (first, 0) or scene.key(index) not in scene.clues.of:
        return False
    return scene.before(index) in scene.clues.titles and not scene.gazetteer.match(scene.text, scene.words, first)


def _is_doubtful(scene: Scene, match: Match, small: Small) -> bool:
    """Whether a known name where every word has a capital is rather an ordinary word."""
    if match.last - match.first > 1 or match.names[0].label in {"GAZ-DEMONYM", "GAZ-COUNTRY"}:
        return False
    word = scene.words[match.first]
    if not (scene.opens(match.first) or scene.clues.nouns_capital):
        return False
    return small.get(word.key, 0) > 0 or scene.clues.is_common(word)


def _headed(scene: Scene, first: int) -> int | None:
    """The end of "ministerie van Binnenlandse Zaken": a head, small or not, a preposition and what follows it."""
    key = scene.words[first].key
    if key in scene.clues.headed_small or (key in scene.clues.headed and is_capital(scene.words[first].text)):
        return _complement(scene, first)
    return None


def _complement(scene: Scene, head: int) -> int | None:
    """The end of what a preposition adds to a head: "van Justitie en Veiligheid"; None if nothing."""
    clues, words = scene.clues, scene.words
    last = head + 1
    while last < len(words) and scene.between(last - 1).isspace() and words[last].key in (clues.of | clues.articles):
        last += 1
    if last in (head + 1, len(words)) or not is_capital(words[last].text) or not scene.between(last - 1).isspace():
        return None
    if words[head + 1].key not in clues.of:
        return None
    last = max(_end_of_run(scene, last), last + 1)
    while last + 1 < len(words) and is_capital(words[last + 1].text):
        spaced = scene.between(last - 1).isspace() and scene.between(last).isspace()
        if not (spaced and words[last].key in clues.joined and words[head].key in clues.headed_small):
            break
        last = max(_end_of_run(scene, last + 1), last + 2)
    return last


def find_again(
    scene: Scene, found: Sequence[Found], known: Mapping[tuple[str, ...], EntityType], small: Small
) -> list[Found]:
    """The names of a passage once the whole article was read: untyped ones typed, missed ones found.

    Args:
        scene: the passage.
        found: its names at first reading.
        known: type of each name by its words, over the article.
        small: as in `find`.
    """
    out = [_retyped(name, known) for name in found]
    taken = [False] * (len(scene.text) + 1)
    for name in out:
        taken[name.start : name.end] = [True] * (name.end - name.start)
    firsts = {keys[0] for keys in known}
    longest = max(len(keys) for keys in known)
    for index, word in enumerate(scene.words):
        if word.key not in firsts or taken[word.start] or not is_capital(word.text) or small.get(word.key):
            continue
        for length in range(min(longest, len(scene.words) - index), 0, -1):
            kind = known.get(scene.keys(index, index + length))
            if kind:
                again = _found(scene, index, index + length, "AGAIN", kind)
                whole = not _is_compound(scene, Match(index, index + length, again.end, ()))
                if whole and not any(taken[again.start : again.end]):
                    out.append(again)
                    taken[again.start : again.end] = [True] * (again.end - again.start)
                break
    out.sort()
    _type_lists(scene, out)
    return out


def _type_lists(scene: Scene, found: list[Found]) -> None:
    """Gives an untyped name in a series the type of its neighbour: "Menorca en Ibiza"."""
    for order in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for index in order:
            name, neighbour = found[index], found[index + step]
            between = scene.text[min(name.end, neighbour.end) : max(name.start, neighbour.start)].strip()
            series = between == "," or between.strip(", ").casefold() in scene.clues.joined
            if name.label == "NAME" and series and neighbour.label in _SURE:
                found[index] = name._replace(type=neighbour.type, label="LIST", confidence=CONFIDENCE["LIST"])


def _is_compound(scene: Scene, match: Match) -> bool:
    """Whether a known name is only a part of a word: "Ajax-trainer" is not Ajax, "pro-Russisch" not Russian."""
    first, last, words = match.first, match.last, scene.words
    if first > 0 and scene.between(first - 1) in _HYPHENS and words[first - 1].text.islower():
        return True
    if not scene.clues.compounds or last >= len(words) or scene.between(last - 1) not in _HYPHENS:
        return False
    return words[last].text[0].islower()


def _retyped(name: Found, known: Mapping[tuple[str, ...], EntityType]) -> Found:
    kind = known.get(name.keys)
    surname = kind == "person" and name.label == "GAZ-CITY"  # a minister Houston is no city in this article
    if kind is None or kind == name.type or (name.names and not surname):
        return name
    return name._replace(type=kind, label="AGAIN", confidence=CONFIDENCE["AGAIN"], names=())
