"""Back matter without a heading is told by the form of its blocks."""

import pytest
from made_up_papers import compiled

from briefs.compiler.back import cites, is_entry
from briefs.compiler.shape import Shape, shape
from briefs.models import Part
from briefs.readers.block import Block

PROSE = "The catch fell by half in one year. Nobody in the town knows why it did."


def formed(text: str) -> Shape:
    return shape(text, Block(0, len(text), 1, 1 + text.count("\n")))


def parts(*blocks: str) -> list[Part]:
    return [p.part for p in compiled("\n\n".join(("On Fish", PROSE, PROSE, PROSE, *blocks))).passages][3:]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Ann Lee\nProfessor\nTown College",
        "Prof. Ann Lee, University of Oslo",
        "Mr. Ben Ray, III\nThe Board\nOslo, Norway",
    ],
)
def test_entries_of_a_directory(text: str) -> None:
    assert is_entry(formed(text))


@pytest.mark.parametrize(
    "text",
    [
        "The boats\ngo out at dawn\nand come home",
        "Smith, J. 1998. Constant Loads.",
        "The Port",
        PROSE,
        "Lee, " * 40,
    ],
)
def test_other_blocks_are_none(text: str) -> None:
    assert not is_entry(formed(text))


@pytest.mark.parametrize(
    "text",
    [
        "Smith, J. and Brown, A. 1998. Constant Loads. Rivers 4: 1-20.",
        "[12] A. Crayon, Folding, 1989.",
        "3. Okafor, C. (2004) Storm Water.",
        "¹ See https://board.example/fish",
    ],
)
def test_references(text: str) -> None:
    assert cites([formed(text)], [0])


@pytest.mark.parametrize(
    "text", ["In 1998 the catch fell by half.", "However, in the end it rose in 2004" + " x" * 300, PROSE]
)
def test_prose_with_a_year_is_no_reference(text: str) -> None:
    assert not cites([formed(text)], [0])


def test_footnotes_at_the_end_are_back_matter() -> None:
    notes = ("[1] See the board.", "[2] Ibid.", "[3] The council met twice.")
    assert parts(*notes) == 3 * [Part.BACK]
    assert parts(*notes, PROSE) == 4 * [Part.BODY]


def test_a_judgment_numbers_its_paragraphs_and_they_are_no_footnotes() -> None:
    text = "\n\n".join(f"[{n}] The court heard the board on day {n} of the case." for n in range(1, 9))
    assert {p.part for p in compiled(f"Board v Town\n\n{text}\n").passages} == {Part.BODY}


@pytest.mark.parametrize(
    "note",
    [
        "From a paper presented at a conference in Oslo.",
        "This report was written by Ann Lee, a fellow of the Board.",
        "This article first appeared in The Net.",
        "Ann Lee is a fellow of the Board.",
    ],
)
def test_a_note_on_the_paper_ends_it(note: str) -> None:
    assert parts(note) == [Part.BACK]
    assert parts(note, PROSE) == 2 * [Part.BODY]
