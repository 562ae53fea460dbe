"""The commands of moderators: what a server chooses, and what goes out in it by itself."""

from __future__ import annotations

import datetime
import re
from dataclasses import field

from bot.lateness import read_late, write_late
from bot.options import Kind, Line, option
from bot.state.models import CONFIRMED, Setting
from briefs.records import dataclass

SETTINGS = tuple(setting.value for setting in Setting)
ACTIONS = ("show", "set", "changes", "forget")
DEEDS = {
    "list": "What goes out by itself here, and when next",
    "add": "A brief that goes out by itself: shown with its next times before it is saved",
    "edit": "Change one: shown before and after, then saved",
    "save": "Save what was shown",
    "preview": "What would go out next, and why it would not",
    "pause": "Stop one until it is resumed",
    "resume": "Let one run again",
    "remove": "Remove one; it can be undone for 30 days",
    "undo": "Bring back what was removed",
    "post": "Post now what did not go out",
    "log": "What became of the last briefs",
    "changes": "Who did what to schedules",
    "rehearse": "What would go out in the days to come",
}
REHEARSED, REHEARSED_DEFAULT = 366, 30  # days at most, and where nothing is said
HEADING = 200  # characters of a header or a footer
LONGEST_RULE = 500  # and of what says when
UNSAID = "?"  # a part that is named, and then nothing is said of it

# A role or a channel as Discord's client writes it; its id is all that counts.
_MENTION = re.compile(r"(?<![^\s,])[<@#&]+(\d{1,19})>*(?![^\s,])", re.ASCII)
# Which brief of a schedule is to be posted, by its time on the wall and where that hangs, and that it is meant although
# it may be there.
_ZONED = rf"\d{{4}}-\d\d-\d\dT\d\d:\d\d(?: (?!{CONFIRMED}\b)[A-Za-z][\w+/-]{{0,60}})?"
_POSTED = re.compile(rf"(?:{_ZONED}(?: {CONFIRMED})?|{CONFIRMED})", re.ASCII)
_VERSION = re.compile(r"[1-9]\d{0,5}", re.ASCII)
_NUMBERED = frozenset(
    {"edit", "save", "preview", "pause", "resume", "remove", "undo", "post", "log", "rehearse"}
)
_PAGED = frozenset({"list", "log", "changes"})
_PARTS = ("what", "when", "zone", "channel", "header", "footer", "late")


def which(label: datetime.datetime, zone: str) -> str:
    """How a line names one brief of a schedule: by what the clock on the wall of a zone shows when it is due."""
    return f"{label:%Y-%m-%dT%H:%M} {zone}"


@dataclass(frozen=True, slots=True)
class Settings(Line):
    """What a server has chosen: shown, changed, accounted for, forgotten."""

    action: str = field(default="show", metadata=option(Kind.CHOICE, "What to do", choices=ACTIONS))
    name: str | None = field(
        default=None, metadata=option(Kind.CHOICE, "Which setting, to set it", choices=SETTINGS)
    )
    value: str | None = field(default=None, metadata=option(Kind.TEXT, "Its new value", hangs_on="name"))

    def __post_init__(self) -> None:
        Line.__post_init__(self)
        name = self.name if self.action == "set" else None
        value = self.value if name or (self.action, self.value) == ("forget", CONFIRMED) else None
        if value and name in (Setting.ROLE, Setting.QUIET):
            value = _MENTION.sub(r"\1", value)
        object.__setattr__(self, "name", name)  # what an action has no use for is no part of it
        object.__setattr__(self, "value", value)


@dataclass(frozen=True, slots=True)
class Schedule(Line):
    """What goes out by itself: shown, added, changed, tried, stopped, accounted for."""

    action: str = field(
        default="list",
        metadata=option(Kind.CHOICE, "What to do", choices=tuple(DEEDS), apart=tuple(DEEDS.values())),
    )
    number: int | None = field(
        default=None, metadata=option(Kind.NUMBER, "Which schedule; how many days to rehearse")
    )
    what: str | None = field(
        default=None, metadata=option(Kind.TEXT, "The line it says; daily where none is given")
    )
    when: str | None = field(
        default=None,
        metadata=option(
            Kind.NAME, 'When: "09:00 mon-fri", a cron line, an RRULE', marker="at", longest=LONGEST_RULE
        ),
    )
    zone: str | None = field(
        default=None, metadata=option(Kind.ZONE, "The time zone: a name like Asia/Seoul", marker="zone")
    )
    channel: str | None = field(
        default=None, metadata=option(Kind.CHANNEL, "The channel, where it is not this one", marker="channel")
    )
    header: str | None = field(
        default=None,
        metadata=option(
            Kind.NAME,
            "A line of yours above it; none takes it away",
            marker="header",
            longest=HEADING,
        ),
    )
    footer: str | None = field(
        default=None,
        metadata=option(
            Kind.NAME,
            "A line of yours below it; none takes it away",
            marker="footer",
            longest=HEADING,
        ),
    )
    late: str | None = field(
        default=None,
        metadata=option(Kind.NAME, "How late it may be, up to 24h: 2h, 90min, none; else 6h", marker="late"),
    )

    page: int = field(default=1, metadata=option(Kind.NUMBER, "Which page of the answer", marker="page"))

    def __post_init__(self) -> None:
        Line.__post_init__(self)
        for name in {"number", *_PARTS} - self._used():
            object.__setattr__(self, name, None)  # what an action has no use for is no part of it
        if self.action not in _PAGED:
            object.__setattr__(self, "page", 1)
        if self.channel:
            object.__setattr__(self, "channel", _MENTION.sub(r"\1", self.channel))
        if self.late and (minutes := read_late(self.late)) is not None:
            object.__setattr__(self, "late", write_late(minutes))

    def _used(self) -> set[str]:
        """The options that the action has a use for."""
        used = {"number"} if self.action in _NUMBERED else set()
        if self.action in ("add", "edit"):
            used |= set(_PARTS)
        elif self.action == "rehearse":
            used |= {"when"}
        if self.number is None and self.action in _NUMBERED - {"log"}:
            used |= {"what"}  # which is no number, and is told so
        elif (
            self.number is not None
            and self.what is not None
            and (
                (self.action == "remove" and self.what == CONFIRMED)
                or (self.action == "undo" and _VERSION.fullmatch(self.what))
                or (self.action == "post" and _POSTED.fullmatch(self.what))
            )
        ):
            used |= {"what"}
        return used
