"""Makes `telling.toml`: the words that tell a language from all others of its script, and a member from its group.

A word of a language is such a word where it is frequent in it and many times rarer in every neighbour's list
(`generation.lists`). Run like `generation.profiles`:

    uv run --with-requirements REQUIREMENTS -m streams.nlp.language.generation.telling
"""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Final

from streams.nlp.language.generation import fingerprint, lists, sources
from streams.nlp.language.inventory import CANDIDATES, GROUP, MEMBERS, SHADOWING, usual_script
from streams.nlp.language.telling import PATH

ALONE: Final = (5e-5, 20.0, 600)
"""How frequent a word must be, how many times rarer in every neighbour, and how many of a language are kept."""

INSIDE: Final = (2e-5, 8.0, 800)
"""The same among the members of a group."""

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


def _telling(own: Words, others: list[Words], least: float, times: float, most: int) -> list[str]:
    """The words, the most frequent first."""
    found = [
        (share, word)
        for word, share in own.items()
        if share >= least
        and len(word) >= ONLY_WORDS
        and share >= times * max((other.get(word, 0.0) for other in others), default=0.0)
    ]
    return [word for _, word in sorted(found, key=lambda pair: (-pair[0], pair[1]))[:most]]


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
    # The first language of a script, and what stands for a neighbour that a voter cannot read, must be told apart.
    firsts = {tags[0] for tags in CANDIDATES.values() if len(tags) > 1}
    for name in sorted(firsts | SHADOWING):
        tag = {"sr-Cyrl": "sr"}.get(name, name)
        if tag in words:
            family = GROUP.get(tag)
            others = [
                other
                for neighbour, other in words.items()
                if neighbour != tag
                and _script(neighbour) == _script(tag)
                and (family is None or GROUP.get(neighbour.split("-")[0]) != family)
            ]
            lines += _lines(f'"{name}"', _telling(words[tag], others, *ALONE))
    lines += ["", "[inside]"]
    for members in MEMBERS.values():
        tags = {member: "sr-Latn" if member == "sr" else member for member in members}
        if all(tag in words and _script(tag) == "Latn" for tag in tags.values()):
            for member, tag in tags.items():
                others = [words[other] for name, other in tags.items() if name != member]
                lines += _lines(member, _telling(words[tag], others, *INSIDE))
    path.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    make(PATH)
