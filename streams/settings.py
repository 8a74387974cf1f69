"""What can be configured, by environment variables; read at the top only and handed down as values."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from schemas.topics import DEFAULT_PARTITIONS
from streams.kafka.connection import Brokers, Mechanism, Protocol, Security, problem_of_address

_PREFIX = "NEWSTALLY_"
_MODEL = f"{_PREFIX}MODEL_"
_FILE = "_FILE"
Share = Annotated[float, Field(gt=0, le=1)]


class Settings(BaseSettings):
    """All settings. The variable of a setting is its name in capitals after `NEWSTALLY_`.

    A secret may stand in a file instead, as container engines hand them over: NEWSTALLY_POSTGRES_DSN_FILE names it.
    """

    model_config = SettingsConfigDict(env_prefix=_PREFIX, frozen=True, extra="ignore", env_ignore_empty=True)

    kafka_bootstrap: str = Field("127.0.0.1:9092", description="Brokers to ask first: host:port, separated by commas.")
    kafka_security: Protocol = Field("PLAINTEXT", description="How to connect to the brokers, in Kafka's own words.")
    kafka_mechanism: Mechanism = Field("SCRAM-SHA-512", description="Of SASL_PLAINTEXT and SASL_SSL.")
    kafka_username: str | None = Field(None, description="Of SASL.")
    kafka_password: SecretStr | None = Field(None, description="Of SASL.")
    kafka_ca: Path | None = Field(
        None, description="Certificates (PEM) of the authorities that may vouch for brokers; unset: the system's."
    )
    kafka_certificate: Path | None = Field(None, description="Our own certificate (PEM), where brokers ask for one.")
    kafka_key: Path | None = Field(None, description="Its key (PEM), when it is not in the same file.")
    postgres_dsn: SecretStr = Field(
        SecretStr("postgresql://newstally@127.0.0.1:5432/newstally"), description="Address of the database."
    )
    topic_prefix: str = Field(
        "", pattern=r"^[A-Za-z0-9._-]*$", description="Put before the names of all topics and consumer groups."
    )
    partitions: int = Field(DEFAULT_PARTITIONS, ge=1, description="Of topics that are made; fixed from then on.")
    replication: int = Field(1, ge=1, description="Copies of topics that are made; three in a cluster.")
    batch_size: int = Field(32, ge=1, le=1000, description="Articles that a stage takes at once, at most.")
    batch_seconds: float = Field(0.05, gt=0, description="How long a stage waits for a batch to fill.")
    instance_id: str | None = Field(
        None,
        pattern=r"^[A-Za-z0-9._-]+$",
        description="Name of this replica that no other replica of the stage has, the same after a restart: the broker "
        "then gives a restarted worker its partitions back at once. Of two with one name the older stops itself.",
    )
    session_seconds: float = Field(10, gt=0, description="Silence after which a worker's partitions move to others.")
    dead_letter_share: Share = Field(
        0.5, description="A stage stops when more of its latest articles fail (1: never) ..."
    )
    dead_letter_minimum: int = Field(100, ge=1, description="... and at least so many of them ...")
    dead_letter_window: int = Field(1000, ge=1, description="... of so many latest ones.")
    outage_seconds: float = Field(300, gt=0, description="How long an outage of Kafka or Postgres is waited out.")
    article_seconds: float = Field(
        300, gt=0, description="What a stage's work on one article takes at most; then it becomes a dead letter."
    )
    article_megabytes: int = Field(
        2048,
        ge=512,
        description="What the process of that work takes of memory at most, models included (on Linux); an article "
        "that needs more becomes a dead letter.",
    )
    watchdog_seconds: float = Field(
        900,
        gt=0,
        description="A worker ends itself (exit status 70) when no article of a batch is finished, or no broker "
        "answers, for so long; more than twice `outage_seconds`, since a batch may meet an outage of Postgres and one "
        "of Kafka, and more than `article_seconds`.",
    )
    health_seconds: float = Field(
        120, gt=0, description="/healthz answers 503 when a worker has made no progress for so long."
    )
    metrics_port: int | None = Field(
        None,
        ge=0,
        le=65535,
        description="Where a worker serves /metrics (Prometheus) and /healthz; unset: nowhere; 0: a free port, which "
        "the log tells. Each worker of a machine needs its own: those of `newstally up` have this one and the next "
        "three.",
    )
    metrics_host: str = Field("127.0.0.1", description="The address there; 0.0.0.0: all of this machine.")
    grace_seconds: float = Field(8, gt=0, description="From SIGTERM to the end of the process, at most.")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="What is logged.")
    log_format: Literal["auto", "console", "json"] = Field(
        "auto", description="How: for people, or one JSON object a line; auto: for people on a terminal."
    )
    home: Path = Field(Path.home() / ".newstally", description="Where `newstally up` keeps its data between runs.")
    models: dict[str, str] = Field(
        default_factory=dict,
        description="Trained spaCy packages by language, each from a variable: NEWSTALLY_MODEL_EN=en_core_web_lg.",
    )

    @field_validator("kafka_bootstrap")
    @classmethod
    def _addresses_can_be_read(cls, value: str) -> str:
        for address in value.split(","):
            if (why := problem_of_address(address.strip())) is not None:
                raise ValueError(f"{address.strip()!r} {why}; it must look like host:port, several with commas between")
        return value

    @model_validator(mode="after")
    def _watchdog_waits(self) -> Self:
        if self.watchdog_seconds <= 2 * self.outage_seconds:
            raise ValueError("watchdog_seconds must be more than twice outage_seconds")
        if self.watchdog_seconds <= self.article_seconds:
            raise ValueError("watchdog_seconds must be more than article_seconds")
        return self

    @model_validator(mode="after")
    def _security_is_complete(self) -> Self:
        if self.kafka_security.startswith("SASL_") and not (self.kafka_username and self.kafka_password):
            raise ValueError(f"kafka_security {self.kafka_security} needs kafka_username and kafka_password")
        if (problem := self.brokers.security.problem()) is not None:
            raise ValueError(f"kafka_{problem}")
        return self

    @property
    def brokers(self) -> Brokers:
        """The address of the brokers, and how to connect there."""
        security = Security(
            protocol=self.kafka_security,
            mechanism=self.kafka_mechanism,
            username=self.kafka_username,
            password=self.kafka_password.get_secret_value() if self.kafka_password else None,
            ca=self.kafka_ca,
            certificate=self.kafka_certificate,
            key=self.kafka_key,
        )
        return Brokers(self.kafka_bootstrap, security)

    @model_validator(mode="before")
    @classmethod
    def _secrets_from_files(cls, values: dict[str, Any]) -> dict[str, Any]:
        found = {}
        for name, setting in cls.model_fields.items():
            variable = f"{_PREFIX}{name}{_FILE}".upper()
            if SecretStr not in (setting.annotation, *get_args(setting.annotation)) or not os.environ.get(variable):
                continue
            if name in values:
                raise ValueError(f"both {variable.removesuffix(_FILE)} and {variable} are set")
            try:
                found[name] = Path(os.environ[variable]).read_text("utf-8").rstrip("\r\n")
            except OSError as error:
                raise ValueError(f"{variable}: {os.environ[variable]}: {error.strerror}") from error
            except UnicodeDecodeError as error:
                raise ValueError(f"{variable}: {os.environ[variable]} is not UTF-8: byte {error.start}") from error
        return {**values, **found}

    @model_validator(mode="before")
    @classmethod
    def _models_from_their_variables(cls, values: dict[str, Any]) -> dict[str, Any]:
        named = {
            name.removeprefix(_MODEL).lower().replace("_", "-"): package
            for name, package in os.environ.items()
            if name.startswith(_MODEL) and package
        }
        return {**values, "models": named | values.get("models", {})}
