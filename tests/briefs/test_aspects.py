"""What two papers both speak of: aspects, silences, unlike names, pages."""

import asyncio
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest
from corpus import handmade, shipped
from small import Corpus, corpus

from briefs.answers import Aspect, Comparison, Sign
from briefs.library import Library
from briefs.models import Lean, Part, Quote, Topic

FERRY = Topic("ferry", "The ferry", ("boat",), ("night ferry",))
SALT = Topic("salt", "Salt", ("salt",), ("salt",))
RYE = Topic("rye", "Rye", ("rye", "grain"), ("rye",))
HILL = handmade(
    "hill",
    ["Some captains rejected the night ferry all winter long.", "Others do not reject the ferry at all."],
    [
        "The night ferry will remain in the old harbour for good.",
        "The salt tax of the towns is a heavy burden.",
    ],
    ["The Quay Treaty settled the price of salt in the harbour."],
    ["Rye is sold at the gate of the town on market days."],
    marks={(1, 1): {"reported": "Some captains"}, (1, 2): {"reported": "Others", "lean": Lean.SOFT}},
    authors=("Nora Hill",),
)
LAKE = handmade(
    "lake",
    ["The night ferry will not be tolerated in the old harbour."],
    ["The Lake Treaty settled the price of salt on the lake."],
    ["The people who spoke of rye are thanked by the author here."],
    ["Grain came in sacks from the hills in the autumn of each year."],
    passages={3: {"part": Part.BACK}},
    authors=("Omar Lake",),
    year=2004,
)


@pytest.fixture(scope="module")
def papers() -> Corpus:
    return corpus(HILL, LAKE, topics=[SALT, RYE, FERRY])


def compared(papers: Corpus, topic: str | None = None, page: int = 1) -> Comparison:
    return papers.run(lambda library: library.compare("hill", "lake", topic, page))


def quotes(aspects: Sequence[Aspect]) -> list[Quote]:
    return [q for a in aspects for g in (*a.first, *a.second) for q in g.quotes]


def test_an_aspect_on_which_lines_are_opposed_comes_first(papers: Corpus) -> None:
    aspect = compared(papers).aspects[0]
    assert (aspect.topic, aspect.signs) == ("ferry", (Sign.OPPOSED,))
    link = aspect.links[0]
    assert aspect.first[link.first].main.text.startswith("The night ferry will remain")
    assert aspect.second[link.second].main.text.startswith("The night ferry will not be tolerated")


def test_the_other_aspects_stand_side_by_side(papers: Corpus) -> None:
    assert [(a.topic, a.signs) for a in compared(papers).aspects[1:]] == [("salt", (Sign.BESIDE,))]


def test_things_of_one_kind_with_other_names_are_counted(papers: Corpus) -> None:
    (unlike,) = compared(papers, "salt").aspects[0].unlike
    assert unlike.kind == "treaty"
    assert [(c.term, c.first, c.second) for c in unlike.names] == [
        ("Quay Treaty", 1, 0),
        ("Lake Treaty", 0, 1),
    ]


def test_what_stands_in_the_back_matter_alone_is_not_spoken_of(papers: Corpus) -> None:
    assert "rye" not in {aspect.topic for aspect in compared(papers).aspects}


def test_a_paper_that_holds_an_alias_is_not_silent(papers: Corpus) -> None:
    assert [
        (c.term, c.first, c.second) for c in compared(papers).only_first
    ] == []  # "grain" is rye to people


def test_a_silence_counts_paragraphs() -> None:
    silent = corpus(
        HILL, handmade("pond", ["Nobody fishes for carp in the pond these days."]), topics=[SALT, RYE]
    )
    found = silent.run(lambda library: library.compare("hill", "pond"))
    assert [(c.term, c.first, c.second) for c in found.only_first] == [("Salt", 2, 0), ("Rye", 1, 0)]


def test_a_topic_of_one_paper_leaves_the_other_side_empty(papers: Corpus) -> None:
    (aspect,) = compared(papers, "rye").aspects
    assert aspect.first and not aspect.second


def test_a_topic_of_neither_has_no_aspect() -> None:
    empty = corpus(HILL, LAKE, topics=[Topic("fog", "Fog", (), ("fog",))])
    assert empty.run(lambda library: library.compare("hill", "lake", "fog")).aspects == ()


DUES = [
    f"The {word} harbour dues of the town were raised again." for word in ("old", "grain", "salt", "fish")
]
OTHER = [
    "Rye was sold at the gate of the town on market days.",
    "Nobody fishes for carp in the pond in winter.",
]


