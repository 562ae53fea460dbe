"""Which sentence of a passage answers."""

from collections.abc import Mapping
from typing import Any

import pytest
from corpus import handmade

from briefs.models import Name
from briefs.search.sentences import PASSAGE, Wanted, weigh
from briefs.search.terms import Lexicon

LEXICON = Lexicon([Name("north", ("North Harbour", "Nordhamn"))])


def weighed(
    *sentences: str,
    terms: Mapping[str, float] | None = None,
    marks: Mapping[tuple[int, int], Mapping[str, Any]] | None = None,
    topical: tuple[int, ...] = (),
    **more: Any,
) -> list[float]:
    """What the sentences of a passage tell."""
    passage = handmade("a", sentences, marks=marks).passages[0]
    return weigh(passage, Wanted(terms or {}, **({"pairs": {}, "speakers": {}} | more)), LEXICON, topical)


def test_a_sentence_tells_what_its_words_tell() -> None:
    salt, fish, both = weighed("Salt is.", "Fish is.", "Salt, fish.", terms={"salt": 3.0, "fish": 1.0})
    assert both > salt > fish > 0


def test_a_sentence_without_a_word_of_the_question_tells_nothing() -> None:
    assert weighed("Salt is dear.", "Rye is cheap.", terms={"salt": 1.0})[1] == 0


def test_what_the_passage_says_counts_half_for_a_sentence_of_it() -> None:
    ((alone,), (amid, _)) = (
        weighed("Salt is dear.", *others, terms={"salt": 1.0, "fish": 1.0})
        for others in ([], ["Fish is dear."])
    )
    assert amid == pytest.approx(alone + PASSAGE * alone / (1 + PASSAGE))


def test_a_word_said_again_counts_more_but_less_each_time() -> None:
    once, twice, thrice = (weighed(" ".join(["salt"] * n), terms={"salt": 1.0})[0] for n in (1, 2, 3))
    assert once < twice < thrice
    assert thrice - twice < twice - once


def test_a_long_sentence_tells_less() -> None:
    long = "Salt came with rye, wheat, barley, herring, timber, iron, copper, wool, wax, honey, tar and hemp."
    short, more = weighed("Salt came.", long, terms={"salt": 1.0})
    assert short > more


def test_neighbours_of_the_question_tell_more_where_they_are_neighbours() -> None:
    terms = {"salt": 1.0, "trade": 1.0}
    together, apart = weighed("The salt trade.", "The trade in salt.", terms=terms, pairs={"salt_trade": 1.0})
    assert together > apart > 0


def test_a_name_is_found_in_another_form() -> None:
    assert weighed("Nordhamn is far.", terms={"@north": 1.0})[0] > 0


def test_a_word_within_a_name_is_found() -> None:
    first, second = weighed("The harbour froze.", "Ships left North Harbour.", terms={"+harbor": 1.0})
    assert second > first == 0


@pytest.mark.parametrize("asked", ["~captain", "~old_captain"])
def test_who_says_it_counts_where_somebody_is_asked_for(asked: str) -> None:
    marks = {(1, 1): {"reported": "Young captains"}, (1, 2): {"reported": "Old captains"}}
    texts = ("Salt is dear.", "Salt is dear.", "Salt is dear.")
    plain = weighed(*texts, marks=marks, terms={"salt": 1.0})
    young, old, nobody = weighed(*texts, marks=marks, terms={"salt": 1.0}, speakers={asked: 1.0})
    assert plain[0] == plain[1] == plain[2]
    assert old > nobody
    assert (young > nobody) is (asked == "~captain")


def test_a_sentence_on_the_topic_counts_without_its_name() -> None:
    first, second, third = weighed("Rye.", "Fish.", "Salt.", terms={"salt": 1.0}, topic=0.5, topical=(2,))
    assert first == 0
    assert third > second > 0


def test_nothing_wanted_is_nothing_found() -> None:
    assert weighed("Salt is dear.", "Fish.") == [0, 0]
