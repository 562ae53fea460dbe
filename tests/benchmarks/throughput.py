"""Many questions in one batch: how many are answered in a second once the program has started."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median

from figure import Figure
from invented import sentences
from program import SEEDS, bot

LEAST = 150  # answers a second
LINES = 600
_LOOSE = (
    "{topic}",
    "what do the papers say about {topic}?",
    "what does {paper} say about {topic}",
    "tell me about {words}",
    "who says that {words}",
    "{words}",
    "compare {paper} and {other} on {topic}",
    "is it true that {words}?",
    "brief {id}",
    "summary {paper}",
)


def lines() -> Iterator[str]:
    """Questions without end about the shipped papers: topics as people call them, stretches of sentences."""
    chance = random.Random(600)  # noqa: S311
    papers = sorted(path.stem for path in SEEDS.glob("*.txt"))
    topics = tomllib.loads((SEEDS / "topics.toml").read_text("utf-8"))["topics"]
    said = sentences()
    while True:
        for loose in _LOOSE:
            topic = chance.choice(topics)
            paper, other = chance.sample(papers, 2)
            words = chance.choice(said).split()
            at = chance.randrange(max(1, len(words) - 6))
            yield loose.format(
                topic=chance.choice([topic["name"], *topic["aliases"]]),
                id=topic["id"],
                paper=paper,
                other=other,
                words=" ".join(words[at : at + 6]),
            )


def figures(store: Path, folder: Path, quick: bool) -> list[Figure]:
    """Answers a second of work: the time of a batch without that of a batch of one line."""
    one, many = folder / "one.txt", folder / "many.txt"
    one.write_text(next(lines()) + "\n", "utf-8")
    many.write_text("".join(f"{line}\n" for line in islice(lines(), LINES)), "utf-8")
    call = ("ask", "--json", "--seeds", SEEDS, "--store", store, "--batch")
    runs = [(bot(*call, one), bot(*call, many)) for _ in range(1 if quick else 5)]
    rates = [(LINES - 1) / (all_.wall - start.wall) for start, all_ in runs]
    work = median((LINES - 1) / (all_.cpu - start.cpu) for start, all_ in runs)
    rate = median(rates)
    measured = f"{rate:.0f} a second (best {max(rates):.0f}, by work {work:.0f})"
    return [Figure(f"answers in a batch of {LINES}", measured, f">= {LEAST} a second", rate >= LEAST)]
