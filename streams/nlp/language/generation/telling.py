"""Makes `telling.toml`: the words that tell a language from all others, from those taken for it, or from its group.

In a group whose words are all weighed (`generation.members`) none is made.

A word of a language is such a word where it is frequent in it and many times rarer in every neighbour's list
(`generation.lists`). How to run it stands in README.md.
"""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Final, NamedTuple

from streams.nlp.language.generation import fingerprint, lists, sources
from streams.nlp.language.inventory import GROUP, MEMBERS, SHADOWING, usual_script
from streams.nlp.language.members import told as weighed
from streams.nlp.language.telling import PATH


class Limits(NamedTuple):
    """Which words tell a language."""

    share: float
    """So frequent must a word be in it."""
    times: float
    """So many times rarer must it be in every neighbour."""
    most: int
    """So many are kept, the most frequent ones."""
    known: bool = False
    """Whether a word that a neighbour's list lacks is taken to be as frequent there as the rarest one in it."""


ALONE: Final = Limits(2e-5, 20.0, 800)
"""A language among all of its script."""

DOUBTED: Final = Limits(1e-5, 20.0, 2500)
"""The same of a language that others are taken for, and of these: it is believed only where words tell it."""

INSIDE: Final = Limits(2e-5, 8.0, 800)
"""A member among those of its group."""

STRONG: Final = Limits(2e-5, 50.0, 800, known=True)
"""The same of words that need no second one."""

SHADOWING_ONLY: Final = Limits(1e-4, 50.0, 800, known=True)
"""A language among those that are taken for it alone."""

UNLISTED: Final = {
    "ku": "her herkes li ku bi de di ji ya wi xwe ser hem yan dike in an ev ne na e sosyal serbest siyasi hukum mecbur",
    "jv": "ing lan kang saka karo iku iki ora bisa sing wong uga dadi nanging hak saben kabeh sak tau warga",
    "su": "jeung nu di ka ti bisa sarta anu pikeun dina ieu eta hak saha kana baris oge bae umum bangsa warga tujuan",
    "rm": "da la il ils in e en cun che per las members sun stadis ses dals",
}
"""Words of languages without a list that their neighbours have too: these must not tell the neighbour."""

SOURCE_TAGS: Final = {"no": "nb"}
ONLY_WORDS: Final = 2
"""Letters of the shortest word; single letters stand in all languages."""

Words = dict[str, float]


def _script(tag: str) -> str | None:
    return tag.split("-")[1] if "-" in tag else "Cyrl" if tag == "sr" else usual_script(tag)


def _telling(own: Words, others: list[Words], limits: Limits) -> list[str]:
    """The words, the most frequent first."""
    rarest = max(min(other.values()) for other in others) if limits.known else 0.0
    found = [
        (share, word)
        for word, share in own.items()
        if share >= limits.share
        and len(word) >= ONLY_WORDS
        and share >= limits.times * max(rarest, *(other.get(word, 0.0) for other in others))
    ]
    return [word for _, word in sorted(found, key=lambda pair: (-pair[0], pair[1]))[: limits.most]]


def _lines(name: str, words: list[str]) -> list[str]:
    return [
        f'{name} = """',
        *textwrap.wrap(" ".join(words), 118, break_long_words=False, break_on_hyphens=False),
        '"""',
    ]


def make(path: Path) -> None:
    """Writes the table."""
    listed = [SOURCE_TAGS.get(tag, tag) for tag in sources.tags()]
    words = {tag: dict(lists.words(tag)) for tag in (*listed, "gl", "sr-Latn", *lists.BY_HAND)}
    words |= {tag: dict.fromkeys(text.split(), 1.0) for tag, text in UNLISTED.items()}
    lines = [
        "# Made by generation.telling: words that are frequent in one language and hardly met in its neighbours.",
        "",
        f'made_from = "{fingerprint.of_telling()}"',
        "",
        "[alone]",
    ]
    doubted = {*SHADOWING, *(tag for tags in SHADOWING.values() for tag in tags)}
    for tag in sorted(words.keys() - UNLISTED.keys()):
        name = f"{tag}-Cyrl" if tag == "sr" else tag
        family = GROUP.get(tag.split("-")[0])
        others = [
            other
            for neighbour, other in words.items()
            if neighbour != tag
            and _script(neighbour) == _script(tag)
            and (family is None or GROUP.get(neighbour.split("-")[0]) != family)
        ]
        if others:
            limits = DOUBTED if name in doubted else ALONE
            lines += _lines(f'"{name}"', _telling(words[tag], others, limits))
    lines += ["", "[shadowing]"]
    for name, neighbours in SHADOWING.items():
        # A list by hand is too short to show what a neighbour has not.
        if neighbours and UNLISTED.keys().isdisjoint(neighbours):
            own = words[name.removesuffix("-Cyrl")]
            lines += _lines(f'"{name}"', _telling(own, [words[tag] for tag in neighbours], SHADOWING_ONLY))
    for part, limits in (("inside", INSIDE), ("strong", STRONG)):
        lines += ["", f"[{part}]"]
        for group, members in MEMBERS.items():
            if weighed(group):
                continue
            tags = {member: "sr-Latn" if member == "sr" else member for member in members}
            if all(tag in words and _script(tag) == "Latn" for tag in tags.values()):
                for member, tag in tags.items():
                    others = [words[other] for name, other in tags.items() if name != member]
                    lines += _lines(member, _telling(words[tag], others, limits))
    path.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    make(PATH)
