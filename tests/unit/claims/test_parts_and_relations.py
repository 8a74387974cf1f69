import pytest


def related(figures):
    return [(f.id, r.type, r.figure) for f in figures for r in f.relations]


PARTS = [
    ("nl", "Er vielen zeven doden, onder wie twee agenten.", "killed", "security_forces"),
    ("nl", "Er werden 80 mensen opgepakt, van wie 12 minderjarigen.", "arrested", "children"),
    ("en", "Seven people died, including two soldiers.", "killed", "security_forces"),
    ("en", "Seven people, two of them children, were injured.", "injured", "children"),
    ("en", "Seven people were arrested, two of whom were teachers.", "arrested", "other"),
]


@pytest.mark.parametrize(("language", "text", "event", "role"), PARTS)
def test_a_part_has_the_event_of_its_whole_and_a_role_of_its_own(read, language, text, event, role):
    whole, part = read(language, text)
    assert part.event.type == whole.event.type == event
    assert part.counted.role == role
    assert ("f1", "part_of", "f0") in related([whole, part])


def test_a_part_with_words_of_its_own_keeps_its_own_event(read):
    whole, part = read("en", "Nine people were injured, two of whom have since died.")
    assert (whole.event.type, part.event.type) == ("injured", "killed")


def test_so_many_out_of_so_many(read):
    some, total = read("en", "Three of the eight passengers were killed.")
    assert some.event.type == "killed"
    assert total.event is None
    assert related([some, total]) == [("f0", "part_of", "f1")]


def test_a_list_of_parts_goes_on(read):
    figures = read("nl", "Er kwamen twaalf mensen om, onder wie vier kinderen en drie verpleegkundigen.")
    assert [(r, o) for _, r, o in related(figures)] == [("part_of", "f0"), ("part_of", "f0")]


def test_told_again_in_headline_and_body(read):
    figures = read(
        "nl", "Bij rellen zijn veertig mensen opgepakt.\n\nIn totaal werden 40 mensen opgepakt.", "40 arrestaties"
    )
    assert related(figures) == [("f1", "repeats", "f0"), ("f2", "repeats", "f1")]


def test_another_role_is_no_repeat(read):
    assert related(read("en", "Six soldiers were killed.\n\nSix children were killed.")) == []


def test_a_new_level_supersedes_the_old_one(read):
    figures = read("en", "The death toll has risen from 17 to 21.")
    assert related(figures) == [("f0", "superseded_by", "f1"), ("f1", "supersedes", "f0")]


def test_an_earlier_toll_is_superseded(read):
    figures = read("en", "The ministry, which had earlier reported 12 deaths, now speaks of 15 deaths.")
    assert ("f1", "supersedes", "f0") in related(figures)


def test_the_same_money_in_brackets_is_equal(read):
    figures = read("en", "Each family gets 5m euros ($6m).")
    assert related(figures) == [("f1", "equals", "f0")]


def test_pairs_point_at_each_other(read):
    text = "Eerder sprak de minister van 90 doden. Dat getal is ingetrokken. Er zijn 61 doden gevallen."
    pairs = related(read("nl", text))
    assert ("f0", "superseded_by", "f1") in pairs
    assert ("f1", "supersedes", "f0") in pairs


def test_of_those_counted_before(read):
    whole, first, second = read(
        "en", "Ninety-five people were killed. Of the dead, 92 were found in Ostra and three in Melk."
    )
    assert related([whole, first, second]) == [("f1", "part_of", "f0"), ("f2", "part_of", "f0")]
    assert first.event.type == second.event.type == "killed"


def test_of_so_many_so_many(read):
    total, some = read("nl", "Van de 150 opvarenden zijn er 98 gered.")
    assert total.event is None
    assert some.event.type == "rescued"
    assert related([total, some]) == [("f1", "part_of", "f0")]


def test_two_of_the_wounded_are_a_part_of_the_wounded(read):
    figures = read("en", "Nine people were wounded and four people were killed. Two of the wounded are children.")
    assert related(figures) == [("f2", "part_of", "f0")]


