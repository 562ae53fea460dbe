"""A store gives back what was written, and says in one sentence where it cannot."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import TypeVar

import pytest
from tiny_store import VECTORS, fill, kept, read
from tiny_store import write as write_tiny

from briefs.errors import StoreError
from briefs.models import Kind, Name, Paper, Part, Passage, Sentence, Topic
from briefs.reports import CompileReport
from briefs.store import store as opening
from briefs.store.engine import Clause
from briefs.store.file import check
from briefs.store.store import Seen, Store
from briefs.store.writer import replacing

T = TypeVar("T")
PASSAGE = Passage(1, Part.BODY, Kind.PROSE, 0, 5, "Text.", (Sentence(1, 0, 5, "Text."),))
OTHER = Passage(2, Part.BODY, Kind.PROSE, 7, 12, "More.", (Sentence(1, 7, 12, "More."),))
PAPER = Paper(
    id="b", file="b.txt", sha256="ab", title="B", authors=("Ann Lee",), year=1999, date=None, month=None,
    event=None, venue=None, kind=None, nicknames=("the bee paper",), fields=(), sections=(),
    passages=(PASSAGE, OTHER),
)  # fmt: skip
HEAD = replace(PAPER, passages=())
TOPICS = (Topic("z", "Zed", (), ("zed",)), Topic("a", "Aye", (), ("aye",)))
NAMES = (Name("us", ("United States", "US")),)


async def write(path: Path) -> None:
    async with replacing(path) as writer:
        await writer.add_paper(PAPER, "inputs")
        await writer.add_source("ab", b"Text.")
        await writer.add_document("topics", tuple[Topic, ...], TOPICS)
        await writer.add_document("names", tuple[Name, ...], NAMES)
        await writer.add_document("report", CompileReport, CompileReport("d", ()))
        await writer.add_blobs({f"t{n}": bytes([n % 256]) for n in range(1200)})
        await writer.add_seen([Seen("b.txt", 5, 7, "ab")])
        await fill(writer)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "a store? #1 100%.db"
    asyncio.run(write(found))
    return found


def change(path: Path, sql: str) -> None:
    db = sqlite3.connect(kept(path) / "papers.db")
    db.execute(sql)
    db.commit()
    db.close()


def ask(path: Path, question: Callable[[Store], Awaitable[T]]) -> T:
    async def run() -> T:
        async with Store.open(path) as store:
            return await question(store)

    return asyncio.run(run())


def test_papers_come_back(path: Path) -> None:
    assert ask(path, lambda store: store.papers()) == ((HEAD, 0),)
    assert ask(path, lambda store: store.paper("b")) == PAPER


def test_unknown_ids_are_key_errors(path: Path) -> None:
    for question in (lambda s: s.paper("x"), lambda s: s.source("x"), lambda s: s.blob("x")):
        with pytest.raises(KeyError):
            ask(path, question)


def test_topics_and_names_keep_their_order(path: Path) -> None:
    assert ask(path, lambda store: store.topics()) == TOPICS
    assert ask(path, lambda store: store.names()) == NAMES


def test_the_rest_comes_back(path: Path) -> None:
    assert ask(path, lambda store: store.report()) == CompileReport("d", ())
    assert ask(path, lambda store: store.source("ab")) == b"Text."
    assert ask(path, lambda store: store.blob("t1")) == b"\x01"
    assert ask(path, lambda store: store.term_vectors(["rain", "snow"])) == {"rain": b"\x07"}
    assert ask(path, lambda store: store.seen()) == {"b.txt": Seen("b.txt", 5, 7, "ab")}


def test_passages_come_in_the_order_they_are_asked_for(path: Path) -> None:
    assert ask(path, lambda store: store.passages([1, 0, 1])) == [OTHER, PASSAGE, OTHER]
    with pytest.raises(KeyError):
        ask(path, lambda store: store.passages([2]))


def test_the_index_and_the_vectors_are_open_with_it(path: Path) -> None:
    async def run() -> tuple[list[int], bytes]:
        async with Store.open(path) as store:
            found = store.engine.best([Clause("body", "hill", 1.0)], 3)
            return [row for row, _ in found], bytes(store.vectors)

    assert asyncio.run(run()) == ([0], b"".join(VECTORS))


def test_what_is_held_of_the_vectors_outlives_the_store(path: Path) -> None:
    async def run() -> memoryview:
        async with Store.open(path) as store:
            return store.vectors[1:]

    assert bytes(asyncio.run(run())) == b"\x02\x03"


def test_a_store_without_passages_has_no_vectors(tmp_path: Path) -> None:
    async def run() -> int:
        async with replacing(tmp_path / "s") as writer:
            await fill(writer, vectors=())
        async with Store.open(tmp_path / "s") as store:
            return len(store.vectors)

    assert asyncio.run(run()) == 0


def test_any_number_of_blobs_can_be_asked_for(path: Path) -> None:
    found = ask(path, lambda store: store.blobs([f"t{n}" for n in range(0, 1200, 2)]))
    assert found == {f"t{n}": bytes([n % 256]) for n in range(0, 1200, 2)}


def test_names_are_words_and_never_sql(path: Path) -> None:
    assert ask(path, lambda store: store.term_vectors(["' OR 1=1 --", '"', "rain"])) == {"rain": b"\x07"}


def test_a_blob_that_is_missing_is_of_another_version(path: Path) -> None:
    with pytest.raises(StoreError, match="was compiled by another version of briefbot"):
        ask(path, lambda store: store.blobs(["t1", "length"]))


def test_the_same_inputs_find_the_compiled_paper(path: Path) -> None:
    assert ask(path, lambda store: store.compiled("inputs")) == PAPER
    assert ask(path, lambda store: store.compiled("others")) is None


def test_a_paper_that_is_not_what_was_compiled_is_not_taken(path: Path) -> None:
    change(path, "UPDATE passage SET document = (SELECT document FROM passage WHERE row = 1)")
    with pytest.raises(StoreError, match="is damaged"):
        ask(path, lambda store: store.compiled("inputs"))


def test_what_it_says_of_itself(path: Path) -> None:
    async def about(store: Store) -> tuple[str, str, Path]:
        return store.digest, store.code, store.seeds

    assert ask(path, about) == ("d", "c", Path("/papers"))


def test_a_store_is_never_written_to(path: Path) -> None:
    def lie() -> dict[Path, bytes]:
        return {file: file.read_bytes() for file in path.rglob("*") if file.is_file()}

    before = lie()
    ask(path, lambda store: store.papers())
    assert lie() == before


def test_an_open_store_outlives_its_replacement(path: Path) -> None:
    async def run() -> Paper:
        async with Store.open(path) as store:
            await write(path)
            return await store.paper("b")

    assert asyncio.run(run()) == PAPER


def test_a_missing_store_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no store at"):
        ask(tmp_path / "none.db", lambda store: store.papers())


def test_damage_is_said_to_be_damage(path: Path) -> None:
    file = kept(path) / "papers.db"
    data = file.read_bytes()
    file.write_bytes(data[:4096] + b"\x55" * (len(data) - 4096))
    with pytest.raises(StoreError, match="is damaged"):
        ask(path, lambda store: store.papers())


def test_a_store_without_content_is_damaged(path: Path) -> None:
    change(path, "DELETE FROM meta")
    with pytest.raises(StoreError, match="is damaged"):
        ask(path, lambda store: store.papers())


@pytest.mark.parametrize("part", ["index/meta.json", "vectors", "index"])
def test_a_part_that_is_gone_is_said_to_be(path: Path, part: str) -> None:
    (kept(path) / part).rename(path / "gone")
    with pytest.raises(StoreError, match=r"is damaged|cannot be opened"):
        ask(path, lambda store: store.papers())


@pytest.mark.parametrize("length", [0, 2])
def test_vectors_that_were_cut_are_damage(path: Path, length: int) -> None:
    (kept(path) / "vectors").write_bytes(b"\x01\x02\x03"[:length])
    with pytest.raises(StoreError, match="is damaged"):
        ask(path, lambda store: store.papers())


def test_passages_that_are_missing_are_damage(path: Path) -> None:
    change(path, "DELETE FROM passage WHERE row = 1")
    with pytest.raises(StoreError, match="is damaged"):
        ask(path, lambda store: store.paper("b"))


def test_who_opens_a_store_while_it_is_replaced_gets_the_new_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digests = ["third", "second"]

    def overtaken(path: Path) -> Path:
        folder = check(path)
        if digests:  # between the moment the generation is looked up and the one it is opened
            compiling = Thread(target=lambda: asyncio.run(write_tiny(path, digests.pop())))
            compiling.start()
            compiling.join()
        return folder

    monkeypatch.setattr(opening, "check", overtaken)
    assert asyncio.run(read(path)) == "third"


def test_a_changed_document_is_damage(path: Path) -> None:
    change(path, "UPDATE paper SET rest = substr(rest, 1, 20)")
    with pytest.raises(StoreError, match="is damaged"):
        ask(path, lambda store: store.paper("b"))


def test_a_document_of_other_fields_is_of_another_version(path: Path) -> None:
    change(path, "UPDATE document SET data = (SELECT rest FROM paper) WHERE name = 'report'")
    with pytest.raises(StoreError, match="was compiled by another version of briefbot"):
        ask(path, lambda store: store.report())
