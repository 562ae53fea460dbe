"""Furniture is told by its form and its place, and fluent prose in the middle is never taken for it."""

import pytest
from made_up_papers import BAYARKHUU, JOHNSTONE, PETROV, compiled, removed, shipped

PROSE = "The catch fell by half in one year. Nobody in the town knows why it did."
BODY = f"The Fishery\n\n{PROSE}\n\n{PROSE}\n"


def reasons(text: str) -> list[str]:
    return [each.reason for each in compiled(text).furniture]


def test_the_calendar_above_a_paper_is_removed() -> None:
    assert removed(shipped(BAYARKHUU).furniture)[:2] == [(1, 7, "calendar"), (9, 9, "site label")]


def test_the_appeals_below_a_paper_are_removed() -> None:
    found = removed(shipped(BAYARKHUU).furniture)[2:]
    assert found == [(line, line, "donation or subscription appeal") for line in (83, 85, 87, 89, 91)]
    assert not any("$250.00" in p.text or "donation" in p.text for p in shipped(BAYARKHUU).passages)


def test_the_links_around_a_paper_are_removed() -> None:
    assert removed(shipped(PETROV).furniture) == [(1, 1, "navigation"), (62, 62, "navigation")]


def test_a_list_of_people_is_named_but_stays_searchable() -> None:
    paper = shipped(JOHNSTONE)
    assert removed(paper.furniture) == [(145, 325, "people list")]
    assert any("Scott Snyder" in p.text for p in paper.passages)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Home | About us | Contact | News", "navigation"),
        ("Home\nAbout\nArchive\nSearch", "navigation"),
        ("Back to top", "navigation"),
        ("© 2011 The Fishery Board", "copyright line"),
        ("All rights reserved.", "copyright line"),
        ("We use cookies to improve your experience of this site.", "site notice"),
        ("Share this on Facebook", "site notice"),
        ("Subscribe to our newsletter and never miss your paper.", "donation or subscription appeal"),
        ("* * *", "separator"),
        ("JUNE 2011\nMo Tu We Th Fr Sa Su\n1 2 3 4 5\n6 7 8 9 10 11 12\n13 14 15 16 17 18 19", "calendar"),
    ],
)
def test_both_edges_of_a_file_are_cleared(line: str, reason: str) -> None:
    assert reasons(f"{line}\n\n{BODY}") == [reason]
    assert reasons(f"{BODY}\n{line}\n") == [reason]


@pytest.mark.parametrize(
    "line",
    [
        "Tel.: 808 971 8900",
        "mail@board.example",
        "For more information, contact the board.",
        "www.board.example",
    ],
)
def test_contact_lines_end_a_file(line: str) -> None:
    assert reasons(f"{BODY}\n{line}\n") == ["contact line"]


def test_links_below_an_article_are_passed_over_the_note_on_its_author() -> None:
    links = "Related articles\n\n- Storm closes port\n- Mayor resigns"
    paper = compiled(f"{BODY}\n{links}\n\nAnn Lee is a writer.\n\nAdvertisement\n\nComments (2)\n")
    assert [p.text for p in paper.passages] == [PROSE, PROSE, "Ann Lee is a writer."]
    assert [each.reason for each in paper.furniture] == [
        "navigation",
        "site label",
        "navigation",
        "navigation",
    ]


def test_a_scrap_between_furniture_and_the_end_goes_with_it() -> None:
    assert reasons(f"{BODY}\n© 2011 The Board\n\nBuilt by Ann Lee\n") == ["copyright line", "site label"]
    assert reasons(f"{BODY}\nEdith Marlow\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "You should donate to the harbour fund, because receipts show that it mends boats.",
        "All rights reserved to the crown were sold in 1820, and the town has paid for it since.",
        "They went back to the top of the hill, where they could see the other boats come home.",
        "For more information the council asked the harbour master, who said nothing at all.",
    ],
)
def test_prose_in_the_middle_stays(text: str) -> None:
    paper = compiled(f"The Fishery\n\n{PROSE}\n\n{text}\n\n{PROSE}\n")
    assert [p.text for p in paper.passages] == [PROSE, text, PROSE]
    assert paper.furniture == ()


@pytest.mark.parametrize(
    "text",
    [
        "No privacy policy will bring the fish back, and no terms of use either.",
        "The copyright of the old songs belongs to those who sing them, the court has said.",
        "Nobody donates a boat to a town that has lost its harbour and its fish.",
    ],
)
def test_prose_at_the_end_stays(text: str) -> None:
    assert compiled(f"{BODY}\n{text}\n").passages[-1].text == text


@pytest.mark.parametrize(
    "title", ["Return to Normalcy", "How We Share Power", "Copyright and Its Enemies", "Top News"]
)
def test_a_title_is_not_taken_for_a_link(title: str) -> None:
    paper = compiled(f"{title}\n\n{PROSE}\n")
    assert (paper.title, paper.furniture) == (title, ())


def test_a_table_of_contents_goes_up_to_where_its_first_entry_comes_again() -> None:
    text = (
        f"The Fishery\n\nContents\n\nThe Catch\n\nThe Port\n\nThe Catch\n\n{PROSE}\n\nThe Port\n\n{PROSE}\n"
    )
    assert removed(compiled(text).furniture) == [(3, 3, "contents"), (5, 5, "contents"), (7, 7, "contents")]


def test_a_table_of_contents_is_told_by_its_page_numbers() -> None:
    assert reasons(f"The Catch ........ 1\nThe Port ......... 12\nThe Town . . . . . 30\n\n{BODY}") == [
        "contents"
    ]


def test_a_file_of_nothing_but_furniture_is_left_as_it_is() -> None:
    paper = compiled("All rights reserved.\n\nBack to top\n")
    assert paper.furniture == ()
    assert len(paper.passages) == 2
