"""Alerts, dashboard and runbook speak of metrics that exist, all of them."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from streams import metrics

OPS = Path(metrics.__file__).parent / "ops"
NAME = re.compile(r"\bnewstally_[a-z_]+")
RULES = [rule for group in yaml.safe_load((OPS / "alerts.yml").read_text())["groups"] for rule in group["rules"]]
DASHBOARD = json.loads((OPS / "grafana/dashboards/newstally.json").read_text())


def names_in(*expressions: str) -> set[str]:
    return {name for expression in expressions for name in NAME.findall(expression)}


def test_alerts_are_made_of_metrics_that_exist():
    assert RULES
    for rule in RULES:
        used = names_in(rule["expr"])
        assert used, rule["alert"]
        assert used <= metrics.names(), rule["alert"]
        assert rule["labels"]["severity"] in {"page", "warn"}
        assert rule["annotations"]["summary"]


def test_every_alert_has_its_section_in_the_runbook_and_no_other_has():
    sections = re.findall(r"^## (\w+)$", (OPS / "runbook.md").read_text(), re.MULTILINE)
    assert sections == [rule["alert"] for rule in RULES]


def test_the_dashboard_shows_every_metric_and_no_other():
    shown = names_in(*(target["expr"] for panel in DASHBOARD["panels"] for target in panel["targets"]))
    assert shown <= metrics.names()
    families = {re.sub(r"_(bucket|count|sum|total|created)$", "", name) for name in metrics.names()}
    assert families == {re.sub(r"_(bucket|count|sum|total)$", "", name) for name in shown}


def test_labels_in_expressions_exist():
    known = {family.name: set() for family in metrics.REGISTRY.collect()}
    assert known
    labels = {"stage", "partition", "outcome", "reason", "topic", "what", "language", "reader", "version", "revision"}
    expressions = [rule["expr"] for rule in RULES]
    expressions += [target["expr"] for panel in DASHBOARD["panels"] for target in panel["targets"]]
    for expression in expressions:
        for matchers in re.findall(r"\{([^}]*)\}", expression):
            assert {matcher.split("=")[0].strip() for matcher in matchers.split(",")} <= labels


def test_every_alert_is_silent_when_all_is_well_and_fires_when_not(tmp_path):
    cases = Path(__file__).with_name("alerts_test.yml")
    tested = {
        one["alertname"]
        for test in yaml.safe_load(cases.read_text())["tests"]
        for one in test["alert_rule_test"]
        if one.get("exp_alerts")
    }
    assert tested == {rule["alert"] for rule in RULES}
    if (promtool := shutil.which("promtool")) is None:
        pytest.skip("NOT TESTED: whether the alerts fire; promtool, a part of Prometheus, is not on the PATH")
    for file in (OPS / "alerts.yml", cases):
        shutil.copy(file, tmp_path / file.name)
    done = subprocess.run(
        [promtool, "test", "rules", "alerts_test.yml"], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, (done.stdout + done.stderr).decode()
