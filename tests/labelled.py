"""How readers judged the sentences of the shipped papers, and how the program's own judgement fares by that.

``data/first_labels.tsv`` holds one reader's judgement of every sentence, ``data/second_labels.tsv`` that of
another reader on every third. By which guide they judged is said in ``data/README.md``.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus import shipped

from briefs.models import Lean, Place, Sentence
from briefs.text import collapse

DATA = Path(__file__).parent / "data"
STANDS = ("alone", "previous", "lead-in", "unusable")
VOICES = ("author", "reported")


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A sentence's address among all papers."""

    paper: str
    place: Place

    def __str__(self) -> str:
        return f"{self.paper} ¶{self.place.paragraph}.{self.place.sentence}"


@dataclass(frozen=True, slots=True)
class Label:
    """One reader's judgement of one sentence."""

    stand: str
    voice: str
    note: str
    begins: str  # the first words of the sentence that was judged

    @property
    def leans(self) -> bool:
        """Whether the sentence misleads or puzzles where it is quoted alone."""
        return self.stand != "alone"

    @property
    def reported(self) -> bool:
        """Whether it states somebody else's view."""
        return self.voice == "reported"


Labels = Mapping[Spot, Label]


@dataclass(frozen=True, slots=True)
class Score:
    """What a detector found of what it should have found."""

    found: Sequence[Spot]
    missed: Sequence[Spot]
    false: Sequence[Spot]

    @property
    def recall(self) -> float:
        """The share that was found of what should be."""
        return len(self.found) / (len(self.found) + len(self.missed))

    @property
    def precision(self) -> float:
        """The share of what was found that should be."""
        return len(self.found) / (len(self.found) + len(self.false))

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


@cache
def first() -> Labels:
    """The judgement of every sentence."""
    return _read(DATA / "first_labels.tsv")


@cache
def second() -> Labels:
    """Another reader's judgement of every third sentence."""
    return _read(DATA / "second_labels.tsv")


def sentence(spot: Spot) -> Sentence:
    """The sentence at a spot, as the program reads it."""
    return shipped()[spot.paper].sentence(spot.place)


def is_same(spot: Spot, label: Label) -> bool:
    """Whether the sentence at a spot is still the one that was judged."""
    return collapse(sentence(spot).text).startswith(label.begins)


def riding(labels: Labels) -> Score:
    """How well the program tells which sentences must not be shown alone."""
    return _score(labels, lambda label: label.leans, _rides)


def reporting(labels: Labels) -> Score:
    """How well it tells which sentences state somebody else's view."""
    return _score(labels, lambda label: label.reported, lambda found: found.reported is not None)


def _rides(found: Sentence) -> bool:
    return found.lean in (Lean.HARD, Lean.LOST) or bool(found.riders)


def _score(labels: Labels, wanted: Callable[[Label], bool], says: Callable[[Sentence], bool]) -> Score:
    told = {spot: (wanted(label), says(sentence(spot))) for spot, label in labels.items()}
    return Score(*([spot for spot, pair in told.items() if pair == each] for each in _OUTCOMES))


_OUTCOMES = ((True, True), (True, False), (False, True))


def _read(file: Path) -> dict[Spot, Label]:
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {
        Spot(row["paper"], Place(int(row["paragraph"]), int(row["sentence"]))): Label(
            row["stand"], row["voice"], row["note"], row["begins"]
        )
        for row in rows
    }
