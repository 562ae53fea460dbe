"""What a printer put on every page is removed; figures that look like it are not."""

from made_up_papers import compiled

PROSE = "The catch fell by half in one year. Nobody in the town knows why it did."


def reasons(*blocks: str) -> list[str]:
    return [each.reason for each in compiled("\n\n".join(("The Fishery", PROSE, *blocks, PROSE))).furniture]


def test_numbers_between_paragraphs_are_page_numbers() -> None:
    assert reasons("1", PROSE, "- 2 -", PROSE, "[Page 3]", PROSE, "4 of 9") == 4 * ["page number"]


def test_one_number_is_not() -> None:
    assert reasons("1987") == []


def test_a_column_of_figures_is_not() -> None:
    assert reasons("10", "20", "30") == []


def test_lines_that_come_back_at_the_break_of_a_page_are_heads_and_feet() -> None:
    found = reasons("The Board", "1", PROSE, "The Board", "2", PROSE, "The Board", "3")
    assert found == ["page header or footer", "page number"] * 3


def test_lines_that_come_back_elsewhere_are_text() -> None:
    assert reasons("The Board", PROSE, "The Board", PROSE, "The Board") == []


def test_numbered_feet_need_no_page_break() -> None:
    assert reasons("Lee    Fishery    12", PROSE, "Lee    Fishery    13") == 2 * ["page header or footer"]


def test_a_line_of_columns_at_a_form_feed_is_a_head() -> None:
    assert reasons("\fThe Board        June 2011") == ["page header or footer"]


def test_numbered_headings_are_not_page_marks() -> None:
    assert reasons("Chapter 1", PROSE, "Chapter 2", PROSE, "Chapter 3") == []
