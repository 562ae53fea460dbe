"""Reads lines about schedules as people type them: the parts in any order, and times without quotation marks."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import Any

from bot.moderating import DEEDS, Schedule
from bot.values import read_number
from briefs.text import fold

_NAMES = frozenset({"schedule", "schedules"})
_TOKEN = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"(?!\S)|“([^“”]*)”(?!\S)|\S+')
_ESCAPED = re.compile(r"\\(.)")
_SAID = {
    **{deed: deed for deed in DEEDS},
    **dict.fromkeys(("new", "create"), "add"),
    **dict.fromkeys(("change", "update", "modify"), "edit"),
    **dict.fromkeys(("delete", "cancel"), "remove"),
    **dict.fromkeys(("show", "all"), "list"),
    **dict.fromkeys(("stop", "hold"), "pause"),
    **dict.fromkeys(("continue", "restart"), "resume"),
    **dict.fromkeys(("history",), "log"),
    **dict.fromkeys(("restore",), "undo"),
}
_PARTS = {
    **dict.fromkeys(("at", "when", "from"), "when"),
    **dict.fromkeys(("zone", "timezone", "tz"), "zone"),
    "channel": "channel",
    "header": "header",
    "footer": "footer",
    "late": "late",
}
_CHANNEL = re.compile(r"<#\d{1,19}>", re.ASCII)
_TIME = re.compile(r"\d{1,2}:\d\d(?:am|pm)?|\d{1,2}(?:am|pm)", re.ASCII | re.IGNORECASE)
_ALLOWANCE = re.compile(
    r"\d|none$|never$|no$|default$", re.ASCII | re.IGNORECASE
)  # "late arrivals" is a subject


def read_schedule(text: str) -> Schedule | None:
    """The command of a line that begins with "schedule" and says what to do, or "pause schedule 3"; else None."""
    tokens = list(_TOKEN.finditer(text))
    if [_number(token) is not None for token in tokens[:3]] == [False, False, True]:
        verb, name, *rest = tokens
        if fold(verb.group()) in _SAID and fold(name.group()) in _NAMES:
            tokens = [name, verb, *rest]
    if not tokens or fold(tokens[0].group()) not in _NAMES:
        return None
    if len(tokens) == 1:
        return Schedule()
    action = _SAID.get(fold(tokens[1].group()))
    if action is None:
        return None
    return Schedule(action, **_parts(text, tokens[2:], action))


def _parts(text: str, tokens: list[re.Match[str]], action: str) -> dict[str, Any]:
    """What stands before the first marker, and what after each."""
    spans: dict[str, list[re.Match[str]]] = {"what": []}
    part = "what"
    for token, after in zip_longest(tokens, tokens[1:]):
        name = _PARTS.get(token.group().lstrip("-").casefold())
        if name == "late" and not (after and _ALLOWANCE.match(after.group())):
            name = None
        named = any(_number(word) is None for word in spans["what"])
        if action in ("add", "edit") and part == "what" and not named and _TIME.fullmatch(token.group()):
            part, spans["when"] = (
                "when",
                [token],
            )  # "schedule edit 3 10:00": no line begins with a time of day
        elif name is not None and name not in spans:
            part = name
            spans[part] = []
        elif _CHANNEL.fullmatch(token.group()) and action in ("add", "edit") and "channel" not in spans:
            spans["channel"] = [token]
        else:
            spans[part].append(token)
    values: dict[str, Any] = {name: _value(text, span) for name, span in spans.items()}
    if action != "add" and (first := spans["what"][:1]):
        number = _number(first[0])
        if number is not None:
            values |= {"number": number, "what": _value(text, spans["what"][1:])}
    return values


def _number(token: re.Match[str]) -> int | None:
    return read_number(token.group().lstrip("#").casefold())


def _value(text: str, span: list[re.Match[str]]) -> str | None:
    if not span:
        return None
    if len(span) == 1 and (quoted := span[0].group(1) or span[0].group(2)):
        return _ESCAPED.sub(r"\1", quoted)
    return text[span[0].start() : span[-1].end()]
