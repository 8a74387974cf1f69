import hashlib

import pytest

from streams.db.fingerprint import body_fingerprint


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("8,000 arrests. Police said so", "8 000\n\nARRESTS — police said so!"),
        ("the ﬁrst ½", "THE FIRST 1⁄2"),
        ("caf\u00e9 Straße", "cafe\u0301 STRASSE"),
        ("  x  ", "x"),
    ],
)
def test_spacing_case_punctuation_and_compatibility_forms_do_not_matter(one, other):
    assert body_fingerprint(one) == body_fingerprint(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("8000 arrests", "8001 arrests"),
        ("a b", "ab"),
        ("cafe", "café"),
        ("की", "का"),  # vowel signs are marks, and tell words apart
        ("a b", "b a"),
    ],
)
def test_words_matter(one, other):
    assert body_fingerprint(one) != body_fingerprint(other)


def test_is_sha256_of_the_words_with_single_spaces():
    assert body_fingerprint("  Ten, men…\t(dead)") == hashlib.sha256(b"ten men dead").digest()


@pytest.mark.parametrize("body", ["", " \n", "—!?"])
def test_a_text_without_words_has_none(body):
    assert body_fingerprint(body) is None
