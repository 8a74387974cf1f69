"""How all parts of the shell connect to Kafka: the one place where encryption and passwords go.

The address of the brokers is handed around as a string; `Brokers` is one that knows how to connect there. So whoever
has the address connects in the same way: Faust, the admin client, producers and consumers.
"""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, Self

from streams.kafka.exceptions import BrokerUnreachableError

Protocol = Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"]
Mechanism = Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Security:
    """How to connect to brokers; the words are Kafka's own."""

    protocol: Protocol = "PLAINTEXT"
    mechanism: Mechanism = "SCRAM-SHA-512"
    """Of SASL."""
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    ca: Path | None = None
    """Certificates (PEM) of the authorities that are believed; None: those of the system."""
    certificate: Path | None = None
    """Our own certificate (PEM), where brokers ask for one."""
    key: Path | None = None
    """Its key, when it is not in the same file."""

    @property
    def sasl(self) -> bool:
        """Whether a name and a password are shown."""
        return self.protocol.startswith("SASL_")

    def context(self) -> ssl.SSLContext | None:
        """What encrypts and checks the brokers' names; None without encryption.

        Raises:
            OSError: a file cannot be read or holds no certificate; `ssl.SSLError` is one.
        """
        if not self.protocol.endswith("SSL"):
            return None
        context = ssl.create_default_context(cafile=self.ca)
        if self.certificate is not None:
            context.load_cert_chain(self.certificate, self.key)
        return context


PLAINTEXT: Final = Security()


class Brokers(str):
    """The address of brokers (host:port, separated by commas) that knows how to connect there.

    Args:
        address: what is shown wherever the address is.
        security: how to connect.
    """

    __slots__ = ("security",)
    security: Security

    def __new__(cls, address: str, security: Security = PLAINTEXT) -> Self:
        """An address with its security."""
        brokers = super().__new__(cls, address)
        brokers.security = security
        return brokers


def _addresses(bootstrap: str) -> list[str]:
    return [address.strip() for address in bootstrap.split(",")]


def _security(bootstrap: str) -> Security:
    return bootstrap.security if isinstance(bootstrap, Brokers) else PLAINTEXT


def unreachable(bootstrap: str, error: Exception) -> BrokerUnreachableError:
    """What to raise when a client cannot connect: it does not say itself that a broker has refused it."""
    refused = ""
    if (security := _security(bootstrap)).protocol != "PLAINTEXT":
        shown = "name, password or certificate" if security.sasl else "certificate"
        refused = f", or it refuses us: a wrong {shown} looks the same ({security.protocol})"
    # aiokafka's "Unable to bootstrap from [...]" names the addresses once more, in Python's words.
    why = "" if "Unable to bootstrap" in str(error) else f": {error}"
    return BrokerUnreachableError(f"no Kafka broker answers at {bootstrap} (NEWSTALLY_KAFKA_BOOTSTRAP){refused}{why}")


def client_options(bootstrap: str) -> dict[str, Any]:
    """The options of aiokafka's clients.

    Args:
        bootstrap: brokers to ask first; as `Brokers` in their way, else without encryption.
    """
    security = _security(bootstrap)
    options: dict[str, Any] = {"bootstrap_servers": _addresses(bootstrap), "security_protocol": security.protocol}
    if (context := security.context()) is not None:
        options["ssl_context"] = context
    if security.sasl:
        options |= {
            "sasl_mechanism": security.mechanism,
            "sasl_plain_username": security.username,
            "sasl_plain_password": security.password,
        }
    return options


def faust_options(bootstrap: str) -> dict[str, Any]:
    """The same as options of a Faust app."""
    import faust  # noqa: PLC0415 the commands do without it

    security, context = _security(bootstrap), _security(bootstrap).context()
    options: dict[str, Any] = {"broker": [f"kafka://{address}" for address in _addresses(bootstrap)]}
    if security.sasl:
        # The context makes it SASL_SSL: Faust looks at nothing else.
        options["broker_credentials"] = faust.SASLCredentials(
            username=security.username, password=security.password, mechanism=security.mechanism, ssl_context=context
        )
    elif context is not None:
        options["broker_credentials"] = faust.SSLCredentials(context)
    return options
