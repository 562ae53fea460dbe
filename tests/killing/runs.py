"""Every run of the kill harness, and what must come of it: the tests play each once, the benchmark as often as told."""

from dataclasses import dataclass, replace
from typing import Any

from mutants import BETWEEN
from points import POINTS

Options = dict[str, Any]
Verdict = dict[str, Any]

RETRIED = ("attempt", "failed", "look")  # steps that only a fault leads to


@dataclass(frozen=True)
class Run:
    """Some worlds, played one after another; ``shows`` names what must be found where a fault was put in."""

    name: str
    worlds: tuple[Options, ...]
    shows: str = ""

    def right(self, verdicts: list[Verdict]) -> bool:
        """Whether what was to come of it came."""
        if self.shows:
            return any(verdict[self.shows] > 0 for verdict in verdicts)
        return all(map(_right, self.worlds, verdicts))

    def again(self, seed: int) -> "Run":
        """The same with other dice."""
        return replace(self, worlds=tuple({**world, "seed": seed} for world in self.worlds))


def _right(world: Options, verdict: Verdict) -> bool:
    enough = verdict.get("kills", 0) >= world.get("kills", 0)
    passed = verdict.get("fired", False) or not ("point" in world or world.get("scenario") == "stalled")
    refused = world.get("scenario") != "contested" or verdict["refused"] == 1
    return bool(verdict["sound"]) and enough and passed and refused


def _point(point: str, passage: int) -> Options:
    world: Options = {"schedules": 3, "days": 3, "point": point, "passage": passage}
    if point.endswith(RETRIED):
        world |= {"faults": 0.6, "jobs": 3, "window": 0 if point.endswith("look") else 300}
    return world


def _piece(passage: int) -> Options:
    world: Options = {"schedules": 1, "days": 1, "edits": 40, "mutant": "no_transaction"}
    return world | {"point": BETWEEN, "passage": passage}


# One message at a time, so that the bound is that of the plain words: each post that was known already comes of a kill
# or of a fault of its own. In two halves, for two cores.
_NONCES: Options = {"schedules": 50, "days": 100, "kills": 1000}
_NONE: Options = {"days": 30, "window": 0, "jobs": 8}
_LIVES: Options = {"schedules": 20, "days": 10, "kills": 40}
_CUT: Options = {"scenario": "cut", "window": 0, "settle": 0}
_EDITED: Options = {**_CUT, "schedules": 60, "days": 1, "edits": 60}
_EDITS: Options = {"schedules": 300, "days": 1, "edits": 500}
_PAIR: Options = {
    **{"scenario": "contested", "schedules": 40, "days": 5, "faults": 0, "window": 0, "trusting": True},
    **{"jobs": 4, "pause": 0.02},
}
_STALL: Options = {"scenario": "stalled", "schedules": 4, "days": 1, "faults": 0, "forbidden": 1}
_LOOKS = "no nonces: look first"

RUNS = (
    Run("nonces known for 300 s", ({**_NONCES, "seed": 1},)),
    Run("nonces known for 300 s", ({**_NONCES, "seed": 2},)),
    Run(_LOOKS, ({**_NONE, "schedules": 67, "kills": 400},)),
    Run("12 at once", ({"schedules": 100, "days": 10, "kills": 150, "jobs": 12},)),
    Run("500 edits by moderators", ({**_EDITS, "kills": 200},)),
    Run("power cuts, with edits", ({**_EDITED, "images": 200},)),
    Run("power cuts, 20 days", ({**_CUT, "schedules": 12, "days": 20, "images": 100},)),
    *(
        Run(f"each of {len(POINTS)} points, passage {n}", tuple(_point(point, n) for point in POINTS))
        for n in (1, 2, 3)
    ),
    Run("two processes: one is refused", (_PAIR,)),
    Run("a worker stalled while another claims", (_STALL,)),
    Run("mutant: a nonce each attempt", ({**_LIVES, "mutant": "random_nonce"},), "doubled"),
    Run("mutant: recorded first", ({**_LIVES, "mutant": "record_first"},), "lost"),
    Run(
        "mutant: cursor apart",
        ({"schedules": 3, "days": 3, "mutant": "two_transactions", "point": BETWEEN, "passage": 2},),
        "lost",
    ),
    Run("mutant: composed again", ({**_LIVES, "mutant": "render_again"},), "reworded"),
    Run("mutant: used at claim", ({**_LIVES, "mutant": "used_at_claim"},), "misnumbered"),
    Run("mutant: no look, no nonces", ({**_LIVES, "window": 0, "mutant": "no_look"},), "doubled"),
    Run("mutant: looks from too late on", ({**_LIVES, "window": 0, "mutant": "late_look"},), "doubled"),
    Run(
        "mutant: looks too soon",
        ({**_NONE, "schedules": 40, "kills": 60, "faults": 0.2, "settle": 0},),
        "doubled",
    ),
    Run("mutant: no token, stalled", ({**_STALL, "mutant": "no_token"},), "misstated"),
    Run("mutant: no lock, two processes", ({**_PAIR, "mutant": "no_lock"},), "doubled"),
    Run("mutant: edits in pieces", tuple(_piece(n) for n in range(60, 76)), "half"),
    Run("mutant: synchronous OFF", ({**_EDITED, "images": 40, "mutant": "synchronous_off"},), "gone"),
    Run(
        "mutant: synchronous NORMAL", ({**_EDITED, "images": 40, "mutant": "synchronous_normal"},), "doubled"
    ),
)
# What makes the full size of it, and takes minutes more.
REST = (
    Run(_LOOKS, ({**_NONE, "schedules": 133, "kills": 800, "seed": 2},)),
    Run(_LOOKS, ({**_NONE, "schedules": 134, "kills": 800, "seed": 3},)),
    Run(
        "not killed, 100 schedules, 100 days",
        ({"schedules": 100, "days": 100, "mean": 0, "faults": 0, "jobs": 12},),
    ),
)
