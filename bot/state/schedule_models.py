"""What is kept of schedules: the rule of each, and what became of each time it named."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from briefs.records import dataclass

ITSELF = -1  # the program, where it did what else a moderator does
CATCH_UP = 6 * 3600  # seconds that a brief may be late, where a server has not chosen otherwise
ON_TIME = 120  # seconds: nothing goes out in the very second, so that less than this is not late


class Status(StrEnum):
    """How a schedule is."""

    DRAFT = "draft"  # shown to a moderator, not yet saved
    ACTIVE = "active"
    PAUSED = "paused"  # by a moderator
    SUSPENDED = "suspended"  # by the program, for a reason
    REMOVED = "removed"


class Stage(StrEnum):
    """How far an occurrence is."""

    DUE = "due"
    CLAIMED = "claimed"
    SENDING = "sending"  # its payload is stored; it may be there
    SENT = "sent"
    MISSED = "missed"
    BLOCKED = "blocked"
    UNCONFIRMED = "unconfirmed"  # nobody can know whether it is there
    CANCELLED = "cancelled"


OPEN = (Stage.DUE, Stage.CLAIMED, Stage.SENDING)
UNSENT = (Stage.UNCONFIRMED, Stage.MISSED, Stage.BLOCKED)  # what a moderator may have posted all the same


class Reason(StrEnum):
    """Why a schedule is suspended, or what became of an occurrence."""

    NONE = ""
    PERMISSION = "permission"
    CHANNEL = "channel"
    SERVER = "server"
    FILTERED = "filtered"
    ARCHIVED = "archived"
    REFUSED = "refused"
    LATE = "late"
    SUPERSEDED = "superseded"
    PAUSED = "paused"
    REMOVED = "removed"
    SUSPENDED = "suspended"
    HISTORY = "history"
    DELETED = "deleted"
    FOUND = "found"
    RULE = "rule"


# Why a schedule stands still that runs again when the bot may post there: queue.py asks for the same ones.
PLACES = (Reason.PERMISSION, Reason.CHANNEL, Reason.SERVER, Reason.ARCHIVED)


@dataclass(frozen=True, slots=True)
class Order:
    """What a schedule is to do: when, where, and which line it says."""

    rule: str
    zone: str  # IANA
    channel: int
    line: str  # a canonical command line
    header: str = ""
    footer: str = ""
    catch_up: int = CATCH_UP

    @property
    def chosen_catch_up(self) -> int | None:
        """How many seconds late it may be, where that is not as it mostly is."""
        return None if self.catch_up == CATCH_UP else self.catch_up


@dataclass(frozen=True, slots=True)
class Schedule:
    """A rule as it is kept."""

    id: int
    guild: int
    number: int  # by which the server's people call it
    what: Order
    status: Status
    reason: Reason
    since: datetime.datetime  # all moments in UTC
    start: datetime.datetime
    floor: datetime.datetime
    cursor: datetime.datetime
    next: datetime.datetime | None
    issued: int
    version: int = 1  # counted on by each change of what it does or of its status
    edits: int | None = None  # the number of the schedule that this draft would change
    base: int = 0  # and the version of it that was shown with the draft


@dataclass(frozen=True, slots=True)
class Planned:
    """A time that a rule names, and the moment that is in UTC."""

    label: datetime.datetime  # naive, in the schedule's zone
    at: datetime.datetime


@dataclass(frozen=True, slots=True)
class Owed:
    """What a schedule owes up to a moment, and when it is due next."""

    missed: tuple[Planned, ...]
    due: Planned | None  # the newest, where it is not too late for it
    cursor: datetime.datetime  # up to which this counts
    next: datetime.datetime | None


Reckoning = Callable[[Schedule, datetime.datetime], Owed]


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment that can be compared after a restart, whatever became of the wall clock meanwhile."""

    at: datetime.datetime
    boot: str
    monotonic: float


@dataclass(frozen=True, slots=True)
class Waiting:
    """An occurrence that is to be delivered, as the queue sees it."""

    guild: int
    id: int
    schedule: int
    channel: int
    at: datetime.datetime


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that a schedule named, with all that is known of it."""

    id: int
    guild: int
    schedule: int
    label: datetime.datetime
    at: datetime.datetime
    stage: Stage
    reason: Reason
    token: int
    kind: str
    issue: int | None
    payload: str | None
    nonce: str | None
    first: Stamp | None
    last: float
    attempts: int
    message: int | None
    settled: datetime.datetime | None
    zone: str = "UTC"  # on whose clocks the label is
    what: Order | None = None  # where the schedule was edited after this was claimed: what it was to do then
    wanted: bool = False  # by a moderator, although its time has passed
    doubt: Reason = Reason.NONE  # where it is wanted: why it was not known whether it is there

    @property
    def doubtful(self) -> bool:
        """Whether it may be there, as a try did not come to its end."""
        return self.stage is Stage.SENDING or self.doubt is not Reason.NONE

    @property
    def cleared(self) -> Occurrence:
        """The same when it is known that no try has brought it."""
        return replace(self, stage=Stage.CLAIMED, doubt=Reason.NONE)


@dataclass(frozen=True, slots=True)
class Logged:
    """What became of an occurrence, for a moderator."""

    number: int
    label: datetime.datetime
    zone: str
    stage: Stage
    reason: Reason
    channel: int
    message: int | None
    attempts: int
    settled: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A brief that may be there or not, for a moderator who is to be told."""

    id: int
    brief: Logged


class Part(StrEnum):
    """A part of an order, by the word before it in a line; the first has none."""

    WHAT = "what"
    AT = "at"
    ZONE = "zone"
    CHANNEL = "channel"
    HEADER = "header"
    FOOTER = "footer"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Difference:
    """One part of an order that is not what it was."""

    part: Part
    before: str | int
    after: str | int


@dataclass(frozen=True, slots=True)
class ScheduleChange:
    """Who did what to a schedule, and when."""

    number: int
    action: str
    actor: int
    at: datetime.datetime
    version: int = 0  # of the schedule from then on
    old: Order | None = None  # where what it does was changed
    new: Order | None = None
    reason: Reason = Reason.NONE  # why the program itself did it

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What an edit changed."""
        return differences(self.old, self.new) if self.old and self.new else ()


def differences(old: Order, new: Order) -> tuple[Difference, ...]:
    """The parts in which two orders differ, in the order in which they are written."""
    each = (Difference(part, was, now) for part, was, now in zip(Part, _parts(old), _parts(new), strict=True))
    return tuple([one for one in each if one.before != one.after])


def _parts(order: Order) -> tuple[str | int, ...]:
    """What an order says of each part."""
    what = order.line, order.rule, order.zone, order.channel
    return *what, order.header, order.footer, order.catch_up


@dataclass(frozen=True, slots=True)
class Stopped:
    """A schedule that is suspended for what may come back by itself."""

    guild: int
    id: int
    channel: int
    version: int
    reason: Reason
    lacked: bool  # what it is suspended for was seen to be lacking
