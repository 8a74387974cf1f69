"""What a worker tells whoever watches it: `/metrics` for Prometheus, `/healthz` for health checks.

It answers from a thread of its own, so also while the stage is busy or waits.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

from prometheus_client.exposition import choose_encoder

from streams.kafka.exceptions import KafkaError
from streams.metrics import REGISTRY

_SECONDS: Final = 10
"""For one request: who opens a connection and says nothing holds nothing up."""

Health = Callable[[], tuple[bool, Mapping[str, Any]]]
"""Whether the stage makes progress, and what there is to say of it."""


class MonitorError(KafkaError):
    """The address for metrics and health cannot be served."""


class Monitor:
    """Serves until it is stopped.

    Args:
        host: the address.
        port: the port; 0: a free one.
        health: asked for each request.
    """

    def __init__(self, host: str, port: int, health: Health) -> None:
        try:
            self._server = ThreadingHTTPServer((host, port), _handler(health))
        except OSError as error:
            raise MonitorError(
                f"metrics cannot be served at {host}:{port} (NEWSTALLY_METRICS_HOST, NEWSTALLY_METRICS_PORT): "
                f"{error.strerror or error}"
            ) from error
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, name="monitor", daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """`host:port` as it is served."""
        host, port = self._server.server_address[:2]
        return f"{host!s}:{port}"

    def stop(self) -> None:
        """Ends it."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _handler(health: Health) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Answers one request."""

        timeout = _SECONDS
        server_version = "newstally"
        sys_version = ""

        def do_GET(self) -> None:
            """Metrics or health."""
            path = self.path.partition("?")[0].rstrip("/")
            well, told = health()
            if path == "/metrics":
                encode, kind = choose_encoder(self.headers.get("Accept", ""))
                self._answer(HTTPStatus.OK, kind, encode(REGISTRY))
            elif path == "/healthz":
                status = HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE
                self._answer(status, "application/json", json.dumps(told).encode() + b"\n")
            else:
                self._answer(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"there are /metrics and /healthz\n")

        def _answer(self, status: HTTPStatus, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Nothing: a scrape every few seconds is no news."""

    return Handler
