"""Russian claims: every kind of event, both voices, who says so and whether it stands."""

import pytest

CLAIMS = [
    (
        "При крушении поезда погибли не менее 14 человек, ещё 29 получили ранения.",
        "14",
        "killed",
        None,
        "reported",
        None,
    ),
    ("При пожаре в гостинице погибли 19 человек, десятки пострадали", "19", "killed", None, "reported", None),
    ("Полиция задержала ночью 35 демонстрантов.", "35", "arrested", "protesters", "reported", "Полиция"),
    ("Около 600 жителей эвакуированы из-за извержения.", "600", "evacuated", "civilians", "reported", None),
    ("По данным Минздрава, заразились 37 школьников.", "37", "infected", "children", "reported", "Минздрава"),
    ("Суд приговорил восемь подсудимых к лишению свободы.", "8", "convicted", "suspects", "reported", "Суд"),
    ("Опасаются, что число погибших возрастет до 100.", "100", "killed", None, "possible", None),
    (
        "Повстанцы утверждают, что убили 200 солдат; правительство это опровергло.",
        "200",
        "killed",
        "security_forces",
        "denied",
        "Повстанцы",
    ),
    (
        "Телеканал сначала сообщил о 60 погибших. Позже он отозвал это сообщение.",
        "60",
        "killed",
        None,
        "retracted",
        "Телеканал",
    ),
    ("Пострадали 16 человек, а не 19, как сообщалось ранее.", "19", "injured", None, "corrected", None),
    ("Сколько мирных жителей погибло, пока неизвестно.", None, "killed", "civilians", "reported", None),
    ("Семь рыбаков пропали без вести, сообщили в МЧС.", "7", "missing", "other", "reported", "МЧС"),
]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim[0])
def test_claim(read, claim):
    text, value, event, role, status, holder = claim
    figure = next(figure for figure in read("ru", text) if figure.value == value)
    assert (figure.event and figure.event.type, figure.counted and figure.counted.role) == (event, role)
    assert figure.status == status
    assert (figure.attribution.holder.text if figure.attribution else None) == holder
