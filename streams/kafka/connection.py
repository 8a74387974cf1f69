"""How all parts of the shell connect to Kafka: the one place where encryption and passwords go.

The address of the brokers is handed around as a string; `Brokers` is one that knows how to connect there. So whoever
has the address connects in the same way: Faust, the admin client, producers and consumers.
"""

from __future__ import annotations

import re
import ssl
from dataclasses import dataclass, field, replace
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Final, Literal, Self

from streams.kafka.exceptions import BrokerUnreachableError

_REFUSAL_MS: Final = 5_000
_HOST: Final = re.compile(r"[A-Za-z0-9._-]+")
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

    def problem(self) -> str | None:
        """Which of the files cannot be used and why, by the names of the fields here."""
        for name in ("ca", "certificate", "key"):
            if (path := getattr(self, name)) is not None and not path.is_file():
                return f"{name}: {path} is no file"
        for name, part in (("ca", replace(self, certificate=None)), ("certificate", replace(self, ca=None))):
            try:
                part.context()
            except OSError as error:
                path = getattr(self, name)
                if isinstance(error, ssl.SSLError):
                    what = "certificate in PEM" if name == "ca" else "certificate in PEM with its key"
                    return f"{name}: {path} holds no {what}"
                return f"{name}: {path}: {error.strerror}"
        return None

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


def problem_of_address(address: str) -> str | None:
    """Why the address of one broker cannot be read; None: it can."""
    host, colon, port = address.rpartition(":")
    if address.count(":") > 1 and not address.startswith("["):  # IPv6 without a port
        host, colon, port = f"[{address}]", "", ""
    if host.startswith("["):
        try:
            ip_address(host[1:].removesuffix("]"))
        except ValueError:
            return "names no host"
    elif not _HOST.fullmatch(host if colon else address):
        return "names no host"
    if colon and not (port.isascii() and port.isdecimal() and 0 < int(port) < 1 << 16):
        return "has no port behind its colon"
    return None


def _addresses(bootstrap: str) -> list[str]:
    return [address.strip() for address in bootstrap.split(",")]


def _security(bootstrap: str) -> Security:
    return bootstrap.security if isinstance(bootstrap, Brokers) else PLAINTEXT


async def unreachable(bootstrap: str, error: Exception) -> BrokerUnreachableError:
    """What to raise when a client cannot connect: clients do not say why, so whoever answers is asked once more."""
    for address in _addresses(bootstrap):
        if why := await _refusal(bootstrap, address):
            return BrokerUnreachableError(why)
    # aiokafka's "Unable to bootstrap from [...]" names the addresses once more, in Python's words.
    why = "" if "Unable to bootstrap" in str(error) else f": {error}"
    return BrokerUnreachableError(f"no Kafka broker answers at {bootstrap} (NEWSTALLY_KAFKA_BOOTSTRAP){why}")


async def _refusal(bootstrap: str, address: str) -> str | None:
    """Why a broker refuses us; None: it does not, or nobody is there."""
    from aiokafka.conn import create_conn, get_ip_port_afi  # noqa: PLC0415  settings are read without it
    from aiokafka.errors import (  # noqa: PLC0415  settings are read without it
        AuthenticationFailedError,
        KafkaError,
        SaslAuthenticationFailed,
        UnsupportedSaslMechanismError,
    )
    from aiokafka.protocol.metadata import MetadataRequest  # noqa: PLC0415  settings are read without it

    security = _security(bootstrap)
    options = client_options(bootstrap) | {"request_timeout_ms": _REFUSAL_MS}
    del options["bootstrap_servers"]
    host, port, _family = get_ip_port_afi(address)
    try:
        connection = await create_conn(host, port, **options)
        try:
            await connection.send(MetadataRequest([]))  # who shows no password is refused no sooner
        finally:
            connection.close()
    except (AuthenticationFailedError, SaslAuthenticationFailed):
        return f"the Kafka broker {address} refuses NEWSTALLY_KAFKA_USERNAME or NEWSTALLY_KAFKA_PASSWORD"
    except UnsupportedSaslMechanismError:
        return f"the Kafka broker {address} does not take NEWSTALLY_KAFKA_MECHANISM {security.mechanism}"
    except ssl.SSLCertVerificationError as error:
        why = error.verify_message
        return f"the certificate of the Kafka broker {address} is not accepted (NEWSTALLY_KAFKA_CA): {why}"
    except (ssl.SSLError, ConnectionResetError, BrokenPipeError, ConnectionAbortedError, KafkaError, TimeoutError):
        bare = security.protocol.endswith("SSL") and security.certificate is None
        return f"the Kafka broker {address} takes no connection with NEWSTALLY_KAFKA_SECURITY={security.protocol}" + (
            " and without NEWSTALLY_KAFKA_CERTIFICATE" if bare else ""
        )
    except OSError:  # nobody is there
        return None
    return None


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
