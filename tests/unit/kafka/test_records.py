"""Records and dead letters: what is carried on, and that nothing of the original changes."""

import time

import pytest

from schemas.dead_letter import PREFIX
from streams.kafka.dead_letters import Failure, dead_letter
from streams.kafka.records import Received


def record(*headers: tuple[str, bytes | None], timestamp: float = 1_641_805_200.123) -> Received:
    return Received("p-articles", 3, 7, b"\xff", b"\x00", list(headers), timestamp)


@pytest.mark.parametrize(
    ("header", "received"),
    [
        (None, "2022-01-10T09:00:00.123Z"),
        (b"2022-01-10T15:00:00.5+06:00", "2022-01-10T09:00:00.500Z"),
        (b"2022-01-10T09:00:00.123Z", "2022-01-10T09:00:00.123Z"),
        (b"2199-01-01T00:00:00Z", "2022-01-10T09:00:00.123Z"),  # received after it was written
        (b"2021-01-01T00:00:00", "2022-01-10T09:00:00.123Z"),  # no offset: nobody knows when
        (b"yesterday", "2022-01-10T09:00:00.123Z"),
        (b"\xff", "2022-01-10T09:00:00.123Z"),
        (b"0001-01-01T00:00:00+14:00", "2022-01-10T09:00:00.123Z"),  # before the calendar begins
        (b"", "2022-01-10T09:00:00.123Z"),
    ],
)
def test_received_at_is_the_header_or_the_brokers_time(header, received):
    headers = [] if header is None else [("newstally_received_at", header)]
    assert record(*headers).received_text == received


def test_received_at_and_the_trace_are_carried_on_and_nothing_else():
    carried = record(("traceparent", b"00-a"), ("ce_id", b"x"), ("mine", b"y")).carried_on()
    assert carried == [("newstally_received_at", b"2022-01-10T09:00:00.123Z"), ("traceparent", b"00-a")]


def _failed(work) -> BaseException:
    with pytest.raises(Exception) as raised:
        work()
    return raised.value


def test_a_dead_letter_is_the_record_with_the_reason_added():
    source = record(("a", b"1"), ("a", b"\xff"), ("nothing", None))
    letter = dead_letter(Failure(source, _failed("\ud800".encode)), "figures", "p-")
    assert (letter.topic, letter.key, letter.value) == ("p-articles.dead", b"\xff", b"\x00")
    assert letter.timestamp_ms == 1_641_805_200_123
    assert letter.headers[:3] == [("a", b"1"), ("a", b"\xff"), ("nothing", None)]
    reason = {name.removeprefix(PREFIX): value.decode() for name, value in letter.headers[3:]}
    assert reason.pop("exception.stacktrace").startswith("Traceback")
    assert "\\ud800" in reason.pop("exception.message")
    assert reason == {
        "topic": "p-articles", "partition": "3", "offset": "7", "stage": "figures",
        "exception.class.name": "builtins.UnicodeEncodeError",
    }  # fmt: skip


def test_the_reason_of_an_earlier_failure_makes_room():
    source = record((PREFIX + "stage", b"language"), (PREFIX + "exception.message", b"old"))
    letter = dead_letter(Failure(source, ValueError("new")), "figures", "")
    messages = [value for name, value in letter.headers if name == PREFIX + "exception.message"]
    assert messages == [b"new"]


def test_a_time_in_the_future_is_not_kept_for_brokers_refuse_it():
    letter = dead_letter(Failure(record(timestamp=4e9), ValueError("x")), "figures", "")
    assert letter.timestamp_ms is not None
    assert letter.timestamp_ms <= time.time() * 1000 + 1


def test_a_long_reason_is_cut_to_what_headers_take():
    letter = dead_letter(Failure(record(), ValueError("x" * 1_000_000)), "figures", "")
    assert sum(len(value) for _, value in letter.headers) < 50_000
