"""The watchdog ends a process that hangs, and no other."""

import threading
import time

from streams.kafka.exits import HUNG
from streams.kafka.watchdog import Watchdog


class Ends:
    def __init__(self) -> None:
        self.status: int | None = None
        self.ended = threading.Event()

    def __call__(self, status: int) -> None:
        self.status = status
        self.ended.set()


def test_silence_ends_the_process():
    ends = Ends()
    watchdog = Watchdog(0.2, end=ends)
    watchdog.start()
    assert ends.ended.wait(5)
    assert ends.status == HUNG
    watchdog.stop()


def test_contact_keeps_it_alive():
    ends = Ends()
    watchdog = Watchdog(1.0, end=ends)
    watchdog.start()
    until = time.monotonic() + 2
    while time.monotonic() < until:
        watchdog.contact()
        assert not ends.ended.wait(0.1)
    watchdog.stop()


def test_a_batch_that_hangs_ends_it_though_the_broker_answers():
    ends = Ends()
    watchdog = Watchdog(0.5, end=ends)
    watchdog.start()
    watchdog.batch_began()
    until = time.monotonic() + 5
    while not ends.ended.wait(0.05):
        watchdog.contact()
        assert time.monotonic() < until
    watchdog.stop()


def test_a_finished_batch_counts_as_a_sign_of_life():
    watchdog = Watchdog(60)
    watchdog.batch_began()
    time.sleep(0.05)
    assert watchdog.silence() >= 0.05
    watchdog.batch_ended()
    assert watchdog.silence() < 0.05
