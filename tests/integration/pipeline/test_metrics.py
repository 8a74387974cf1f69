"""What the four real workers measure while articles pass; each metric by itself: tests/unit."""

import json
import re
import time

import pytest

from streams import metrics

pytestmark = [pytest.mark.integration, pytest.mark.timeout(900)]

WITHOUT_FAULTS = {"newstally_retries"}
"""Nothing has to be tried again where all is well."""


def moved(told: str) -> set[str]:
    """The names of the samples that are above zero, without what the library adds for the age of each."""
    samples = re.findall(r"^(newstally_[a-z_]+)(?:\{.*\})? (\S+)$", told, re.MULTILINE)
    return {re.sub(r"_(total|count|sum|bucket)$", "", name) for name, value in samples if float(value)}


def test_every_metric_moves_in_the_real_workers(pipeline):
    families = {re.sub(r"_(total|count|sum|bucket|created)$", "", name) for name in metrics.names()}
    body = "At least 164 people were killed in Almaty on Monday, the interior ministry said."
    pipeline.articles(*({"uri": f"urn:measured:{n}", "body": body} for n in range(20)))
    pipeline.publish([(b"urn:measured:bad", b"not an article", [])])
    pipeline.settle()
    found: set[str] = set()
    deadline = time.monotonic() + 240
    # How far a stage is behind is looked at every ten seconds; something has to wait at that moment.
    while missing := families - found - WITHOUT_FAULTS:
        assert time.monotonic() < deadline, missing
        pipeline.articles(*({"uri": f"urn:measured:{n}", "body": body} for n in range(20)))
        for stage in pipeline.workers:
            found |= moved(pipeline.get(stage, "/metrics"))
    for stage in pipeline.workers:
        assert json.loads(pipeline.get(stage, "/healthz"))["status"] == "ok"
    pipeline.settle()
