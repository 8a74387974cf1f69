"""Writes JSON Schemas and the AsyncAPI document from the models, or checks that those committed are in step.

python -m schemas.generate            # writes schemas/generated
python -m schemas.generate --check    # exits with 1 and names each file that is stale
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from pydantic import BaseModel

from schemas import topics
from schemas.annotation import EnrichedArticle, EntitiesArticle, LanguageArticle
from schemas.article import RESERVED, Article
from schemas.base import SCHEMA_VERSION
from schemas.cloudevents import RECEIVED_AT, EventType
from schemas.dead_letter import PREFIX
from schemas.feed import FigureEvent

FOLDER: Final = Path(__file__).parent / "generated"
_SITE: Final = "https://newstally.example/schemas"
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


class _Message(NamedTuple):
    name: str
    model: type[BaseModel]
    mode: Literal["validation", "serialization"]
    topic: topics.Topic
    ce_type: EventType
    summary: str


_MESSAGES: Final = (
    _Message("article", Article, "validation", topics.ARTICLES, "newstally.article.published",
             "An article as its producer sends it."),
    _Message("article.language", LanguageArticle, "serialization", topics.LANGUAGE, "newstally.article.language",
             "An article with its language, segments and sentences."),
    _Message("article.entities", EntitiesArticle, "serialization", topics.ENTITIES, "newstally.article.entities",
             "An article with tokens and entities."),
    _Message("article.enriched", EnrichedArticle, "serialization", topics.ENRICHED, "newstally.article.enriched",
             "An article with times and figures."),
    _Message("figure", FigureEvent, "serialization", topics.FIGURES, "newstally.figure",
             "One figure of one article version."),
)  # fmt: skip


def json_schema(message: _Message) -> dict[str, Any]:
    """The JSON Schema of one event's value."""
    schema = message.model.model_json_schema(mode=message.mode)
    if message.model is Article:
        schema["properties"] |= dict.fromkeys(sorted(RESERVED), False)
    return {"$schema": _DIALECT, "$id": f"{_SITE}/{message.name}.json", **schema}


def _headers(message: _Message) -> dict[str, Any]:
    names = ("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "content-type")
    properties: dict[str, Any] = {name: {"type": "string"} for name in names}
    properties["ce_type"] = {"const": message.ce_type}
    if message.model is Article:  # a producer need not send any header
        return {"type": "object", "properties": properties}
    properties[RECEIVED_AT] = {"type": "string", "format": "date-time"}
    return {"type": "object", "properties": properties, "required": [*names, RECEIVED_AT]}


def asyncapi() -> dict[str, Any]:
    """The AsyncAPI 3 document: each topic as a channel, each event as a message."""
    channels: dict[str, Any] = {}
    operations: dict[str, Any] = {}
    messages: dict[str, Any] = {}
    for topic in (topic for topic in topics.ALL_TOPICS if topic.public):
        channels[topic.name] = {
            "address": topic.name,
            "description": f"{topic.purpose[0].upper()}{topic.purpose[1:]}.",
            "messages": {},
            "bindings": {
                "kafka": {
                    "topic": topic.name,
                    "partitions": topics.DEFAULT_PARTITIONS,
                    "topicConfiguration": {
                        "cleanup.policy": ["delete"],
                        "retention.ms": topic.retention_ms,
                        "max.message.bytes": topic.max_message_bytes,
                    },
                }
            },
        }
    for message in _MESSAGES:
        messages[message.name] = {
            "summary": message.summary,
            "contentType": "application/json",
            "headers": _headers(message),
            "payload": {"schemaFormat": "application/schema+json;version=draft-2020-12",
                        "schema": {"$ref": f"./{message.name}.json"}},
            "bindings": {"kafka": {"key": {"type": "string", "description": "The article's uri."}}},
        }  # fmt: skip
    messages["dead_letter"] = {
        "summary": "A record that a stage could not process: key, value and headers as they were, and the reason.",
        "headers": {
            "type": "object",
            "properties": {
                PREFIX + name: {"type": "string"}
                for name in ("topic", "partition", "offset", "stage", "exception.class.name", "exception.message",
                             "exception.stacktrace")
            },
        },
        "payload": {},
    }  # fmt: skip
    for name, topic in [(m.name, m.topic) for m in _MESSAGES] + [("dead_letter", topics.DEAD)]:
        channels[topic.name]["messages"][name] = {"$ref": f"#/components/messages/{name}"}
        action = "receive" if topic is topics.ARTICLES else "send"
        operations[f"{action}_{name.replace('.', '_')}"] = {
            "action": action,
            "channel": {"$ref": f"#/channels/{topic.name}"},
            "messages": [{"$ref": f"#/channels/{topic.name}/messages/{name}"}],
        }
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Newstally",
            "version": str(SCHEMA_VERSION),
            "license": {"name": "Apache-2.0"},
            "description": "Articles in; articles with language, entities, times and figures out.",
        },
        "defaultContentType": "application/json",
        "channels": channels,
        "operations": operations,
        "components": {"messages": messages},
    }


def documents() -> dict[str, str]:
    """All generated files: name -> text."""
    parts = {f"{message.name}.json": json_schema(message) for message in _MESSAGES} | {"asyncapi.json": asyncapi()}
    return {name: json.dumps(part, indent=2, ensure_ascii=False) + "\n" for name, part in parts.items()}


def main() -> int:
    """Writes or checks; the exit status is 1 when a check finds a stale file."""
    wanted = documents()
    found = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.json")}
    stale = sorted(name for name in wanted | found if wanted.get(name) != found.get(name))
    if "--check" in sys.argv[1:]:
        for name in stale:
            print(f"schemas/generated/{name} is stale: run make generate", file=sys.stderr)  # noqa: T201 a command
        return 1 if stale else 0
    FOLDER.mkdir(exist_ok=True)
    for name in stale:
        if name in wanted:
            (FOLDER / name).write_text(wanted[name], "utf-8")
        else:
            (FOLDER / name).unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
