"""Blank lines part the blocks of a plain text."""

from briefs.readers.plain import blocks


def texts(text: str) -> list[str]:
    return [text[block.start : block.end] for block in blocks(text)]


def test_lines_without_a_blank_line_are_one_block() -> None:
    assert texts("  One line\nand another.\n\nA second block.\n") == [
        "One line\nand another.",
        "A second block.",
    ]


def test_white_space_of_any_kind_is_blank() -> None:
    assert texts("One\n\u00a0 \t\u3000\nTwo\n\u200b\ufeff\nThree") == ["One", "Two", "Three"]


def test_blocks_know_their_lines() -> None:
    assert [(b.line, b.last_line) for b in blocks("\n\nOne\ntwo\r\n\r\nThree\rfour")] == [(3, 4), (6, 7)]


def test_a_form_feed_begins_a_page() -> None:
    text = "The end of a page.\n\fThe next page.\n \f \n\nAnd a third."
    assert texts(text) == ["The end of a page.", "The next page.", "And a third."]
    assert [block.new_page for block in blocks(text)] == [False, True, True]
