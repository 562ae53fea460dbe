"""Papers go by author, number, nickname, year, title words, or as "the report"."""

from dataclasses import replace

import pytest

from briefs.models import Paper
from briefs.search.papers import PaperFinder
from briefs.text import tokens

BLANK = Paper("", "", "", "", (), None, None, None, None, None, None, (), (), (), ())
TRADE = replace(
    BLANK, id="smith-1998", file="smith-1998.txt", title="Trade across the Steppe", authors=("Anna Smith",),
    year=1998, venue="Honolulu", kind="conference report", nicknames=("the steppe paper", "001"),
)  # fmt: skip
PEACE = replace(
    BLANK, id="jones-2004", file="jones-2004.txt", title="Peace in Stages", authors=("Bo Jones",), year=2004,
    venue="Honolulu", kind="conference paper", nicknames=("002",),
)  # fmt: skip
NOTES = replace(BLANK, id="ferry-notes", file="ferry-notes.txt", title="Untitled")
SHEEP = replace(BLANK, id="17", file="17.txt", title="Sheep in Four Seasons")
FINDER = PaperFinder([PEACE, TRADE, NOTES, SHEEP])


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("what does smith say about trade", ("smith-1998",)),
        ("Anna Smith on trade", ("smith-1998",)),
        ("jones vs smith", ("jones-2004", "smith-1998")),
        ("tl;dr 002", ("jones-2004",)),
        ("the steppe paper", ("smith-1998",)),
        ("the honolulu report", ("smith-1998",)),
        ("does the report say so", ("smith-1998",)),
        ("the 2004 paper", ("jones-2004",)),
        ("the ferry paper", ("ferry-notes",)),  # a word of its id
        ("jones-2004", ("jones-2004",)),
        ("peace in stages", ("jones-2004",)),
        ("the paper", ()),
        ("trade in 1998", ()),
        ("what does sheep in four seasons say of silk", ("17",)),  # a title of four words
        ("Peace in Stages", ("jones-2004",)),  # a short one, where it is all that is asked
        ("the peace in stages", ("jones-2004",)),
        ("can there be peace in stages", ()),  # a subject
        ("paper 17", ("17",)),
        ("17 sheep", ()),  # no paper, but for the file of that name
        ("17", ()),
        ("17.txt", ("17",)),
    ],
)
def test_mentions(text: str, papers: tuple[str, ...]) -> None:
    assert FINDER.mentions(tokens(text)).papers == papers


def test_papers_of_one_title_are_named_in_their_order() -> None:
    twins = PaperFinder([replace(NOTES, id=id, file=f"{id}.txt", title="On Trade") for id in ("b", "a")])
    assert twins.mentions(tokens("on trade")).papers == ("b", "a")


def test_a_title_that_is_all_that_is_asked_leaves_no_subject() -> None:
    assert FINDER.mentions(tokens("the peace in stages")).used == {0, 1, 2, 3}


def test_words_that_name_a_paper_are_no_subject() -> None:
    words = tokens("what does the steppe paper say about trade")
    used = FINDER.mentions(words).used
    assert "steppe" not in [w.word for n, w in enumerate(words) if n not in used]


@pytest.mark.parametrize("text", ["what do the papers say", "where do both differ"])
def test_all_papers(text: str) -> None:
    assert FINDER.mentions(tokens(text)).all


def test_an_ambiguous_name_resolves_to_all_it_fits() -> None:
    assert FINDER.resolve(tokens("honolulu")) == ["jones-2004", "smith-1998"]


def test_a_word_of_an_id_is_a_name() -> None:
    assert FINDER.resolve(tokens("ferry")) == ["ferry-notes"]


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("rice", ("rice-2003",)),
        ("what does rice say", ("rice-2003",)),
        ("according to rice", ("rice-2003",)),
        ("rice on borders", ("rice-2003",)),
        ("rice 2003 borders", ("rice-2003",)),
        ("rice prices", ()),
        ("the price of rice", ()),
    ],
)
def test_a_surname_that_is_a_word_names_a_paper_where_somebody_speaks(
    text: str, papers: tuple[str, ...]
) -> None:
    paper = replace(NOTES, id="rice-2003", file="rice-2003.txt", authors=("Emily Rice",), year=2003)
    finder = PaperFinder([paper], {"rice"}.__contains__)
    assert finder.mentions(tokens(text)).papers == papers


def test_words_that_describe_no_paper_name_none() -> None:
    assert FINDER.mentions(tokens("the oldest report")).papers == ()
