"""What a passage is found by, field by field."""

from corpus import handmade
from small import Corpus, corpus

from briefs.models import Name, Part, Section, Topic
from briefs.search.keys import BODY, HEAD, MARK, PAIR, inside, pair, pairs, parts, speaker, speaks

NORTH = Name("north", ("North Harbour", "the North", "Nordhamn"))
TRADE = Topic("trade", "Trade", (), ("trade", "salt + bridge"))


def lines(*texts: str) -> Corpus:
    """A corpus of one paper, a paragraph to a sentence."""
    return corpus(handmade("a", *([text] for text in texts), title="Untitled"), topics=[TRADE], names=[NORTH])


def test_a_body_has_its_words_in_all_their_forms() -> None:
    found = lines("Trade grew, and trading went on.", "Fish.", "They traded.").held(BODY, "trade")
    assert found == [("a", 1), ("a", 3)]


def test_a_body_has_the_words_of_all_its_sentences() -> None:
    asked = corpus(handmade("a", ["Salt is dear.", "Fish is cheap."]))
    assert asked.held(BODY, "salt", "fish") == [("a", 1)]


def test_a_body_has_no_words_of_its_headings() -> None:
    asked = corpus(handmade("a", ["Salt."], title="The bridge"))
    assert (asked.held(BODY, "bridg"), asked.held(HEAD, "bridg")) == ([], [("a", 1)])


def test_a_stop_word_is_no_key() -> None:
    assert lines("It is the salt of the sea.").held(BODY, "the") == []


def test_a_name_is_one_key_in_all_its_forms() -> None:
    asked = lines("North Harbour trades.", "Nordhamn trades.")
    assert asked.held(BODY, "@north") == [("a", 1), ("a", 2)]
    assert asked.held(BODY, "harbor") == []


def test_a_word_within_a_name_is_marked() -> None:
    asked = lines("North Harbour trades.", "Nordhamn trades.", "The harbour froze.")
    assert asked.held(MARK, inside("harbor")) == [("a", 1)]
    assert asked.held(BODY, "harbor") == [("a", 3)]


def test_a_stop_word_within_a_name_is_not_marked() -> None:
    assert lines("Into the North.").held(MARK, inside("the")) == []


def test_the_head_is_the_title_with_the_headings_above() -> None:
    paper = handmade(
        "a",
        ["One."],
        ["Two."],
        passages={1: {"section": 1}, 2: {"section": 2, "heading": "Landing fees"}},
        sections=(Section(1, "Fish", Part.BODY, 1), Section(2, "The bridge", Part.BODY, 3)),
        title="Untitled Trade",
    )
    asked = corpus(paper)
    assert asked.held(HEAD, "trade") == [("a", 1), ("a", 2)]
    assert asked.held(HEAD, "bridg") == asked.held(HEAD, "fee") == [("a", 2)]


def test_neighbours_are_a_pair_in_their_order() -> None:
    asked = lines("The salt trade.", "The trade in salt.", "Salt. Trade.")
    assert asked.held(PAIR, "salt_trade") == [("a", 1), ("a", 3)]
    assert asked.held(PAIR, "trade_salt") == [("a", 2)]


def test_a_pair_does_not_reach_into_the_next_sentence() -> None:
    assert corpus(handmade("a", ["Here is salt.", "Trade it."])).held(PAIR, "salt_trade") == []


def test_a_name_has_its_neighbours() -> None:
    assert lines("North Harbour trades.").held(PAIR, "@north_trade") == [("a", 1)]


def test_a_passage_is_marked_with_the_topics_it_speaks_of() -> None:
    asked = lines("Trade is good.", "Salt crossed the bridge.", "Salt is dear.", "The bridge is long.")
    assert asked.held(MARK, speaks("trade")) == [("a", 1), ("a", 2)]


def test_who_is_speaking_is_kept_apart_from_what_is_said() -> None:
    marks = {(1, 1): {"reported": "Some old captains"}}
    asked = corpus(handmade("a", ["Some old captains argue."], ["Captains argue."], marks=marks))
    assert asked.held(MARK, speaker("captain")) == [("a", 1)]
    assert asked.held(MARK, speaker(pair("old", "captain"))) == [("a", 1)]
    assert asked.held(BODY, "captain") == [("a", 1), ("a", 2)]


def test_a_pair_has_two_parts_and_a_word_has_one() -> None:
    assert pairs(["a", "b", "c"]) == [pair("a", "b"), pair("b", "c")]
    assert [parts(key) for key in (pair("a", "b"), "a")] == [["a", "b"], ["a"]]
    assert pairs(["a"]) == pairs([]) == []
