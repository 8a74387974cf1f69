"""Rules of the western languages: amounts in two parts, words between number and unit, set phrases, bounds."""

import pytest

from streams.nlp.figures import find

CASES = {
    "en": """
        It took an hour and 20 minutes. -> 80 duration min
        An hour later the rain stopped. ->
        a month -> 1 duration mo
        Three consecutive days of rain and two more hours. -> 3 duration d ; 2 duration h
        It was 10 degrees below zero. -> -10 measure Cel
        One and three quarters of them. -> 1.75 cardinal
        one billion and three quarters million -> 1000750000 cardinal
        three hundred and two dozen -> 324 cardinal
        one hundred and thirty fifths of it -> 26 fraction
        The profit rose to $3.1 billion from 2.2 billion. -> 3100000000 money USD ; 2200000000 money USD
        It cost $3.1 billion and 2.2 billion people saw it. -> 3100000000 money USD ; 2200000000 cardinal
        In a first statement, the police named her. ->
        They dominated the final third. ->
        It was eight o'clock in the morning. ->
        Call 555 - 0199 for details. ->
        If one raises doubts, both Lopez & Perez object. ->
        More than one and a half million voters. -> 1500000.. cardinal
        $20 43 -> 20.43 money USD
        It is larger than 10 and smaller than 20. -> 10..20 cardinal
        More than 10 died and fewer than 20 were hurt. -> 10.. cardinal ; ..20 cardinal
        A score greater than or equal to 30. -> 30.. cardinal
        Call 555 or 911 at half past eight. ->
        A man of 6ft 2in paid 45p in 1080p. -> 74 measure [in_i] ; 0.45 money GBP
        $400m a year, 400m in a minute. -> 400000000 money USD ; 400 measure m
        The 87 yo man was the thirty—first patient. -> 87 age a ; 31 ordinal
    """,
    "nl": """
        Temperaturen tot 30 graden. -> ..30 measure Cel
        Hij werd veroordeeld tot vijf jaar cel. -> 5 duration a
        De prijs steeg tot 30 euro. -> 30 money EUR
        Binnen tien dagen moet het klaar zijn. -> ..10 duration d
        De menigte van \u200b\u200b25.000 mensen. -> 25000 cardinal
        De dubbele moord en de dubbele prijs. -> 2 multiplier
        Om half acht of kwart voor zes, artikel 12 lid 3. ->
        Het drietal van 17, 19 en 22 jaar. -> 3 cardinal ; 17 age a ; 19 age a ; 22 age a
        Na een kwartier, drie kwartier en driekwart jaar. -> 0.25 duration h ; 0.75 duration h ; 0.75 duration a
        Hij belooft geen troepen te sturen. ->
        Er zijn geen slachtoffers te betreuren. -> 0 cardinal
        In plaats van binnen 60 dagen. -> ..60 duration d
        De driemalig wereldkampioen, een eenmalige kans. -> 3 multiplier
        Dat kan niemand ontkennen, en niemand kan ontkennen dat hij won. -> 0 cardinal
    """,
    "de": """
        Eine Stunde und 20 Minuten. -> 80 duration min
        Halb so viele wie zuvor. -> 0.5 multiplier
        Der Milliardste Besucher kam am 4ten Tag. -> 1000000000 ordinal ; 4 ordinal
        Sechs und zwei Drittel Millionen. -> 6666700 cardinal
        Bei 10 Grad unter null. -> -10 measure Cel
    """,
    "fr": """
        3,1 milliards d’euros, contre 2,2 milliards avant. -> 3100000000 money EUR ; 2200000000 money EUR
        Un score supérieur ou égal à 30. -> 30.. cardinal
        Appelez le 3919, cela coûte 3,4 M€. -> 3400000 money EUR
        Aucune des 26 communes. -> 0 cardinal ; 26 cardinal
        Un double meurtre, le double des effectifs. -> 2 multiplier
    """,
    "es": """
        A las ocho y media llegaron dos toneladas y media. -> 2.5 measure t
        Girar un ángulo de 45 grados y dar media vuelta. -> 45 measure deg ; 0.5 measure circ
        Ciento treinta con dos quintos por ciento. -> 130.4 percentage %
        El tres veces campeón avisó dos veces. -> 3 cardinal
    """,
    "id": """
        ke-4 -> 4 ordinal
    """,
    "et": """
        Neljas mees, neljanda mehe. -> 4 ordinal ; 4 ordinal
    """,
    "sv": """
        Gerrards andra nederlag. -> 2 ordinal
        En tvåbarnsmamma och miljoner människor. -> 2 cardinal ; 2000000..9999999 cardinal
        I 15 graders kyla efter två timmars resa. -> 15 measure Cel ; 2 duration h
        Mer än en och en halv miljon väljare. -> 1500000.. cardinal
        ett delat på tjugo -> 0.05 fraction
    """,
}


def cases():
    for tag, block in CASES.items():
        for line in filter(None, map(str.strip, block.splitlines())):
            text, _, wanted = line.partition("->")
            yield pytest.param(tag, text.strip(), wanted.strip(), id=f"{tag}: {text.strip()}")


@pytest.mark.parametrize(("tag", "text", "wanted"), list(cases()))
def test_rule(tag: str, text: str, wanted: str):
    said = []
    for mention in find(text, tag):
        value, lower, upper = (
            "" if number is None else f"{number.normalize():f}"
            for number in (mention.value, mention.lower, mention.upper)
        )
        number = value if value and lower == upper else f"{lower}..{upper}"
        said.append(" ".join(filter(None, (number, mention.kind, mention.unit.code if mention.unit else ""))))
    assert " ; ".join(said) == wanted
