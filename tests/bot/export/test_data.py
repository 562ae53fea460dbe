"""The JSON of an export: quotes in the contract's shape, with selectors that find them again."""

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, get_args

import pytest
from exports import shipped, whole_papers

from bot.commands import COMMANDS, Command
from bot.export.data import selector
from bot.export.whole import SHARED
from bot.model import Answer
from bot.options import Spec, Who

CONTRACT = ["text", "document", "file", "paragraph", "section", "start", "end", "year", "reported", "rider"]
LINES = [
    None,
    "summary johnstone-1998 long",
    "brief us-troops",
    "compare petrov-2004 johnstone-1998",
    "compare petrov-2004 johnstone-1998 bayarkhuu-2005",
]


def quotes(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        if "document" in data:
            yield data
        data = list(data.values())
    for each in data if isinstance(data, list) else []:
        yield from quotes(each)


@pytest.mark.parametrize("line", LINES)
def test_every_quote_can_be_found_by_its_selectors(line: str | None) -> None:
    found = list(quotes(json.loads(shipped("json", line))))
    assert found
    for quote in found:
        source = whole_papers()[quote["document"]][1].text
        assert list(quote)[: len(CONTRACT)] == CONTRACT
        assert source[quote["start"] : quote["end"]] == quote["text"]
        words, position = quote["selector"]
        assert words["type"] == "TextQuoteSelector" and words["exact"] == quote["text"]
        around = words["prefix"] + words["exact"] + words["suffix"]
        assert source.find(around) == quote["start"] - len(words["prefix"])
        assert position == {"type": "TextPositionSelector", "start": quote["start"], "end": quote["end"]}


def test_an_answer_comes_with_all_it_holds() -> None:
    made = json.loads(shipped("json", "compare petrov-2004 johnstone-1998"))
    assert made["line"] == "compare petrov-2004 johnstone-1998" and made["intent"] == "compare"
    assert made["answer"]["first"]["id"] == "petrov-2004"
    assert len(made["answer"]["aspects"]) > 5 and made["answer"]["pages"] == 1
    told = [
        q for a in made["answer"]["aspects"] for s in ("first", "second") for g in a[s] for q in g["quotes"]
    ]
    assert {(q["document"], q["start"]) for q in told} == {
        (q["document"], q["start"]) for q in made["quotes"]
    }


def test_the_corpus_holds_papers_and_topics() -> None:
    made = json.loads(shipped("json"))
    assert [p["id"] for p in made["papers"]] == sorted(whole_papers())
    for paper in made["papers"]:
        whole = whole_papers()[paper["id"]][0]
        assert (paper["title"], paper["authors"], paper["year"]) == (
            whole.title,
            list(whole.authors),
            whole.year,
        )
        assert [p["paragraph"] for p in paper["paragraphs"]] == [p.number for p in whole.passages]
        assert [s["title"] for s in paper["sections"]] == [s.title for s in whole.sections]
    topic = next(t for t in made["topics"] if t["id"] == "us-troops")
    assert {"name", "aliases", "terms", "coverage", "brief"} <= set(topic)
    assert [c["paper"] for c in topic["coverage"]] == [v["paper"]["id"] for v in topic["brief"]["views"]]
    for count, view in zip(topic["coverage"], topic["brief"]["views"], strict=True):
        assert len(count["paragraphs"]) == view["paragraphs"]


def test_a_selector_at_the_edges_of_a_text() -> None:
    (words, position) = selector("abc", 0, 3)
    assert (words["prefix"], words["exact"], words["suffix"]) == ("", "abc", "")
    assert (position["start"], position["end"]) == (0, 3)


READING = [s for s in COMMANDS if s.who is Who.MEMBER and s.name not in ("help", "ask")]


@pytest.mark.parametrize("form", ["md", "html", "json"])
@pytest.mark.parametrize("spec", READING, ids=lambda s: s.name)
def test_whatever_has_an_answer_can_be_exported(spec: Spec[Command], form: str) -> None:
    line = spec.example(["petrov-2004", "johnstone-1998"], ["us-troops"])
    if spec.name == "check":
        line = 'check "the first move in US-DPRK dialogue"'
    if spec.name == "quotations":
        line = 'quotations "They write “the first move in US-DPRK dialogue” and “nobody wrote these words”."'
    made = shipped(form, line)
    assert len(made) > 100 and (form != "json" or json.loads(made)["answer"])


def test_the_pages_of_every_answer_can_be_joined() -> None:
    paged = [a for a in get_args(Answer) if "pages" in {f.name for f in fields(a)}]
    assert paged
    assert [a.__name__ for a in paged if not SHARED & {f.name for f in fields(a)}] == []
