"""A file of questions, answered in one batch and judged by a program of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from figure import Figure
from program import SEEDS, bot
from setting import Report, Setting


def run(setting: Setting) -> Report:
    """The evaluation's questions on the shipped papers, scored by its own program."""
    seeds = setting.evaluation / "seeds"
    said, figures = [], []
    for file in sorted(seeds.glob("questions*.json")):
        store = setting.scratch / "questions.store"
        lines = scored(file, seeds / "score.py", SEEDS, store, setting.scratch).splitlines()
        faults = lines[-1] if lines else "no score"
        said += [file.name, *lines]
        figures.append(
            Figure(f"{file.name}: quotes that are not verbatim", faults, "0 faults", faults == "0 faults")
        )
    return Report("\n".join(said), figures)


def scored(questions: Path, scorer: Path, seeds: Path, store: Path, folder: Path) -> str:
    """What the scorer prints of the answers to the ``text`` of each of the file's ``questions``.

    It is called as ``scorer questions answers --seeds DIR``.
    """
    asked = [question["text"] for question in json.loads(questions.read_text("utf-8"))["questions"]]
    batch, answers = folder / "questions.txt", folder / "answers.jsonl"
    batch.write_text("".join(f"{' '.join(text.split())}\n" for text in asked), "utf-8")
    call = ("ask", "--json", "--seeds", seeds, "--store", store, "--batch", batch)
    answers.write_text(bot(*call).output, "utf-8")
    words = [sys.executable, *map(str, (scorer, questions, answers, "--seeds", seeds))]
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout
