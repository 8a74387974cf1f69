"""Turkish claims: every kind of event, both voices, who says so and whether it stands."""

import pytest

CLAIMS = [
    ("Van'daki patlamada 12 kişi öldü, 29 kişi yaralandı.", "12", "killed", None, "reported", None),
    ("Van'daki patlamada 12 kişi öldü, 29 kişi yaralandı.", "29", "injured", None, "reported", None),
    (
        "Sağlık Bakanlığı, kazada en az 14 kişinin hayatını kaybettiğini açıkladı.",
        "14",
        "killed",
        None,
        "reported",
        "Sağlık Bakanlığı",
    ),
    ("Valiye göre sel sularında 8 kişi kayboldu.", "8", "missing", None, "reported", "Valiye"),
    ("Düzenlenen operasyonda 35 şüpheli gözaltına alındı.", "35", "arrested", "suspects", "reported", None),
    ("Silahlı kişiler 80'den fazla öğrenciyi kaçırdı.", "80", "abducted", "children", "reported", None),
    ("Yangın nedeniyle yaklaşık 600 köylü tahliye edildi.", "600", "evacuated", "civilians", "reported", None),
    ("Çatışmalar yüzünden 10 binden fazla kişi yerinden edildi.", "10000", "displaced", None, "reported", None),
    ("Mahkeme, sekiz sanığı hapis cezasına çarptırdı.", "8", "convicted", "suspects", "reported", "Mahkeme"),
    ("Madende mahsur kalan 7 işçi kurtarıldı.", "7", "rescued", "other", "reported", None),
    ("Okulda 37 öğrenci zehirlenerek hastaneye kaldırıldı.", "37", "hospitalized", "children", "reported", None),
    ("Ölü sayısı 64'e yükseldi, yaralı sayısı ise 120.", "64", "killed", None, "reported", None),
    ("Salgında 340 vaka görüldü.", "340", "infected", None, "reported", None),
    ("Ölü sayısının 100'ü bulabileceğinden endişe ediliyor.", "100", "killed", None, "possible", None),
    (
        "İsyancılar 200 askeri öldürdüklerini iddia etti, ancak bakanlık bunu yalanladı.",
        "200",
        "killed",
        "security_forces",
        "denied",
        "İsyancılar",
    ),
    (
        "Kanal önce 60 ölü olduğunu duyurmuştu. Haber daha sonra geri çekildi.",
        "60",
        "killed",
        None,
        "retracted",
        "Kanal",
    ),
    ("Yaralı sayısı 19 değil 16.", "19", "injured", None, "corrected", None),
    ("Kaç işçinin enkaz altında olduğu henüz bilinmiyor.", None, "missing", "other", "reported", None),
]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim[0])
def test_claim(read, claim):
    text, value, event, role, status, holder = claim
    figure = next(figure for figure in read("tr", text) if figure.value == value)
    assert (figure.event and figure.event.type, figure.counted and figure.counted.role) == (event, role)
    assert figure.status == status
    assert (figure.attribution.holder.text if figure.attribution else None) == holder
