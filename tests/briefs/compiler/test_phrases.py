"""The phrases of a sentence that may name something."""

import pytest

from briefs.compiler.phrases import cited, key_of, phrases, pieces, uses


def told(sentence: str) -> list[str]:
    return [text for text, *_ in phrases(pieces(sentence))]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The salt trade is old.", ["salt trade"]),
        ("They describe the night ferry of the island.", ["night ferry"]),
        ("We propose a new salt tax and a harbour toll.", ["salt tax", "harbour toll"]),
        ("The fish was quickly sold.", []),
        ("Previous work shows various experimental results.", []),
        ("See Table 3 in Section 2 of the paper.", []),
        ("The council of WTO ships met.", ["WTO", "WTO ships"]),
        ("Salt-water fish (and sea birds) leave.", ["Salt-water", "Salt-water fish", "sea birds"]),
        ("The harbour's toll keeper slept.", ["toll keeper", "toll keeper slept", "keeper slept"]),
    ],
)
def test_words_that_are_no_part_of_a_name_end_a_phrase(sentence: str, found: list[str]) -> None:
    assert told(sentence) == found


def test_what_is_cited_is_no_part_of_the_sentence() -> None:
    assert told("The salt trade (Sund Lehr, 1999) is old [12].") == ["salt trade"]
    assert sorted(cited("As Lehr and Sund (1999) and Holm et al. (2003) say.")) == ["holm", "lehr", "sund"]
    assert list(cited("The harbour of Sund is old.")) == []


def test_a_phrase_tells_where_in_its_run_it_stands() -> None:
    assert list(phrases(pieces("A salt trade law is old."))) == [
        ("salt trade", False, True, False),
        ("salt trade law", False, True, True),
        ("trade law", False, False, True),
    ]


def test_the_capital_of_a_first_word_makes_no_name() -> None:
    assert list(phrases(pieces("Salt trade is old."))) == [("Salt trade", True, True, True)]
    assert told("Salt is old.") == []
    assert told("In Uppsala salt is old.") == ["Uppsala", "Uppsala salt"]


def test_words_of_one_key_are_one_phrase() -> None:
    assert key_of("Salt-water fishes") == key_of("salt water fish") == "salt water fish"


def test_words_stand_where_nouns_do_or_where_verbs_do() -> None:
    assert list(uses(pieces("Some dredge the harbour."))) == [("dredge", "verb"), ("harbour", "noun")]
    assert list(uses(pieces("They dredge."))) == [("dredge", "verb")]
    assert list(uses(pieces("We must harbour no fear."))) == [("harbour", "verb")]
