"""Nothing that was not pinned gets onto the class path. No network is used."""

import hashlib
import importlib.util
import os
from dataclasses import replace
from pathlib import Path

import pytest

from streams.local import jars
from streams.local.errors import LocalStackError
from streams.local.jars import Jar, JarRefusedError, class_path, pinned

CONTENT = b"PK of a jar"


def jar(artifact: str = "kafka_2.13") -> Jar:
    return Jar(
        group="org.apache.kafka",
        artifact=artifact,
        version="4.1.0",
        size=len(CONTENT),
        sha256=hashlib.sha256(CONTENT).hexdigest(),
    )


@pytest.fixture
def maven_central(monkeypatch):
    """What Maven Central serves, by path in the repository; jgo is the library at the border to the network."""
    served = {}

    def download(_resolver, artifact):
        path = artifact.cached_path
        content = served.get(path.name)
        if content is None:
            raise RuntimeError(f"{artifact} not found")
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
        return path

    monkeypatch.setattr("jgo.maven.PythonResolver.download", download)
    return served


def test_what_is_pinned_is_fetched_once_and_then_taken_from_the_cache(tmp_path, maven_central):
    maven_central["kafka_2.13-4.1.0.jar"] = CONTENT
    said = []
    expected = tmp_path / "cache" / "org/apache/kafka/kafka_2.13/4.1.0/kafka_2.13-4.1.0.jar"
    assert class_path(cache=tmp_path / "cache", jars=[jar()], progress=said.append) == str(expected)
    assert said[0].startswith("fetching Apache Kafka 4.1.0 from Maven Central")
    maven_central.clear()
    said.clear()
    assert class_path(cache=tmp_path / "cache", jars=[jar()], progress=said.append) == str(expected)
    assert said == []


def test_a_jar_that_is_served_with_other_content_is_refused_and_does_not_enter_the_cache(tmp_path, maven_central):
    maven_central["kafka_2.13-4.1.0.jar"] = CONTENT + b"!"
    with pytest.raises(JarRefusedError, match=r"kafka_2\.13-4\.1\.0\.jar: its SHA-256 is"):
        class_path(cache=tmp_path / "cache", jars=[jar()])
    assert list((tmp_path / "cache").rglob("*.jar")) == []


def test_a_jar_that_was_changed_in_the_cache_is_refused(tmp_path, maven_central):
    path = tmp_path / jar().path
    path.parent.mkdir(parents=True)
    path.write_bytes(CONTENT[:-1])
    with pytest.raises(JarRefusedError, match=f"pinned is {jar().sha256}"):
        class_path(cache=tmp_path, jars=[jar()])


def test_a_jar_that_cannot_be_had_is_named(tmp_path, maven_central):
    with pytest.raises(LocalStackError, match=r"cannot fetch kafka-nothing-4.1.0.jar from Maven Central: .*not found"):
        class_path(cache=tmp_path, jars=[jar("kafka-nothing")])


def test_the_class_path_has_all_jars_in_order(tmp_path, maven_central):
    maven_central |= {"a-4.1.0.jar": CONTENT, "b-4.1.0.jar": CONTENT}
    names = [Path(path).name for path in class_path(cache=tmp_path, jars=[jar("b"), jar("a")]).split(os.pathsep)]
    assert names == ["b-4.1.0.jar", "a-4.1.0.jar"]


def test_the_pins_are_whole():
    pins = pinned()
    assert len({pin.path for pin in pins}) == len(pins)
    assert all(len(pin.sha256) == 64 and pin.size > 0 for pin in pins)
    versions = {pin.artifact: pin.version for pin in pins}
    assert versions["kafka_2.13"] == versions["kafka-clients"] == jars.KAFKA_VERSION
    assert versions["slf4j-simple"] == versions["slf4j-api"] == jars.SLF4J_VERSION
    assert replace(pins[0], version="x").path != pins[0].path


def test_jgo_is_installed_for_the_first_start():
    assert importlib.util.find_spec("jgo.maven")
