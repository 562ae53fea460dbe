"""Two thousand rules that nobody should send: each is answered or refused in time, and none hangs.

python tests/benchmarks/fuzz_schedules.py [COUNT]
"""

from __future__ import annotations

import datetime as dt
import random
import signal
import sys
import time
from types import FrameType

from figure import Figure, table
from program import ROOT

sys.path.insert(0, str(ROOT))

from bot import zones
from bot.schedule import canonical, from_spec, next_occurrences, parse, too_close
from briefs.errors import BriefError

_MS, _HANG = 100, 5  # seconds
_START = dt.datetime(2026, 2, 27, 13, 5, 7, tzinfo=dt.UTC)
_SIGNS = "*/-,#L0123456789 WMON?:@;=\x00٠Ж"
_NAMES = "MON TUE SUN FRI JAN FEB DEC".split()
_KEYS = (
    "BYMONTH BYMONTHDAY BYDAY BYSETPOS WKST INTERVAL COUNT UNTIL BYEASTER BYHOUR BYYEARDAY BYWEEKNO".split()
)
_DAYS = "MO TU WE TH FR SA SU 1MO -1SU 5FR -5TU 53MO 6WE 0TH".split()
_WORDS = "9am 09:00 25:00 noon mon fri-mon weekdays every daily except 12:30pm to and 9 sun-".split()


class _HangError(Exception):
    pass


def main(count: int) -> int:
    """0 where all is as wanted."""
    chance = random.Random(2_000)  # noqa: S311
    signal.signal(signal.SIGALRM, _stop)
    every, times, hangs, raised, refused = sorted(zones.names()), [], 0, 0, 0
    zones.named(every[0])
    for _ in range(count):
        spec, zone = _spec(chance), zones.named(chance.choice(every))
        start = time.process_time()
        signal.setitimer(signal.ITIMER_REAL, _HANG)
        try:
            rule = from_spec(spec)
            next_occurrences(rule, zone, _START, 5)
            too_close(rule, zone, _START)
            raised += parse(canonical(rule)) != rule
        except BriefError:
            refused += 1
        except _HangError:
            hangs += 1
            print("hangs:", spec)
        except Exception as error:
            raised += 1
            print("raises:", spec, repr(error))
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        times.append(((time.process_time() - start) * 1000, str(spec)))
    slowest, which = max(times)
    print(f"slowest: {which[:150]}")
    figures = [
        Figure("rules", f"{count}, {refused} refused"),
        Figure("slowest, work", f"{slowest:.1f} ms", f"< {_MS} ms", slowest < _MS),
        Figure("hangs", str(hangs), "0", not hangs),
        Figure("raised, or not read back", str(raised), "0", not raised),
    ]
    print(table(figures))
    return int(not all(figure.ok is not False for figure in figures))


def _stop(_: int, __: FrameType | None) -> None:
    raise _HangError


def _spec(chance: random.Random) -> object:
    kind = chance.randrange(6)
    if kind == 0:
        return {"kind": "cron", "expr": " ".join(_field(chance, n) for n in range(5))}
    if kind == 1:
        noise = "".join(chance.choices(_SIGNS, k=chance.randint(0, 60)))
        return {"kind": "cron", "expr": f"{chance.choice(('', '0 9 '))}{noise}"}
    if kind in (2, 3):
        year = chance.choice((1900, 1970, 2000, 2024, 2026, 2200))
        start = f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}T02:30:00"
        return {"kind": "rrule", "dtstart": start, "rule": _recurrence(chance)}
    if kind == 4:
        return " ".join(chance.choices(_WORDS, k=chance.randint(0, 6)))
    return {"kind": "daily", "at": f"{chance.randint(0, 30):02}:{chance.randint(0, 70):02}"}


def _field(chance: random.Random, number: int) -> str:
    low, high = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))[number]
    some = [str(chance.randint(low, high)) for _ in range(chance.randint(2, 9))]
    shapes = (
        "*",
        f"*/{some[0]}",
        some[0],
        "-".join(some[:2]),
        f"{some[0]}-{high}/{chance.randint(1, 9)}",
        ",".join(some),
        chance.choice((*_NAMES, "L", "LW", "5L", "MON#5", "2#1")),
        str(high),
    )
    return chance.choice(shapes)


def _recurrence(chance: random.Random) -> str:
    parts = [f"FREQ={chance.choice('DAILY WEEKLY MONTHLY YEARLY YEARLY MONTHLY HOURLY SECONDLY'.split())}"]
    for key in chance.sample(_KEYS[:8], chance.randint(0, 5)) + chance.choices(
        _KEYS, k=chance.randrange(9) == 0
    ):
        match key:
            case "BYDAY":
                value = ",".join(chance.choices(_DAYS[: chance.choice((7, 11, 14))], k=chance.randint(1, 4)))
            case "WKST":
                value = chance.choice(_DAYS[:8])
            case "UNTIL":
                value = chance.choice(("20270101T000000", "20270101", "20270101T000000Z", "99991231T235959"))
            case "BYMONTH":
                value = ",".join(str(chance.randint(1, 12)) for _ in range(chance.randint(1, 3)))
            case "BYMONTHDAY":
                value = ",".join(
                    str(chance.choice((29, 30, 31, -1, -31, chance.randint(1, 28)))) for _ in "ab"
                )
            case "BYSETPOS":
                value = str(chance.choice((1, -1, 2, 5, 31, 366, -366)))
            case "COUNT":
                value = str(chance.choice((0, 1, 3, 100, 2000, 2001)))
            case _:
                value = str(chance.choice((0, 1, 2, 3, 7, 10, 12, 120, 500, 3650, 10**9)))
        parts.append(f"{key}={value}")
    return ";".join(parts)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000))
