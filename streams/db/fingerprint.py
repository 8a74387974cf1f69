"""The fingerprint of a body: equal for texts that differ in case, spacing, punctuation or compatibility forms alone."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import Final


class _Squeeze(dict[int, int | str]):
    """Code point -> itself for letters, marks and digits, else a space; each is looked up in Unicode's tables once."""

    def __missing__(self, code: int) -> int | str:
        kept = self[code] = code if unicodedata.category(chr(code))[0] in "LMN" else " "
        return kept


_SQUEEZE: Final = _Squeeze()


def body_fingerprint(body: str) -> bytes | None:
    """SHA-256 over the words of a text, for later de-duplication.

    The text is brought to NFKC, case-folded and brought to NFKC again (Unicode's toNFKC_Casefold but for its ignorable
    characters); every run of characters other than letters, marks and digits becomes one space, none at the ends.

    Args:
        body: any text that UTF-8 can encode.

    Returns:
        32 bytes, or None for a text without letters and digits: such texts are not duplicates of one another.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", body).casefold())
    words = " ".join(folded.translate(_SQUEEZE).split())
    return hashlib.sha256(words.encode()).digest() if words else None
