import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from machine import briefbot, empty_home, two_papers

from bot.app import App
from bot.cli import cli
from bot.model import Response

ROOT = Path(__file__).parents[2]
DIARY = "My diary, which must not be lost."


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return empty_home(tmp_path, monkeypatch)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return two_papers(tmp_path)


def one_sentence(result: Result) -> str:
    """What stands on standard error: one line, no traceback."""
    assert result.stderr.startswith("briefbot: ")
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.stderr
    return result.stderr.removeprefix("briefbot: ").strip()


def objects(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.split("\n")[:-1]]


def test_a_question_is_answered_with_a_citation(seeds: Path) -> None:
    result = briefbot("ask", "--seeds", seeds, "what", "does", "the", "dredging", "cost?")
    assert result.exit_code == 0
    assert (
        "> A harbour is worth what its salt is worth. The dredging will cost more than the quay."
        in result.stdout
    )
    assert "[Lindqvist" in result.stdout
    assert result.stderr == ""


def test_piped_text_has_no_marks(seeds: Path) -> None:
    text = briefbot("ask", "--seeds", seeds, "compare quay-1999 lindqvist-2004").stdout
    assert "⟷" in text
    assert not {"\x1b", "*", "#", "\\"} & set(text)


def test_the_json_object_has_what_the_contract_says(seeds: Path) -> None:
    (found,) = objects(briefbot("ask", "--seeds", seeds, "--json", "what does the dredging cost?"))
    assert list(found) == ["query", "line", "intent", "topic", "documents", "quotes", "suggestions", "reply"]
    assert found["query"] == "what does the dredging cost?"
    assert found["topic"] == "dredging"
    quote = found["quotes"][0]
    assert (seeds / quote["file"]).read_text("utf-8")[quote["start"] : quote["end"]] == quote["text"]


def test_a_refusal_is_an_answer(seeds: Path) -> None:
    result = briefbot("ask", "--seeds", seeds, "--json", "zeppelins")
    assert result.exit_code == 0
    assert objects(result)[0]["intent"] == "none"


def test_papers_and_store_are_named_before_or_after(seeds: Path, tmp_path: Path) -> None:
    store = tmp_path / "one.store"
    first = briefbot("--seeds", seeds, "--store", store, "ask", "--json", "papers")
    after = briefbot("ask", "--json", "papers", "--store", store, "--seeds", seeds)
    assert first.exit_code == after.exit_code == 0
    assert store.is_dir()
    assert first.stdout == after.stdout


def test_what_is_named_after_counts_more(seeds: Path, tmp_path: Path) -> None:
    result = briefbot("--seeds", tmp_path / "nowhere", "ask", "papers", "--seeds", seeds)
    assert result.exit_code == 0


@pytest.mark.parametrize(
    "words",
    [
        ["ask"],
        ["ask", ""],
        ["ask", "  "],
        ["ask", "--nonsense", "x"],
        ["ask", "--batch", "file", "and a line"],
        ["ask", "--batch"],
        ["console", "--as", "king"],
        ["run", "now"],
        ["sync", "now"],
        ["schedule", "next"],
        ["export"],
        ["db", "backup"],
    ],
)
def test_bad_usage_is_one_sentence_and_2(words: list[str]) -> None:
    result = briefbot(*words)
    assert result.exit_code == 2
    assert one_sentence(result)
    assert result.stdout == ""


def test_no_words_at_all_show_what_there_is() -> None:
    result = briefbot()
    assert result.exit_code == 2
    assert "ask" in result.stderr and "doctor" in result.stderr


def test_the_version_is_told() -> None:
    assert briefbot("--version").stdout.startswith("briefbot ")


def test_what_is_piped_in_is_one_question(seeds: Path) -> None:
    result = briefbot("ask", "--json", "--seeds", seeds, stdin=b"what does\r\nthe dredging cost?\n")
    assert [found["query"] for found in objects(result)] == ["what does the dredging cost?"]


def test_a_question_may_begin_with_a_dash(seeds: Path) -> None:
    result = briefbot(
        "ask", "--json", "--seeds", seeds, "- dredging, what of it?", f"--store={seeds.parent}/a b.store"
    )
    assert objects(result)[0]["query"] == "- dredging, what of it?"
    assert (seeds.parent / "a b.store").exists()


BATCH = [
    "what does the dredging cost?",
    "",
    "papers",
    "   ",
    '"',
    "summary quay\u2028short",
    "zeppelins\x85",
    "\ufeff",
]


