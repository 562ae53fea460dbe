"""Kills what sends, again and again, and tells what became of each run.

    python killing.py '[{"schedules": 20, "days": 10, "mean": 0.05, "window": 300}]'

prints one JSON object a line. It is a process of its own, so that what is forked has no threads.
"""

import gc
import json
import random
import signal
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[2])]

import oracle
from life import World
from pairs import contested, stalled
from powercut import cut
from stage import DONE, Options, alone, child, ended, kill, life, shown, staged

Told = dict[str, Any]
_MORE, _EAGER = 1.06, 12  # to be killed as often as is wanted, and rather more often
_SHORTEST, _LONGEST = 0.5, 10.0  # of the usual life: shorter ones would be killed before they do anything


def main(options: Options) -> Told:
    """Play a scenario to its end."""
    began = time.monotonic()
    alone(options.get("core"))
    scenario = {"killed": killed, "contested": contested, "stalled": stalled, "cut": cut}
    told = scenario[options.get("scenario", "killed")](options)
    return told | {"seconds": round(time.monotonic() - began, 1)}


def killed(options: Options) -> Told:
    """Life after life, killed at any moment or at a point, until one comes to the end."""
    with staged(options) as world:
        told = _kill(world, options)
        told["ended"] = told["ended"] if shown(world) else "failed"
        return oracle.concluded(world, told)


def _kill(world: World, options: Options) -> Told:
    dice = random.Random(options.get("seed", 1))  # noqa: S311
    mean, wanted, kills, fired = options.get("mean", 0.03), options.get("kills"), 0, False
    deadline = time.monotonic() + options.get("seconds", 1800)
    while time.monotonic() < deadline:
        armed = {(world.point, world.passage): signal.SIGKILL} if world.point and not fired else {}
        process = child(partial(life, world, armed))
        if mean and not world.point:
            ahead = (kills + 20) / (_MORE * wanted * world.progress() + 20) if wanted else 1
            time.sleep(dice.expovariate(1 / (mean * min(max(ahead**_EAGER, _SHORTEST), _LONGEST))))
            kill(process)
        if (status := ended(process)) is not None:
            return {"kills": kills, "fired": fired, "ended": "done" if status == DONE else "failed"}
        kills += 1
        fired = fired or bool(armed)
    return {"kills": kills, "fired": fired, "ended": "time"}


if __name__ == "__main__":
    gc.freeze()
    for each in json.loads(sys.argv[1]):
        print(json.dumps(main(each)), flush=True)
