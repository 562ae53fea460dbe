"""Rules held to a file of fire times that independent engines agree on, with each source of zone rules.

    python tests/benchmarks/schedule_oracle.py FILE

FILE holds ``cases`` (spec, tz, start; expected, labels) and ``reject`` (kind, text). The command line answers them,
with the newest zones there are, with those of the machine and with those of PyPI's tzdata; refusals are timed by
themselves.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from figure import Figure, table
from program import ROOT

sys.path.insert(0, str(ROOT))

from bot import zones
from bot.schedule import ScheduleError, from_spec

_CALL = (sys.executable, "-m", "bot", "schedule", "next", "--json", "--batch", "-")
_SOURCES: dict[str, dict[str, str]] = {
    "the newest zones": {},
    "zones of the machine": {"PYTHONTZPATH": sysconfig.get_config_var("TZPATH") or ""},
    "zones of PyPI": {"PYTHONTZPATH": ""},
}
_MS = 50


def main(file: Path) -> int:
    """0 where all is as wanted; what is not is printed first."""
    oracle = json.loads(file.read_text("utf-8"))
    asked = [*_cases(oracle), *_rejects(oracle)]
    figures = []
    for name, environment in _SOURCES.items():
        answers = _answers(asked, environment)
        right = sum(_shown(case, answers[case["id"]]) for case in oracle["cases"])
        refused = sum("error" in answers[reject["id"]] for reject in oracle["reject"])
        figures += [
            _all(f"cases, {name}", right, len(oracle["cases"])),
            _all(f"refusals, {name}", refused, len(oracle["reject"])),
        ]
    slowest = max(_refusal(one) for one in _rejects(oracle))
    figures.append(Figure("slowest refusal, work", f"{slowest:.1f} ms", f"< {_MS} ms", slowest < _MS))
    print(table(figures))
    return int(not all(figure.ok for figure in figures))


def _cases(oracle: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for case in oracle["cases"]:
        yield {key: case[key] for key in ("id", "spec", "tz", "start")} | {"count": 5}


def _rejects(oracle: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for reject in oracle["reject"]:
        text, good = reject["text"], {"kind": "daily", "at": "09:00"}
        specs = {
            "daily": {"kind": "daily", "at": text},
            "cron": {"kind": "cron", "expr": text},
            "rrule": {"kind": "rrule", "dtstart": "2026-03-03T09:00:00", "rule": text},
            "zone": good,
        }
        zone = text if reject["kind"] == "zone" else "Europe/Berlin"
        start = "2026-01-01T00:00:00Z"
        yield {"id": reject["id"], "spec": specs[reject["kind"]], "tz": zone, "start": start, "count": 5}


def _answers(asked: list[dict[str, Any]], environment: dict[str, str]) -> dict[str, dict[str, Any]]:
    lines = "".join(json.dumps(one) + "\n" for one in asked)
    run = subprocess.run(
        _CALL, input=lines, capture_output=True, text=True, check=True, cwd=ROOT, env=os.environ | environment
    )
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    return {answer["id"]: answer for answer in answers}


def _shown(case: dict[str, Any], answer: dict[str, Any]) -> bool:
    """Whether an answer is right; one that is not is shown."""
    right = (answer.get("times"), answer.get("labels")) == (case["expected"], case["labels"])
    if not right:
        print(f"{case['id']}: {case['spec']} gave {answer}, not {case['expected']}")
    return right


def _refusal(asked: dict[str, Any]) -> float:
    """The milliseconds until a rule or a zone is refused."""
    start = time.process_time()
    try:
        zones.named(asked["tz"])
        from_spec(asked["spec"])
    except (ScheduleError, zones.ZoneError):
        pass
    return (time.process_time() - start) * 1000


def _all(name: str, right: int, count: int) -> Figure:
    return Figure(name, f"{right} of {count}", "all", right == count)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
