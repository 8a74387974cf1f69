"""Speed of the whole language stage on long texts: it grows with the text, whatever stands in it, and no faster.

Ratios of CPU time in one run: a text eight times as long, and one pass of a plain expression for words as a yardstick.
"""

# ruff: noqa: T201  what is measured is printed

import re
import time
from collections.abc import Callable

import pytest

from schemas.article import Article
from streams.nlp.language import detect
from streams.nlp.segments import read

pytestmark = pytest.mark.benchmark

SHORT, LONG = 50_000, 400_000
ROUNDS = 3
GROWTH = 2.0
"""So much more time a character may take in the long text than in the short one; with squares it would be eight."""

KINDS = {
    "one line": ("The government resigned on Monday, 12 January 2022, after 164 people were killed in protests. ", 60),
    "paragraphs": ("The government resigned on Monday after the vote in parliament, officials said.\n\n", 80),
    "names": ("Jan de Vries, Amsterdam\n", 250),
    "lists": ("- the first item\nfoo bar\n", 350),
    "languages in turns": ("De regering is afgetreden na een motie.\nThe government has resigned after a vote.\n", 150),
    "one word": ("people ", 20),
    "mark-up": ('<p>The government &amp; the <b>people</b> said <a href="https://x.org/a">Read more</a></p>\n', 60),
    "abbreviations": ("U.S. No. 3. Jan. ", 250),
    "Thai": ("รัฐบาลลาออกเมื่อวันจันทร์ที่ผ่านมา", 60),
    "Chinese": ("政府星期一宣布辞职，据路透社报道，至少164人死亡。", 200),
}
"""What is said again and again, and how many passes of the yardstick the stage may take."""

_WORDS = re.compile(r"\w+|\W")


def seconds(function: Callable[[str], object], text: str) -> float:
    """CPU seconds, the best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        function(text)
        best = min(best, time.process_time() - began)
    return best


def stage(text: str) -> None:
    """What a worker does with one article."""
    article = Article(uri="urn:x", body=text)
    read(article, detect(article))


@pytest.mark.parametrize("kind", KINDS)
def test_time_grows_with_the_text(kind: str, capsys: pytest.CaptureFixture[str]):
    said, most = KINDS[kind]
    short, long = ((said * (size // len(said) + 1))[:size] for size in (SHORT, LONG))
    stage(short)  # tables and expressions are read once in a process
    took = seconds(stage, long)
    growth = took / LONG / (seconds(stage, short) / SHORT)
    passes = took / seconds(_WORDS.findall, long)
    with capsys.disabled():
        print(
            f"\n{kind}: a megabyte in {took / LONG * 1e6:.2f} s of CPU, {passes:.0f} passes of the yardstick; "
            f"{growth:.2f} times as much a character as an eighth of it"
        )
    assert growth < GROWTH
    assert passes < most
