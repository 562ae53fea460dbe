"""The check against Discord's own description finds what is wrong, by a small description made here."""

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

SCHEMA: Any = runpy.run_path(str(Path(__file__).parent.parent / "benchmarks" / "discord_schema.py"))["Schema"]
MESSAGE = {
    "type": "object",
    "properties": {
        "content": {"type": ["string", "null"], "maxLength": 5},
        "to": {"$ref": "#/components/schemas/SnowflakeType"},
        "parts": {
            "type": "array",
            "maxItems": 2,
            "uniqueItems": True,
            "items": {"oneOf": [{"$ref": "#/components/schemas/Row"}, {"$ref": "#/components/schemas/Text"}]},
        },
        "flags": {"type": "integer", "minimum": 0, "maximum": 9},
        "names": {"type": "object", "additionalProperties": {"type": "string", "minLength": 1}},
    },
    "required": ["content"],
}
SPEC = {
    "paths": {
        "/messages/{message_id}": {
            "post": {
                "requestBody": {
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/Message"}},
                        "multipart/form-data": {
                            "schema": {
                                "allOf": [
                                    {"$ref": "#/components/schemas/Message"},
                                    {"type": "object", "properties": {"files": {"type": "string"}}},
                                ]
                            }
                        },
                    }
                }
            }
        }
    },
    "components": {
        "schemas": {
            "Message": MESSAGE,
            "SnowflakeType": {"type": "string", "pattern": "^[0-9]+$"},
            "Row": {"type": "object", "properties": {"type": {"enum": [1]}}, "required": ["type"]},
            "Text": {"type": "object", "properties": {"type": {"const": 2}, "text": {"type": "string"}}},
        }
    },
}


def errors(tmp_path: Path, body: Any, route: str = "/messages/{id}", *, multipart: bool = False) -> list[str]:
    spec = tmp_path / "spec.json"
    spec.write_text(json.dumps(SPEC), "utf-8")
    found: list[str] = SCHEMA(spec).errors("POST", route, body, multipart=multipart)
    return found


@pytest.mark.parametrize(
    "body",
    [
        {"content": "hello"},
        {"content": None, "to": 5, "flags": "5"},
        {"content": "x", "to": "5", "parts": [{"type": 1}, {"type": 2, "text": "x"}], "names": {"de": "x"}},
    ],
)
@pytest.mark.parametrize("multipart", [False, True])
def test_what_is_described_passes(tmp_path: Path, body: Any, multipart: bool) -> None:
    assert not errors(tmp_path, body, multipart=multipart)


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({}, "body.content is missing"),
        ({"content": "too long"}, "body.content: characters 8 are more than 5"),
        ({"content": 5}, "body.content: 5 is not string or null"),
        ({"content": "x", "extra": 1}, "body.extra is not described"),
        ({"content": "x", "to": "ada"}, "body.to: 'ada' does not match ^[0-9]+$"),
        ({"content": "x", "flags": True}, "body.flags: True is not integer"),
        ({"content": "x", "flags": 10}, "body.flags: value 10 are more than 9"),
        ({"content": "x", "parts": [{"type": 2, "text": 5}]}, "body.parts[0].text: 5 is not string"),
        ({"content": "x", "parts": [{"type": 1}] * 2}, "body.parts: the same item twice"),
        ({"content": "x", "names": {"de": ""}}, "body.names.de: characters 0 are fewer than 1"),
    ],
)
def test_what_is_not_described_is_named(tmp_path: Path, body: Any, error: str) -> None:
    assert errors(tmp_path, body) == [f"POST /messages/{{id}} {error}"]


def test_a_request_nobody_described_is_named(tmp_path: Path) -> None:
    assert errors(tmp_path, {}, "/pets") == ["POST /pets is not described"]
