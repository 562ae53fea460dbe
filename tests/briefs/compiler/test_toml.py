"""A mistake in a settings file is named with its file, its line and what is expected."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.compiler.toml import read
from briefs.errors import SeedsError

FILE = """\
# a comment with [brackets]
[papers.one]
title = "One"
authors = ["Ann Lee", "Bo"]

[papers."two three"]
year = 1999
[papers."two three".sources]
year = "line 1"

[[topics]]
name = "first"
[[topics]]
name = "second"
"""


def test_tables_come_in_the_order_of_the_file() -> None:
    tables = read("f.toml", FILE.encode()).tables("papers")
    assert [key for key, _ in tables] == ["one", "two three"]


def test_values_are_read_by_type() -> None:
    (_, one), (_, two) = read("f.toml", FILE.encode()).tables("papers")
    assert one.text("title") == "One"
    assert one.texts("authors") == ("Ann Lee", "Bo")
    assert two.number("year") == 1999
    assert two.pairs("sources") == (("year", "line 1"),)


def test_absent_values_are_none_or_empty() -> None:
    _, one = read("f.toml", FILE.encode()).tables("papers")[0]
    assert (one.text("event"), one.number("year"), one.texts("x"), one.pairs("x")) == (None, None, (), ())


def test_keys_and_headers_know_their_lines() -> None:
    document = read("f.toml", FILE.encode())
    (_, one), (_, two) = document.tables("papers")
    first, second = document.array("topics")
    assert str(one.error("authors", "no")) == "f.toml, line 4: no."
    assert str(two.error("title", "no")) == "f.toml, line 6: no."
    assert [str(t.error("name", "no")) for t in (first, second)] == [
        "f.toml, line 12: no.",
        "f.toml, line 14: no.",
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[papers.a]\ntitle = "A\n', "f.toml, line 2: TOML is expected"),
        ("[papers.a]\n\ntitle = \n", "f.toml, line 3: TOML is expected"),
        ("[papers.a]\n[papers.a]\n", "f.toml, line 2: TOML is expected"),
        ("x = [1,", "f.toml, line 1: TOML is expected"),
    ],
)
def test_broken_toml_is_named_with_its_line(text: str, sentence: str) -> None:
    with pytest.raises(SeedsError) as caught:
        read("f.toml", text.encode())
    assert str(caught.value).startswith(sentence)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_utf8_is_named_with_its_line() -> None:
    with pytest.raises(SeedsError, match=r"f\.toml, line 2: the file must be UTF-8 text"):
        read("f.toml", b'[papers.a]\ntitle = "\xe9"\n')


def test_a_byte_order_mark_is_nothing() -> None:
    assert len(read("f.toml", b"\xef\xbb\xbf" + FILE.encode()).tables("papers")) == 2


@pytest.mark.parametrize(
    ("line", "ask", "sentence"),
    [
        ("title = 3", "text", '"title" must be a text in quotes'),
        ('title = " "', "text", '"title" must be a text in quotes'),
        ('title = "1999"', "number", '"title" must be a whole number without quotes'),
        ("title = true", "number", '"title" must be a whole number without quotes'),
        ('title = "one"', "texts", '"title" must be a list of texts'),
        ("title = [1]", "texts", '"title" must be a list of texts'),
        ('title = ["a"]', "pairs", '"title" must be a table of texts'),
        ("title = { a = 1 }", "pairs", '"title" must be a table of texts'),
    ],
)
def test_values_of_the_wrong_type_are_refused(line: str, ask: str, sentence: str) -> None:
    _, table = read("f.toml", f"[papers.a]\n{line}\n".encode()).tables("papers")[0]
    with pytest.raises(SeedsError) as caught:
        getattr(table, ask)("title")
    assert str(caught.value).startswith(f"f.toml, line 2: {sentence}")


def test_unknown_keys_are_refused_with_the_known_ones() -> None:
    document = read("f.toml", b"[papers.a]\nyear = 1\ntitel = 2\n")
    with pytest.raises(
        SeedsError, match=r'f\.toml, line 3: "titel" is not known here; known are title, year'
    ):
        document.tables("papers")[0][1].only(["year", "title"])
    with pytest.raises(
        SeedsError, match=r'f\.toml, line 1: "papers" is not known here; known are names, topics'
    ):
        document.only(["topics", "names"])


@pytest.mark.parametrize("text", ["papers = 1", "[[papers]]", "[papers]\na = 1"])
def test_tables_of_another_shape_are_refused(text: str) -> None:
    with pytest.raises(SeedsError, match=r"line 1: tables \[papers.some-name\] are expected"):
        read("f.toml", text.encode()).tables("papers")


@pytest.mark.parametrize("text", ["topics = 1", "[topics]", "topics = [1]"])
def test_arrays_of_another_shape_are_refused(text: str) -> None:
    with pytest.raises(SeedsError, match=r"line 1: tables \[\[topics\]\] are expected"):
        read("f.toml", text.encode()).array("topics")


@settings(max_examples=80, deadline=None)
@given(
    st.text(alphabet='[]{}=".,#\n ab1\\\u00e9', max_size=60)
    | st.binary(max_size=60).map(lambda b: b.decode("latin-1"))
)
def test_hostile_text_is_read_or_refused(text: str) -> None:
    try:
        document = read("f.toml", text.encode())
        document.only(["papers"])
        document.tables("papers")
    except SeedsError as error:
        assert str(error).startswith("f.toml, line ")
