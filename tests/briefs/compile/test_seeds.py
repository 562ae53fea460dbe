"""The papers of a folder are all found, and none twice."""

import os
from pathlib import Path

import pytest

from briefs.compile.overrides import Overrides
from briefs.compile.seeds import find, paper_files
from briefs.errors import SeedsError


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


def test_a_papers_id_is_its_files_stem(tmp_path: Path) -> None:
    found = find(make(tmp_path, "Ann Lee.txt", "sub/petrov-2004.md"))
    assert [(seed.file, seed.id) for seed in found.papers] == [
        ("Ann Lee.txt", "ann-lee"),
        ("sub/petrov-2004.md", "petrov-2004"),
    ]
    assert not any(seed.clash for seed in found.papers)


def test_papers_toml_is_matched_by_file_or_by_id(tmp_path: Path) -> None:
    make(tmp_path, "004.txt", "sub/lee.txt")
    (tmp_path / "papers.toml").write_text(
        "[papers.petrov]\nfile = '004.txt'\nyear = 2004\n[papers.lee]\nyear = 1999"
    )
    assert [seed.overrides for seed in find(tmp_path).papers] == [
        Overrides("petrov", year=2004),
        Overrides("lee", year=1999),
    ]


def test_a_table_that_fits_no_paper_is_noted(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / "papers.toml").write_text("[papers.b]\nyear = 1\n[papers.c]\nfile = 'a.md'\n[papers.a]")
    assert find(tmp_path).notes == (
        "papers.toml, line 1: [papers.b] fits no paper",
        "papers.toml, line 3: [papers.c] fits no paper",
    )


def test_of_two_papers_with_one_id_both_are_named(tmp_path: Path) -> None:
    first, second, third = find(make(tmp_path, "a.md", "a.txt", "sub/A.txt")).papers
    assert not first.clash
    assert second.clash.startswith('a.txt has the id "a" of a.md.')
    assert third.clash.startswith('sub/A.txt has the id "a" of a.md.')


def test_a_table_tells_two_papers_of_one_id_apart(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "a.txt")
    (tmp_path / "papers.toml").write_text("[papers.other]\nfile = 'a.txt'")
    assert [(seed.id, seed.clash) for seed in find(tmp_path).papers] == [("a", ""), ("other", "")]


def test_topics_are_read(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / "topics.toml").write_text("[[topics]]\nname = 'one'\n[[names]]\nforms = ['US']")
    found = find(tmp_path)
    assert ([t.id for t in found.topics], [n.id for n in found.names]) == (["one"], ["us"])


def test_a_folder_without_papers_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "empty", make(tmp_path / "other", "a.exe", "README.md")):
        with pytest.raises(SeedsError, match=r"There is no paper in .* Papers are files that end in .*\.txt"):
            find(folder)


def test_a_missing_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(SeedsError, match="does not exist"):
        find(tmp_path / "none")
    (tmp_path / "file").touch()
    with pytest.raises(SeedsError, match="is not a folder"):
        find(tmp_path / "file")
