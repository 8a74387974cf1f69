"""Italian claims: every kind of event, both voices, who says so and whether it stands."""

import pytest

CLAIMS = [
    ("Sono morte 14 persone e altre 29 sono rimaste ferite.", "14", "killed", None, "reported", None),
    ("Sono morte 14 persone e altre 29 sono rimaste ferite.", "29", "injured", None, "reported", None),
    ("La polizia ha arrestato 35 manifestanti nella notte.", "35", "arrested", "protesters", "reported", "La polizia"),
    ("Circa 600 residenti sono stati evacuati per l'eruzione.", "600", "evacuated", "civilians", "reported", None),
    (
        "Il tribunale ha condannato otto imputati a pene detentive.",
        "8",
        "convicted",
        "suspects",
        "reported",
        "Il tribunale",
    ),
    ("Si teme che il bilancio delle vittime salga a 100.", "100", "killed", None, "possible", None),
    (
        "I ribelli sostengono di aver ucciso 200 soldati; il governo ha smentito.",
        "200",
        "killed",
        "security_forces",
        "denied",
        "I ribelli",
    ),
    ("I feriti sono 16 e non 19 come riferito in precedenza.", "19", "injured", None, "corrected", None),
    ("Non si sa ancora quanti civili siano morti.", None, "killed", "civilians", "reported", None),
    (
        "Mancano all'appello sette pescatori, secondo la Guardia costiera.",
        "7",
        "missing",
        "other",
        "reported",
        "la Guardia costiera",
    ),
]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim[0])
def test_claim(read, claim):
    text, value, event, role, status, holder = claim
    figure = next(figure for figure in read("it", text) if figure.value == value)
    assert (figure.event and figure.event.type, figure.counted and figure.counted.role) == (event, role)
    assert figure.status == status
    assert (figure.attribution.holder.text if figure.attribution else None) == holder
