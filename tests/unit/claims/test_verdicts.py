"""What a sentence of its own says of the claim in the sentence before it, in ten languages."""

import tomllib
from pathlib import Path

import pytest

JUDGED = tomllib.loads(Path(__file__).with_name("judged.toml").read_text("utf-8"))
CASES = [
    (language, f"{cases['first']} {sentence}", status)
    for language, cases in JUDGED.items()
    for status, sentences in cases.items()
    if status != "first"
    for sentence in sentences
]


@pytest.mark.parametrize(("language", "text", "status"), CASES)
def test_a_later_sentence_judges_a_claim(read, language, text, status):
    first, *others = (figure.status for figure in read(language, text))
    assert first == status
    assert set(others) <= {"reported"}


FURTHER = [
    # a noun that points back reaches over a sentence without figures, and into the paragraph before
    ("en", "Police reported nine deaths. The blaze lasted hours. That figure was later withdrawn.", ["retracted"]),
    ("nl", "De politie meldde negen doden.\n\nDat aantal klopt niet, zegt de burgemeester.", ["denied"]),
    ("de", "Die Polizei meldete neun Tote. Es brannte lange. Diese Zahl wurde später berichtigt.", ["corrected"]),
    # the words say which of several counts they mean
    ("en", "Nine people died and 40 were hurt. The number of injured was later revised.", ["reported", "corrected"]),
    ("nl", "Er vielen negen doden en 40 gewonden. Het dodental is later bijgesteld.", ["corrected", "reported"]),
    ("fr", "Le comité, fort de 400 proches, parle de neuf morts. Le maire rejette ce chiffre.", ["reported", "denied"]),
    ("en", "Police arrested nine men. The number of passengers was later corrected.", ["reported"]),
    # in the same sentence
    ("en", "The earlier toll of nine deaths was wrong, the ministry said.", ["corrected"]),
    ("pt", "O sindicato fala em nove mortos, número que o governo contesta.", ["denied"]),
    ("es", "Un diario habló de nueve detenidos, dato que retiró poco después.", ["retracted"]),
    ("nl", "De krant sprak van negen doden, een getal dat zij later introk.", ["retracted"]),
    ("de", "Der Sender zog seine Meldung über neun Tote zurück.", ["retracted"]),
    ("en", "The ministry withdrew its report of nine deaths.", ["retracted"]),
    ("nl", "De partij telt negen doden. De regering spreekt dat tegen: „Er viel één dode.”", ["denied", "reported"]),
    # words that need no other
    ("pt", "A secretaria informou nove mortes. “Foi um erro de digitação”, disse o ministro.", ["corrected"]),
    ("es", "El portal habló de nueve muertos. El alcalde lo calificó de mentira.", ["denied"]),
    ("fr", "Le journal évoque neuf morts. « Faux », répond le maire.", ["denied"]),
    ("de", "Die Armee bestreitet, dass neun Menschen starben. Neun Häuser brannten.", ["denied", "reported"]),
    # "15, not 12"
    ("en", "Police say 43 people died, not 45.", ["reported", "corrected"]),
    ("nl", "Er zijn 43 doden, niet 45.", ["reported", "corrected"]),
    ("it", "Le vittime sono 43, non 45.", ["reported", "corrected"]),
    ("pl", "Zginęły 43 osoby, a nie 45.", ["reported", "corrected"]),
    ("de", "Statt der gemeldeten 210 Toten habe es nur 201 gegeben.", ["corrected", "reported"]),
    # of two levels the old one was wrong, in every language that says so
    ("de", "Die Zahl der Toten wurde von acht auf elf korrigiert.", ["corrected", "reported"]),
    ("nl", "Het dodental is van acht naar elf gecorrigeerd.", ["corrected", "reported"]),
    ("en", "The death toll was corrected from eight to eleven.", ["corrected", "reported"]),
    ("pl", "Liczbę zabitych skorygowano z ośmiu do jedenastu.", ["corrected", "reported"]),
    ("tr", "Ölü sayısı sekizden on bire düzeltildi.", ["corrected", "reported"]),
    ("tr", "Ölü sayısı sekizden on bire yükseldi.", ["reported", "reported"]),
    # who were wrongly told to be dead; the hurt among them are hurt
    ("de", "Zwei Fischer waren fälschlich als tot gemeldet worden.", ["retracted"]),
    ("de", "Zwei Verletzte waren fälschlich als tot gemeldet worden.", ["reported"]),
    # a second denial in a sentence of its own
    ("en", "The site spoke of 14 arrests. That was denied too.", ["denied"]),
    ("nl", "De site sprak van veertien arrestaties. Ook dat werd ontkend.", ["denied"]),
    # who was mistaken, with what is right behind it or in the next sentence, and without
    ("nl", "De burgemeester noemde 20 doden. Later corrigeerde zij zichzelf: het gaat om 12 mensen.",
     ["corrected", "reported"]),
    ("nl", "Justitie heeft zich vergist toen zij over twee arrestanten sprak.", ["retracted"]),
    ("fr", "« Nous nous sommes trompés en annonçant huit policiers blessés. Il n’y en a que trois. »",
     ["corrected", "reported"]),
    ("en", "A lawyer said he had seen nine bodies, which could not be independently verified.", ["possible"]),
    ("de", "Die Bergrettung nannte zunächst 33 Verletzte; in Wahrheit sind es 23.", ["corrected", "reported"]),
    ("pl", "Wojewoda mówił o 900 zabitych. Po południu sprostował: było ich 90.", ["corrected", "reported"]),
    # words that deny what is told behind them
    ("pl", "Sześć ofiar, burmistrz zaprzecza doniesieniom o 30 rannych.", ["reported", "denied"]),
    # charges are no figures, unless somebody claims what they charge
    ("it", "La polizia ha arrestato due uomini. Negano le accuse.", ["reported"]),
    ("tr", "Polis iki kişiyi tutukladı. Zanlılar suçlamaları reddediyor.", ["reported"]),
    # a toll that is lowered was wrong, one that grows was not
    ("en", "The ministry reported nine deaths. It later lowered the figure to seven.", ["corrected", "reported"]),
    ("en", "The ministry reported nine deaths. It later raised the figure to twelve.", ["reported", "reported"]),
    # what a noun for a claim tells
    ("en", "The ministry rejected claims that nine people had died.", ["denied"]),
    ("de", "Die Polizei hat Berichte zurückgewiesen, wonach neun Kunden festgehalten werden.", ["denied"]),
    ("fr", "Le maire dément les informations selon lesquelles neuf personnes sont mortes.", ["denied"]),
    ("es", "El alcalde desmintió la noticia de que nueve personas murieron.", ["denied"]),
    # a noun that opens the next paragraph points back too
    ("en", "The rebels say nine people died.\n\nThe report is false, the army said.", ["denied"]),
    ("en", "The rebels say nine people died.\n\nThe army denies a report about a ceasefire.", ["reported"]),
    # not what is counted, but other people and things
    ("pt", "Nove pessoas morreram. O número de pessoas retiradas da aldeia é alto.", ["reported"]),
    ("nl", "Negen mensen werden gearresteerd, het dodental is bijgesteld.", ["reported"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "wanted"), FURTHER)
def test_a_verdict_finds_its_claim(read, language, text, wanted):
    assert [figure.status for figure in read(language, text)] == wanted
