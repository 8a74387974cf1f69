"""Numbers that name a thing or are dialled, and those beside them that do count."""

import pytest

from streams.nlp.figures import find


def said(text: str, tag: str) -> list[str]:
    return [
        f"{text[m.start : m.end]}={f'{m.lower}..{m.upper}' if m.value is None else f'{m.value.normalize():f}'}"
        for m in find(text, tag)
    ]


@pytest.mark.parametrize(
    ("tag", "text", "figures"),
    [
        ("en", "They had to win match four.", []),
        ("en", "They hope to match four rivals.", ["four=4"]),
        ("en", "They won the match 5-3.", ["5-3=None..None"]),
        ("fr", "Ils ont gagné le match 1 à 0.", ["1 à 0=None..None"]),
        ("nl", "Wie iets zag, kan 112 bellen.", []),
        ("nl", "Bel bij brand het alarmnummer. Toen belden 112 mensen.", ["112=112"]),
        ("tr", "Görenler hemen 112’yi arayın dedi.", []),
        ("de", "Das Gericht nannte 12 O 345/19 als Nummer.", []),
        ("en", "This season 220 2/3 innings were played.", ["220 2/3=220.6667"]),
        ("pl", "Tłum stał na placu Trzech Róż do rana.", []),
        ("en", "They met in the town of Two Bridges yesterday.", []),
        ("fr", "La guerre de Trente Ans ruina la ville.", ["Trente Ans=30"]),
        ("en", "They ended in the bottom half of the table.", []),
        ("en", "The bottom half of earners pays less.", ["half=0.5"]),
        ("en", "14.35: A second ambulance arrives.", ["second=2"]),
        ("en", "Passengers of the 7.42 train waited.", []),
        ("pl", "Wyjechali o 7.42 rano.", []),
        ("pl", "Cena wynosi 7.42 euro.", ["7.42 euro=7.42"]),
    ],
)
def test_a_number_that_names_a_thing_is_no_figure(tag: str, text: str, figures: list[str]):
    assert said(text, tag) == figures


@pytest.mark.parametrize(
    ("tag", "text", "figures"),
    [
        ("en", "Rain fell for two, three days.", ["two, three days=2..3"]),
        ("en", "Rain fell on 2, 3 and 4 days.", ["2=2", "3=3", "4 days=4"]),
        ("uk", "Вони виграли чотири з п’яти останніх матчів.", ["чотири=4", "п’яти=5"]),
        ("uk", "Чотири з п’яти українців згодні.", ["Чотири з п’яти=0.8"]),
        ("sv", "Ett av fem hushåll saknar el.", ["Ett av fem=0.2"]),
        ("sv", "En av fem gripna har släppts.", ["fem=5"]),
        ("sv", "Hon är en av nio ledare.", ["nio=9"]),
        ("en", "Three quarters of a million people left.", ["Three quarters of a million=750000"]),
        ("en", "Three quarters of the million people left.", ["Three quarters=0.75"]),
        ("es", "Costó millón y medio de euros.", ["millón y medio de euros=1500000"]),
        ("ru", "Победа со счётом 14½- 13½.", ["14½- 13½=None..None"]),
        ("fr", "La police n’autorise personne à entrer.", ["personne=0"]),
        ("fr", "Cette personne n’a rien vu.", []),
        ("pl", "Cena wzrosła dwukrotnie.", ["dwukrotnie=2"]),
        ("pl", "Dwukrotnie dzwonił do domu.", []),
    ],
)
def test_numbers_that_belong_together(tag: str, text: str, figures: list[str]):
    assert said(text, tag) == figures
