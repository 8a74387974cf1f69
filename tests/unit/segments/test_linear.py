"""The work grows with the length of the text, whatever stands in it: eight times the text, not 64 times the time."""

from __future__ import annotations

import time

import pytest

from schemas.annotation import Detection
from schemas.article import Article
from streams.nlp.segments import read

SHORT, TIMES = 6_000, 8
PROSE = "De brug bij Odrava werd om 7.30 uur gesloten. Er vielen 12 gewonden, zei “de politie” dinsdag. "
UNITS = {
    "one line": PROSE,
    "a sentence a line": PROSE.replace(". ", ".\n"),
    "short lines": PROSE.replace(" ", "\n"),
    "blank lines": PROSE + "\n\n",
    "HTML": f"<p class='x'>{PROSE}</p>&nbsp;<br/>",
    "one word": "a",
    "no spaces": PROSE.replace(" ", ""),
    "dotted": "a.",
    "dots": ". ",
    "dots and a digit": ".",
    "questions": "Abc? d ",
    "colons": "Abc: ",
    "semicolons": "Abc; ",
    "closing quotes": 'a. " b ',
    "names": "Jane Doe ",
    "capitals": PROSE.upper(),
    "digits": "1234 ",
    "numbers on lines": "1234\n",
    "signs of copyright": "© ",
    "captions": "Foto: Jane Doe. ",
    "links": "Lees ook: iets. ",
    "dashes": "-",
    "brackets": "(",
    "tags": "<a ",
    "comments": "<!--",
    "entities": "&amp",
    "soft hyphens": "a\u00ad",
    "spaces": " ",
    "bullets": "• ",
    "mail": "a@b ",
    "Chinese": "桥在七点半关闭。十二人受伤！",
    "Arabic": "قالت الشرطة؟ لا. ",
}


def seconds(body: str) -> float:
    article = Article.model_construct(uri="u", headline=PROSE, body=body, published_at=None)
    detection = Detection(
        tag="nl", iso639_3=None, script=None, confidence=None, group=None, group_confidence=None, others=[]
    )
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        read(article, detection)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("name", UNITS)
def test_longer_texts_take_their_share_of_time(name: str) -> None:
    unit = UNITS[name]
    short, long = (unit * (SHORT * times // len(unit)) + "b" for times in (1, TIMES))
    seconds(short)
    assert seconds(long) < 2.5 * TIMES * max(seconds(short), 0.002)
