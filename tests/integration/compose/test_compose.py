"""The stack of docker-compose.yml, as the README says to use it; needs a Docker engine and the images named there."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from streams.local.ports import free_port

pytestmark = [pytest.mark.integration, pytest.mark.slow, pytest.mark.timeout(3600)]

ROOT = Path(__file__).parents[3]
STAGES = ("language", "entities", "figures", "sink")
ASK = "import sys, urllib.request as r; print(r.urlopen('http://127.0.0.1:9464/metrics').read().decode())"


class Stack:
    """`docker compose` in a project of its own, on ports of its own."""

    def __init__(self) -> None:
        kafka, postgres = free_port(), free_port()
        self.environment = os.environ | {"KAFKA_PORT": str(kafka), "POSTGRES_PORT": str(postgres)}
        self.bootstrap = f"127.0.0.1:{kafka}"
        self.dsn = f"postgresql://newstally:newstally@127.0.0.1:{postgres}/newstally"

    def compose(self, *arguments: str, status: int = 0) -> str:
        command = ["docker", "compose", "--project-name", "newstally-test", *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False, timeout=1800
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout

    def newstally(self, *arguments: str, stdin: str = "") -> str:
        """A command on the host, as a user gives it."""
        environment = os.environ | {"NEWSTALLY_KAFKA_BOOTSTRAP": self.bootstrap, "NEWSTALLY_POSTGRES_DSN": self.dsn}
        command = [sys.executable, "-m", "streams.cli", *arguments]
        done = subprocess.run(
            command, env=environment, input=stdin, capture_output=True, text=True, check=False, timeout=300
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def containers(self, service: str) -> list[dict[str, Any]]:
        names = self.compose("ps", "--all", "--quiet", service).split()
        return json.loads(subprocess.run(["docker", "inspect", *names], capture_output=True, check=True).stdout)

    def metrics(self, service: str, index: int) -> dict[str, float]:
        """What a container measures, by name and labels."""
        told = self.compose("exec", "--index", str(index), service, "python", "-S", "-c", ASK)
        return {m[1]: float(m[2]) for m in re.finditer(r"^(newstally_\S+) (\S+)$", told, re.MULTILINE)}

    def stored(self) -> dict[str, int]:
        with psycopg.connect(self.dsn) as connection:
            found = connection.execute(
                "SELECT uri, min(value) FROM articles JOIN article_versions USING (article_id) "
                "JOIN figures USING (version_id) GROUP BY uri"
            )
            return {uri: int(value) for uri, value in found}


def eventually(what: Callable[[], Any], seconds: float = 300) -> None:
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, what
        time.sleep(0.5)


def articles(name: str, count: int) -> str:
    return "".join(
        json.dumps({"uri": f"urn:{name}:{n}", "body": f"At least {n + 2} people were killed in Almaty on Monday."})
        + "\n"
        for n in range(count)
    )


def as_stored(name: str, count: int) -> dict[str, int]:
    return {f"urn:{name}:{n}": n + 2 for n in range(count)}


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    def answers(*command: str) -> bool:
        return subprocess.run(["docker", *command], capture_output=True, check=False).returncode == 0

    if shutil.which("docker") is None or not (answers("info") and answers("compose", "version")):
        pytest.skip("NOT TESTED: docker-compose.yml; no Docker engine answers, or `docker compose` is missing")
    stack = Stack()
    stack.compose("build")
    try:
        yield stack
    finally:
        stack.compose("down", "--volumes", "--timeout", "20")


def test_the_stack_comes_up_shares_work_and_keeps_its_data(stack):
    began = time.monotonic()
    stack.compose("up", "--wait", "--wait-timeout", "900")
    seconds = time.monotonic() - began
    sizes = {
        image: int(subprocess.run(
            ["docker", "image", "inspect", "--format", "{{.Size}}", image], capture_output=True, check=True
        ).stdout)
        for image in ("newstally", "python:3.13-slim")
    }  # fmt: skip
    print(  # noqa: T201 measured
        f"image {sizes['newstally'] / 1e6:.0f} MB, of which python:3.13-slim {sizes['python:3.13-slim'] / 1e6:.0f}; "
        f"up and healthy in {seconds:.0f} s, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    )

    stack.newstally("publish", stdin=articles("first", 3))
    eventually(lambda: stack.stored() == as_stored("first", 3))

    stack.compose("up", "--detach", "--wait", "--no-recreate", "--scale", "figures=3")
    eventually(lambda: sum(shares := [held(stack, n) for n in (1, 2, 3)]) == 12 and min(shares) >= 3)
    stack.newstally("publish", stdin=articles("shared", 300))
    eventually(lambda: stack.stored() == as_stored("first", 3) | as_stored("shared", 300))
    done = [stack.metrics("figures", n)['newstally_articles_total{outcome="done",stage="figures"}'] for n in (1, 2, 3)]
    print(f"three containers of the figures stage did {done} articles")  # noqa: T201 measured
    assert sum(done) >= 303
    assert min(done) >= 30

    stack.compose("down")
    stack.compose("up", "--wait", "--wait-timeout", "900")
    assert stack.stored() == as_stored("first", 3) | as_stored("shared", 300)
    stack.newstally("publish", stdin=articles("later", 2))
    eventually(lambda: stack.stored() == as_stored("first", 3) | as_stored("shared", 300) | as_stored("later", 2))
    assert stack.newstally("tail", "articles", "--from-beginning", "--raw").count("urn:shared:") == 300


def held(stack: Stack, index: int) -> int:
    return int(stack.metrics("figures", index).get('newstally_partitions{stage="figures"}', 0))


def test_the_stages_can_write_nowhere_and_are_nobody(stack):
    stack.compose("up", "--wait", "--wait-timeout", "900")
    for stage in STAGES:
        (container,) = stack.containers(stage)
        host = container["HostConfig"]
        assert (container["Config"]["User"], host["ReadonlyRootfs"], host["CapDrop"]) == ("10001", True, ["ALL"])
        assert host["RestartPolicy"]["Name"] == "on-failure"
        assert host["Memory"] > 0
        assert container["State"]["Health"]["Status"] == "healthy"
    script = "id -u; touch /opt/x /usr/x /x 2>&1 | grep -c 'Read-only'; touch /tmp/x && echo /tmp"
    assert stack.compose("exec", "language", "sh", "-c", script).split() == ["10001", "3", "/tmp"]


def test_the_image_reads_an_article_as_the_project_does(stack):
    """Much of what the packages bring is left out of it."""
    samples = (ROOT / "streams" / "samples" / "articles.jsonl").read_text()
    here = [sys.executable, "-m", "streams.cli", "annotate"]
    there = ["docker", "run", "--rm", "--interactive", "--network", "none", "--read-only", "newstally", "annotate"]
    ours, theirs = (
        subprocess.run(command, input=samples, capture_output=True, text=True, check=False, timeout=900)
        for command in (here, there)
    )
    assert (theirs.returncode, theirs.stderr) == (ours.returncode, ours.stderr)
    assert len(ours.stdout.splitlines()) > 10
    assert [json.loads(line) for line in theirs.stdout.splitlines()] == [
        json.loads(line) for line in ours.stdout.splitlines()
    ]


def test_a_stage_that_stops_itself_stays_down_and_one_that_crashes_comes_back(stack):
    stack.compose("up", "--wait", "--wait-timeout", "900")
    (language,) = stack.containers("language")
    # The worker's process is the first of its container: only from outside can it be killed, which Docker takes for a
    # crash when it did not ask for it itself.
    os.kill(language["State"]["Pid"], 9)
    eventually(lambda: stack.containers("language")[0]["RestartCount"] == 1)
    eventually(lambda: stack.containers("language")[0]["State"].get("Health", {}).get("Status") == "healthy")

    def stages() -> dict[str, dict[str, Any]]:
        return {told["stage"]: told for told in json.loads(stack.newstally("status", "--json"))["stages"]}

    before = stack.stored()
    with psycopg.connect(stack.dsn) as connection:  # the database refuses every article from now on
        connection.execute("ALTER TABLE articles ADD CONSTRAINT mistaken CHECK (uri = '') NOT VALID")
    stack.newstally("publish", stdin=articles("refused", 300))
    eventually(lambda: not stack.compose("ps", "--quiet", "--status", "running", "sink"))
    (sink,) = stack.containers("sink")
    assert (sink["State"]["ExitCode"], sink["RestartCount"]) == (0, 0)  # 0, since Docker would restart 78 as well
    assert "the stage stops itself" in stack.compose("logs", "sink")
    told = stages()
    assert {name: told[name]["state"] for name in STAGES} == dict.fromkeys(STAGES, "running") | {
        "sink": "stopped itself"
    }
    assert "articles failed" in told["sink"]["why"]
    assert told["sink"]["dead_letters"]["DataRefusedError"] > 0

    with psycopg.connect(stack.dsn) as connection:
        connection.execute("ALTER TABLE articles DROP CONSTRAINT mistaken")
    stack.newstally("dead", "redrive", "--stage", "sink", "--yes")
    stack.compose("start", "sink")
    eventually(lambda: stack.stored() == before | as_stored("refused", 300))
    eventually(lambda: stages()["sink"]["state"] == "running")
    assert stages()["sink"]["dead_letters"] == {}
