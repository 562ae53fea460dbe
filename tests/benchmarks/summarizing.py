"""All figures of the summaries, with their peers in the same run.

    python tests/benchmarks/summarizing.py EVAL [--peers PYTHON] [--quick]

EVAL holds ``summary``, with bench.py and sets of papers in ``data``, and ``seeds``, with key_points.json. Only the
development halves are used. Ends with status 1 where a figure is not as wanted.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import peers
from figure import Figure, columns, table
from program import SEEDS, bot

PROJECT = "project"
PEERS = ("lead", "section-lead", "centroid-mmr", "lexrank-numpy")
PACKAGES = ("numpy", "rouge-score", "sumy")
BUDGETS = ("w100", "w200")
# By set: the budget that counts, and the least ROUGE-1 and ROUGE-2 there.
LEAST = {"scisumm": ("w100", 43.0, 14.0), "pubmed": ("w200", 50.0, 18.0)}
LEANING = 0.05  # of the chosen sentences open on a word that only the one before resolves
WORDS, MOST_WORDS = 4000, 64_000
_CHILD = Path(__file__).with_name("summary_child.py")
_TOP = 4  # of a paper's five most important points


def main() -> int:
    """Print what each part has to show as it comes, and then all that is wanted in one table."""
    parser = argparse.ArgumentParser(description="All figures of the summaries, with their peers.")
    parser.add_argument("evaluation", type=Path, help="the folder with summary/ and seeds/")
    parser.add_argument("--peers", help="an interpreter that has the peers; else one is made and kept")
    parser.add_argument("--quick", action="store_true", help="ten papers of each set")
    chosen = parser.parse_args()
    python = chosen.peers or peers.interpreter(PACKAGES, "summarizers")
    with TemporaryDirectory() as scratch:
        figures = _quality(chosen.evaluation / "summary", python, Path(scratch), chosen.quick)
        figures += _cost(chosen.evaluation / "summary" / "data")
        figures += _key_points(chosen.evaluation / "seeds" / "key_points.json", Path(scratch))
    print(table(figures))
    return int(any(figure.ok is False for figure in figures))


def _quality(folder: Path, python: str, scratch: Path, quick: bool) -> list[Figure]:
    figures = []
    for data in sorted(folder.glob("data/*")):
        kept = {name: scratch / f"{data.name}.{name}.json" for name in (*PEERS, PROJECT)}
        for name, file in kept.items():
            command = ["--cmd", f"{sys.executable} {_CHILD}", "--name", name] if name == PROJECT else []
            system = "external" if name == PROJECT else name
            words: list[str | Path] = [
                "--system",
                system,
                *command,
                "--data",
                data,
                "--split",
                "dev",
                "--out",
                file,
            ]
            budgets = ["--budgets", ",".join(BUDGETS), *(["--limit", "10"] if quick else [])]
            _bench(folder, python, *words, *budgets)
        results = {name: json.loads(file.read_text("utf-8")) for name, file in kept.items()}
        print(f"== {data.name}\n\n{_scores(results)}\n")
        if data.name not in LEAST:
            continue
        budget, *least = LEAST[data.name]
        best = max(PEERS, key=lambda name: _mean(results[name], budget, "r1"))
        print(_bench(folder, python, "--compare", kept[PROJECT], kept[best]), flush=True)
        figures += _wanted(data.name, budget, results[PROJECT], least)
    return figures


def _bench(folder: Path, python: str, *words: str | Path) -> str:
    program = [python, "-B", folder / "bench.py", *words]
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
    return subprocess.run(program, check=True, capture_output=True, text=True, env=environment).stdout


def _scores(results: dict[str, Any]) -> str:
    head = ["system", *(f"{budget} R1 / R2" for budget in BUDGETS), "leaning"]
    rows = [
        [
            name,
            *(f"{_mean(result, b, 'r1'):.1f} / {_mean(result, b, 'r2'):.1f}" for b in BUDGETS),
            f"{_mean(result, BUDGETS[0], 'anaphor'):.1f} %",
        ]
        for name, result in results.items()
    ]
    return columns(head, rows)


def _wanted(name: str, budget: str, result: Any, least: list[float]) -> list[Figure]:
    one, two = (_mean(result, budget, key) for key in ("r1", "r2"))
    leaning = max(_mean(result, b, "anaphor") / 100 for b in BUDGETS)
    verbatim = min(_mean(result, b, "verbatim") / 100 for b in BUDGETS)
    return [
        Figure(
            f"{name}: ROUGE-1 / 2 at {budget}",
            f"{one:.1f} / {two:.1f}",
            f">= {least[0]:.0f} / {least[1]:.0f}",
            one >= least[0] and two >= least[1],
        ),
        Figure(f"{name}: sentences that lean", f"{leaning:.1%}", f"<= {LEANING:.0%}", leaning <= LEANING),
        Figure(f"{name}: sentences that are verbatim", f"{verbatim:.1%}", "100.0%", verbatim == 1),
    ]


def _mean(result: Any, budget: str, key: str) -> float:
    found = [row[budget][key] for row in result["rows"] if row[budget].get(key) is not None]
    return 100 * float(sum(found)) / len(found)


def _cost(data: Path) -> list[Figure]:
    """Processor time and memory, of papers put together to a length."""
    texts = [json.loads(file.read_text("utf-8"))["text"] for file in sorted(data.glob("*/*.json"))]
    figures = []
    for length, seconds, memory in ((WORDS, 0.05, None), (MOST_WORDS, 2.0, 300)):
        text, runs = _of_length(texts, length), 1 if length == MOST_WORDS else 9
        request = {"id": "", "title": "", "text": text, "budget": {"words": 200}, "cost": True}
        spent = _ask([request] * (runs + 1))[-runs:]  # the first one loads the program
        took = sorted(answer["seconds"] for answer in spent)[runs // 2]
        peak = max(answer["memory"] for answer in spent)
        ok = took <= seconds and (memory is None or peak <= memory)
        wanted = f"<= {seconds} s" + (f", {memory} MB" if memory else "")
        figures.append(
            Figure(f"{length} words: processor time, peak", f"{took:.3f} s, {peak} MB", wanted, ok)
        )
    return figures


def _of_length(texts: list[str], words: int) -> str:
    blocks, length = [], 0
    for block in dict.fromkeys(block for text in texts for block in text.split("\n\n")):
        if length >= words:
            break
        blocks.append(block)
        length += len(block.split())
    return "\n\n".join(blocks)


def _ask(requests: list[dict[str, Any]]) -> list[dict[str, Any]]:
    lines = "".join(json.dumps(request) + "\n" for request in requests)
    done = subprocess.run([sys.executable, _CHILD], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def _key_points(file: Path, scratch: Path) -> list[Figure]:
    """How many of the five most important points of each shipped paper its standard summary shows."""
    papers = {path.read_bytes(): path.stem for path in sorted(SEEDS.glob("*.txt"))}
    figures = []
    for document in json.loads(file.read_text("utf-8"))["documents"]:
        texts = [point["gold"] for point in document["key_points"] if point["top5"]]
        whole = next(id for data, id in papers.items() if _holds(data.decode("utf-8"), texts))
        call = ("ask", "--json", "--seeds", SEEDS, "--store", scratch / "seeds.store", f"summary {whole}")
        quotes = json.loads(bot(*call).output)["quotes"]
        shown = sum(any(_overlap(gold, quote) for gold in golds for quote in quotes) for golds in texts)
        figures.append(
            Figure(f"{whole}: top points shown", f"{shown} of {len(texts)}", f">= {_TOP}", shown >= _TOP)
        )
    return figures


def _holds(text: str, points: list[list[dict[str, Any]]]) -> bool:
    return all(text[gold["start"] : gold["end"]] == gold["text"] for golds in points for gold in golds)


def _overlap(gold: dict[str, Any], quote: dict[str, Any]) -> bool:
    return bool(gold["start"] < quote["end"] and quote["start"] < gold["end"])


if __name__ == "__main__":
    sys.exit(main())
