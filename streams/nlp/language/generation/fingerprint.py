"""Whether the generated files are in step with what they were made from: each carries the hash of its inputs."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

import numpy as np

from streams.nlp.language import members, pool, profiles, words

_HERE: Final = Path(__file__).parent


def _digest(*parts: bytes) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


_LISTS: Final = ("lists.py", "missing.toml", "galician.txt", "sources.py", "requirements.txt")
"""What makes the lists of words, and the versions of its sources."""


_PROBE: Final = "Één l’été à 3x AB-12; съёмка और किताबें, ไทย 日本語 ﷺ foo@bar"
"""Read for how text is read: words of all kinds, and what is none."""


def _lists() -> list[bytes]:
    return [(_HERE / name).read_bytes() for name in _LISTS]


def of_profiles() -> str:
    """The hash of what makes `profiles.npz`: its generator, the lists of words, how text is read."""
    read = words.padded(_PROBE)
    counts = (file.read_bytes() for file in sorted((_HERE / "counts").glob("*.txt")))
    return _digest(
        (_HERE / "profiles.py").read_bytes(), *_lists(), *counts, read.encode(), words.hashes(read)[0].tobytes()
    )


def of_contents(path: Path) -> str:
    """The hash of what such a file holds, however it is packed."""
    with np.load(path) as table:
        parts = [table[name] for name in ("languages", "keys", "counts", "columns", "weights")]
    return _digest(*(f"{part.dtype} {part.shape}".encode() + part.tobytes() for part in parts))


def of_telling() -> str:
    """The hash of what makes `telling.toml`: its generator and the lists of words."""
    return _digest((_HERE / "telling.py").read_bytes(), *_lists())


def of_pool() -> str:
    """The hash of what makes `pool.toml`, but for the texts that it is fitted on: its generator, features, tables."""
    features = " ".join(pool.FEATURES).encode()
    tables = profiles.PATH.read_bytes(), members.PATH.read_bytes()
    return _digest((_HERE / "fit.py").read_bytes(), features, *tables)


def of_members() -> str:
    """The hash of what makes `members.toml`: its generator, the alternations and the lists of words."""
    parts = [(_HERE / name).read_bytes() for name in ("members.py", "alternations.toml")]
    return _digest(*parts, *_lists())
