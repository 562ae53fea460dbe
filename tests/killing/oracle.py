"""What the journal of the emulated Discord says of a run; it knows nothing of the bot's database."""

import datetime
import json
from collections import Counter, defaultdict
from dataclasses import asdict, dataclass
from typing import Any
from zoneinfo import ZoneInfo

from life import START, ZONES, World


@dataclass(frozen=True)
class Verdict:
    """How a run came out."""

    expected: int
    posts: int
    faults: int
    deduped: int
    lost: int
    doubled: int
    reworded: int  # occurrences of which two different texts arrived
    misnumbered: int  # schedules whose briefs are not numbered 1, 2, 3 …

    @property
    def sound(self) -> bool:
        return not (self.lost or self.doubled or self.reworded or self.misnumbered)


def due(world: World) -> set[tuple[int, str]]:
    """Each (channel, label) that is to be there, reckoned without any code of the bot's."""
    found = set()
    end = START + datetime.timedelta(days=world.days)
    for n in range(world.schedules):
        zone = ZoneInfo(ZONES[n % len(ZONES)])
        for day in range(-1, world.days + 2):
            label = datetime.datetime(2026, 3, 1, 9) + datetime.timedelta(day)  # noqa: DTZ001 - a wall's clock
            if START < label.replace(tzinfo=zone) <= end:
                found.add((n + 1, label.isoformat()))
    return found


def judge(world: World) -> Verdict:
    """The verdict on a finished run."""
    lines = [json.loads(line) for line in world.journal.read_text().splitlines()]
    events = Counter(line["event"] for line in lines)
    seen: Counter[tuple[int, str]] = Counter()
    texts: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
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
    expected = due(world)
    return Verdict(
        len(expected),
        events["arrived"],
        events["fault"],
        events["deduped"],
        len(expected - seen.keys()) + len(seen.keys() - expected),
        sum(seen.values()) - len(seen),
        sum(len(said) > 1 for said in texts.values()),
        sum(
            [n for _, n in sorted(set(row))] != list(range(1, len(set(row)) + 1)) for row in numbers.values()
        ),
    )


def as_object(verdict: Verdict) -> dict[str, int]:
    return asdict(verdict)
