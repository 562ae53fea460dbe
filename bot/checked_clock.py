"""A clock that is compared with another one, and goes by that where the machine's own is wrong."""

from __future__ import annotations

import datetime

from bot.clock import Timer

TOLERANCE = datetime.timedelta(minutes=5)
_RIGHT = datetime.timedelta()


class CheckedClock:
    """The one clock of a bot on Discord: all that is due, late or long ago is reckoned by it.

    Between two times that were heard it goes on by the monotonic clock, so that a wall clock that is set is noticed
    at once. It is the wall clock again as soon as that is right.
    """

    def __init__(self, clock: Timer) -> None:
        self._clock = clock
        self._heard: tuple[datetime.datetime, float] | None = None  # set from another thread, in one piece

    def heard(self, at: datetime.datetime) -> None:
        """Take it that this is the time now."""
        self._heard = at, self._clock.monotonic()

    @property
    def error(self) -> datetime.timedelta:
        """By how much the machine's clock is ahead, where that is more than can be tolerated; else nothing."""
        return self._error(self._clock.now())

    def now(self) -> datetime.datetime:
        """This moment, in UTC."""
        wall = self._clock.now()
        return wall - self._error(wall)

    def today(self) -> datetime.date:
        """The date in the machine's time zone."""
        return self.now().astimezone().date() if self.error else self._clock.today()

    @property
    def boot(self) -> str:
        """Since when ``monotonic`` counts."""
        return self._clock.boot

    def monotonic(self) -> float:
        """Seconds since some moment."""
        return self._clock.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait by the monotonic clock."""
        await self._clock.sleep(seconds)

    def _error(self, wall: datetime.datetime) -> datetime.timedelta:
        if self._heard is None:
            return _RIGHT
        at, since = self._heard
        error = wall - (at + datetime.timedelta(seconds=self._clock.monotonic() - since))
        return error if abs(error) > TOLERANCE else _RIGHT
