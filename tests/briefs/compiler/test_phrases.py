"""The phrases of a sentence that may name something."""

from collections import Counter

import pytest

from briefs.compiler.phrases import cited, key_of, phrases, pieces, uses


def told(sentence: str) -> list[str]:
    return [phrase.text for phrase in phrases(pieces(sentence))]


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
    (one, two, three) = phrases(pieces("The salt trade law is old."))
    assert (one.text, one.begins, one.ends) == ("salt trade", True, False)
    assert (two.text, two.begins, two.ends) == ("salt trade law", True, True)
    assert (three.text, three.begins, three.ends) == ("trade law", False, True)


def test_the_capital_of_a_first_word_makes_no_name() -> None:
    (first,) = phrases(pieces("Salt trade is old."))
    assert first.first
    assert told("Salt is old.") == []
    assert told("In Uppsala salt is old.") == ["Uppsala", "Uppsala salt"]


def test_words_of_one_key_are_one_phrase() -> None:
    assert key_of("Salt-water fishes") == key_of("salt water fish") == "salt water fish"


def test_words_are_counted_as_nouns_and_as_verbs() -> None:
    nouns: Counter[str] = Counter()
    verbs: Counter[str] = Counter()
    for sentence in ("They dredge the harbour.", "A harbour is deep.", "We must harbour no fear."):
        uses(pieces(sentence), nouns, verbs)
    assert (nouns["harbour"], verbs["harbour"]) == (2, 1)
    assert (nouns["dredge"], verbs["dredge"]) == (0, 2)
