"""A store file is told from others by its header and length."""

import sqlite3
from pathlib import Path

import pytest

from briefs.errors import StoreError
from briefs.store.file import APPLICATION, FORMAT, Form, check, check_replaceable, form


def database(path: Path, application: int = APPLICATION, version: int = FORMAT) -> Path:
    db = sqlite3.connect(path)
    db.executescript(
        f"PRAGMA application_id = {application}; PRAGMA user_version = {version}; CREATE TABLE t (a);"
    )
    db.close()
    return path


def test_a_store_is_known(tmp_path: Path) -> None:
    assert form(database(tmp_path / "s")) is Form.STORE


def test_another_version_is_known(tmp_path: Path) -> None:
    assert form(database(tmp_path / "s", version=FORMAT + 1)) is Form.OTHER_VERSION


@pytest.mark.parametrize("length", [0, 17, 99, 100, 4096, 8191])
def test_every_cut_is_noticed(tmp_path: Path, length: int) -> None:
    path = database(tmp_path / "s")
    path.write_bytes(path.read_bytes()[:length])
    assert form(path) is Form.TRUNCATED


@pytest.mark.parametrize("data", [b"x", b"\x00" * 200, b"Dear diary, " * 50])
def test_other_files_are_foreign(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "s"
    path.write_bytes(data)
    assert form(path) is Form.FOREIGN


def test_the_database_of_another_program_is_foreign(tmp_path: Path) -> None:
    assert form(database(tmp_path / "s", application=0)) is Form.FOREIGN


def test_each_has_its_sentence(tmp_path: Path) -> None:
    cut = database(tmp_path / "cut")
    cut.write_bytes(cut.read_bytes()[:5000])
    (tmp_path / "notes.txt").write_text("Dear diary")
    (tmp_path / "folder").mkdir()
    database(tmp_path / "old", version=FORMAT + 1)
    said = {
        "none": "There is no store at",
        "cut": "is incomplete",
        "old": "was compiled by another version of briefbot",
        "notes.txt": "is not a store of briefbot",
        "folder": "cannot be read",
    }
    for name, sentence in said.items():
        with pytest.raises(StoreError, match=sentence):
            check(tmp_path / name)


def test_only_stores_are_replaced(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Dear diary")
    (tmp_path / "empty").touch()
    check_replaceable(tmp_path / "none")
    check_replaceable(tmp_path / "empty")
    check_replaceable(database(tmp_path / "old", version=FORMAT + 1))
    for path in (tmp_path / "notes.txt", tmp_path):
        with pytest.raises(StoreError, match="is not a store of briefbot"):
            check_replaceable(path)
