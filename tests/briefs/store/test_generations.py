"""A generation counts from one moment on, when it is on disk, and leaves nothing behind when it is replaced."""

import os
import stat
from pathlib import Path

import pytest
from tiny_store import names

from briefs.errors import StoreError
from briefs.store import generations
from briefs.store.file import current
from briefs.store.generations import begin, prepare, publish, sweep


def make(path: Path) -> Path:
    """A whole generation that does not count yet."""
    prepare(path)
    new = begin(path)
    (new / "index").mkdir()
    (new / "index" / "meta.json").write_text("{}")
    (new / "vectors").write_bytes(b"\x01")
    return new


@pytest.fixture
def store(tmp_path: Path) -> Path:
    make(tmp_path / "s")
    publish(tmp_path / "s")
    return tmp_path / "s"


def test_what_is_published_counts(store: Path) -> None:
    assert current(store) == "1"
    assert names(store) == {"1", "current", "lock"}


def test_the_next_one_has_another_name_and_the_old_one_goes(store: Path) -> None:
    make(store)
    publish(store)
    assert current(store) == "2"
    sweep(store)
    assert names(store) == {"2", "current", "lock"}


def test_until_it_is_published_the_old_one_counts(store: Path) -> None:
    make(store)
    assert current(store) == "1"
    sweep(store)
    assert names(store) == {"1", "current", "lock"}


def test_it_may_be_read_by_whom_the_umask_lets(tmp_path: Path) -> None:
    new = make(tmp_path / "s")
    (new / "index" / "meta.json").chmod(0o600)
    publish(tmp_path / "s")
    modes = {stat.S_IMODE(f.stat().st_mode) for f in (tmp_path / "s" / "1").rglob("*") if f.is_file()}
    assert modes == {stat.S_IMODE((tmp_path / "s" / "lock").stat().st_mode)}


@pytest.mark.skipif(os.name != "posix", reason="needs folders that can be synced")
def test_all_is_on_disk_before_it_counts(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[tuple[str, str | None]] = []

    def note(file: Path, _: int = 0) -> None:
        synced.append((file.relative_to(store).as_posix(), current(store)))

    make(store)
    monkeypatch.setattr(generations, "_sync", note)
    publish(store)
    first = {"new/papers.db", "new/vectors", "new/index/meta.json", "new/index", "new"}
    assert {name for name, _ in synced[:5]} == first
    assert synced[5:] == [(".", "1"), ("current.new", "1"), (".", "2")]
    assert {counts for _, counts in synced[:5]} == {"1"}


def test_what_killed_compiles_left_is_swept(store: Path) -> None:
    make(store).rename(store / "7")
    make(store)
    (store / "4").mkdir()
    (store / "current.new").write_text("7")
    sweep(store)
    assert names(store) == {"1", "current", "lock"}


def test_no_name_is_given_twice(store: Path) -> None:
    make(store).rename(store / "7")
    make(store)
    publish(store)
    assert current(store) == "8"


def test_what_others_put_there_stays(store: Path) -> None:
    for name in ("2024", "new", "notes"):
        (store / name).mkdir()
        (store / name / "notes.txt").write_text("Dear diary")
    sweep(store)
    assert names(store) == {"1", "current", "lock", "2024", "new", "notes"}
    with pytest.raises(FileExistsError):
        begin(store)


def test_nothing_is_swept_while_nobody_knows_what_counts(store: Path) -> None:
    (store / "current").write_text("../..")
    sweep(store)
    assert names(store) == {"1", "current", "lock"}


def test_a_store_of_one_file_gives_way(tmp_path: Path) -> None:
    (tmp_path / "s").write_bytes(b"")
    prepare(tmp_path / "s")
    assert names(tmp_path / "s") == {"lock"}


@pytest.mark.parametrize(
    ("path", "blocked"), [("file/s", "file"), ("file/deep/s", "file"), ("dangling", "dangling")]
)
def test_what_is_in_the_way_is_named(tmp_path: Path, path: str, blocked: str) -> None:
    (tmp_path / "file").write_text("Dear diary")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere" / "deep")
    with pytest.raises(StoreError, match=f"{blocked} is not a folder"):
        prepare(tmp_path / path)
