"""The JSON of an answer: the contract's keys and types, and quotes whose offsets hold."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.model import Response
from bot.wire import as_json

SEEDS = Path(__file__).parents[2] / "seeds"
ANSWER = {
    "query": str, "line": str, "intent": str, "topic": (str, type(None)), "documents": list, "quotes": list,
    "suggestions": list, "reply": str,
}  # fmt: skip
QUOTE = {
    "text": str, "document": str, "file": str, "paragraph": int, "section": (str, type(None)), "start": int,
    "end": int, "year": int, "reported": bool, "rider": bool,
}  # fmt: skip
INTENTS = set("search summary compare brief papers topics source check timeline cite daily help none".split())
LINES = {
    "brief": "six party talks",
    "search": "who goes first?",
    "summary": "summary johnstone long",
    "compare": "petrov vs johnstone",
    "papers": "papers",
    "topics": "topics page 2",
    "source": "source bayarkhuu 21",
    "check": 'check "collapsist school of hard-liners"',
    "timeline": "timeline",
    "cite": "cite petrov ris",
    "daily": "daily 2026-11-22",
    "help": "health",
    "none": "THAAD",
}
FURTHER = [
    "",
    "🙂",
    "a" * 5000,
    "source petrov 99",
    "summary nobody",
    "help compare",
    'check "no such words"',
]

Say = Callable[[str], Response]


def said(say: Say, line: str) -> dict[str, Any]:
    """The object for a line, once through JSON and back."""
    found: dict[str, Any] = json.loads(json.dumps(as_json(say(line))))
    return found


def shaped(found: dict[str, Any], shape: dict[str, Any]) -> bool:
    return list(found) == list(shape) and all(
        isinstance(found[key], kind) and not (kind is int and isinstance(found[key], bool))
        for key, kind in shape.items()
    )


@pytest.mark.parametrize(("intent", "line"), LINES.items())
def test_the_keys_are_the_contracts(say: Say, intent: str, line: str) -> None:
    found = said(say, line)
    nearest = found.pop("nearest", None)
    assert shaped(found, ANSWER)
    assert all(shaped(quote, QUOTE) for quote in found["quotes"])
    assert nearest is None or shaped(nearest, QUOTE)
    assert (found["query"], found["intent"]) == (line, intent)


@pytest.mark.parametrize("line", FURTHER)
def test_whatever_is_said_has_an_answer(say: Say, line: str) -> None:
    found = said(say, line)
    found.pop("nearest", None)
    assert shaped(found, ANSWER)
    assert found["intent"] in INTENTS
    assert found["quotes"] == []


@pytest.mark.parametrize("line", LINES.values())
def test_offsets_hold_against_the_source_file(say: Say, line: str) -> None:
    found = said(say, line)
    for quote in [*found["quotes"], *([found["nearest"]] if "nearest" in found else [])]:
        source = (SEEDS / quote["file"]).read_bytes().decode("utf-8")
        assert source[quote["start"] : quote["end"]] == quote["text"] != ""


def test_a_refusal_quotes_nothing_but_what_is_nearest(say: Say) -> None:
    found = said(say, "THAAD")
    assert (found["quotes"], found["documents"]) == ([], [])
    assert found["nearest"]["text"] in found["reply"].replace("\\", "")


def test_only_a_refusal_has_a_nearest(say: Say) -> None:
    assert [line for line in LINES.values() if "nearest" in said(say, line)] == ["THAAD"]


@pytest.mark.parametrize(
    ("line", "documents"),
    [
        ("compare petrov johnstone on japan", ["petrov-2004", "johnstone-1998"]),  # of whom one is silent
        ("summary the mongolia paper", ["bayarkhuu-2005"]),
        ("cite petrov", ["petrov-2004"]),
        ("source johnstone 27", ["johnstone-1998"]),
        ("brief taiwan", ["johnstone-1998", "bayarkhuu-2005"]),
    ],
)
def test_the_documents_are_those_that_answer(say: Say, line: str, documents: list[str]) -> None:
    assert said(say, line)["documents"] == documents


def test_riders_stand_before_what_needs_them(say: Say) -> None:
    quotes = said(say, "brief soft-landing")["quotes"]
    riders = [n for n, quote in enumerate(quotes) if quote["rider"]]
    assert riders
    assert all(n + 1 < len(quotes) for n in riders)


def test_who_is_quoted_as_reporting_is_told(say: Say) -> None:
    quotes = {q["paragraph"]: q["reported"] for q in said(say, "source johnstone 50")["quotes"]}
    assert quotes[50] is True
    assert [q["reported"] for q in said(say, "source petrov 8")["quotes"] if q["paragraph"] == 8] == [False]


def test_suggestions_are_lines_that_can_be_said(say: Say) -> None:
    suggestions = said(say, "why does petrov want talks")["suggestions"]
    assert suggestions
    assert len(set(suggestions)) == len(suggestions)
    assert all(said(say, line)["intent"] != "none" for line in suggestions)


def test_the_line_is_the_command(say: Say) -> None:
    found = said(say, "sum up the mongolia paper plz")
    assert found["line"] == "summary bayarkhuu-2005"
    assert said(say, found["line"])["quotes"] == found["quotes"]
