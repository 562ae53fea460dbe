"""A clock that is compared with another one, and goes by that where the machine's own is wrong."""

from __future__ import annotations

import datetime

from bot.clock import Timer

TOLERANCE = datetime.timedelta(minutes=5)
_RELEASE = datetime.timedelta(
    minutes=4
)  # one that was found wrong is right below that, so that none hovers between
_ALIKE = datetime.timedelta(seconds=10)  # that an answer may have been on its way
_APART = 2.0  # seconds between two answers that bear each other out
_RIGHT = datetime.timedelta()
_Heard = tuple[datetime.datetime, float]  # a time, and the monotonic moment at which it was said


class CheckedClock:
    """The one clock of a bot on Discord: all that is due, late or long ago is reckoned by it.

    Between two times that were heard it goes on by the monotonic clock, so that a wall clock that is set is noticed
    at once. It is the wall clock again as soon as that is right.

    What is heard once decides nothing: it counts where the wall clock, what was heard before, or another answer a few
    seconds later bears it out. Until then it is doubted.
    """

    def __init__(self, clock: Timer) -> None:
        self._clock = clock
        # Each is set from another thread, in one piece.
        self._heard: _Heard | None = None
        self._doubt: _Heard | None = None  # what is still to be borne out
        self._wrong = False

    def heard(self, at: datetime.datetime) -> None:
        """Take it that somebody says this is the time now."""
        now, doubt = self._clock.monotonic(), self._doubt
        if abs(self._clock.now() - at) <= TOLERANCE or _bears_out(self._heard, at, now):
            self._heard, self._doubt = (at, now), None
        elif doubt is None or not _bears_out(doubt, at, now):
            self._doubt = at, now
        elif now - doubt[1] >= _APART:
            self._heard, self._doubt = (at, now), None

    @property
    def doubted(self) -> bool:
        """Whether something was heard that nothing bears out yet."""
        return self._doubt is not None

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
        error = wall - _by(self._heard, self._clock.monotonic())
        self._wrong = abs(error) > (_RELEASE if self._wrong else TOLERANCE)
        return error if self._wrong else _RIGHT


def _by(heard: _Heard, now: float) -> datetime.datetime:
    """What time it is by what was heard."""
    at, since = heard
    return at + datetime.timedelta(seconds=now - since)


def _bears_out(heard: _Heard | None, at: datetime.datetime, now: float) -> bool:
    return heard is not None and abs(_by(heard, now) - at) <= _ALIKE
