"""Paragraphs leave out markers and run-in headings; list items know who announced them."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_papers import BAYARKHUU, JOHNSTONE, compiled, shipped

from briefs.compiler.paper import outline
from briefs.errors import PaperError
from briefs.models import Kind

PROSE = "The catch fell by half in one year. Nobody in the town knows why it did."


def lead_ins(*blocks: str) -> list[int | None]:
    """The lead-ins of the blocks, which stand under a first paragraph and a heading."""
    paper = compiled("\n\n".join(("On Fish", PROSE, "The Port", *blocks)))
    return [p.lead_in and p.lead_in - 1 for p in paper.passages[1:]]


def test_items_of_their_own_know_their_lead_in() -> None:
    paper = shipped(BAYARKHUU)
    items = {p.number: p.lead_in for p in paper.passages if p.kind is Kind.ITEM}
    assert items == {14: 13, 15: 13, 16: 13, 26: 25, 27: 25, 28: 25, 29: 25}
    assert paper.passage(27).text.startswith("Infuse the U.S.-Japan")


def test_a_list_in_one_block_is_one_paragraph_of_items() -> None:
    listed = shipped(BAYARKHUU).passage(21)
    assert (listed.kind, listed.lead_in) == (Kind.LIST, 20)
    assert [s.text for s in listed.sentences] == [
        "Soft landing - peaceful unification",
        "Implosion - breakdown of North Korea through internal crisis",
        "Explosion - breakdown of North Korea through internal and external impact",
    ]


def test_bullets_are_left_out() -> None:
    paper = shipped(JOHNSTONE)
    assert {p.number: p.lead_in for p in paper.passages if p.kind is Kind.ITEM} == {3: 2, 4: 2, 6: None}
    assert paper.passage(3).text.startswith("Diverse views")


def test_an_item_without_an_announcement_has_no_lead_in() -> None:
    assert lead_ins(PROSE, "- one thing", "- another") == [None, None, None]
    assert lead_ins("There are two:", "- one thing", "- another") == [None, 1, 1]


def test_numbers_that_count_on_belong_to_the_list_above() -> None:
    blocks = ("There are three:", "1. One is this.", PROSE, "2. Two is that.", PROSE, "1. Another list.")
    assert lead_ins(*blocks) == [None, 1, None, 1, None, None]


def test_a_lead_in_does_not_reach_over_a_heading() -> None:
    text = f"On Fish\n\n{PROSE}\n\nThere are three:\n\nThe Port\n\n- one thing"
    assert [p.lead_in for p in compiled(text).passages] == [None, None, None]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    paper = compiled("On Fish\n\nThe catch fell by\nhalf. Nobody knows\nwhy it did.\n")
    assert [p.text for p in paper.passages] == ["The catch fell by\nhalf. Nobody knows\nwhy it did."]


PIECES = st.sampled_from(
    ["The catch fell by half.", "On Fish", "1. ", "- ", "(a) ", "Key Findings: ", "Policy Options. ",
     "References", "\n", "\n\n", "\r\n", "\f", " ", "\u00a0", "by A. Lee", "May 2004", "3", "# ", "> ", "```",
     "[^1]: ", "Contents", "Dear Sir,", ":", "?", "…", "© 2004", "Home | About", "漢字。", "شكرا", "\ufeff", "\u202e"]
)  # fmt: skip


@given(name=st.sampled_from(["a.txt", "a.md"]), text=st.lists(PIECES, min_size=1, max_size=40).map("".join))
@settings(max_examples=250, deadline=None)
def test_paragraphs_are_numbered_slices_without_white_space_at_their_ends(name: str, text: str) -> None:
    try:
        found = outline(name, text.encode())
    except PaperError:
        return
    assert [p.number for p in found] == list(range(1, len(found) + 1))
    spans = sorted((p.start, p.end) for p in found)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    for passage in found:
        assert passage.text
        assert text[passage.start : passage.end] == passage.text == passage.text.strip()
        assert passage.lead_in is None or passage.lead_in < passage.number
