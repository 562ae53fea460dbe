"""Letters are dated above the salutation and signed below the closing words."""

import pytest
from made_up_papers import LETTER, compiled

PROSE = "The bridge is down. It has not been mended since the flood came in March."


@pytest.mark.parametrize("start", ["Dear Sir,\n\n", "Dear Sir,\n", "My dear Mayor:\n\n"])
@pytest.mark.parametrize(
    "head", ["14 Harbour Lane\nPort Ellen\n\n2 February 1954", "14 Harbour Lane\n2 February 1954"]
)
@pytest.mark.parametrize("end", ["Yours faithfully,\nJ. Marsh", "Sincerely yours,\n\nJ. Marsh"])
def test_a_letter_says_who_and_when(head: str, start: str, end: str) -> None:
    paper = compiled(f"{head}\n\n{start}{PROSE}\n\n{PROSE}\n\n{end}\n")
    assert (paper.authors, paper.year, paper.date) == (("J. Marsh",), 1954, "2 February 1954")
    assert paper.title == start.strip()
    assert "14 Harbour Lane" not in "".join(p.text for p in paper.passages)


def test_a_printed_letter_may_have_a_title() -> None:
    paper = compiled(f"Letter from the Harbour\n\n2 February 1954\n\nDear Sir,\n\n{PROSE}\n")
    assert (paper.title, paper.year) == ("Letter from the Harbour", 1954)


def test_the_line_of_a_signature_is_named() -> None:
    fields = {field.name: field for field in compiled(LETTER).fields}
    assert (fields["authors"].value, fields["authors"].source) == ("Edith Marlow", "line 11")


def test_nobody_signs_what_greets_nobody() -> None:
    assert compiled(f"On Bridges\n\n{PROSE}\n\nYours faithfully,\n\nJ. Marsh\n").authors == ()
