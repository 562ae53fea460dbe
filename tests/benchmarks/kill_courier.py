"""Kills the courier 2,000 times over 10,000 occurrences, with and without nonces, and prints what became of them.

    python tests/benchmarks/kill_courier.py [--share 0.1]

The journal of the emulated Discord is all that is judged by. No failure in n kills bounds the failures per kill by
about 3/n, with 95 % confidence.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

KILLING = Path(__file__).parents[1] / "killing" / "killing.py"
COLUMNS = (
    "expected kills faults slow posts deduped lost doubled reworded misnumbered mistimed seconds".split()
)


def runs(share: float) -> dict[str, dict[str, Any]]:
    days, fewer = max(1, round(100 * share)), max(1, round(20 * share))
    return {
        "not killed, no faults": {"schedules": 100, "days": days, "mean": 0, "faults": 0},
        "nonces known for 300 s": {"schedules": 100, "days": days, "mean": 0.04},
        "the same, 12 at once": {"schedules": 100, "days": fewer, "mean": 0.05, "jobs": 12},
        "no nonces: look first": {"schedules": 100, "days": days, "mean": 0.06, "window": 0, "jobs": 4},
        "mutant: a nonce each attempt": {
            "schedules": 50,
            "days": fewer,
            "mean": 0.06,
            "mutant": "random_nonce",
        },
        "mutant: recorded first": {"schedules": 50, "days": fewer, "mean": 0.06, "mutant": "record_first"},
        "mutant: cursor moved apart": {
            "schedules": 50,
            "days": fewer,
            "mean": 0.06,
            "mutant": "two_transactions",
        },
        "mutant: composed again": {"schedules": 50, "days": fewer, "mean": 0.06, "mutant": "render_again"},
        "mutant: used at claim": {"schedules": 50, "days": fewer, "mean": 0.06, "mutant": "used_at_claim"},
        "mutant: no look, no nonces": {
            **{"schedules": 50, "days": fewer, "mean": 0.06, "window": 0, "mutant": "no_look"},
        },
        "mutant: looks too soon": {
            **{"schedules": 50, "days": fewer, "mean": 0.1, "window": 0, "settle": 0, "jobs": 4},
        },
    }


def run(options: dict[str, Any]) -> dict[str, Any]:
    call = [sys.executable, str(KILLING), json.dumps([options])]
    done = subprocess.run(call, check=True, capture_output=True, text=True)
    verdict: dict[str, Any] = json.loads(done.stdout)
    return verdict


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", type=float, default=1.0, help="of the full size")
    share = parser.parse_args().share
    print("| run | " + " | ".join(COLUMNS) + " | sound |")
    print("|" + " --- |" * (len(COLUMNS) + 2))
    wrong = []
    for name, options in runs(share).items():
        verdict = run(options)
        print(
            f"| {name} | " + " | ".join(str(verdict[c]) for c in COLUMNS) + f" | {verdict['sound']} |",
            flush=True,
        )
        if verdict["sound"] == name.startswith("mutant"):
            wrong.append(name)
    sys.exit(f"not as it must be: {', '.join(wrong)}" if wrong else 0)


if __name__ == "__main__":
    main()
