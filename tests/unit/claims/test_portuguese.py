"""Portuguese claims: every kind of event, both voices, who says so and whether it stands."""

import pytest

CLAIMS = [
    ("Morreram 14 pessoas e outras 29 ficaram feridas.", "14", "killed", None, "reported", None),
    ("Incêndio em hotel deixa 19 mortos e dezenas de feridos", "19", "killed", None, "reported", None),
    ("A polícia prendeu 35 manifestantes durante a noite.", "35", "arrested", "protesters", "reported", "A polícia"),
    (
        "Cerca de 600 moradores foram retirados de casa por causa da erupção.",
        "600",
        "evacuated",
        "civilians",
        "reported",
        None,
    ),
    ("Teme-se que o número de mortos chegue a 100.", "100", "killed", None, "possible", None),
    (
        "Os rebeldes afirmam ter matado 200 soldados; o governo negou.",
        "200",
        "killed",
        "security_forces",
        "denied",
        "Os rebeldes",
    ),
    (
        "A emissora informou inicialmente 60 mortos. Depois retirou a informação.",
        "60",
        "killed",
        None,
        "retracted",
        "A emissora",
    ),
    ("Os feridos são 16, e não 19 como informado antes.", "19", "injured", None, "corrected", None),
    ("Não se sabe quantos civis morreram.", None, "killed", "civilians", "reported", None),
    ("Sete pescadores continuam desaparecidos, informou a Marinha.", "7", "missing", "other", "reported", "a Marinha"),
]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim[0])
def test_claim(read, claim):
    text, value, event, role, status, holder = claim
    figure = next(figure for figure in read("pt", text) if figure.value == value)
    assert (figure.event and figure.event.type, figure.counted and figure.counted.role) == (event, role)
    assert figure.status == status
    assert (figure.attribution.holder.text if figure.attribution else None) == holder
