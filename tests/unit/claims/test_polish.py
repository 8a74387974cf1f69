"""Polish claims: every kind of event, both voices, who says so and whether it stands."""

import pytest

CLAIMS = [
    (
        "W katastrofie kolejowej zginęło co najmniej 14 osób, a 29 zostało rannych.",
        "14",
        "killed",
        None,
        "reported",
        None,
    ),
    (
        "W katastrofie kolejowej zginęło co najmniej 14 osób, a 29 zostało rannych.",
        "29",
        "injured",
        None,
        "reported",
        None,
    ),
    ("Policja zatrzymała w nocy 35 demonstrantów.", "35", "arrested", "protesters", "reported", "Policja"),
    ("Uzbrojeni mężczyźni porwali w Nigerii ponad 80 uczniów.", "80", "abducted", "children", "reported", None),
    (
        "Według Ministerstwa Zdrowia zakaziło się 37 uczniów.",
        "37",
        "infected",
        "children",
        "reported",
        "Ministerstwa Zdrowia",
    ),
    ("Sąd skazał ośmiu oskarżonych na kary więzienia.", "8", "convicted", "suspects", "reported", "Sąd"),
    ("Istnieje obawa, że liczba ofiar wzrośnie do 100.", "100", "killed", None, "possible", None),
    (
        "Rebelianci twierdzą, że zabili 200 żołnierzy; rząd temu zaprzeczył.",
        "200",
        "killed",
        "security_forces",
        "denied",
        "Rebelianci",
    ),
    (
        "Stacja podała najpierw informację o 60 zabitych. Później ją wycofała.",
        "60",
        "killed",
        None,
        "retracted",
        "Stacja",
    ),
    ("Rannych jest 16, a nie 19, jak podawano wcześniej.", "19", "injured", None, "corrected", None),
    ("Nie wiadomo, ilu cywilów zginęło.", None, "killed", "civilians", "reported", None),
]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim[0])
def test_claim(read, claim):
    text, value, event, role, status, holder = claim
    figure = next(figure for figure in read("pl", text) if figure.value == value)
    assert (figure.event and figure.event.type, figure.counted and figure.counted.role) == (event, role)
    assert figure.status == status
    assert (figure.attribution.holder.text if figure.attribution else None) == holder
