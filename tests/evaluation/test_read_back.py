"""Every number to ten thousand, and ten thousand others to 10^15, said by CLDR's rules and read back."""

# ruff: noqa: T201  the measured quality is what an evaluation is run for
import random
from collections import Counter

import pytest

from streams.nlp.figures import find
from streams.nlp.figures.language import language
from tests.unit.figures.test_read_back import BELOW, HIGHEST, LANGUAGES, spoken

pytestmark = [pytest.mark.evaluation, pytest.mark.timeout(3600)]  # some have a dozen forms of each number

NUMBERS = 10_000


@pytest.mark.parametrize("tag", LANGUAGES)
def test_numbers_are_read_back(tag: str):
    known = language(tag)
    dice = random.Random(20261123)
    others = [dice.randrange(10 ** dice.randint(4, 15)) % BELOW.get(tag, HIGHEST) for _ in range(NUMBERS)]
    wrong: Counter[str] = Counter()
    for number in [*range(NUMBERS + 1), *others]:
        assert number < HIGHEST
        for form in spoken(tag, number):
            if number == 1 and form in known.ones | known.indefinite:
                continue  # an article or pronoun where nothing follows
            if [mention.value for mention in find(form, tag)] != [number]:
                wrong[f"{number}: {form}"] += 1
    print(f"\n{tag}: {len(wrong)} of {2 * NUMBERS} numbers not read back")
    assert not wrong, list(wrong)[:20]
