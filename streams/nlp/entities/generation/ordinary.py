"""Writes `languages/pl/ordinary.toml`: frequent words that name nothing, by SGJP, the dictionary of Polish (BSD-2).

    pip install morfeusz2==1.99.15 wordfreq==3.1.1; python -m streams.nlp.entities.generation.ordinary

Adjectives are left out: names begin with them ("Krajowa Rada Sądownictwa").
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from textwrap import wrap
from typing import Any, Final

from streams.nlp import languages

FREQUENT: Final = 40_000
"""The most frequent words, of which those are taken that name nothing."""

_ADJECTIVES: Final = frozenset({"adj", "adja", "ppas", "pact", "ign"})

HEAD: Final = """\
# Frequent words that name nothing, with a capital only where a sentence begins; from SGJP, the dictionary of Polish
# (BSD-2, see forms.LICENSE.txt), in the order of wordfreq: written by streams/nlp/entities/generation/ordinary.py.
"""


def is_ordinary(analyser: Any, word: str) -> bool:
    """Whether the dictionary knows a word, and neither as a name nor as an adjective.

    Args:
        analyser: Morfeusz.
        word: in small letters.
    """
    readings = [reading for form in {word, word.title()} for _, _, reading in analyser.analyse(form)]
    known = [(lemma, tag.partition(":")[0]) for _, lemma, tag, *_ in readings]
    return all(lemma[0].islower() and part not in _ADJECTIVES for lemma, part in known)


def main() -> None:
    """Writes the file."""
    analyser = import_module("morfeusz2").Morfeusz(expand_dag=False, expand_tags=False)
    listed = import_module("wordfreq").top_n_list("pl", 1_000_000)[:FREQUENT]
    words = [word for word in listed if word.isalpha() and len(word) > 1 and is_ordinary(analyser, word)]
    lines = "\n".join(wrap(" ".join(words), 118))
    file = Path(languages.__file__).parent / "pl" / "ordinary.toml"
    file.write_text(f'{HEAD}\nwords = """\n{lines}\n"""\n', "utf-8")


if __name__ == "__main__":
    main()
