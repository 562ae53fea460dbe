"""Sixty days of the daily brief as they would go out: what returns, who has a say, what stands against, how long.

python tests/benchmarks/sixty_days.py [STORE] [--theme "WORDS"]

Ends with status 1 where a line comes twice though there are others, a brief is too long, or the same papers, compiled
anew in another folder and asked by another process, give other bytes.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bot.app import App
from bot.limits import CONTENT, length
from bot.schedule.rehearsal import perform, rehearsal
from bot.state.schedule_models import Order, Reason, Schedule, Status
from briefs.answers import Daily
from briefs.compiler.build import compile as build
from briefs.store.store import Store

DAYS = 60
START = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
SHIPPED = Path(__file__).parents[2] / "seeds"
Sent = tuple[str, Daily]  # a brief as it is posted, and as data


async def sent(store: Path, seeds: Path, line: str) -> list[Sent]:
    """The brief of each day."""
    order = Order("09:00", "Europe/Berlin", 5, line, "Good morning", "Discuss below")
    schedule = Schedule(*(1, 1, 1, order, Status.ACTIVE, Reason.NONE), *(START, START, START, START), None, 0)
    found: list[Sent] = []
    async with App.open(store, seeds, START.date) as app:
        async for _, planned, reply in perform(app, rehearsal([schedule], START, DAYS)):
            dated = line.replace("daily", f"daily {planned.label.date()}", 1)
            answer = (await app.answer(f"{dated} issue {len(found) + 1}")).answer
            if not isinstance(answer, Daily):
                sys.exit(reply.text)
            found.append((reply.text, answer))
    return found


def report(days: Sequence[Sent]) -> bool:
    """Prints the figures; whether no line came twice though there were others, and all fit a message."""
    briefs = [answer for _, answer in days]
    lines = Counter((b.today.main.paper, b.today.main.start) for b in briefs)
    turns = [b.turns for b in briefs if b.turns]
    pool = turns[0].lines
    twice = sum(count > -(-DAYS // pool) for count in lines.values())
    print(f"lines: {len(lines)} in {len(days)} days, of {pool} that take turns; too often: {twice}")
    papers = Counter(b.today.main.citation.name for b in briefs)
    print("papers:", ", ".join(f"{name} {count}" for name, count in sorted(papers.items())))
    topics = Counter(b.topic.name for b in briefs if b.topic)
    untimely = sum(t.topics > 0 and not t.topic for t in turns)
    most = max(topics.values(), default=0)
    print(f"topics: {len(topics)} of {turns[0].topics}; one at most {most} times; out of turn: {untimely}")
    against = [b for b in briefs if b.against and b.counter]
    within = sum(b.counter is not None and b.counter.main.paper == b.today.main.paper for b in against)
    beside = sum(b.counter is not None and not b.against for b in briefs)
    print(
        f"against: {len(against)} days ({within} by another voice in the same report); "
        f"none found: {len(days) - len(against)}, with a line beside on {beside} of them"
    )
    longest = max(length(text) for text, _ in days)
    print(f"longest message: {longest} of {CONTENT} characters")
    return not twice and longest <= CONTENT


async def anew(store: Path, line: str, folder: Path) -> list[str]:
    """The same days from the papers of a store, compiled in a folder and asked by a process of another hash seed."""
    seeds = folder / "papers"
    seeds.mkdir()
    async with Store.open(store) as opened:
        for path in sorted(opened.seeds.iterdir()):
            if path.is_file():
                (seeds / path.name).write_bytes(path.read_bytes())
    call = [sys.executable, __file__, "--child", str(folder / "store"), str(seeds), line]
    root = str(Path(__file__).parents[2])
    other = os.environ | {"PYTHONHASHSEED": "4711", "PYTHONPATH": root}
    asked = await asyncio.create_subprocess_exec(*call, env=other, stdout=asyncio.subprocess.PIPE)
    texts: list[str] = json.loads((await asked.communicate())[0])
    return texts


async def child(store: Path, seeds: Path, line: str) -> None:
    """Compiles and prints the texts."""
    await build(seeds, store)
    print(json.dumps([text for text, _ in await sent(store, seeds, line)]))


async def main(store: Path | None, theme: str) -> bool:
    """Prints all figures; whether all is as it must be."""
    line = f"daily on {theme}" if theme else "daily"
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if store is None:
            store = folder / "first"
            await build(SHIPPED, store)
        async with Store.open(store) as opened:
            seeds = opened.seeds
        days = await sent(store, seeds, line)
        good = report(days)
        same = await anew(store, line, folder) == [text for text, _ in days]
        print("compiled anew, in another process:", "the same bytes" if same else "OTHER BYTES")
    return good and same


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        asyncio.run(child(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]))
    else:
        asked = argparse.ArgumentParser()
        asked.add_argument("store", nargs="?", type=Path)
        asked.add_argument("--theme", default="")
        options = asked.parse_args()
        sys.exit(not asyncio.run(main(options.store, options.theme)))
