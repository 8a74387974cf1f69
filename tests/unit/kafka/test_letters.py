from schemas.dead_letter import DeadLetterReason
from streams.kafka.letters import dead_letters
from streams.kafka.operations import Operations
from streams.kafka.records import Received

REASON = DeadLetterReason(
    topic="articles", partition=0, offset=1, stage="language", exception_class="E", message="why", stacktrace=""
)


def record(offset: int, key: bytes, value: bytes, *, reason: bool = True) -> Received:
    return Received("articles.dead", 0, offset, key, value, REASON.headers() if reason else [], 1.0 + offset)


def test_a_tombstone_hides_itself_and_what_lay_before_it_under_its_key():
    records = [
        record(0, b"a", b"{}"),
        record(1, b"b", b"{}"),
        record(2, b"a", b"", reason=False),
        record(3, b"a", b"{"),
        record(4, b"c", b""),
    ]
    left = dead_letters(records, Operations())
    assert [(one.id, one.stage) for one in left] == [("0:1", "language"), ("0:3", "language"), ("0:4", "language")]
