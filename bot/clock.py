"""The time: the one module that asks the system for it."""

from __future__ import annotations

import datetime
from typing import Protocol


class Clock(Protocol):
    """What tells the time; tests give one that stands still."""

    def now(self) -> datetime.datetime:
        """This moment, in UTC."""
        ...

    def today(self) -> datetime.date:
        """The date where this program runs."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime.datetime:
        """This moment, in UTC."""
        return datetime.datetime.now(datetime.UTC)

    def today(self) -> datetime.date:
        """The date in the machine's time zone."""
        return self.now().astimezone().date()
