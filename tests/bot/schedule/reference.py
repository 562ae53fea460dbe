"""What schedules owe, reckoned by hand: labels of simple rules in UTC, and which of them must be accounted for.

It knows nothing of the database, nor of how a brief is sent; only what moderators did, and what the clock showed.
"""

import datetime
from dataclasses import dataclass, field

MINUTE = datetime.timedelta(minutes=1)


@dataclass
class Kept:
    """A schedule as its moderators see it: at some minute of each hour that can be divided by so many."""

    minute: int
    every: int
    high: datetime.datetime  # up to here all is accounted for
    runs: bool = True
    removed: bool = False
    must: set[datetime.datetime] = field(default_factory=set)
    may: set[datetime.datetime] = field(default_factory=set)  # nobody can say whether it still ran then

    @property
    def rule(self) -> str:
        return f"{self.minute} {'*' if self.every == 1 else f'*/{self.every}'} * * *"

    def labels(self, after: datetime.datetime, until: datetime.datetime) -> set[datetime.datetime]:
        at = after.replace(minute=self.minute, second=0, microsecond=0, tzinfo=None)
        end = until.replace(tzinfo=None)
        found = set()
        while at <= end:
            if at > after.replace(tzinfo=None) and at.hour % self.every == 0:
                found.add(at)
            at += 60 * MINUTE
        return found

    def pass_to(self, now: datetime.datetime) -> None:
        """The clock has shown this time, and all before it."""
        if self.runs:
            self.must |= self.labels(self.high, now)
            self.high = max(self.high, now)

    def shown(self, now: datetime.datetime) -> None:
        """The clock shows this time, and perhaps the bot has looked at it, perhaps it was killed before."""
        if self.runs:
            self.may |= self.labels(self.high, now)

    def stop(self, now: datetime.datetime) -> None:
        """A moderator stops it."""
        self.shown(now)
        self.runs = False
        self.high = max(self.high, now)

    def stopped(self, since: datetime.datetime, now: datetime.datetime) -> None:
        """It was found stopped by the bot itself, some time after a moment."""
        self.stop(now)
        unsure = {label for label in self.must if label > since.replace(tzinfo=None)}
        self.must -= unsure
        self.may |= unsure

    def go_on(self, now: datetime.datetime) -> None:
        """It runs again, and owes nothing for the time it stood still."""
        self.runs, self.removed, self.high = True, False, max(self.high, now)
