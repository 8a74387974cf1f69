"""The words of a language are spaCy's, however soon they are ready."""

from __future__ import annotations

import random
import re

import pytest
import spacy

from streams.nlp.models import words

LANGUAGES = ("nl", "en", "de", "fr", "es", "it", "pt", "pl", "ru", "tr", "sv", "uk", "und")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_words_are_those_of_spacy(tag: str) -> None:
    own, theirs = words.blank(tag), spacy.blank(str(words.language_class(tag).lang))
    cases, chance = sorted(theirs.tokenizer.rules), random.Random(7)
    before, behind = ["", "(", '"', "«", "a", "x-", "l'"], ["", ")", ".", ",", "-b", "s", "'s", "…"]
    texts = ["Aujourd'hui, faux-amis et saint-bernards; d.w.z. 3 km/u :-) o.a.\n", "A.B.C.D. p.m. (e.g.)", "", " "]
    for _ in range(400):
        pair = (chance.choice(before) + chance.choice(cases) + chance.choice(behind) for _ in range(2))
        texts.append(" ".join(pair))
    for text in texts:
        found = [(word.text, word.idx, word.norm_) for word in own.tokenizer(text)]
        assert found == [(word.text, word.idx, word.norm_) for word in theirs.tokenizer(text)], text


def test_special_cases_wait_for_a_text_that_holds_them() -> None:
    tokenizer = words.blank("nl").tokenizer
    few = len(tokenizer.rules)
    assert few < 30
    assert [word.text for word in tokenizer("Hij komt d.w.z. morgen.")] == ["Hij", "komt", "d.w.z.", "morgen", "."]
    assert few < len(tokenizer.rules) < 60


LETTERS = "[" + "a-zéà" + "ßþ" * 500 + "]"
LONG = "(?iu)" + "|".join(
    f"(?:^{one})"
    for one in (
        rf"faux[-–]{LETTERS}+$",
        rf"(?:contre|anti)[-–]{LETTERS}+$",
        rf"r?é?entr['’]{LETTERS}[-{LETTERS[1:-1]}]*$",
        rf"{LETTERS}+[-–]de[-–](?:l['’])?{LETTERS}+$",
        rf"{LETTERS}+[-–]sur[-–](?:l['’])?{LETTERS}+$",
    )
)


@pytest.mark.parametrize(
    "word",
    [
        *("faux-ami", "Faux–AMI", "contre-pied", "anti-é", "entr'aide", "réentr’a-b", "pont-de-l'arche", "sur-sur-sur"),
        *("faux-", "faux-ami1", "xfaux-ami", "contrepied", "entr'", "pont-de-", "de-de", "-sur-a", "", "anti-a b"),
    ],
)
def test_alternatives_that_end_alike_say_the_same_together(word: str) -> None:
    short = words.factored(LONG)
    assert len(short) < len(LONG)
    assert bool(re.match(short, word)) == bool(re.match(LONG, word))


@pytest.mark.parametrize("pattern", ["(?iu)(?:^a)|b", "x" * 10, "(?:^a)", "(?iu)(?:^a)|(?:^b)"])
def test_other_expressions_stay_as_they_are(pattern: str) -> None:
    assert words.factored(pattern) == pattern
