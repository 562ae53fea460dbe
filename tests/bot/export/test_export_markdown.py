"""Markdown of a file: it shows what the papers say as it is, and its quotes can be read back."""

import re

from exports import hostile, shipped
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.console.card import Span, visible
from bot.export.markdown import escape, quoted, spans, unescape
from briefs.text import collapse

TEXT = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("\\`*_~|<>[]()#&$:@-+=1.!\u202e \n")
)
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def seen(markdown: str) -> str:
    """What a reader of CommonMark sees, as plain text."""
    tokens = [t for token in READER.parse(markdown) for t in (token.children or [])]
    assert {t.type for t in tokens} <= {"text", "text_special", "strong_open", "strong_close"}
    return "".join(t.content for t in tokens)


@given(TEXT)
def test_what_is_escaped_can_be_read_back(text: str) -> None:
    assert unescape(escape(text)) == visible(collapse(text))


@given(TEXT)
def test_what_is_escaped_is_shown_as_it_is(text: str) -> None:
    assert seen(f"> {escape(text)} [x]") == collapse(f"{visible(collapse(text))} [x]")


@given(TEXT)
def test_no_text_begins_anything(text: str) -> None:
    shown = visible(collapse(text))
    assert seen(escape(text)) == shown
    types = [token.type for token in READER.parse(escape(text))]
    assert types == (["paragraph_open", "inline", "paragraph_close"] if shown else [])


@given(TEXT.map(collapse).filter(bool), TEXT.map(collapse).filter(bool))
def test_bold_is_marked_where_the_marks_are_read_as_such(first: str, second: str) -> None:
    line = spans([Span(visible(first)), Span(visible(second), bold=True)])
    assert seen(line) == visible(first) + visible(second)
    assert list(quoted(f"> {line} [x, ¶6]")) == [(visible(first) + visible(second), "[x, ¶6]")]


@given(st.lists(TEXT.map(collapse).filter(bool), min_size=1, max_size=4))
def test_quotes_are_read_back(texts: list[str]) -> None:
    lines = "\n\n".join(f"> {escape(t)} [{escape(t)}, ¶6]" for t in texts)
    assert list(quoted(lines)) == [(visible(t), f"[{visible(t)}, ¶6]") for t in texts]
    row = " | ".join(f"{escape(t)} [{escape(t)}, ¶6]<br>*hedge: {escape(t)}*" for t in texts)
    assert list(quoted(f"| {row} |")) == list(quoted(lines))


def test_an_answer_is_whole() -> None:
    made = shipped("md", "compare petrov-2004 johnstone-1998")
    assert "page" not in made and "Left out" not in made
    rows = [line for line in made.split("\n") if line.startswith("| ")]
    assert len(rows) > 5
    assert "Left out" not in shipped("md", "summary johnstone-1998 long")
    dated = re.search(r"(\d+) of (\d+) dated", shipped("md", "timeline"))
    assert dated and dated[1] == dated[2]


def test_a_comparison_is_a_table_whatever_stands_in_it() -> None:
    tokens = READER.parse(hostile("md", "compare eve-1999 mallory"))
    rows = [t.type for t in tokens if t.type in ("tr_open", "td_open", "th_open")]
    cells = "".join("|" if r == "tr_open" else "c" for r in rows).split("|")[1:]
    assert len(cells) > 1 and set(cells) == {"cccc"}


def test_three_papers_are_a_column_each() -> None:
    tokens = READER.parse(shipped("md", "compare petrov-2004 johnstone-1998 bayarkhuu-2005"))
    rows = [t.type for t in tokens if t.type in ("tr_open", "td_open", "th_open")]
    cells = "".join("|" if r == "tr_open" else "c" for r in rows).split("|")[1:]
    assert len(cells) > 10 and set(cells) == {"ccccc"}


def test_the_corpus_has_every_paragraph() -> None:
    made = shipped("md")
    assert len(set(quoted(made))) >= 108
    assert "[Petrov 2004, ¶23]" in made and "Back matter" in made
    assert "calendar" in made and "December 2023" not in made
