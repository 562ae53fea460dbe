"""A file appears whole or not at all, and none is lost."""

import os
from pathlib import Path

import pytest

from bot.export.target import ExportError, check, write


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    write(b"words", str(file), force=False)
    assert file.read_bytes() == b"words"
    assert names(tmp_path) == ["a.md"]


def test_what_exists_is_kept_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("mine")
    with pytest.raises(ExportError, match=r"exists already\. With --force it is replaced\."):
        check(str(file), False)
    with pytest.raises(ExportError, match="exists already"):
        write(b"words", str(file), False)
    assert file.read_text() == "mine" and names(tmp_path) == ["a.md"]
    check(str(file), True)
    write(b"words", str(file), True)
    assert file.read_bytes() == b"words" and names(tmp_path) == ["a.md"]


def test_a_link_goes_on_pointing_where_it_did(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link = tmp_path / "a.md"
    link.symlink_to(tmp_path / "there" / "b.md")
    write(b"words", str(link), True)
    assert link.is_symlink() and (tmp_path / "there" / "b.md").read_bytes() == b"words"


def test_where_no_file_can_be_is_told_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is a folder"):
        check(str(tmp_path), True)
    with pytest.raises(ExportError, match="does not exist"):
        check(str(tmp_path / "nowhere" / "a.md"), True)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ExportError, match="is no file"):
        check(str(tmp_path / "pipe"), True)
    check("-", False)


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "a.md"
    file.write_text("mine")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match=r"cannot be written: No space left on device\."):
        write(b"words", str(file), True)
    assert file.read_text() == "mine" and names(tmp_path) == ["a.md"]
