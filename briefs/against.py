"""What stands against a paragraph: lines of other papers, and the other side of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefs.answers import Counters, Group, Rival
from briefs.library import Library
from briefs.models import Kind, Lean, Paper, Part, Place
from briefs.opposition import Against, Judge, Line, has_sides
from briefs.paging import paged, width
from briefs.quotes import group
from briefs.text import fold

PAGE = 3
MOST = 9  # lines: three pages
_NEAR = 0.7  # of the best; what is further off and not sure passes by
_PASSAGES = 100  # that share most words with the paragraph
_TOPICAL = 200  # and as many that share a topic with it
_TERMS = 64  # of the paragraph that are looked for


async def counters(library: Library, paper: Paper, paragraph: int, page: int = 1) -> Counters:
    """The lines against a paragraph, best first, each with the line it stands against."""
    judge = await judge_of(library)
    passage = paper.passage(paragraph)
    own = [judge.line(paper, Place(paragraph, s.number)) for s in passage.sentences]
    found: dict[tuple[str, Place], tuple[Against, Line, Line]] = {}
    sides = has_sides(paper)
    places = await candidates(library, paper, paragraph) if passage.part is not Part.BACK else ()
    for other in (judge.line(held, place) for held, place in places):
        for claim in own:
            verdict = judge.surely(claim, other, sides) or judge.maybe(claim, other, sides)
            known = found.get((other.paper.id, other.place))
            if verdict is not None and (known is None or _strength(verdict) > _strength(known[0])):
                found[other.paper.id, other.place] = verdict, claim, other
    ranked = sorted(found.values(), key=_rank)
    # What may be chance is shown only where there is nothing sure, and then by how it compares with the best of it.
    near = [r for r in ranked if r[0].sure or r[0].score >= _NEAR * ranked[0][0].score]
    kept = _apart([r for r in near if r[0].sure] or near)[:MOST]
    rivals = [
        Rival(
            group(other.paper, other.place),
            group(paper, claim.place),
            other.paper.id == paper.id,
            verdict.sure,
        )
        for verdict, claim, other in kept
    ]
    cut, page, pages = paged(rivals, page, PAGE, lambda rival: width(rival.group))
    claims = list(dict.fromkeys(rival.claim for rival in cut))
    shown = tuple(sorted(cut, key=lambda rival: claims.index(rival.claim)))  # each claim once
    point = shown[0].claim if shown else _point(paper, paragraph)
    heads = library.papers
    count = sum(library.index.quotable(library.shelf.rows(head.id)) for head in heads)
    return Counters(paper, paragraph, point, shown, len(rivals), page, pages, heads, count)


async def judge_of(library: Library) -> Judge:
    """What tells which lines of a library stand against each other: the same for each who asks.

    A topic that nobody wrote down is no more than its words, which the lines are compared by anyway.
    """
    spoken = await library.spoken()
    written = {topic.id: spoken[topic.id] for topic in library.curated}
    return Judge(library.lexicon, written, library.index.frequency, library.index.idf)


async def candidates(library: Library, paper: Paper, paragraph: int) -> list[tuple[Paper, Place]]:
    """The sentences that may have to do with a paragraph: those of passages that share words or topics with it.

    Each stands in a paper that may hold no more than its passage.
    """
    shelf, passage = library.shelf, paper.passage(paragraph)
    terms = tuple(library.lexicon.terms(passage.text)[:_TERMS])
    question = replace(library.reader.read(""), terms=terms)
    rows = [row for row, _ in (await library.retrieval.find(question, None, _PASSAGES)).rows]
    topical = [
        shelf.row(shelf.number(id), place.paragraph)
        for papers in (await library.spoken()).values()
        if any(place.paragraph == paragraph for place in papers.get(paper.id, ()))
        for id, places in sorted(papers.items())
        for place in sorted(places)
    ]
    here = shelf.row(shelf.number(paper.id), paragraph)
    every = dict.fromkeys((*rows, *list(dict.fromkeys(topical))[:_TOPICAL]))
    every.pop(here, None)
    return [
        (held, place)
        for row, held in zip(every, await shelf.excerpts(list(every)), strict=True)
        for place in _places(held, shelf.place(row)[1])
    ]


def _places(paper: Paper, paragraph: int) -> Iterator[Place]:
    passage = paper.passage(paragraph)
    if passage.part is not Part.BACK and passage.kind is not Kind.LIST:
        yield from (Place(paragraph, sentence.number) for sentence in passage.sentences)


def _strength(verdict: Against) -> tuple[bool, float]:
    return verdict.sure, verdict.score


def _rank(found: tuple[Against, Line, Line]) -> tuple[bool, float, str, Place]:
    verdict, _, other = found
    return not verdict.sure, -round(verdict.score, 9), other.paper.id, other.place


def _apart(ranked: Sequence[tuple[Against, Line, Line]]) -> list[tuple[Against, Line, Line]]:
    """Those that show more than a line that goes before them: not its words, nor what it leans on."""
    shown: set[tuple[str, Place] | str] = set()
    kept = []
    for found in ranked:
        other = found[2]
        said = other.paper.sentence(other.place)
        own: set[tuple[str, Place] | str] = {fold(said.text)}
        own |= {(other.paper.id, place) for place in (other.place, *said.riders)}
        if not own & shown:
            kept.append(found)
            shown |= own
    return kept


def _point(paper: Paper, paragraph: int) -> Group:
    """The line that says most in a paragraph, to show what was looked for."""
    sentences = paper.passage(paragraph).sentences
    best = min(sentences, key=lambda s: (s.lean is Lean.LOST, -s.salience, s.number))
    return group(paper, Place(paragraph, best.number))
