import asyncio
import os
import shutil
import sqlite3
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from machine import TOPICS, empty_home, two_papers

import briefs
from bot.home import Home, Ready, build, choose, data_folder, ready, shipped, writable
from bot.settings import Settings
from briefs.errors import SeedsError, StoreError
from briefs.store.file import APPLICATION
from briefs.store.store import Store


def unwatched() -> AbstractContextManager[None]:
    return nullcontext()


def get_ready(home: Home) -> tuple[Ready, Path]:
    """What is ready, and the folder that its store was compiled from."""

    async def run() -> tuple[Ready, Path]:
        async with ready(home, unwatched) as found, Store.open(found.store) as store:
            return found, store.seeds

    return asyncio.run(run())


def lie(store: Path) -> dict[Path, bytes]:
    """The files of a store as they lie."""
    return {file: file.read_bytes() for file in store.rglob("*") if file.is_file()}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return empty_home(tmp_path, monkeypatch)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return two_papers(tmp_path)


@pytest.fixture
def others(seeds: Path) -> Path:
    """Another folder of papers."""
    folder = seeds.with_name("others")
    shutil.copytree(seeds, folder)
    (folder / "quay-1999.txt").unlink()
    return folder


@pytest.fixture
def store(seeds: Path, tmp_path: Path) -> Path:
    """A store of the papers."""
    path = tmp_path / "named.store"
    asyncio.run(build(seeds, path, unwatched))
    return path


def test_nothing_named_is_the_shipped_papers_in_the_data_folder(home: Path) -> None:
    chosen = choose(Settings())
    assert chosen.seeds == shipped() == Path(briefs.__file__).parent.parent / "seeds"
    assert home in chosen.store.parents
    assert chosen.ours


def test_the_command_line_counts_more_than_the_environment() -> None:
    chosen = choose(Settings(store=Path("e.store"), seeds=Path("e")), Path("c"), Path("c.store"))
    assert (chosen.seeds, chosen.store) == (Path("c"), Path("c.store"))


def test_each_folder_has_its_own_store(seeds: Path, others: Path) -> None:
    stores = [choose(Settings(), folder).store for folder in (seeds, others)]
    assert stores[0] != stores[1]
    assert stores[0].name.startswith("papers-")


def test_a_folder_has_one_store_however_it_is_named(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(seeds.parent)
    assert choose(Settings(), Path(seeds.name)).store == choose(Settings(), seeds).store


@pytest.mark.parametrize("near", ["command line", "environment"])
def test_a_store_takes_the_papers_named_with_it(store: Path, others: Path, near: str) -> None:
    if near == "command line":
        chosen = choose(Settings(), others, store)
    else:
        chosen = choose(Settings(seeds=others, store=store))
    assert get_ready(chosen) == (Ready(store, others), others)


def test_papers_on_the_command_line_fill_the_store_of_the_environment(store: Path, others: Path) -> None:
    assert get_ready(choose(Settings(store=store), others)) == (Ready(store, others), others)


@pytest.mark.parametrize("farther", [None, "environment"])
def test_a_store_named_nearer_than_any_papers_keeps_its_own(
    store: Path, seeds: Path, others: Path, farther: str | None
) -> None:
    settings = Settings(seeds=others if farther else None)
    before = lie(store)
    assert get_ready(choose(settings, None, store)) == (Ready(store, seeds), seeds)
    assert lie(store) == before


def test_a_store_named_alone_is_compiled_again_from_its_own_papers(store: Path, seeds: Path) -> None:
    (seeds / "topics.toml").write_text(TOPICS.replace("Dredging the harbour", "Dredging"), "utf-8")
    before = lie(store)
    assert get_ready(choose(Settings(), None, store)) == (Ready(store, seeds), seeds)
    assert lie(store) != before


def test_a_store_whose_papers_are_gone_is_used_as_it_is(store: Path, seeds: Path) -> None:
    shutil.rmtree(seeds)
    before = lie(store)
    assert get_ready(choose(Settings(), None, store)) == (Ready(store, None), seeds)
    assert lie(store) == before


def test_a_store_that_does_not_exist_takes_the_papers_found(tmp_path: Path, others: Path) -> None:
    store = tmp_path / "deep" / "new.store"
    assert get_ready(choose(Settings(seeds=others), None, store)) == (Ready(store, others), others)


def test_a_store_whose_first_compile_was_killed_takes_the_papers_found(tmp_path: Path, others: Path) -> None:
    store = tmp_path / "new.store"
    (store / "new").mkdir(parents=True)
    (store / "lock").touch()
    assert get_ready(choose(Settings(seeds=others), None, store)) == (Ready(store, others), others)


def test_a_store_of_one_file_is_compiled_again_from_the_papers_named_with_it(
    tmp_path: Path, seeds: Path
) -> None:
    store = tmp_path / "old.store"
    db = sqlite3.connect(store)
    db.executescript(f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = 1; CREATE TABLE t (a);")
    db.close()
    with pytest.raises(StoreError, match="was compiled by another version"):
        get_ready(choose(Settings(), None, store))
    assert get_ready(choose(Settings(), seeds, store)) == (Ready(store, seeds), seeds)


def test_a_damaged_store_named_alone_asks_for_its_papers(store: Path) -> None:
    (database,) = store.glob("*/papers.db")
    database.write_bytes(database.read_bytes()[:-1])
    with pytest.raises(StoreError) as caught:
        get_ready(choose(Settings(), None, store))
    assert "--seeds" in caught.value.hint


def test_a_fresh_store_is_not_compiled_again(seeds: Path) -> None:
    chosen = choose(Settings(), seeds)
    get_ready(chosen)
    before = lie(chosen.store)
    get_ready(chosen)
    assert lie(chosen.store) == before


def test_without_a_data_folder_the_store_lasts_as_long_as_it_is_used(
    home: Path, seeds: Path, caplog: pytest.LogCaptureFixture
) -> None:
    home.rmdir()
    home.touch()  # no folder can be made in a file
    found, folder = get_ready(choose(Settings(), seeds))
    assert folder == seeds
    assert not found.store.exists() and not found.store.parent.exists()
    assert "set BRIEFBOT_STORE" in caplog.text


def test_without_a_home_nothing_is_written_here(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)
    assert not writable(Path("~") / "data")
    assert list(home.iterdir()) == []


def test_a_missing_installation_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(briefs, "__file__", str(tmp_path / "briefs" / "__init__.py"))
    with pytest.raises(SeedsError, match="--seeds"):
        shipped()


def test_package_data_comes_before_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "briefs" / "seeds").mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    monkeypatch.setattr(briefs, "__file__", str(tmp_path / "briefs" / "__init__.py"))
    assert shipped() == tmp_path / "briefs" / "seeds"


def test_the_data_folder_is_in_the_home(home: Path) -> None:
    assert os.path.commonpath([home, data_folder()]) == str(home)
