"""Settings come from variables, are checked, and keep secrets to themselves."""

import re

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


def test_a_secret_may_stand_in_a_file(monkeypatch, tmp_path):
    (tmp_path / "password").write_text("hidden\n")
    monkeypatch.setenv("NEWSTALLY_KAFKA_SECURITY", "SASL_SSL")
    monkeypatch.setenv("NEWSTALLY_KAFKA_USERNAME", "me")
    monkeypatch.setenv("NEWSTALLY_KAFKA_PASSWORD_FILE", str(tmp_path / "password"))
    settings = Settings()
    assert "hidden" not in repr(settings)
    assert "hidden" not in repr(settings.brokers.security)
    assert settings.brokers.security.password == "hidden"
    monkeypatch.setenv("NEWSTALLY_KAFKA_PASSWORD", "another")
    with pytest.raises(ValidationError, match="both NEWSTALLY_KAFKA_PASSWORD and NEWSTALLY_KAFKA_PASSWORD_FILE"):
        Settings()
    monkeypatch.delenv("NEWSTALLY_KAFKA_PASSWORD")
    monkeypatch.setenv("NEWSTALLY_KAFKA_PASSWORD_FILE", str(tmp_path / "missing"))
    with pytest.raises(ValidationError, match=r"NEWSTALLY_KAFKA_PASSWORD_FILE: .*No such file"):
        Settings()


@pytest.mark.parametrize(
    ("variables", "why"),
    [({"SECURITY": "SASL_SSL", "USERNAME": "me"}, "needs kafka_username and kafka_password"),
     ({"SECURITY": "SSL", "CA": "/nowhere/ca.pem"}, "kafka_ca: /nowhere/ca.pem is no file"),
     ({"SECURITY": "SSL", "CA": __file__}, "kafka_ca: .*test_settings.py holds no certificate in PEM"),
     ({"SECURITY": "SSL", "CERTIFICATE": __file__}, "kafka_certificate: .* holds no certificate in PEM with its key"),
     ({"SECURITY": "TLS"}, "PLAINTEXT")],
)  # fmt: skip
def test_security_that_cannot_work_is_refused(monkeypatch, variables, why):
    for name, value in variables.items():
        monkeypatch.setenv(f"NEWSTALLY_KAFKA_{name}", value)
    with pytest.raises(ValidationError, match=why):
        Settings()


@pytest.mark.parametrize(
    "address", ["kafka:9092", "a.b-c:1, d_e:65535", "kafka", "127.0.0.1:9092", "[::1]:9092", "::1", "fe80::1"]
)
def test_addresses_of_brokers(monkeypatch, address):
    monkeypatch.setenv("NEWSTALLY_KAFKA_BOOTSTRAP", address)
    assert Settings().kafka_bootstrap == address


@pytest.mark.parametrize(
    ("address", "why"),
    [("a:b", "'a:b' has no port"), ("a:1,b:0", "'b:0' has no port"), ("a:65536", "no port"), ("a:", "no port"),
     (",", "'' names no host"), ("a:1,", "'' names no host"), (":9092", "names no host"), ("a b:1", "names no host"),
     ("kafka://a:1", "names no host"), ("a:b:c", "names no host"), ("me@a:1", "names no host"),
     ("[x]:1", "names no host")],
)  # fmt: skip
def test_addresses_that_are_none_say_what_is_wrong(monkeypatch, address, why):
    monkeypatch.setenv("NEWSTALLY_KAFKA_BOOTSTRAP", address)
    with pytest.raises(ValidationError, match=f"{re.escape(why)}.*; it must look like host:port"):
        Settings()
