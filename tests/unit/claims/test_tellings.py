"""One claim told twice: in the headline and the text, rounded, by a second source, and what becomes of it."""

import pytest


def related(figures):
    """The relations of all figures: type, the value of the one and of the other."""
    values = {figure.id: figure.value for figure in figures}
    return {
        (relation.type, figure.value, values[relation.figure]) for figure in figures for relation in figure.relations
    }


HEADLINES = [
    ("en", "Nearly 600 arrested in riots", "Police arrested 587 people on Friday.", ("repeats", "587", "600")),
    ("nl", "Ruim 400 zieken door salade", "In totaal werden 412 mensen ziek.", ("repeats", "412", "400")),
    ("de", "Rund 90 Verletzte bei Unfall", "Bei dem Unfall wurden 88 Menschen verletzt.", ("repeats", "88", "90")),
    ("fr", "Plus de 300 interpellations", "Au total, 312 personnes ont été interpellées.", ("repeats", "312", "300")),
    ("es", "Al menos 40 muertos en un naufragio", "Murieron 41 personas.", ("repeats", "41", "40")),
    ("it", "Oltre 200 feriti nello scontro", "Sono rimaste ferite 214 persone.", ("repeats", "214", "200")),
    ("pt", "Quase 80 mortos nas cheias", "As cheias deixaram 78 mortos.", ("repeats", "78", "80")),
    ("pl", "Ponad 30 rannych w wypadku", "W wypadku rannych zostało 34 osób.", ("repeats", "34", "30")),
    ("ru", "Более 50 погибших при пожаре", "При пожаре погибли 52 человека.", ("repeats", "52", "50")),
    ("tr", "Depremde 60'tan fazla ölü", "Depremde 64 kişi öldü.", ("repeats", "64", "60")),
    # in other words, and without an event
    ("en", "Twelve years for gang leader", "He was sentenced to twelve years.", ("repeats", "12", "12")),
    ("de", "48 verletzte Beamte", "Insgesamt 48 Einsatzkräfte wurden verletzt.", ("repeats", "48", "48")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "headline", "body", "wanted"), HEADLINES)
def test_the_text_tells_again_what_the_headline_tells(read, language, headline, body, wanted):
    assert wanted in related(read(language, body, headline))


APART = [
    ("en", "Nearly 600 arrested in riots", "Police arrested 500 people on Friday."),  # no rounding
    ("en", "At least 40 dead in wreck", "Rescuers said 41 people were injured."),  # something else
    ("nl", "Ruim 400 zieken door salade", "In totaal werden 612 mensen ziek."),
    ("en", "Two dead in fire", "Two firefighters were hurt."),
]


@pytest.mark.parametrize(("language", "headline", "body"), APART)
def test_other_figures_tell_nothing_again(read, language, headline, body):
    assert related(read(language, body, headline)) == set()


SOURCES = [
    ("en", "The agency counts 215 injured. The league also puts the number of injured at 215."),
    ("nl", "De partij telt 215 doden. Ook de vakbond telt 215 doden."),
    ("de", "Die Partei zählt 215 Tote. Auch die Gewerkschaft zählt 215 Tote."),
    ("fr", "Le parti compte 215 morts. Le syndicat compte également 215 morts."),
    ("es", "El partido cuenta 215 muertos. También el sindicato cuenta 215 muertos."),
    ("it", "Il partito conta 215 morti. Anche il sindacato conta 215 morti."),
    ("pt", "O partido conta 215 mortos. Também o sindicato conta 215 mortos."),
    ("pl", "Partia mówi o 215 zabitych. Także związek mówi o 215 zabitych."),
    ("ru", "Партия сообщила о 215 погибших. Профсоюз также сообщил о 215 погибших."),
    ("tr", "Parti 215 ölü olduğunu açıkladı. Sendika da 215 ölü olduğunu açıkladı."),
]


@pytest.mark.parametrize(("language", "text"), SOURCES)
def test_a_second_source_gives_an_equal_number(read, language, text):
    assert related(read(language, text)) == {("equals", "215", "215")}


def test_what_is_withdrawn_does_not_stand_in_headline_and_lead(read):
    headline = "31 dead in riots"
    body = "At least 31 people were killed, the ministry said.\n\nOn Monday the ministry withdrew its toll of 31 dead."
    assert [figure.status for figure in read("en", body, headline)] == ["retracted"] * 3


