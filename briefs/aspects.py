"""What two papers both speak of: the topics they share, then phrases that both hold where no topic does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefs.answers import Aspect
from briefs.brief import LINES
from briefs.entities import unlike
from briefs.models import Topic
from briefs.pairs import Pairing, paired
from briefs.pools import Shown, Side, Thing, of_phrases, of_topic
from briefs.quotes import groups
from briefs.search.terms import Lexicon


def aspects(first: Side, second: Side, topics: Sequence[Topic], lexicon: Lexicon) -> list[Aspect]:
    """All that two papers both speak of: where lines are opposed or close, then where both say most.

    No line is shown twice: a thing on which a paper has nothing else to show is left out.
    """
    sides = first, second
    shared = [topic for topic in topics if all(side.topics.get(topic.id) for side in sides)]
    things = [*(of_topic(topic, sides, lexicon) for topic in shared), *of_phrases(sides, shared)]
    likely = [(t, _paired(t, lexicon)) for t in things if all(pool.lines for pool in t.pools)]
    shown, found = Shown(), []
    for thing, pairing in sorted(likely, key=lambda each: (not each[1].links, -each[0].weight)):
        fresh = None if shown.repeats(thing) else _fresh(thing, pairing, shown, lexicon)
        if fresh:
            shown.add(thing, *fresh.first, *fresh.second)
            found.append(_aspect(thing, fresh, first, second))
    return found


def on_topic(topic: Topic, first: Side, second: Side, lexicon: Lexicon) -> list[Aspect]:
    """What two papers say on one topic, if either speaks of it at all."""
    thing = of_topic(topic, (first, second), lexicon)
    if all(pool.lines for pool in thing.pools):
        pairing = _paired(thing, lexicon, LINES)
    else:
        ours, theirs = (tuple(pool.camps or pool.lines[:LINES]) for pool in thing.pools)
        pairing = Pairing(ours, theirs, ())
    aspect = _aspect(thing, pairing, first, second)
    return [aspect] if any(aspect.paragraphs) else []


def _fresh(thing: Thing, likely: Pairing, shown: Shown, lexicon: Lexicon) -> Pairing | None:
    """The lines for a thing from those that were not shown yet; None where a side has none."""
    pools = tuple([shown.rest(pool) for pool in thing.pools])
    if not all(pool.lines for pool in pools):
        return None
    sizes = [(len(p.lines), len(p.camps)) for p in pools]
    if sizes == [(len(p.lines), len(p.camps)) for p in thing.pools]:
        return likely
    return _paired(replace(thing, pools=pools), lexicon)


def _paired(thing: Thing, lexicon: Lexicon, lines: int = 1) -> Pairing:
    first, second = thing.pools
    return paired(first, second, lexicon, thing.phrases, lines)


def _aspect(thing: Thing, pairing: Pairing, first: Side, second: Side) -> Aspect:
    places = [[c.place for c in shown] for shown in (pairing.first, pairing.second)]
    ours, theirs = groups(first.paper, places[0]), groups(second.paper, places[1])
    named = unlike(thing.label, first.named, second.named, *places)
    counts = thing.paragraphs(first), thing.paragraphs(second)
    return Aspect(thing.label, thing.topic, ours, theirs, counts, pairing.links, named)
