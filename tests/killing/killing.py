"""The fork server: everything is imported once, a child is forked for each life, and killed after a while.

    python killing.py '[{"schedules": 20, "days": 10, "mean": 0.05, "window": 300}]'

prints what became of each run as one JSON object a line. It is a process of its own, so that what is forked has no
threads.
"""

import asyncio
import json
import os
import random
import signal
import socket
import sys
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[2])]

import mutants
import oracle
import points
from emulator import serve
from life import World, live, prepare

_MEMORY = Path("/dev/shm")  # noqa: S108 - to be killed a process needs no disk
_DONE, _FAILED = 0, 3


def main(options: dict[str, Any]) -> dict[str, Any]:
    """Run a world to its end, however often it is killed."""
    where = _MEMORY if _MEMORY.is_dir() and not options.get("disk") else None
    with TemporaryDirectory(dir=where) as folder, socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(512)
        window = options.get("window", 300)
        world = World(
            folder,
            listening.getsockname()[1],
            options.get("schedules", 10),
            options.get("days", 10),
            window > 0 or options.get("mutant") == "trusting",
            options.get("mutant", ""),
            options.get("point", ""),
            options.get("passage", 0),
            options.get("jobs", 1),
            **({"settle": options["settle"]} if "settle" in options else {}),
        )
        began = time.monotonic()
        _child(lambda: asyncio.run(prepare(world)), wait=True)
        server = _child(
            lambda: serve(
                os.dup(listening.fileno()),
                world.journal,
                options.get("seed", 1),
                options.get("faults", 0.1),
                window,
                options.get("late", window == 0),
            )
        )
        try:
            told = _kill(world, options)
        finally:
            os.kill(server, signal.SIGKILL)
            os.waitpid(server, 0)
        seconds = time.monotonic() - began
        verdict = oracle.judge(world)
        in_doubt = told["kills"] * world.jobs + verdict.faults + verdict.slow
        sound = verdict.sound and told["ended"] == "done" and verdict.deduped <= in_doubt
        return oracle.as_object(verdict) | told | {"sound": sound, "seconds": round(seconds, 1)}


def _kill(world: World, options: dict[str, Any]) -> dict[str, Any]:
    """Life after life until one comes to the end."""
    dice = random.Random(options.get("seed", 1))  # noqa: S311
    mean, kills, fired = options.get("mean", 0.05), 0, False
    deadline = time.monotonic() + options.get("seconds", 1800)
    while time.monotonic() < deadline:
        armed = bool(world.point) and not fired
        child = _child(lambda armed=armed: _live(world, armed))
        if mean and not world.point and kills < options.get("kills", 1 << 30):
            time.sleep(dice.expovariate(1 / mean))
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if os.WIFEXITED(status):
            if os.WEXITSTATUS(status) != _DONE:
                return {"kills": kills, "fired": fired, "ended": "failed"}
            return {"kills": kills, "fired": fired, "ended": "done"}
        kills += 1
        fired = fired or armed
    return {"kills": kills, "fired": fired, "ended": "time"}


def _live(world: World, armed: bool) -> None:
    if world.mutant in mutants.MUTANTS:
        mutants.MUTANTS[world.mutant]()
    if armed:
        points.arm(world.point, world.passage)
    asyncio.run(live(world))


def _child(work: Any, wait: bool = False) -> int:
    """A process that does some work and ends; its id."""
    child = os.fork()
    if child == 0:
        status = _FAILED
        try:
            work()
            status = _DONE
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(status)
    if wait:
        os.waitpid(child, 0)
    return child


if __name__ == "__main__":
    for each in json.loads(sys.argv[1]):
        print(json.dumps(main(each)), flush=True)
