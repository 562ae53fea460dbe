import pytest
from png import chunks, size, told

from bot.pictures.canvas import BODY, WIDTH, Canvas, drawable, page

TEXT = "In 1998 the towns\u00a0signed an agreement of five lines, and nobody read it."


@pytest.fixture
def canvas() -> Canvas:
    return Canvas()


def test_a_long_text_is_cut_after_a_word(canvas: Canvas) -> None:
    rows, end = canvas.flow(TEXT, 500, BODY, 2)
    assert len(rows) == 2
    assert all(canvas.width(row, BODY) <= 500 for row in rows)
    assert rows[-1].endswith("…")
    assert " ".join(rows).removesuffix("…") == " ".join(TEXT[:end].split())
    assert TEXT[end : end + 1].isspace()


def test_a_text_that_fits_is_whole(canvas: Canvas) -> None:
    rows, end = canvas.flow(TEXT, 2000, BODY, 1)
    assert rows == [" ".join(TEXT.split())]
    assert end == len(TEXT)


def test_a_word_wider_than_the_room_is_not_cut_in_a_text(canvas: Canvas) -> None:
    assert canvas.flow("W" * 99, 500, BODY, 3) == ([], 0)
    assert canvas.flow(f"A {'W' * 99} is wide.", 500, BODY, 3) == (["A…"], 1)


def test_a_name_is_cut_within_a_word_if_need_be(canvas: Canvas) -> None:
    (row,) = canvas.label("W" * 99, 500, BODY, 3)
    assert row.startswith("WW") and row.endswith("…")
    assert canvas.width(row, BODY) <= 500


@pytest.mark.parametrize(
    ("text", "can"),
    [
        ("Kim Young-sam said “no” — ¶7, §3", True),
        ("Дружба и Ångström", True),
        ("김영삼", False),
        ("שלום", False),
        ("soft\u00adhyphen", False),
        ("turned \u202e around", False),
    ],
)
def test_what_the_fonts_lack_is_known(text: str, can: bool) -> None:
    assert drawable(text) == can


def test_what_the_fonts_lack_is_drawn_as_a_box_and_formulas_as_they_are_written() -> None:
    with page() as canvas:
        canvas.text(0, 40, "김 $x^2$ \\frac $", BODY)
        assert canvas.png(60, "", "")


def test_a_page_is_a_png_that_tells_what_it_shows() -> None:
    with page() as canvas:
        data = canvas.png(100.4, "Topics", "Petrov 2004, ¶7 · 김")
    assert size(data) == (WIDTH, 100)
    assert told(data) == {"Title": "Topics", "Description": "Petrov 2004, ¶7 · 김"}
    assert {kind for kind, _ in chunks(data)} == {"IHDR", "pHYs", "IDAT", "IEND", "tEXt", "iTXt"}
