"""Next times as JSON: a question a line, an answer a line."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

from bot import zones
from bot.schedule.errors import ScheduleError
from bot.schedule.plan import Occurrence, next_occurrences
from bot.schedule.spec import from_spec
from briefs.errors import BriefError

COUNT = 5


def answered(line: str, now: dt.datetime) -> dict[str, Any]:
    """The answer to ``{"id", "spec", "tz", "start", "count"}``: its times and labels, or what is wrong with it."""
    asked: Any = None
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        return {"id": None, "error": "The line is not JSON."}
    if not isinstance(asked, Mapping):
        return {"id": None, "error": "The line is no JSON object."}
    try:
        return {"id": asked.get("id"), **as_object(_found(asked, now))}
    except BriefError as error:
        return {"id": asked.get("id"), "error": str(error)}


def as_object(found: Sequence[Occurrence]) -> dict[str, list[str]]:
    """Times in UTC to the second, and their labels to the minute."""
    return {
        "times": [f"{one.at:%Y-%m-%dT%H:%M:%S}Z" for one in found],
        "labels": [f"{one.label:%Y-%m-%dT%H:%M}" for one in found],
    }


def moment(text: str) -> dt.datetime:
    """An instant in ISO 8601, in UTC where it names no offset; ScheduleError where it is none."""
    try:
        read = dt.datetime.fromisoformat(text)
        return (read if read.tzinfo else read.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        raise ScheduleError("The start is no date and time.", "Like 2026-03-29T00:00Z.") from None


def _found(asked: Mapping[str, object], now: dt.datetime) -> list[Occurrence]:
    zone, start, count = asked.get("tz"), asked.get("start"), asked.get("count", COUNT)
    if not isinstance(zone, str):
        raise ScheduleError("The time zone is missing.", "Give its name under tz, like Europe/Berlin.")
    if start is not None and not isinstance(start, str):
        raise ScheduleError("The start is no date and time.", "Like 2026-03-29T00:00Z.")
    if not isinstance(count, int) or isinstance(count, bool):
        raise ScheduleError("The count is no whole number.")
    rule = from_spec(asked.get("spec"))
    return next_occurrences(rule, zones.named(zone), now if start is None else moment(start), count)
