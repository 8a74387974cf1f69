"""Text in, annotations out: pure functions that know no Kafka, no SQL, no clock and no environment.

An article passes through `language` and `segments` (the language stage), `entities` (the entities stage), then `times`,
`figures` and `claims` (the figures stage). `annotate` puts them together; a language is data in `languages/<tag>`.
"""

from __future__ import annotations

import sys
from types import ModuleType


def _spacy_without_its_commands() -> None:
    """Lets `import spacy` leave out its command line, which takes as long to import as all the rest of it.

    Of it spaCy itself asks for the function `info` alone. Where spaCy asks for it no longer, this does nothing.
    """
    if "spacy" not in sys.modules:
        stand_in = ModuleType("spacy.cli.info")
        stand_in.info = None  # type: ignore[attr-defined]  # a module made here has what it is given
        sys.modules[stand_in.__name__] = stand_in


_spacy_without_its_commands()
