"""Which kind of rule a text is, and the rule."""

from __future__ import annotations

import re

from bot.schedule import cron, daily, rfc5545
from bot.schedule.errors import RuleError
from bot.schedule.rules import Rule

_MOST = 500  # characters
_RECURRENCE = re.compile(r"\s*(DTSTART|RRULE|FREQ)\b|.*\bFREQ=", re.ASCII | re.I | re.S)
# Two fields of figures and signs open no sentence: "0 9 …", "*/15 * …"; nor does "@daily".
_CRON = re.compile(r"\s*(@|[\d*,/-]+\s+[\d*,/-]+(\s|$)|[*]|[^a-z:]*\*)", re.ASCII | re.I)
_DASHES = str.maketrans("–—−’", "---'")


def parse(text: str) -> Rule:
    """The rule of a text: a time with weekdays, a cron line, or DTSTART with RRULE; RuleError otherwise."""
    text = text.translate(_DASHES)
    if len(text) > _MOST:
        raise RuleError(f"A rule has at most {_MOST} characters.")
    if not all(
        character.isascii() and (character.isprintable() or character.isspace()) for character in text
    ):
        raise RuleError("A rule is written in plain letters and figures.", "Like “09:00 mon-fri”.")
    if _RECURRENCE.match(text):
        return rfc5545.read(text)
    if _CRON.match(text):
        return cron.read(text)
    return daily.read(text)
