"""Tests of briefs.compiler.english.connectives."""

from __future__ import annotations

import re

import pytest

from briefs.compiler.english import connectives
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
    assert inside("Ports, however, matter.") is Lean.SOFT
    assert inside("Ports therefore matter.") is Lean.SOFT
    assert inside("Ports matter, and therefore they last.") is Lean.NONE
    assert inside("However ports matter.") is Lean.NONE


def test_half_of_a_contrast_leans_unless_the_other_half_stands_in_the_sentence() -> None:
    assert inside("Chile, in contrast, has ports.") is Lean.HARD
    assert inside("Ports, on the other hand, pay.") is Lean.HARD
    assert inside("Bolivia has none, while Chile, in contrast, has ports.") is Lean.SOFT
    assert inside("Roads cost; ports, on the other hand, pay.") is Lean.SOFT


def test_the_words_that_open_connectives_are_those_of_the_patterns() -> None:
    """A word that opens one of them, by itself or before any other, is known to open one."""
    words = [match.group().lower() for match in re.finditer(r"[a-z]{2,}", _PATTERNS)]
    texts = [
        f"{word}{mark}" for word in words for mark in (", ", " ", *(f" {after}, is " for after in words))
    ]
    found = [text for text in texts if any(p.match(text) for p in (connectives._HARD, connectives._SOFT))]
    assert {text.replace(",", " ").split()[0] for text in found} <= connectives._OPENERS
    assert opening("\u0130n other words, ports matter.") == (Lean.HARD, 16)


_PATTERNS = f"{connectives._HARD.pattern}{connectives._SOFT.pattern}"
