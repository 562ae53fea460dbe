"""The time: the one module that asks the system for it."""

from __future__ import annotations

import asyncio
import datetime
import sys
import time
from functools import cached_property
from pathlib import Path
from typing import Protocol

_BOOT = Path(
    "/proc/sys/kernel/random/boot_id"
)  # Linux: its monotonic clock is one for all processes of a boot


class Clock(Protocol):
    """What tells the time; tests give one that stands still."""

    def now(self) -> datetime.datetime:
        """This moment, in UTC."""
        ...

    def today(self) -> datetime.date:
        """The date where this program runs."""
        ...


class Timer(Clock, Protocol):
    """A clock that also measures and waits, whatever becomes of the wall clock meanwhile."""

    @property
    def boot(self) -> str:
        """Since when ``monotonic`` counts: its values compare only where this is the same."""
        ...

    def monotonic(self) -> float:
        """Seconds since some moment; never set back."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait by the monotonic clock."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime.datetime:
        """This moment, in UTC."""
        return datetime.datetime.now(datetime.UTC)

    def today(self) -> datetime.date:
        """The date in the machine's time zone."""
        return self.now().astimezone().date()

    @cached_property
    def boot(self) -> str:
        """The machine's own name for its last start; where it has none, this process's start."""
        try:
            return _BOOT.read_text("ascii").strip()
        except OSError:
            return f"since {self.now().timestamp() - self.monotonic():.0f}, process"

    def monotonic(self) -> float:
        """Seconds since the machine was started, those in which it slept included where it can tell."""
        if sys.platform == "linux":
            return time.clock_gettime(time.CLOCK_BOOTTIME)
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait by the monotonic clock."""
        await asyncio.sleep(seconds)
