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
