"""Answers about schedules; data only."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from enum import StrEnum

from bot.state.schedule_models import (
    UNSENT,
    Difference,
    Logged,
    Planned,
    Schedule,
    ScheduleChange,
    differences,
)
from briefs.records import dataclass

SHOWN = 5  # times, before a schedule is saved


class Refusal(StrEnum):
    """Why a schedule cannot be as it was asked for."""

    RULE = "rule"  # the rule cannot be read; ``told`` is why
    NO_RULE = "no rule"
    NEVER = "never"  # nothing is due any more
    OFTEN = "often"
    ZONE = "zone"
    NO_ZONE = "no zone"
    LINE = "line"  # the line answers nothing
    OTHER = "other"  # the line is about the program, and not about the papers
    FIXED = "fixed"  # the line is of one day or number, and would be the same each time
    GUARDED = "guarded"  # the line is for moderators
    CHANNEL = "channel"
    UNFIT = "unfit"  # a channel, of the kind ``told``, that takes no messages
    REACH = "reach"  # ``told`` names the permissions that are missing
    NUMBER = "number"  # the server has no such schedule
    NO_NUMBER = "no number"
    STATUS = "status"  # it cannot be done to a schedule of this status, named in ``told``
    MEANWHILE = "meanwhile"  # somebody else has changed it, in ``changes``
    NO_PART = "no part"  # it is not said what is to be changed
    SAME = "same"  # it is so already
    UNEDITED = "unedited"  # there is no edit to undo
    LATE = "late"  # how late it may be cannot be read
    HEADING = "heading"  # a header or footer is too long
    FULL = "full"  # the server has as many as it may have, ``told``
    MOMENT = "moment"  # a rehearsal's start cannot be read
    DAYS = "days"  # nor for how many days it is; ``told`` is how many there may be
    NOTHING = "nothing"  # every brief of it that is known of went out, or was never due
    POSTED = "posted"  # a moderator has had it posted, at ``told``


@dataclass(frozen=True, slots=True)
class Timed:
    """A schedule and one of its times."""

    schedule: Schedule
    time: Planned | None


@dataclass(frozen=True, slots=True)
class ScheduleList:
    """A page of the schedules of a server, each with its next time."""

    schedules: tuple[Timed, ...]
    page: int = 1
    pages: int = 1


@dataclass(frozen=True, slots=True)
class ScheduleProposed:
    """A schedule as it would be, not yet saved."""

    schedule: Schedule
    times: tuple[Planned, ...]  # the next five
    missing: tuple[str, ...] = ()  # permissions in its channel
    instead: Schedule | None = None  # of which it would take the place, as that is now

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What would be changed."""
        return differences(self.instead.what, self.schedule.what) if self.instead else ()


@dataclass(frozen=True, slots=True)
class ScheduleChanged:
    """What was done to a schedule."""

    schedule: Schedule
    action: str
    next: Planned | None = None
    underway: bool = False  # one of its briefs is on its way, and goes out
    differences: tuple[Difference, ...] = ()  # of an edit
    resumed: bool = False  # by the edit


@dataclass(frozen=True, slots=True)
class RemoveAsked:
    """A schedule is to be removed, if that is confirmed."""

    schedule: Schedule


@dataclass(frozen=True, slots=True)
class ScheduleRefused:
    """A schedule cannot be as it was asked for, and nothing was changed."""

    why: Refusal
    typed: str = ""
    told: str = ""
    nearest: tuple[str, ...] = ()
    number: int | None = None
    changes: tuple[ScheduleChange, ...] = ()  # that others have made meanwhile
    wanted: tuple[Difference, ...] = ()  # what was to be changed


@dataclass(frozen=True, slots=True)
class SchedulePreview:
    """What would go out next, and why it would not."""

    schedule: Schedule
    next: Planned | None
    missing: tuple[str, ...] = ()
    restored: bool = False


@dataclass(frozen=True, slots=True)
class ScheduleLog:
    """What became of the last occurrences, a page of them."""

    number: int | None
    entries: tuple[Logged, ...]
    page: int = 1
    pages: int = 1


def unsent(entries: Iterable[Logged]) -> tuple[Logged, ...]:
    """Of entries, the latest first: each that is the last of its schedule, and did not go out."""
    last = {entry.number: entry for entry in reversed(list(entries))}
    return tuple(entry for _, entry in sorted(last.items()) if entry.stage in UNSENT)


@dataclass(frozen=True, slots=True)
class ScheduleChanges:
    """Who did what to schedules, the latest first, a page of it."""

    changes: tuple[ScheduleChange, ...]
    page: int = 1
    pages: int = 1


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What would go out in some days, in order."""

    start: datetime.datetime  # UTC
    days: int
    entries: tuple[Timed, ...]
    more: int = 0  # that are not among the entries
    uncounted: bool = False  # and there are still more
    idle: tuple[Schedule, ...] = ()  # would send nothing, as they are paused or suspended


@dataclass(frozen=True, slots=True)
class Suspended:
    """What does not go out, for the moderators: schedules that the program has stopped, and briefs."""

    schedules: tuple[Schedule, ...]
    unsent: tuple[Logged, ...] = ()  # first those of which nobody knows whether they are there


@dataclass(frozen=True, slots=True)
class PostAsked:
    """A brief is to be posted that may stand in its channel already, if a moderator wants that."""

    schedule: Schedule
    brief: Planned
    zone: str  # of the brief, as the schedule may have another by now
    channel: int


@dataclass(frozen=True, slots=True)
class PostTaken:
    """A brief that did not go out at its time is about to be posted."""

    schedule: Schedule
    brief: Planned
    channel: int
    again: bool  # as it was, as it may stand there already; else made anew
    restored: bool  # nothing goes out yet, as the database was restored


@dataclass(frozen=True, slots=True)
class Unshown:
    """A scheduled line that could not be shown as it should."""

    line: str


Answer = (
    ScheduleList
    | ScheduleProposed
    | ScheduleChanged
    | RemoveAsked
    | ScheduleRefused
    | SchedulePreview
    | ScheduleLog
    | ScheduleChanges
    | Rehearsal
    | Suspended
    | PostAsked
    | PostTaken
    | Unshown
)
