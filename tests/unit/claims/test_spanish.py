"""Spanish claims: every kind of event, both voices, who says so and whether it stands."""

import pytest

CLAIMS = [
    ("Murieron 14 personas y otras 29 resultaron heridas.", "14", "killed", None, "reported", None),
    ("Un incendio deja 19 muertos y decenas de heridos", "19", "killed", None, "reported", None),
    (
        "La policía detuvo a 35 manifestantes durante la noche.",
        "35",
        "arrested",
        "protesters",
        "reported",
        "La policía",
    ),
    ("Hombres armados secuestraron a más de 80 alumnos en Nigeria.", "80", "abducted", "children", "reported", None),
    ("Unos 600 vecinos fueron evacuados por la erupción.", "600", "evacuated", "civilians", "reported", None),
    (
        "Según el Ministerio de Sanidad, 37 escolares se han contagiado.",
        "37",
        "infected",
        "children",
        "reported",
        "el Ministerio de Sanidad",
    ),
    ("El tribunal condenó a ocho acusados a penas de cárcel.", "8", "convicted", "suspects", "reported", "El tribunal"),
    (
        "Más de 10.000 personas huyeron de los combates, aseguró la ONU.",
        "10000",
        "displaced",
        None,
        "reported",
        "la ONU",
    ),
    ("Se teme que la cifra de muertos llegue a 100.", "100", "killed", None, "possible", None),
    (
        "Los rebeldes aseguran haber matado a 200 soldados; el Gobierno lo desmintió.",
        "200",
        "killed",
        "security_forces",
        "denied",
        "Los rebeldes",
    ),
    (
        "La cadena informó primero de 60 muertos. Más tarde retiró esa cifra.",
        "60",
        "killed",
        None,
        "retracted",
        "La cadena",
    ),
    ("Doce de los heridos siguen hospitalizados.", "12", "hospitalized", None, "reported", None),
    ("Se desconoce cuántos civiles murieron.", None, "killed", "civilians", "reported", None),
]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim[0])
def test_claim(read, claim):
    text, value, event, role, status, holder = claim
    figure = next(figure for figure in read("es", text) if figure.value == value)
    assert (figure.event and figure.event.type, figure.counted and figure.counted.role) == (event, role)
    assert figure.status == status
    assert (figure.attribution.holder.text if figure.attribution else None) == holder
