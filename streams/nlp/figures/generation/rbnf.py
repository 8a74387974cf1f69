"""Says numbers in words by CLDR's rule-based number formats (UTS 35, part 3), as far as whole numbers need them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_SUBSTITUTION = re.compile(r"(←|→→?|=)([^←→=]*)(←|→|=)|\$\((cardinal|ordinal),(.*?)\)\$")

_OPTIONAL = re.compile(r"\[([^|\]]*)(?:\|([^\]]*))?\]")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a set: from `base` upward, with the divisor that parts the number."""

    base: int
    divisor: int
    body: str


def _rule(key: str, body: str) -> Rule | None:
    match = re.fullmatch(r"(\d+)(?:/(\d+))?(>*)", key)
    if match is None:
        return None  # -x, x.x, Inf ...: not for whole numbers
    base, radix = int(match[1]), int(match[2] or 10)
    exponent = 0
    while radix ** (exponent + 1) <= base:
        exponent += 1
    return Rule(base, radix ** max(0, exponent - len(match[3])), body.removesuffix(";"))


class Speller:
    """The rules of one language.

    Args:
        rules: name of a rule set -> list of [base, body], as npm's `cldr-rbnf` has them.
        plural: the plural category ("one", "few" ...) of a whole number.
    """

    def __init__(self, rules: dict[str, Any], plural: Callable[[int], str]) -> None:
        self.plural = plural
        self.sets: dict[str, list[Rule]] = {
            name: sorted((r for key, body in pairs if (r := _rule(key, body))), key=lambda r: r.base)
            for name, pairs in rules.items()
            if not name.startswith("_")
        }

    def names(self, kind: str) -> list[str]:
        """The public rule sets of a kind: "cardinal", "ordinal"."""
        return [name for name in self.sets if name.startswith(f"%spellout-{kind}") and "year" not in name]

    def say(self, number: int, name: str) -> str:
        """The number in words; raises KeyError for an unknown rule set, ValueError where the rules only give digits."""
        rules = self.sets[name]
        index = max(i for i, rule in enumerate(rules) if rule.base <= number)
        rule = rules[index]
        both = "←" in rule.body and "→" in rule.body
        if both and rule.base % rule.divisor and number % rule.divisor == 0 and index:
            rule = rules[index - 1]
        body = rule.body.removeprefix("'")
        round_number = number % rule.divisor == 0
        body = _OPTIONAL.sub(lambda match: (match[2] or "") if round_number else match[1], body)

        def fill(match: re.Match[str]) -> str:
            if match[4]:
                options = dict(re.findall(r"(\w+)\{(.*?)\}", match[5]))
                return str(options.get(self.plural(number // rule.divisor), options.get("other", "")))
            part = {"←": number // rule.divisor, "=": number}.get(match[1], number % rule.divisor)
            target = match[2] or name
            if target.startswith("%"):
                return self.say(part, target)
            raise ValueError(f"{number} in {name}: digits only")

        return _SUBSTITUTION.sub(fill, body)
