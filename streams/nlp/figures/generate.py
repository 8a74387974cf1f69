"""Writes numbers.toml and cldr.toml of every language from CLDR (Unicode-3.0 licence), and conversions.toml.

    python -m streams.nlp.figures.generate FOLDER [TAG ...]

FOLDER is the unpacked npm package `cldr-rbnf`; names of units, currencies and months come through babel, the factors
between units through ucumvert.
"""

from __future__ import annotations

import json
import sys
from importlib import resources
from pathlib import Path
from typing import Any

from babel import Locale

from streams.nlp import languages
from streams.nlp.figures.generation import cldr, spelling
from streams.nlp.figures.generation.conversions import codes, conversions
from streams.nlp.figures.generation.rbnf import Speller
from streams.nlp.figures.language import number_forms
from streams.nlp.figures.lexicon import Lexicon

HEAD = (
    "# Made by streams/nlp/figures/generate.py from CLDR {version}; not to be edited. "
    "© Unicode, Inc., Unicode-3.0 licence.\n"
)
RULES_OF = {"nb": "no"}
"""Tags whose rules CLDR files under another name."""


def _key(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _table(name: str, rows: dict[str, Any]) -> str:
    lines = [f"{_key(k)} = {json.dumps(v, ensure_ascii=False)}" for k, v in rows.items()]
    return "\n".join([f"[{name}]", *lines, ""])


def speller(folder: Path, tag: str) -> Speller:
    """The spelling rules of a language; raises FileNotFoundError where CLDR has none."""
    name = RULES_OF.get(tag, tag)
    rules = json.loads((folder / "rbnf" / f"{name}.json").read_text("utf-8"))["rbnf"]["rbnf"]["SpelloutRules"]
    return Speller(rules, Locale.parse(tag.replace("-", "_")).plural_form)


def numbers(folder: Path, tag: str) -> str:
    """The number words of a language as TOML."""
    hand = languages.load(tag, "numerals")
    joiners = hand.get("joiners", {})
    lexicon = Lexicon.build(
        dict(number_forms(hand.get("roots", {}))),
        joiners=joiners.get("apart", []),
        inner_joiners=joiners.get("inner", []),
        fillers=joiners.get("fillers", []),
        proclitics=hand.get("glued", {}).get("proclitics", []),
    )
    spelling.learn(speller(folder, tag), lexicon)
    tables: dict[str, dict[str, list[str]]] = {"cardinals": {}, "scales": {}, "ordinals": {}}
    of = {"number": "cardinals", "scale": "scales", "ordinal": "ordinals"}
    for form, atom in [*lexicon.words.items(), *lexicon.phrases.items()]:
        if atom.part in of:
            tables[of[atom.part]].setdefault(f"{atom.value:f}", []).append(form)
    return "\n".join(
        _table(name, dict(sorted(rows.items(), key=lambda row: int(row[0])))) for name, rows in tables.items()
    )


def names(tag: str) -> str:
    """Units, currencies, months and separators of a language as TOML."""
    units = cldr.units(tag)
    return "\n".join(
        [
            _table("separators", cldr.separators(tag)),
            _table("calendar", cldr.calendar(tag)),
            _table("durations", units["durations"]),
            _table("measures", units["measures"]),
            _table("currencies", {name: " ".join(codes) for name, codes in cldr.currencies(tag).items()}),
        ]
    )


def factors() -> str:
    """What one unit of every code in any language's data is worth, as TOML."""
    tables = [languages.load(tag, concept) for tag in languages.available() for concept in ("cldr", "units")]
    rows = conversions(codes(tables))
    head = "# Made by streams/nlp/figures/generate.py with ucumvert: base unit, code = factor and what is added.\n"
    return head + "\n".join(_table(_key(base), rows[base]) for base in rows)


def main(arguments: list[str]) -> int:
    """Writes the files; returns the exit status."""
    folder = Path(arguments[0])
    version = json.loads((folder / "package.json").read_text("utf-8"))["version"]
    root = Path(str(resources.files(languages)))
    tags = arguments[1:] or sorted(languages.available())
    for tag in tags:
        (root / tag).mkdir(exist_ok=True)
        (root / tag / "cldr.toml").write_text(HEAD.format(version=version) + names(tag), "utf-8")
        try:
            text = numbers(folder, tag)
        except FileNotFoundError:
            continue
        (root / tag / "numbers.toml").write_text(HEAD.format(version=version) + text, "utf-8")
    Path(str(resources.files(__package__) / "conversions.toml")).write_text(factors(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
