"""French claims: participles, nominal phrases, inverted subjects, the conditional as hearsay and what was put right."""

import pytest

CLAIMS = [
    (
        "Un attentat a fait 15 morts mardi, a indiqué le ministère de la Santé.",
        "15",
        "killed",
        None,
        "reported",
        "le ministère de la Santé",
    ),
    ("La tempête a coûté la vie à sept personnes.", "7", "killed", None, "reported", None),
    ("Le bilan s'alourdit à 41 morts, selon les autorités.", "41", "killed", None, "reported", "les autorités"),
    ("La police a interpellé 27 manifestants.", "27", "arrested", "protesters", "reported", "La police"),
    ("Deux policiers ont été légèrement blessés.", "2", "injured", "security_forces", "reported", None),
    (
        "Quatre suspects ont été placés en garde à vue, a précisé le procureur.",
        "4",
        "arrested",
        "suspects",
        "reported",
        "le procureur",
    ),
    ("Des hommes armés ont enlevé plus de 80 écolières.", "80", "abducted", "children", "reported", None),
    ("Près de 600 habitants ont dû quitter leur domicile.", "600", "evacuated", "civilians", "reported", None),
    (
        "Plus de 80 000 personnes ont défilé à Paris selon les organisateurs.",
        "80000",
        "protesting",
        None,
        "reported",
        "les organisateurs",
    ),
    ("Une vingtaine de personnes auraient été tuées.", "20", "killed", None, "possible", None),
    ("On craint que le bilan ne dépasse les 100 morts.", "100", "killed", None, "possible", "On"),
    (
        "Les rebelles affirment avoir tué 200 soldats, ce que dément le ministère.",
        "200",
        "killed",
        "security_forces",
        "denied",
        "Les rebelles",
    ),
    (
        "La préfecture avait fait état de 60 morts. Ce chiffre a ensuite été retiré.",
        "60",
        "killed",
        None,
        "retracted",
        "La préfecture",
    ),
    ("L'explosion a fait 16 blessés et non 19.", "19", "injured", None, "corrected", None),
    ("On ignore combien de pompiers ont été blessés.", None, "injured", "other", "reported", None),
]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim[0])
def test_claim(read, claim):
    text, value, event, role, status, holder = claim
    figure = next(figure for figure in read("fr", text) if figure.value == value)
    assert (figure.event and figure.event.type, figure.counted and figure.counted.role) == (event, role)
    assert figure.status == status
    assert (figure.attribution.holder.text if figure.attribution else None) == holder


def test_a_speaker_goes_on(read):
    missing, hospitalized = read(
        "fr", "Selon le maire, cinq habitants sont portés disparus. Deux autres ont été hospitalisés."
    )
    assert missing.attribution.holder.text == hospitalized.attribution.holder.text == "le maire"
    assert (missing.event.type, hospitalized.event.type) == ("missing", "hospitalized")


def test_parts_and_totals(read):
    whole, part = read("fr", "Douze personnes ont péri, dont trois enfants.")
    assert [(r.type, r.figure) for r in part.relations] == [("part_of", whole.id)]
    assert (part.event.type, part.counted.role) == ("killed", "children")


def test_lost_work_is_not_a_lost_life(read):
    (figure,) = read("fr", "Dans cette usine, 200 personnes ont perdu leur emploi.")
    assert figure.event is None or figure.event.type == "other"
