"""Each field of a paper says where it was read."""

import pytest
from made_up_papers import ARTICLE, BAYARKHUU, JOHNSTONE, PETROV, POST, REPORT, SEEDS, compiled, shipped

from briefs.compiler.overrides import Overrides
from briefs.compiler.paper import compile_paper
from briefs.models import Paper

PROSE = "The catch fell by half in one year, 1987. Nobody in the town knows why it did in May 1990."


def sources(paper: Paper) -> dict[str, str]:
    return {field.name: field.source for field in paper.fields}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            PETROV,
            {"title": "line 4", "authors": "line 8", "year": "line 10", "date": "line 10", "event": "line 10",
             "venue": "line 10", "kind": "line 10", "publisher": "line 12"},
        ),
        (
            BAYARKHUU,
            {"title": "line 11", "authors": "line 11, line 81", "year": "line 81", "date": "line 81",
             "event": "line 81", "venue": "line 81", "kind": "line 81"},
        ),
        (
            JOHNSTONE,
            {"title": "line 6", "authors": "line 133", "year": "line 4", "date": "line 4", "event": "line 2",
             "venue": "line 4", "kind": "line 1"},
        ),
    ],
)  # fmt: skip
def test_the_fields_of_the_shipped_papers_have_their_lines(name: str, expected: dict[str, str]) -> None:
    assert sources(shipped(name)) == expected


@pytest.mark.parametrize(
    ("name", "author", "year", "date", "month", "kind"),
    [
        (PETROV, "Leonid A. Petrov", 2004, "27-29 January 2004", "Jan 2004", "conference paper"),
        (BAYARKHUU, "Dashdorj Bayarkhuu", 2005, "May 26-28, 2005", "May 2005", "conference paper"),
        (JOHNSTONE, "Christopher B. Johnstone", 1998, "May 26-28, 1998", "May 1998", "conference report"),
    ],
)
def test_the_shipped_papers_say_who_when_and_what(
    name: str, author: str, year: int, date: str, month: str, kind: str
) -> None:
    paper = shipped(name)
    assert (paper.authors, paper.year, paper.date) == ((author,), year, date)
    assert (paper.month, paper.kind, paper.name) == (month, kind, f"{author.rsplit(maxsplit=1)[-1]} {year}")


def test_the_events_of_the_shipped_papers_are_read() -> None:
    assert [(shipped(name).event, shipped(name).venue) for name in (PETROV, BAYARKHUU, JOHNSTONE)] == [
        (
            "Enhancing Security, Cooperation and Peace on the Korean Peninsula",
            "Asia-Pacific Centre for Security Studies, Honolulu",
        ),
        (
            "Innovative Approaches to Peace and Stability in Northeast Asia: Focus on the Korean Peninsula",
            "Moscow, Russia",
        ),
        ("US-CHINA SECURITY COOPERATION IN NORTHEAST ASIA", "HONOLULU, HAWAII"),
    ]


def test_other_genres_say_it_elsewhere() -> None:
    article, post, report = compiled(ARTICLE), compiled(POST, "post.md"), compiled(REPORT)
    assert (article.authors, article.year) == (("Maria K. Lopez", "Jan de Vries"), 2011)
    assert (post.title, post.authors) == ("Why our town should keep its trams", ("Ines Park", "T. Olsen"))
    assert (post.date, post.month, sources(post)["date"]) == ("2016-05-09", "May 2016", "line 4")
    assert (report.authors, report.date, report.kind) == (("Amara Nwosu",), "June 2009", "working paper")


def test_a_date_of_the_body_is_never_the_papers() -> None:
    assert compiled(f"On Fish\n\n{PROSE}\n").year is None


def test_the_name_of_the_file_is_the_last_resort() -> None:
    paper = compiled(f"On Fish\n\n{PROSE}\n", "lee_2003-final.txt")
    assert (paper.year, sources(paper)["year"], paper.date) == (2003, "file name", None)
    assert compiled(f"On Fish\n\nJune 2004\n\n{PROSE}\n", "lee-2003.txt").year == 2004


def test_the_date_of_the_event_goes_before_that_of_the_publication() -> None:
    about = "Published in The Net (March 2005)\n\nPresented at a workshop on fish, Oslo, May 2003"
    assert compiled(f"On Fish\n\n{about}\n\n{PROSE}\n").date == "May 2003"


def test_a_name_alone_under_the_title_is_the_author() -> None:
    assert compiled(f"On Fish\n\nAnn Lee\n\n{PROSE}\n").authors == ("Ann Lee",)
    assert compiled(f"On Fish\n\nThe Town\n\n{PROSE}\n").authors == ()


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Posted by Priya Natarajan on March 3, 2021", ("Priya Natarajan",)),
        ("By A. Lee and B. Cho | March 3, 2021", ("A. Lee", "B. Cho")),
        ("A. Lee, B. Cho\nMarch 3, 2021", ("A. Lee", "B. Cho")),
    ],
)
def test_a_byline_may_hold_the_date(line: str, authors: tuple[str, ...]) -> None:
    paper = compiled(f"On Fish\n\n{line}\n\n{PROSE}\n")
    assert (paper.authors, paper.date, paper.year) == (authors, "March 3, 2021", 2021)


def test_what_is_known_beforehand_goes_before_the_text() -> None:
    known = Overrides(
        "fish",
        title="Fish",
        authors=("Ann Lee", "B. Ray"),
        year=1999,
        date="1 May 1999",
        event="Fish Day",
        venue="Oslo",
        kind="essay",
        nicknames=("the fish paper",),
        numbers=("004",),
        vantage="Norway",
        sources=(("year", "the cover"),),
    )
    paper = compile_paper(PETROV, (SEEDS / PETROV).read_bytes(), known)
    assert (paper.id, paper.title, paper.authors, paper.year) == ("fish", "Fish", ("Ann Lee", "B. Ray"), 1999)
    assert (paper.date, paper.month, paper.event, paper.venue) == (
        "1 May 1999",
        "May 1999",
        "Fish Day",
        "Oslo",
    )
    assert (paper.kind, paper.nicknames) == ("essay", ("the fish paper", "004"))
    assert sources(paper)["year"] == "papers.toml: the cover"
    assert {field.name: field.value for field in paper.fields}["vantage"] == "Norway"


def test_a_paper_is_named_by_its_file_unless_it_is_said_otherwise() -> None:
    assert compile_paper("deep/lee 2003.txt", PROSE.encode()).id == "lee 2003"
    assert compile_paper("lee.txt", PROSE.encode(), Overrides("other")).id == "other"


@pytest.mark.parametrize(
    "name", ["A00-2031.txt", "bmc-1712.txt", "bmc-2086.txt", "notes-1998-2004.txt", "2004.txt"]
)
def test_a_number_in_a_file_name_that_may_be_none_is_no_year(name: str) -> None:
    assert (
        compile_paper(name, b"# Salt\n\nSalt has been shipped from the quay of Tarn for long.\n").year is None
    )
