"""Lines that are said by themselves: rules, the times they mean, what is due, and how it goes out once."""

from bot.schedule.errors import RuleError, ScheduleError
from bot.schedule.plan import Occurrence, between, instant, next_occurrences, occurrences, too_close, touched
from bot.schedule.reading import parse
from bot.schedule.rules import Cron, Daily, Recurrence, Rule, canonical
from bot.schedule.spec import from_spec
from bot.zones import ZoneError, meant, tzdata_version

__all__ = [
    "Cron",
    "Daily",
    "Occurrence",
    "Recurrence",
    "Rule",
    "RuleError",
    "ScheduleError",
    "ZoneError",
    "between",
    "canonical",
    "from_spec",
    "instant",
    "meant",
    "next_occurrences",
    "occurrences",
    "parse",
    "too_close",
    "touched",
    "tzdata_version",
]
