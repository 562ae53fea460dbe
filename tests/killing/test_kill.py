"""Killed at any moment, with a Discord that fails one request in ten, each brief is there once: and who would notice.

The full size is ``tests/benchmarks/kill_courier.py``.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from mutants import BETWEEN
from points import POINTS

KILLING = Path(__file__).with_name("killing.py")
FORKS = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork there")
LIVES = {"schedules": 20, "days": 10, "mean": 0.05}
BARE = {**LIVES, "mean": 0.08, "window": 0, "jobs": 4}  # nonces are not remembered
RETRIED = ("attempt", "failed", "look")  # steps that only a fault leads to

pytestmark = FORKS


def killed(*runs: dict[str, Any]) -> list[dict[str, Any]]:
    call = [sys.executable, str(KILLING), json.dumps(runs)]
    done = subprocess.run(call, check=True, capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    "run",
    [LIVES, {**LIVES, "jobs": 12, "seed": 2}, BARE, {**BARE, "seed": 3}],
    ids=["nonces", "many at once", "no nonces", "no nonces again"],
)
def test_killed_at_random_nothing_is_lost_or_there_twice(run: dict[str, Any]) -> None:
    (verdict,) = killed(run)
    assert verdict["sound"], verdict
    assert verdict["kills"] >= 5 and verdict["faults"] >= 10


def test_through_two_changes_of_the_clock_each_goes_out_at_its_moment() -> None:
    (verdict,) = killed({"schedules": 8, "days": 100, "mean": 0, "faults": 0})
    assert verdict["sound"] and verdict["expected"] == 800, verdict


@pytest.mark.parametrize("passage", [1, 2, 3])
def test_killed_at_each_named_point_nothing_is_lost_or_there_twice(passage: int) -> None:
    runs = []
    for point in POINTS:
        run = {"schedules": 3, "days": 3, "point": point, "passage": passage}
        if point.endswith(RETRIED):
            run |= {"faults": 0.6, "jobs": 3, "window": 0 if point.endswith("look") else 300}
        runs.append(run)
    for point, verdict in zip(POINTS, killed(*runs), strict=True):
        assert verdict["fired"], f"{point} is never passed {passage} times"
        assert verdict["sound"], (point, verdict)


@pytest.mark.parametrize(
    ("run", "shows"),
    [
        ({**LIVES, "mutant": "random_nonce"}, "doubled"),
        ({**LIVES, "mutant": "record_first"}, "lost"),
        ({"schedules": 3, "days": 3, "mutant": "two_transactions", "point": BETWEEN, "passage": 2}, "lost"),
        ({**LIVES, "mutant": "render_again"}, "reworded"),
        ({**LIVES, "mutant": "used_at_claim"}, "misnumbered"),
        ({**LIVES, "window": 0, "mutant": "no_look"}, "doubled"),
        ({**LIVES, "days": 40, "mean": 0.1, "window": 0, "jobs": 4, "faults": 0.2, "settle": 0}, "doubled"),
    ],
    ids=[
        *("a nonce each attempt", "recorded first", "cursor apart", "composed again", "used at claim"),
        *("no look", "looks too soon"),
    ],
)
def test_a_fault_put_in_on_purpose_is_noticed(run: dict[str, Any], shows: str) -> None:
    (verdict,) = killed(run)
    assert verdict[shows] > 0, verdict
