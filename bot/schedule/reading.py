"""Which kind of rule a text is, and the rule."""

from __future__ import annotations

import re
from enum import Enum

from bot.moderating import LONGEST_RULE
from bot.schedule import cron, daily, rfc5545
from bot.schedule.errors import RuleError
from bot.schedule.rules import Rule

_RECURRENCE = re.compile(r"\s*(DTSTART|RRULE|FREQ)\b|.*\bFREQ=", re.ASCII | re.I | re.S)
# Two fields of figures and signs open no sentence: "0 9 …", "*/15 * …"; nor does "@daily".
_CRON = re.compile(r"\s*(@|[\d*,/-]+\s+[\d*,/-]+(\s|$)|[*]|[^a-z:]*\*)", re.ASCII | re.I)
DASHES = str.maketrans("–—−’", "---'")


class Written(Enum):
    """In which of the ways a rule can be written."""

    RECURRENCE = "recurrence"
    CRON = "cron"
    WORDS = "words"


def written(text: str) -> Written:
    """In which way a text is written, whether or not it is a rule."""
    if _RECURRENCE.match(text):
        return Written.RECURRENCE
    return Written.CRON if _CRON.match(text) else Written.WORDS


def parse(text: str) -> Rule:
    """The rule of a text: a time with weekdays, a cron line, or DTSTART with RRULE; RuleError otherwise."""
    text = text.translate(DASHES)
    if len(text) > LONGEST_RULE:
        raise RuleError(f"A rule has at most {LONGEST_RULE} characters.")
    if not all(
        character.isascii() and (character.isprintable() or character.isspace()) for character in text
    ):
        raise RuleError("A rule is written in plain letters and figures.", "Like “09:00 mon-fri”.")
    match written(text):
        case Written.RECURRENCE:
            return rfc5545.read(text)
        case Written.CRON:
            return cron.read(text)
        case Written.WORDS:
            return daily.read(text)
