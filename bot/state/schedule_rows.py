"""How schedules and occurrences are read from their rows."""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict
from typing import Any

from bot.state.database import Row
from bot.state.schedule_models import (
    Logged,
    Occurrence,
    Order,
    Reason,
    Schedule,
    ScheduleChange,
    Stage,
    Stamp,
    Status,
)

# What is asked for of schedules, before the words that say of which.
SCHEDULES = (
    "SELECT id, guild, number, rule, zone, channel, line, header, footer, catch_up, status, reason, "
    "since, start, floor, cursor, next, issued, version, edits, base FROM schedule "
)
BY_NUMBER = SCHEDULES + "WHERE guild = ? AND number = ?"


def seconds(moment: datetime.datetime) -> int:
    """A moment as it is kept."""
    return int(moment.timestamp())


def moment(kept: Any) -> datetime.datetime:
    """A moment that was kept, in UTC."""
    return datetime.datetime.fromtimestamp(int(kept), datetime.UTC)


def label(kept: Any) -> datetime.datetime:
    """The wall-clock time of an occurrence."""
    return datetime.datetime.fromisoformat(str(kept))


def schedule(row: Row) -> Schedule:
    """A schedule of what ``SCHEDULES`` asks for."""
    values: tuple[Any, ...] = row
    id, guild, number, rule, zone, channel, line, header, footer, catch_up, *how = values
    status, reason, since, start, floor, cursor, next, issued, version, edits, base = how
    return Schedule(
        id,
        guild,
        number,
        Order(rule, zone, channel, line, header, footer, catch_up),
        Status(status),
        Reason(reason),
        moment(since),
        moment(start),
        moment(floor),
        moment(cursor),
        None if next is None else moment(next),
        issued,
        version,
        edits,
        base,
    )


def written(order: Order | None) -> str:
    """An order as it is kept with a change."""
    return json.dumps(asdict(order), ensure_ascii=False, sort_keys=True) if order else ""


def change(row: Row) -> ScheduleChange:
    """A change of: number, action, actor, at, version, old, new, reason."""
    values: tuple[Any, ...] = row
    number, action, actor, at, version, old, new, reason = values
    return ScheduleChange(
        number, action, actor, moment(at), version, _order(old), _order(new), Reason(reason)
    )


def _order(kept: str) -> Order | None:
    return Order(**json.loads(kept)) if kept else None


def occurrence(row: Row) -> Occurrence:
    """An occurrence of its columns as they are asked for, the zone and the order last."""
    values: tuple[Any, ...] = row
    id, guild, of, when, at, state, reason, token, kind, issue, payload, nonce, *tries = values
    boot, first, first_at, last, attempts, message, settled, zone, what, wanted, doubt = tries
    return Occurrence(
        id,
        guild,
        of,
        label(when),
        moment(at),
        Stage(state),
        Reason(reason),
        token,
        kind,
        issue,
        payload,
        nonce,
        Stamp(moment(first_at), boot, first) if boot else None,
        last,
        attempts,
        message,
        None if settled is None else moment(settled),
        zone,
        _order(what),
        bool(wanted),
        Reason(doubt),
    )


def logged(*row: object) -> Logged:
    """What became of an occurrence, of: number, label, zone, state, reason, channel, message, attempts, settled."""
    number, when, zone, state, reason, channel, message, attempts, settled = row
    return Logged(
        int(str(number)),
        label(when),
        str(zone),
        Stage(str(state)),
        Reason(str(reason)),
        int(str(channel)),
        None if message is None else int(str(message)),
        int(str(attempts)),
        None if settled is None else moment(settled),
    )
