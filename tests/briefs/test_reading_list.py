from __future__ import annotations

from corpus import handmade

from briefs.answers import PaperView, TopicBrief
from briefs.models import Paper, Part, Place, Topic
from briefs.quotes import group
from briefs.reading import by_date, dated, minutes, on_topic

TRADE = Topic("trade", "Trade", (), ("trade",))
LITTLE = handmade("little", ["Trade is a matter of trust between two towns."], year=1990)
MUCH = handmade(
    "much",
    ["Trade began when the harbour opened to the south."],
    ["Trade feeds the towns, and trade keeps the peace between them.", "Trade must go on in winter as well."],
    year=2004,
)
SILENT = handmade("silent", ["Rain fell on the towns for the whole of the week."], year=1980)
SPOKEN = {"little": {Place(1, 1): 1}, "much": {Place(1, 1): 1, Place(2, 1): 2, Place(2, 2): 1}}


def brief() -> TopicBrief:
    views = (
        PaperView(SILENT, (), 0),
        PaperView(LITTLE, (group(LITTLE, Place(1, 1)),), 1),
        PaperView(MUCH, (group(MUCH, Place(1, 1)),), 2),
    )
    return TopicBrief(TRADE, TRADE.terms, views, None, ())


def test_who_says_most_comes_first_and_the_silent_are_named() -> None:
    found = on_topic(brief(), SPOKEN)
    assert [(e.paper.id, e.paragraphs) for e in found.entries] == [("much", 2), ("little", 1)]
    assert [view.paper.id for view in found.silent] == ["silent"]


def test_one_starts_at_the_paragraph_that_says_most() -> None:
    start = on_topic(brief(), SPOKEN).entries[0].start
    assert start is not None
    assert start.main.citation.paragraph == 2


def test_without_a_topic_papers_go_by_date_the_undated_last() -> None:
    undated = handmade("undated", ["Nobody knows when."], year=None)
    papers = [undated, MUCH, LITTLE]
    found = by_date(papers, {p.id: None for p in papers})
    assert [e.paper.id for e in found.entries] == ["little", "much", "undated"]
    assert list(dated(papers, 1)) == [e.paper for e in found.entries]


def paper_of(words: int) -> Paper:
    return handmade("a", ["word " * words], ["word " * 9999], passages={2: {"part": Part.BACK}})


def test_minutes_are_those_of_the_body_and_at_least_one() -> None:
    assert [minutes(paper_of(words)) for words in (1, 230, 231, 2300)] == [1, 1, 2, 10]
