"""One convention for the treebanks of a language: what some of them call other than the rest is given one name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

RULES: Final = Path(__file__).with_name("conventions.toml")


class Word(NamedTuple):
    """A word of a treebank: four of its columns."""

    form: str
    lemma: str
    upos: str
    dep: str


class Rule(NamedTuple):
    """Words of a treebank, told by form, lemma, tag and dependency, and the tag and dependency that they get.

    `capital`: only of words that have one where no sentence begins.
    """

    form: re.Pattern[str]
    lemma: re.Pattern[str]
    dep: re.Pattern[str]
    upos: re.Pattern[str]
    capital: bool
    new_upos: str
    new_dep: str | None


@cache
def _listed() -> Mapping[str, Sequence[Rule]]:
    return {
        source: [_rule(rule) for rule in rules] for source, rules in tomllib.loads(RULES.read_text("utf-8")).items()
    }


def _rule(rule: Mapping[str, Any]) -> Rule:
    form, lemma, dep, upos = (
        re.compile(rule.get(key, ".*"), re.IGNORECASE) for key in ("forms", "lemmas", "deps", "upos")
    )
    return Rule(form, lemma, dep, upos, rule.get("capital", False), rule["as"], rule.get("as_dep"))


def rules(source: str) -> list[Rule]:
    """The rules of a treebank.

    Args:
        source: name of its file, without ending.
    """
    return [rule for prefix, found in _listed().items() if source.startswith(prefix) for rule in found]


def agreed(known: Sequence[Rule], word: Word, *, first: bool) -> tuple[str, str]:
    """Tag and dependency of a word in the convention of its language.

    Args:
        known: the rules of its treebank.
        word: as the treebank has it.
        first: whether it begins its sentence.
    """
    for rule in known:
        if (
            rule.upos.fullmatch(word.upos)
            and rule.form.fullmatch(word.form)
            and rule.dep.fullmatch(word.dep)
            and rule.lemma.fullmatch(word.lemma)
            and (not rule.capital or (word.form[0].isupper() and not first))
        ):
            return rule.new_upos, rule.new_dep or word.dep
    return word.upos, word.dep
