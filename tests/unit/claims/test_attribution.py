import pytest

SAID = [
    ("nl", "Volgens de burgemeester vielen er vijf doden.", "de burgemeester", "Volgens"),
    ("nl", "Er vielen vijf doden, meldt de brandweer.", "de brandweer", "meldt"),
    ("nl", "Er vielen vijf doden, aldus een woordvoerder van de kerk.", "een woordvoerder", "aldus"),
    ("nl", "De organisatie houdt het op 5.000 betogers.", "De organisatie", "houdt het op"),
    ("nl", "De politie pakte dertig mensen op.", "De politie", None),
    ("nl", "Bij een ongeluk zijn vijf doden gevallen.", None, None),
    ("en", "Five people died, according to the fire service.", "the fire service", "according to"),
    ("en", "The governor said five people had died.", "The governor", "said"),
    ("en", "Five people died, said a hospital spokesman.", "spokesman", "said"),
    ("en", "Police arrested thirty people.", "Police", None),
    ("en", "Five people died in the fire.", None, None),
    ("nl", "Er vielen vijf doden, zo laat een arts weten.", "een arts", "zo laat een arts weten"),
    ("en", "Five villagers were told that the house had burned down.", None, None),
    ("en", "Police arrested 58 people and said 11 officers had been hurt.", "Police", "said"),
    ("nl", "De politie, die eerst zweeg, meldt vijf doden.", "De politie", "meldt"),
    ("en", "The inquiry into the fire, which claimed five lives, has begun.", None, None),
    ("en", "• 14 dead (Red Cross)", "Red Cross", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "holder", "cue"), SAID)
def test_who_says_so(read, language, text, holder, cue):
    figure = read(language, text)[0]
    if holder is None:
        assert figure.attribution is None
    else:
        assert holder in figure.attribution.holder.text
        assert (figure.attribution.cue and figure.attribution.cue.text) == cue


def test_the_speaker_goes_on_where_the_next_sentence_begins_with_a_figure(read):
    _, second = read("nl", "Volgens de minister vielen er drie doden. Veertig mensen raakten gewond.")
    assert second.attribution.holder.text == "de minister"
    assert second.attribution.cue is None


def test_the_speaker_does_not_go_on_into_another_paragraph(read):
    _, second = read("nl", "Volgens de minister vielen er drie doden.\n\nVeertig mensen raakten gewond.")
    assert second.attribution is None


def test_the_source_may_be_named_afterwards(read):
    (figure,) = read("nl", "Er zijn negen mensen omgekomen. Dat heeft het ministerie bekendgemaakt.")
    assert figure.attribution.holder.text == "het ministerie"


def test_each_of_two_sources_has_its_own_figure(read):
    first, second = read("en", "Police said 3,000 people marched; organisers said 9,000 people marched.")
    assert first.attribution.holder.text == "Police"
    assert second.attribution.holder.text == "organisers"


def test_an_office_stands_for_the_person_who_held_it_before(read):
    text = (
        "President Orlow sprak het volk toe. Volgens de president zijn acht mensen gedood. "
        "Hij zei dat 20 mensen gewond raakten."
    )
    first, second = read("nl", text, named={"Orlow": ("E7", "person")})
    assert first.attribution.entity == "E7"
    assert second.attribution.entity == "E7"


def test_a_quotation_goes_on_with_its_speaker(read):
    text = '"Six people died," mayor Ada Brook told reporters. "Another 12 people were injured."'
    _, second = read("en", text, named={"Ada Brook": ("E1", "person")})
    assert second.attribution.entity == "E1"


def test_who_is_told_is_not_who_says_it(read):
    (figure,) = read("en", "Nine people died, the coroner told state TV.")
    assert figure.attribution.holder.text == "the coroner"


def test_the_newsroom_goes_on_by_itself_behind_the_source(read):
    first, second = read("en", "Police arrested nine people, the ministry said, as 300 people marched.")
    assert first.attribution.holder.text == "the ministry"
    assert second.attribution is None


def test_a_part_has_the_source_of_its_whole(read):
    _, part = read("nl", "Volgens de politie werden zestig mensen opgepakt, onder wie vier minderjarigen.")
    assert part.attribution.holder.text == "de politie"


def test_whom_a_number_counts_is_not_its_source(read):
    first, second = read("en", "The government put the toll at 11, including five police officers.")
    assert first.attribution.holder.text == second.attribution.holder.text == "The government"


TOPICS = [
    ("Bakanlık, Van Valisi ile görüştükten sonra 9 kişinin öldüğünü açıkladı.", "Bakanlık"),
    ("Polis ise 12 kişinin yaralandığını bildirdi.", "Polis"),
]


@pytest.mark.parametrize(("text", "holder"), TOPICS)
def test_a_comma_or_a_particle_marks_the_subject_that_opens_a_turkish_sentence(read, text, holder):
    assert read("tr", text)[0].attribution.holder.text == holder


def test_a_label_before_a_colon_claims_nothing(read):
    named = {"Liveblog": ("E0", "organization")}
    assert read("de", "Liveblog: Bergwacht findet neun Tote.", named=named)[0].attribution is None


def test_an_ordinal_is_no_preposition(read):
    assert read("it", "Un secondo ragazzo è morto.")[0].attribution is None


@pytest.mark.parametrize(
    ("language", "text", "holder"),
    [
        ("en", "The Sarn Monitor, a rights group, said 58 people were killed.", "The Sarn Monitor"),
        ("en", "Doctor Ada Lund, who runs the clinic, said 58 people were killed.", "Doctor Ada Lund"),
        ("nl", "Het Sarn Observatorium, een waarnemersgroep, telt 58 doden.", "Het Sarn Observatorium"),
        ("nl", "Dokter Ada Lund, die de kliniek leidt, zegt dat 58 mensen zijn gedood.", "Dokter Ada Lund"),
        ("nl", "Twaalf mensen stierven in Kavu, de hoofdstad, zei de politie.", "de politie"),
    ],
)
def test_an_insertion_parts_no_source_from_its_verb(read, language, text, holder):
    assert read(language, text)[0].attribution.holder.text == holder


@pytest.mark.parametrize(
    ("language", "text", "holder"),
    [
        ("de", "Jens Rohloff trat vor die Presse. „Es gibt fünf Tote“, sagte er der Nachrichtenagentur Torva.", "er"),
        ("nl", "Woordvoerder Jens Rohloff sprak kort. ‘Er zijn vijf doden’, zei hij Torva.", "hij"),
    ],
)  # fmt: skip
def test_a_pronoun_behind_the_verb_speaks_and_what_follows_is_told(read, language, text, holder):
    named = {"Jens Rohloff": ("Q1", "person"), "Torva": ("Q2", "organization")}
    figure = read(language, text, named=named)[-1]
    assert figure.attribution.holder.text == holder


def test_a_demonstrative_before_a_noun_for_claims_is_no_pronoun(read):
    named = {"Jens Rohloff": ("Q1", "person")}
    text = "Es gebe keine Toten, sagte Jens Rohloff. Die Stadt sprach von 40 Verletzten, nahm diese Angabe aber zurück."
    figure = read("de", text, named=named)[-1]
    assert figure.attribution is None or figure.attribution.holder.text != "diese"
    assert figure.status == "retracted"