def test_a_batch_answers_every_line_in_order(seeds: Path, tmp_path: Path) -> None:
    file = tmp_path / "lines.txt"
    file.write_bytes("\ufeff".encode() + "\r\n".join(BATCH).encode())
    result = briefbot("ask", "--json", "--batch", file, "--seeds", seeds)
    assert result.exit_code == 0
    assert [found["query"] for found in objects(result)] == BATCH
    assert len(result.stdout.splitlines()) == len(BATCH)  # also for readers that know more line ends


def test_a_batch_of_nothing_answers_nothing(seeds: Path) -> None:
    result = briefbot("ask", "--json", "--batch", "-", "--seeds", seeds)
    assert (result.exit_code, result.stdout) == (0, "")


def test_a_batch_in_text_shows_each_question(seeds: Path) -> None:
    text = briefbot("ask", "--batch", "-", "--seeds", seeds, stdin=b"papers\n\nzeppelins").stdout
    assert [line for line in text.split("\n") if line.startswith("===")] == [
        "=== papers ===",
        "===  ===",
        "=== zeppelins ===",
    ]


def test_a_line_that_is_not_utf8_ends_the_batch_after_those_before(seeds: Path) -> None:
    result = briefbot("ask", "--json", "--batch", "-", "--seeds", seeds, stdin=b"papers\n\xff\xfe\ntopics\n")
    assert result.exit_code == 1
    assert one_sentence(result).startswith("standard input, line 2: this is not UTF-8.")
    assert [found["query"] for found in objects(result)] == ["papers"]


@pytest.mark.parametrize("name", ["nowhere.txt", "."])
def test_a_batch_file_that_cannot_be_read_is_one_sentence(tmp_path: Path, name: str) -> None:
    result = briefbot("ask", "--batch", tmp_path / name)
    assert result.exit_code == 1
    assert "cannot be read" in one_sentence(result)


