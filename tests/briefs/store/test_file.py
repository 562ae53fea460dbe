"""A store is told from others by a few names, a header and a length."""

import sqlite3
from pathlib import Path

import pytest

from briefs.errors import StoreError
from briefs.store.file import APPLICATION, FORMAT, Form, check, check_replaceable, current, form, missing

OUTSIDE = (
    "../..",
    "..",
    ".",
    "/",
    "/etc",
    "1/..",
    "new",
    "",
    "0",
    "01",
    "-1",
    "٣",
    "1\n2",
    "1\x00",
    "9" * 10_000,
)


def database(path: Path, application: int = APPLICATION, version: int = FORMAT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path)
    db.executescript(
        f"PRAGMA application_id = {application}; PRAGMA user_version = {version}; CREATE TABLE t (a);"
    )
    db.close()
    return path


def store(path: Path, application: int = APPLICATION, version: int = FORMAT) -> Path:
    """A folder as compiles leave it, as far as it is looked at from outside."""
    database(path / "3" / "papers.db", application, version)
    (path / "lock").touch()
    (path / "current").write_text("3")
    return path


def cut(file: Path, length: int) -> None:
    file.write_bytes(file.read_bytes()[:length])


def test_a_store_is_known(tmp_path: Path) -> None:
    assert form(store(tmp_path / "s")) is Form.STORE
    assert check(tmp_path / "s") == tmp_path / "s" / "3"


def test_another_version_is_known(tmp_path: Path) -> None:
    assert form(store(tmp_path / "s", version=FORMAT + 1)) is Form.OTHER_VERSION


def test_a_store_of_one_file_is_of_another_version(tmp_path: Path) -> None:
    assert form(database(tmp_path / "s", version=1)) is Form.OTHER_VERSION


def test_the_database_of_a_store_is_no_store(tmp_path: Path) -> None:
    assert form(store(tmp_path / "s") / "3" / "papers.db") is Form.FOREIGN


@pytest.mark.parametrize("length", [0, 10, 17, 99, 100, 4096, 8191])
def test_every_cut_is_noticed(tmp_path: Path, length: int) -> None:
    cut(store(tmp_path / "s") / "3" / "papers.db", length)
    assert form(tmp_path / "s") is Form.INCOMPLETE


def test_a_generation_that_is_gone_is_noticed(tmp_path: Path) -> None:
    (store(tmp_path / "s") / "3" / "papers.db").unlink()
    assert form(tmp_path / "s") is Form.INCOMPLETE


@pytest.mark.parametrize("data", [b"x", b"\x00" * 200, b"Dear diary, " * 50])
def test_other_files_are_foreign(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "s"
    path.write_bytes(data)
    assert form(path) is Form.FOREIGN


def test_the_database_of_another_program_is_foreign(tmp_path: Path) -> None:
    assert form(store(tmp_path / "s", application=0)) is Form.FOREIGN
    assert form(database(tmp_path / "file", application=0)) is Form.FOREIGN


def test_what_is_no_file_is_foreign() -> None:
    device = Path("/dev/null")
    if not device.exists():
        pytest.skip("needs a device")
    assert form(device) is Form.FOREIGN


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_name_leads_out_of_the_store(tmp_path: Path, name: str) -> None:
    (store(tmp_path / "s") / "current").write_text(name, "utf-8")
    assert current(tmp_path / "s") is None
    with pytest.raises(StoreError, match="is damaged"):
        check(tmp_path / "s")


def test_a_line_may_end_as_lines_do(tmp_path: Path) -> None:
    (store(tmp_path / "s") / "current").write_bytes(b"3\r\n")
    assert form(tmp_path / "s") is Form.STORE


def test_what_a_killed_first_compile_leaves_is_nothing_yet(tmp_path: Path) -> None:
    path = store(tmp_path / "s")
    (path / "current").rename(path / "current.new")
    database(path / "new" / "papers.db")
    for part in ("index", "vectors", "spool"):
        (path / "new" / part).touch()
    assert missing(path)
    check_replaceable(path)


def test_an_empty_folder_is_nothing_yet(tmp_path: Path) -> None:
    assert missing(tmp_path)
    assert missing(tmp_path / "none")
    check_replaceable(tmp_path)


@pytest.mark.parametrize("file", ["notes.txt", "2024/notes.txt", "new/notes.txt", "2024/papers.db"])
def test_a_folder_of_somebody_else_is_foreign(tmp_path: Path, file: str) -> None:
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text("Dear diary")
    assert not missing(tmp_path)
    with pytest.raises(StoreError, match="is not a store of briefbot"):
        check_replaceable(tmp_path)


def test_a_store_stays_one_whatever_is_put_beside(tmp_path: Path) -> None:
    (store(tmp_path / "s") / "notes.txt").write_text("Do not touch")
    assert form(tmp_path / "s") is Form.STORE


def test_each_has_its_sentence(tmp_path: Path) -> None:
    cut(store(tmp_path / "cut") / "3" / "papers.db", 5000)
    store(tmp_path / "other", version=FORMAT + 1)
    database(tmp_path / "old", version=1)
    (tmp_path / "notes.txt").write_text("Dear diary")
    (tmp_path / "folder").mkdir()
    (tmp_path / "blocked" / "current").mkdir(parents=True)
    said = {
        "none": "There is no store at",
        "folder": "There is no store at",
        "cut": "is incomplete",
        "old": "was compiled by another version of briefbot",
        "other": "was compiled by another version of briefbot",
        "notes.txt": "is not a store of briefbot",
        "notes.txt/s": "There is no store at",
        "blocked": "cannot be read",
    }
    for name, sentence in said.items():
        with pytest.raises(StoreError, match=sentence):
            check(tmp_path / name)


def test_only_stores_are_replaced(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Dear diary")
    (tmp_path / "empty").touch()
    check_replaceable(tmp_path / "none")
    check_replaceable(tmp_path / "empty")
    check_replaceable(database(tmp_path / "old", version=1))
    check_replaceable(store(tmp_path / "other", version=FORMAT + 1))
    for path in (tmp_path / "notes.txt", tmp_path, database(tmp_path / "database")):
        with pytest.raises(StoreError, match="is not a store of briefbot"):
            check_replaceable(path)
