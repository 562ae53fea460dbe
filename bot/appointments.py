"""Reads lines about schedules as people type them: the parts in any order, and times without quotation marks."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from bot.loose import Loose
from bot.model import ReadAs
from bot.moderating import DEEDS, Schedule
from bot.scheduled import COMMANDS, SPOKEN, Token, marked, said, written
from bot.spelling import nearest
from bot.values import read_number
from briefs.text import fold

_NAMES = frozenset({"schedule", "schedules"})
_TOKEN = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"(?!\S)|“([^“”]*)”(?!\S)|\S+')
_SAID = {
    **{deed: deed for deed in DEEDS},
    **dict.fromkeys(("new", "create"), "add"),
    **dict.fromkeys(("change", "update", "modify"), "edit"),
    **dict.fromkeys(("delete", "cancel"), "remove"),
    **dict.fromkeys(("show", "all"), "list"),
    **dict.fromkeys(("stop", "hold", "disable"), "pause"),
    **dict.fromkeys(("continue", "restart", "start", "enable", "unpause"), "resume"),
    **dict.fromkeys(("history",), "log"),
    **dict.fromkeys(("restore",), "undo"),
    **dict.fromkeys(("test", "try"), "preview"),
}
_LISTS = ("list", "changes")  # of all schedules
_QUALIFIED = ("undo", "remove", "post", "rehearse")  # more can be said of one than its number
_COUNTING = frozenset({"number", "no", "nr", "schedule"})  # "pause schedule no. 3"
_SEVERAL = re.compile(r"#?\d|(?:and|&|all|to|-|for|until|till)$", re.ASCII | re.IGNORECASE)
_ARTICLES = frozenset({"a", "an", "the"})
_DAYS = frozenset({"day", "days"})


def read_schedule(text: str) -> Loose | None:
    """The command of a line that begins with "schedule" and says what to do, or "pause schedule 3"; else None."""
    tokens = list(_TOKEN.finditer(text))
    if _turned(tokens):
        tokens = [tokens[1], tokens[0], *tokens[2:]]
    name, mended = _meant(tokens[0], _NAMES) if tokens else (None, ())
    if name is None:
        return None
    if len(tokens) == 1:
        return Loose(Schedule(), mended)
    deed, also = _meant(tokens[1], _SAID)
    if deed is None:
        found = _unsaid(tokens)
        return replace(found, reading=mended) if found else None
    action = _SAID[deed]
    if deed == "show" and len(tokens) > 2 and _number(tokens[2]) is not None:
        action = "preview"
    return Loose(Schedule(action, **_values(tokens[2:], action)), (*mended, *also))


def _turned(tokens: list[Token]) -> bool:
    """Whether it is said as "pause schedule 3" or "list schedules"."""
    if len(tokens) < 2 or fold(tokens[0].group()) not in _SAID or fold(tokens[1].group()) not in _NAMES:
        return False
    if len(tokens) == 2 or _number(tokens[2]) is not None:
        return len(tokens) > 2 or fold(tokens[0].group()) in ("list", "show")
    return _SAID[fold(tokens[0].group())] == "add" and _unsaid(tokens[1:]) is not None


def _meant(token: Token, names: Collection[str]) -> tuple[str | None, tuple[ReadAs, ...]]:
    """Which of some words a word is; where it is a slip, that it was read so."""
    typed = fold(token.group())
    if typed in names:
        return typed, ()
    near = nearest(typed, sorted(names)) if typed.isalpha() else []
    return (near[0], (ReadAs(token.group(), near[0]),)) if near else (None, ())


def _unsaid(tokens: list[Token]) -> Loose | None:
    """What is to be added, where that is not said, or last, but a time is: "schedule daily at 9am"."""
    rest = [token for token in tokens[1:] if fold(token.group()) != "add"]
    if rest and fold(rest[0].group()) in _ARTICLES:
        del rest[0]
    values = written(rest, "add")
    from bot.schedule.phrase import leading

    when, what = str(values.get("when") or "").split(), fold(str(values.get("what") or "")).split()
    if not when or leading(when) < len(when) or not COMMANDS.issuperset(what[:1]):
        return None
    return Loose(Schedule("add", **values))


def _values(tokens: list[Token], action: str) -> dict[str, Any]:
    """What a line says for the options of an action."""
    if action == "add":
        return written(tokens, action)
    number, rest = _numbered(tokens)
    if action in _LISTS and number is not None:
        return {"page": number}
    if action == "edit":
        return {"number": number, **written(rest, action)}
    spans = marked(rest, SPOKEN.get(action, frozenset()))
    what = [token for token in spans["what"] if fold(token.group()) not in _DAYS or number is None]
    other = action == "rehearse" and what  # "1 week" is not one day
    several = action not in _QUALIFIED and any(_SEVERAL.match(token.group()) for token in what)
    if number is not None and (other or several):
        number, what = None, tokens  # not the first of several
    values = {"number": number, "what": said(what), "when": said(spans.get("when", []))}
    page = _number(spans["page"][0]) if spans.get("page") else None
    return values if page is None else {**values, "page": page}


def _numbered(tokens: list[Token]) -> tuple[int | None, list[Token]]:
    """The number of a schedule, and what is said after it."""
    counting = [n for n, token in enumerate(tokens[:2]) if fold(token.group()).rstrip(".") in _COUNTING]
    at = counting[-1] + 1 if counting == [*range(len(counting))] and counting else 0
    number = _number(tokens[at]) if at < len(tokens) else None
    return (number, tokens[at + 1 :]) if number is not None else (None, tokens)


def _number(token: Token) -> int | None:
    return read_number(token.group().lstrip("#").casefold())
