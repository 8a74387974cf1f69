"""What the words in and around a run of capitalised words say about the thing it names: one function a rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from schemas.annotation import EntityType
from streams.nlp.entities.clues import given_names
from streams.nlp.entities.ends import ADDED
from streams.nlp.entities.firms import is_firm
from streams.nlp.entities.scene import Scene
from streams.nlp.entities.units import Unit, fold, is_capital, is_shouted

CONFIDENCE: Final = {
    "TITLE": 0.75,
    "GIVEN": 0.8,
    "AGE": 0.6,
    "PARTICLE": 0.8,
    "ORG-FORM": 0.9,
    "ORG-NOUN": 0.6,
    "ORG-SPEAKS": 0.75,
    "ORG-KIND": 0.5,
    "ORG-HEAD": 0.75,
    "ORG-NAME": 0.5,
    "ACRONYM": 0.5,
    "PLACE-NOUN": 0.6,
    "PLACE-OF": 0.75,
    "PLACE-ENGLISH": 0.8,
    "ORG-ENGLISH": 0.75,
    "PREPOSITION": 0.55,
    "SPEECH": 0.75,
    "PAIR": 0.65,
    "NAME": 0.3,
    "AGAIN": 0.7,
    "LIST": 0.45,
    "FOREIGN": 0.75,
}
"""About how often each rule was right over the six development sets of tests/evaluation/test_entities.py. NAME is a
name of unknown type: in about half of all cases it is one."""

_AGE: Final = re.compile(r"\s?\(\d{1,2}\)|, \d{1,3}(?: \w+)?,")
_OPENED: Final = frozenset({" «", " „", " “", ' "', " ‘", " '"})
_NUMBERED: Final = re.compile(r"@|[ -]?\d[\d .–-]*(?P<unit>\w*)")
"""What stands behind a word that is no place: "in Section 7", "at orlik@"; not "in Dolina 3 - 4 June"."""
_ROMAN: Final = re.compile(r"[IVXL]+$")


class Verdict(NamedTuple):
    """What a rule says: its name, and the type of the thing; no type for what is no name."""

    label: str
    type: EntityType | None


@dataclass(frozen=True, slots=True)
class Run:
    """The units `first` up to and excluding `last` of a passage.

    `titled`: a title stands before. `placed`: a part of it is a place that the gazetteer knows. `small`: how often each
    word stands in small letters somewhere in the article.
    """

    scene: Scene
    first: int
    last: int
    titled: bool
    placed: bool
    small: Mapping[str, int]

    @property
    def keys(self) -> list[str]:
        """The words in small letters."""
        return [word.key for word in self.words]

    @property
    def words(self) -> list[Unit]:
        """The words."""
        return list(self.scene.words[self.first : self.last])

    @property
    def single(self) -> bool:
        """Whether it is one word, or one with a hyphen."""
        return all(self.scene.between(index) in {"-", "‐", "‑"} for index in range(self.first, self.last - 1))

    @property
    def opens(self) -> bool:
        """Whether any word would have a capital here."""
        return self.scene.opens(self.first)

    @property
    def before(self) -> str:
        """The word before."""
        return self.scene.before(self.first)

    @property
    def after(self) -> str:
        """The word after."""
        return self.scene.after(self.last)


Rule = Callable[[Run], Verdict | None]


def firm(run: Run) -> Verdict | None:
    """As in "Bekov Motoren GmbH", "Bekov & Orlik"."""
    return Verdict("ORG-FORM", "organization") if is_firm(run.scene, run.first, run.last) else None


def english(run: Run) -> Verdict | None:
    """As in "Orlik Mews", "125th Street", "Bekov Police Department", "University of Dolina", in other languages."""
    abroad, keys = run.scene.clues.abroad, run.keys
    small = [number for number, word in enumerate(run.words) if word.text.islower()]
    named = len(keys) - (keys[0] in abroad.joints) + run.scene.is_numbered(run.first)
    if named < 2 or any(keys[number] not in abroad.joints for number in small):
        return None
    behind = next((number for number in small if keys[number] not in ADDED), None)
    if behind is not None:
        return Verdict("ORG-ENGLISH", "organization") if keys[behind - 1] in abroad.heads else None
    if run.scene.between(run.last - 2) != " " or not is_capital(run.words[-1].text):
        return None
    if keys[-1] in abroad.places:
        return Verdict("PLACE-ENGLISH", "place")
    return Verdict("ORG-ENGLISH", "organization") if keys[-1] in abroad.organizations else None


def titled(run: Run) -> Verdict | None:
    """As in "President Bekova"."""
    if run.titled and not is_shouted(run.words[0].text):
        return Verdict("TITLE", "person")
    return None


def organization_noun(run: Run) -> Verdict | None:
    """As in "Stichting Vrije Stem", "Bekov Motors"."""
    nouns = run.scene.clues.organizations
    if len(run.keys) > 1 and any(key in nouns for key in run.keys):
        speaks = run.after in run.scene.clues.speech
        return Verdict("ORG-SPEAKS" if speaks else "ORG-NOUN", "organization")
    return None


def place_noun(run: Run) -> Verdict | None:
    """As in "Lake Issyk", "het dorp Dolina", "Orlova Street", "Noord-Almaty"."""
    clues, keys = run.scene.clues, run.keys
    if len(keys) > 1 and (keys[0] in clues.place_prefixes or keys[-1] in clues.place_endings):
        return Verdict("PLACE-NOUN", "place")
    if len(keys) > 1 and keys[0] in clues.directions and run.placed:
        return Verdict("PLACE-NOUN", "place")
    person = len(keys) > 1 and keys[0] in given_names()  # "голова області Тарас Бойчишин"
    if run.before in clues.places and not person:
        return Verdict("PLACE-NOUN", "place")
    if run.after in clues.place_endings and not run.opens and not clues.nouns_capital:
        return Verdict("PLACE-NOUN", "place")
    if len(keys) == 1 and keys[0].endswith(clues.place_endings.endings or ("\0",)) and not clues.nouns_capital:
        return Verdict("PLACE-NOUN", "place")
    return None


def place_of(run: Run) -> Verdict | None:
    """As in "de burgemeester van Dolina", "el alcalde de Dolina"."""
    clues, words = run.scene.clues, run.words
    if len(words) > 3 or any(is_shouted(word.text) or not word.text.isalpha() for word in words):
        return None
    if run.scene.is_of_place(run.first) and not any(key in clues.organizations for key in run.keys):
        return Verdict("PLACE-OF", "place")
    return None


def organization_kind(run: Run) -> Verdict | None:
    """As in "vakbond Vrije Stem"; a full name behind such a noun is that of a person: "лидер группы Антон Орлик"."""
    clues = run.scene.clues
    if (run.before or _before_quote(run)) not in clues.organization_kinds:
        return None
    personal = run.keys[0] in given_names() or (clues.pairs and _of_title(run))
    if len(run.keys) > 1 and personal and not run.placed:
        return None
    return Verdict("ORG-KIND", "organization")


def _before_quote(run: Run) -> str:
    """The word before the quotation mark that opens right before a name."""
    if run.first == 0 or run.scene.between(run.first - 1) not in _OPENED:
        return ""
    return run.scene.key(run.first - 1)


def foreign(run: Run) -> Verdict | None:
    """As in "компания Bekov Motors": among other letters Latin ones mostly write companies and media."""
    latin = all(word.text.isascii() and word.text.isalpha() and len(word.text) > 1 for word in run.words)
    beside = run.scene.text[max(0, run.words[0].start - 1) : run.words[0].start]
    if run.scene.clues.foreign and latin and run.opens and beside != "(" and run.after:
        return Verdict("FOREIGN", "organization")
    return None


def _of_title(run: Run) -> bool:
    """Whether a title stands before the noun before: "шеф концерна"."""
    return run.first > 1 and run.scene.before(run.first - 1) in run.scene.clues.titles


def given_name(run: Run) -> Verdict | None:
    """As in "Anna Bekova", "J. Orlik"."""
    words = [word for word in run.words if not _ROMAN.match(word.text)] or run.words
    if is_shouted(words[-1].text) and not all(is_shouted(word.text) for word in words):
        return None
    if run.single or len(words) > 6 or any(word.text in run.scene.clues.abroad.joints for word in words):
        return None
    initial = len(words[0].text) == 1 and words[0].text.isalpha() and "." in run.scene.between(run.first)
    return Verdict("GIVEN", "person") if initial or words[0].key in given_names() else None


def particle(run: Run) -> Verdict | None:
    """As in "Van der Orlik", "zei De Bekov": a surname that begins with a particle."""
    words, particles = run.words, run.scene.clues.particles
    if len(words) < 2 or words[0].key not in particles or words[0].key not in run.scene.clues.surname_particles:
        return None
    if run.before in run.scene.clues.articles:
        return None
    doubled = words[1].key in particles and words[1].key not in run.scene.clues.articles and words[1].text.islower()
    return Verdict("PARTICLE", "person") if doubled or not run.opens else None


def age(run: Run) -> Verdict | None:
    """As in "Bekova (47)"."""
    if run.single and run.keys[0] not in given_names() and (run.opens or run.scene.clues.nouns_capital):
        return None
    if _AGE.match(run.scene.text, run.words[-1].end) and not is_shouted(run.words[0].text):
        return Verdict("AGE", "person")
    return None


def abbreviation(run: Run) -> Verdict | None:
    """As in "de KRA": a word in capitals."""
    if len(run.words) > 1 or not is_shouted(run.words[0].text):
        return None
    word = run.words[0]
    beside = run.scene.text[max(0, word.start - 1) : word.start] + run.scene.text[word.end : word.end + 1]
    if run.scene.clues.is_common(word) or not word.text.isalpha() or len(word.text) > 7 or _ROMAN.match(word.text):
        return Verdict("ACRONYM", None)
    return Verdict("ACRONYM", None if any(mark in "/&+" for mark in beside) else "organization")


def organization_part(run: Run) -> Verdict | None:
    """As in "FNV Bouw", a part of a known organization, and "UZ Leuven", an abbreviation and a place."""
    words = run.words
    if len(words) < 2 or run.single or len(words) > 4:
        return None
    if all(is_shouted(word.text) for word in words):
        return Verdict("ACRONYM", None)  # emphasis
    known = run.scene.gazetteer.match(run.scene.text, run.scene.words, run.first)
    if known and known.names[0].type == "organization":
        return Verdict("ORG-NAME", "organization")
    if known is None and run.placed and is_shouted(words[0].text) and words[0].text.isalpha():
        return Verdict("ACRONYM", "organization")
    return None


def opening(run: Run) -> Verdict | None:
    """One unknown word where every word has a capital is rather an ordinary one."""
    if not run.single or not (run.opens or run.scene.clues.nouns_capital):
        return None
    if run.words[0].key in given_names() and not run.small.get(run.words[0].key) and not run.scene.clues.nouns_capital:
        return Verdict("GIVEN", "person")
    return Verdict("NAME", None)


def nouns(run: Run) -> Verdict | None:
    """Where every noun has a capital, capitals alone say nothing."""
    return Verdict("NAME", None) if run.scene.clues.nouns_capital else None


def preposition(run: Run) -> Verdict | None:
    """As in "in Dolina"."""
    numbered = _NUMBERED.match(run.scene.text, run.words[-1].end)
    if numbered and fold(numbered["unit"] or "") not in run.scene.clues.calendar:
        return None
    return Verdict("PREPOSITION", "place") if run.single and run.before in run.scene.clues.prepositions else None


def speech(run: Run) -> Verdict | None:
    """As in "zei Bekova"."""
    clues = run.scene.clues
    return Verdict("SPEECH", "person") if run.before in clues.speech or run.after in clues.speech else None


def pair(run: Run) -> Verdict | None:
    """Two or three unknown names are a person in languages that give capitals to little else; one is anything."""
    clues, words = run.scene.clues, run.words
    if run.single and (len(words[0].text) < 2 or any(character.isdigit() for word in words for character in word.text)):
        return Verdict("NAME", None)
    if (
        run.single
        and words[0].key in given_names()
        and run.before not in clues.articles
        and words[0].key not in clues.organizations
    ):
        return Verdict("GIVEN", "person")
    plain = all(word.text.isalpha() and not is_shouted(word.text) for word in words)
    alone = not run.placed and run.before not in clues.articles
    if clues.pairs and not run.single and len(words) <= 3 and plain and alone:
        return Verdict("PAIR", "person")
    if run.single and run.before in clues.articles:
        return Verdict("NAME", None)
    return Verdict("NAME", "other")


def serial(run: Run) -> Verdict | None:
    """As in "Союз ТМА-12": what ends with a number of a series is a machine."""
    words = run.words
    if len(words) > 1 and words[-1].text.isdigit() and is_shouted(words[-2].text):
        return Verdict("SERIAL", None) if run.scene.between(run.last - 2) in {"-", "‐", "‑"} else None
    return None


RULES: Final[tuple[Rule, ...]] = (
    serial,
    firm,
    english,
    organization_noun,
    titled,
    organization_kind,
    place_noun,
    place_of,
    particle,
    given_name,
    age,
    abbreviation,
    organization_part,
    foreign,
    opening,
    nouns,
    preposition,
    speech,
    pair,
)
"""In order: the first that says something decides."""


def classify(run: Run) -> Verdict:
    """The verdict of the first rule that has one."""
    return next(verdict for rule in RULES if (verdict := rule(run)) is not None)
