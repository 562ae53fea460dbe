"""Next times for people, as lines of text."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from bot import zones
from bot.schedule import cron
from bot.schedule.plan import next_occurrences, too_close, touched
from bot.schedule.rules import WEEKDAYS, Cron, Rule, canonical

_CHOSEN = {
    "either": "Either will do, the day of month or the day of week; a * at the start of one would ask for both.",
    "both": "Both are needed, the day of month and the day of week, as one of them starts with *.",
}


def table(rule: Rule, zone: ZoneInfo, after: dt.datetime, count: int) -> str:
    """The rule as it was read, and its next times there and in UTC, with what the clock does to them."""
    lines = [f"{canonical(rule)} · {zone.key} · zone rules {zones.tzdata_version()}"]
    found = next_occurrences(rule, zone, after, count)
    for one in found:
        day = WEEKDAYS[one.label.weekday()].capitalize()
        note = _note(touched(one, zone), one.at.astimezone(zone))
        lines.append(f"{day} {one.label:%Y-%m-%d %H:%M} = {one.at:%Y-%m-%d %H:%M} UTC{note}")
    if len(found) < count:
        lines.append(f"{'No more' if found else 'None'}: the rule is over, or silent for ten years.")
    if isinstance(rule, Cron) and (chosen := cron.chosen_by(rule)):
        lines.append(_CHOSEN[chosen])
    if close := too_close(rule, zone, after):
        lines.append(f"A schedule cannot have this rule: {close}")
    return "".join(f"{line}\n" for line in lines)


def _note(touch: str, shown: dt.datetime) -> str:
    if touch == "gap":
        return f" · the clock jumps over this time, to {shown:%Y-%m-%d %H:%M}"
    return " · the clock shows this time twice; once, at the first" if touch else ""
