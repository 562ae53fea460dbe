"""Checks recorded request bodies against Discord's own description of its API.

    python tests/benchmarks/discord_schema.py OPENAPI.json REQUESTS.jsonl

Each line of REQUESTS.jsonl is what ``Journal.write_requests`` of the stand-in writes: method, route, body. Prints what
is wrong, and ends with status 1 if anything is.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]
TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
# Discord also takes a snowflake as a JSON integer.
SNOWFLAKE = "#/components/schemas/SnowflakeType"
# The library sends these beside what is described, and Discord takes no notice.
EXTRAS = {"tts", "nsfw"}


class Schema:
    """Discord's description, read for the bodies it wants."""

    def __init__(self, path: Path) -> None:
        self._spec = json.loads(path.read_text("utf-8"))
        self._paths = {_shape(route): item for route, item in self._spec["paths"].items()}

    def errors(self, method: str, route: str, body: Any, *, multipart: bool = False) -> list[str]:
        """What is wrong with a body, or that Discord describes no such request."""
        item = self._paths.get(_shape(route), {}).get(method.lower())
        if item is None:
            return [f"{method} {route} is not described"]
        content = item.get("requestBody", {}).get("content", {})
        kind = "multipart/form-data" if multipart and "multipart/form-data" in content else "application/json"
        if kind not in content:
            return [f"{method} {route} wants no body"] if body is not None else []
        return [f"{method} {route} {error}" for error in self._check(content[kind]["schema"], body, "body")]

    def _check(self, schema: Json, value: Any, at: str) -> Iterator[str]:
        if schema.get("$ref") == SNOWFLAKE and isinstance(value, int) and not isinstance(value, bool):
            return
        if "$ref" in schema:
            yield from self._check(self._named(schema["$ref"]), value, at)
        parts = [self._named(part["$ref"]) if "$ref" in part else part for part in schema.get("allOf", [])]
        if parts and all("properties" in part for part in parts):
            parts = [_together(parts)]
        for part in parts:
            yield from self._check(part, value, at)
        for key in ("oneOf", "anyOf"):
            if key in schema:
                yield from self._any(schema[key], value, at)
        if "const" in schema and value != schema["const"]:
            yield f"{at}: {value!r} is not {schema['const']!r}"
        if "enum" in schema and value not in schema["enum"]:
            yield f"{at}: {value!r} is none of {schema['enum']}"
        if (wanted := schema.get("type")) is not None:
            yield from self._typed([wanted] if isinstance(wanted, str) else wanted, schema, value, at)

    def _named(self, reference: str) -> Json:
        found: Any = self._spec
        for part in reference.removeprefix("#/").split("/"):
            found = found[part]
        return dict(found)

    def _any(self, choices: list[Json], value: Any, at: str) -> Iterator[str]:
        """Discord's unions overlap: one that fits is enough; else the complaints of the one that fits best."""
        tries = [list(self._check(choice, value, at)) for choice in choices]
        if all(tries):
            yield from min(
                tries, key=lambda errors: (errors[0].startswith((f"{at}.type:", f"{at}: ")), len(errors))
            )

    def _typed(self, wanted: list[str], schema: Json, value: Any, at: str) -> Iterator[str]:
        if not any(_is(value, name) for name in wanted):
            if not ("integer" in wanted and isinstance(value, str) and re.fullmatch(r"-?\d+", value)):
                yield f"{at}: {value!r:.80} is not {' or '.join(wanted)}"
            return
        if isinstance(value, dict):
            yield from self._object(schema, value, at)
        elif isinstance(value, list):
            yield from _ranged(len(value), schema.get("minItems"), schema.get("maxItems"), f"{at}: items")
            if schema.get("uniqueItems") and len({json.dumps(one, sort_keys=True) for one in value}) < len(
                value
            ):
                yield f"{at}: the same item twice"
            for n, one in enumerate(value):
                yield from self._check(schema.get("items", {}), one, f"{at}[{n}]")
        elif isinstance(value, str):
            yield from _ranged(
                len(value), schema.get("minLength"), schema.get("maxLength"), f"{at}: characters"
            )
            if (pattern := schema.get("pattern")) and not re.search(pattern, value):
                yield f"{at}: {value!r:.80} does not match {pattern}"
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield from _ranged(value, schema.get("minimum"), schema.get("maximum"), f"{at}: value")

    def _object(self, schema: Json, value: Json, at: str) -> Iterator[str]:
        known = schema.get("properties", {})
        yield from (f"{at}.{name} is missing" for name in schema.get("required", []) if name not in value)
        yield from _ranged(len(value), None, schema.get("maxProperties"), f"{at}: properties")
        rest = schema.get("additionalProperties", not known)
        for name, one in value.items():
            if name in known:
                yield from self._check(known[name], one, f"{at}.{name}")
            elif rest is False and name not in EXTRAS:
                yield f"{at}.{name} is not described"
            elif isinstance(rest, dict):
                yield from self._check(rest, one, f"{at}.{name}")


def _together(parts: list[Json]) -> Json:
    """Objects described in parts, as one."""
    return {
        "type": "object",
        "properties": {name: one for part in parts for name, one in part["properties"].items()},
        "required": [name for part in parts for name in part.get("required", [])],
    }


def _is(value: Any, name: str) -> bool:
    return isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def _ranged(value: float, least: float | None, most: float | None, what: str) -> Iterator[str]:
    if least is not None and value < least:
        yield f"{what} {value} are fewer than {least}"
    if most is not None and value > most:
        yield f"{what} {value} are more than {most}"


def _shape(route: str) -> str:
    return re.sub(r"\{\w+\}", "{}", route)


def main(spec: str, recorded: str) -> int:
    """Prints the errors of a record, and how many requests were checked."""
    schema, found, checked = Schema(Path(spec)), 0, 0
    for line in Path(recorded).read_text("utf-8").splitlines():
        one = json.loads(line)
        errors = schema.errors(one["method"], one["route"], one["body"], multipart=one["multipart"])
        checked += 1
        found += len(errors)
        for error in errors:
            print(error)
    print(f"{checked} requests checked, {found} errors")
    return min(found, 1)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
