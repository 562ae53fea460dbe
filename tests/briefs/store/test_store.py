"""A store gives back what was written, and says in one sentence where it cannot."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from briefs.errors import StoreError
from briefs.models import Kind, Name, Paper, Part, Passage, Sentence, Topic
from briefs.reports import CompileReport
from briefs.store.store import Seen, Store
from briefs.store.writer import replacing

T = TypeVar("T")
SENTENCE = Sentence(1, 0, 5, "Text.")
PAPER = Paper(
    id="b", file="b.txt", sha256="ab", title="B", authors=("Ann Lee",), year=1999, date=None, month=None,
    event=None, venue=None, kind=None, nicknames=("the bee paper",), fields=(), sections=(),
    passages=(Passage(1, Part.BODY, Kind.PROSE, 0, 5, "Text.", (SENTENCE,)),),
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
        await writer.add_index({f"t{n}": bytes([n % 256]) for n in range(1200)}, {"length": b"\x01"})
        await writer.add_seen([Seen("b.txt", 5, 7, "ab")])
        await writer.add_meta(digest="d", code="c", seeds="/papers")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "a store? #1 100%.db"
    asyncio.run(write(found))
    return found


def change(path: Path, sql: str) -> None:
    db = sqlite3.connect(path)
    db.execute(sql)
    db.commit()
    db.close()


def ask(path: Path, question: Callable[[Store], Awaitable[T]]) -> T:
    async def run() -> T:
        async with Store.open(path) as store:
            return await question(store)

    return asyncio.run(run())


def test_papers_come_back(path: Path) -> None:
    assert ask(path, lambda store: store.papers()) == (HEAD,)
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
    assert ask(path, lambda store: store.blobs(["length"])) == {"length": b"\x01"}
    assert ask(path, lambda store: store.blob("length")) == b"\x01"
    assert ask(path, lambda store: store.seen()) == {"b.txt": Seen("b.txt", 5, 7, "ab")}


def test_any_number_of_terms_can_be_asked_for(path: Path) -> None:
    found = ask(path, lambda store: store.postings([f"t{n}" for n in range(0, 2400, 2)]))
    assert found == {f"t{n}": bytes([n % 256]) for n in range(0, 1200, 2)}


def test_terms_are_words_and_never_sql(path: Path) -> None:
    assert ask(path, lambda store: store.postings(["' OR 1=1 --", '"', "t1"])) == {"t1": b"\x01"}


def test_the_same_inputs_find_the_compiled_paper(path: Path) -> None:
    assert ask(path, lambda store: store.compiled("inputs")) == PAPER
    assert ask(path, lambda store: store.compiled("others")) is None


def test_a_paper_that_is_not_what_was_compiled_is_not_taken(path: Path) -> None:
    change(path, "UPDATE paper SET body = head")
    with pytest.raises(StoreError, match="is damaged"):
        ask(path, lambda store: store.compiled("inputs"))


def test_what_it_says_of_itself(path: Path) -> None:
    async def about(store: Store) -> tuple[str, str, Path]:
        return store.digest, store.code, store.seeds

    assert ask(path, about) == ("d", "c", Path("/papers"))


def test_a_store_is_never_written_to(path: Path) -> None:
    before = path.read_bytes()
    ask(path, lambda store: store.papers())
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir() if p.suffix in {".db-wal", ".db-shm", ".db-journal"}] == []


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
    data = bytearray(path.read_bytes())
    for at in range(4096, len(data)):
        data[at] = 0x55
    path.write_bytes(data)
    with pytest.raises(StoreError, match="is damaged"):
        ask(path, lambda store: store.papers())


def test_a_store_without_content_is_damaged(path: Path) -> None:
    change(path, "DELETE FROM meta")
    with pytest.raises(StoreError, match="is damaged"):
        ask(path, lambda store: store.papers())


def test_a_changed_document_is_damage(path: Path) -> None:
    change(path, "UPDATE paper SET body = substr(body, 1, 20)")
    with pytest.raises(StoreError, match="is damaged"):
        ask(path, lambda store: store.paper("b"))


def test_a_document_of_other_fields_is_of_another_version(path: Path) -> None:
    change(path, "UPDATE document SET data = (SELECT body FROM paper) WHERE name = 'report'")
    with pytest.raises(StoreError, match="was compiled by another version of briefbot"):
        ask(path, lambda store: store.report())
