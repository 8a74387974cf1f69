"""What happens around a Docker engine, with an engine of our own that answers as little as each test needs."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingMixIn, UnixStreamServer

import pytest

from streams.local.docker import POSTGRES_IMAGE, DockerUnusableError
from streams.local.stack import postgres_part

pytestmark = pytest.mark.integration


class Engine(ThreadingMixIn, UnixStreamServer):
    daemon_threads = True


class CannotPull(BaseHTTPRequestHandler):
    """An engine without the image, whose registry is out of reach."""

    def do_GET(self) -> None:
        if self.path.endswith("/version"):
            self.answer(200, {"ApiVersion": "1.44", "Version": "27"})
        else:
            self.answer(404, {"message": "No such image"})

    def do_POST(self) -> None:
        self.answer(500, {"message": "Get https://registry/v2/: dial tcp: lookup registry: no such host"})

    def answer(self, status: int, content: dict[str, str]) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args) -> None:
        pass

    def address_string(self) -> str:
        return "unix"


@pytest.fixture
def engine(tmp_path, monkeypatch):
    address = str(tmp_path / "docker.sock")
    monkeypatch.setenv("DOCKER_HOST", f"unix://{address}")
    with Engine(address, CannotPull) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield
        server.shutdown()
        thread.join()


def test_an_engine_that_cannot_get_the_image_is_left_with_one_line(engine):
    said = []
    began = time.monotonic()
    with postgres_part(prefer="auto", progress=said.append) as part:
        assert time.monotonic() - began < 20
        assert part.kind == "embedded"
    assert said[0] == f"Docker fetches {POSTGRES_IMAGE}"
    assert said[1].startswith(f"Postgres runs embedded, not in Docker: Docker cannot get {POSTGRES_IMAGE}: ")
    assert len(said) == 2
    assert "\n" not in said[1]


def test_who_wants_docker_is_told_why_it_is_not_to_be_had(engine):
    with pytest.raises(DockerUnusableError, match="no such host"), postgres_part(prefer="docker"):
        pass


def test_no_engine_is_nothing_to_talk_about(tmp_path, monkeypatch):
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/nothing.sock")
    said = []
    with postgres_part(prefer="auto", progress=said.append) as part:
        assert part.kind == "embedded"
    assert said == []


@pytest.mark.parametrize("home", [True, False])
def test_no_engine_is_asked_where_data_are_kept_or_embedded_is_wanted(tmp_path, monkeypatch, home):
    monkeypatch.setattr("streams.local.docker._get_image", lambda *_: pytest.fail("was asked"))
    tmp_path.chmod(0o711)
    with postgres_part(tmp_path if home else None, prefer="auto" if home else "embedded") as part:
        assert part.kind == "embedded"
