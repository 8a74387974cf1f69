"""German claims: verb-final clauses, particles, compounds, reported speech and what was put right."""

import pytest

CLAIMS = [
    ("Bei dem Zugunglück sind zwölf Menschen ums Leben gekommen.", "12", "killed", None, "reported", None),
    (
        "Die Opferzahl stieg auf 64, teilte das Innenministerium mit.",
        "64",
        "killed",
        None,
        "reported",
        "das Innenministerium",
    ),
    ("Die Polizei nahm in der Nacht 14 Verdächtige fest.", "14", "arrested", "suspects", "reported", "Die Polizei"),
    ("Bewaffnete entführten in Nigeria mehr als 80 Schülerinnen.", "80", "abducted", "children", "reported", None),
    ("Rund 600 Anwohner wurden in Sicherheit gebracht.", "600", "evacuated", "civilians", "reported", None),
    (
        "Dem Gesundheitsamt zufolge haben sich 37 Schüler infiziert.",
        "37",
        "infected",
        "children",
        "reported",
        "Dem Gesundheitsamt",
    ),
    (
        "Ein Gericht verurteilte acht Angeklagte zu Haftstrafen.",
        "8",
        "convicted",
        "suspects",
        "reported",
        "Ein Gericht",
    ),
    ("Mehr als 10.000 Menschen sind vor den Kämpfen geflohen.", "10000", "displaced", None, "reported", None),
    ("Es wird befürchtet, dass die Zahl der Toten auf 100 steigt.", "100", "killed", None, "possible", None),
    (
        "Die Rebellen behaupten, 200 Regierungssoldaten getötet zu haben; das Ministerium dementierte dies.",
        "200",
        "killed",
        "security_forces",
        "denied",
        "Die Rebellen",
    ),
    (
        "Der Sender hatte zunächst von 60 Toten berichtet. Diese Angabe zog er später zurück.",
        "60",
        "killed",
        None,
        "retracted",
        "Der Sender",
    ),
    ("Es waren 16 Verletzte statt der zunächst gemeldeten 19.", "19", "injured", None, "corrected", None),
    (
        "Die Gewerkschaft meldete, 3000 Beschäftigte hätten die Arbeit niedergelegt.",
        "3000",
        "protesting",
        "other",
        "reported",
        "Die Gewerkschaft",
    ),
    ("Wie viele Arbeiter noch unter den Trümmern liegen, ist unklar.", None, "missing", "other", "reported", None),
]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim[0])
def test_claim(read, claim):
    text, value, event, role, status, holder = claim
    figure = next(figure for figure in read("de", text) if figure.value == value)
    assert (figure.event and figure.event.type, figure.counted and figure.counted.role) == (event, role)
    assert figure.status == status
    assert (figure.attribution.holder.text if figure.attribution else None) == holder


def test_a_speaker_goes_on_in_the_subjunctive(read):
    text = "Bei dem Angriff seien fünf Soldaten getötet worden, sagte der Gouverneur. Zwei weitere würden vermisst."
    killed, missing = read("de", text)
    assert killed.attribution.holder.text == missing.attribution.holder.text == "der Gouverneur"
    assert missing.event.type == "missing"


def test_parts_and_totals(read):
    whole, part = read("de", "Zwölf Menschen starben, darunter drei Kinder.")
    assert [(r.type, r.figure) for r in part.relations] == [("part_of", whole.id)]
    assert (part.event.type, part.counted.role) == ("killed", "children")


def test_lost_work_is_not_a_lost_life(read):
    (figure,) = read("de", "In dem Werk verloren 200 Menschen ihren Arbeitsplatz.")
    assert figure.event is None or figure.event.type == "other"
