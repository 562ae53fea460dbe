"""The buttons of replies about a server: its settings, and what goes out in it by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from bot import commands as c
from bot.answers import (
    ForgetAsked,
    Forgotten,
    ServerSettings,
    SettingChanges,
    SettingRefused,
    SettingSaved,
)
from bot.grammar import parse
from bot.lateness import write_late
from bot.model import Answer
from bot.moderating import which
from bot.schedule_answers import (
    PostAsked,
    PostTaken,
    Refusal,
    Rehearsal,
    RemoveAsked,
    ScheduleChanged,
    ScheduleChanges,
    ScheduleList,
    ScheduleLog,
    ScheduleProposed,
    ScheduleRefused,
    Suspended,
    unsent,
)
from bot.state.models import CONFIRMED, Setting, spelled
from bot.state.schedule_models import ON_TIME, Difference, Logged, Part, Status

Offer = tuple[str, c.Command]

_POSTED = 4  # buttons for what did not go out


def server(answer: Answer) -> Iterator[Offer]:
    """From answers about a server's settings."""
    match answer:
        case ServerSettings():
            yield "Changes", c.Settings("changes")
        case SettingSaved(setting, old, _, True):
            yield "Undo", c.Settings("set", setting, spelled(old))
            yield "All settings", c.Settings()
        case SettingRefused(Setting.ZONE, _, nearest):
            for zone in nearest:
                yield zone, c.Settings("set", Setting.ZONE, zone)
            yield "All settings", c.Settings()
        case ForgetAsked():
            yield "Forget all", c.Settings("forget", value=CONFIRMED)
            yield "Keep all", c.Settings()
        case SettingSaved() | SettingRefused() | SettingChanges() | Forgotten():
            yield "All settings", c.Settings()


def schedules(answer: Answer, line: str) -> Iterator[Offer]:
    """From answers about schedules, to a line."""
    match answer:
        case ScheduleRefused(Refusal.ZONE, nearest=nearest):
            asked = parse(line)
            if isinstance(asked, c.Schedule):
                yield from ((zone, replace(asked, zone=zone)) for zone in nearest)
            yield "All schedules", c.Schedule()
        case ScheduleProposed(schedule, missing=()):
            yield "Save", c.Schedule("save", schedule.number)
            yield "Preview", c.Schedule("preview", schedule.number)
            yield "All schedules", c.Schedule()
        case RemoveAsked(schedule):
            yield f"Remove {schedule.number}", c.Schedule("remove", schedule.number, CONFIRMED)
            yield "Keep it", c.Schedule()
        case ScheduleChanged(schedule, "remove"):
            yield "Undo", c.Schedule("undo", schedule.number)
            yield "All schedules", c.Schedule()
        case ScheduleChanged(schedule, "pause"):
            yield "Resume", c.Schedule("resume", schedule.number)
            yield "All schedules", c.Schedule()
        case ScheduleChanged(schedule, "edit" | "undo", differences=(_, *_)):
            yield "Undo", c.Schedule("undo", schedule.number, str(schedule.version))
            if schedule.status is not Status.ACTIVE:
                yield "Resume", c.Schedule("resume", schedule.number)
            yield "Preview", c.Schedule("preview", schedule.number)
            yield "All schedules", c.Schedule()
        case ScheduleRefused(Refusal.MEANWHILE, number=int(number), wanted=(_, *_) as wanted):
            yield "Propose again", c.Schedule("edit", number, **dict(map(_option, wanted)))
            yield "All schedules", c.Schedule()
        case ScheduleChanged(schedule):
            yield "Preview", c.Schedule("preview", schedule.number)
            yield "All schedules", c.Schedule()
        case ScheduleProposed() | ScheduleRefused() | Rehearsal():
            yield "All schedules", c.Schedule()
        case _:
            yield from _listed(answer)


def _listed(answer: Answer) -> Iterator[Offer]:
    """From what schedules there are, and what became of their briefs."""
    match answer:
        case Suspended(unsent=entries):
            yield from _posts(entries[:_POSTED])
            yield "All schedules", c.Schedule()
        case PostAsked(schedule, brief, zone):
            yield "Post it", c.Schedule("post", schedule.number, f"{which(brief.label, zone)} {CONFIRMED}")
            yield "Leave it", c.Schedule("log", schedule.number)
        case PostTaken(schedule):
            yield "Log", c.Schedule("log", schedule.number)
        case ScheduleList(page=page, pages=pages):
            yield from _turned(c.Schedule(), page, pages)
            yield "Log", c.Schedule("log")
        case ScheduleLog(number, entries, page, pages):
            yield from _turned(c.Schedule("log", number), page, pages)
            yield from _posts(unsent(entries if page == 1 else ())[:_POSTED])
            yield "All schedules", c.Schedule()
        case ScheduleChanges(page=page, pages=pages):
            yield from _turned(c.Schedule("changes"), page, pages)
            yield "All schedules", c.Schedule()


def _posts(entries: Sequence[Logged]) -> Iterator[Offer]:
    """To have briefs posted that did not go out."""
    for entry in entries:
        yield f"Post {entry.number} now", c.Schedule("post", entry.number, which(entry.label, entry.zone))


def _turned(command: c.Schedule, page: int, pages: int) -> Iterator[Offer]:
    """To the pages before and after one."""
    if page > 1:
        yield "◀", replace(command, page=page - 1)
    if page < pages:
        yield "▶", replace(command, page=page + 1)


def _option(wanted: Difference) -> tuple[str, Any]:
    """An option of the line that asks for a part of an edit."""
    match wanted:
        case Difference(Part.AT, after=after):
            return "when", str(after)
        case Difference(Part.LATE, after=int(after)):
            return "late", write_late(after // 60 if after > ON_TIME else 0)
        case Difference(part, after=after):
            return part.value, str(after) or "none"
