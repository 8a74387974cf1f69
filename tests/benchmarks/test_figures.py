"""How fast figures are found, measured in one run on one core."""

# ruff: noqa: T201  the measured speed is what a benchmark is run for
import json
import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter, process_time

import pytest

from streams.nlp.figures import find
from streams.nlp.figures.language import language
from tests.unit.figures.traps import TRAPS

pytestmark = pytest.mark.benchmark

DATA = Path(os.environ.get("NEWSTALLY_DATA") or Path(__file__).parents[3] / "shared" / "data")
SENTENCES_A_SECOND = 3000
FIRST_USE_MS = 100
ALL_LANGUAGES_MB = 150
MEASURE = """
from pathlib import Path
from time import process_time
from streams.nlp import languages
from streams.nlp.figures.language import Language, language
def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 2**20
before, slowest = resident(), 0.0
language("und")  # what all languages share
for tag in sorted(languages.available()):
    begin = process_time()
    language(tag)
    slowest = max(slowest, process_time() - begin)
print(resident() - before, slowest * 1000)
"""


@pytest.mark.parametrize("tag", sorted(TRAPS))
def test_sentences_a_second(tag: str):
    path = DATA / "news" / f"{tag}.jsonl"
    if not path.is_file():
        pytest.skip(f"no news/{tag}.jsonl in {DATA}: set NEWSTALLY_DATA to the folder with the development data")
    texts = [s["text"] for line in path.read_text("utf-8").splitlines() for s in json.loads(line)["sentences"]]
    language.cache_clear()
    begin = process_time()
    language(tag)  # kept: the sentences below do not build it again
    first = (process_time() - begin) * 1000
    begin = process_time()
    for text in texts:
        find(text, tag)
    rate = len(texts) / (process_time() - begin)
    print(f"\n{tag}: ready in {first:.0f} ms, {rate:.0f} sentences a second")
    assert first < FIRST_USE_MS
    assert rate > SENTENCES_A_SECOND


def test_time_is_linear_in_the_text():
    piece = "Ruim 1.300 agenten en drieëntwintig mensen raakten op 12 mei gewond; de schade bedroeg 1,5 miljoen euro. "

    def seconds(times: int) -> float:
        begin = perf_counter()
        find(piece * times, "nl")
        return perf_counter() - begin

    seconds(50)
    small, large = min(seconds(200) for _ in range(3)), seconds(9500)  # a megabyte
    print(f"\n1 MB in {large:.1f} s")
    assert large < 9500 / 200 * small * 3


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is measured where the system tells it")
def test_all_languages_at_once():
    """In a process of its own, so that nothing else is counted."""
    made = subprocess.run([sys.executable, "-c", MEASURE], check=True, capture_output=True, text=True)
    megabytes, slowest = map(float, made.stdout.split())
    print(f"\nall languages: {megabytes:.0f} MB, the slowest ready in {slowest:.0f} ms")
    assert megabytes < ALL_LANGUAGES_MB
    assert slowest < FIRST_USE_MS
