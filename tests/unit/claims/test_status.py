import pytest

STATUS = [
    ("nl", "Er zijn negen doden gevallen.", ["reported"]),
    ("nl", "Gevreesd wordt dat negen mensen zijn verdronken.", ["possible"]),
    ("nl", "Er zouden negen mensen zijn gedood.", ["possible"]),
    ("nl", "Volgens het leger zouden negen mensen zijn gedood.", ["reported"]),
    ("nl", "De premier ontkende dat er negen mensen waren gedood.", ["denied"]),
    ("nl", "Media meldden negen doden. Dat klopt niet, zegt de politie.", ["denied"]),
    ("nl", "Eerder meldde het leger negen doden, maar dat getal werd later ingetrokken.", ["retracted"]),
    ("nl", "Het leger meldde negen doden. Dat aantal is dinsdag ingetrokken.", ["retracted"]),
    ("nl", "Het ministerie sprak eerst van negen doden; dat was een vergissing.", ["corrected"]),
    ("nl", "Eerder sprak het parket van negen doden, maar dat aantal is bijgesteld.", ["corrected"]),
    ("nl", "Negen mensen zijn veroordeeld. Zijn rijbewijs is ingetrokken.", ["reported"]),
    ("en", "Nine people are feared dead.", ["possible"]),
    ("en", "Nine people may have been killed.", ["possible"]),
    ("en", "The government denied that nine people had been killed.", ["denied"]),
    ("en", "Rebels said nine soldiers were killed. The army denied the claim.", ["denied"]),
    ("en", "The army withdrew an earlier statement that nine rebels had been killed.", ["retracted"]),
    ("en", "The agency reported nine deaths, but later withdrew that figure.", ["retracted"]),
    ("en", "The ministry had reported nine deaths. The figure was withdrawn on Monday.", ["retracted"]),
    ("en", "An earlier version said that nine people had been arrested. That was wrong.", ["corrected"]),
    ("en", "Officials put the toll at nine, revising down an earlier toll of 12.", ["reported", "corrected"]),
    ("en", "The union put the number of injured at 90, a figure the company dismissed.", ["denied"]),
    ("en", "Eleven dead, up to eight may be missing.", ["reported", "possible"]),
    ("ru", "11 погибших, под завалами могут оставаться до восьми человек.", ["reported", "possible"]),
    ("nl", "Het bestuur sprak van negen doden. Twee gewonden waren dubbel geteld.", ["corrected", "reported"]),
    ("nl", "Eerder meldde de politie negen doden, maar twee gewonden waren dubbel geteld.", ["corrected", "reported"]),
    ("nl", "Een opgave van de rebellen, die van negen doden sprak, is ingetrokken.", ["retracted"]),
    ("en", "Police first spoke of nine deaths. Two of the hurt had been counted twice.", ["corrected", "reported"]),
    ("en", "Staff spoke of 12 dead, then of nine: three were counted twice.", ["corrected", "reported", "reported"]),
    (
        "en",
        "The fate of eight guests is open. Staff spoke of 12 dead, then of nine: three were counted twice.",
        ["reported", "corrected", "reported", "reported"],
    ),
    ("en", "Correction: We wrote that nine people had died. The clinic has withdrawn that number.", ["retracted"]),
    ("en", "The rebels denied this and said that five fighters had died.", ["reported"]),
    ("en", "The army said nine men had died. Their leader denied this and spoke of five dead.", ["denied", "reported"]),
    ("de", "Erst hieß es, neun Menschen seien tot. Zwei Verletzte waren doppelt gezählt.", ["corrected", "reported"]),
    ("fr", "Neuf personnes sont mortes, et non 12. Des corps ont été comptés deux fois.", ["reported", "corrected"]),
    ("fr", "L’armée dit avoir tué neuf rebelles. L’ONG dément : « C’étaient des paysans. »", ["denied"]),
    ("es", "La policía habló de nueve muertos. Dos heridos fueron contados dos veces.", ["corrected", "reported"]),
    ("nl", "Na de brand zijn negen vergunningen ingetrokken.", ["reported"]),
    ("fr", "Neuf blessés ont été retirés des décombres.", ["reported"]),
    ("es", "Nueve heridos fueron retirados de los escombros.", ["reported"]),
    ("ru", "Мэрия говорила о 9 погибших. Двоих раненых ошибочно внесли в список.", ["corrected", "reported"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "wanted"), STATUS)
def test_whether_a_claim_stands(read, language, text, wanted):
    assert [figure.status for figure in read(language, text)] == wanted
