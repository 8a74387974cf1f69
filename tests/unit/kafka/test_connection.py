"""What each client is told: Faust and aiokafka the same."""

import ssl

import pytest
from faust.transport.drivers.aiokafka import credentials_to_aiokafka_auth

from streams.kafka.connection import Brokers, Security, client_options, faust_options

ADDRESS = "a:1, b:2"


@pytest.mark.parametrize("mechanism", ["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"])
@pytest.mark.parametrize("protocol", ["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"])
def test_faust_connects_as_all_others_do(protocol, mechanism):
    brokers = Brokers(ADDRESS, Security(protocol=protocol, mechanism=mechanism, username="me", password="hidden"))
    ours = client_options(brokers)
    theirs = dict(credentials_to_aiokafka_auth(faust_options(brokers).get("broker_credentials")))
    assert ours.pop("bootstrap_servers") == ["a:1", "b:2"]
    for options in (ours, theirs):
        context = options.pop("ssl_context", None)
        assert (context is not None) == protocol.endswith("SSL")
        if context is not None:
            assert (context.check_hostname, context.verify_mode) == (True, ssl.CERT_REQUIRED)
    assert theirs == ours
    assert ours["security_protocol"] == protocol
    assert ("sasl_mechanism" in ours) == protocol.startswith("SASL")


def test_an_address_alone_is_plain():
    assert client_options(ADDRESS) == {"bootstrap_servers": ["a:1", "b:2"], "security_protocol": "PLAINTEXT"}
    assert faust_options(ADDRESS) == {"broker": ["kafka://a:1", "kafka://b:2"]}


def test_no_message_shows_the_password():
    brokers = Brokers(ADDRESS, Security(protocol="SASL_SSL", username="me", password="hidden"))
    shown = f"{brokers} {brokers!r} {brokers.security} {brokers.security!r}"
    assert ADDRESS in shown
    assert "hidden" not in shown
