"""``briefbot ask --png FILE``: the reply as ever, and the answer drawn into a file that nobody loses."""

import json
import sys
from pathlib import Path

import pytest
from machine import briefbot, empty_home, two_papers
from png import size


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return empty_home(tmp_path, monkeypatch)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return two_papers(tmp_path)


def test_an_answer_is_shown_and_drawn(seeds: Path, tmp_path: Path) -> None:
    file = tmp_path / "t.png"
    result = briefbot("ask", "--seeds", seeds, "--png", file, "timeline dredging")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert size(file.read_bytes())[0] == 1080
    alone = briefbot("ask", "--seeds", seeds, "timeline dredging").stdout
    reply, words = result.stdout[: len(alone)], result.stdout[len(alone) :]
    assert reply == alone
    assert words.startswith(f"Picture in {file}:\nTimeline · dredging\n1 dated sentence in the 2 papers")
    assert "\n1998 Lindqvist 2004, ¶2\n" in words


def test_a_file_is_not_lost_unless_that_is_said(seeds: Path, tmp_path: Path) -> None:
    file = tmp_path / "diary.png"
    file.write_text("My diary.", "utf-8")
    kept = briefbot("ask", "--seeds", seeds, "--png", file, "topics")
    assert kept.exit_code == 1
    assert (
        kept.stderr == f"briefbot: {file} exists already. Add --force to replace it, or name another file.\n"
    )
    assert "2 topics" in kept.stdout
    assert file.read_text("utf-8") == "My diary."
    assert briefbot("ask", "--seeds", seeds, "--png", file, "--force", "topics").exit_code == 0
    assert size(file.read_bytes())[0] == 1080


def test_json_is_as_ever(seeds: Path, tmp_path: Path) -> None:
    file = tmp_path / "t.png"
    with_picture = briefbot("ask", "--json", "--seeds", seeds, "--png", file, "topics")
    assert with_picture.stdout == briefbot("ask", "--json", "--seeds", seeds, "topics").stdout
    assert json.loads(with_picture.stdout)["intent"] == "topics"
    assert file.exists()


def test_without_matplotlib_the_reply_stands_and_a_sentence_says_what_to_install(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    file = tmp_path / "t.png"
    result = briefbot("ask", "--seeds", seeds, "--png", file, "timeline")
    assert result.exit_code == 1
    assert "> The towns signed an agreement in 1998." in result.stdout
    assert result.stderr == (
        "briefbot: Pictures are drawn by matplotlib, which is not installed. Install it with:"
        " pip install 'briefbot[plots]' (in a clone: pip install '.[plots]').\n"
    )
    assert not file.exists()


@pytest.mark.parametrize("line", ["summary lindqvist-2004", "zeppelins"])
def test_an_answer_without_a_picture_is_shown_and_that_is_said(
    seeds: Path, tmp_path: Path, line: str
) -> None:
    result = briefbot("ask", "--seeds", seeds, "--png", tmp_path / "t.png", line)
    assert result.exit_code == 1
    assert result.stdout == briefbot("ask", "--seeds", seeds, line).stdout
    assert result.stderr.startswith("briefbot: This answer has no picture. ")
    assert result.stderr.count("\n") == 1


def test_a_folder_that_is_not_there_is_named(seeds: Path, tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "t.png"
    result = briefbot("ask", "--seeds", seeds, "--png", file, "topics")
    assert result.exit_code == 1
    assert result.stderr == f"briefbot: {file} cannot be written: No such file or directory.\n"


@pytest.mark.parametrize(
    "words",
    [
        ["--png", "t.png", "--batch", "lines.txt"],
        ["--force", "topics"],
        ["--png", ".", "topics"],
        ["topics", "--png"],
    ],
)
def test_bad_usage_is_one_sentence_and_2(words: list[str]) -> None:
    result = briefbot("ask", *words)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""
