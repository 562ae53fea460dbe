"""A paper in its own sentences: its own summary first, every part heard, both camps of a report."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from corpus import handmade, shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.answers import Group, Summary
from briefs.models import Lean, Part, Place
from briefs.select import LONGEST, SHORTEST, alike
from briefs.summarize import LENGTHS, summarize, turned

CARGOES = ["whale oil", "amber", "flax", "tar", "herring", "copper", "honey", "iron", "sailcloth", "beeswax"]
LINES = [f"The council has {verb} that {cargo} be carried over the frozen strait." for verb, cargo in zip(
    ["asked", "doubted", "ruled", "hoped", "denied", "feared", "wished", "sworn", "agreed", "heard"],
    CARGOES,
    strict=True,
)]  # fmt: skip


def paper(*paragraphs: Sequence[str], passages: Any = None, **marks: Any) -> Any:
    """A paper in which the first sentence of a paragraph, by number as ``p3``, has the marks given."""
    return handmade(
        "a", *paragraphs, marks={(int(p[1:]), 1): m for p, m in marks.items()}, passages=passages or {}
    )


def places(summary: Summary) -> list[int]:
    """The paragraphs of the bottom line and of the points."""
    groups = [summary.bottom, *summary.points]
    return [g.main.citation.paragraph for g in groups if g is not None]


def words(groups: Sequence[Group | None]) -> int:
    return sum(len(g.main.text.split()) for g in groups if g is not None)


def test_the_bottom_line_is_the_papers_own() -> None:
    own = paper(
        [LINES[0]], [LINES[1]], [LINES[2]], passages={2: {"part": Part.SUMMARY}}, p3={"salience": 1.0}
    )
    assert places(summarize(own, "line")) == [2]


def test_without_a_summary_of_its_own_it_is_the_best_line() -> None:
    assert places(summarize(paper([LINES[0]], [LINES[1]], p2={"salience": 1.0}), "line")) == [2]


@pytest.mark.parametrize(
    "marks", [{"lean": Lean.SOFT}, {"lean": Lean.HARD, "riders": (Place(1, 1),)}, {"question": True}]
)
def test_the_bottom_line_stands_alone(marks: dict[str, Any]) -> None:
    leaning = paper([LINES[0]], [LINES[1]], p2={"salience": 1.0, **marks})
    assert places(summarize(leaning, "line")) == [1]


def test_the_lengths_have_their_points() -> None:
    long = paper(*([line] for line in LINES))
    assert [len(summarize(long, length).points) for length in LENGTHS] == [0, 2, 5, 9]


@pytest.mark.parametrize("sentences", [1, 2, 5, 10])
def test_as_many_sentences_as_asked(sentences: int) -> None:
    long = paper(*([line] for line in LINES))
    assert len(places(summarize(long, sentences=sentences))) == sentences


def test_points_stand_in_the_order_of_the_paper() -> None:
    ranked = {f"p{n}": {"salience": (7 * n % 10) / 10} for n in range(1, 11)}
    points = places(summarize(paper(*([line] for line in LINES), **ranked), "standard"))[1:]
    assert points == sorted(points)


def test_a_paragraph_gives_one_point() -> None:
    full = handmade(
        "a", LINES[:8], [LINES[8]], [LINES[9]], marks={(1, n): {"salience": 0.9} for n in range(1, 9)}
    )
    assert sorted(places(summarize(full, "standard"))) == [1, 2, 3]


def test_every_section_has_its_fair_share() -> None:
    sections = {n: {"section": 1 if n <= 7 else n - 6} for n in range(1, 11)}
    best = {f"p{n}": {"salience": 0.9} for n in range(1, 8)}
    shown = places(summarize(paper(*([line] for line in LINES), passages=sections, **best), "standard"))
    assert Counter(1 if n <= 7 else n - 6 for n in shown) == {1: 2, 2: 1, 3: 1, 4: 1}


def test_what_says_the_same_is_said_once() -> None:
    twins = paper(
        [LINES[0]], [LINES[0].replace("The", "Our")], [LINES[1]], p1={"salience": 1.0}, p2={"salience": 0.9}
    )
    assert places(summarize(twins, "standard")) == [1, 3]


def test_a_twin_is_left_out() -> None:
    twins = paper([LINES[0]], [LINES[1]], [LINES[2]], p1={"salience": 1.0}, p2={"twin": Place(1, 1)})
    assert places(summarize(twins, "standard")) == [1, 3]


def test_what_leans_comes_with_its_rider() -> None:
    rider = {"lean": Lean.HARD, "riders": (Place(2, 1),)}
    leaning = handmade("a", [LINES[0]], [LINES[1], LINES[2]], marks={(2, 2): {"salience": 1.0, **rider}})
    point = summarize(leaning, "short").points[0]
    assert [quote.text for quote in point.quotes] == [LINES[1], LINES[2]]


def test_the_outlook_looks_ahead_late_in_the_paper() -> None:
    marks = {f"p{n}": {"flat": ("will",)} for n in (1, 9)} | {"p10": {"hedges": ("possibly",)}}
    outlook = summarize(paper(*([line] for line in LINES), **marks), "standard").outlook
    assert outlook is not None
    assert outlook.main.citation.paragraph == 9


@pytest.mark.parametrize("length", ["line", "short"])
def test_a_short_summary_has_no_outlook(length: str) -> None:
    marks = {"p10": {"flat": ("will",)}}
    assert summarize(paper(*([line] for line in LINES), **marks), length).outlook is None


YES = "Some captains argue that the strait will carry the weight of every cart."
NO = "Other captains deny that the strait will carry the weight of every cart."


def report(yes: str = "Some captains", no: str = "Other captains", **passages: Any) -> Any:
    """A report of six paragraphs, with a camp in the fourth and the fifth."""
    lines = [[LINES[n]] for n in range(3)] + [[YES], [NO], [LINES[3]]]
    return paper(*lines, p4={"reported": yes}, p5={"reported": no}, **passages)


def test_both_camps_of_a_report_are_shown() -> None:
    summary = summarize(report(), "standard")
    assert [camp.speaker for camp in summary.camps] == ["Some captains", "Other captains"]
    assert [camp.group.main.text for camp in summary.camps] == [YES, NO]
    assert not {YES, NO} & {group.main.text for group in summary.points}
    assert (summary.reported, summary.sentences) == (2, 6)


def test_camps_are_two_speakers_in_one_section() -> None:
    assert summarize(report(no="some captains"), "standard").camps == ()
    apart = report(passages={5: {"section": 2}})
    assert summarize(apart, "standard").camps == ()


def test_an_essay_that_reports_now_and_then_has_no_camps() -> None:
    lines = [[f"{line[:-1]} in the year {n}."] for n in range(3) for line in LINES]
    essay = paper(*lines, [YES], [NO], p31={"reported": "Some"}, p32={"reported": "Others"})
    assert summarize(essay, "standard").camps == ()


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(sorted(shipped())), st.integers(1, 1200))
def test_words_are_reached_and_passed_by_one_line_at_most(id: str, wanted: int) -> None:
    summary = summarize(shipped()[id], words=wanted)
    longest = max((len(g.main.text.split()) for g in summary.points), default=0)
    assert wanted <= words([summary.bottom, *summary.points])
    assert words([summary.bottom, *summary.points]) - longest < wanted or not summary.points


def test_more_words_than_there_are_is_all_there_is() -> None:
    summary = summarize(paper(LINES[:3], [LINES[3]]), words=9999)
    assert {g.main.text for g in (summary.bottom, *summary.points) if g} == set(LINES[:4])


def test_about_keeps_to_the_places_given() -> None:
    long = paper(*([line] for line in LINES), p1={"salience": 1.0})
    about = [Place(7, 1), Place(3, 1), Place(9, 1)]
    assert places(summarize(long, sentences=5, about=about)) == [7, 3, 9]


def test_about_nothing_there_is_nothing() -> None:
    summary = summarize(paper([LINES[0]]), about=[])
    assert (summary.bottom, summary.points, summary.quotes) == (None, (), ())


def test_about_does_not_open_with_the_papers_own_summary() -> None:
    own = paper([LINES[0]], [LINES[1]], [LINES[2]], passages={1: {"part": Part.SUMMARY}})
    assert places(summarize(own, about=[Place(3, 1), Place(1, 1)], sentences=1)) == [3]


def test_a_paper_of_scraps_has_no_summary() -> None:
    assert summarize(handmade("a", ["Short.", "Shorter."]), "standard").quotes == ()


@pytest.mark.parametrize("id", sorted(shipped()))
@pytest.mark.parametrize("length", sorted(LENGTHS))
def test_the_shipped_papers_are_summed_up_soundly(id: str, length: str) -> None:
    whole = shipped()[id]
    summary = summarize(whole, length)
    assert summary.bottom is not None
    mains = [g.main for g in (summary.bottom, *summary.points)]
    assert len({q.citation.paragraph for q in mains}) == len(mains)
    assert all(whole.passage(q.citation.paragraph).part is not Part.BACK for q in summary.quotes)
    assert all(SHORTEST <= len(q.text) <= LONGEST for q in mains)
    likeness = [alike(a.text, b.text) for n, a in enumerate(mains) for b in mains[n + 1 :]]
    assert max(likeness, default=0.0) < 0.7


@pytest.mark.parametrize("id", sorted(shipped()))
def test_a_standard_summary_reaches_into_the_last_third(id: str) -> None:
    whole = shipped()[id]
    late = whole.quotable[len(whole.quotable) * 2 // 3].number
    summary = summarize(whole, "standard")
    assert any(q.citation.paragraph >= late for q in summary.quotes)


def test_a_bottom_line_is_read_at_a_glance() -> None:
    long = "The harbour must be dredged " + "and dredged again " * 10 + "before any ship of size can call."
    brief = "The harbour lives from its salt and from the ships that carry it away."
    marks = {(1, 1): {"salience": 1.0}, (2, 1): {"salience": 0.5}}
    bottom = summarize(handmade("a", [long], [brief], marks=marks), "line").bottom
    assert bottom is not None
    assert bottom.main.text == brief


@pytest.mark.parametrize("id", sorted(shipped()))
def test_the_pages_of_a_long_summary_hold_all_of_it_once(id: str) -> None:
    whole = summarize(shipped()[id], "long")
    pages = [turned(whole, n) for n in range(1, turned(whole, 1).pages + 1)]
    assert len(pages) > 1
    assert pages[0].bottom == whole.bottom
    assert tuple(point for page in pages for point in page.points) == whole.points
    assert pages[-1].camps == whole.camps
    assert turned(whole, 99) == pages[-1]


def test_johnstones_own_summary_opens_and_both_camps_are_heard() -> None:
    summary = summarize(shipped()["johnstone-1998"], "standard")
    assert summary.bottom is not None
    assert summary.bottom.main.citation.part is Part.SUMMARY
    assert len({camp.speaker for camp in summary.camps}) == 2


def test_a_paper_of_short_sentences_has_a_bottom_line() -> None:
    summary = summarize(paper(["The ferry must not be kept.", "So be it."]))
    assert summary.bottom is not None
    assert summary.bottom.main.text == "The ferry must not be kept."
