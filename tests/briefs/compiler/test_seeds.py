"""The papers of a folder are all found, and none twice."""

from pathlib import Path

import pytest

from briefs.compiler.overrides import Overrides
from briefs.compiler.seeds import find
from briefs.errors import SeedsError


def make(folder: Path, *files: str) -> Path:
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text("Text.")
    return folder


def test_a_papers_id_is_its_files_stem(tmp_path: Path) -> None:
    found = find(make(tmp_path, "Ann Lee.txt", "sub/petrov-2004.md"))
    assert [(seed.file, seed.id) for seed in found.papers] == [
        ("Ann Lee.txt", "Ann Lee"),
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
    first, second, third = find(make(tmp_path, "a.md", "a.txt", "sub/a.txt")).papers
    assert not first.clash
    assert second.clash.startswith('a.txt has the id "a" of a.md.')
    assert third.clash.startswith('sub/a.txt has the id "a" of a.md.')


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
