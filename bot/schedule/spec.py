"""Rules as JSON objects: ``{"kind": "daily" | "cron" | "rrule", …}``."""

from __future__ import annotations

from collections.abc import Mapping

from bot.schedule import cron, daily, rfc5545
from bot.schedule.errors import RuleError
from bot.schedule.reading import parse
from bot.schedule.rules import Rule

_KEYS = {"daily": {"at", "weekdays"}, "cron": {"expr"}, "rrule": {"dtstart", "rule"}}


def from_spec(spec: object) -> Rule:
    """The rule of an object, or of a text as people type it; RuleError otherwise."""
    if isinstance(spec, str):
        return parse(spec)
    if not isinstance(spec, Mapping):
        raise RuleError("The spec is neither an object nor a text.")
    kind = spec.get("kind")
    if not isinstance(kind, str) or kind not in _KEYS:
        raise RuleError("The spec has no kind.", f"There are {', '.join(_KEYS)}.")
    if unknown := spec.keys() - _KEYS[kind] - {"kind"}:
        raise RuleError(f"A spec of kind {kind} has no {sorted(map(str, unknown))[0][:20]}.")
    if kind == "daily":
        return daily.exact(_text(spec, "at"), _names(spec))
    if kind == "cron":
        return cron.read(_text(spec, "expr"))
    return rfc5545.made(_text(spec, "dtstart") if "dtstart" in spec else None, _text(spec, "rule"))


def _text(spec: Mapping[object, object], key: str) -> str:
    value = spec.get(key)
    if not isinstance(value, str):
        raise RuleError(f"The spec has no text under {key}.")
    return value


def _names(spec: Mapping[object, object]) -> list[str] | None:
    value = spec.get("weekdays")
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise RuleError("The weekdays are not a list of names.")
    return value