def test_another_hundred_are_of_the_same_kind(read):
    _, more = read("en", "Sixteen soldiers were killed. Another 100 were wounded.")
    assert (more.event.type, more.counted.role) == ("injured", "security_forces")


def test_nothing_known_is_not_nobody_killed(read):
    for figure in read("nl", "Nog geen duidelijkheid over slachtoffers"):
        assert figure.event is None


NESTED = [
    ("en", "Forty people were hurt, 14 of them are in hospital, including two firefighters."),
    ("ru", "Пострадали 40 человек, 14 из них госпитализированы, в том числе двое спасателей."),
]


@pytest.mark.parametrize(("language", "text"), NESTED)
def test_a_part_of_a_part_belongs_to_the_part(read, language, text):
    _, part, inner = read(language, text)
    assert inner.event.type == part.event.type == "hospitalized"
    assert [(r.type, r.figure) for r in inner.relations] == [("part_of", "f1")]


TOTALS = [("en", "Of the 31 injured workers nine have left.", 0), ("tr", "Yaralı 31 işçiden dokuzu taburcu edildi.", 0)]


@pytest.mark.parametrize(("language", "text", "total"), TOTALS)
def test_a_whole_has_the_event_of_its_own_noun_phrase(read, language, text, total):
    assert read(language, text)[total].event.type == "injured"


LEVELS = [
    ("ru", "Число погибших при пожаре выросло с восьми до 11 человек."),
    ("fr", "Le nombre de morts est passé de huit à 11 personnes."),
]


@pytest.mark.parametrize(("language", "text"), LEVELS)
def test_a_new_level_is_of_the_same_toll(read, language, text):
    old, new = read(language, text)
    assert old.event.type == new.event.type == "killed"
    assert ("f1", "supersedes", "f0") in related([old, new])


def test_a_bare_number_counts_what_the_sentence_before_did(read):
    _, earlier = read("pt", "Foram retiradas 1.350 pessoas das aldeias. Às 18h eram 1.200.")
    assert (earlier.value, earlier.event.type) == ("1200", "evacuated")


UNKNOWING = [("de", "Wie viele Fahrten unentdeckt bleiben, weiß niemand."), ("pt", "Ninguém me diz se está vivo.")]


@pytest.mark.parametrize(("language", "text"), UNKNOWING)
def test_nobody_who_knows_or_says_something_is_no_count(read, language, text):
    assert [figure for figure in read(language, text) if figure.value == "0"] == []


def test_nobody_hurt_is_a_count(read):
    (nobody,) = read("de", "Verletzt wurde niemand.")
    assert (nobody.value, nobody.event.type) == ("0", "injured")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Погибли 34 человека, ещё 70 получили ранения. Среди погибших — восемь детей и двое врачей."),
        ("it", "Sono morte 34 persone, 70 sono ferite. Tra le vittime otto donne, tra cui Ada B., e due minori."),
    ],
)  # fmt: skip
def test_a_list_of_parts_behind_a_dash_or_an_aside(read, language, text):
    whole, _, *parts = read(language, text)
    assert [[(r.type, r.figure) for r in part.relations] for part in parts] == [[("part_of", whole.id)]] * 2


def test_a_toll_of_the_body_supersedes_before_the_one_of_the_headline(read):
    body = "The death toll rose to 41, the coast guard said. On Sunday officials had put the death toll at 28."
    head, new, old = read("en", body, headline="Ferry sinks, death toll climbs to 41")
    assert ("supersedes", old.id) in [(r.type, r.figure) for r in new.relations]
    assert not head.relations


