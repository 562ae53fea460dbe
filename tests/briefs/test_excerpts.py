"""What stands around a found sentence: never less than it leans on."""

from corpus import handmade

from briefs.excerpts import WINDOW, excerpt, line
from briefs.models import Kind, Lean, Paper, Place

LEANS = {"lean": Lean.HARD, "riders": (Place(1, 1),)}
LONG = "x" * (WINDOW // 2)


def paper(*sentences: str, lean: dict[int, object]) -> Paper:
    return handmade("a", sentences, marks={(1, n): {"lean": value} for n, value in lean.items()})


def test_a_short_paragraph_is_shown_whole_with_the_hit_in_bold() -> None:
    hit = excerpt(paper("One.", "Two.", "Three.", lean={}), Place(1, 2), 1.0)
    assert (hit.quote.text, hit.quote.strong) == ("One. Two. Three.", (5, 9))


def test_a_line_that_leans_on_nothing_is_shown_from_the_top_of_its_paragraph() -> None:
    hit = line(paper("One.", "Two.", "Those three.", "Four.", lean={3: Lean.LOST}), Place(1, 3), 1.0)
    assert (hit.quote.text, hit.quote.strong) == ("One. Two. Those three.", (10, 22))


def test_a_long_paragraph_is_shown_down_to_what_leans_on_nothing() -> None:
    long = paper(LONG, LONG, LONG, "Those four.", "Five.", lean={4: Lean.LOST})
    hit = excerpt(long, Place(1, 4), 1.0)
    assert hit.quote.text == f"{LONG} {LONG} {LONG} Those four."


def test_what_leans_on_nothing_is_not_drawn_in() -> None:
    long = paper(LONG, LONG, "Those two.", "Four.", "Five.", "Those five.", lean={3: Lean.LOST, 6: Lean.LOST})
    assert excerpt(long, Place(1, 4), 1.0).quote.text == "Four. Five."


def test_all_that_is_drawn_in_has_its_riders() -> None:
    two = handmade("a", ["One."], ["Two.", "It is three."], marks={(2, 2): LEANS})
    hit = excerpt(two, Place(2, 1), 1.0)
    assert [quote.text for quote in hit.quotes] == ["One.", "Two. It is three."]


def test_of_several_speakers_the_one_who_says_what_was_found_is_named() -> None:
    said = {(1, 1): {"reported": "Ann"}, (1, 2): {"reported": "Bob"}}
    two = handmade("a", ["Ann says one.", "Bob says two."], marks=said)
    assert excerpt(two, Place(1, 2), 1.0).quote.reported == "Bob"


def test_a_list_is_shown_whole_after_its_lead_in() -> None:
    items = ["x" * WINDOW, "two", "three"]
    marks = {(2, n): LEANS for n in (1, 2, 3)}
    listed = handmade("a", ["Three:"], items, marks=marks, passages={2: {"kind": Kind.LIST, "lead_in": 1}})
    hit = excerpt(listed, Place(2, 3), 1.0)
    assert [quote.text for quote in hit.quotes] == ["Three:", " ".join(items)]
