"""How far two readers agree on the sentences of the shipped papers, and the program with them.

    python tests/benchmarks/labels.py [--misses]

With ``--misses`` each sentence on which the readers, or the program and the first reader, differ is listed. Ends with
status 1 where a figure is not as wanted. What the labels mean: ``tests/data/README.md``.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from figure import Figure, table  # noqa: E402
from labelled import Label, Spot, first, reporting, riding, second, sentence  # noqa: E402

from briefs.text import collapse  # noqa: E402

RECALL, PRECISION, F1 = 0.95, 0.80, 0.90
_SHOWN = 100  # characters of a sentence


def main() -> int:
    parser = argparse.ArgumentParser(description="How far readers agree, and the program with them.")
    parser.add_argument("--misses", action="store_true", help="list each sentence they differ on")
    chosen = parser.parse_args()
    found = list(figures())
    print(table(found))
    if chosen.misses:
        print("\n".join(_misses()))
    return int(any(figure.ok is False for figure in found))


def figures() -> Iterator[Figure]:
    """All of it, over all sentences and, as a check on the labels, over those with a second reader."""
    pairs = [(first()[spot], label) for spot, label in second().items()]
    for name, told in _TOLD.items():
        yield _agreement(name, [(told(a), told(b)) for a, b in pairs])
    for who, labels, wanted in (("first reader", first(), True), ("second reader", second(), False)):
        rides, says = riding(labels), reporting(labels)
        yield _floor(f"riders, {who}: recall", rides.recall, RECALL, wanted)
        yield _floor(f"riders, {who}: precision", rides.precision, PRECISION, wanted)
        yield _floor(f"reported, {who}: F1", says.f1, F1, wanted)


_TOLD: dict[str, Callable[[Label], str]] = {
    "stand": lambda label: label.stand,
    "stand, alone or not": lambda label: str(label.leans),
    "voice": lambda label: label.voice,
}


def _agreement(name: str, pairs: Sequence[tuple[str, str]]) -> Figure:
    agreed = sum(a == b for a, b in pairs) / len(pairs)
    measured = f"{agreed:.1%} of {len(pairs)}, kappa {kappa(pairs):.2f}"
    return Figure(f"agreement of two readers: {name}", measured)


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Agreement beyond chance: Cohen (1960)."""
    ours, theirs = (Counter(side) for side in zip(*pairs, strict=True))
    chance = sum(ours[label] * theirs[label] for label in ours) / len(pairs) ** 2
    agreed = sum(a == b for a, b in pairs) / len(pairs)
    return (agreed - chance) / (1 - chance) if chance < 1 else 1.0


def _floor(name: str, measured: float, wanted: float, held: bool) -> Figure:
    return Figure(
        name, f"{measured:.3f}", f"≥ {wanted:.2f}" if held else "", measured >= wanted if held else None
    )


def _misses() -> Iterator[str]:
    for title, score in (("riders", riding(first())), ("reported", reporting(first()))):
        yield from _listed(f"{title}: missed", score.missed)
        yield from _listed(f"{title}: false", score.false)
    yield "\ntwo readers"
    for spot, label in second().items():
        ours = first()[spot]
        if (ours.stand, ours.voice) != (label.stand, label.voice):
            yield f"{spot}  {_said(ours)} | {_said(label)} | {_text(spot)}"


def _listed(title: str, spots: Sequence[Spot]) -> Iterator[str]:
    yield f"\n{title}: {len(spots)}"
    for spot in spots:
        yield f"{spot}  {sentence(spot).lean}  {_said(first()[spot])} | {_text(spot)}"


def _said(label: Label) -> str:
    return f"{label.stand}, {label.voice}" + (f" ({label.note})" if label.note else "")


def _text(spot: Spot) -> str:
    return collapse(sentence(spot).text)[:_SHOWN]


if __name__ == "__main__":
    sys.exit(main())
