import pytest

UNKNOWN = [
    ("nl", "Hoeveel agenten er gewond raakten is nog onduidelijk.", "Hoeveel", "injured", "security_forces"),
    ("nl", "Het is niet bekend hoeveel reizigers er zijn overleden.", "hoeveel", "killed", "passengers"),
    ("nl", "Aantal vermisten nog onbekend", "vermisten", "missing", None),
    ("nl", "Het dodental is nog onbekend.", "dodental", "killed", None),
    ("en", "It is unclear how many children were hurt.", "how many", "injured", "children"),
    ("en", "The number of people arrested was not immediately known.", "people", "arrested", None),
    ("en", "The death toll remains unknown.", "death toll", "killed", None),
    ("en", "How many miners are missing? Nobody knows.", "How many", "missing", "other"),
]


@pytest.mark.parametrize("case", UNKNOWN)
def test_unknown_figures(read, case):
    language, text, number, event, role = case
    (figure,) = [f for f in read(language, text) if f.qualifier == "unknown"]
    assert figure.value is figure.lower is figure.upper is None
    assert figure.number.text == number
    assert figure.event.type == event
    assert figure.counted.role == role
    assert figure.start == min(figure.number.start, figure.qualifier_span.start)
    assert figure.end == max(figure.number.end, figure.qualifier_span.end)
    assert text[figure.start : figure.end] == figure.text


def test_a_question_with_an_answer_is_no_unknown_figure(read):
    assert not read("nl", "Hoeveel mensen gaan er met de trein?")


def test_told_again_is_linked(read):
    first, second, third = read(
        "nl",
        "Aantal burgerdoden nog onbekend\n\nHoeveel burgers er zijn gedood is onduidelijk. "
        "Het aantal doden wordt nog onderzocht.",
    )
    assert [(r.type, r.figure) for r in second.relations] == [("repeats", first.id)]
    assert [(r.type, r.figure) for r in third.relations] == [("equals", second.id)]
