"""What is kept of schedules: the rule of each, and what became of each time it named."""

from __future__ import annotations

import datetime
from enum import StrEnum

from briefs.records import dataclass

ITSELF = -1  # the program, where it did what else a moderator does
CATCH_UP = 6 * 3600  # seconds that a brief may be late, where a server has not chosen otherwise


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


@dataclass(frozen=True, slots=True)
class Planned:
    """A time that a rule names, and the moment that is in UTC."""

    label: datetime.datetime  # naive, in the schedule's zone
    at: datetime.datetime


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
    wanted: bool  # by a moderator, although its time has passed


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
class ScheduleChange:
    """Who did what to a schedule, and when."""

    number: int
    action: str
    actor: int
    at: datetime.datetime
    reason: Reason = Reason.NONE  # why the program itself did it


@dataclass(frozen=True, slots=True)
class Stopped:
    """A schedule that is suspended for what may come back by itself."""

    guild: int
    id: int
    channel: int
    lacked: bool  # what it is suspended for was seen to be lacking
