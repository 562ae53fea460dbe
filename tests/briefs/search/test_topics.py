"""Topics found by the names people use for them."""

import pytest

from briefs.models import Topic
from briefs.search.terms import Lexicon
from briefs.search.topics import TopicNames, topic_keys

LEXICON = Lexicon([])
TOPICS = (
    Topic("us-troops", "American troops", ("forces in Korea", "troops"), ("troop",), watch=("tank",)),
    Topic("trade", "Trade", ("trade in Korea", "open markets"), ("trade",), watch=("rice imports",)),
)
NAMES = TopicNames(topic_keys(TOPICS, LEXICON))


@pytest.mark.parametrize(
    ("asked", "topic", "words"),
    [
        ("what of the troops?", "us-troops", ["troops"]),
        ("troops and open markets", "trade", ["open", "markets"]),  # the longer name
        ("markets are open in spring", "trade", ["markets", "open"]),  # its words in any order
        ("us troops", "us-troops", ["troops"]),
        ("the trade of Korea", "trade", ["trade", "korea"]),
    ],
)
def test_the_longest_name_in_a_question_names_its_topic(asked: str, topic: str, words: list[str]) -> None:
    found = NAMES.named(LEXICON.terms(asked))
    assert found is not None
    assert (found[0], [word for term in found[1] for word in term.words]) == (topic, words)


def test_a_question_of_no_topic_names_none() -> None:
    assert NAMES.named(LEXICON.terms("markets in spring")) is None
    assert NAMES.named([]) is None


def test_half_of_a_name_makes_a_topic_near() -> None:
    assert NAMES.near(LEXICON.terms("the forces of spring")) == ("us-troops",)
    assert NAMES.near(LEXICON.terms("spring")) == ()


def test_topics_near_alike_stand_in_their_order() -> None:
    assert NAMES.near(LEXICON.terms("forces and markets")) == ("us-troops", "trade")
    assert NAMES.near(LEXICON.terms("forces and markets"), limit=1) == ("us-troops",)


def test_a_word_that_is_watched_for_makes_its_topic_near_but_does_not_name_it() -> None:
    assert NAMES.near(LEXICON.terms("rice imports")) == ("trade",)
    assert NAMES.near(LEXICON.terms("rice")) == ()
    assert NAMES.named(LEXICON.terms("rice imports")) is None


def test_the_names_of_the_topic_itself_are_told_from_its_aliases() -> None:
    assert NAMES.proper("us-troops") == [["american", "troop"], ["troop"]]


def test_watch_words_are_found_where_they_stand_in_one_piece() -> None:
    assert NAMES.watched(LEXICON.terms("a tank for rice imports")) == ((0, 1), (1, 3))
    assert NAMES.watched(LEXICON.terms("imports of rice")) == ()
