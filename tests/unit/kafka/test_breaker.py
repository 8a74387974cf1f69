"""The limit on dead letters."""

import pytest

from streams.kafka.breaker import Breaker
from streams.kafka.exceptions import StageStoppedError


def test_a_stage_stops_when_most_of_what_it_gets_fails():
    breaker = Breaker(share=0.5, minimum=4, window=10)
    breaker.record([True] * 3)
    with pytest.raises(StageStoppedError, match="4 of the latest 4 articles"):
        breaker.record([True])


def test_many_failures_among_more_good_ones_are_the_articles_fault():
    breaker = Breaker(share=0.5, minimum=4, window=10)
    for _ in range(100):
        breaker.record([True, False])


def test_only_the_latest_count():
    breaker = Breaker(share=0.5, minimum=4, window=10)
    breaker.record([False] * 1000)
    breaker.record([True] * 5)
    with pytest.raises(StageStoppedError):
        breaker.record([True])


def test_a_share_of_one_never_stops():
    Breaker(share=1, minimum=1, window=10).record([True] * 1000)
