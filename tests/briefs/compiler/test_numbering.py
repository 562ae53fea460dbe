"""Sections have the numbers that the paper prints, if it prints them throughout."""

import pytest
from made_up_papers import compiled, outline_of

PROSE = "The catch fell by half in one year. Nobody in the town knows why it did."


def numbered(*heads: str, name: str = "fish.txt") -> list[int | None]:
    mark = "# " if name.endswith(".md") else ""
    body = "\n\n".join(f"{head}\n\n{PROSE}" for head in heads)
    paper = compiled(f"{mark}The End of Fish\n\n{PROSE}\n\n{body}\n", name)
    assert [p.section for p in paper.passages] == [None, *(number for number, _ in outline_of(paper))]
    return [number for number, _ in outline_of(paper)]


@pytest.mark.parametrize(
    ("heads", "numbers"),
    [
        (("2. The Port", "3. The Town"), [2, 3]),
        (("1 The Port", "1.1 The Quay", "1.2 The Pier", "2 The Town"), [1, 1, 1, 2]),
        (("Chapter 4: The Port", "Chapter 5: The Town"), [4, 5]),
        (("1. The Port", "3. The Town"), [1, 2]),
        (("1. The Port", "The Quay", "2. The Town"), [1, 2, 3]),
        (("The Port", "The Town"), [1, 2]),
    ],
)
def test_printed_numbers_hold_if_all_count_on(heads: tuple[str, ...], numbers: list[int]) -> None:
    assert numbered(*heads) == numbers


def test_what_stands_deeper_has_the_number_above_it() -> None:
    heads = ("## 2. The Port", "### The Quay", "## 3. The Town", "### 3.1 The Square")
    assert numbered(*heads, name="fish.md") == [2, 2, 3, 3]
    assert numbered("## The Port", "### 1. The Quay", "### 2. The Pier", name="fish.md") == [1, 2, 3]
