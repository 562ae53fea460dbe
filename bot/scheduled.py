"""The parts of a schedule that is typed: when, in which zone, where, and the line it says.

What is over where a time, a zone or a channel ends is the line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from bot.commands import NAMES
from bot.fillers import TAIL, VERBS
from bot.lateness import read_late
from bot.moderating import UNSAID
from briefs.text import fold

Token = re.Match[str]  # its first two groups are what stands in quotation marks
Spans = dict[str, list[Token]]

COMMANDS = frozenset((*NAMES, *VERBS))
SPOKEN = {  # what can be said with a word before it, where that is of use
    **dict.fromkeys(("add", "edit"), frozenset({"when", "zone", "channel", "header", "footer", "late"})),
    "rehearse": frozenset({"when"}),
    **dict.fromkeys(("list", "log", "changes"), frozenset({"page"})),
}
_MARKERS = {
    **dict.fromkeys(("at", "@", "when", "from"), "when"),
    **dict.fromkeys(("zone", "timezone", "tz"), "zone"),
    **{name: name for name in ("channel", "header", "footer", "late", "page")},
}
_ESCAPED = re.compile(r"\\(.)")
_CHANNEL = re.compile(r"<#\d{1,19}>|#[a-z][\w-]*", re.ASCII | re.IGNORECASE)
_INTO = frozenset({"in", "to", "into"})  # before a channel
_ALLOWANCE = re.compile(
    r"\d|none$|never$|no$|default$", re.ASCII | re.IGNORECASE
)  # "late arrivals" is a subject
_CHANGING = frozenset({"to", "time"})  # "edit 3 to 10am"
_LOOKED = 10  # words in which "at" may be of the line
_CITY = 4  # words of a zone's name, or of a span of time
_NAME = 8  # and of one that is none
_AWAY = "none"  # a header or footer that is empty


def said(span: Sequence[Token]) -> str | None:
    """What some words say; without the quotation marks where they are one quotation."""
    if len(span) == 1:
        quoted = _quoted(span[0])
        return span[0].group() if quoted is None else quoted
    return " ".join(_words(span)) or None


def marked(tokens: Sequence[Token], names: Collection[str]) -> Spans:
    """What stands before the first marker, and what after each."""
    spans: Spans = {"what": []}
    part = "what"
    for at, token in enumerate(tokens):
        name = _marker(tokens, at, part, names)
        if name in names and name not in spans:
            part = str(name)
            spans[part] = []
        elif _CHANNEL.fullmatch(token.group()) and "channel" in names and "channel" not in spans:
            spans["channel"] = [token]
            if spans[part] and fold(spans[part][-1].group()) in _INTO:
                del spans[part][-1]
        else:
            spans[part].append(token)
    return spans


def _marker(tokens: Sequence[Token], at: int, part: str, names: Collection[str]) -> str | None:
    """The part that a word is the marker of; None for a word of the line."""
    word = tokens[at].group().lstrip("-–—").casefold()
    name = _MARKERS.get(word)
    after = _words(tokens[at + 1 :]) if name else []
    if name == "late" and not (after and _ALLOWANCE.match(after[0])):
        return None
    if (
        name == "when"
        and "zone" in names
        and part == "what"
        and at < _LOOKED
        and (word in after or word == "from")
    ):
        from bot.schedule.phrase import clear, leading

        end = leading(after)  # "troops at the border at 9am", "timeline from 1990"
        timed = clear(after[:end]) if word == "from" else end > 0
        return name if timed or (after and after[0].startswith(('"', "“"))) else None
    return name


def written(tokens: Sequence[Token], action: str) -> dict[str, Any]:
    """The options of a schedule that is added or edited."""
    tokens = list(tokens)
    while len(tokens) > 1 and fold(tokens[-1].group()) in TAIL:
        del tokens[-1]
    while action == "edit" and len(tokens) > 1 and fold(tokens[0].group()) in _CHANGING:
        del tokens[0]
    spans = marked(tokens, SPOKEN[action])
    _shared_out(spans)
    if "when" in spans:
        _days_before(spans)
    else:
        _unmarked(spans, action)
    values: dict[str, Any] = {name: said(span) for name, span in spans.items()}
    for name in ("header", "footer"):
        if name in values:
            values[name] = values[name] or _AWAY
    for name in ("zone", "channel", "late"):
        if name in values:
            values[name] = values[name] or UNSAID
    return values


def _shared_out(spans: Spans) -> None:
    """Cuts each part where it ends: what is over is the line, if that is not said elsewhere."""
    timed = "when" in spans
    if timed:
        _cut_time(spans, spans.pop("when"))
    for name in ("zone", "channel", "late", "header", "footer"):
        span = spans.get(name, [])
        end = _end(name, span)
        if span[end:] and not (timed and spans["what"]):
            spans[name], spans["what"] = span[:end], [*spans["what"], *span[end:]]


def _cut_time(spans: Spans, span: list[Token]) -> None:
    """Parts a time from the zone and the line that follow it."""
    from bot.schedule.phrase import leading

    end = 1 if span and _quoted(span[0]) is not None else leading(_words(span)) or len(span)
    zone, rest = _zone(span[end:], bool(spans["what"])) if "zone" not in spans else ([], span[end:])
    if rest and spans["what"]:
        spans["when"] = span  # as it is, to be refused as that
        return
    spans["when"] = span[:end]
    spans["what"] = spans["what"] or rest
    if zone:
        spans["zone"] = zone


def _zone(span: list[Token], alone: bool) -> tuple[list[Token], list[Token]]:
    """The zone that some words begin with, and the rest; a subject can begin with a city as well."""
    from bot.schedule.phrase import place

    words = [fold(word) for word in _words(span)]
    skip = int(words[:1] == ["in"])
    end = skip + place(_words(span[skip:]))
    rest = span[end + (words[end : end + 1] == ["time"]) :]
    if end > skip and (skip or not rest or len(rest) < len(span) - end or words[end] in COMMANDS):
        return span[skip:end], rest
    return (span[1:], []) if skip and alone else ([], span)


def _end(name: str, span: Sequence[Token]) -> int:
    """At which word a part ends."""
    if not span or _quoted(span[0]) is not None or name == "channel":
        return 1
    words = _words(span)
    if name == "late":
        return next(
            (n for n in range(min(len(words), _CITY), 0, -1) if read_late(" ".join(words[:n])) is not None), 1
        )
    if name in ("header", "footer"):
        return len(span)
    from bot.schedule.phrase import clear, leading, place

    lines = (n for n in range(1, len(words)) if fold(words[n]) in COMMANDS)
    times = (n for n in range(1, min(len(words), _NAME)) if clear(words[n : n + leading(words[n:])]))
    return place(words) or min(next(lines, len(words)), next(times, len(words)))


def _days_before(spans: Spans) -> None:
    """Moves the weekdays before a time to it: "brief trade weekdays at 9am"."""
    from bot.schedule.phrase import days, leading

    what, when = spans["what"], spans["when"]
    words, time = _words(what), _words(when)
    first = max(days(words), _named(words))
    if words[first:] and time and (_quoted(when[0]) is None and leading(time) == len(time)):
        spans["what"], spans["when"] = what[:first], [*what[first:], *when]


def _unmarked(spans: Spans, action: str) -> None:
    """Finds a time that no word stands before, at the beginning of the line or at its end."""
    from bot.schedule.phrase import clear, days, leading, place, trailing

    what = spans["what"]
    words = _words(what)
    end = 0 if _named(words) else leading(words)
    if end and clear(words[:end]):
        spans["what"] = []
        _cut_time(spans, what)
        return
    last = len(words) - (words[-1:] == ["time"])
    for n in range(0 if "zone" in spans else min(_CITY, last), -1, -1):
        left = words[: last - n] if n else words
        left = left[: len(left) - (n > 0 and left[-1:] == ["in"])]
        start = max(trailing(left), _named(left))
        if left[start:] and (not n or place(words[last - n : last]) == n):
            spans["what"], spans["when"] = what[:start], what[start : len(left)]
            spans |= {"zone": what[last - n : last]} if n else {}
            return
    start = max(days(words), _named(words))
    if words[start:] and (not start or action == "add"):  # days alone: it is told that the time is missing
        spans["what"], spans["when"] = what[:start], what[start:]


def _named(words: Sequence[str]) -> int:
    """How many words at the beginning are a line of their own, though they say when as well."""
    return int([fold(word) for word in words[:1]] == ["daily"])


def _words(span: Sequence[Token]) -> list[str]:
    return [token.group() for token in span]


def _quoted(token: Token) -> str | None:
    """What stands in the quotation marks of a quotation."""
    quoted = token.group(1) if token.group(1) is not None else token.group(2)
    return None if quoted is None else _ESCAPED.sub(r"\1", quoted)