def test_where_no_topic_is_shared_phrases_of_both_papers_are_aspects() -> None:
    both = corpus(handmade("hill", DUES[:2], OTHER[:1]), handmade("lake", DUES[2:], OTHER[1:]))
    (aspect,) = both.run(lambda library: library.compare("hill", "lake")).aspects
    assert (aspect.label, aspect.topic) == ("harbour dues", None)
    assert all("harbour dues" in q.text for q in quotes([aspect]))


def test_a_phrase_that_one_paper_only_mentions_is_no_aspect() -> None:
    both = corpus(handmade("hill", DUES[:3], OTHER[:1]), handmade("lake", DUES[3:], OTHER[1:]))
    assert both.run(lambda library: library.compare("hill", "lake")).aspects == ()


@pytest.mark.parametrize(("found", "count"), [(True, 1), (False, 2)])
def test_of_a_topic_that_was_found_and_a_wider_one_one_is_shown(found: bool, count: int) -> None:
    topics = [
        Topic("dues", "harbour dues", (), ("harbour dues",), found=found),
        Topic("town", "harbour dues of the town", (), ("harbour dues",), found=found),
    ]
    both = corpus(handmade("hill", DUES[:2]), handmade("lake", DUES[2:]), topics=topics)
    assert len(both.run(lambda library: library.compare("hill", "lake")).aspects) == count


SHIPPED = list(combinations(sorted(shipped()), 2))


@pytest.fixture(scope="module")
def pages(store: Path) -> dict[tuple[str, str], list[Comparison]]:
    """Every page of every comparison of two shipped papers."""

    async def read() -> dict[tuple[str, str], list[Comparison]]:
        found = {}
        async with Library.open(store) as library:
            for a, b in SHIPPED:
                first = await library.compare(a, b)
                rest = [await library.compare(a, b, page=n) for n in range(2, first.pages + 1)]
                found[a, b] = [first, *rest]
        return found

    return asyncio.run(read())


@pytest.mark.parametrize("pair", SHIPPED)
def test_no_line_is_shown_twice(
    pages: dict[tuple[str, str], list[Comparison]], pair: tuple[str, str]
) -> None:
    shown = [(q.paper, q.start) for page in pages[pair] for q in quotes(page.aspects)]
    assert shown
    assert len(shown) == len(set(shown))


@pytest.mark.parametrize("pair", SHIPPED)
def test_what_leans_is_shown_with_what_it_leans_on(
    pages: dict[tuple[str, str], list[Comparison]], pair: tuple[str, str]
) -> None:
    for side in (side for page in pages[pair] for a in page.aspects for side in (a.first, a.second)):
        before: set[int] = set()
        for group in side:
            paper = shipped()[group.main.paper]
            before |= {quote.start for quote in group.quotes}
            sentences = paper.passage(group.main.citation.paragraph).sentences
            riders = [
                r
                for s in sentences
                if (s.start, s.end) == (group.main.start, group.main.end)
                for r in s.riders
            ]
            assert {paper.sentence(rider).start for rider in riders} <= before


def test_of_us_forces_both_camps_of_the_report_are_shown(
    pages: dict[tuple[str, str], list[Comparison]],
) -> None:
    (first, *_) = pages["johnstone-1998", "petrov-2004"]
    aspect = first.aspects[0]
    camps, ours = [g.main.citation.paragraph for g in aspect.first], aspect.second[0].main
    assert (aspect.topic, camps, ours.citation.paragraph) == ("us-troops", [49, 50], 13)
    assert [(link.first, link.sign) for link in aspect.links] == [(0, Sign.CLOSE), (1, Sign.OPPOSED)]


def test_four_party_talks_are_not_six_party_talks(store: Path) -> None:
    async def ask() -> Comparison:
        async with Library.open(store) as library:
            return await library.compare("petrov-2004", "johnstone-1998", "six-party-talks")

    (aspect,) = asyncio.run(ask()).aspects
    assert [(u.kind, [(c.term, c.first, c.second) for c in u.names]) for u in aspect.unlike] == [
        ("talks", [("six-partite talks", 1, 0), ("Four Party talks", 0, 4)])
    ]


def test_what_both_papers_only_name_is_not_called_unspoken() -> None:
    both = corpus(handmade("a", ["Ferry fees!"]), handmade("b", ["No ferry fees."]))
    fees = Topic("ferry-fees", "ferry fees", (), ("ferry fees",))

    async def ask(library: Library) -> list[tuple[int, int]]:
        return [a.paragraphs for a in (await library.compare("a", "b", fees)).aspects]

    assert both.run(ask) == [(1, 1)]
