"""Every trap has its test: what must come out of the sentence, and nothing else."""

from decimal import Decimal

import pytest

from streams.nlp.figures import Mention, find
from tests.unit.figures.traps import TRAPS


def cases():
    for tag, block in TRAPS.items():
        for line in filter(None, map(str.strip, block.splitlines())):
            sentence, _, expected = line.partition("->")
            yield pytest.param(tag, sentence.strip(), expected.strip(), id=f"{tag}: {sentence.strip()}")


def bound(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def said(want: str, text: str, mention: Mention) -> list[str]:
    """What is wrong with a mention."""
    numeral, _, rest = want.strip().partition("=")
    value, *more = rest.split(" ")
    wrong = []
    if text[slice(*mention.number)] != numeral:
        wrong.append(f"numeral {text[slice(*mention.number)]!r}, want {numeral!r}")
    if value == "score":
        if mention.kind != "score":
            wrong.append(f"kind {mention.kind}, want score")
    elif ".." in value:
        low, _, high = value.partition("..")
        if (mention.lower, mention.upper) != (bound(low), bound(high)):
            wrong.append(f"bounds {mention.lower}..{mention.upper}, want {value}")
    elif mention.value != Decimal(value):
        wrong.append(f"value {mention.value}, want {value}")
    said_of_it = {mention.kind, mention.unit.code if mention.unit else None, mention.change}
    wrong += [f"no {word} in {said_of_it}" for word in more if word not in said_of_it]
    if not {"up", "down", "to"} & set(more) and mention.change and more:
        wrong.append(f"change {mention.change}")
    return wrong


@pytest.mark.parametrize(("tag", "text", "expected"), list(cases()))
def test_trap(tag: str, text: str, expected: str):
    wanted = [want for want in expected.split(" ; ") if want]
    found = find(text, tag)
    assert len(found) == len(wanted), [text[m.start : m.end] for m in found]
    assert [said(want, text, mention) for want, mention in zip(wanted, found, strict=True)] == [[] for _ in wanted]
