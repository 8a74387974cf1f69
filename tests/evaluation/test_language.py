"""Language detection against annotated data: run by `make evaluate`.

Floors stand in `language_floors.json` and were reached before; `RAISE_FLOORS=1` raises them to what is measured and
never lowers one. All figures are percentages of which more is better. Strict is the exact language, lenient counts the
members of a group as one. Texts of languages that no voter knows are left out and counted.

The pool's weights (`generation.fit`) were fitted on `lid/dev.jsonl`, and the constants for mixed texts and furniture
were chosen with these tests in view. So they guard against getting worse; how good unseen texts come out, they do not
say.
"""

# ruff: noqa: T201  what is measured is printed

from __future__ import annotations

import hashlib
import json
import os
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas.article import Article
from streams.nlp.language import detect, detect_text
from streams.nlp.language.inventory import COLUMN, GROUP, MEMBERS, canonical

pytestmark = [pytest.mark.evaluation, pytest.mark.timeout(900)]

FLOORS = Path(__file__).with_name("language_floors.json")
DATA = Path(os.environ.get("NEWSTALLY_DATA", "../shared/data"))
HASHES = {
    "lid/dev.jsonl": "c47cba1fd950573fca75d8d357c3f822345e90073a66ca3a962dda9d42a9d747",
    "lid/edge.jsonl": "a2c669678f1d11720a489301e556d1505790804a8510fdccc5e4316d756eaafe",
    "news": "7ae843d65b2dd2372071987458b89d9ea5606d6e08f7d1ea6dc773eea04244d1",
}
KINDS = ("para", "head", "short")

FURNITURE = (
    """Skip to main content
Home | News | Sport | Weather | Business | Culture
Sign in  Subscribe now
Advertisement
Read more: what our readers say about the new website
Share this article on Facebook and Twitter
We use cookies to make our website work. By clicking accept you agree to the use of cookies.
""",
    """Menu Search Log in Newsletter Most read Live TV Podcasts About us Contact Terms of use Privacy policy \
Follow us for the latest news from around the world. Accept all cookies. Download our app today. """,
    """MENU
SEARCH
LATEST STORIES
Trending now: the ten best places to visit this summer
By our staff reporter
Listen to this article
3 min read
""",
)


def read(name: str) -> list[dict[str, str]]:
    path = DATA / name
    if not path.is_file():
        pytest.skip(f"{path} is not here: set NEWSTALLY_DATA to the folder of the development data")
    content = path.read_bytes()
    assert hashlib.sha256(content).hexdigest() == HASHES[name], "other data than the floors were measured on"
    return [json.loads(line) for line in content.decode().split("\n") if line]


def sentences() -> dict[str, list[list[str]]]:
    """Language -> articles -> sentences."""
    files = sorted(DATA.glob("news/*.jsonl"))
    if not files:
        pytest.skip(f"{DATA / 'news'} is not here: set NEWSTALLY_DATA to the folder of the development data")
    contents = [file.read_bytes() for file in files]
    digest = hashlib.sha256(b"".join(contents)).hexdigest()
    assert digest == HASHES["news"], "other data than the floors were measured on"
    articles: dict[str, list[list[str]]] = defaultdict(list)
    for row in (json.loads(line) for content in contents for line in content.decode().split("\n") if line):
        if "sentences" in row:
            articles[row["language"]].append([sentence["text"] for sentence in row["sentences"]])
    return articles


def family(tag: str) -> str:
    return GROUP.get(canonical(tag), canonical(tag))


def percent(outcomes: list[bool]) -> float:
    return round(100 * sum(outcomes) / len(outcomes), 2)


def calibration(rows: list[tuple[bool, float]]) -> float:
    """100 less the expected calibration error over ten equal bins, in points."""
    bins: dict[int, list[tuple[bool, float]]] = defaultdict(list)
    for row in rows:
        bins[min(9, int(row[1] * 10))].append(row)
    gaps = (abs(sum(right for right, _ in part) - sum(sure for _, sure in part)) for part in bins.values())
    return round(100 - 100 * sum(gaps) / len(rows), 2)


