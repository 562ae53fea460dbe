"""The files of a table: what stands in them, that no cell is a formula, and that the gate reads them."""

import asyncio
import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from cards import TODAY
from made_up_turns import TURNS

from bot.app import App
from bot.files import name, spreadsheet
from bot.gate import GateError, verify
from bot.model import Attachment, Reply
from bot.replies import word
from briefs.answers import Cell, Group, Relation, Sign, Table
from briefs.models import Topic

SEEDS = Path(__file__).parents[2] / "seeds"


def _table() -> Table:
    made = TURNS["table"].answer
    assert isinstance(made, Table)
    return made


MADE = _table()


def rows(table: Table) -> list[list[str]]:
    """The cells of a spreadsheet, as a program reads them."""
    return list(csv.reader(io.StringIO(spreadsheet(table).decode("utf-8-sig"), newline="")))


def test_a_spreadsheet_has_a_row_for_each_aspect_and_a_column_for_each_paper() -> None:
    head, *body = rows(MADE)
    assert head == ["aspect", "Quay 1999", "Lindqvist 2004", "Lines Found in a Bottle n.d.", "signs"]
    assert [row[0] for row in body] == ["Dredging the quay", "north town"]
    assert body[1][1:] == ["[Quay 1999, §1 ¶2] The north town owns the quay.", "1 ¶", "0 ¶", ""]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_sign_is_a_formula(start: str) -> None:
    """A sign begins with the name of a paper, and so with whatever its author is called."""
    first, second = (cell.groups[0].main for cell in MADE.rows[0].cells[:2])
    named = replace(first, citation=replace(first.citation, name=f"{start}2 1999"))
    signed = replace(MADE.rows[0], relations=(Relation(named, second, Sign.CLOSE),))
    assert rows(replace(MADE, rows=(signed,)))[1][-1].startswith(f"'{start}2 1999, ")


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(start: str) -> None:
    """A label gets an apostrophe; a quote needs none, as its citation stands before it."""
    row = MADE.rows[0]
    quote = replace(row.cells[0].groups[0].main, text=f"{start}1+1")
    cells = (Cell((Group((quote,)),), 1), *row.cells[1:])
    paper = replace(MADE.papers[0], authors=(f"{start}2",))
    made = replace(
        MADE, papers=(paper, *MADE.papers[1:]), rows=(replace(row, label=f" {start}1+1", cells=cells),)
    )
    found = [cell for row in rows(made) for cell in row if cell]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in found)
    assert f"'{start}1+1" in found and f"'{start}2 1999" in found
    assert any(cell.startswith(f"[Quay 1999, §1 ¶2] {start}1+1") for cell in found)


def test_a_cell_says_whose_view_it_quotes() -> None:
    quote = replace(MADE.rows[0].cells[0].groups[0].main, reported="some captains")
    cells = (Cell((Group((quote,)),), 1), *MADE.rows[0].cells[1:])
    made = replace(MADE, rows=(replace(MADE.rows[0], cells=cells),))
    assert rows(made)[1][1].endswith('\nreported: "some captains"')


def test_a_file_is_named_by_what_is_compared() -> None:
    on = replace(MADE, topic=Topic("../fees", "Fees", (), ()))
    assert name(MADE) == "compare-quay-1999-lindqvist-2004-bottle"
    assert name(on) == "compare-quay-1999-lindqvist-2004-bottle-..-fees"
    assert "/" not in name(replace(MADE, papers=tuple(replace(p, id=f"{p.id}/../x") for p in MADE.papers)))


def test_a_table_of_nothing_has_no_file() -> None:
    assert word(TURNS["table-of-nothing"]).attachments == ()


@pytest.fixture(scope="module")
def reply(store: Path) -> Reply:
    """The table of the shipped papers."""

    async def ask() -> Reply:
        async with App.open(store, SEEDS, lambda: TODAY) as app:
            return (await app.respond("compare petrov johnstone bayarkhuu")).reply

    return asyncio.run(ask())


def passes(store: Path, reply: Reply) -> bool:
    async def judge() -> bool:
        async with App.open(store, SEEDS, lambda: TODAY) as app:
            try:
                await verify(reply, app.sources)
            except GateError:
                return False
            return True

    return asyncio.run(judge())


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("won’t be tolerated", "will be tolerated"),  # a word of a quote
        ("by Russia or China.", "by Russia or China. Ever."),  # words after it
        ("[Petrov 2004, ¶13]", "[Petrov 2004, ¶12]"),  # its place
        ("≈", "≈ [Petrov 2004, ¶1]"),  # a citation of nothing
    ],
)
def test_a_file_that_is_not_true_does_not_leave(
    store: Path, reply: Reply, number: int, old: str, new: str
) -> None:
    file = reply.attachments[number]
    text = file.data.decode()
    assert old in text
    forged: list[Attachment] = list(reply.attachments)
    forged[number] = replace(file, data=text.replace(old, new, 1).encode())
    assert passes(store, reply)
    assert not passes(store, replace(reply, attachments=tuple(forged)))
