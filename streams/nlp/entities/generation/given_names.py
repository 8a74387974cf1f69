"""Writes `given_names.txt` from the first names of Faker (MIT), a library that is needed for nothing else.

    pip install --target FOLDER faker; PYTHONPATH=FOLDER python -m streams.nlp.entities.generation.given_names

Names of countries are left out, and by `given_names_not.txt` those that are rather other places or ordinary words:
found four times in small letters in the Universal Dependencies treebanks of fifteen languages.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path

import babel

from streams.nlp.entities.units import fold

FOLDER = Path(__file__).parent


def main() -> None:
    """Writes the list, one name a line, sorted."""
    persons = import_module("faker.providers.person")
    left_out = set((FOLDER / "given_names_not.txt").read_text("utf-8").split())
    found: set[str] = set()
    for module in pkgutil.iter_modules(persons.__path__, persons.__name__ + "."):
        provider = import_module(module.name).Provider
        for attribute in dir(provider):
            if attribute.startswith("first_name"):
                listed = getattr(provider, attribute)
                if isinstance(listed, dict | list | tuple):
                    found.update(
                        fold(name) for name in listed if isinstance(name, str) and name.isalpha() and len(name) > 1
                    )
    left_out |= {fold(name) for name in babel.Locale("en").territories.values()}
    text = (
        "# First names of Faker (MIT licence), made by generation/given_names.py\n"
        + "\n".join(sorted(found - left_out))
        + "\n"
    )
    (FOLDER.parent / "given_names.txt").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
