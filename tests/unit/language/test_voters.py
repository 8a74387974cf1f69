"""The cascade on a platform without pycld2 and eldc, and the tables that the parts share."""

import json
import subprocess
import sys

import pytest

from streams.nlp.language import voters
from streams.nlp.language.inventory import CANDIDATES, COLUMN, GROUP, MEMBERS, canonical, iso639_3, tagged, usual_script
from streams.nlp.language.pool import FEATURES, weights
from streams.nlp.language.profiles import profiles
from streams.nlp.language.scripts import chinese, letters
from streams.nlp.language.words import LONGEST, located, located_hashes, padded, substring_hashes

WITHOUT = """
import sys, json
sys.modules["pycld2"] = sys.modules["eldc"] = None  # what an import of a missing package meets
from schemas.article import Article
from streams.nlp.language import detect, detect_text, voters
assert not voters.compiled()
dutch = "De regering is maandag afgetreden nadat het parlement een motie had aangenomen."
english = "We will never surrender to the people who attacked our country."
found = detect(Article(uri="x", body=f"{dutch}\\n{english}\\n{dutch}"))
texts = [dutch, english, "Правительство ушло в отставку в понедельник.", "regjeringen gikk av mandag", "", "\\ud800 x"]
print(json.dumps([found.tag, [part.tag for part in found.others], [detect_text(text).tag for text in texts]]))
"""


def test_py3langid_alone_is_enough():
    run = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=True, timeout=120)
    assert json.loads(run.stdout) == ["nl", ["en"], ["nl", "en", "ru", "nb", "zxx", "und"]]


@pytest.mark.skipif(not voters.compiled(), reason="pycld2 and eldc have no wheel for this platform")
def test_voters_say_only_what_the_inventory_has():
    text = "Dit is een zin in het Nederlands"
    for votes in (voters.cld2(text), voters.elder(text), voters.langid(text)):
        assert max(votes, key=lambda name: votes[name]) == "nl"
        assert votes.keys() <= COLUMN.keys()
        assert all(0 <= strength <= 1 for strength in votes.values())


def test_every_feature_has_its_weight():
    for heard in ("all", "quick", "pure"):
        assert len(weights(heard)) == len(weights(f"{heard}_inside")) == len(FEATURES)


def test_every_language_has_its_names():
    for language in COLUMN:
        assert canonical(language) == language
        assert len(iso639_3(language) or "") == 3
        assert usual_script(language)
    assert {tag for tags in MEMBERS.values() for tag in tags} == GROUP.keys()
    assert GROUP.keys() <= COLUMN.keys()


def test_tags_name_a_script_where_it_is_not_the_usual_one():
    assert tagged("nl", "Latn") == "nl"
    assert tagged("sr", "Cyrl") == "sr-Cyrl"
    assert tagged("ru", "Latn") == "ru-Latn"
    assert tagged("ko", "Kore") == "ko"


def test_profiles_are_of_languages_that_are_told_apart():
    for tag in profiles().languages:
        language, _, script = tag.partition("-")
        assert language in CANDIDATES[script or usual_script(language) or ""]


def test_scripts():
    assert letters("Привет, wereld") == {"Cyrl": 6, "Latn": 6}
    assert letters("नमस्ते") == {"Deva": 6}
    assert letters("12 ! \U0010ffff") == {}
    assert (chinese("政府辞职"), chinese("政府辭職")) == ("Hans", "Hant")


def test_words_are_words():
    assert padded("L’homme, AB-12 vu.\nÉté foo@bar 3x") == " l'homme vu été "
    assert located("Één l’été") == [(0, 3, "één"), (4, 9, "l'été")]


def test_hashes_are_those_of_all_sequences_in_words():
    text = padded("de hond liep")
    expected = set()
    for word in text.split():
        spaced = f" {word} "
        expected.add(spaced)
        for length in range(1, LONGEST + 1):
            pieces = (spaced[start : start + length] for start in range(len(spaced) - length + 1))
            expected |= {piece for piece in pieces if piece != " " and not (piece[0] == piece[-1] == " ")}
    assert set(located_hashes(text)[0].tolist()) == set(substring_hashes(list(expected)).tolist())


def test_scores_by_word_add_up():
    table = profiles()
    text = padded("de regering stapt op")
    assert table.by_word(text.split()).sum(axis=0) == pytest.approx(table.scores(text).sum(axis=0))
    assert table.languages[table.scores(text).sum(axis=0).argmax()] == "nl"
