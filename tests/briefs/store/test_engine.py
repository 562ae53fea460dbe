"""The engine ranks by BM25, keeps ties in the order of the rows, and takes any term as it is."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_store import kept, write

from briefs.errors import StoreError
from briefs.store.engine import Clause, Engine, EngineWriter

ODD = ("'", '"', "a:b", "a+b", "NOT", "*", "(", "co-op", "naïve", "雨", "\\", "x\x00y", "^2", "|", "x" * 300)
PASSAGES = (
    ("rain hill rain", "m1"),
    ("rain coast", ""),
    ("snow coast harbour harbour", "m1"),
    ("rain coast", "m2"),
    (" ".join(ODD), ""),
    ("", ""),
)
PAPERS = (0, 0, 1, 2, 2, 2)
OPENED = (
    "import sys; from pathlib import Path; from briefs.store.engine import Engine; Engine(Path(sys.argv[1]))"
)


def make(folder: Path, passages: Sequence[Mapping[str, str]], papers: Sequence[int]) -> Engine:
    writer = EngineWriter(folder, ["body", "mark"])
    for row, fields in enumerate(passages):
        writer.add(row, papers[row], fields)
    writer.close()
    return Engine(folder)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("engine") / "index"
    return make(folder, [{"body": body, "mark": mark} for body, mark in PASSAGES], PAPERS)


def body(*terms: str) -> list[Clause]:
    return [Clause("body", term, 1.0) for term in terms]


def rows(found: Sequence[tuple[int, float]]) -> list[int]:
    return [row for row, _ in found]


def test_it_knows_how_many_passages_it_has(engine: Engine) -> None:
    assert len(engine) == len(PASSAGES)


def test_a_term_is_counted_once_a_passage_and_by_field(engine: Engine) -> None:
    assert engine.frequency("body", "rain") == 3
    assert engine.frequency("mark", "m1") == 2
    assert engine.frequency("body", "m1") == 0


def test_the_best_holds_most(engine: Engine) -> None:
    found = engine.best(body("coast", "harbour"), 10)
    assert found[0][0] == 2
    assert sorted(rows(found)) == [1, 2, 3]
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)


def test_weights_and_fields_count(engine: Engine) -> None:
    clauses = [*body("rain"), Clause("mark", "m2", 5.0)]
    assert rows(engine.best(clauses, 1)) == [3]


def test_a_weight_multiplies(engine: Engine) -> None:
    (_, once), *_ = engine.best([Clause("body", "snow", 1.0)], 1)
    (_, thrice), *_ = engine.best([Clause("body", "snow", 3.0)], 1)
    assert thrice == pytest.approx(3 * once)


def test_papers_are_a_filter_that_does_not_score(engine: Engine) -> None:
    everywhere = dict(engine.best(body("rain", "coast"), 10))
    within = engine.best(body("rain", "coast"), 10, papers=[2, 1])
    assert rows(within) == [3, 2]
    assert dict(within) == pytest.approx({row: everywhere[row] for row in (3, 2)})


def test_no_papers_hold_nothing(engine: Engine) -> None:
    assert engine.best(body("rain"), 10, papers=[]) == []
    assert engine.most_held(body("rain"), papers=[]) is None
    assert engine.holding("body", ["rain"], 10, papers=[]) == []


def test_ties_are_in_the_order_of_the_rows(tmp_path: Path) -> None:
    many = make(tmp_path / "index", [{"body": "same words"}] * 500, [0] * 500)
    assert rows(many.best(body("same", "words"), 7)) == list(range(7))
    assert many.holding("body", ["same"], 7) == list(range(7))


def test_equal_passages_make_equal_rankings(tmp_path: Path) -> None:
    passages = [{"body": " ".join(f"t{n % k}" for k in range(2, 9))} for n in range(300)]
    one, other = [make(tmp_path / name, passages, [0] * 300) for name in ("a", "b")]
    for term in ("t0", "t1", "t5"):
        assert one.best(body(term, "t3"), 50) == other.best(body(term, "t3"), 50)


def test_no_more_than_the_limit(engine: Engine) -> None:
    assert len(engine.best(body("rain", "coast"), 2)) == 2
    assert engine.best(body("rain"), 0) == []


def test_asked_for_nothing_it_finds_nothing(engine: Engine) -> None:
    assert engine.best([], 10) == []
    assert engine.best([], 10, papers=[0]) == []
    assert engine.most_held([]) is None


def test_what_nobody_holds_is_not_found(engine: Engine) -> None:
    assert engine.best(body("desert"), 10) == []
    assert engine.most_held(body("desert")) is None
    assert engine.holding("body", ["rain", "desert"], 10) == []


def test_most_held_adds_up_weights_and_nothing_else(engine: Engine) -> None:
    clauses = [Clause("body", "rain", 2.0), Clause("body", "coast", 1.5), Clause("body", "harbour", 1.0)]
    assert engine.most_held(clauses) == (1, 3.5)
    assert engine.most_held(clauses, papers=[1]) == (2, 2.5)


def test_holding_is_holding_all_in_order(engine: Engine) -> None:
    assert engine.holding("body", ["rain"], 10) == [0, 1, 3]
    assert engine.holding("body", ["coast", "rain"], 10) == [1, 3]
    assert engine.holding("body", ["coast", "rain"], 10, papers=[2, 0]) == [1, 3]
    assert engine.holding("body", ["coast"], 10, papers=[1]) == [2]


@pytest.mark.parametrize("term", ODD)
def test_odd_characters_are_characters(engine: Engine, term: str) -> None:
    assert engine.frequency("body", term) == 1
    assert rows(engine.best(body(term), 10)) == [4]


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_no_term_is_read_as_a_query(engine: Engine, term: str) -> None:
    held = {row for row, (words, _) in enumerate(PASSAGES) if term in words.split(" ")} if term else set()
    assert set(engine.holding("body", [term], 10)) == held


def test_a_term_too_long_for_the_engine_is_left_out(tmp_path: Path) -> None:
    found = make(tmp_path / "index", [{"body": "y" * 100_000 + " rain"}], [0])
    assert rows(found.best(body("rain"), 1)) == [0]


def test_it_opens_where_it_may_not_lock(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    make(folder, [{"body": "rain"}], [0])
    lock = folder / ".tantivy-meta.lock"
    lock.unlink()
    lock.mkdir()  # which nobody can open for writing
    assert rows(Engine(folder).best(body("rain"), 1)) == [0]


def test_what_it_made_to_open_it_removes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "spare"))
    (tmp_path / "spare").mkdir()
    make(tmp_path / "index", [{"body": "rain"}], [0])
    (tmp_path / "index" / ".tantivy-meta.lock").unlink()
    (tmp_path / "index" / ".tantivy-meta.lock").mkdir()
    found = Engine(tmp_path / "index")
    assert list((tmp_path / "spare").iterdir()) == []
    assert rows(found.best(body("rain"), 1)) == [0]


def test_it_copies_where_links_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("a required privilege is not held")

    make(tmp_path / "index", [{"body": "rain"}], [0])
    (tmp_path / "index" / ".tantivy-meta.lock").unlink()
    (tmp_path / "index" / ".tantivy-meta.lock").mkdir()
    monkeypatch.setattr(Path, "symlink_to", refuse)
    assert rows(Engine(tmp_path / "index").best(body("rain"), 1)) == [0]


@pytest.mark.parametrize("files", [[], ["meta.json"]])
def test_what_is_no_index_is_damage(tmp_path: Path, files: list[str]) -> None:
    for name in files:
        (tmp_path / name).write_text("{}")
    with pytest.raises(StoreError, match="is damaged"):
        Engine(tmp_path)


def test_an_index_that_is_gone_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Engine(tmp_path / "index")


@pytest.mark.parametrize("suffix", [".fast", ".fieldnorm", ".idx", ".pos", ".store", ".term"])
@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_every_cut_of_a_file_is_damage(
    tmp_path: Path, suffix: str, share: float, capfd: pytest.CaptureFixture[str]
) -> None:
    make(tmp_path / "index", [{"body": "rain hill"}] * 20, [0] * 20)
    (file,) = (tmp_path / "index").glob(f"*{suffix}")
    rest = file.read_bytes()[: int(share * file.stat().st_size)]
    file.unlink()  # a thread of the engine may still have it in memory: it must not shrink under its hands
    file.write_bytes(rest)
    with pytest.raises(StoreError, match="is damaged"):
        Engine(tmp_path / "index").best(body("rain"), 1)
    capfd.readouterr()  # the engine complains there, too


def test_an_index_that_cannot_be_written_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    with pytest.raises(FileExistsError):
        EngineWriter(tmp_path / "index", ["body"])
    writer = EngineWriter(tmp_path / "other", ["body"])
    writer.add(0, 0, {"body": "rain"})
    (tmp_path / "other").rename(tmp_path / "gone")
    with pytest.raises(StoreError, match="cannot be written"):
        writer.close()


def test_an_open_index_keeps_no_process_from_ending(tmp_path: Path) -> None:
    asyncio.run(write(tmp_path / "s"))
    command = [sys.executable, "-W", "error", "-c", OPENED, str(kept(tmp_path / "s") / "index")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ended = subprocess.run(command, capture_output=True, timeout=60, check=True, env=environment)
    assert (ended.stdout, ended.stderr) == (b"", b"")
