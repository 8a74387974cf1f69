"""Names in a passage: known ones, and runs of capitalised words."""

from __future__ import annotations

from collections.abc import Iterator

from streams.nlp.entities.beginnings import is_headline_word, is_role, name_begins
from streams.nlp.entities.ends import complement, end_of_run, headed, is_compound
from streams.nlp.entities.firms import is_firm, legal_end
from streams.nlp.entities.found import Found, Small, found_name, known_name
from streams.nlp.entities.gazetteer import Match
from streams.nlp.entities.rules import Run, classify
from streams.nlp.entities.scene import Scene
from streams.nlp.entities.units import is_capital


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
        head = index + int(_opens_with_article(scene, index))
        if not shouting and (last := headed(scene, head)):
            found.append(found_name(scene, head, last, "ORG-HEAD", "organization"))
            index = last
        elif shouting or not is_capital(scene.words[index].text):
            if match and not is_compound(scene, match):
                found.append(known_name(scene, match))
            index = match.last if match else index + 1
        else:
            last = end_of_run(scene, index)
            if match and match.last > last:  # "St. Louis" goes on where a run does not
                last = max(match.last, end_of_run(scene, match.last - 1))
            last = legal_end(scene, last) if last > index else last
            found.extend(_read(scene, index, last, match, small))
            index = max(last, match.last if match else last, index + 1)
    return found


def _read(scene: Scene, first: int, last: int, match: Match | None, small: Small) -> Iterator[Found]:
    """What a run of capitalised words holds."""
    last -= int(_ends_with_title(scene, first, last))
    if match and match.last >= last:
        if not is_compound(scene, match) and not _is_doubtful(scene, match, small):
            yield known_name(scene, match)
        return
    if match and _parts(scene, match, last):
        yield known_name(scene, match)
        inner = scene.gazetteer.match(scene.text, scene.words, match.last)
        yield from _read(scene, match.last, last, inner, small)
        return
    begin, titled = name_begins(scene, first, last, small)
    if begin >= last:
        return
    if cut := _inner_title(scene, begin, last):
        known = scene.gazetteer.match(scene.text, scene.words, begin)
        if known or cut - begin > 1:
            yield from _read(scene, begin, cut, known if known and known.last <= cut else None, small)
        yield from _read(scene, cut, last, None, small)
        return
    begin += int(is_headline_word(scene, begin, last) or is_role(scene, begin, last))
    if begin > first:
        inner = scene.gazetteer.match(scene.text, scene.words, begin)
        if inner and not titled and (inner.last >= last or inner.names[0].type == "group"):
            yield from _read(scene, begin, last, inner, small)
            return
    elif _is_portfolio(scene, first):
        return
    yield from _judged(scene, begin, last, small, titled=titled or (begin == first and _title_before(scene, first)))


def _opens_with_article(scene: Scene, index: int) -> bool:
    """Whether a word is an article with a capital that only the beginning of the sentence gives it."""
    word = scene.words[index]
    if word.key not in scene.clues.articles or not is_capital(word.text) or index + 1 >= len(scene.words):
        return False
    return scene.opens(index) and (scene.between(index).isspace() or scene.between(index) in {"'", "’"})


def _judged(scene: Scene, begin: int, last: int, small: Small, *, titled: bool) -> Iterator[Found]:
    """The name by the rules, if they find that it is one."""
    inside = (scene.gazetteer.match(scene.text, scene.words, index) for index in range(begin, last))
    placed = any(known.names[0].type == "place" for known in inside if known)
    verdict = classify(Run(scene, begin, last, titled, placed, small))
    if verdict.label in {"ORG-NOUN", "ORG-SPEAKS"} and scene.key(last - 1) in scene.clues.organizations:
        last = complement(scene, last - 1) or last
    if verdict.label == "PLACE-ENGLISH" and scene.is_numbered(begin):
        begin -= 1
    if verdict.type is not None:
        yield found_name(scene, begin, last, verdict.label, verdict.type)


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
    if is_firm(scene, match.first, last):
        return False
    return scene.key(last - 1) not in scene.clues.organizations  # "American Mathematical Society"


def _is_portfolio(scene: Scene, first: int) -> bool:
    """Whether a title and a preposition stand before: "minister van Buitenlandse Zaken" names no thing."""
    index = first
    while index > 0 and scene.before(index) in scene.clues.of | scene.clues.articles:
        index -= 1
    if index in (first, 0) or scene.key(index) not in scene.clues.of:
        return False
    if scene.is_of_place(first):
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
