"""Papers, whole or in part."""

import asyncio
from collections.abc import Sequence

import pytest
from corpus import handmade
from small import Corpus, corpus

from briefs import shelf
from briefs.errors import UnknownNameError
from briefs.library import Library
from briefs.models import Lean, Paper, Passage, Place
from briefs.store.store import Store

A = handmade(
    "a",
    ["One."],
    ["Two."],
    ["Three.", "It is three.", "So it is."],
    ["Four."],
    marks={
        (3, 2): {"lean": Lean.HARD, "riders": (Place(3, 1),)},
        (3, 3): {"lean": Lean.HARD, "riders": (Place(1, 1), Place(3, 1))},
    },
)
B = handmade("b", ["Five."], ["Six."])


@pytest.fixture(scope="module")
def papers() -> Corpus:
    return corpus(A, handmade("empty"), B)


def shelved(papers: Corpus, *rows: int) -> list[Passage]:
    async def passages(library: Library) -> list[Passage]:
        return await library.shelf.passages(rows)

    return papers.run(passages)


def excerpt(papers: Corpus, row: int) -> Paper:
    async def paper(library: Library) -> Paper:
        (paper,) = await library.shelf.excerpts([row])
        return paper

    return papers.run(paper)


@pytest.fixture
def looked_up(monkeypatch: pytest.MonkeyPatch) -> list[list[int]]:
    """The rows of each look-up in the store."""
    looks: list[list[int]] = []
    passages = Store.passages

    async def counted(store: Store, rows: Sequence[int]) -> list[Passage]:
        looks.append(list(rows))
        return await passages(store, rows)

    monkeypatch.setattr(Store, "passages", counted)
    return looks


def test_each_row_is_a_paragraph_of_a_paper(papers: Corpus) -> None:
    async def places(library: Library) -> list[tuple[int, int]]:
        found = [library.shelf.place(row) for row in range(6)]
        assert [library.shelf.row(*place) for place in found] == list(range(6))
        return found

    assert papers.run(places) == [(0, 1), (0, 2), (0, 3), (0, 4), (2, 1), (2, 2)]


def test_passages_come_in_the_order_asked(papers: Corpus) -> None:
    assert [passage.text for passage in shelved(papers, 5, 0, 4, 0)] == ["Six.", "One.", "Five.", "One."]
    assert shelved(papers) == []


def test_an_excerpt_has_the_passage_as_it_is_in_its_paper(papers: Corpus) -> None:
    assert excerpt(papers, 3).passages == (A.passages[3],)


def test_an_excerpt_has_what_its_sentences_lean_on_and_no_more(papers: Corpus) -> None:
    assert excerpt(papers, 2).passages == (A.passages[0], A.passages[2])


def test_an_excerpt_is_of_the_paper_of_its_row(papers: Corpus) -> None:
    assert (excerpt(papers, 4).id, excerpt(papers, 4).title) == ("b", B.title)


def test_what_was_read_is_not_looked_up_again(papers: Corpus, looked_up: list[list[int]]) -> None:
    async def read(library: Library) -> None:
        for rows in ([0, 1], [1, 2, 1], [0, 2]):
            await library.shelf.passages(rows)

    papers.run(read)
    assert looked_up == [[0, 1], [2]]


def test_only_so_many_passages_are_kept(
    papers: Corpus, looked_up: list[list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def read(library: Library) -> None:
        for row in (0, 1, 2, 2, 1, 0):
            await library.shelf.passages([row])

    monkeypatch.setattr(shelf, "_PASSAGES", 2)
    papers.run(read)
    assert looked_up == [[0], [1], [2], [0]]


def test_more_than_are_kept_can_be_asked_for_at_once(papers: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "_PASSAGES", 2)
    assert [passage.text for passage in shelved(papers, *range(6))][-1] == "Six."


def test_two_can_ask_at_once(papers: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    async def read(library: Library) -> list[list[Passage]]:
        await library.shelf.passages([0])
        return await asyncio.gather(*(library.shelf.passages(rows) for rows in ([2, 3], [0, 1])))

    monkeypatch.setattr(shelf, "_PASSAGES", 1)  # the first to be read is let go of while the second one waits
    assert [[p.number for p in found] for found in papers.run(read)] == [[3, 4], [1, 2]]


def test_papers_are_whole_and_in_their_order(papers: Corpus) -> None:
    async def wholes(library: Library) -> tuple[Paper, ...]:
        return await library.shelf.all()

    assert [paper.id for paper in papers.run(wholes)] == ["a", "empty", "b"]
    assert papers.run(wholes)[0] == A


def test_a_paper_that_is_not_there_is_named_with_some_that_are(papers: Corpus) -> None:
    async def head(library: Library) -> Paper:
        return library.shelf.head("nowhere")

    with pytest.raises(UnknownNameError, match="nowhere") as error:
        papers.run(head)
    assert "a, empty, b" in str(error.value.hint)
