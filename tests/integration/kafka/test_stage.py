"""What the one agent shape does with good records, bad ones, and stages that fail."""

from datetime import datetime

import pytest

pytestmark = pytest.mark.integration


def text(record, name):
    return dict(record.headers)[f"__connect.errors.{name}"].decode()


def test_everything_published_comes_out_once_in_order_with_its_time(lane):
    worker = lane.worker("copy")
    lane.publish([(b"u%d" % (n % 7), b"%d" % n, [("traceparent", b"00-1"), ("mine", b"x")]) for n in range(300)])
    out = lane.wait_for("articles.language", 300)
    assert sorted(int(r.value) for r in out) == list(range(300))
    for key in {r.key for r in out}:
        numbers = [int(r.value) for r in out if r.key == key]
        assert numbers == sorted(numbers)
    came = {r.value: r.timestamp for r in lane.read("articles")}
    for record in out:
        headers = dict(record.headers)
        assert headers.keys() == {"newstally_received_at", "traceparent"}
        received = datetime.fromisoformat(headers["newstally_received_at"].decode())
        assert received.timestamp() * 1000 == pytest.approx(came[record.value], abs=0.01)
    lane.all_committed(300)
    assert worker.terminate() == 0


def test_a_tombstone_is_passed_over(lane):
    lane.worker("copy")
    lane.publish([(b"u", b"1", []), (b"u", None, []), (b"u", b"2", [])])
    assert [r.value for r in lane.wait_for("articles.language", 2)] == [b"1", b"2"]
    lane.all_committed(3)
    assert lane.count("articles.dead") == 0


GOOD = b'{"uri": "urn:good", "body": "8000 arrests."}'
POISON = {
    "invalid JSON": (b'{"uri": "u", "body": ', "is not JSON in UTF-8"),
    "empty": (b"", "is not JSON in UTF-8"),
    "no UTF-8": (b"\xff\xfe\x00", "is not JSON in UTF-8"),
    "wrong types": (b'{"uri": 1, "body": ["x"]}', "uri: Input should be a valid string"),
    "nothing": (b"null", "must be a JSON object"),
    "no body": (b'{"uri": "u"}', "body: Field required"),
    "empty body": (b'{"uri": "u", "body": ""}', "body: holds no letter"),
    "NUL": (b'{"uri": "u", "body": "8\\u0000"}', "body: holds U+0000 at character 1"),
    "lone surrogate": (b'{"uri": "u", "body": "8 \\ud83d"}', "surrogate"),
    "NaN": (b'{"uri": "u", "body": "8", "x": NaN}', "is not JSON in UTF-8"),
    "deep nesting": (b'{"uri": "u", "body": "8", "x": ' + b"[" * 50_000 + b"]" * 50_000 + b"}", "depth limit"),
    "reserved name": (b'{"uri": "u", "body": "8", "figures": []}', "the name 'figures' is reserved"),
    "body over the limit": (b'{"uri": "u", "body": "' + b"8" * 1_000_001 + b'"}', "at most 1000000 characters"),
    "over the topic's limit, compressed": (b'{"uri": "u", "body": "8", "x": "' + b"y" * 40_000_000 + b'"}', "may have"),
}


def test_poison_lands_in_the_dead_letters_as_it_was_and_the_good_pass(lane):
    worker = lane.worker("article")
    records = []
    for n, (name, (value, _)) in enumerate(POISON.items()):
        headers = [("name", name.encode()), ("twice", b"1"), ("twice", b"\xff"), ("__connect.errors.old", b"gone")]
        records += [(b"k%d" % n, value, headers), (None, GOOD, [])]
    lane.publish(records)
    dead = lane.wait_for("articles.dead", len(POISON))
    good = lane.wait_for("articles.language", len(POISON))
    assert {r.value for r in good} == {GOOD}
    assert {r.key for r in good} == {b"urn:good"}
    lane.all_committed(2 * len(POISON))
    assert lane.count("articles.dead") == len(POISON)
    source = {r.key: r for r in lane.read("articles") if r.key}
    for record in dead:
        name = dict(record.headers)["name"].decode()
        value, reason = POISON[name]
        origin = source[record.key]
        assert record.value == value == origin.value
        assert list(record.headers[:3]) == list(origin.headers[:3])
        assert record.timestamp == origin.timestamp
        assert reason in text(record, "exception.message"), name
        assert text(record, "exception.class.name") == "streams.agents.codec.InvalidMessage"
        assert "InvalidMessage" in text(record, "exception.stacktrace")
        place = (text(record, "topic"), int(text(record, "partition")), int(text(record, "offset")))
        assert place == (origin.topic, origin.partition, origin.offset)
        assert text(record, "stage") == "test"
        assert "__connect.errors.old" not in dict(record.headers)
    warned = worker.find("dead letter")
    assert {line["uri"] for line in warned} == {key.decode() for key in source}


