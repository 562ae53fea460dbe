"""Tests of briefs.compiler.english.connectives."""

from __future__ import annotations

import pytest

from briefs.compiler.english.connectives import inside, opening
from briefs.models import Lean


@pytest.mark.parametrize(
    ("sentence", "strength", "rest"),
    [
        ("Ports matter.", Lean.NONE, "Ports matter."),
        ("But ports matter.", Lean.SOFT, "ports matter."),
        ("But then, in other words, ports matter.", Lean.HARD, "ports matter."),
        ("“For example, ports matter.", Lean.HARD, "ports matter."),
        ("Instead of ports, roads matter.", Lean.NONE, "Instead of ports, roads matter."),
        ("In addition to ports, roads matter.", Lean.NONE, "In addition to ports, roads matter."),
        ("Rather than ports, roads matter.", Lean.NONE, "Rather than ports, roads matter."),
        ("In contrast to ports, roads matter.", Lean.NONE, "In contrast to ports, roads matter."),
        ("So far ports matter.", Lean.NONE, "So far ports matter."),
        ("Butter matters.", Lean.NONE, "Butter matters."),
        ("Orders matter.", Lean.NONE, "Orders matter."),
        ("If necessary, build ports.", Lean.NONE, "If necessary, build ports."),
        ("If true, ports matter.", Lean.HARD, "ports matter."),
        ("", Lean.NONE, ""),
    ],
)
def test_opening(sentence: str, strength: Lean, rest: str) -> None:
    found, offset = opening(sentence)
    assert (found, sentence[offset:]) == (strength, rest)


def test_inside() -> None:
    assert inside("Ports, however, matter.")
    assert inside("Ports therefore matter.")
    assert not inside("Ports matter, and therefore they last.")
    assert not inside("However ports matter.")
