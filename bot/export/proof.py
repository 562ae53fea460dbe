"""The gate of exports: what is about to be written is read back, and compared with the source files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.export import html, markdown
from bot.export.blocks import Run
from bot.export.data import selector
from bot.export.html import Quoted
from bot.gate import GateError, verify_quotes
from bot.sources import Source, Sources
from briefs.models import Quote


async def prove_page(text: str, form: str, runs: Sequence[Run], sources: Sources) -> None:
    """GateError unless a page quotes these runs, in this order and nothing else, and all of them are true."""
    known = await verify_quotes([quote for run in runs for quote in run], sources)
    expected = [_true(run, known) for run in runs]
    if form == "html":
        _compare(runs, expected, html.quoted(text))
    else:
        _compare(runs, [(each.words, each.citation) for each in expected], list(markdown.quoted(text)))


async def prove_data(text: str, quotes: Sequence[Quote], sources: Sources) -> None:
    """GateError unless each quote in a JSON text is one of these, as the source has it, and none is missing."""
    known = await verify_quotes(quotes, sources)
    expected = {(q.paper, q.start, q.end, q.citation.paragraph) for q in quotes}
    found = set()
    for data in _quotes(json.loads(text)):
        paper, start, end = data["document"], data["start"], data["end"]
        found.add((paper, start, end, data["paragraph"]))
        source = known[paper].text if paper in known else ""
        if source[start:end] != data["text"] or selector(source, start, end) != data["selector"]:
            raise GateError(f"{paper} ¶{data['paragraph']}: these words do not stand there")
    if found != expected:
        raise GateError("the quotes in the file are not those of the answer")


def _true(run: Run, known: Mapping[str, Source]) -> Quoted:
    """A run as the source has it: one stretch of its text."""
    first, last = run[0], run[-1]
    words = html.shown(known[first.paper].text[first.start : last.end])
    return Quoted(first.paper, first.start, last.end, words, str(first.citation))


def _compare(runs: Sequence[Run], expected: Sequence[object], found: Sequence[object]) -> None:
    for run, true, shown in zip(runs, expected, found, strict=False):
        if true != shown:
            raise GateError(f"{run[0].paper} ¶{run[0].citation.paragraph}: the words shown are not the quote")
    if len(expected) != len(found):
        raise GateError("a quote is missing, or what looks like one is none")


def _quotes(data: Any) -> Iterator[dict[str, Any]]:
    """Every quote anywhere in some data."""
    if isinstance(data, dict):
        if "document" in data and "text" in data:
            yield data
        for each in data.values():
            yield from _quotes(each)
    elif isinstance(data, list):
        for each in data:
            yield from _quotes(each)
