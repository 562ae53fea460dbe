"""What each paper says on a topic: in date order, with every silence and both camps."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from corpus import handmade

from briefs.answers import TopicBrief
from briefs.brief import LINES, SEVERAL, brief, lines, split
from briefs.library import Library
from briefs.models import Kind, Lean, Name, Paper, Part, Place, Topic
from briefs.search.terms import Lexicon, TopicFinder

Marks = dict[tuple[int, int], dict[str, Any]]

FERRY = Topic("ferry", "The night ferry", ("boat",), ("ferry", "night ferry"))
LEXICON = Lexicon([Name("usa", ("United States", "US"))])
FINDER = TopicFinder([FERRY], LEXICON)

SAILS = "The ferry sails at noon and comes back with the tide."
LATE = "Nobody in the harbour has ever seen the ferry come late."
GRAIN = "Grain is weighed on the quay before it is carried inland."


def spoken(*papers: Paper) -> dict[str, dict[Place, int]]:
    """Where the papers speak of the ferry, as the index would have it."""
    found: dict[str, dict[Place, int]] = {}
    for paper in papers:
        for passage in paper.passages:
            for sentence in passage.sentences:
                held = FINDER.topics(LEXICON.terms(sentence.text)).get("ferry")
                if held is not None:
                    place = Place(passage.number, sentence.number)
                    found.setdefault(paper.id, {})[place] = held
    return found


def briefed(*papers: Paper, mentions: Mapping[str, Sequence[int]] | None = None) -> TopicBrief:
    return brief(FERRY, papers, spoken(*papers), mentions or {}, LEXICON, ("night train",))


def said(*paragraphs: Sequence[str], **marks: Any) -> list[str]:
    """The texts a brief shows of one paper; ``p2`` are the marks of the first sentence of paragraph 2."""
    paper = handmade("a", *paragraphs, marks={(int(p[1:]), 1): m for p, m in marks.items()})
    return [group.main.text for group in briefed(paper).views[0].groups]


def test_papers_stand_in_the_order_of_their_years() -> None:
    papers = [
        handmade("a", [SAILS], year=2004),
        handmade("b", [SAILS], year=None),
        handmade("d", [SAILS], year=1998),
        handmade("c", [SAILS], year=1998),
    ]
    assert [view.paper.id for view in briefed(*papers).views] == ["c", "d", "a", "b"]


def test_a_silence_is_no_line_and_no_paragraph() -> None:
    view = briefed(handmade("a", [GRAIN])).views[0]
    assert (view.groups, view.paragraphs, view.mentions) == ((), 0, ())


def test_paragraphs_that_hold_the_words_and_are_not_about_it_are_named() -> None:
    view = briefed(handmade("a", [SAILS], [GRAIN], [GRAIN]), mentions={"a": (1, 3)}).views[0]
    assert (view.paragraphs, view.mentions) == (1, (3,))


def test_paragraphs_are_counted_not_sentences() -> None:
    assert briefed(handmade("a", [SAILS, LATE], [SAILS], [GRAIN])).views[0].paragraphs == 2


def test_back_matter_says_nothing() -> None:
    view = briefed(handmade("a", [SAILS], passages={1: {"part": Part.BACK}})).views[0]
    assert (view.groups, view.paragraphs) == ((), 0)


def test_what_stands_in_brackets_is_said_in_passing() -> None:
    aside = "The council met in winter (the ferry was late) and in spring."
    view = briefed(handmade("a", [aside], [GRAIN])).views[0]
    assert view.paragraphs == 1  # no silence
    assert said([aside], [SAILS], [LATE]) == [SAILS, LATE]


def test_at_most_two_lines_a_paper() -> None:
    other = "Whoever owns the ferry owns the island and all its wells."
    assert len(said([SAILS], [LATE], [other])) == LINES


def test_a_line_that_takes_a_stand_comes_first() -> None:
    paper = handmade("a", [SAILS], [LATE], marks={(2, 1): {"flat": ("must",)}})
    assert [c.sentence.text for c in lines(paper, spoken(paper)["a"], 1, FERRY)] == [LATE]


def test_a_line_that_names_the_topic_comes_first() -> None:
    named = "The night ferry is what the island lives by, and has been since."
    paper = handmade("a", [SAILS], [named])
    assert [c.sentence.text for c in lines(paper, spoken(paper)["a"], 1, FERRY)] == [named]


def test_a_question_and_a_twin_state_no_position() -> None:
    asked = "Who is to pay for the ferry when the harbour has frozen over?"
    assert said([asked], [SAILS], p1={"question": True}) == [SAILS]
    assert said([SAILS], [LATE], p2={"twin": Place(1, 1)}) == [SAILS]


def test_what_leans_comes_with_its_rider() -> None:
    leaning = "It is the ferry that both of the towns will have to mend."
    marks = {(1, 2): {"lean": Lean.HARD, "riders": (Place(1, 1),)}}
    view = briefed(handmade("a", [GRAIN, leaning], marks=marks)).views[0]
    assert [quote.text for quote in view.groups[0].quotes] == [GRAIN, leaning]


def test_a_list_is_shown_whole_after_its_lead_in() -> None:
    announced = "Three things are to be settled before the winter comes:"
    items = ["the ferry", "the wells", "the grain"]
    riders = {(2, n): {"lean": Lean.HARD, "riders": (Place(1, 1),)} for n in (1, 2, 3)}
    listed = handmade("a", [announced], items, marks=riders, passages={2: {"kind": Kind.LIST, "lead_in": 1}})
    group = briefed(listed).views[0].groups[0]
    assert [quote.text for quote in group.quotes] == [announced, "the ferry the wells the grain"]


YES = "Some captains argue that the ferry will carry carts across the ice."
NO = "Other captains doubt that horses could ever be taken on a ferry."


def test_both_camps_are_shown() -> None:
    marks: Marks = {
        (1, 1): {"flat": ("will",), "salience": 0.2},
        (2, 1): {"reported": "Some captains"},
        (3, 1): {"reported": "Other captains"},
    }
    paper = handmade("a", [SAILS], [YES], [NO], marks=marks)
    chosen = lines(paper, spoken(paper)["a"], LINES, FERRY)
    assert [c.sentence.text for c in chosen] == [YES, NO]
    assert split(chosen)


@pytest.mark.parametrize("second", ["Some captains", None])
def test_one_speaker_is_no_two_camps(second: str | None) -> None:
    marks: Marks = {(1, 1): {"reported": "Some captains"}, (2, 1): {"reported": second}}
    paper = handmade("a", [YES], [NO], marks=marks)
    assert not split(lines(paper, spoken(paper)["a"], LINES, FERRY))


def test_opposed_lines_are_set_against_each_other() -> None:
    marks = {(1, 1): {"flat": ("will",)}}
    will = handmade("a", ["The ferry will sail in the winter of every year."], marks=marks, year=1998)
    wont = handmade("b", ["The ferry will not sail in the winter of any year."], marks=marks)
    contrast = briefed(wont, will).contrast
    assert contrast is not None
    assert (contrast.first.paper, contrast.second.paper) == ("a", "b")
    assert contrast.first_words == "will sail in the winter"
    assert contrast.second_words == "will not sail in the winter"


def test_lines_side_by_side_are_no_contrast() -> None:
    assert briefed(handmade("a", [SAILS]), handmade("b", [LATE])).contrast is None


def test_a_short_line_stands_where_a_paper_has_no_longer_one() -> None:
    short, long = "We must keep the ferry.", SAILS
    shown = [
        [q.text for g in briefed(handmade("a", *paragraphs)).views[0].groups for q in g.quotes]
        for paragraphs in ([[short]], [[short], [long]], [["The ferry."]])
    ]
    assert shown == [[short], [long], []]


def test_what_was_searched_and_what_is_absent_is_told() -> None:
    told = briefed(handmade("a", [SAILS]))
    assert (told.searched, told.absent) == (FERRY.terms, ("night train",))


def test_of_opposed_lines_the_likest_are_the_contrast() -> None:
    will = "The ferry will sail in the winter of every year."
    wont = "The ferry will not sail in the winter of any year."
    far = "The ferry will not sail in storms that come up from the south."
    marks = {(n, 1): {"flat": ("will",)} for n in (1, 2)}
    contrast = briefed(handmade("a", [will], marks=marks), handmade("b", [far], [wont], marks=marks)).contrast
    assert contrast is not None
    assert (contrast.first.text, contrast.second.text) == (will, wont)


@pytest.mark.parametrize(
    "other",
    [
        "The ferry may or may not sail in the winter of a year.",
        "If it freezes, the ferry will not sail in the winter of any year.",
        "The ferry should not sail in the winter of any year.",
    ],
)
def test_what_is_no_plain_denial_is_no_contrast(other: str) -> None:
    marks = {(1, 1): {"flat": ("will",)}}
    will = handmade("a", ["The ferry will sail in the winter of every year."], marks=marks)
    assert briefed(will, handmade("b", [other], marks=marks)).contrast is None


def test_a_line_in_which_the_topic_sets_the_scene_is_not_about_it() -> None:
    scene = "Nobody in the harbour ever went to bed before the night ferry."
    assert said([scene], [SAILS], [LATE], p1={"salience": 1.0}) == [SAILS, LATE]
    assert said([scene]) == [scene]


def test_the_rest_of_a_parted_sentence_states_no_position() -> None:
    rest = "which is the reason for which the ferry came late in winter."
    assert said([rest], [SAILS], [LATE], p1={"salience": 1.0}) == [SAILS, LATE]


def test_of_many_papers_each_has_one_line() -> None:
    papers = [handmade(f"p{n}", [SAILS], [LATE]) for n in range(SEVERAL + 1)]
    assert {len(view.groups) for view in briefed(*papers).views} == {1}
    assert {len(view.groups) for view in briefed(*papers[:SEVERAL]).views} == {LINES}


@pytest.mark.parametrize("second", ["The consensus", "One captain", "Captain Holm"])
def test_a_camp_is_several_people(second: str) -> None:
    marks: Marks = {
        (1, 1): {"flat": ("will",), "salience": 0.2},
        (2, 1): {"reported": "Some captains"},
        (3, 1): {"reported": second},
    }
    paper = handmade("a", [SAILS], [YES], [NO], marks=marks)
    assert not split(lines(paper, spoken(paper)["a"], LINES, FERRY))


@pytest.fixture(scope="module")
def briefs(store: Path) -> dict[str, TopicBrief]:
    """The brief of each shipped topic."""

    async def read() -> dict[str, TopicBrief]:
        async with Library.open(store) as library:
            return {topic.id: await library.brief(topic) for topic in library.topics}

    return asyncio.run(read())


def test_each_paper_that_speaks_of_a_topic_is_shown(briefs: dict[str, TopicBrief]) -> None:
    views = [(topic, view) for topic, told in briefs.items() for view in told.views]
    assert [(t, v.paper.id) for t, v in views if bool(v.groups) is not (v.paragraphs > 0)] == []


def test_johnstones_two_camps_on_troops_are_shown(briefs: dict[str, TopicBrief]) -> None:
    johnstone = next(v for v in briefs["us-troops"].views if v.paper.id == "johnstone-1998")
    assert [g.main.citation.paragraph for g in johnstone.groups] == [49, 50]
    assert all(group.main.reported for group in johnstone.groups)


def test_perrys_scenarios_are_shown_whole(briefs: dict[str, TopicBrief]) -> None:
    bayarkhuu = next(v for v in briefs["soft-landing"].views if v.paper.id == "bayarkhuu-2005")
    text = " ".join(quote.text for group in bayarkhuu.groups for quote in group.quotes)
    assert all(word in text for word in ("William Perry", "Soft landing", "Implosion", "Explosion"))


def test_japan_is_a_silence_of_johnstones(briefs: dict[str, TopicBrief]) -> None:
    silent = {v.paper.id for v in briefs["japan"].views if not v.paragraphs}
    assert silent == {"johnstone-1998"}
