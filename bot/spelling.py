"""Command words as they are mistyped."""

from __future__ import annotations

from collections.abc import Iterable

from bot.fillers import VERBS

_SHORT, _LONG = 5, 8  # letters


def nearest_verbs(typed: str) -> list[str]:
    """The command words this may be a slip for, the nearest first: ``comapre``, ``sumary``, ``tiemline``."""
    return nearest(typed, VERBS)


def nearest(typed: str, verbs: Iterable[str]) -> list[str]:
    """The words out of some that this may be a slip for, the nearest first.

    Optimal string alignment (a swap of neighbours is one slip): one slip up to seven letters, two from eight;
    in four letters only a swap. A slip keeps the first letter or swaps it with the second, and an inflection
    (``compared``) is none, so that few English words come near.
    """
    near = [verb for verb in verbs if _similar(typed, verb)]
    if not near:
        return []
    from rapidfuzz.distance import OSA

    ranked = sorted((OSA.distance(typed, verb), verb) for verb in near)
    return [verb for distance, verb in ranked if distance <= _slips(verb)]


def _slips(verb: str) -> int:
    return 1 if len(verb) < _LONG else 2


def _similar(typed: str, verb: str) -> bool:
    """Whether the distance is worth measuring: rules most words out without loading the measure."""
    if abs(len(typed) - len(verb)) > _slips(verb) or typed.startswith(verb):
        return False
    if typed[0] != verb[0] and typed[:2] != verb[1] + verb[0]:
        return False
    if len(verb) < _SHORT:
        return sorted(typed) == sorted(verb)
    return len(set(typed) ^ set(verb)) <= 2 * _slips(verb)
