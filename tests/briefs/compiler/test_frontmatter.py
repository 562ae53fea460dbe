"""Front matter in YAML or TOML is read as far as papers need it."""

from briefs.compiler.frontmatter import Entry, entries
from briefs.compiler.shape import shape
from briefs.readers.block import Block


def read(text: str) -> list[Entry]:
    return list(entries(shape(text, Block(0, len(text), 2, 9))))


def test_keys_that_papers_have_are_read() -> None:
    text = (
        'title: "On Fish: a story"\nauthors: [Ann Lee, B. Ray]\nlayout: post\nDate: 2004-01-27\nkind: essay'
    )
    assert read(text) == [
        Entry("title", ("On Fish: a story",), 2),
        Entry("authors", ("Ann Lee", "B. Ray"), 3),
        Entry("date", ("2004-01-27",), 5),
        Entry("kind", ("essay",), 6),
    ]


def test_lists_over_several_lines_are_read() -> None:
    assert read("author:\n  - Ann Lee\n  - 'B. Ray'\ntags:\n  - fish") == [
        Entry("authors", ("Ann Lee", "B. Ray"), 2)
    ]


def test_toml_is_read() -> None:
    assert read("title = 'On Fish'\ndate = 2004-01-27") == [
        Entry("title", ("On Fish",), 2),
        Entry("date", ("2004-01-27",), 3),
    ]


def test_empty_values_say_nothing() -> None:
    assert read('title:\nauthor: ""\ndate: []') == []
