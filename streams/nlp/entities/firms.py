"""Names of firms that their form alone tells: a legal form at the end, or partners joined by "&"."""

from __future__ import annotations

import re
from typing import Final

from streams.nlp.entities.scene import Scene

_DOTTED: Final = (
    r"[SN]\.[AV]\.(?:[RUS]\.)?|B\.V\.|S\.p\.A\.|S\.r\.l\.|S\.[LCR]\.|Sp\. z o\.o\.|e\.V\.|s\.r\.o\.|"
    r"a\.s\.|A\.Ş\.|d\.o\.o\."
)
"""Legal forms written with full stops, which belong to the name."""

_PLAIN: Final = (
    r"[BN]V|BVBA|CVBA|VZW|vzw|GmbH|mbH|AG|KG|KGaA|OHG|eG|Ltd|Plc|PLC|plc|LLC|LLP|Inc|INC|Corp|CORP|Co|Bros|Pty|Bhd|Pvt|"
    r"S\.?A|SAS|SASU|SARL|Sarl|ASBL|asbl|SCOP|SpA|Spa|SPA|S\.p\.A|S\.r\.l|Srl|SRL|Ltda|LTDA|Lda|SL|SLU|SAU|SAB|EIRELI|"
    r"Oy|Oyj|AB|ASA|A/S|ApS|Kft|Zrt|Zn|e\.V|eV"
)

_FORM: Final = re.compile(
    rf",? (?:& )?(?:{_DOTTED}|(?:{_PLAIN})(?![\w'’]))(?: (?:&|and|und) Co(?:\. KG|mpany| KG)?(?!\w))?"
)
_KIN: Final = frozenset(
    {"zn", "zonen", "zoon", "sons", "son", "bros", "brothers", "partners", "co", "company", "söhne", "sohn", "partner"}
    | {"fils", "frères", "hijos", "hermanos", "filhos", "irmãos", "figli", "fratelli", "synowie", "syn"}
)
"""Behind "&" they make a firm also where headings have capitals on all words: "Arts & Crafts" is none."""

_ABBREVIATED: Final = frozenset({"inc", "corp", "co", "ltd", "bros", "zn", "ltda", "pty", "lda", "plc"})
"""Legal forms that may end with a full stop."""


def legal_end(scene: Scene, last: int) -> int:
    """The end (excluded) of a run of capitalised words with the legal form behind it; `last` when there is none.

    Args:
        scene: the passage.
        last: the end (excluded) of the run, of which the form is no part.
    """
    for word in range(last - 1, max(last - 4, -1), -1):  # "S.p.A." begins as a run does
        form = _FORM.match(scene.text, scene.words[word].end)
        if form and form.end() >= scene.words[last - 1].end:
            while last < len(scene.words) and scene.words[last].start < form.end():
                last += 1
            break
    return last


def is_firm(scene: Scene, first: int, last: int) -> bool:
    """Whether the units `first` up to and excluding `last` end with a legal form or name partners: "Orlik & Zonen"."""
    if last - first < 2:
        return False
    start, end = scene.words[first].end, scene.words[last - 1].end
    text = scene.text[start : end + 1]
    if " & " in text and (scene.words[last - 1].key in _KIN or not scene.clues.title_case):
        return True
    return any(form.end() >= end - start for form in _FORM.finditer(text))


def stop(scene: Scene, last: int) -> int:
    """The offset where a firm ends, behind the full stop of its form unless that ends the sentence."""
    word = scene.words[last - 1]
    after = scene.text[word.end : word.end + 3]
    if not after.startswith("."):
        return word.end
    dotted = len(word.text) == 1 and scene.text[word.start - 1] == "."
    goes_on = len(after) > 1 and (
        after[1] in ".,;:)'’" or (after[1] == " " and (after[2:].islower() or after[2:] == "("))
    )
    return word.end + int(dotted or (word.key in _ABBREVIATED and goes_on))
