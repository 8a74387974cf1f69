"""How workers log: structlog, for people on a terminal and as JSON elsewhere; the libraries' logs go the same way."""

from __future__ import annotations

import logging
import sys
from typing import Literal

import structlog
from structlog.typing import EventDict, Processor

Level = Literal["debug", "info", "warning", "error"]
Form = Literal["auto", "console", "json"]
_NOISY = ("faust", "mode", "aiokafka", "asyncio")


def configure_logs(
    level: Level,
    form: Form,
    *,
    stage: str | None = None,
) -> None:
    """Sets up logging on standard error for the whole process.

    Args:
        level: what is logged.
        form: how.
        stage: stands in every line, also in those of libraries.
    """

    def with_stage(_logger: object, _method: str, event: EventDict) -> EventDict:
        if stage is not None:
            event.setdefault("stage", stage)
        return event

    console = form == "console" or (form == "auto" and sys.stderr.isatty())
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        with_stage,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]
    renderer: Processor = structlog.dev.ConsoleRenderer() if console else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *([] if console else [structlog.processors.format_exc_info]),
                renderer,
            ],
        )
    )
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    # What the libraries say of ordinary work is no news; their warnings are.
    quiet = logging.WARNING if level != "debug" else logging.DEBUG
    for name in _NOISY:
        logging.getLogger(name).setLevel(quiet)
