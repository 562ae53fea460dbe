"""Asks the shipped papers texts that nobody would type, by the front door of Python and by that of the program.

    python tests/benchmarks/fuzz_questions.py [COUNT [SEED]]

Nothing may be raised, no call may take more than 50 ms of the processor, and the same text gets the same answer
again, in another order and in a process with another hash seed. Ends with status 1 where one of these does not hold.
"""

from __future__ import annotations

import asyncio
import datetime
import gc
import heapq
import json
import logging
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from figure import Figure, columns, table
from fuzz_texts import texts
from program import ROOT, SEEDS, compiled
from setting import Report, Setting

sys.path.insert(0, str(ROOT))

from bot.app import App
from bot.wire import as_json
from briefs.answers import Hit

COUNT = 200_000
SEED = 1
LONGEST = 50.0  # ms
_AGAIN = 20  # each so many is asked again
_SLOWEST = 10
_SHOWN = 80  # characters of a text
# What is first asked of its kind pays for what is read, imported or worked out then.
_WARMING = (
    "what do the papers say about trade?",
    "summary 004",
    "brief us-troops",
    "compare 003 004",
    "compare 003 004 on us-troops",
    "check a page of words that stands in none of the papers",
    "timeline",
    "daily",
    "topics",
    "source 003 5",
    "cite 003",
    "papers",
    "help",
    "health",
)
_TODAY = datetime.date(2025, 1, 1)

Door = Callable[[str], Awaitable[object]]


@dataclass(slots=True)
class Outcome:
    """What became of the texts."""

    asked: int = 0
    raised: list[str] = field(default_factory=list)
    slowest: list[tuple[float, str, str]] = field(default_factory=list)  # ms, door, text
    over: int = 0
    answers: dict[str, str] = field(default_factory=dict)  # of those that are asked again, by their text

    def took(self, ms: float, door: str, text: str) -> None:
        """Note how long a call took."""
        self.over += ms > LONGEST
        keep = heapq.heappush if len(self.slowest) < _SLOWEST else heapq.heappushpop
        keep(self.slowest, (ms, door, text))


def run(setting: Setting) -> Report:
    """All the texts, or with ``quick`` one of a hundred."""
    found, outcome = fuzz(COUNT // 100 if setting.quick else COUNT, SEED)
    return Report(report(outcome), found)


def figures(outcome: Outcome, differing: int) -> list[Figure]:
    """What is wanted of the answers."""
    slowest = max(outcome.slowest, default=(0.0, "", ""))
    return [
        Figure(
            "exceptions",
            f"{len(outcome.raised)} in {outcome.asked:,} texts, two doors",
            "none",
            not outcome.raised,
        ),
        Figure(
            "calls over 50 ms of the processor",
            f"{outcome.over}, the slowest {slowest[0]:.1f} ms",
            "none",
            not outcome.over,
        ),
        Figure(
            "another answer the second time",
            f"{differing} of {len(outcome.answers):,}",
            "none",
            not differing,
        ),
    ]


def fuzz(count: int, seed: int) -> tuple[list[Figure], Outcome]:
    """Ask so many texts, and some of them again."""
    with TemporaryDirectory() as folder:
        store = Path(folder) / "briefs.store"
        compiled(SEEDS, store)
        outcome = asyncio.run(_asked(store, texts(count, seed)))
        again = _elsewhere(store, list(reversed(outcome.answers)))
    differing = [text for text, answer in outcome.answers.items() if again[text] != answer]
    outcome.raised += [f"another answer the second time: {_short(text)}" for text in differing]
    return figures(outcome, len(differing)), outcome


def report(outcome: Outcome) -> str:
    """The slowest calls, and what was raised."""
    rows = [(f"{ms:.1f}", door, _short(text)) for ms, door, text in sorted(outcome.slowest, reverse=True)]
    return "\n".join((columns(("ms", "door", "slowest texts"), rows), *outcome.raised[:_SLOWEST]))


@asynccontextmanager
async def _doors(store: Path) -> AsyncIterator[dict[str, Door]]:
    async with App.open(store, SEEDS, lambda: _TODAY) as app:

        async def ask(text: str) -> object:
            return as_json(await app.respond(text))

        async def search(text: str) -> object:
            return list(map(_plain, await app.library.search(text, 10)))

        yield {"search": search, "ask": ask}


async def _asked(store: Path, questions: Iterable[str]) -> Outcome:
    outcome = Outcome()
    async with _doors(store) as doors:
        for line in _WARMING:
            for door in doors.values():
                await door(line)
        gc.freeze()  # what is there from the start is no litter: to look through it takes as long as an answer
        for number, text in enumerate(questions):
            outcome.asked += 1
            answers = []
            for name, door in doors.items():
                begun = process_time()
                try:
                    answers.append(await door(text))
                except Exception as error:
                    outcome.raised.append(f"{name}: {type(error).__name__}: {error}: {_short(text)}")
                outcome.took((process_time() - begun) * 1000, name, text)
            if number % _AGAIN == 0:
                outcome.answers[text] = _digest(answers)
    return outcome


def _elsewhere(store: Path, questions: list[str]) -> dict[str, str]:
    """The answers that a process of its own gives."""
    environment = os.environ | {"PYTHONHASHSEED": "4000000000"}
    call = [sys.executable, __file__, "--answers", str(store)]
    said = json.dumps(questions)  # in ASCII: half a character has no other way through
    done = subprocess.run(call, input=said, capture_output=True, text=True, env=environment, check=True)
    found: dict[str, str] = json.loads(done.stdout)
    return found


async def _answers(store: Path, questions: Iterable[str]) -> dict[str, str]:
    outcome = Outcome()
    async with _doors(store) as doors:
        for text in questions:
            answers = []
            for door in doors.values():
                try:
                    answers.append(await door(text))
                except Exception as error:
                    outcome.raised.append(str(error))
            outcome.answers[text] = _digest(answers)
    return outcome.answers


def _plain(hit: Hit) -> tuple[str, int, int, float]:
    return hit.paper, hit.quote.start, hit.quote.end, hit.score


def _digest(answers: list[object]) -> str:
    return sha256(json.dumps(answers).encode()).hexdigest()


def _short(text: str) -> str:
    return ascii(text)[:_SHOWN]


def main(arguments: list[str]) -> int:
    """Print the figures and the slowest texts."""
    if arguments[:1] == ["--answers"]:
        print(json.dumps(asyncio.run(_answers(Path(arguments[1]), json.load(sys.stdin)))))
        return 0
    numbers = [int(argument) for argument in arguments]
    logging.disable()
    found, outcome = fuzz(*numbers, *(COUNT, SEED)[len(numbers) :])
    print(table(found))
    print(report(outcome))
    return int(any(figure.ok is False for figure in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
