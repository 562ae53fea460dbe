"""Markdown's own marks part its blocks and say what they are."""

import pytest

from briefs.readers.block import Form
from briefs.readers.markdown import blocks


def seen(text: str) -> list[tuple[str, str]]:
    return [(block.aside or block.form.value, text[block.start : block.end]) for block in blocks(text)]


@pytest.mark.parametrize(
    ("text", "title", "level"),
    [
        ("# One", "One", 1),
        ("###### Six ######", "Six", 6),
        ("## C# and F#", "C# and F#", 2),
        ("Under\n=====", "Under", 1),
        ("Two lines\nof title\n---", "Two lines\nof title", 2),
    ],
)
def test_headings_leave_their_marks_out(text: str, title: str, level: int) -> None:
    (block,) = blocks(text)
    assert (block.form, block.level, text[block.start : block.end]) == (Form.HEADING, level, title)


@pytest.mark.parametrize("text", ["#hashtag", "####### seven", "a # b"])
def test_other_hashes_are_text(text: str) -> None:
    assert seen(text) == [("text", text)]


def test_a_heading_needs_no_blank_lines() -> None:
    assert seen("Text.\n# Head\nMore.") == [("text", "Text."), ("heading", "Head"), ("text", "More.")]


def test_fenced_code_is_never_text() -> None:
    text = "Before:\n```py\n# no heading\n\nx = 1\n```\nAfter.\n\n~~~\nopen to the end\n\n```\n"
    assert [kind for kind, _ in seen(text)] == ["text", "code", "text", "code"]


def test_indented_code_is_never_text_but_a_list_goes_on() -> None:
    assert seen("Text.\n\n    code\n\n    more")[1][0] == "code"
    assert seen("1. Item.\n\n    Its second paragraph.")[1] == ("text", "Its second paragraph.")


def test_a_list_under_a_paragraph_is_a_block_of_its_own() -> None:
    assert seen("Three things:\n- one\n- two\n  lines\n- three") == [
        ("text", "Three things:"),
        ("text", "- one\n- two\n  lines\n- three"),
    ]
    assert len(seen("It began in\n1987. Nobody knew.")) == 1


def test_quotes_start_behind_their_mark() -> None:
    assert seen("> A quote.\n>\n> Its second paragraph.") == [
        ("text", "A quote."),
        ("text", "Its second paragraph."),
    ]


def test_footnotes_start_behind_their_label() -> None:
    assert seen("Text.[^1]\n\n[^1]: The note.\n[^b]: Another.") == [
        ("text", "Text.[^1]"),
        ("note", "The note."),
        ("note", "Another."),
    ]


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("| a | b |\n|---|---|\n| 1 | 2 |", "table"),
        ("***", "separator"),
        ("- - -", "separator"),
        ("![alt](image.png)", "image"),
        ("[![badge](a.svg)](https://example.org) [![two](b.svg)](https://example.org)", "image"),
        ("[ref]: https://example.org", "link"),
        ("<div>\nhtml\n</div>", "markup"),
        ("<!-- a comment\n\nover blank lines -->", "markup"),
    ],
)
def test_what_is_not_prose_is_set_aside(text: str, aside: str) -> None:
    assert seen(text) == [(aside, text)]


def test_front_matter_stands_at_the_very_top_only() -> None:
    assert seen("---\ntitle: A\n\nauthor: B\n---\nText.") == [
        ("meta", "title: A\n\nauthor: B"),
        ("text", "Text."),
    ]
    assert [kind for kind, _ in seen("Text.\n\n---\ntitle: A\n---\n")] == ["text", "separator", "heading"]
    assert [kind for kind, _ in seen("---\n\nText without a key.\n\n---\n")] == [
        "separator",
        "text",
        "separator",
    ]
