from __future__ import annotations

from corpus import handmade, shipped

from briefs.answers import Glossary, Undefined, Unknown
from briefs.glossary import glossary
from briefs.models import Lean, Paper

HTC = "The Harbour Trade Council (HTC) met in May."


def listed(*papers: Paper, asked: str | None = None, known: str | None = None) -> Glossary:
    found = glossary(papers, asked, known)
    assert isinstance(found, Glossary)
    return found


def test_terms_stand_in_alphabetical_order_each_once() -> None:
    one = handmade("one", ["Peace is called “salt peace”."], [HTC])
    two = handmade("two", ["They joined the Harbour Trade Council (HTC)."])
    assert [d.terms for d in listed(one, two).definitions] == [("HTC",), ("salt peace",)]


def test_a_term_that_is_asked_for_shows_every_paper_that_defines_it() -> None:
    one, two = handmade("one", [HTC]), handmade("two", ["They joined the Harbour Trade Council (HTC)."])
    found = listed(one, two, asked="htc")
    assert [d.group.main.paper for d in found.definitions] == ["one", "two"]


def test_an_abbreviation_is_found_by_what_it_stands_for() -> None:
    assert listed(handmade("one", [HTC]), asked="harbour trade council").total == 1
    assert listed(handmade("one", [HTC]), asked="the council", known="Harbour Trade Council").total == 1


def test_terms_of_one_sentence_stand_together() -> None:
    (found,) = listed(handmade("a", ["A so-called “salt peace” or “salt truce” holds."])).definitions
    assert found.terms == ("salt peace", "salt truce")


def test_a_kind_of_thing_is_a_term_only_if_it_is_used() -> None:
    said = "A tide table is a list of hours that captains keep."
    assert listed(handmade("a", [said])).total == 0
    assert listed(handmade("a", [said, "The tide table is late.", "Tide tables err."])).total == 1


def test_many_terms_are_listed_without_their_sentences() -> None:
    paper = handmade("a", [f"This is called “peace number {n}”." for n in range(13)])
    assert listed(paper).index
    assert not listed(handmade("a", [HTC])).index


def test_a_term_that_is_only_used_is_shown_where_it_is_first_used() -> None:
    found = glossary([handmade("a", ["Towns trade.", "The quay is full.", "A quay rots."])], "quays")
    assert isinstance(found, Undefined)
    assert (found.first.main.text, found.sentences) == ("The quay is full.", 2)


def test_a_sentence_that_cannot_stand_alone_is_not_shown_though_it_spells_a_term_out() -> None:
    paper = handmade("a", [HTC], marks={(1, 1): {"lean": Lean.LOST}})
    found = glossary([paper], "HTC")
    assert isinstance(found, Undefined)
    assert (found.known, found.first.quotes) == ("Harbour Trade Council", ())
    assert str(found.spelled) == "[Author 1999, ¶1]"
    assert listed(paper).total == 0


def test_an_unknown_term_gets_the_nearest() -> None:
    assert glossary([handmade("a", [HTC])], "harbor trade counsel") == Unknown(
        "term", "harbor trade counsel", ("HTC",)
    )


def test_the_terms_of_the_shipped_papers() -> None:
    terms = {term for d in listed(*shipped().values()).definitions for term in d.terms}
    terms |= {t for d in glossary([*shipped().values()], page=2).definitions for t in d.terms}  # type: ignore[union-attr]
    assert {"security dilemma", "OSCE", "MPSC", "METC", "USIP", "balance of terror"} <= terms
