"""Lines in the hundred characters of a button, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.grammar import canonical, parse
from bot.limits import CUSTOM_ID, length
from bot.shorthand import Shorthand

LONG = [f"{'a-paper-with-a-long-name-' * 5}{n}" for n in range(3)]
SHORTHAND = Shorthand([*LONG, "quay-1999", "trade"])


def back(line: str) -> str | None:
    written = SHORTHAND.write(line, CUSTOM_ID)
    assert written is None or 0 < length(written) <= CUSTOM_ID
    return None if written is None else SHORTHAND.read(written)


def test_a_line_that_fits_is_written_as_it_is() -> None:
    assert SHORTHAND.write("summary quay-1999 short", CUSTOM_ID) == "summary quay-1999 short"


@pytest.mark.parametrize(
    "line",
    [
        f"compare {LONG[0]} {LONG[1]} on trade page 2",
        f"compare {LONG[0]} {LONG[1]} {LONG[2]} quay-1999",
        f"source {LONG[2]} 17",
        f"search {'what the papers say about the price of salt and the harbour ' * 3}page 3",
        f"search {'the price of salt ' * 6}in {LONG[0]}",
        f'check "{"the dredging will cost more than the quay and " * 4}"',
    ],
)
def test_a_longer_line_comes_back_as_it_was(line: str) -> None:
    line = canonical(parse(line))
    assert length(line) > CUSTOM_ID
    assert back(line) == line


def test_what_is_too_long_even_so_is_not_written() -> None:
    assert SHORTHAND.write("search " + " ".join(f"word{n * 7919:x}" for n in range(200)), CUSTOM_ID) is None


def test_what_stands_for_a_paper_does_not_change_with_the_others() -> None:
    written = SHORTHAND.write(f"summary {LONG[0]}", CUSTOM_ID)
    assert written == Shorthand([LONG[0]]).write(f"summary {LONG[0]}", CUSTOM_ID)
    assert written is not None
    assert (
        Shorthand(["another"]).read(written) == written
    )  # it has gone: the desk says that nobody goes by it


@given(st.text(max_size=100))
def test_whatever_is_forged_is_read_as_some_line(text: str) -> None:
    assert isinstance(SHORTHAND.read(text), str)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x8DFF), min_size=1, max_size=99))
def test_whatever_looks_packed_is_read_within_bounds(text: str) -> None:
    assert len(SHORTHAND.read(f"~{text}")) <= 12_000


@given(st.text(min_size=1, max_size=250))
def test_every_line_that_can_be_written_is_read_as_it_was(text: str) -> None:
    line = canonical(parse(f"search {text}"))
    assert back(line) in (None, line)
