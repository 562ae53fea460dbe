import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.console.card import Line, Shape, Span, read, visible
from bot.markup import bold, escape, fence
from briefs.text import collapse


def only(markdown: str) -> Line:
    (line,) = read(markdown)
    return line


@pytest.mark.parametrize(
    ("markdown", "shape", "text"),
    [
        ("## Who Keeps the Harbour", Shape.HEADING, "Who Keeps the Harbour"),
        ("-# build 1234abcd", Shape.SMALL, "build 1234abcd"),
        ("Nothing here", Shape.TEXT, "Nothing here"),
        ("", Shape.TEXT, ""),
        (r"\> no quote, \*no\* weight, \# no heading", Shape.TEXT, "> no quote, *no* weight, # no heading"),
        ("-# id: a\\_b @\u200beveryone", Shape.SMALL, "id: a_b @everyone"),
    ],
)
def test_a_line_has_a_shape_and_no_marks(markdown: str, shape: Shape, text: str) -> None:
    line = only(markdown)
    assert (line.shape, line.text) == (shape, text)


@pytest.mark.parametrize(
    ("markdown", "label", "text", "citation"),
    [
        ("> Salt is dear. [Quay 1999, §1 ¶2]", "", "Salt is dear.", "[Quay 1999, §1 ¶2]"),
        ("P> Salt is dear. [Quay 1999, ¶2]", "P", "Salt is dear.", "[Quay 1999, ¶2]"),
        ("**1998, 2003** > Salt. [Quay 1999, ¶2]", "1998, 2003", "Salt.", "[Quay 1999, ¶2]"),
        (r"> A \[bracket\]. [Quay \[sic\] 1999, ¶2]", "", "A [bracket].", "[Quay [sic] 1999, ¶2]"),
    ],
)
def test_a_quote_has_a_label_and_a_citation(markdown: str, label: str, text: str, citation: str) -> None:
    line = only(markdown)
    assert (line.shape, line.label, line.text, line.citation) == (Shape.QUOTE, label, text, citation)


def test_a_neighbour_keeps_its_marks() -> None:
    line = only("‹ Salt is dear. › [Quay 1999, ¶1]")
    assert (line.shape, line.text, line.citation) == (Shape.NEIGHBOUR, "‹ Salt is dear. ›", "[Quay 1999, ¶1]")


def test_bold_is_a_span() -> None:
    assert only(r"**Quay \*1999\*** · as of May").spans == (
        Span("Quay *1999*", bold=True),
        Span(" · as of May"),
    )


def test_code_is_shown_as_it_is() -> None:
    code = "@book{quay,\n  title = {**Salt** ``and`` \\emph{more}}\n}"
    lines = list(read(f"**As BibTeX**\n{fence(code)}\nafter"))
    assert "\n".join(line.text for line in lines if line.shape is Shape.CODE) == code
    assert [line.shape for line in lines] == [Shape.TEXT, Shape.CODE, Shape.CODE, Shape.CODE, Shape.TEXT]


@given(st.text(min_size=1).filter(str.strip))
def test_a_quote_reads_as_the_source_has_it(text: str) -> None:
    line = only(f"> {escape(text)} [Quay 1999, ¶1]")
    assert (line.text, line.citation) == (visible(collapse(text)), "[Quay 1999, ¶1]")


@given(st.text(st.characters(codec="utf-8"), min_size=3), st.data())
def test_a_quote_with_a_strong_stretch_has_the_same_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, len(text)))
    shown = only(f"> {bold(text, (start, end))} [Quay 1999, ¶1]").text
    assert collapse(shown) == collapse(visible(collapse(text)))


@given(st.text())
def test_nothing_that_a_terminal_would_obey_is_left(text: str) -> None:
    for line in read(escape(text)):
        assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in line.text)
