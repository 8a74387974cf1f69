"""Rules that the languages of the east asked for: (language, text, what is found as text, kind, value or bounds)."""

from decimal import Decimal

import pytest

from streams.nlp.figures import find

RULES = [
    ("ru", "Вышли на 5 место", [("5", "ordinal", 5)]),
    ("ru", "Взяли 3 места и 21 место", [("3", "cardinal", 3), ("21", "cardinal", 21)]),
    ("ru", "Церковь 14 века", []),
    ("ru", "Отдали за 2 века", [("2 века", "duration", 200)]),
    ("ru", "Ударения на 2, 4 и 7-й слог", [("2", "ordinal", 2), ("4", "ordinal", 4), ("7-й", "ordinal", 7)]),
    ("ru", "С 3 по 10 апреля закрыто", []),
    ("ru", "В 478 -- 477 годах до н. э.", []),
    ("ru", "Смотри пункты 1, 2 и 5.", []),
    ("ru", "Купили 200г творога", [("200г", "measure", 200)]),
    ("ru", "Ждали полчаса", [("полчаса", "duration", Decimal("0.5"))]),
    ("ru", "С одной стороны, да", []),
    ("pl", "Było to w roku 1492, za Kolumba", []),
    ("pl", "Rządził w latach 830–846.", []),
    ("pl", "Mieszka na 5 piętrze", [("5", "ordinal", 5)]),
    ("uk", "Піднялися на 6 поверх", [("6", "ordinal", 6)]),
    ("tr", "Üç dört kişi geldi", [("Üç dört", "cardinal", (3, 4))]),
    ("tr", "İki yıla kadar hapis", [("İki yıla", "duration", (None, 2))]),
    ("tr", "İki yıl kadar sürdü", [("İki yıl", "duration", 2)]),
    ("tr", "500 kişiden fazla", [("500", "cardinal", (500, None))]),
    ("tr", "Halkın üçte ikisi", [("üçte ikisi", "fraction", Decimal("0.6667"))]),
    ("tr", "Oyların yüzde 10 kadarı", [("yüzde 10", "percentage", 10)]),
    ("tr", "2008'de 659 kişi", [("659", "cardinal", 659)]),
    ("tr", "Hepsini yedi.", []),
    ("tr", "Sıfırın altında 12 derece", [("Sıfırın altında 12 derece", "measure", -12)]),
    ("ar", "بعد ساعتين", [("ساعتين", "duration", 2)]),
    ("ar", "بعد ساعة ونصف", [("ساعة ونصف", "duration", Decimal("1.5"))]),
    ("hi", "साढ़े तीन लाख लोग", [("साढ़े तीन लाख", "cardinal", 350000)]),
    ("hi", "सवा सौ लोग", [("सवा सौ", "cardinal", 125)]),
    ("zh", "三万五千人", [("三万五千", "cardinal", 35000)]),
    ("zh", "售价三万五", [("三万五", "cardinal", 35000)]),
    ("zh", "三万零五人", [("三万零五", "cardinal", 30005)]),
    ("zh", "300多万人", [("300多万", "cardinal", (3000000, None))]),
    ("zh", "七成的人", [("七成", "percentage", 70)]),
    ("zh", "下午3点20分开始", []),
    ("zh", "第3届", [("第3", "ordinal", 3)]),
    ("zh", "百分之一点五", [("百分之一点五", "percentage", Decimal("1.5"))]),
    ("ja", "2時間半かかった", [("2時間半", "duration", Decimal("2.5"))]),
    ("ja", "午後2時46分", []),
    ("ja", "3人目の死者", [("3人目", "ordinal", 3)]),
    ("ja", "6割が賛成", [("6割", "percentage", 60)]),
    ("ko", "4억 7천만 원", [("4억 7천만 원", "money", 470000000)]),
    ("ko", "300여만 원", [("300여만 원", "money", (3000000, None))]),
    ("ko", "1천 5백만 달러를 냈다", [("1천 5백만 달러를", "money", 15000000)]),
    ("ko", "세 번째 희생자", [("세 번째", "ordinal", 3)]),
    ("id", "ke-4 kalinya", [("ke-4", "ordinal", 4)]),
    ("id", "yang keseratus satu", [("keseratus satu", "ordinal", 101)]),
    ("ka", "სამოცდამეცამეტე", [("სამოცდამეცამეტე", "ordinal", 73)]),
    ("et", "neljandas klassis", [("neljandas", "ordinal", 4)]),
    ("el", "σαρανταπεντάλεπτος", [("σαρανταπεντάλεπτος", "duration", 45)]),
    ("th", "หนึ่งจุดสองล้าน", [("หนึ่งจุดสองล้าน", "cardinal", 1200000)]),
    ("cs", "dvacátého prvního", [("dvacátého prvního", "ordinal", 21)]),
]


@pytest.mark.parametrize(("tag", "text", "expected"), RULES, ids=lambda value: value if isinstance(value, str) else "")
def test_rules(tag: str, text: str, expected: list[tuple[str, str, object]]):
    found = [
        (text[m.start : m.end], m.kind, m.value if m.lower == m.upper else (m.lower, m.upper)) for m in find(text, tag)
    ]
    assert found == expected
