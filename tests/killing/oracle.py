"""What the journal of the emulated Discord says of a run; it knows nothing of the bot's database."""

import datetime
import json
from collections import Counter, defaultdict
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from life import RULES, START, World


@dataclass(frozen=True)
class Verdict:
    """How a run came out."""

    expected: int
    posts: int
    faults: int
    slow: int  # requests that took too long although no fault was planned: the machine was busy
    deduped: int
    lost: int
    doubled: int
    reworded: int  # occurrences of which two different texts arrived
    misnumbered: int  # schedules whose briefs are not numbered 1, 2, 3 …
    mistimed: int  # occurrences that were composed at another moment than they were due

    @property
    def sound(self) -> bool:
        return not (self.lost or self.doubled or self.reworded or self.misnumbered or self.mistimed)


def due(world: World) -> dict[tuple[int, str], str]:
    """Each (channel, label) that is to be there, and its moment, reckoned without any code of the bot's."""
    found = {}
    end = START + datetime.timedelta(days=world.days)
    for n in range(world.schedules):
        rule, zone = RULES[n % len(RULES)]
        time = datetime.time.fromisoformat(rule)
        for day in range(-1, world.days + 2):
            label = datetime.datetime.combine(datetime.date(2026, 3, 1), time) + datetime.timedelta(day)
            at = _shown(label, ZoneInfo(zone))
            if START < at <= end:
                found[n + 1, label.isoformat()] = at.isoformat()
    return found


def _shown(label: datetime.datetime, zone: ZoneInfo) -> datetime.datetime:
    """The first minute at which a clock on the wall shows a time, or a later one."""
    at = label.replace(tzinfo=datetime.UTC) - datetime.timedelta(hours=15)
    while at.astimezone(zone).replace(tzinfo=None) < label:
        far = label - at.astimezone(zone).replace(tzinfo=None) > datetime.timedelta(hours=3)
        at += datetime.timedelta(hours=1) if far else datetime.timedelta(minutes=1)
    return at


def judge(world: World) -> Verdict:
    """The verdict on a finished run."""
    lines = [json.loads(line) for line in world.journal.read_text().splitlines()]
    events = Counter(line["event"] for line in lines)
    seen: Counter[tuple[int, str]] = Counter()
    texts: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    moments: dict[tuple[int, str], str] = {}
    numbers: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    for line in lines:
        if line["event"] not in ("arrived", "accepted"):
            continue
        said: dict[str, Any] = json.loads(line["content"])
        key = (int(said["schedule"]), str(said["label"]))
        texts[key].add(line["content"])
        if line["event"] == "accepted":
            seen[key] += 1
            numbers[key[0]].append((key[1], said["issue"]))
            moments[key] = said["now"]
    expected = due(world)
    return Verdict(
        len(expected),
        events["arrived"],
        events["fault"],
        max(0, _size(world.impatient) - sum(line.get("what") in ("silent", "late") for line in lines)),
        events["deduped"],
        len(expected.keys() ^ seen.keys()),
        sum(seen.values()) - len(seen),
        sum(len(said) > 1 for said in texts.values()),
        sum(
            [n for _, n in sorted(set(row))] != list(range(1, len(set(row)) + 1)) for row in numbers.values()
        ),
        sum(moments[key] != at for key, at in expected.items() if key in moments),
    )


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def as_object(verdict: Verdict) -> dict[str, int]:
    return asdict(verdict)
