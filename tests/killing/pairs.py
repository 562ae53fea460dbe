"""Two processes on one database, as they must never be: one is refused, or, were it not, who was overtaken is."""

import os
import signal
from typing import Any

import oracle
from stage import DONE, REFUSED, Options, child, ended, kill, life, shown, staged


def contested(options: Options) -> dict[str, Any]:
    """Two are started at once, and both go on for as long as they may."""
    with staged(options) as world:
        both = [child(lambda: life(world)) for _ in range(2)]
        statuses = [ended(process) for process in both]
        told = {
            "kills": 0,
            "refused": statuses.count(REFUSED),
            "ended": "done" if DONE in statuses and shown(world) else "failed",
        }
        return oracle.concluded(world, told)


def stalled(options: Options) -> dict[str, Any]:
    """One stands still when it has been told that it may not post, and goes on after another has posted.

    The lock that keeps the other one out is taken away: what is left is the token of who claimed last.
    """
    with staged(options) as world:
        armed = {("before-settle", 1): signal.SIGSTOP, ("after-settle", 1): signal.SIGKILL}
        slow = child(lambda: life(world, armed, locked=False))
        stopped = _stopped(slow)
        other = child(lambda: life(world, {("after-post", 1): signal.SIGSTOP}, locked=False))
        stopped = _stopped(other) and stopped
        kill(slow, signal.SIGCONT)
        overtaken = ended(slow) is None
        kill(other, signal.SIGCONT)
        done = ended(other) == DONE and shown(world)
        told = {"kills": 1, "fired": stopped and overtaken, "ended": "done" if done else "failed"}
        return oracle.concluded(world, told)


def _stopped(process: int) -> bool:
    """Whether a child stands still, and has not ended."""
    _, status = os.waitpid(process, os.WUNTRACED)
    return os.WIFSTOPPED(status)