def test_a_number_that_two_sources_tell_together_is_denied_of_both(read):
    sources = {"Grensvrij": ("E1", "organization"), "Nieuw Begin": ("E2", "organization")}
    body = "Grensvrij telt 215 doden. {} telt 215 doden. De regering spreekt dat tegen."
    told = read("nl", body.format("Ook Nieuw Begin"), named=sources)
    assert [figure.status for figure in told] == ["denied", "denied"]
    told = read("nl", body.format("Nieuw Begin"), named=sources)
    assert [figure.status for figure in told] == ["reported", "denied"]


def test_a_small_number_told_elsewhere_stands(read):
    body = "Two people died in the north.\n\nThe mayor denied reports of two deaths in the south."
    assert [figure.status for figure in read("en", body)] == ["reported", "denied"]


LEVELS = [
    ("en", "More than 4,000 residents were evacuated, up from 2,600 on Monday.", ("supersedes", "4000", "2600")),
    ("tr", "Yaralıların sayısı 31'den 26'ya düştü.", ("supersedes", "26", "31")),
    ("tr", "Ölü sayısı 12'den 14'e çıktı.", ("supersedes", "14", "12")),
    ("nl", "Er zijn 112 agenten gewond. Eerder waren er 96 agenten gewond.", ("supersedes", "112", "96")),
    ("nl", "Er zijn 412 zieken. Dinsdag stond de teller nog op 260 zieken.", ("supersedes", "412", "260")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "wanted"), LEVELS)
def test_a_new_count_supersedes_the_old_one(read, language, text, wanted):
    assert wanted in related(read(language, text))


def test_what_was_taken_back_is_not_replaced_by_a_count_of_something_else(read):
    text = "The rebels spoke of 900 dead but withdrew that figure. In the market 27 people died."
    assert not any(kind == "supersedes" for kind, _, _ in related(read("en", text)))


WHOLES = [
    ("en", "Troops have freed 63 of the 87 pupils abducted in Keffara.", "rescued", "abducted"),
    ("en", "63 of the 87 pupils abducted in Keffara were freed.", "rescued", "abducted"),
    ("en", "Three of the eight passengers who were injured in the crash died.", "killed", "injured"),
    ("en", "Three of the eight passengers died.", "killed", None),
    ("nl", "63 van de 87 leerlingen die werden ontvoerd, zijn bevrijd.", "rescued", "abducted"),
    ("de", "Die Armee hat 63 der 87 Schüler, die entführt wurden, befreit.", "rescued", "abducted"),
    ("fr", "L’armée a libéré 63 des 87 élèves enlevés en avril.", "rescued", "abducted"),
    ("es", "El ejército liberó a 63 de los 87 alumnos secuestrados en abril.", "rescued", "abducted"),
    ("it", "L’esercito ha liberato 63 degli 87 studenti rapiti in aprile.", "rescued", "abducted"),
    ("pt", "O exército libertou 63 dos 87 alunos sequestrados em abril.", "rescued", "abducted"),
]


@pytest.mark.parametrize(("language", "text", "part", "whole"), WHOLES)
def test_what_stands_behind_the_noun_of_a_whole_happened_to_the_whole(read, language, text, part, whole):
    figures = read(language, text)
    assert [figure.event and figure.event.type for figure in figures] == [part, whole]
    assert [relation.type for relation in figures[0].relations] == ["part_of"]


PARTS = [
    ("en", "Forty-six people died, not 70 as first reported. Among the dead are 17 children.", ("17", "46")),
    ("de", "Elf Menschen starben. Unter den Toten sind zwei Feuerwehrleute.", ("2", "11")),
    ("pl", "Rannych zostało 21 osób. Spośród rannych ośmiu przewieziono do szpitala.", ("8", "21")),
    ("es", "Fueron rescatadas 57. De los rescatados, doce están ingresados, dos de ellos graves.", ("2", "12")),
    ("en", "61 of the 85 hostages were freed. Another 24 are still being held.", ("24", "85")),
    ("en", "Eleven of the 58 rescued were women, three of them pregnant.", ("11", "58")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "wanted"), PARTS)
def test_a_part_finds_its_whole(read, language, text, wanted):
    assert ("part_of", *wanted) in related(read(language, text))


def test_new_levels_of_two_tolls_are_no_parts_of_a_third(read):
    text = "Hastanelerde tedavi görenlerin sayısı 31'den 26'ya düştü. Ölü sayısı 12'den 14'e çıktı."
    assert not any(kind == "part_of" for kind, _, _ in related(read("tr", text)))