RELATED = [
    ("en", "Rebels took 50 pupils. The other 40 are still being held.", ("f1", "part_of", "f0")),
    ("nl", "Rebellen ontvoerden 50 leerlingen. De overige 40 worden nog vastgehouden.", ("f1", "part_of", "f0")),
    ("en", "Five cooks and a waiter were among the seven people injured.", ("f0", "part_of", "f1")),
    ("nl", "Vijf koks behoren tot de zeven gewonden.", ("f0", "part_of", "f1")),
    ("en", "Seventeen people drowned. Among the 17 were four children.", ("f2", "part_of", "f1")),
    ("en", "The court convicted 13 dealers. Six of those convicted are teachers.", ("f1", "part_of", "f0")),
    ("nl", "Er vielen 30 gewonden. Zes van de gewonden zijn studenten.", ("f1", "part_of", "f0")),
    ("en", "Of the 26 crew, seven swam ashore and two drowned.", ("f2", "part_of", "f0")),
    ("en", "A list named 45 missing. That number has since fallen to 12.", ("f1", "supersedes", "f0")),
    ("nl", "Er waren 45 vermisten. Dat aantal is gedaald tot 12.", ("f1", "supersedes", "f0")),
    ("en", "Police say 12 people were hurt, down from the 19 they reported.", ("f0", "supersedes", "f1")),
]


@pytest.mark.parametrize(("language", "text", "relation"), RELATED)
def test_what_belongs_to_what(read, language, text, relation):
    assert relation in related(read(language, text))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nine people died; the other 30 were injured."),
        ("en", "The 30 dead were among the first to arrive; 12 people were injured."),
        ("en", "The army says 12 people were hurt, fewer than the 19 the rebels reported."),
    ],
)
def test_what_does_not_belong(read, language, text):
    assert not related(read(language, text))


def test_an_age_is_no_part(read):
    ages = [
        f for f in read("en", "Fourteen people died. Nine of the dead were under 25, and two were brothers.") if f.event
    ]
    assert [f.number.text for f in ages] == ["Fourteen", "Nine", "two"]


@pytest.mark.parametrize(
    ("language", "text", "event"),
    [
        ("en", "Gunmen abducted nine nurses. Six are still being held.", "abducted"),
        ("en", "Police raided a bar. Six men are still being held.", "arrested"),
        ("en", "Rebels are holding 20 aid workers hostage.", "abducted"),
        ("nl", "De ontvoerders houden nog vier toeristen vast.", "abducted"),
        ("nl", "De politie houdt nog vier mannen vast.", "arrested"),
    ],
)
def test_whoever_is_held_is_a_captive_or_arrested(read, language, text, event):
    assert read(language, text)[-1].event.type == event


LEVELS = [
    ("en", "The toll stood at 12 on Monday. By Tuesday it had climbed to 19."),
    ("fr", "Le bilan était de douze morts lundi. Mardi, il est monté à 19."),
    ("es", "El balance era de doce muertos el lunes. El martes subió a 19."),
    ("it", "Il bilancio era di dodici morti lunedì. Martedì è salito a 19."),
]


@pytest.mark.parametrize(("language", "text"), LEVELS)
def test_a_toll_moves_on_in_the_next_sentence(read, language, text):
    old, new = read(language, text)
    assert (new.event.type, old.event.type) == ("killed", "killed")
    assert ("f1", "supersedes", "f0") in related([old, new])


def test_another_subject_has_a_level_of_its_own(read):
    _, new = read("en", "The toll stood at 12 on Monday. The temperature had climbed to 19.")
    assert new.event is None


FLOORS_OF_A_HOUSE = [
    ("de", "Es starben 30 Menschen. 17 der Opfer fand man im ersten Stock, neun im zweiten und vier im Aufzug."),
    (
        "pt",
        "O incêndio deixou 30 mortos. Dezessete vítimas estavam no primeiro andar, nove no segundo e quatro na rua.",
    ),
]


@pytest.mark.parametrize(("language", "text"), FLOORS_OF_A_HOUSE)
def test_a_bare_number_counts_people_and_not_what_an_ordinal_ranks(read, language, text):
    figures = [figure for figure in read(language, text) if figure.kind == "cardinal"]
    assert [figure.event.type for figure in figures] == ["killed"] * 4
    assert [(r, o) for _, r, o in related(figures[1:])] == [("part_of", "f0")] * 3


def test_a_list_behind_a_colon_has_the_event_of_its_total(read):
    figures = read("nl", "Er kwamen twaalf mensen om het leven: negen werknemers en drie brandweerlieden.")
    assert [figure.event.type for figure in figures] == ["killed"] * 3