def hold(name: str, measured: dict[str, float], capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing may fall below its floor by more than rounding; floors only rise."""
    with capsys.disabled():
        print(f"\n{name}: " + "  ".join(f"{key} {value}" for key, value in measured.items()))
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    known = floors.get(name, {})
    if os.environ.get("RAISE_FLOORS"):
        floors[name] = {key: max(value, known.get(key, value)) for key, value in measured.items()}
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", "utf-8")
    assert set(known) <= set(measured), "a measure is gone"
    fallen = {key: (measured[key], floor) for key, floor in known.items() if measured[key] < floor - 0.05}
    assert not fallen, f"{name}: (measured, floor) {fallen}"


@pytest.mark.parametrize("kind", KINDS)
def test_one_language(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [row for row in read("lid/dev.jsonl") if row["kind"] == kind]
    known = [row for row in rows if canonical(row["lang"]) in COLUMN]
    found = [detect_text(row["text"]) for row in known]
    strict = [canonical(row["lang"]) == canonical(one.tag) for row, one in zip(known, found, strict=True)]
    lenient = [family(row["lang"]) == family(one.tag) for row, one in zip(known, found, strict=True)]
    sure = [(one.confidence if one.group_confidence is None else one.group_confidence) or 0.0 for one in found]
    high = [right for right, confidence in zip(lenient, sure, strict=True) if confidence >= 0.9]
    measured = {
        "languages": len({row["lang"] for row in known}),
        "lenient": percent(lenient),
        "strict": percent(strict),
        "sure_right": percent(high),
        "sure_share": round(100 * len(high) / len(known), 2),
        "calibration": calibration(list(zip(lenient, sure, strict=True))),
        "texts": len(known),
    }
    by_language: dict[str, list[bool]] = defaultdict(list)
    for row, right in zip(known, lenient, strict=True):
        by_language[row["lang"]].append(right)
    worst = sorted((percent(outcomes), tag) for tag, outcomes in by_language.items() if not all(outcomes))[:12]
    with capsys.disabled():
        print(f"\n{len(rows) - len(known)} texts in languages unknown; worst:", worst, end="")
    hold(kind, measured, capsys)


@pytest.mark.parametrize("kind", KINDS)
def test_claims(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [row for row in read("lid/dev.jsonl") if row["kind"] == kind and canonical(row["lang"]) in COLUMN]
    grouped = [row for row in rows if canonical(row["lang"]) in GROUP and "Cyrl" not in row["lang"]]
    grouped = [row for row in grouped if GROUP[canonical(row["lang"])] != "kur"]
    taken = [canonical(detect_text(row["text"], row["lang"]).tag) == canonical(row["lang"]) for row in grouped]
    measured = {"true_claim_in_group_taken": percent(taken)}
    clear = [(row, one) for row in rows if ((one := detect_text(row["text"])).confidence or 0) >= 0.99]
    generator = random.Random(1)
    kept = []
    for row, one in clear:
        wrong = generator.choice(
            [tag for tag in ("en", "nl", "es", "pl", "ru", "id", "hr") if tag != family(row["lang"])]
        )
        if family(wrong) != family(one.tag):
            kept.append(family(detect_text(row["text"], wrong).tag) == family(one.tag))
    measured["wrong_claim_never_against_clear_evidence"] = percent(kept)
    hold(f"claims_{kind}", measured, capsys)


def test_pages_without_language(capsys: pytest.CaptureFixture[str]) -> None:
    generator = random.Random(2)

    def digits(count: int) -> str:
        return "".join(generator.choices("0123456789", k=count))

    def capitals(count: int) -> str:
        return "".join(generator.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ", k=count))

    makers = (
        lambda: digits(generator.randint(1, 9)),
        lambda: f"{digits(2)}.{digits(2)}.20{digits(2)}",
        lambda: f"{capitals(2)}-{digits(4)}",
        lambda: f"{capitals(3)}{digits(3)}",
        lambda: f"€ {digits(2)},{digits(2)}",
        lambda: f"{digits(2)}:{digits(2)}",
        lambda: generator.choice("😀🎉🔥🚀🌍"),
        lambda: generator.choice(("|", "→", "***", "---", "№", "%", "©")),
    )
    pages = []
    for number in range(300):
        words = [generator.choice(makers)() for _ in range(generator.randint(1, 60))]
        pages.append(("\n" if number % 3 == 0 else " ").join(words))
    right = [detect_text(page).tag in {"und", "zxx"} for page in pages]
    hold("no_language", {"told": percent(right), "pages": len(pages)}, capsys)


def test_edge_cases(capsys: pytest.CaptureFixture[str]) -> None:
    rows = read("lid/edge.jsonl")
    hold("edge", {"right": percent([detect_text(row["text"]).tag == row["lang"] for row in rows])}, capsys)


def documents(
    articles: dict[str, list[list[str]]], glue: str, size: int
) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Texts of one main language with a smaller part of another in the middle, and who owns which characters."""
    generator = random.Random(3)
    tags = sorted(articles)
    for _ in range(300):
        main, other = generator.sample(tags, 2)
        while family(main) == family(other) or {main, other} == {"da", "nb"}:
            main, other = generator.sample(tags, 2)
        first, second, third = (
            generator.choice([a for a in articles[tag] if len(a) >= size]) for tag in (main, other, main)
        )
        pieces = [(main, first[:size]), (other, second[: max(1, size // 2)]), (main, third[-size:])]
        text, owners = "", []
        for tag, lines in pieces:
            for line in lines:
                text += glue if text else ""
                owners.append((len(text), len(text) + len(line), tag))
                text += line
        yield text, owners


@pytest.mark.parametrize(("name", "glue", "size"), [("mixed_lines", "\n", 4), ("mixed_inside", " ", 2)])
def test_mixed(name: str, glue: str, size: int, capsys: pytest.CaptureFixture[str]) -> None:
    characters = right = 0
    mains = []
    for text, owners in documents(sentences(), glue, size):
        found = detect(Article(uri="x", body=text))
        mains.append(family(found.tag) == family(owners[0][2]))
        tags = [family(found.tag)] * len(text)
        for part in found.others:
            tags[part.start : part.end] = [family(part.tag)] * (part.end - part.start)
        for start, end, tag in owners:
            characters += end - start
            right += sum(one == family(tag) for one in tags[start:end])
    hold(name, {"characters": round(100 * right / characters, 2), "main": percent(mains), "texts": len(mains)}, capsys)


def test_furniture_in_front_changes_no_answer(capsys: pytest.CaptureFixture[str]) -> None:
    generator = random.Random(4)
    articles = sentences()
    tags = [tag for tag in sorted(articles) if tag != "en"]
    same = []
    for number in range(500):
        article = generator.choice(articles[tags[number % len(tags)]])
        body = (" " if number % 2 else "\n").join(article[:5])
        furniture = FURNITURE[number % len(FURNITURE)]
        same.append(detect(Article(uri="x", body=furniture + body)).tag == detect(Article(uri="x", body=body)).tag)
    hold("furniture", {"unchanged": percent(same), "articles": len(same)}, capsys)


def test_groups_are_named() -> None:
    assert {"hbs", "msa", "nor"} <= MEMBERS.keys()
