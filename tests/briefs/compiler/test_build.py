"""A compile gives one result for one corpus, whatever the way to it, or leaves things as they were."""

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefs.compiler import code
from briefs.compiler.build import compile
from briefs.compiler.freshness import stale
from briefs.compiler.paper import compile_paper
from briefs.errors import SeedsError, StoreError
from briefs.models import Paper, Topic
from briefs.reports import CompileReport
from briefs.search.keys import BODY
from briefs.store.engine import Clause
from briefs.store.store import Store

SEEDS = Path(__file__).parents[3] / "seeds"
PAPER = """\
The Weather of {name}

by {name} Lee

Rain falls on the {name} hills in spring. It stops in summer, when the rivers are low.

Snow may fall on the {name} coast in winter. The harbours of the coast will stay open in any case.
"""
DIGEST = """
import asyncio, sys
from briefs.compiler.build import compile
print(asyncio.run(compile(sys.argv[1], sys.argv[2])).digest)
"""


def add(folder: Path, *names: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text(PAPER.format(name=Path(name).stem.capitalize()))
    return folder


def build(seeds: Path, store: Path) -> CompileReport:
    return asyncio.run(compile(seeds, store))


def opened(store: Path) -> tuple[str, list[Paper], tuple[Topic, ...]]:
    async def run() -> tuple[str, list[Paper], tuple[Topic, ...]]:
        async with Store.open(store) as found:
            papers = [await found.paper(head.id) for head, _ in await found.papers()]
            return found.digest, papers, await found.topics()

    return asyncio.run(run())


def litter(store: Path) -> set[str]:
    """What lies in a store beside the generation that counts."""
    return {file.name for file in store.iterdir()} - {"current", "lock", (store / "current").read_text()}


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return add(tmp_path / "seeds", "anna.txt", "bela.md", "cora.txt")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store" / "briefs"


def test_what_was_compiled_can_be_read(seeds: Path, store: Path) -> None:
    (seeds / "topics.toml").write_text("[[topics]]\nname = 'rain'")
    report = build(seeds, store)
    digest, papers, topics = opened(store)
    assert digest == report.digest
    assert papers == [compile_paper(f, (seeds / f).read_bytes()) for f in ("anna.txt", "bela.md", "cora.txt")]
    assert [topic.id for topic in topics] == ["rain"]


def test_the_store_keeps_sources_report_and_index(seeds: Path, store: Path) -> None:
    async def run() -> tuple[bytes, CompileReport, list[int]]:
        async with Store.open(store) as found:
            (head, _), *_ = await found.papers()
            counts = [found.engine.frequency(BODY, key) for key in ("hill", "desert")]
            return await found.source(head.sha256), await found.report(), counts

    report = build(seeds, store)
    assert asyncio.run(run()) == ((seeds / "anna.txt").read_bytes(), report, [3, 0])


def test_heads_are_papers_without_their_text(seeds: Path, store: Path) -> None:
    async def run() -> Paper:
        async with Store.open(store) as found:
            return (await found.papers())[0][0]

    build(seeds, store)
    head, whole = asyncio.run(run()), opened(store)[1][0]
    assert (head.id, head.title, head.authors, head.sections) == (
        whole.id,
        whole.title,
        whole.authors,
        whole.sections,
    )
    assert head.passages == () != whole.passages


def test_nothing_but_content_is_in_the_digest(tmp_path: Path, seeds: Path, store: Path) -> None:
    other = tmp_path / "elsewhere"
    other.mkdir()
    for name in ("cora.txt", "bela.md", "anna.txt"):
        shutil.copyfile(seeds / name, other / name)
        os.utime(other / name, (1, 1))
    assert build(other, tmp_path / "other").digest == build(seeds, store).digest


def test_equal_papers_give_equal_rankings(tmp_path: Path, seeds: Path) -> None:
    async def searched(store: Path) -> tuple[object, ...]:
        async with Store.open(store) as found:
            clauses = [Clause(BODY, key, 1.0) for key in ("rain", "hill", "snow", "coast")]
            blobs = await found.blobs(["vocabulary", "sentences"])
            return found.engine.best(clauses, 20), bytes(found.vectors), blobs

    for name in ("one", "two"):
        build(seeds, tmp_path / name)
    assert asyncio.run(searched(tmp_path / "one")) == asyncio.run(searched(tmp_path / "two"))


def test_the_hash_seed_is_not_in_the_digest(tmp_path: Path) -> None:
    def start(seed: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", DIGEST, str(SEEDS), str(tmp_path / seed)]
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)

    first, second = [process.communicate()[0] for process in (start("0"), start("4711"))]
    assert len(first.strip()) == 64
    assert first == second


def test_every_change_of_content_changes_the_digest(seeds: Path, store: Path) -> None:
    digests = [build(seeds, store).digest]
    (seeds / "anna.txt").write_text(PAPER.format(name="Anne"))
    digests.append(build(seeds, store).digest)
    (seeds / "papers.toml").write_text("[papers.anna]\nyear = 1999")
    digests.append(build(seeds, store).digest)
    (seeds / "topics.toml").write_text("[[topics]]\nname = 'rain'")
    digests.append(build(seeds, store).digest)
    (seeds / "topics.toml").write_text("[[topics]]\nname = 'rain'\n[[names]]\nforms = ['US', 'USA']")
    digests.append(build(seeds, store).digest)
    assert len(set(digests)) == len(digests)


def test_a_paper_added_and_removed_leaves_the_first_digest(seeds: Path, store: Path) -> None:
    first = build(seeds, store).digest
    add(seeds, "dora.txt")
    assert build(seeds, store).digest != first
    (seeds / "dora.txt").unlink()
    assert build(seeds, store).digest == first


def test_only_changed_papers_are_compiled_again(seeds: Path, store: Path) -> None:
    assert [paper.reused for paper in build(seeds, store).papers] == [False, False, False]
    assert [paper.reused for paper in build(seeds, store).papers] == [True, True, True]
    (seeds / "bela.md").write_text(PAPER.format(name="Bert"))
    (seeds / "papers.toml").write_text("[papers.cora]\nyear = 1999")
    report = build(seeds, store)
    assert [(p.id, p.reused) for p in report.papers] == [("anna", True), ("bela", False), ("cora", False)]


def test_an_incremental_compile_gives_what_a_full_one_gives(tmp_path: Path, seeds: Path, store: Path) -> None:
    build(seeds, store)
    (seeds / "bela.md").write_text(PAPER.format(name="Bert"))
    (seeds / "anna.txt").unlink()
    add(seeds, "dora.txt")
    build(seeds, store)
    build(seeds, tmp_path / "full")
    assert opened(store) == opened(tmp_path / "full")


def test_other_code_compiles_everything_again(
    seeds: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(seeds, store)
    monkeypatch.setattr(code, "version", lambda: "other")
    assert not any(paper.reused for paper in build(seeds, store).papers)


@pytest.mark.parametrize("file", ["current", "*/papers.db", "*/vectors", "*/index/meta.json"])
@pytest.mark.parametrize("length", [0, 50])
def test_a_store_that_cannot_be_read_is_compiled_anew(
    seeds: Path, store: Path, file: str, length: int
) -> None:
    report = build(seeds, store)
    (cut,) = store.glob(file)
    cut.write_bytes((cut.read_bytes() + b"\x00")[:length])
    assert build(seeds, store) == report
    assert opened(store)[0] == report.digest
    assert litter(store) == set()


def test_damage_in_the_old_store_does_not_spread(seeds: Path, store: Path) -> None:
    report = build(seeds, store)
    (database,) = store.glob("*/papers.db")
    data = bytearray(database.read_bytes())
    for at in range(4096, len(data), 97):
        data[at] ^= 0x10
    database.write_bytes(data)
    assert build(seeds, store).digest == report.digest
    assert opened(store)[0] == report.digest


def test_a_paper_that_cannot_be_read_is_reported_and_the_others_compiled(seeds: Path, store: Path) -> None:
    (seeds / "blank.txt").write_text(" \n")
    (seeds / "latin.txt").write_bytes("Café".encode("latin-1"))
    (seeds / "cora.md").write_text("# Cora\n\nText.")
    (seeds / "dangling.txt").mkdir()
    report = build(seeds, store)
    assert [paper.id for paper in report.papers] == ["anna", "bela", "cora"]
    assert [failure.file for failure in report.failed] == ["blank.txt", "cora.txt", "latin.txt"]
    assert [failure.file in failure.reason for failure in report.failed] == [True, True, True]
    assert "cora.md" in report.failed[1].reason


def test_a_paper_one_may_not_read_is_reported(seeds: Path, store: Path) -> None:
    (seeds / "anna.txt").chmod(0)
    if os.access(seeds / "anna.txt", os.R_OK):
        pytest.skip("this user may read everything")
    assert [failure.file for failure in build(seeds, store).failed] == ["anna.txt"]
    assert not asyncio.run(stale(seeds, store))


def test_with_no_paper_that_can_be_read_the_old_store_stays(seeds: Path, store: Path) -> None:
    before = build(seeds, store).digest
    for path in seeds.iterdir():
        path.write_text("")
    with pytest.raises(SeedsError, match=r"No paper of .* can be read; anna.txt"):
        build(seeds, store)
    assert opened(store)[0] == before


def test_a_broken_settings_file_leaves_the_old_store(seeds: Path, store: Path) -> None:
    before = build(seeds, store).digest
    (seeds / "topics.toml").write_text("[[topics]\n")
    with pytest.raises(SeedsError, match=r"topics\.toml, line 1"):
        build(seeds, store)
    assert opened(store)[0] == before


def test_a_file_of_somebody_else_is_left_alone(seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("Dear diary")
    with pytest.raises(StoreError, match="is not a store of briefbot"):
        build(seeds, tmp_path / "diary.txt")
    assert (tmp_path / "diary.txt").read_text() == "Dear diary"


def test_papers_that_say_the_same_are_noted(seeds: Path, store: Path) -> None:
    shutil.copyfile(seeds / "anna.txt", seeds / "zoe.txt")
    assert "anna and zoe say nearly the same (about 100%)" in build(seeds, store).notes


def test_progress_runs_from_nothing_to_all(seeds: Path, store: Path) -> None:
    told: list[tuple[int, int, str]] = []
    asyncio.run(compile(seeds, store, lambda *step: told.append(step)))
    assert [what for _, _, what in told] == [
        "anna.txt",
        "bela.md",
        "cora.txt",
        "search index",
        "store",
        "done",
    ]
    assert [(done, total) for done, total, _ in told] == [(n, 5) for n in range(6)]


def test_two_compiles_at_once_leave_a_whole_store(seeds: Path, store: Path) -> None:
    async def both() -> tuple[CompileReport, CompileReport]:
        return await asyncio.gather(compile(seeds, store), compile(seeds, store))

    first, second = asyncio.run(both())
    assert first.digest == second.digest == opened(store)[0]


KILL = """
import asyncio, json, os, signal, sys
from pathlib import Path
from briefs.compiler.build import compile
from briefs.store.store import Store
from briefs.store.writer import Writer

seeds, store = Path(sys.argv[1]), Path(sys.argv[2])
WATCHED = {"os.mkdir", "os.rename", "os.remove", "sqlite3.connect", "os.utime"}

def dying(moment):
    # Ends the process the hard way at the given one of the moments when it touches a file or the store.
    left = [moment]
    def tick():
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
    insert = Writer._insert
    async def watched(self, sql, rows):
        tick()
        await insert(self, sql, rows)
    Writer._insert = watched
    sys.addaudithook(lambda event, args: tick() if event in WATCHED else None)
    asyncio.run(compile(seeds, store))

async def digest():
    async with Store.open(store) as found:
        for head, _ in await found.papers():
            await found.paper(head.id)
        return found.digest if len(found.engine) else None

moment, survived = 0, False
while not survived:
    moment += 1
    child = os.fork()
    if child == 0:
        dying(moment)
        os._exit(0)
    survived = os.waitpid(child, 0)[1] == 0
    print(json.dumps([asyncio.run(digest()), sorted(p.name for p in store.iterdir())]), flush=True)
"""

KILL_ONCE = """
import asyncio, os, signal, sys
from briefs.compiler.build import compile

def progress(done, total, what):
    if what == "search index":
        os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(compile(sys.argv[1], sys.argv[2], progress))
"""


@pytest.mark.skipif(os.name != "posix", reason="needs fork")
def test_a_kill_at_any_moment_leaves_a_store_that_opens(tmp_path: Path, seeds: Path, store: Path) -> None:
    old = build(seeds, store).digest
    add(seeds, "dora.txt")
    new = build(seeds, tmp_path / "new").digest
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", KILL, str(seeds), str(store)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    left = [json.loads(line) for line in run.stdout.splitlines()]
    digests = [digest for digest, _ in left]
    assert len(left) > 30
    assert digests == [old] * digests.count(old) + [new] * digests.count(new)
    assert digests[-1] == new
    for _, names in left:
        generations = {name for name in names if name.isdecimal() or name == "new"}
        assert len(generations) <= 2
        assert set(names) - generations <= {"current", "current.new", "lock"}
    assert litter(store) == set()


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_after_a_killed_first_compile_there_is_no_store_yet(seeds: Path, store: Path) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", KILL_ONCE, str(seeds), str(store)]
    assert subprocess.run(command, check=False, env=environment).returncode == -signal.SIGKILL
    assert {file.name for file in (store / "new").iterdir()} == {"papers.db", "index", "spool"}
    with pytest.raises(StoreError, match="There is no store at"):
        opened(store)
    assert build(seeds, store).digest == opened(store)[0]
    assert litter(store) == set()
