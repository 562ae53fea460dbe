"""The title is found among the lines at the top of a paper."""

import pytest
from made_up_papers import BAYARKHUU, JOHNSTONE, LETTER, PETROV, compiled, shipped

PROSE = "The catch fell by half in one year. Nobody in the town knows why it did."


def title(*blocks: str, name: str = "on-fish.txt") -> str:
    return compiled("\n\n".join((*blocks, PROSE)), name).title


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (PETROV, "The Future of Inter-Korean Relations: from Vicious Circle to Virtuous Cycle"),
        (BAYARKHUU, "Mongolian Perspectives on the Korean Peninsula"),
        (JOHNSTONE, "Sino-American Cooperation on the Korean Peninsula: Prospects and Obstacles"),
    ],
)
def test_the_shipped_papers_have_their_titles(name: str, expected: str) -> None:
    assert shipped(name).title == expected


@pytest.mark.parametrize(
    "blocks",
    [
        ("The End of Fish",),
        ("The End of Fish", "Introduction"),
        ("The End of Fish", "A short history", "by Ann Lee"),
        ("The End of Fish", "Ann Lee", "June 2004"),
        ("The End of Fish\nby Ann Lee\nJune 2004",),
        ("Harbour Institute", "The End of Fish"),
        ("Harbour Institute", "The End of Fish", "by Ann Lee"),
        ("WORKING PAPER No. 3", "The End of Fish", "Abstract"),
        ("CONFERENCE REPORT\nFISH AND FUTURE\nMAY 2004 OSLO", "The End of Fish"),
        ("A. Lee: The End of Fish", "The Port"),
        ("The End\nof Fish", "Abstract: Fish are few."),
        ("Home | News | About", "The End of Fish."),
        ("To: The Board\nDate: 4 May 1978\nSubject: The End of Fish",),
        ("MEMORANDUM", "To: The Board\nSubject: The End of Fish"),
    ],
)
def test_a_title_is_told_from_what_stands_around_it(blocks: tuple[str, ...]) -> None:
    assert title(*blocks) == "The End of Fish"


def test_a_title_that_ends_in_a_colon_goes_on() -> None:
    assert title("The End of Fish:", "A Story") == "The End of Fish: A Story"


@pytest.mark.parametrize(
    "blocks",
    [
        ("# The End of Fish", "## The Port"),
        ("The End of Fish\n====", "Some text."),
        ("Badge", "# The End of Fish"),
    ],
)
def test_a_marked_title_is_the_highest_heading(blocks: tuple[str, ...]) -> None:
    assert title(*blocks, name="a.md") == "The End of Fish"


def test_a_paragraph_that_begins_with_a_mark_is_no_second_title() -> None:
    paragraph = (
        f"# boats were counted in all, and the others, of which there were many more, were not. {PROSE}"
    )
    assert title("# The End of Fish", "## The Port", PROSE, paragraph, name="a.md") == "The End of Fish"


def test_the_only_heading_of_the_first_level_is_the_title_even_below_text() -> None:
    assert title(PROSE, "# The End of Fish", PROSE, "## The Port", name="a.md") == "The End of Fish"


def test_the_name_of_the_owner_is_no_title() -> None:
    text = f"The Daily Tide\n\nThe End of Fish\n\nBy Ann Lee\n\n{PROSE}\n\n© 2004 The Daily Tide\n"
    assert compiled(text).title == "The End of Fish"


def test_a_speech_keeps_its_title_above_the_salutation() -> None:
    assert title("The End of Fish\nOslo, 12 June 2015", "Ladies and gentlemen,") == "The End of Fish"


def test_two_headings_of_one_level_are_sections() -> None:
    paper = compiled(f"## The Port\n\n{PROSE}\n\n## The Town\n\n{PROSE}\n", "a.md")
    assert [section.title for section in paper.sections] == ["The Port", "The Town"]
    assert paper.title == PROSE


def test_without_a_title_the_first_line_stands_in() -> None:
    assert compiled(LETTER).title == "Dear Sir,"
    start = "A sentence of a length that nobody gives a title, since no catalogue has the room for it all. It"
    assert compiled(f"{start} ends.").title == start


def test_two_capitalised_words_may_be_a_heading() -> None:
    section = f"The Harbour\n\n{PROSE}\n"
    alone = compiled(f"The End of Fish\n\nLater Winters\n\n{PROSE}\n")
    headed = compiled(f"The End of Fish\n\nLater Winters\n\n{PROSE}\n\n{section}")
    sure = compiled(f"The End of Fish\n\nAnn K. Winters\n\n{PROSE}\n\n{section}")
    dated = compiled(f"The End of Fish\n\nAnn Winters\n\nJune 2004\n\n{PROSE}\n\n{section}")
    assert [paper.authors for paper in (alone, headed, sure, dated)] == [
        ("Later Winters",), (), ("Ann K. Winters",), ("Ann Winters",),
    ]  # fmt: skip
    assert [s.title for s in headed.sections] == ["Later Winters", "The Harbour"]


def test_a_title_may_hold_a_date() -> None:
    assert title("The Events of May 1968", "by Ann Lee") == "The Events of May 1968"


def test_a_subtitle_and_an_affiliation_are_no_section() -> None:
    paper = compiled(f"The End of Fish\n\nA short history\n\nAnn Lee\n\nTown College, Oslo\n\n{PROSE}\n")
    assert (paper.sections, paper.authors, len(paper.passages)) == ((), ("Ann Lee",), 1)
