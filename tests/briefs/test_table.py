"""Three papers or more in one table."""

import asyncio
from pathlib import Path

import pytest
from corpus import handmade, shipped
from small import corpus

from briefs.answers import Sign, Table
from briefs.library import Library
from briefs.models import Topic

FERRY = Topic("ferry", "The ferry", ("boat",), ("night ferry",))
SALT = Topic("salt", "Salt", ("salt",), ("salt",))
PAPERS = [
    handmade("hill", ["The night ferry will remain in the old harbour for good."], authors=("Nora Hill",)),
    handmade(
        "lake",
        ["The night ferry will not be tolerated in the old harbour."],
        ["Salt from the lake is sold at the gate of the town."],
        authors=("Omar Lake",),
    ),
    handmade("pond", ["Salt is dear in the town by the pond, and rye as well."], authors=("Ada Pond",)),
]


def made(topic: str | None = None) -> Table:
    papers = corpus(*PAPERS, topics=[SALT, FERRY])
    return papers.run(lambda library: library.table(["hill", "lake", "pond"], topic))


def test_a_row_is_what_two_papers_at_least_speak_of_signs_first() -> None:
    table = made()
    assert [(row.label, [cell.paragraphs for cell in row.cells]) for row in table.rows] == [
        ("The ferry", [1, 1, 0]),
        ("Salt", [0, 1, 1]),
    ]
    assert table.silences == (1, 0, 1)


def test_a_sign_names_the_two_lines_it_joins() -> None:
    (relation,) = made().rows[0].relations
    assert (relation.first.paper, relation.second.paper, relation.sign) == ("hill", "lake", Sign.OPPOSED)


def test_on_a_topic_there_is_one_row() -> None:
    assert [row.label for row in made("salt").rows] == ["Salt"]


@pytest.fixture(scope="module")
def table(store: Path) -> Table:
    async def read() -> Table:
        async with Library.open(store) as library:
            return await library.table([paper.id for paper in library.papers])

    return asyncio.run(read())


def test_no_line_stands_in_a_table_twice(table: Table) -> None:
    shown = [(q.paper, q.start) for q in table.quotes]
    assert len(shown) == len(set(shown)) > 20


def test_a_silent_cell_has_no_line_and_a_line_no_silent_cell(table: Table) -> None:
    assert len(table.papers) == len(shipped())
    assert all(bool(cell.paragraphs) or not cell.groups for row in table.rows for cell in row.cells)
    assert all(sum(bool(cell.groups) for cell in row.cells) > 1 for row in table.rows)
