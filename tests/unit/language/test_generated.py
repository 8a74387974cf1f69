"""The generated files are in step with their generators."""

import tomllib

from streams.nlp.language import members, pool, profiles, telling
from streams.nlp.language.generation import fingerprint


def test_profiles_are_of_this_generator():
    table = tomllib.loads(profiles.PATH.with_suffix(".toml").read_text("utf-8"))
    assert table["made_from"] == fingerprint.of_profiles(), "run generation.profiles, then generation.fit"
    assert table["holds"] == fingerprint.of_contents(profiles.PATH)


def test_weights_are_of_these_features_and_profiles():
    table = tomllib.loads(pool.PATH.read_text("utf-8"))
    assert table.pop("made_from") == fingerprint.of_pool(), "run generation.fit"
    assert table.keys() == {f"{heard}{part}" for heard in ("all", "quick", "pure") for part in ("", "_inside")}
    assert all(tuple(weights) == pool.FEATURES for weights in table.values())


def test_telling_words_are_of_these_lists():
    table = tomllib.loads(telling.PATH.read_text("utf-8"))
    assert table["made_from"] == fingerprint.of_telling(), "run generation.telling"


def test_members_are_of_these_lists():
    table = tomllib.loads(members.PATH.read_text("utf-8"))
    assert table["made_from"] == fingerprint.of_members(), "run generation.members, then generation.fit"
