"""Two pipeline revisions at work at once, stage by stage, under load."""

import pytest

pytestmark = [pytest.mark.integration, pytest.mark.slow, pytest.mark.timeout(3600)]

STAGES = ("language", "entities", "figures", "sink")
OLD, NEW = 7, 8
STORED = "SELECT count(*) FROM articles"


def test_a_rolling_upgrade_loses_nothing_and_ends_on_the_higher_revision(site):
    """Consumers first: the sink, then stage by stage against the stream; each new worker runs before the old ends."""
    old = {stage: site.start(stage, OLD) for stage in STAGES}
    with site.flow("rolling", 10) as uris:
        site.await_(lambda: site.ask(STORED)[0][0] >= 50, 300)
        for stage in reversed(STAGES):
            site.start(stage, NEW)
            before = len(uris)
            site.await_(lambda before=before: len(uris) >= before + 50, 300)
            assert site.end(old[stage]) == 0
        before = len(uris)
        site.await_(lambda: len(uris) >= before + 50, 300)
    site.await_(lambda: site.ask(STORED)[0][0] >= len(uris), 1000)

    revisions = dict(site.ask("SELECT pipeline_revision, count(*) FROM article_versions GROUP BY 1"))
    assert revisions.keys() == {OLD, NEW}
    said = site.newstally(NEW, "reprocess", "--below-revision", str(NEW), seconds=900)
    assert f"{revisions[OLD]} articles handed over: {revisions[OLD]} from the topic" in said
    rows = site.ask(
        "SELECT uri, pipeline_revision, min(value), count(*) FROM articles JOIN article_versions USING (article_id) "
        "JOIN figures USING (version_id) GROUP BY 1, 2"
    )
    assert sorted(rows) == sorted((uri, NEW, n + 2, 1) for n, uri in enumerate(uris))
    assert site.newstally(NEW, "dead", "list", seconds=60).startswith("0 dead letters")
    print(f"{len(uris)} articles while four stages were upgraded, {revisions[OLD]} then processed again")  # noqa: T201 measured
