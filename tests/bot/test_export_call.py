"""``briefbot export`` as people call it."""

import asyncio
import json
from pathlib import Path

import pytest
from machine import briefbot, empty_home, two_papers

from bot.app import App
from bot.export import make
from bot.gate import GateError

LINES = [[], ["--all"], ["summary", "quay-1999"], ["brief dredging"], ["compare quay-1999 lindqvist-2004"]]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return empty_home(tmp_path, monkeypatch)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return two_papers(tmp_path)


@pytest.mark.parametrize("form", ["md", "html", "json"])
@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_the_same_line_gives_the_same_bytes(seeds: Path, tmp_path: Path, form: str, line: list[str]) -> None:
    shown = briefbot("export", "--format", form, "--seeds", seeds, *line)
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert "harbour" in shown.stdout
    assert form != "json" or json.loads(shown.stdout)
    file = tmp_path / "made"
    store = tmp_path / "another.store"
    again = briefbot("export", "--format", form, "--output", file, "--seeds", seeds, "--store", store, *line)
    assert (again.exit_code, again.stdout) == (0, "")
    assert file.read_bytes() == shown.stdout_bytes


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("summary nobody-1900", "No paper goes by “nobody-1900”"),
        ("brief zeppelins", "Nothing in the 2 papers about “zeppelins”."),
        ("compare quay-1999 nobody-1900", "No paper goes by “nobody-1900”"),
        ("source quay-1999 99", "There is no ¶99 here"),
        ("summary", "Written as: summary PAPER"),
        ("?!", "Ask about the papers"),
        ("x" * 4000, "one line can have 3,000"),
    ],
)
def test_what_has_no_answer_is_one_sentence_and_1(seeds: Path, tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "made.md"
    result = briefbot("export", "--format", "md", "--seeds", seeds, "--output", file, line)
    assert result.exit_code == 1
    assert said in result.stderr and result.stderr.count("\n") == 1 and result.stdout == ""
    assert not file.exists()


@pytest.mark.parametrize(
    "words",
    [["papers"], ["--format", "pdf"], ["--format", "md", "--all", "papers"], ["--format", "md", " "]],
)
def test_bad_usage_is_2(seeds: Path, words: list[str]) -> None:
    result = briefbot("export", "--seeds", seeds, *words)
    assert result.exit_code == 2 and result.stderr.count("\n") == 1


def test_a_file_is_replaced_only_by_force(seeds: Path, tmp_path: Path) -> None:
    file = tmp_path / "made.md"
    file.write_text("mine")
    words = ["export", "--format", "md", "--seeds", seeds, "--output", file, "papers"]
    assert briefbot(*words).exit_code == 1 and file.read_text() == "mine"
    assert briefbot(*words, "--force").exit_code == 0 and "2 papers" in file.read_text("utf-8")


@pytest.mark.parametrize("form", ["md", "html"])
def test_what_cannot_be_verified_is_not_written(
    seeds: Path, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def differs(*_: object) -> None:
        raise GateError("quay-1999 ¶1: these words do not stand there")

    monkeypatch.setattr(make, "prove_page", differs)
    file = tmp_path / "made"
    result = briefbot("export", "--format", form, "--seeds", seeds, "--output", file)
    assert result.exit_code == 1 and not file.exists() and result.stdout == ""
    assert "could not be verified" in result.stderr and result.stderr.count("\n") == 1


def test_an_export_does_not_become_a_paper(seeds: Path) -> None:
    result = briefbot("export", "--format", "md", "--seeds", seeds, "--output", seeds / "brief.md", "papers")
    assert result.exit_code == 1 and "would be one more paper of" in result.stderr
    assert not (seeds / "brief.md").exists()
    assert (
        briefbot("export", "--format", "html", "--seeds", seeds, "--output", seeds / "all.html").exit_code
        == 0
    )


def test_who_waits_hears_how_far_it_is(seeds: Path, tmp_path: Path) -> None:
    store = tmp_path / "a.store"
    briefbot("compile", "--seeds", seeds, "--store", store)
    heard: list[tuple[int, int, str]] = []

    async def gather() -> None:
        async with App.open(store, seeds, lambda: pytest.fail("no date")) as app:
            await make.export(app, "json", None, lambda *step: heard.append(step))

    asyncio.run(gather())
    assert [done for done, _, _ in heard] == list(range(4)) and {total for _, total, _ in heard} == {4}
