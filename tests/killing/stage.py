"""What every scenario stands on: a world in a folder, an emulated Discord, and children that are forked.

Everything is imported once. The process that forks has no threads, and one core: a kill then costs milliseconds.
"""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import mutants
import points
from emulator import Emulator, serve
from life import World, live, prepare, show

from bot.state.errors import InUseError

_MEMORY = Path("/dev/shm")  # noqa: S108 - to be killed a process needs no disk
DONE, FAILED, REFUSED = 0, 3, 4  # how a child ends

Options = dict[str, Any]


def world_of(options: Options, folder: str, port: int) -> World:
    more = {name: options[name] for name in ("settle",) if name in options}
    return World(
        folder,
        port,
        options.get("schedules", 10),
        options.get("days", 10),
        options.get("window", 300) > 0 or options.get("trusting", False),
        options.get("mutant", ""),
        options.get("point", ""),
        options.get("passage", 0),
        options.get("jobs", 1),
        edits=options.get("edits", 0),
        **more,
    )


def emulator_of(options: Options, journal: Path) -> Emulator:
    window = options.get("window", 300)
    return Emulator(
        journal,
        options.get("seed", 1),
        options.get("faults", 0.1),
        window,
        options.get("late", window == 0),
        options.get("forbidden", 0),
        options.get("pause", 0),
    )


@contextmanager
def folder_for(options: Options) -> Iterator[str]:
    where = _MEMORY if _MEMORY.is_dir() and not options.get("disk") else None
    with TemporaryDirectory(dir=where) as folder:
        yield folder


@contextmanager
def staged(options: Options) -> Iterator[World]:
    """A prepared world, and the emulated Discord it talks to, in a process of its own."""
    with folder_for(options) as folder, socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(512)
        world = world_of(options, folder, listening.getsockname()[1])
        ended(child(lambda: asyncio.run(prepare(world))))
        server = child(lambda: serve(os.dup(listening.fileno()), emulator_of(options, world.journal)))
        try:
            yield world
        finally:
            kill(server)
            os.waitpid(server, 0)


def shown(world: World) -> bool:
    """Whether the moderators can be shown what became of each occurrence."""
    return ended(child(lambda: asyncio.run(show(world)))) == DONE


def alone(core: int | None) -> None:
    """Keep to one core, where the system lets us: threads of one process that change cores wait for each other."""
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[(core or 0) % len(cores)]})


def life(world: World, armed: points.Armed | None = None, locked: bool = True) -> None:
    """One life of the bot, with whatever fault was put in."""
    if world.mutant:
        mutants.MUTANTS[world.mutant]()
    if not locked:
        mutants.no_lock()
    if armed:
        points.arm(armed)
    asyncio.run(live(world))


def child(work: Callable[[], object]) -> int:
    """A process that does some work and ends; its id."""
    process = os.fork()
    if process == 0:
        status = FAILED
        try:
            work()
            status = DONE
        except InUseError:
            status = REFUSED
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(status)
    return process


def ended(process: int) -> int | None:
    """How a child ended: its status, or None where it was killed."""
    _, status = os.waitpid(process, 0)
    return os.WEXITSTATUS(status) if os.WIFEXITED(status) else None


def kill(process: int, how: signal.Signals = signal.SIGKILL) -> None:
    with suppress(ProcessLookupError):
        os.kill(process, how)
