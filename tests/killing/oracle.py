"""What the journal of the emulated Discord says of a run; it knows nothing of the bot's database."""

import datetime
import json
from collections import Counter, defaultdict
from dataclasses import asdict, dataclass
from functools import cache
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
    misstated: int  # occurrences of which the moderators are shown something else than became of them
    gone: int  # times that an edit was told to be kept, and was not there after a crash
    half: int  # times that a part of an edit was there

    @property
    def sound(self) -> bool:
        wrong = self.lost, self.doubled, self.reworded, self.misnumbered, self.mistimed, self.misstated
        return not (any(wrong) or self.gone or self.half)


def due(world: World, end: datetime.datetime) -> dict[tuple[int, str], str]:
    """Each (channel, label) that is to be there, and its moment, reckoned without any code of the bot's."""
    found = {}
    for n in range(world.schedules):
        rule, zone = RULES[n % len(RULES)]
        time = datetime.time.fromisoformat(rule)
        for day in range(-1, world.days + 2):
            label = datetime.datetime.combine(datetime.date(2026, 3, 1), time) + datetime.timedelta(day)
            at = _shown(label, ZoneInfo(zone))
            if START < at <= end:
                found[n + 1, label.isoformat()] = at.isoformat()
    return found


@cache
def _shown(label: datetime.datetime, zone: ZoneInfo) -> datetime.datetime:
    """The first minute at which a clock on the wall shows a time, or a later one."""
    at = label.replace(tzinfo=datetime.UTC) - datetime.timedelta(hours=15)
    while at.astimezone(zone).replace(tzinfo=None) < label:
        far = label - at.astimezone(zone).replace(tzinfo=None) > datetime.timedelta(hours=3)
        at += datetime.timedelta(hours=1) if far else datetime.timedelta(minutes=1)
    return at


def judge(world: World, end: datetime.datetime | None = None) -> Verdict:
    """The verdict on a run that came to its end, or to a moment."""
    end = end or world.end
    lines = [json.loads(line) for line in world.journal.read_text().splitlines()]
    events = Counter(line["event"] for line in lines)
    seen: Counter[tuple[int, str]] = Counter()
    texts: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    moments: dict[tuple[int, str], str] = {}
    numbers: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    ids: defaultdict[tuple[int, str], set[int]] = defaultdict(set)
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
            ids[key].add(int(line["id"]))
    expected, edited = due(world, end), world.told.counts()
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
        _misstated(world, {key: at for key, at in expected.items() if _kept(at, end)}, ids),
        edited["gone"],
        edited["half"],
    )


def _kept(at: str, end: datetime.datetime) -> bool:
    """Whether it is still known in the end what became of it: for ninety days, all but some."""
    return datetime.datetime.fromisoformat(at) > end - datetime.timedelta(days=80)


def _misstated(
    world: World, expected: dict[tuple[int, str], str], ids: dict[tuple[int, str], set[int]]
) -> int:
    """How many are shown as sent and are not there, or are there and shown as something else."""
    if not world.shown.exists():
        return 0
    shown = {(one["schedule"], one["label"]): one for one in json.loads(world.shown.read_text())}
    wrong = 0
    for key in expected:
        one = shown.get(key, {"stage": "", "message": None})
        said = one["stage"] == "sent"
        wrong += said != (key in ids) or (said and one["message"] not in ids[key])
    return wrong


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def concluded(world: World, told: dict[str, Any], end: datetime.datetime | None = None) -> dict[str, Any]:
    """The verdict, and whether all is as it must be.

    A post that the emulated Discord knew already comes of a kill or of a fault. Where several messages are under
    way, one kill can leave as many in doubt; a machine that is too slow to answer in time is a fault as well.
    """
    verdict = judge(world, end)
    bound = told["kills"] * world.jobs + verdict.faults
    sound = verdict.sound and told["ended"] == "done" and verdict.deduped <= bound + verdict.slow
    return asdict(verdict) | told | {"bound": bound, "sound": sound}
