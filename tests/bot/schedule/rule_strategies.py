"""Rules and zones for properties."""

import datetime as dt
import zoneinfo
from functools import cache

from hypothesis import reject
from hypothesis import strategies as st

from bot import zones
from bot.schedule import Daily, Rule, RuleError, parse

ZONES = sorted(zones.names())
_MINUTES = ("0", "30", "*/15", "*/30", "10,40", "59", "0-45/15")
_HOURS = ("*", "0", "1", "2", "0-3", "*/2", "23", "1,2,3", "0-2,23")
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")


@cache
def changes(name: str) -> tuple[dt.datetime, ...]:
    """The instants between 1970 and 2040 at which a zone's clock is changed."""
    zone, step, second = zoneinfo.ZoneInfo(name), dt.timedelta(days=7), dt.timedelta(seconds=1)
    found, at = [], dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    while at.year < 2040:
        before, after = at, at + step
        new = after.astimezone(zone).utcoffset()
        if before.astimezone(zone).utcoffset() != new:
            while after - before > second:
                middle = (before + (after - before) // 2).replace(microsecond=0)
                if middle.astimezone(zone).utcoffset() == new:
                    after = middle
                else:
                    before = middle
            found.append(after)
        at += step
    return tuple(found) or (dt.datetime(2026, 3, 29, 1, tzinfo=dt.UTC),)


@st.composite
def moments(draw: st.DrawFn) -> tuple[zoneinfo.ZoneInfo, dt.datetime]:
    """A zone, and an instant near one at which its clock is changed."""
    name = draw(st.sampled_from(ZONES))
    change = draw(st.sampled_from(changes(name)))
    return zoneinfo.ZoneInfo(name), change + dt.timedelta(seconds=draw(st.integers(-172_800, 172_800)))


def dailies() -> st.SearchStrategy[Daily]:
    days = st.sets(st.integers(0, 6), min_size=1).map(lambda chosen: tuple(sorted(chosen)))
    return st.builds(Daily, st.times().map(lambda at: at.replace(second=0, microsecond=0)), days)


@st.composite
def crons(draw: st.DrawFn) -> Rule:
    days = draw(st.sampled_from(("* *", "* * MON-FRI", "L *", "1,15 * FRI", "* * SUN#1", "*/2 *")))
    days = days if days.count(" ") == 2 else f"{days} *"
    return parse(f"{draw(st.sampled_from(_MINUTES))} {draw(st.sampled_from(_HOURS))} {days}")


@st.composite
def recurrences(draw: st.DrawFn) -> Rule:
    frequency = draw(st.sampled_from(_FREQUENCIES))
    start = draw(st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2030, 1, 1)))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 4))}"]
    parts += draw(st.sampled_from(([], ["COUNT=7"], ["COUNT=40"])))
    parts += draw(st.sampled_from(([], ["WKST=SU"], ["WKST=TH"])))
    parts += draw(st.sampled_from(([], ["BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12"], ["BYMONTH=2,11"])))
    by = [[], ["BYDAY=MO,WE,FR"], ["BYDAY=SU"]]
    if frequency in ("MONTHLY", "YEARLY"):
        by += [
            ["BYDAY=2TU,-1FR"],
            ["BYMONTHDAY=-1"],
            ["BYMONTHDAY=1,13,-2"],
            ["BYDAY=FR", "BYMONTHDAY=13"],
            ["BYDAY=MO,TU,WE,TH,FR", "BYSETPOS=-1"],
            ["BYDAY=SA,SU", "BYSETPOS=1,-2"],
        ]
    parts += draw(st.sampled_from(by))
    try:
        return parse(f"DTSTART:{start:%Y%m%dT%H%M}00 RRULE:{';'.join(parts)}")
    except RuleError:  # a 31st of February, or months that the interval leaves out
        reject()


def rules() -> st.SearchStrategy[Rule]:
    return st.one_of(dailies(), crons(), recurrences())
