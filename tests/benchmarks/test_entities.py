"""What the entities stage takes: words a CPU-second with all layers, time to the first article, memory with four.

CPU time is that of this machine and grows when others use its cores too: measure when it is quiet.
"""

# ruff: noqa: T201  what is measured is printed

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import process_time

import pytest

from schemas.article import Article
from streams.nlp import models
from streams.nlp.annotate import annotate_entities, annotate_language

pytestmark = pytest.mark.benchmark

DATA = Path(os.environ.get("NEWSTALLY_DATA") or Path(__file__).parents[3] / "shared" / "data")
ROUNDS = 3
WORDS_A_SECOND = 10_000
SECONDS_TO_BEGIN = 2.0
MEGABYTES = 400

SENTENCES = {
    "nl": "Minister Tomas Orlik zei dinsdag in Almaty dat zestien agenten gewond raakten.",
    "en": "Minister Tomas Orlik said in Almaty on Tuesday that sixteen officers were injured.",
    "de": "Minister Tomas Orlik sagte am Dienstag in Almaty, sechzehn Beamte seien verletzt worden.",
    "ru": "Министр Томас Орлик сказал во вторник в Алматы, что ранены шестнадцать полицейских.",
    "pt": "O ministro Tomas Orlik disse na terça-feira em Almaty que dezesseis policiais ficaram feridos.",
    "es": "El ministro Tomas Orlik dijo el martes en Almaty que dieciséis policías resultaron heridos.",
    "fr": "Le ministre Tomas Orlik a dit mardi à Almaty que seize policiers ont été blessés.",
    "it": "Il ministro Tomas Orlik ha detto martedì ad Almaty che sedici agenti sono rimasti feriti.",
    "pl": "Minister Tomas Orlik powiedział we wtorek w Almaty, że rannych zostało szesnastu policjantów.",
}
FOUR = ("nl", "en", "de", "ru")

FRESH = """
import json, pathlib, sys, time
from schemas.annotation import LanguageArticle
from streams.nlp.annotate import annotate_entities
articles = [LanguageArticle.model_validate(one) for one in json.load(sys.stdin)]
found = [annotate_entities(article, {}).entities for article in articles]
spent = time.process_time()
assert all(any(e.text == "Almaty" or e.text == "Алматы" for e in one) for one in found), found
status = pathlib.Path("/proc/self/status").read_text()
print(spent, int(status.split("VmHWM:")[1].split()[0]) // 1024)
"""


def fresh(tags: Sequence[str]) -> tuple[float, int]:
    """A new process that reads an article a language: CPU seconds since it was started, most memory in MB."""
    articles = [
        annotate_language(Article(uri=f"urn:{tag}", body=SENTENCES[tag], language=tag), assume_language=True)
        for tag in tags
    ]
    given = json.dumps([article.model_dump(mode="json") for article in articles])
    run = subprocess.run(
        [sys.executable, "-c", FRESH], input=given, capture_output=True, text=True, check=True, timeout=120
    )
    spent, megabytes = run.stdout.split()
    return float(spent), int(megabytes)


@pytest.mark.parametrize("tag", sorted(models.listed()))
def test_words_a_second(tag: str, capsys: pytest.CaptureFixture[str]):
    path = DATA / "news" / f"{tag}.jsonl"
    if not path.is_file():
        pytest.skip(f"no news/{tag}.jsonl in {DATA}: set NEWSTALLY_DATA to the folder with the development data")
    articles = []
    for line in path.read_text("utf-8").splitlines():
        news = json.loads(line)
        body = "\n\n".join(sentence["text"] for sentence in news["sentences"])
        articles.append(annotate_language(Article(uri=news["doc"], body=body, language=tag), assume_language=True))
    words = sum(len(article.body.split()) for article in articles)
    spent = []
    for _ in range(ROUNDS + 1):  # the first round reads models and tables
        began = process_time()
        for article in articles:
            annotate_entities(article, {})
        spent.append(process_time() - began)
    rate = words / min(spent)
    with capsys.disabled():
        print(f"\n{tag}: {rate:,.0f} words a CPU-second, tokens with tags, lemmas and dependencies, and entities")
    assert rate >= WORDS_A_SECOND


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="memory is read from /proc")
@pytest.mark.parametrize("tag", SENTENCES)
def test_begins_soon(tag: str, capsys: pytest.CaptureFixture[str]):
    spent = min(fresh([tag])[0] for _ in range(ROUNDS))
    with capsys.disabled():
        print(f"\n{tag}: first article {spent:.2f} CPU seconds after the start of the process")
    assert spent <= SECONDS_TO_BEGIN


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="memory is read from /proc")
def test_four_languages_fit(capsys: pytest.CaptureFixture[str]):
    spent, megabytes = fresh(FOUR)
    with capsys.disabled():
        print(f"\n{', '.join(FOUR)}: {megabytes} MB at most, first articles after {spent:.2f} CPU seconds")
    assert megabytes <= MEGABYTES
