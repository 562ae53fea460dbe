"""Time as this Discord sees it: the machine's, plus what a test has let pass."""

import time

EPOCH_MS = 1_420_070_400_000


class Clock:
    """Seconds that run on, and jump when a test says so."""

    def __init__(self) -> None:
        self.skew = 0.0

    def now(self) -> float:
        """Seconds, only good for differences."""
        return time.monotonic() + self.skew

    def wall(self) -> float:
        """Seconds since 1970."""
        return time.time() + self.skew

    def advance(self, seconds: float) -> None:
        """Lets time pass without waiting for it."""
        self.skew += seconds


class Snowflakes:
    """Ids that grow and carry their time, as Discord's do."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def next(self) -> int:
        """An id above all before it."""
        stamp = (int(self._clock.wall() * 1000) - EPOCH_MS) << 22
        self._last = max(self._last + 1, stamp)
        return self._last


def stamped(snowflake: int) -> float:
    """The seconds since 1970 an id carries."""
    return ((snowflake >> 22) + EPOCH_MS) / 1000
