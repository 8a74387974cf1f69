"""Where sentences end. All sentences are made up."""

from __future__ import annotations

import pytest

from schemas.annotation import Detection, OtherLanguage
from schemas.article import Article
from streams.nlp.segments import read
from streams.nlp.segments.boundaries import sentences


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("nl", "Dat zegt dr. De Wit van Vos & Zn. in Delft.|Om 8.45 uur was het 2.500 euro.|Hij liep o.a. naar huis."),
        ("nl", "‘Er zijn geen doden.’|Dat zei A. B. Jansen.|,,Wij weten het niet.”|Nee?|Toch wel!"),
        ("nl", "“Nee!” riep hij.|Hij kwam niet... en zij ook niet."),
        ("nl", "Kijk op www.voorbeeld.nl of mail info@voorbeeld.nl.|Het kost 1.200.000 euro."),
        ("en", "Mr. Smith met Gen. Lee on Oct. 9 in St. Paul.|The U.S. President left at 5 p.m.|No one knew."),
        ("en", "It was Acme Inc.|The firm closed."),
        ("en", "He said no.|No. 5 and art. 3 stayed.|They didn't.|She works at the School of Art.|It ended."),
        ("en", "we left early.|where were you?|i saw 12 of them.|Come along :-)|It was late at 10 a.m. (EST)."),
        ("en", "What can the town do now? asked Jones.|Shares of Yahoo! rose.|You won!|...Now comes the rest."),
        ("it", "Vinse in tre set.|Nacque il 5 set. 1950.|È finita .|poi tornarono ."),
        ("da", "- Hvad skal vi gøre nu? spurgte hun ham igen og igen den aften.|Ingen svarede."),
        ("de", "Am 3. Januar kamen z. B. 12 Gäste.|„Das war's.“|Am 10. Mai 2022 um 8.30 Uhr begann es.|Der 2. Krieg."),
        ("fr", "C'est signé R. Vidal.|Voir la r. 12."),
        ("fr", "M. Dupont est parti.|« C’est fini. »|Qui est-ce ?|Mme Petit, av. J.-C. ou non, reste."),
        ("es", "El Sr. Pérez llegó.|¿Quién es?|Nació en EE. UU. en 1950."),
        ("pl", "W 1955 r. Nowak wyjechał.|Było to np. w maju.|To koniec."),
        ("ru", "В 2022 г. погибли 12 чел.|Это было на ул. Ленина.|Что дальше?"),
        ("tr", "Prof. Dr. Yılmaz 3. kez geldi.|Kaç kişi var?"),
        ("sv", "Det är bl.a. dyrt.|Han kom kl. 8.30.|Varför?"),
        ("fi", "Presidentti tuli.|Hän lähti."),
        ("ru", "Об этом писал В. Г. Орлов.|Это было в XVIII в.|Потом стало тихо."),
        ("tr", "Bunu padişah III. Orhan istedi.|Papa IV. Leo gelmedi."),
        ("de", "Das war König Ludwig II.|Niemand wusste es.|Er starb im 19. Jahrhundert."),
        ("es", "Llegó al mar.|Todos se quedaron.|Nació el 5 de mar. 1950.|• Hay agua;|No hay luz."),
        ("pt", "Foi no ano 300 a.C.|Depois veio o PP.|Ninguém soube."),
        ("da", "Det sker før jul.|Ingen ved mere.|Den 24. jul. kom han."),
        ("sv", "De är inte med.|Ingen vet mer.|Tack! 👏😊|Så bra."),
        ("nb", "Politisjefen er klar:|- Vi fant tolv.|Nå spør mange:|Hvor er de?|Foto: Kari Moe."),
        ("ro", "Se aplică regula.|(b) orice altă regulă."),
    ],
)  # fmt: skip
def test_spaced(tag, text):
    joined = text.replace("|", " ")
    found = [joined[start:end] for start, end in sentences(joined, 0, len(joined), tag)]
    assert found == text.split("|")


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("nl", "Dodental opgelopen|De politie vond twaalf mensen.|Hij leest de krant De Avond elke dag."),
        ("en", "Three killed in fire|The blaze began at night.|Her film The long road won, as I know."),
        ("fr", "Trois morts dans un incendie|L'alerte a été donnée à minuit.|C'est à l'extrême Est de la ville."),
        ("nb", "Tre drept i brann|- Vi hørte et smell, sier naboen.|Boka - Natten - kom her."),
        ("en", "What we know so far:|• Three people died|• 12 houses burnt down|* The road is closed - The end."),
        ("pt", "Incêndio deixa três mortos|O fogo começou à noite."),
        ("tr", 'Üç kişi yaralandı|Yangın gece başladı.|"Bilmiyorum" dedi Ayşe.'),
        ("tr", "Sergi sessizce kabul gördü Galata'nın sokaklarında ve Batı tiyatrosu Türkiye için yeniydi."),
        ("sv", "Tre skadade i brand|I går kväll kom larmet.|Kung Karl I var där."),
        ("ro", "(4) În special, se aplică regula."),
        ("da", "FORSIKRING|Direktør Holm siger nej.|NATO Generalsekretær Lind siger ja."),
        ("en", "WHAT HAPPENS NEXT|Officials will meet again.|UNICEF Director Lee said so."),
    ],
)  # fmt: skip
def test_a_page_in_one_line_has_ends_that_nobody_marked(tag, text):
    joined = text.replace("|", " ")
    found = [joined[start:end] for start, end in sentences(joined, 0, len(joined), tag, loose=True)]
    assert found == text.split("|")
    kept = [joined[start:end] for start, end in sentences(joined, 0, len(joined), tag)]
    assert len(kept) < len(found) or len(found) == 1, "a page that kept its lines is not cut so"


def test_a_space_that_is_missing():
    text = "Er vielen drie doden.De politie zoekt door op nu.nl en in de U.S.A. vandaag."
    assert [text[start:end] for start, end in sentences(text, 0, len(text), "nl")] == [text[:21], text[21:]]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("zh", "火灾造成三人受伤。|警方正在调查！|谁知道？|“没有。”|他说。"),
        ("hi", "आग लगी।| तीन लोग घायल हुए।"),
        ("ar", "من هو؟| لا أحد يعرف."),
    ],
)  # fmt: skip
def test_other_scripts(tag, text):
    joined = text.replace("|", "")
    found = [joined[start:end] for start, end in sentences(joined, 0, len(joined), tag)]
    assert found == [part.strip() for part in text.split("|")]


def test_a_sentence_is_in_the_language_of_most_of_it():
    body = "Hij zei het. I have nothing to say. Daarna vertrok hij."
    detection = Detection(
        tag="nl", iso639_3="nld", script="Latn", confidence=1, group=None, group_confidence=None,
        others=[OtherLanguage(field="body", start=10, end=35, tag="en"), OtherLanguage(field="headline", start=0,
        end=55, tag="fr")],
    )  # fmt: skip
    article = Article(uri="u", headline="Stil", body=body)
    found = read(article, detection)[1]
    assert [(n.field, n.language) for n in found] == [
        ("headline", "fr"),
        ("body", "nl"),
        ("body", "en"),
        ("body", "nl"),
    ]
    assert [n.segment for n in found] == ["s0", "s1", "s1", "s1"]
