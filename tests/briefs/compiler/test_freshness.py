"""A store is stale when its papers changed, and files that lie as they lay are not read to find out."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from briefs.compiler import code, freshness
from briefs.compiler.build import compile
from briefs.compiler.freshness import stale
from briefs.errors import SeedsError
from briefs.store.store import Store

YESTERDAY = 1_000_000_000


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    write(folder / "a.txt", "A paper\n\nIt has one sentence.")
    write(folder / "b.txt", "Another paper\n\nIt has one sentence too.")
    write(folder / "papers.toml", "[papers.a]\nyear = 1999")
    return folder


@pytest.fixture
def store(tmp_path: Path, seeds: Path) -> Path:
    asyncio.run(compile(seeds, tmp_path / "s"))
    return tmp_path / "s"


def write(path: Path, text: str, time: int = YESTERDAY) -> None:
    path.write_text(text)
    os.utime(path, (time, time))


def is_stale(seeds: Path, store: Path) -> bool:
    return asyncio.run(stale(seeds, store))


def test_a_new_store_is_fresh(seeds: Path, store: Path) -> None:
    assert not is_stale(seeds, store)


def test_files_that_lie_as_they_lay_are_not_read(
    seeds: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(freshness, "see", None)
    assert not is_stale(seeds, store)


def test_a_new_time_alone_does_not_make_it_stale(seeds: Path, store: Path) -> None:
    os.utime(seeds / "a.txt", (YESTERDAY + 5, YESTERDAY + 5))
    assert not is_stale(seeds, store)


@pytest.mark.parametrize("name", ["a.txt", "papers.toml"])
def test_a_changed_file_makes_it_stale(seeds: Path, store: Path, name: str) -> None:
    write(seeds / name, (seeds / name).read_text() + "\n")
    assert is_stale(seeds, store)


def test_a_change_that_keeps_the_size_makes_it_stale(seeds: Path, store: Path) -> None:
    write(seeds / "a.txt", (seeds / "a.txt").read_text().replace("one", "two"), YESTERDAY + 5)
    assert is_stale(seeds, store)


def test_a_change_within_one_tick_of_the_clock_makes_it_stale(tmp_path: Path, seeds: Path) -> None:
    (seeds / "a.txt").touch()
    lay = (seeds / "a.txt").stat()
    asyncio.run(compile(seeds, tmp_path / "s"))
    (seeds / "a.txt").write_text((seeds / "a.txt").read_text().replace("one", "two"))
    os.utime(seeds / "a.txt", ns=(lay.st_atime_ns, lay.st_mtime_ns))
    assert is_stale(seeds, tmp_path / "s")


@pytest.mark.parametrize("name", ["c.txt", "topics.toml"])
def test_a_new_file_makes_it_stale(seeds: Path, store: Path, name: str) -> None:
    (seeds / name).touch()
    assert is_stale(seeds, store)


@pytest.mark.parametrize("name", ["b.txt", "papers.toml"])
def test_a_file_that_is_gone_makes_it_stale(seeds: Path, store: Path, name: str) -> None:
    (seeds / name).unlink()
    assert is_stale(seeds, store)


def test_files_that_are_no_papers_do_not_matter(seeds: Path, store: Path) -> None:
    (seeds / "notes.exe").touch()
    assert not is_stale(seeds, store)


def test_papers_that_failed_do_not_make_it_stale(tmp_path: Path, seeds: Path) -> None:
    write(seeds / "c.txt", "")
    write(seeds / "a.md", "Another a.")
    assert len(asyncio.run(compile(seeds, tmp_path / "s")).failed) == 2
    assert not is_stale(seeds, tmp_path / "s")


def test_a_copy_of_the_folder_is_told_by_its_content(tmp_path: Path, seeds: Path, store: Path) -> None:
    copy = shutil.copytree(seeds, tmp_path / "copy")
    assert not is_stale(copy, store)
    write(copy / "a.txt", (copy / "a.txt").read_text().replace("one", "two"))
    assert is_stale(copy, store)


def test_a_store_of_other_code_is_stale(seeds: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(code, "version", lambda: "other")
    assert not is_stale(seeds, store)  # it lies as it lay, so it is the same code
    monkeypatch.setattr(code, "stamp", lambda: "moved")
    assert is_stale(seeds, store)


def test_a_store_that_cannot_be_read_is_stale(seeds: Path, store: Path) -> None:
    assert is_stale(seeds, store.with_name("none"))
    (database,) = store.glob("*/papers.db")
    database.write_bytes(database.read_bytes()[:5000])
    assert is_stale(seeds, store)


def test_a_store_that_goes_meanwhile_is_stale(
    seeds: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: Path) -> AbstractAsyncContextManager[Store]:
        raise FileNotFoundError

    monkeypatch.setattr(Store, "open", gone)
    assert is_stale(seeds, store)


def test_a_new_store_in_its_place_does_not_make_an_old_one_fresh(
    seeds: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @asynccontextmanager
    async def overtaken(path: Path) -> AsyncIterator[Store]:
        os.utime(path / "current", (YESTERDAY * 2, YESTERDAY * 2))
        async with opened(path) as found:
            yield found

    opened = Store.open
    os.utime(store / "current", (YESTERDAY, YESTERDAY))
    write(seeds / "a.txt", (seeds / "a.txt").read_text().replace("one", "two"))
    monkeypatch.setattr(Store, "open", overtaken)
    assert is_stale(seeds, store)


def test_a_missing_folder_is_no_answer(tmp_path: Path, store: Path) -> None:
    with pytest.raises(SeedsError, match="does not exist"):
        is_stale(tmp_path / "none", store)
