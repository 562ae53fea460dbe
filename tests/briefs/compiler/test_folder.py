"""The files of a folder are found by what they are, and seen as they lie."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from briefs.compiler.folder import paper_files, see, settings_files
from briefs.errors import SeedsError
from briefs.store.store import Seen


def make(folder: Path, *files: str) -> Path:
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text("Text.")
    return folder


def test_papers_are_found_in_folders_by_what_they_end_in(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a.md", "sub/deep/c.TXT", "d.exe", "e", "papers.bak")
    assert list(paper_files(tmp_path)) == ["a.md", "b.txt", "sub/deep/c.TXT"]


def test_hidden_files_and_the_folders_own_readme_are_no_papers(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", ".b.txt", ".git/c.txt", "README.md", "sub/README.md")
    assert list(paper_files(tmp_path)) == ["a.txt", "sub/README.md"]


def test_folders_and_pipes_with_the_name_of_a_paper_are_no_papers(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.txt/c.md")
    os.mkfifo(tmp_path / "d.txt")
    assert list(paper_files(tmp_path)) == ["a.txt", "b.txt/c.md"]


def test_a_link_to_a_folder_above_ends(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert list(paper_files(tmp_path)) == ["a.txt"]


def test_names_that_are_no_text_can_be_shown(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("Text.")
    assert list(paper_files(tmp_path)) == ["caf\\udce9.txt"]


def test_names_are_the_same_on_every_system(tmp_path: Path) -> None:
    make(tmp_path, "cafe\u0301.txt")
    assert list(paper_files(tmp_path)) == ["caf\u00e9.txt"]


def test_a_missing_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(SeedsError, match="does not exist"):
        paper_files(tmp_path / "none")
    (tmp_path / "file").touch()
    with pytest.raises(SeedsError, match="is not a folder"):
        paper_files(tmp_path / "file")


def test_settings_are_those_that_are_there(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "topics.toml")
    assert settings_files(tmp_path) == {"topics.toml": tmp_path / "topics.toml"}


def test_a_file_is_seen_with_its_bytes(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    os.utime(tmp_path / "a.txt", ns=(5, 7))
    assert see("a.txt", tmp_path / "a.txt") == (Seen("a.txt", 5, 7, sha256(b"Text.").hexdigest()), b"Text.")


def test_what_cannot_be_read_is_seen_without_bytes(tmp_path: Path) -> None:
    assert see("a.txt", tmp_path / "a.txt") == (Seen("a.txt", 0, 0, ""), None)
    seen, data = see("a.txt", tmp_path)
    assert (seen.sha256, data) == ("", None)
