"""Moments as options of commands."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import typer

from schemas.article import parse_timestamp


def moment(option: str, text: str | None) -> datetime | None:
    """A date (its first moment in UTC) or an RFC 3339 timestamp; None where the option was not given."""
    if text is None:
        return None
    try:
        return datetime.combine(date.fromisoformat(text), time(), UTC) if len(text) == 10 else parse_timestamp(text)
    except ValueError:
        why = f"{text!r} is neither a date such as 2022-01-10 nor RFC 3339 with an offset"
        raise typer.BadParameter(why, param_hint=option) from None
