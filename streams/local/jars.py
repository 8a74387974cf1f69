"""The jars of Apache Kafka: pinned by version and SHA-256, fetched once, checked at every start.

`kafka_jars.json` lists every jar of the class path. `python -m streams.local.jars [VERSION]` writes it anew from what
Maven Central says that Kafka needs. `class_path` fetches what the cache lacks and hands out nothing whose checksum
differs.
"""

import functools
import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path

from streams.local.errors import LocalStackError

KAFKA_VERSION = "4.1.0"
# Kafka logs through slf4j and is silent without a binding; this one writes to standard error unconfigured.
SLF4J_VERSION = "1.7.36"
PINS = Path(str(files("streams.local"))) / "kafka_jars.json"

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Jar:
    """One jar of the class path: its Maven coordinates, its size in bytes and its SHA-256 in hexadecimal digits."""

    group: str
    artifact: str
    version: str
    size: int
    sha256: str

    @property
    def path(self) -> Path:
        """Where the jar lies in a Maven repository, relative to its root."""
        return Path(*self.group.split("."), self.artifact, self.version, f"{self.artifact}-{self.version}.jar")


class JarRefusedError(LocalStackError):
    """A jar is not the one that was pinned."""


def default_cache() -> Path:
    """The folder of this user's cache that holds the jars (XDG_CACHE_HOME is heeded)."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - comes with the extra `local`

    return user_cache_path("newstally", appauthor=False) / "maven"


def pinned() -> list[Jar]:
    """The jars of `kafka_jars.json`."""
    return [Jar(**jar) for jar in json.loads(PINS.read_bytes())]


def class_path(
    *, cache: Path | None = None, jars: Iterable[Jar] | None = None, progress: Progress = lambda _line: None
) -> str:
    """The Java class path of Kafka; its jars are fetched when the cache lacks them, and no network is used otherwise.

    Args:
        cache: folder of the jars, by default `default_cache()`.
        jars: the jars wanted, by default those of `kafka_jars.json`.
        progress: receives lines that tell a person what is being fetched.

    Raises:
        JarRefusedError: a jar in the cache or a jar that was fetched has another checksum than the pinned one.
        LocalStackError: a jar could not be fetched.
    """
    cache = cache or default_cache()
    jars = list(pinned() if jars is None else jars)
    if missing := [jar for jar in jars if not (cache / jar.path).exists()]:
        _fetch(missing, cache, progress)
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # hashlib works outside of the interpreter's lock
        list(pool.map(lambda jar: _verify(cache / jar.path, jar), jars))
    return os.pathsep.join(str(cache / jar.path) for jar in jars)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _verify(path: Path, jar: Jar) -> None:
    found = _sha256(path)
    if found != jar.sha256:
        raise JarRefusedError(
            f"refused {path}: its SHA-256 is {found}, pinned is {jar.sha256}. "
            "Remove the file to have it fetched again; if it comes back the same, do not trust its source."
        )


def _fetch(jars: list[Jar], cache: Path, progress: Progress) -> None:
    """Download jars beside the cache and move in those whose checksum is right, so that nothing broken gets into it."""
    size = sum(jar.size for jar in jars) / 1e6
    progress(f"fetching Apache Kafka {KAFKA_VERSION} from Maven Central, once: {len(jars)} jars, {size:.0f} MB")
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".fetch-", dir=cache.parent) as folder:
        fetch = functools.partial(_fetch_one, repository=Path(folder), cache=cache)
        with ThreadPoolExecutor(8) as pool:
            for done, _ in enumerate(pool.map(fetch, jars), start=1):
                if done % 15 == 0 or done == len(jars):
                    progress(f"fetched {done} of {len(jars)} jars")


def _fetch_one(jar: Jar, *, repository: Path, cache: Path) -> None:
    from jgo.maven import MavenContext  # noqa: PLC0415 - a warm start does without

    project = MavenContext(repo_cache=repository, timeout=60).project(jar.group, jar.artifact)
    try:
        fetched = project.at_version(jar.version).artifact().resolve()
    except (OSError, RuntimeError) as error:  # requests raises OSErrors, jgo RuntimeErrors
        raise LocalStackError(f"cannot fetch {jar.path.name} from Maven Central: {error}") from error
    _verify(fetched, jar)
    (cache / jar.path).parent.mkdir(parents=True, exist_ok=True)
    fetched.replace(cache / jar.path)


def _resolve(version: str) -> list[Jar]:
    """What Kafka of a version needs at run time according to Maven Central, with checksums of what is served now."""
    from jgo.maven import Dependency, MavenContext  # noqa: PLC0415 - see above

    with tempfile.TemporaryDirectory() as folder:
        maven = MavenContext(repo_cache=Path(folder), timeout=60)
        roots = [
            maven.project("org.apache.kafka", "kafka_2.13").at_version(version),
            maven.project("org.slf4j", "slf4j-simple").at_version(SLF4J_VERSION),
        ]
        inputs, others = maven.resolver.resolve([Dependency(root.artifact()) for root in roots])
        jars = []
        for dependency in [*inputs, *others]:
            if (artifact := dependency.artifact).classifier or artifact.packaging != "jar":
                raise LocalStackError(f"{artifact} is no plain jar; `Jar.path` must learn of it")
            path = artifact.resolve()
            jars.append(
                Jar(
                    group=artifact.groupId,
                    artifact=artifact.artifactId,
                    version=artifact.version,
                    size=path.stat().st_size,
                    sha256=_sha256(path),
                )
            )
    return sorted(jars, key=lambda jar: jar.path)


if __name__ == "__main__":
    resolved = _resolve(sys.argv[1] if len(sys.argv) > 1 else KAFKA_VERSION)
    PINS.write_text(json.dumps([asdict(jar) for jar in resolved], indent=1) + "\n")
    print(f"{PINS.name}: {len(resolved)} jars, {sum(jar.size for jar in resolved) / 1e6:.0f} MB")  # noqa: T201
