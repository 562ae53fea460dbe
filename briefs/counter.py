"""The line to set against a line: what another paper says on the same topic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefs.models import Kind, Lean, Paper, Part, Passage, Place, Sentence, Topic
from briefs.polarity import denies
from briefs.text import collapse, stems

Mentions = Mapping[str, Mapping[str, Sequence[Place]]]  # topic id → paper id → sentences that speak of it

LONGEST = 320  # characters: a card holds four such lines


def topics_of(
    paper: Paper, place: Place, topics: Sequence[Topic], mentions: Mentions, theme: str | None = None
) -> list[Topic]:
    """The topics a sentence speaks of: the theme first, then the most special, which is least spoken of."""

    def rank(at: int) -> tuple[bool, int, int]:
        topic = topics[at].id
        return topic != theme, sum(len(places) for places in mentions[topic].values()), at

    spoken = (n for n, topic in enumerate(topics) if place in mentions.get(topic.id, {}).get(paper.id, ()))
    return [topics[at] for at in sorted(spoken, key=rank)]


def against(
    paper: Paper, place: Place, papers: Sequence[Paper], topics: Sequence[Topic], mentions: Mentions
) -> tuple[Topic | None, tuple[Paper, Place] | None]:
    """The first of the topics on which another paper has a line to set against this one, with that line.

    A line that denies what the other affirms comes first, then shared words, another year, salience. Where
    no other paper has one: the first topic, and None.
    """
    line = paper.sentence(place)
    for topic in topics:
        rivals = [
            (*_distance(line, paper, rival, other), other.id, at, other)
            for other in papers
            if other.id != paper.id
            for at, rival in _presentable(other, mentions[topic.id].get(other.id, ()))
        ]
        if rivals:
            *_, at, other = min(rivals, key=lambda r: r[:-1])
            return topic, (other, at)
    return (topics[0] if topics else None), None


def stands_alone(passage: Passage, sentence: Sentence) -> bool:
    """Whether a sentence can be read with nothing around it, and says something no earlier one says."""
    return (
        passage.part is not Part.BACK
        and passage.kind is Kind.PROSE
        and sentence.lean is Lean.NONE
        and not sentence.riders
        and sentence.twin is None
    )


def _presentable(paper: Paper, places: Sequence[Place]) -> Iterator[tuple[Place, Sentence]]:
    for place in places:
        passage, sentence = paper.passage(place.paragraph), paper.sentence(place)
        fits = not sentence.question and len(collapse(sentence.text)) <= LONGEST
        if fits and stands_alone(passage, sentence):
            yield place, sentence


def _distance(line: Sentence, paper: Paper, rival: Sentence, other: Paper) -> tuple[float, float]:
    """How little two lines on a topic have to say to each other, then the rival's want of salience."""
    own, its = set(stems(line.text)), set(stems(rival.text))
    shared = len(own & its) / max(1, len(own | its))
    opposed = denies(line.text) != denies(rival.text)
    return -(opposed / 4 + shared + (paper.year != other.year) / 8), -rival.salience
