"""Settings come from variables, are checked, and keep secrets to themselves."""

import pytest
from pydantic import ValidationError

from streams.settings import Settings


def test_every_setting_is_documented_and_frozen():
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []
    with pytest.raises(ValidationError):
        Settings().partitions = 3  # type: ignore[misc]


def test_models_come_from_a_variable_each(monkeypatch):
    monkeypatch.setenv("NEWSTALLY_MODEL_EN", "en_core_web_lg")
    monkeypatch.setenv("NEWSTALLY_MODEL_PT_BR", "pt_core_news_sm")
    monkeypatch.setenv("NEWSTALLY_MODEL_NL", "")
    assert Settings().models == {"en": "en_core_web_lg", "pt-br": "pt_core_news_sm"}


def test_the_address_of_the_database_is_not_shown(monkeypatch):
    monkeypatch.setenv("NEWSTALLY_POSTGRES_DSN", "postgresql://u:hidden@h/d")
    settings = Settings()
    assert "hidden" not in repr(settings)
    assert settings.postgres_dsn.get_secret_value().endswith("@h/d")


@pytest.mark.parametrize(
    ("name", "value"),
    [("TOPIC_PREFIX", "a b"), ("PARTITIONS", "0"), ("DEAD_LETTER_SHARE", "1.5"), ("WATCHDOG_SECONDS", "100"),
     ("LOG_LEVEL", "loud"), ("INSTANCE_ID", "a b")],
)  # fmt: skip
def test_what_cannot_be_is_refused(monkeypatch, name, value):
    monkeypatch.setenv(f"NEWSTALLY_{name}", value)
    with pytest.raises(ValidationError):
        Settings()
