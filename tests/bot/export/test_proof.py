"""The gate of exports: one character that differs, and nothing is written."""

import asyncio
import json
import shutil
from functools import cache
from pathlib import Path

import pytest
from exports import SEEDS, compiled, hostile, mallory, within
from hypothesis import given
from hypothesis import strategies as st

from bot.app import App
from bot.export import pages
from bot.export.blocks import Run, parts
from bot.export.make import export
from bot.export.proof import prove_data, prove_page
from bot.export.target import ExportError
from bot.export.whole import whole
from bot.gate import GateError
from bot.sources import Sources
from briefs.models import Quote

LINES = {"md": "compare eve-1999 mallory", "html": "brief salt", "json": "summary mallory"}
NAMES = {"md": "comparison", "html": "answer", "json": "answer"}


class Case:
    """An export of the hostile papers that passes, and the means to try another text in its place."""

    def __init__(self, form: str) -> None:
        self.form, self.text = form, hostile(form, LINES[form])
        self.quotes, self.runs, self.sources = within(mallory(), self._read)

    async def _read(self, app: App) -> tuple[tuple[Quote, ...], tuple[Run, ...], Sources]:
        turn, reply = await whole(app, LINES[self.form])
        told = {"turn": turn, "it": turn.answer, "parts": parts(reply), "texts": []}
        page = pages.page(NAMES[self.form], "html" if self.form == "html" else "md", **told)
        if self.form == "html":
            self.text = page.text
        for paper in app.library.papers:
            await app.sources.source(paper.id)  # so that they are known when the store is closed
        return reply.quotes, page.runs, app.sources

    def passes(self, text: str) -> bool:
        try:
            if self.form == "json":
                asyncio.run(prove_data(text, self.quotes, self.sources))
            else:
                asyncio.run(prove_page(text, self.form, self.runs, self.sources))
        except (GateError, json.JSONDecodeError):
            return False
        return True


@cache
def case(form: str) -> Case:
    return Case(form)


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_a_changed_character_is_caught(form: str) -> None:
    one = case(form)
    assert one.passes(one.text)
    for quote in one.quotes:
        start = one.text.rindex(quote.text[-9:])
        for at in range(start, start + 9):
            for char in ("", "x", "\u200b", "xx"):
                text = one.text[:at] + char + one.text[at + 1 :]
                assert one.passes(text) == (text == one.text), text[start - 5 : start + 20]


def test_a_quote_that_is_left_out_or_added_is_caught() -> None:
    one = case("md")
    lines = one.text.split("\n")
    row = next(n for n, line in enumerate(lines) if "¶" in line and line.startswith("| "))
    assert not one.passes("\n".join(lines[:row] + lines[row + 1 :]))
    assert not one.passes("\n".join([*lines, "> Salt is nobody's. [Lock 1999, ¶1]"]))
    assert not one.passes("\n".join([*lines, "> Salt is nobody's."]))
    assert not one.passes(one.text.replace("¶1]", "¶2]", 1))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('dir="auto">', 'dir="auto">x'),
        ('dir="auto">', 'dir="auto"><b>not</b> '),
        ("data-start=", "data-begin="),
        ('data-start="', 'data-start="1'),
        ('data-paper="', 'data-paper="x'),
        ('¶1]"', '¶2]"'),
    ],
)
def test_a_page_is_read_back_from_its_elements(old: str, new: str) -> None:
    one = case("html")
    wrong = one.text.replace(old, new, 1)
    assert wrong != one.text and not one.passes(wrong)


@given(st.sampled_from(["start", "end", "paragraph", "document", "text", "selector"]), st.integers(0, 3))
def test_a_changed_field_is_caught(name: str, at: int) -> None:
    data = case("json")
    made = json.loads(data.text)
    quote = made["quotes"][at % len(made["quotes"])]
    other = {"document": "eve-1999", "text": quote["text"] + ".", "selector": []}
    quote[name] = other.get(name) if name in other else quote[name] + 1
    assert not data.passes(json.dumps(made))


@pytest.mark.parametrize("form", ["md", "html", "json"])
@pytest.mark.parametrize("line", [None, "summary petrov-2004"])
def test_a_source_that_has_changed_since_withholds_all(form: str, line: str | None, tmp_path: Path) -> None:
    folder = tmp_path / "seeds"
    shutil.copytree(SEEDS, folder)
    compiled(folder)
    file = folder / "petrov-2004.txt"
    file.write_text(file.read_text("utf-8").replace("circle", "square"), "utf-8")

    with pytest.raises(ExportError, match=r"could not be verified.*Incident [0-9a-f]{8}"):
        within(folder, lambda app: export(app, form, line))
