"""Headings are told by their form, standing alone or run in with a sentence."""

import pytest
from made_up_papers import JOHNSTONE, compiled, outline_of, shipped

from briefs.compiler.headings import run_in
from briefs.compiler.shape import small_words

PROSE = "The catch fell by half in one year. Nobody in the town knows why it did."


def headings(*blocks: str) -> list[str]:
    return [title for _, title in outline_of(compiled("\n\n".join(("On Fish", PROSE, *blocks, PROSE))))]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("The harbour in winter", "The harbour in winter"),
        ("THE HARBOUR", "THE HARBOUR"),
        ("2.1 Methods", "Methods"),
        ("3. Definitions.", "Definitions"),
        ("IV. The Harbour", "The Harbour"),
        ("IV.", "IV"),
        ("Chapter 3: The Harbour", "The Harbour"),
        ("What Next for the Harbour?", "What Next for the Harbour?"),
        ("Key Findings:", "Key Findings"),
        ("Relations with the U.S", "Relations with the U.S"),
        ("港の冬", "港の冬"),
    ],
)
def test_a_short_line_above_text_is_a_heading(line: str, title: str) -> None:
    assert headings(line) == [title]


@pytest.mark.parametrize(
    "line",
    [
        "But this is not the end of the story.",
        "Who would have known?",
        "and so it went",
        "He stood there. She Did Not",
        "Dear Sir,",
        "It is proper to note three things:",
        "Figure 3: The harbour",
        "“Nobody came”",
        "- a thing on a list",
        "A line that goes on and on and never ends but has far too many words for any heading",
    ],
)
def test_other_short_lines_are_text(line: str) -> None:
    assert headings(line) == []


def test_numbers_that_count_on_are_items() -> None:
    assert headings("1. Soft landing", "2. Implosion", "3. Explosion") == []
    assert headings("1. Scope", PROSE, "2. Data") == ["Scope", "Data"]


def test_many_short_lines_are_verses_not_headings() -> None:
    assert headings("The boats", "The nets", "The empty quay", "The gulls") == ["The gulls"]


def test_the_last_line_is_no_heading() -> None:
    assert [s.title for s in compiled(f"On Fish\n\n{PROSE}\n\nEdith Marlow\n").sections] == []


def test_where_the_format_marks_headings_only_those_are() -> None:
    text = f"# On Fish\n\n{PROSE}\n\nA short line\n\n{PROSE}\n\n## The Port\n\n{PROSE}\n"
    assert outline_of(compiled(text, "a.md")) == [(1, "The Port")]


def test_headings_run_in_are_kept_apart_from_the_text() -> None:
    paper = shipped(JOHNSTONE)
    assert {p.number: p.heading for p in paper.passages if p.heading} == {
        1: "Executive Summary",
        24: "A New Opportunity?",
        30: "Persisting Patterns?",
        38: "Short-term Common Interests",
        40: "Obstacles to Cooperation",
    }
    assert paper.passage(24).text.startswith("Participants hopeful")


def test_questions_in_prose_are_no_headings() -> None:
    questions = shipped(JOHNSTONE).passage(12)
    assert questions.heading is None
    assert questions.text.startswith("What are likely directions")


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Policy Options. The board has three.", "Policy Options"),
        ("**Policy Options.** The board has three.", "Policy Options"),
        ("Policy Options: “The board” has three.", "Policy Options"),
        ("ABSTRACT. We counted boats.", "ABSTRACT"),
        ("Summary: boats were counted.", "Summary"),
        ("Abstract—We counted boats.", "Abstract"),
    ],
)
def test_a_title_before_a_sentence_is_run_in(text: str, heading: str) -> None:
    found, at = run_in(text, small_words("a policy has options"))
    assert found == heading
    assert text[at:].lstrip("“").startswith(("The", "We", "boats"))


@pytest.mark.parametrize(
    "text",
    [
        "Angela Merkel: The board has three.",  # a name: never in small letters
        "George W. Bush listed three.",
        "Policy options. The board has three.",  # not in title case
        "Options. The board has three.",
        "Policy Options. the board",
        "Is Policy Options? The board has three.",
        "However, Policy. The board has three.",
        "Summary of what we did and why. The board has three.",
        "Summary statistics are given below. The board has three.",
    ],
)
def test_other_beginnings_are_text(text: str) -> None:
    assert run_in(text, small_words("a policy has options, in summary")) == (None, 0)
