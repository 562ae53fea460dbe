"""The seam: a suffix tells the format, and every reader yields blocks whose offsets hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs import readers
from briefs.errors import PaperError
from briefs.readers.block import BLANK

PIECES = st.sampled_from(
    ["word", " ", "\n", "\n\n", "\r\n", "\f", "# ", "- ", "1. ", "> ", "```", "---", "===", "|", "[^1]: ",
     "<!--", "-->", "\t", "    ", "\u00a0", "\ufeff", "![a](b)", "*", "é", "漢", "\u202e"]
)  # fmt: skip


@pytest.mark.parametrize("name", ["a.txt", "deep/b.md", "C.MARKDOWN", "d.TXT"])
def test_known_suffixes_are_readable(name: str) -> None:
    assert readers.readable(name)


@pytest.mark.parametrize("name", ["a.pdf", "txt", "a.txt.gz", ".md"])
def test_others_are_not(name: str) -> None:
    assert not readers.readable(name)


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(PaperError) as caught:
        readers.read("a.pdf", b"text")
    assert caught.value.sentence == "a.pdf is in no format that can be read."
    assert ".txt, .md, .markdown" in caught.value.hint


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@given(text=st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=150)
def test_blocks_are_slices_in_order_with_their_lines(name: str, text: str) -> None:
    end = 0
    for block in readers.blocks(name, text):
        inside = text[block.start : block.end]
        assert end <= block.start < block.end <= len(text)
        assert inside == inside.strip()
        breaks = text[: block.start].replace("\r\n", "\n").replace("\r", "\n").count("\n")
        assert block.line <= breaks + 1 <= block.last_line
        end = block.end


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@given(text=st.text(max_size=200))
@settings(max_examples=100)
def test_a_reader_takes_any_text(name: str, text: str) -> None:
    blocks = readers.blocks(name, text)
    assert bool(blocks) or name == "a.md" or not text.strip(BLANK)
