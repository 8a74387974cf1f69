import pytest

# language, text, then for every figure: event, class, role
CHILDREN = [("killed", "person", "children"), ("injured", "person", "children")]
DROWNED = [("killed", "person", None), ("missing", "person", None)]
VILLAGERS = [("killed", "person", "civilians"), ("injured", "person", "civilians")]
SENTENCES = [
    ("nl", "Bij de aanslag kwamen negen soldaten om het leven.", [("killed", "person", "security_forces")]),
    ("nl", "De storm kostte vier mensen het leven.", [("killed", "person", None)]),
    ("nl", "De schutter doodde zes leerlingen en verwondde er elf.", CHILDREN),
    ("nl", "Er vielen vijftien burgerdoden.", [("killed", "person", "civilians")]),
    ("nl", "Het dodental liep op tot 61.", [("killed", "person", None)]),
    ("nl", "Reddingswerkers zoeken nog naar drie vermiste duikers.", [("missing", "person", "other")]),
    ("nl", "De politie hield 27 betogers aan.", [("arrested", "person", "protesters")]),
    ("nl", "Twaalf gewonden liggen in het ziekenhuis.", [("hospitalized", "person", None)]),
    ("nl", "Zo'n 4.000 bewoners zijn geëvacueerd.", [("evacuated", "person", "civilians")]),
    ("nl", "De rechter veroordeelde acht verdachten.", [("convicted", "person", "suspects")]),
    ("nl", "Bij de brand zijn veertig huizen verwoest.", [("other", "structure", None)]),
    ("nl", "Het bedrijf heeft 340 banen.", [(None, "other", None)]),
    ("nl", "Niemand raakte gewond.", [("injured", "person", None)]),
    ("en", "Gunmen shot dead eight farmers.", [("killed", "person", "other")]),
    ("en", "Thirteen people drowned and six more were missing.", DROWNED),
    ("en", "The blast killed 11, injuring 30.", [("killed", "person", None), ("injured", "person", None)]),
    ("en", "Nine villagers were killed and 17 injured.", VILLAGERS),
    ("en", "Police arrested ten.", [("arrested", "person", None)]),
    ("en", "The epidemic has claimed 900 lives.", [("killed", "person", None)]),
    ("en", "The death toll climbed to 57.", [("killed", "person", None)]),
    ("en", "Rebels kidnapped 26 schoolgirls.", [("abducted", "person", "children")]),
    ("en", "Fighting has displaced 80,000 people.", [("displaced", "person", None)]),
    ("en", "Rescuers pulled seven miners from the shaft.", [("rescued", "person", "other")]),
    ("en", "There were 7,400 infections.", [("infected", "person", None)]),
    ("en", "The clinic has 60 beds.", [(None, "other", None)]),
    ("en", "No arrests were made.", [("arrested", "person", None)]),
    ("en", "Two police officers died.", [("killed", "person", "security_forces")]),
    ("en", "40 dead as bus plunges into ravine", [("killed", "person", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "wanted"), SENTENCES, ids=[text for _, text, _ in SENTENCES])
def test_counted_role_and_event(read, language, text, wanted):
    got = [
        (f.event and f.event.type, f.counted and f.counted.class_, f.counted and f.counted.role)
        for f in read(language, text)
    ]
    assert got == wanted


def test_positions_are_slices_of_the_article(read):
    text = "Bij het ongeluk zijn zes reizigers om het leven gekomen."
    (figure,) = read("nl", text)
    assert figure.counted.text == "reizigers"
    assert figure.counted.head == "reiziger"
    assert figure.event.trigger.text == "om het leven gekomen"
    for position in (figure, figure.number, figure.counted, figure.event.trigger):
        assert text[position.start : position.end] == position.text


def test_money_measures_ages_and_durations_count_nothing(read):
    for figure in read("en", "The killer, 34, was 1.90 metres tall, stole $500 and was on the run for six days."):
        assert figure.counted is None
        assert figure.event is None


def test_a_noun_that_no_lexicon_knows_is_a_person_when_killed(read):
    (figure,) = read("en", "Thirty-seven Zorbians were killed.")
    assert (figure.counted.text, figure.counted.class_) == ("Zorbians", "person")


def test_the_event_of_one_clause_is_not_that_of_another(read):
    first, second = read("en", "Police detained 30 people after a bomb that killed 4 soldiers exploded.")
    assert first.event.type == "arrested"
    assert second.event.type == "killed"


def test_a_figure_inside_the_words_of_an_event_keeps_them_from_another(read):
    dead, hurt = read("nl", "Daar sneuvelden negen militairen en raakten er 22 gewond.")
    assert (dead.event.type, hurt.event.type) == ("killed", "injured")
