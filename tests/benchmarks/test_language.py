"""Speed of language detection as ratios of CPU time in one run: py3langid, pycld2, lingua, a plain cascade of three.

lingua (1.2 GB) is no dependency: it is compared where it is installed, and left out aloud elsewhere.
"""

# ruff: noqa: T201  what is measured is printed

import importlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from streams.nlp.language import detect_text, voters
from streams.nlp.language.clean import clean, sample

pytestmark = pytest.mark.benchmark

DATA = Path(os.environ.get("NEWSTALLY_DATA") or Path(__file__).parents[3] / "shared" / "data")
ROUNDS = 3
LINGUA = 20
"""So many texts of each kind lingua is asked, as slow as it is."""
LEAST = {"headline": 0.6, "paragraph": 0.38, "article": 0.45}
"""The share of our time that the plain cascade takes: what the better answers cost may not grow."""

MEMORY = """
import pathlib
import numpy, babel, pycountry
from schemas.article import Article
def resident():
    status = pathlib.Path("/proc/self/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) // 1024
before = resident()
from streams.nlp.language import detect_text
for text in ("De regering is maandag afgetreden na een motie van wantrouwen.", "la casa", "Президент подписал указ"):
    detect_text(text)
print(resident() - before)
"""


def seconds(function: Callable[[str], object], texts: list[str]) -> float:
    """CPU seconds a text, the best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        for text in texts:
            function(text)
        best = min(best, time.process_time() - began)
    return best / len(texts)


def plain(text: str) -> str:
    """pycld2 where it is sure of a long text, else a vote of the three."""
    text = clean(sample(text))
    first = voters.cld2(text)
    if len(text) >= 120 and max(first.values(), default=0) >= 0.95:
        return max(first, key=lambda name: first[name])
    votes = [max(one, key=lambda name: one[name]) for one in (first, voters.elder(text), voters.langid(text)) if one]
    return max(votes, key=votes.count, default="und")


def lingua() -> Callable[[str], object] | None:
    """lingua with all its languages; null where it is not installed."""
    try:
        builder = importlib.import_module("lingua").LanguageDetectorBuilder
    except ModuleNotFoundError:
        return None
    return builder.from_all_languages().with_preloaded_language_models().build().detect_language_of


@pytest.mark.skipif(not voters.compiled(), reason="pycld2 and eldc have no wheel for this platform")
@pytest.mark.parametrize(("kind", "sentences"), [("headline", 0), ("paragraph", 3), ("article", 120)])
def test_speed(kind: str, sentences: int, capsys: pytest.CaptureFixture[str]):
    files = sorted((DATA / "news").glob("??.jsonl"))
    if not files:
        pytest.skip(f"no news in {DATA}: set NEWSTALLY_DATA to the folder with the development data")
    texts = []
    for file in files:
        lines = [s["text"] for line in file.read_text("utf-8").splitlines() for s in json.loads(line)["sentences"]]
        texts += [lines[n][:45] for n in range(0, 120, 6)] if not sentences else [" ".join(lines[:sentences])] * 3
    ours = seconds(detect_text, texts)
    ratios = {
        name: seconds(function, texts) / ours
        for name, function in (("py3langid", voters.langid), ("pycld2", voters.cld2), ("plain cascade", plain))
    }
    if slow := lingua():
        ratios["lingua"] = seconds(slow, texts[:: len(texts) // LINGUA]) / ours
        assert ratios["lingua"] > 10
    with capsys.disabled():
        told = "  ".join(f"{name} takes {ratio:.2f} of our time" for name, ratio in ratios.items())
        print(f"\n{kind}: {1 / ours:,.0f} texts a CPU-second; {told}{'' if slow else '; no lingua here'}")
    assert ratios["plain cascade"] > LEAST[kind]


def test_memory(capsys: pytest.CaptureFixture[str]):
    run = subprocess.run([sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True, timeout=120)
    with capsys.disabled():
        print(f"\nadds {run.stdout.strip()} MB")
    assert int(run.stdout) < 150
