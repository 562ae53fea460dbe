"""How much of what a question asks one passage holds: the ground on which it is answered or refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from briefs.records import dataclass

# A word tells as much as it is rare. Three kinds of words tell more or less than that:
# "make", "still", "important" go with any subject: rare in these papers or not, they tell little.
LIGHT = 0.25
# An ordinary English word that the papers lack may have a synonym in them, where the question is near their topics.
ORDINARY = 0.5
# Any other word they lack, a name most likely, has none: what is asked of it cannot be answered.
FOREIGN = 2.0


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing a question asks for."""

    words: str
    passages: frozenset[tuple[int, int]]  # that hold it, as (paper, paragraph)
    weight: float  # how much it tells
    named: bool  # it names the topic, which is looked up by its own terms: as good as held by every passage


def coverage(asked: Collection[Asked]) -> float:
    """The largest share of what is asked, by weight, that one passage holds, 0 to 1."""
    total = sum(a.weight for a in asked)
    if not total:
        return 0.0
    everywhere = sum(a.weight for a in asked if a.named)
    held: defaultdict[tuple[int, int], float] = defaultdict(float)
    for a in asked:
        if not a.named:
            for passage in a.passages:
                held[passage] += a.weight
    return (everywhere + max(held.values(), default=0.0)) / total
