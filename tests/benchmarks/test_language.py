"""Speed of language detection as ratios of CPU time in one run: lingua, and a plain cascade of three libraries.

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

from schemas.article import Article
from streams.nlp.language import detect, detect_text, voters
from streams.nlp.language.clean import clean, sample
from streams.nlp.language.inventory import COLUMN, canonical

pytestmark = pytest.mark.benchmark

DATA = Path(os.environ.get("NEWSTALLY_DATA") or Path(__file__).parents[3] / "shared" / "data")
ROUNDS = 6
CHUNK = 6
"""So many texts are read by one before the other reads them, so that both meet the same load of the machine."""
LINGUA = 200
"""So many texts of each kind lingua is asked, as slow as it is."""
LEAST = {"headline": 0.98, "paragraph": 1.0, "article of 5 kB": 1.4, "article of 20 kB": 1.35}
"""The share of our time that the plain cascade takes."""

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


def seconds(functions: dict[str, Callable[[str], object]], texts: list[str], chunk: int = CHUNK) -> dict[str, float]:
    """CPU seconds a text for each function, the best of some rounds."""
    total = dict.fromkeys(functions, 0.0)
    for start in range(0, len(texts), chunk):
        some = texts[start : start + chunk]
        best = dict.fromkeys(functions, float("inf"))
        for _ in range(ROUNDS):
            for name, function in functions.items():
                began = time.process_time()
                for text in some:
                    function(text)
                best[name] = min(best[name], time.process_time() - began)
        for name, took in best.items():
            total[name] += took / len(texts)
    return total


def plain() -> Callable[[str], object]:
    """pycld2 where it is sure of a long text, else a vote of the three, each as its library gives it."""
    eldc, pycld2, langid = (importlib.import_module(name) for name in ("eldc", "pycld2", "py3langid.langid"))
    eldc.init()
    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    identifier.set_languages([label for label in identifier.labels if canonical(label) in COLUMN])

    def detect(text: str) -> object:
        text = clean(sample(text))
        _, code, percent, _ = pycld2.detect(text, isPlainText=True, bestEffort=True)[2][0]
        if len(text) >= 120 and percent >= 95:
            return code
        votes = [code, eldc.detect(text), identifier.classify(text)[0]]
        return max(votes, key=votes.count)

    return detect


def lingua() -> Callable[[str], object] | None:
    """lingua with all its languages; null where it is not installed."""
    try:
        builder = importlib.import_module("lingua").LanguageDetectorBuilder
    except ModuleNotFoundError:
        return None
    return builder.from_all_languages().with_preloaded_language_models().build().detect_language_of


@pytest.mark.skipif(not voters.compiled(), reason="pycld2 and eldc have no wheel for this platform")
@pytest.mark.parametrize("kind", LEAST)
def test_speed(kind: str, capsys: pytest.CaptureFixture[str]):
    files = sorted((DATA / "news").glob("??.jsonl"))
    if not files:
        pytest.skip(f"no news in {DATA}: set NEWSTALLY_DATA to the folder with the development data")
    texts = []
    for file in files:
        lines = [s["text"] for line in file.read_text("utf-8").splitlines() for s in json.loads(line)["sentences"]]
        texts += {
            "headline": [line[:45] for line in lines[:120:6]],
            "paragraph": [" ".join(lines[n : n + 3]) for n in range(0, 60, 6)],
            "article of 5 kB": [" ".join(lines[n:])[:5000] for n in range(0, 120, 12)],
            "article of 20 kB": [" ".join(lines[n:])[:20000] for n in range(0, 40, 10)],
        }[kind]
    took = seconds({"ours": detect_text, "the plain cascade": plain()}, texts)
    ratio = took["the plain cascade"] / took["ours"]
    said = f"{kind}: {1 / took['ours']:,.0f} texts a CPU-second; the plain cascade takes {ratio:.2f} of our time"
    if slow := lingua():
        some = texts[:: max(1, len(texts) // LINGUA)]
        # Not in small turns: its gigabyte would drive our tables out of the processor's cache each time.
        took = seconds({"ours": detect_text, "lingua": slow}, some, len(some))
        said += f", lingua {took['lingua'] / took['ours']:.1f}"
        assert took["lingua"] > 10 * took["ours"]
    with capsys.disabled():
        print(f"\n{said}")
    assert ratio > LEAST[kind]


MEGABYTE = {
    "one line": "Правительство ушло в отставку, сообщает Reuters. ",
    "names": "Jan de Vries, Amsterdam\n",
    "languages in turns": "De regering is afgetreden na een motie.\nThe government has resigned after a vote.\n",
    "scripts in turns": "De regering 政府 сегодня said на улице الحكومة ",
    "short lines": "ab\n",
}


@pytest.mark.parametrize("kind", MEGABYTE)
def test_a_megabyte(kind: str, capsys: pytest.CaptureFixture[str]):
    text = (MEGABYTE[kind] * (1_000_000 // len(MEGABYTE[kind]) + 1))[:1_000_000]
    detect(Article(uri="urn:x", body=text[:5000]))
    began = time.process_time()
    detect(Article(uri="urn:x", body=text))
    took = time.process_time() - began
    with capsys.disabled():
        print(f"\n{kind}: a megabyte in {took:.2f} s of CPU")
    assert took < 2  # 1 on an idle machine


def test_memory(capsys: pytest.CaptureFixture[str]):
    run = subprocess.run([sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True, timeout=120)
    with capsys.disabled():
        print(f"\nadds {run.stdout.strip()} MB")
    assert int(run.stdout) < 140
