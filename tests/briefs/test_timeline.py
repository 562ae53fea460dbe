from __future__ import annotations

from corpus import handmade, shipped

from briefs.models import Lean, Paper, Part, Passage, Place, Sentence
from briefs.timeline import timeline

LATE = handmade(
    "late",
    ["War came in 1950.", "It ended in 1953.", "No year here."],
    ["That was 1960.", "War came in 1950."],
    ["Printed in 1990."],
    marks={
        (1, 1): {"years": (1950,)},
        (1, 2): {"years": (1953,), "lean": Lean.HARD, "riders": (Place(1, 1),)},
        (2, 1): {"years": (1960,), "lean": Lean.LOST},
        (2, 2): {"years": (1950,), "twin": Place(1, 1)},
        (3, 1): {"years": (1990,)},
    },
    passages={3: {"part": Part.BACK}},
    year=2001,
)
EARLY = handmade("early", ["From 1955 to 1950."], marks={(1, 1): {"years": (1955, 1950)}}, year=1980)
UNDATED = handmade("anon", ["Also 1950."], marks={(1, 1): {"years": (1950,)}}, year=None)


def test_in_order_of_the_years_then_of_the_papers() -> None:
    entries = timeline([UNDATED, LATE, EARLY], size=10).entries
    assert [(e.group.main.paper, e.years) for e in entries] == [
        ("early", (1950, 1955)),
        ("late", (1950,)),
        ("anon", (1950,)),
        ("late", (1953,)),
    ]


def test_lost_leaners_twins_and_back_matter_are_left_out() -> None:
    assert [e.group.main.text for e in timeline([LATE], size=10).entries] == [
        "War came in 1950.",
        "It ended in 1953.",
    ]


def test_riders_come_along() -> None:
    entry = timeline([LATE], size=10).entries[1]
    assert [(q.text, q.rider) for q in entry.group.quotes] == [
        ("War came in 1950.", True),
        ("It ended in 1953.", False),
    ]


def test_only_what_is_asked_for() -> None:
    def about(paper: Paper, passage: Passage, sentence: Sentence) -> bool:
        return paper is LATE and passage.number == 1 and "ended" in sentence.text

    found = timeline([LATE, EARLY], about, "endings")
    assert (found.about, found.total, found.entries[0].years) == ("endings", 1, (1953,))


def test_pages_hold_each_entry_once() -> None:
    papers = [LATE, EARLY, UNDATED]
    pages = [timeline(papers, page=n, size=3) for n in (1, 2)]
    assert [len(p.entries) for p in pages] == [3, 1]
    assert all((p.pages, p.total) == (2, 4) for p in pages)
    assert pages[0].entries + pages[1].entries == timeline(papers, size=4).entries


def test_a_page_too_far_is_the_last() -> None:
    assert timeline([LATE], page=9, size=1).page == 2
    assert timeline([LATE], page=0, size=1).page == 1


def test_nothing_dated_is_one_empty_page() -> None:
    found = timeline([handmade("none", ["No year."])])
    assert (found.entries, found.total, found.page, found.pages) == ((), 0, 1, 1)


def test_the_shipped_papers_tell_their_years_in_order() -> None:
    entries = timeline(list(shipped().values()), size=1000).entries
    firsts = [entry.years[0] for entry in entries]
    assert firsts == sorted(firsts)
    assert len(entries) >= 7
    assert all(str(entry.years[0]) in entry.group.main.text for entry in entries)