def test_a_line_that_fails_costs_the_others_nothing(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    respond = App.respond

    async def fails_once(self: App, line: str) -> Response:
        return await respond(self, line) if line != "bad" else 1 / 0  # type: ignore[return-value]  # it raises

    monkeypatch.setattr(App, "respond", fails_once)
    result = briefbot("ask", "--json", "--batch", "-", "--seeds", seeds, stdin=b"papers\nbad\ntopics\n")
    assert result.exit_code == 1
    assert "could not be answered: 1" in one_sentence(result)
    found = objects(result)
    assert [f["query"] for f in found] == ["papers", "bad", "topics"]
    assert found[1]["intent"] == "none" and "Incident" in found[1]["reply"]


HOSTILE = {
    "4,000 characters": "dredging " * 445,
    "50,000 characters": "x" * 50_000,
    "control characters": "\x01\x02\x1b[31m dredging \x7f",
    "only control characters": "\x01\x02\x03",
    "only emoji": "🧂🚢👩‍👩‍👧‍👦",
    "a lone quote mark": '"',
    "curly quote marks": "“”‘",
    "an open quote": 'check "the dredging will',
    "SQL": "'; DROP TABLE paper; -- ",
    "FTS operators": 'NEAR(salt, quay) AND (harbour* OR "dredge") NOT ^x:y',
    "Jinja": "{{ 7*7 }} {% for x in y %} {# #}",
    "a ping": "@everyone <@1> <@&2> @here",
    "markdown": "**bold** `code` ||spoiler|| > quote\n# heading",
    "half a pair": "dredging \udcff \ud83d",
    "right to left": "dredging \u202e\u2066",
    "an unknown paper": "summary nobody-1900",
    "an unknown topic": "brief zeppelins",
    "a number too large": "source quay-1999 99999999999999999999",
    "no such paragraph": "source quay-1999 999",
}


@pytest.mark.parametrize("line", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("form", [[], ["--json"]], ids=["text", "json"])
def test_a_strange_line_is_answered(seeds: Path, line: str, form: list[str]) -> None:
    result = briefbot("ask", "--seeds", seeds, *form, line)
    assert result.exit_code == 0
    assert result.stderr == ""
    if form:
        (found,) = objects(result)
        assert found["query"] == line.strip()
        assert 0 < len(found["reply"]) <= 2000
    else:
        assert not set(result.stdout) & {"\x1b", "\x01", "\u202e", "\u2066"}


PAPERS: dict[str, tuple[dict[str, bytes], str]] = {
    "an empty folder": ({}, "There is no paper in"),
    "not UTF-8": ({"a.txt": "Salz und Öl".encode("latin-1")}, "UTF-8"),
    "binary": ({"a.txt": bytes(range(256)) * 8}, "a.txt"),
    "an empty paper": ({"a.txt": b""}, "a.txt"),
    "only white space": ({"a.txt": b" \n\n\t\n"}, "a.txt"),
    "broken papers.toml": (
        {"a.txt": b"Salt.", "papers.toml": b"x = = 1"},
        "papers.toml, line 1: TOML is expected",
    ),
    "broken topics.toml": (
        {"a.txt": b"Salt.", "topics.toml": b"\n[[topics]]\nid = 3"},
        "topics.toml, line 2: ",
    ),
}


@pytest.mark.parametrize(("files", "said"), PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("words", [["ask", "salt"], ["compile"]], ids=["ask", "compile"])
def test_a_folder_that_cannot_be_used_is_one_sentence(
    tmp_path: Path, files: dict[str, bytes], said: str, words: list[str]
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    result = briefbot(*words, "--seeds", folder)
    assert result.exit_code == 1
    assert said in one_sentence(result)
    assert result.stdout == ""


def test_a_folder_that_is_missing_or_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "does not exist" in one_sentence(briefbot("ask", "--seeds", tmp_path / "nowhere", "salt"))
    assert "is not a folder" in one_sentence(briefbot("ask", "--seeds", tmp_path / "file", "salt"))


@pytest.mark.parametrize(
    "bad", [{"b.txt": b"\xff\xfe"}, {"b.txt": b""}, {"quay-1999.md": b"# The same id\n\nAnother paper."}]
)
def test_a_paper_that_cannot_be_read_costs_the_others_nothing(seeds: Path, bad: dict[str, bytes]) -> None:
    ((name, data),) = bad.items()
    (seeds / name).write_bytes(data)
    result = briefbot("compile", "--seeds", seeds, "--json")
    report = json.loads(result.stdout)
    assert result.exit_code == 0
    assert len(report["papers"]) == 2
    assert len(report["failed"]) == 1 and report["failed"][0]["reason"]


def database(store: Path) -> Path:
    return next(store.rglob("*.db"))


def foreign(store: Path) -> None:
    shutil.rmtree(store)
    store.write_text(DIARY)


def a_folder(store: Path) -> None:
    shutil.rmtree(store)
    store.mkdir()
    (store / "diary.txt").write_text(DIARY)


def truncated(store: Path) -> None:
    file = database(store)
    file.write_bytes(file.read_bytes()[:-4096])


def of_another_version(store: Path) -> None:
    db = sqlite3.connect(database(store))
    db.execute("PRAGMA user_version = 9999")
    db.close()


def files(path: Path) -> dict[Path, bytes]:
    """All that lies at a path."""
    return {file: file.read_bytes() for file in [path, *path.rglob("*")] if file.is_file()}


@pytest.mark.parametrize("spoil", [foreign, truncated, of_another_version, a_folder])
def test_a_store_that_cannot_be_opened_is_one_sentence_and_is_left_alone(
    seeds: Path, tmp_path: Path, spoil: Any
) -> None:
    store = tmp_path / "my.store"
    briefbot("compile", "--seeds", seeds, "--store", store)
    spoil(store)
    before = files(store)
    result = briefbot("ask", "--store", store, "papers")
    assert result.exit_code == 1
    assert str(store) in one_sentence(result)
    assert files(store) == before


@pytest.mark.parametrize("spoil", [truncated, of_another_version])
def test_a_spoilt_store_is_compiled_again_where_its_papers_are_named(
    seeds: Path, tmp_path: Path, spoil: Any
) -> None:
    store = tmp_path / "my.store"
    good = briefbot("ask", "--seeds", seeds, "--store", store, "papers").stdout
    spoil(store)
    assert briefbot("ask", "--seeds", seeds, "--store", store, "papers").stdout == good


@pytest.mark.parametrize("spoil", [foreign, a_folder])
def test_what_is_no_store_is_never_overwritten(seeds: Path, tmp_path: Path, spoil: Any) -> None:
    store = tmp_path / "my.store"
    store.mkdir()
    spoil(store)
    before = files(store)
    for words in (["compile"], ["ask", "papers"]):
        assert "is not a store" in one_sentence(briefbot(*words, "--seeds", seeds, "--store", store))
    assert files(store) == before


def test_a_store_that_cannot_be_written_is_one_sentence(seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = briefbot("ask", "--seeds", seeds, "--store", tmp_path / "file" / "my.store", "papers")
    assert result.exit_code == 1
    assert str(tmp_path / "file") in one_sentence(result)


def test_newer_papers_are_compiled_first(seeds: Path) -> None:
    assert "2 papers" in briefbot("ask", "--seeds", seeds, "papers").stdout
    (seeds / "new-2020.txt").write_text(
        "A New Paper\n\nZeppelins carry salt to the harbour in 2020.\n", "utf-8"
    )
    assert "3 papers" in briefbot("ask", "--seeds", seeds, "papers").stdout


def test_compile_ends_with_the_health_report(seeds: Path) -> None:
    result = briefbot("compile", "--seeds", seeds)
    assert result.exit_code == 0
    assert "2 papers" in result.stdout and "The Price of Salt" in result.stdout
    assert result.stderr == ""  # nobody is looking


def test_compile_json_has_what_the_contract_says(seeds: Path) -> None:
    report = json.loads(briefbot("compile", "--seeds", seeds, "--json").stdout)
    assert {"digest", "papers", "furniture", "gaps", "failed"} <= set(report)
    assert {"id", "title", "authors", "year", "paragraphs", "sentences", "sources"} <= set(
        report["papers"][0]
    )


def test_an_unexpected_error_is_a_sentence_with_an_incident(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(self: App, line: str) -> Response:  # noqa: ARG001 - as App.respond
        raise LookupError("a defect")

    monkeypatch.setattr(App, "respond", fails)
    log = tmp_path / "bot.log"
    monkeypatch.setenv("BRIEFBOT_LOG", str(log))
    result = briefbot("ask", "--seeds", seeds, "papers")
    assert result.exit_code == 1
    incident = one_sentence(result).partition("Incident ")[2][:8]
    written = log.read_text("utf-8")
    assert f"incident {incident}" in written and "LookupError: a defect" in written


@pytest.mark.parametrize(("error", "status"), [(KeyboardInterrupt, 130), (BrokenPipeError, 1)])
def test_who_leaves_early_hears_nothing(
    seeds: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException], status: int
) -> None:
    def leave(*_: object) -> None:
        raise error

    briefbot("compile", "--seeds", seeds)
    monkeypatch.setattr("bot.calls._print_json", leave)
    result = briefbot("ask", "--json", "--seeds", seeds, "papers")
    assert (result.exit_code, result.stdout, result.stderr.strip()) == (status, "", "")


def test_a_wrong_setting_is_one_sentence(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFBOT_LOG", "loud")
    result = briefbot("ask", "--seeds", seeds, "papers")
    assert result.exit_code == 1
    assert one_sentence(result).startswith("BRIEFBOT_LOG is 'loud'.")


def test_the_help_of_every_call_stands() -> None:
    for name in cli.commands:
        assert "--store" in briefbot(name, "--help").stdout


def test_a_real_process_answers_in_utf8_whatever_the_locale(home: Path, seeds: Path) -> None:
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "bot",
            "ask",
            "--json",
            "--seeds",
            seeds,
            b"what of \xe2\x80\x9csalt\xe2\x80\x9d \xff",
        ],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    assert "“salt”" in done.stdout.decode("utf-8")


def test_a_reader_that_leaves_is_no_error(home: Path, seeds: Path) -> None:
    asker = subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "--batch", "-", "--seeds", seeds],
        cwd=ROOT,
        env={**os.environ, "HOME": str(home)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert asker.stdin and asker.stdout and asker.stderr
    asker.stdout.close()
    _, complaints = asker.communicate(b"papers\n" * 50)
    assert complaints == b""
    assert asker.returncode == 1


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_ctrl_c_ends_a_batch_quietly(home: Path, seeds: Path) -> None:
    asker = subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "--json", "--batch", "-", "--seeds", seeds],
        cwd=ROOT,
        env={**os.environ, "HOME": str(home)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A suite that runs in the background has the signal ignored, and so would its children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    assert asker.stdin and asker.stdout
    asker.stdin.write(b"papers\n")
    asker.stdin.flush()
    assert asker.stdout.readline().startswith(b'{"query": "papers"')
    asker.send_signal(signal.SIGINT)
    _, complaints = asker.communicate(b"papers\n" * 1000)
    assert complaints.strip() == b""
    assert asker.returncode == 130


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_sentence(home: Path, seeds: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "ask", "--seeds", seeds, "papers"],
            cwd=ROOT,
            env={**os.environ, "HOME": str(home)},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1 and b"No space left" in done.stderr
