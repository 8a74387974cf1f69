"""Batches: what fails is narrowed down to the bad records, outages are waited out."""

import asyncio

import pytest

from streams.kafka.batch import run_batch
from streams.kafka.exceptions import OutputTooLargeError, StageStoppedError, UnavailableError
from streams.kafka.records import Outgoing, Received


def record(n: int) -> Received:
    return Received("articles", 0, n, b"k", b"%d" % n, [], 1.0)


def out(value: bytes, limit: int = 100) -> Outgoing:
    return Outgoing("t", b"k", value, [], limit)


def run(handler, batch, outage=5.0):
    return asyncio.run(run_batch(handler, batch, outage_seconds=outage))


@pytest.mark.parametrize("bad", [set(), {0}, {4}, {0, 1, 2, 3, 4}, {1, 3}])
def test_a_failing_batch_is_halved_down_to_its_bad_records(bad):
    tried = []

    async def handler(batch):
        tried.append([r.offset for r in batch])
        if worst := [r.offset for r in batch if r.offset in bad]:
            raise ValueError(f"bad {worst[0]}")
        return [[out(r.value)] for r in batch]

    outcome = run(handler, [record(n) for n in range(5)])
    assert [o.value for o in outcome.outputs] == [b"%d" % n for n in range(5) if n not in bad]
    assert [f.record.offset for f in outcome.failures] == sorted(bad)
    assert [str(f.error) for f in outcome.failures] == [f"bad {n}" for n in sorted(bad)]
    assert outcome.failed == [n in bad for n in range(5)]
    assert tried[0] == [0, 1, 2, 3, 4]
    assert bad or len(tried) == 1


def test_an_output_over_the_limit_makes_its_input_bad_and_nothing_of_it_is_published():
    async def handler(batch):
        return [[out(b"ok"), out(b"x" * (101 if r.offset else 100))] for r in batch]

    outcome = run(handler, [record(0), record(1)])
    assert [len(o.value) for o in outcome.outputs] == [2, 100]
    (failure,) = outcome.failures
    assert isinstance(failure.error, OutputTooLargeError)
    assert "has 101 bytes; the topic takes 100" in str(failure.error)


def test_an_outage_is_waited_out_and_makes_nothing_bad():
    calls = []

    async def handler(batch):
        calls.append(len(batch))
        if len(calls) < 3:
            raise UnavailableError("down")
        return [[] for _ in batch]

    outcome = run(handler, [record(0), record(1)])
    assert calls == [2, 2, 2]
    assert outcome.failures == []


@pytest.mark.parametrize("error", [UnavailableError("down"), StageStoppedError("wrong schema")])
def test_what_is_no_fault_of_a_record_is_raised(error):
    async def handler(_batch):
        raise error

    with pytest.raises(type(error)):
        run(handler, [record(0), record(1)], outage=0.1)


def test_an_empty_batch_calls_nothing():
    async def handler(_batch):
        raise AssertionError

    assert run(handler, []).outputs == []
