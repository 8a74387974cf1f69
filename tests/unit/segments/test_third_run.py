"""What the third run over unseen pages taught, and languages whose pages are read since."""

import pytest

from schemas.annotation import Detection
from schemas.article import Article
from streams.nlp.segments import read


def kinds(tag, body, headline="About the fire"):
    detection = Detection(
        tag=tag, iso639_3=None, script=None, confidence=None, group=None, group_confidence=None, others=[]
    )
    found = read(Article(uri="u", headline=headline, body=body), detection)[0]
    return [(s.kind, body[s.start : s.end]) for s in found if s.field == "body"]


LEAD = "Two people died in the fire on Saturday, the police said."


def test_the_dateline_may_stand_below_the_standfirst():
    found = kinds("en", f"{LEAD}\n\nHARVILLE (XNA) — {LEAD} The cause is not known.")
    assert found[1] == ("dateline", "HARVILLE (XNA) —")
    assert kinds("en", f"{LEAD}\n\nOfficials - and not only they - were late.")[1][0] == "paragraph"


def test_an_agency_that_no_list_has_made_the_picture():
    assert kinds("en", f"{LEAD}\n\nSmoke over the town. XNA/Jane Doe\n\n{LEAD}")[1:3] == [
        ("caption", "Smoke over the town."),
        ("credit", "XNA/Jane Doe"),
    ]


@pytest.mark.parametrize("tag", ["pl", "it", "en"])
def test_an_agency_in_brackets_ends_the_text(tag):
    assert kinds(tag, f"{LEAD}\n\nThe cause is not known. (PAP)")[1:] == [
        ("paragraph", "The cause is not known."),
        ("credit", "(PAP)"),
    ]


def test_whom_to_call_is_no_text_and_how_many_called_is():
    assert kinds("en", f"{LEAD}\n\nHelpline: 0800 555 0199.")[-1][0] == "boilerplate"
    assert kinds("en", f"{LEAD}\n\nThe helpline took 1 200 000 calls last year.")[-1][0] == "paragraph"


def test_a_correction_is_text_behind_its_label():
    told = "An earlier version said that 12 people had died."
    assert kinds("en", f"{LEAD}\n\nCorrection, 3 May: {told}")[1:] == [
        ("boilerplate", "Correction, 3 May:"),
        ("paragraph", told),
    ]


@pytest.mark.parametrize(
    ("tag", "line"),
    [
        ("fi", "Lue myös: Näin vältät tulipalon"),
        ("hu", "Olvassa el ezt is: Így kerülhető el a tűz"),
        ("el", "Διαβάστε επίσης: Πώς να αποφύγετε τη φωτιά"),
        ("ar", "اقرأ أيضا: كيف تتجنب الحريق"),
        ("zh", "相关阅读：如何避免火灾"),
        ("ja", "関連記事：火事を防ぐには"),
    ],
)
def test_links_to_other_articles(tag, line):
    assert kinds(tag, f"{LEAD}\n\n{line}\n\n{LEAD} The cause is not known.")[1] == ("boilerplate", line)


@pytest.mark.parametrize(
    ("tag", "sentence"), [("zh", "记者从消防局获悉，火灾造成两人死亡。"), ("ja", "情報提供を呼びかけている。")]
)
def test_sentences_that_begin_like_bylines_and_notices(tag, sentence):
    assert kinds(tag, f"{sentence}\n\n{sentence}{sentence}")[0] == ("lead", sentence)
