"""Killed at any moment, with a Discord that fails one request in ten, each brief is there once: and who would notice.

At the end of the tests there is a table of the runs. ``tests/benchmarks/kill_courier.py`` prints the same by itself.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from kill_table import summed
from recording import library
from runs import RUNS, Run

KILLING = Path(__file__).with_name("killing.py")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork there")


@pytest.mark.parametrize("run", RUNS, ids=lambda run: f"{run.name}, seed {run.worlds[0].get('seed', 1)}")
def test_what_becomes_of_it_is_what_must(run: Run, record_property: Callable[[str, object], None]) -> None:
    core = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:])
    worlds = [{**world, "core": core} for world in run.worlds]
    if any(world.get("scenario") == "cut" for world in worlds):
        _recordable()
    call = [sys.executable, str(KILLING), json.dumps(worlds)]
    done = subprocess.run(call, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    verdicts = [json.loads(line) for line in done.stdout.splitlines()]
    record_property("killed", summed(run.name, verdicts, run.right(verdicts)))
    assert run.right(verdicts), (verdicts, done.stderr)


def _recordable() -> None:
    try:
        library()
    except OSError as error:
        pytest.skip(str(error))
