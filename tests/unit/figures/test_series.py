"""Numbers beside each other: several ages, ranges of ages, a number among others, parts of a whole."""

import pytest

from streams.nlp.figures import find


def read(text: str, tag: str) -> list[str]:
    """Value or bounds, kind and qualifier of every figure."""
    return [
        f"{m.value.normalize():f} {m.kind} {m.qualifier}" if m.value is not None else f"{m.lower}..{m.upper} {m.kind}"
        for m in find(text, tag)
    ]


@pytest.mark.parametrize(
    ("tag", "text", "want"),
    [
        ("en", "The men, aged 24 and 31, were held.", ["24 age exact", "31 age exact"]),
        ("en", "Children aged 3, 5 and 8.", ["3 age exact", "5 age exact", "8 age exact"]),
        ("en", "Suspects aged 19 to 34.", ["19..34 age"]),
        ("nl", "De mannen van 24 en 31 werden gepakt.", ["24 age exact", "31 age exact"]),
        ("en", "A man aged 24 and 3 women were held.", ["24 age exact", "3 cardinal exact"]),
    ],
)
def test_a_number_after_an_age_is_one_too_unless_it_counts_something(tag: str, text: str, want: list[str]):
    assert read(text, tag) == want


@pytest.mark.parametrize(
    ("tag", "text", "want"),
    [
        ("de", "Unter den 14 Toten sind Kinder.", ["14 cardinal exact"]),
        ("de", "Es gibt Berichte über 90 Tote.", ["90 cardinal exact"]),
        ("de", "Über 90 Tote.", ["90 cardinal more_than"]),
        ("de", "Es kamen unter 20 Leute.", ["20 cardinal less_than"]),
        ("nl", "Onder de 14 doden zijn kinderen.", ["14 cardinal exact"]),
        ("nl", "Het bleef onder de 5 procent.", ["5 percentage less_than"]),
        ("nl", "Er kwamen onder de 1000 mensen.", ["1000 cardinal less_than"]),
    ],
)
def test_among_is_not_below(tag: str, text: str, want: list[str]):
    assert read(text, tag) == want


@pytest.mark.parametrize(
    ("tag", "text", "want"),
    [
        ("en", "five eighths of them", ["0.625 fraction exact"]),
        ("en", "It lasted thirty seconds", ["30 duration exact"]),
        ("en", "one hundred twenty fifth", ["125 ordinal exact"]),
        ("sv", "fem åttondelar av dem", ["0.625 fraction exact"]),
        ("sv", "två tjugofemtedelar", ["0.08 fraction exact"]),
        ("de", "drei Zwanzigstel der Fläche", ["0.15 fraction exact"]),
        ("nb", "tre firedeler av velgerne", ["0.75 fraction exact"]),
        ("da", "tre ottendedele af dem", ["0.375 fraction exact"]),
        ("de", "Jeder Dritte stimmte zu.", ["0.3333 ratio exact"]),
        ("en", "a 7.5-magnitude earthquake", ["7.5 measure exact"]),
        ("en", "in his 40s", []),
        ("de", "4.", ["4 ordinal exact"]),
    ],
)
def test_parts_of_a_whole_and_ranks(tag: str, text: str, want: list[str]):
    assert read(text, tag) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("fifty - two people", ["52 cardinal exact"]),
        ("five - eighths of them", ["0.625 fraction exact"]),
        ("two million and three fifths", ["2600000 cardinal exact"]),
        ("It fell from fifty - sixty", ["50 cardinal exact", "60 cardinal exact"]),
    ],
)
def test_hyphens_with_spaces_and_parts_of_a_scale(text: str, want: list[str]):
    assert read(text, "en") == want
