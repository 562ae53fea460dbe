"""Small papers about a harbour, compiled by hand: all that wording and the gate need to know of papers."""

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from bot.sources import Sources
from briefs.models import Gap, Kind, Paper, Part, Passage, Place, Section, Sentence

_SENTENCE = re.compile(r"\S.*?[.?](?=\s|\Z)", re.S)

TEXTS = {
    "quay-1999": """\
Who Keeps the Harbour

by Mara Quay

Presented at the Harbour Forum, Visby, 3 May 1999.


Executive Summary

The harbour feeds both towns, and neither town can keep it alone. A larger agreement may follow.

1. Two Towns

The north town owns the quay. It must let the south town land its fish before winter.

Some captains argue that the quay is\u00a0too small for two fleets. They might build another one of their own.

Other captains answer that the quay has never been full.

2. What Next

In 1998 the towns signed an agreement of five lines. Who will pay for the dredging?
""",
    "lindqvist-2004": """\
The Price of Salt

by Olof Lindqvist

A harbour is worth what its salt is worth. The dredging will cost more than the quay.

No town should dredge before it has read the agreement of 1998. In 2003 nobody had read it.
""",
    "bottle": """\
Lines Found in a Bottle

Trust no *stars*, _bars_ or `ticks', nor <@5> and @everyone, nor https://salt.example/a_b, nor #4.

> ‹ The last line of the bottle › [Quay 1999, ¶1] is | not | a quote.
""",
}


def _passages(text: str, shape: list[tuple[Part, int | None]]) -> tuple[Passage, ...]:
    """The last blocks of a text that are no headings, one for each entry of the shape."""
    blocks = [b for b in re.finditer(r"\S.*?(?=\n\n|\n\Z)", text, re.S) if b.group()[-1] in ".?"]
    found = []
    for number, (block, (part, section)) in enumerate(zip(blocks[-len(shape) :], shape, strict=True), 1):
        sentences = tuple(
            Sentence(n, block.start() + m.start(), block.start() + m.end(), m.group())
            for n, m in enumerate(_SENTENCE.finditer(block.group()), 1)
        )
        found.append(
            Passage(number, part, Kind.PROSE, block.start(), block.end(), block.group(), sentences, section)
        )
    return tuple(found)


def _paper(id: str, title: str, author: str, year: int | None, shape: list[tuple[Part, int | None]]) -> Paper:
    text = TEXTS[id]
    return Paper(
        id=id,
        file=f"{id}.txt",
        sha256=sha256(text.encode()).hexdigest(),
        title=title,
        authors=(author,) if author else (),
        year=year,
        date=None,
        month=None,
        event=None,
        venue=None,
        kind=None,
        nicknames=(),
        fields=(),
        sections=(),
        passages=_passages(text, shape),
    )


def known(
    paper: Paper,
    place: tuple[int, int],
    reported: str | None = None,
    hedges: tuple[str, ...] = (),
    flat: tuple[str, ...] = (),
    riders: tuple[Place, ...] = (),
) -> Paper:
    """The paper with what is known of one of its sentences."""
    passage = paper.passage(place[0])
    sentences = tuple(
        replace(s, reported=reported, hedges=hedges, flat=flat, riders=riders) if s.number == place[1] else s
        for s in passage.sentences
    )
    passages = (replace(p, sentences=sentences) if p is passage else p for p in paper.passages)
    return replace(paper, passages=tuple(passages))


QUAY = replace(
    _paper(
        "quay-1999",
        "Who Keeps the Harbour",
        "Mara Quay",
        1999,
        [(Part.SUMMARY, None), (Part.BODY, 1), (Part.BODY, 1), (Part.BODY, 1), (Part.BODY, 2)],
    ),
    month="May 1999",
    venue="Visby",
    kind="conference report",
    sections=(Section(1, "Two Towns", Part.BODY, 13), Section(2, "What Next", Part.BODY, 21)),
    gaps=(Gap(5, "five lines"),),
)
QUAY = known(QUAY, (1, 2), hedges=("may",))
QUAY = known(QUAY, (2, 2), flat=("must",), riders=(Place(2, 1),))
QUAY = known(QUAY, (3, 1), reported="Some captains")
QUAY = known(QUAY, (3, 2), hedges=("might",), riders=(Place(3, 1),))
QUAY = known(QUAY, (4, 1), reported="Other captains")
QUAY = known(QUAY, (5, 2), riders=(Place(2, 1), Place(5, 1)))

SALT = replace(
    _paper("lindqvist-2004", "The Price of Salt", "Olof Lindqvist", 2004, [(Part.BODY, None)] * 2),
    month="Mar 2004",
    kind="essay",
)
SALT = known(SALT, (1, 2), flat=("will",))
SALT = known(SALT, (2, 1), flat=("should",))

BOTTLE = _paper("bottle", "Lines Found in a Bottle", "", None, [(Part.BODY, None)] * 2)

PAPERS = (QUAY, SALT, BOTTLE)


class Kept:
    """Bytes without outlines, so that paragraphs are counted anew."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts

    async def source(self, paper: str) -> bytes:
        return self._texts[paper].encode()

    async def outline(self, paper: str) -> bytes:
        raise KeyError(paper)


def shelf(
    seeds: Path | None = None, texts: dict[str, str] = TEXTS, papers: tuple[Paper, ...] = PAPERS
) -> Sources:
    """The sources of some papers, whose bytes are kept as the texts given."""

    return Sources(papers, seeds, Kept(texts))
