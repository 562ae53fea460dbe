"""How long the rows take that the bot offers while somebody types a paper's name, over five thousand papers.

    python tests/benchmarks/completing.py [PAPERS]

The titles are made up of the shipped papers' words and of new ones. What is typed is the beginning of a title, some of
its words, an author, these with a slip, and what no paper has. The rows are made here as the bot makes them, without a
socket; the processor is timed, so that others on the machine hardly count.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from time import thread_time

from figure import Figure, table
from invented import titles
from program import ROOT

sys.path.insert(0, str(ROOT))

from bot.commands import Summary
from bot.discord_app.asked import Typing
from bot.discord_app.choices import choices
from bot.names import Names
from bot.options import options
from briefs.models import Paper

_SEED = 1978
PAPERS, TYPED = 5_000, 3_000
LONGEST = 10.0  # ms
_OPTION = next(option for option in options(Summary) if option.name == "paper")


def papers(count: int) -> list[Paper]:
    """Papers of made-up titles, with nothing in them."""
    found = []
    for n, title in enumerate(titles(count)):
        author, year = f"Anna {title.split()[-1]}", 1990 + n % 35
        found.append(
            Paper(
                id=f"{author.rsplit(maxsplit=1)[-1].lower()}-{year}-{n}",
                file=f"{n}.txt",
                sha256="",
                title=title,
                authors=(author,),
                year=year,
                date=None,
                month=None,
                event=None,
                venue=None,
                kind=None,
                nicknames=(),
                fields=(),
                sections=(),
                passages=(),
            )
        )
    return found


def typed(found: Sequence[Paper], count: int) -> Iterator[str]:
    """What people type of them."""
    chance = random.Random(_SEED)  # noqa: S311
    yield from ("", " ", "a", "q" * 100, "the of and in to", "🌊", "2004")
    for n in range(count):
        paper = chance.choice(found)
        words = paper.title.split()
        said = (
            paper.title[: chance.randint(1, 40)],
            " ".join(chance.sample(words, min(len(words), 3))),
            paper.name,
            paper.title[:100],
        )[n % 4]
        yield _slip(said, chance) if n % 3 == 0 else said


def _slip(said: str, chance: random.Random) -> str:
    """One letter forgotten."""
    at = chance.randrange(len(said))
    return said[:at] + said[at + 1 :]


def measure(count: int) -> list[Figure]:
    """All figures."""
    found = papers(count)
    begun = thread_time()
    names = Names(found, ())
    made = thread_time() - begun
    waited = []
    for text in typed(found, TYPED):
        begun = thread_time()
        choices(names, Typing(_OPTION, text))
        waited.append((1000 * (thread_time() - begun), text))
    waited.sort()
    half, p99, (worst, text) = waited[len(waited) // 2][0], waited[int(len(waited) * 0.99)][0], waited[-1]
    return [
        Figure(f"making the names of {count:,} papers", f"{made:.2f} s"),
        Figure("rows for what is typed, median", f"{half:.2f} ms"),
        Figure("rows for what is typed, p99", f"{p99:.2f} ms", f"≤ {LONGEST:g} ms", p99 <= LONGEST),
        Figure("rows for what is typed, longest", f"{worst:.2f} ms for {text[:30]!r}"),
    ]


if __name__ == "__main__":
    figures = measure(int(sys.argv[1]) if len(sys.argv) > 1 else PAPERS)
    print(table(figures))
    sys.exit(not all(figure.ok in (True, None) for figure in figures))
