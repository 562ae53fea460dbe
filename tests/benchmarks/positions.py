"""How well briefs state what papers hold: positions shown, silences right, and no silence that a scan belies.

    python tests/benchmarks/positions.py EVAL

EVAL holds ``seeds`` with topics.json (topics, some with the passages per paper that state its position),
documents.json (the papers by the hash of their bytes) and score.py. Ends with status 1 where a figure is not as
wanted.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from figure import Figure, table
from program import ROOT, SEEDS

sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tests"))

from silences import Scan

import briefs
from briefs.answers import PaperView, TopicBrief
from briefs.library import Library

SHOWN = 0.95  # of the papers that take a position on a topic, the share of which one must be shown


@dataclass
class _Tally:
    """What was counted, and each thing that was not as wanted."""

    positions: int = 0
    shown: int = 0
    silent: int = 0
    said: int = 0
    faults: list[str] = field(default_factory=list)


def main() -> int:
    """Print the figures, and all that is not as wanted."""
    parser = argparse.ArgumentParser(description="How well briefs state what papers hold.")
    parser.add_argument("evaluation", type=Path, help="the folder with seeds/")
    gold = parser.parse_args().evaluation.resolve() / "seeds"
    with TemporaryDirectory() as folder:
        tally, belied, printed = asyncio.run(_measure(gold, Path(folder, "store")))
    figures = list(_figures(tally, belied, printed))
    print("\n".join([*tally.faults, *belied]), table(figures), sep="\n")
    return int(any(figure.ok is False for figure in figures))


def _figures(tally: _Tally, belied: Sequence[str], printed: int) -> Iterator[Figure]:
    share = tally.shown / tally.positions
    told = f"{share:.1%} ({tally.shown} of {tally.positions})"
    yield Figure("papers with a position, one of it shown", told, f">= {SHOWN:.0%}", share >= SHOWN)
    right = f"{tally.said} of {tally.silent}"
    yield Figure("papers without one, said to have none", right, "all", tally.said == tally.silent)
    yield Figure("silences printed that a plain scan belies", f"{len(belied)} of {printed}", "0", not belied)


async def _measure(gold: Path, store: Path) -> tuple[_Tally, list[str], int]:
    """The tally of the topics with positions; and of all topics the silences that are not so, of how many."""
    sys.dont_write_bytecode = True  # not into the folder of somebody else
    sys.path.append(str(gold))
    scorer = import_module("score")
    topics = json.loads((gold / "topics.json").read_text("utf-8"))["topics"]
    known = json.loads((gold / "documents.json").read_text("utf-8"))["documents"]
    papers = {document["sha256"]: document["doc"] for document in known}
    tally, belied, printed = _Tally(), [], 0
    await briefs.compile(SEEDS, store)
    async with Library.open(store) as library:
        scan = Scan(SEEDS, await library.wholes())
        for topic in topics:
            if "positions" in topic:
                brief = await library.brief(_id(library, topic))
                for view in brief.views:
                    _judge(view, topic, papers[view.paper.sha256], scorer, tally)
        for one in library.topics:
            brief = await library.brief(one)
            silences = [view.paper.id for view in brief.views if not view.paragraphs]
            printed += len(silences)
            belied += [f"BELIED {one.id} {id}: {hit}" for id in silences if (hit := _hit(scan, id, brief))]
    return tally, belied, printed


def _id(library: Library, topic: dict[str, Any]) -> str:
    """The id of what the project calls this topic, found by its name as people would."""
    named = library.reader.read(topic["name"]).topic
    return topic["id"] if topic["id"] in {t.id for t in library.topics} else str(named)


def _judge(view: PaperView, topic: dict[str, Any], paper: str, scorer: Any, tally: _Tally) -> None:
    wanted = topic["positions"].get(paper, [])
    quotes = [quote for group in view.groups for quote in group.quotes if not quote.rider]
    if not wanted:
        tally.silent += 1
        tally.said += not view.paragraphs
        if view.paragraphs:
            tally.faults.append(f"NOT SILENT {topic['id']} {paper}: {[quote.text for quote in quotes]}")
        return
    tally.positions += 1
    if any(scorer.is_hit({"text": quote.text, "doc": paper}, wanted) for quote in quotes):
        tally.shown += 1
    else:
        tally.faults.append(f"NOT SHOWN {topic['id']} {paper}: {[quote.text for quote in quotes]}")


def _hit(scan: Scan, paper: str, brief: TopicBrief) -> str:
    return scan.hit(paper, (*brief.topic.terms, *(brief.topic.aliases if brief.topic.found else ())))


if __name__ == "__main__":
    sys.exit(main())