@pytest.mark.parametrize("hanging", ["greedy", "asleep"])
def test_a_record_that_hangs_becomes_a_dead_letter_and_the_rest_goes_on(lane, hanging):
    """Never giving the interpreter back as well: the worker itself hangs at neither, and lives on."""
    worker = lane.worker(hanging, article_seconds=2, outage_seconds=1, watchdog_seconds=15, session_seconds=6)
    lane.numbered(0, 40)
    out = lane.wait_for("articles.language", 39)
    assert sorted(int(r.value) for r in out) == [n for n in range(40) if n != 3]
    (dead,) = lane.wait_for("articles.dead", 1)
    assert (dead.key, dead.value) == (b"u3", b"3")
    assert text(dead, "exception.class.name") == "streams.kafka.exceptions.HungError"
    assert "not done in 2 s" in text(dead, "exception.message")
    assert f"in {hanging}" in text(dead, "exception.stacktrace")  # it says where
    lane.all_committed(40)
    lane.numbered(40, 41)
    assert len(lane.wait_for("articles.language", 40)) == 40
    assert worker.terminate() == 0
    assert [line["uri"] for line in worker.find("dead letter")] == ["u3"]


def test_an_output_that_is_too_large_makes_its_input_a_dead_letter(lane):
    lane.worker("grow")
    limit = 32 * 1024 * 1024
    lane.publish([(b"a", b"10", []), (b"a", b"%d" % (limit + 1), []), (b"a", b"%d" % limit, [])])
    out = lane.wait_for("articles.language", 2)
    assert [len(r.value) for r in out] == [10, limit]
    (dead,) = lane.wait_for("articles.dead", 1)
    assert dead.value == b"%d" % (limit + 1)
    assert "the topic takes 33554432" in text(dead, "exception.message")


def test_a_stage_that_fails_at_everything_stops_and_goes_on_when_mended(lane, tmp_path):
    lane.numbered(0, 100)
    limits = {"dead_letter_minimum": 10, "dead_letter_share": 0.5, "batch_size": 8, "session_seconds": 6}
    limits |= {"flag": tmp_path / "mended"}
    worker = lane.worker("broken", **limits)
    assert worker.ends(within=30) == 78
    (line,) = worker.find("the stage stops itself")
    assert "articles failed" in line["why"]
    (latest,) = worker.find("too many articles failed; the latest")
    assert (latest["kind"], latest["why"]) == ("RuntimeError", "a bug")
    assert latest["uri"].startswith("u")
    letters = lane.count("articles.dead")
    assert letters < 10
    assert lane.committed() == letters
    # Again, still broken: nothing more than the same few.
    assert lane.worker("broken", **limits).ends(within=30) == 78
    assert lane.count("articles.dead") < 20
    lost = {r.value for r in lane.read("articles.dead")}
    (tmp_path / "mended").touch()
    lane.worker("broken", **limits)
    out = lane.wait_for("articles.language", 100 - len(lost))
    assert {r.value for r in out} == {b"%d" % n for n in range(100)} - lost


def test_when_the_articles_are_at_fault_the_limit_can_be_lifted(lane):
    lane.numbered(0, 50)
    worker = lane.worker("broken", dead_letter_minimum=10, dead_letter_share=1)
    lane.wait_for("articles.dead", 50)
    lane.all_committed(50)
    assert worker.process.poll() is None


def test_what_is_down_is_waited_for_and_makes_no_dead_letter(lane, tmp_path):
    worker = lane.worker("dependent", flag=tmp_path / "up", outage_seconds=60)
    lane.numbered(0, 5)
    worker.logs("waiting for what the stage needs", times=3)
    assert lane.committed() == 0
    (tmp_path / "up").touch()
    assert len(lane.wait_for("articles.language", 5)) == 5
    assert lane.count("articles.dead") == 0


def test_what_stays_down_ends_the_process_and_nothing_is_committed(lane, tmp_path):
    lane.numbered(0, 5)
    worker = lane.worker("dependent", flag=tmp_path / "up", outage_seconds=1, session_seconds=6)
    assert worker.ends(within=30) == 1
    assert "the flag is down" in worker.log.read_text()
    # Faust acknowledges what an agent that fails was working on: an orderly end would commit, and lose, it.
    assert (lane.committed(), lane.count("articles.dead")) == (0, 0)
    (tmp_path / "up").touch()
    lane.worker("dependent", flag=tmp_path / "up", session_seconds=6)
    assert len(lane.wait_for("articles.language", 5)) == 5
