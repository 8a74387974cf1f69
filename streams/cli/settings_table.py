"""The table of all settings in the documentation, made from the settings: `python -m streams.cli.settings_table`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final, get_args

from annotated_types import Ge, Gt, Le
from pydantic import SecretStr
from pydantic.fields import FieldInfo

from streams.settings import Settings

PATH: Final = Path(__file__).parents[1] / "ops" / "settings.md"
_HEAD: Final = """# Settings

Environment variables; read when a command starts. This table is made from `streams/settings.py` by `make generate`.
"""


def table() -> str:
    """The page: each variable, its default, what it means."""
    prefix = Settings.model_config["env_prefix"]
    rows = ["| variable | default | meaning |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        variable = f"{prefix}{name}".upper()
        if name == "models":
            variable = f"{prefix}MODEL_<LANGUAGE>"
        meaning = " ".join([field.description or "", *_limits(field)])
        if SecretStr in (field.annotation, *get_args(field.annotation)):
            meaning += f" Secret; `{variable}_FILE` names a file that holds it."
        rows.append(f"| `{variable}` | {_default(field)} | {meaning.replace('|', chr(92) + '|')} |")
    return _HEAD + "\n" + "\n".join(rows) + "\n"


def _default(field: FieldInfo) -> str:
    value: Any = field.get_default(call_default_factory=True, validated_data={})
    if isinstance(value, SecretStr):
        value = value.get_secret_value()
    if isinstance(value, Path):
        value = f"~/{value.relative_to(Path.home())}" if value.is_relative_to(Path.home()) else value
    return "" if value in (None, "", {}) else f"`{value}`"


def _limits(field: FieldInfo) -> list[str]:
    said = []
    if choices := [str(choice) for choice in get_args(field.annotation) if isinstance(choice, str)]:
        said.append(f"One of {', '.join(f'`{choice}`' for choice in choices)}.")
    for limit in field.metadata:
        match limit:
            case Ge(ge=bound):
                said.append(f"At least {bound}.")
            case Gt(gt=bound):
                said.append(f"More than {bound}.")
            case Le(le=bound):
                said.append(f"At most {bound}.")
    return said


def main() -> None:
    """Writes the page, or with `--check` says whether it is stale."""
    if "--check" not in sys.argv[1:]:
        PATH.write_text(table(), encoding="utf-8")
    elif not PATH.exists() or PATH.read_text(encoding="utf-8") != table():
        sys.exit(f"{PATH} is stale: run make generate")


if __name__ == "__main__":
    main()
