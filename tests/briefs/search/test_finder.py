"""A question is answered where the papers hold enough of it, and refused where they do not."""

import pytest
from corpus import handmade
from small import Corpus, corpus

from briefs.models import Name, Topic

FERRY = Topic("ferry", "The ferry", ("ferry", "boat"), ("ferry",), watch=("night ferry", "Oresund", "toll"))
KINGS = Name("olaf-kyrre", ("Olaf Kyrre", "Olaf the Quiet"))
ISLE = handmade(
    "isle-1999",
    ["The ferry crosses the sound at noon.", "Captains quarrel over every landing."],
    ["Grain prices rose when the harbour froze.", "The night was long, and no cart moved."],
    ["Olaf Kyrre granted the harbour its charter."],
)
FJORD = handmade(
    "fjord-2004",
    ["The ferry carries grain and timber."],
    ["Old captains say that the sound will freeze again."],
    ["Young captains argue that timber pays better."],
    marks={(2, 1): {"reported": "Old captains"}, (3, 1): {"reported": "Young captains"}},
)
PAPERS = corpus(ISLE, FJORD, topics=[FERRY], names=[KINGS])


@pytest.mark.parametrize(
    "text",
    [
        "grain prices",
        "why did grain prices rise?",
        "what does the ferry carry",
        "captains quarrel",
        "important grain prices",  # "important" goes with any subject
        "is the grain ferry punctual",  # an ordinary word, where the papers speak of the topic
        "harbour charter",
    ],
)
def test_what_the_papers_hold_is_answered(text: str) -> None:
    assert PAPERS.ask(text).answered


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("rhubarb", ("rhubarb",)),
        ("grain prices in Uppsala", ("uppsala",)),  # a name has no synonym
        ("rhubarb prices", ("rhubarb",)),  # nor is half a question enough, far from every topic
        ("the ferry to Oresund", ("oresund",)),
        ("toll on the ferry", ("toll",)),  # an English word, but one that members ask about
        ("night ferry", ("night ferry",)),  # each word is there, and no night ferry
    ],
)
def test_what_they_lack_is_refused_and_named(text: str, missing: tuple[str, ...]) -> None:
    found = PAPERS.ask(text)
    assert (found.answered, found.missing) == (False, missing)


def test_what_is_refused_has_its_nearest_passage() -> None:
    found = PAPERS.ask("grain prices in Uppsala")
    assert PAPERS.places(found.ranked)[0] == ("isle-1999", 2, 1)


def test_words_that_never_meet_are_no_answer() -> None:
    found = PAPERS.ask("quarrel prices charter timber")
    assert (found.answered, found.missing) == (False, ())


def test_a_watched_phrase_that_stands_in_a_paper_is_found() -> None:
    sails = handmade("sails-1970", ["The night ferry sails at ten."])
    found = corpus(sails, topics=[FERRY]).ask("night ferry")
    assert (found.answered, found.missing) == (True, ())


def test_a_watched_phrase_that_stands_elsewhere_is_missing_here() -> None:
    sails = handmade("sails-1970", ["The night ferry sails at ten."])
    both = corpus(sails, ISLE, topics=[FERRY])
    assert both.ask("night ferry", "isle-1999").missing == ("night ferry",)


def test_a_word_within_a_name_is_not_missing() -> None:
    found = PAPERS.ask("Olaf")
    assert (found.missing, PAPERS.places(found.ranked)) == ((), [("isle-1999", 3, 1)])


def test_a_name_is_found_by_its_other_forms() -> None:
    assert PAPERS.places(PAPERS.ask("Olaf the Quiet").ranked) == [("isle-1999", 3, 1)]


def test_a_word_is_missing_only_where_it_was_searched() -> None:
    assert PAPERS.ask("timber").missing == ()
    found = PAPERS.ask("timber", "isle-1999")
    assert (found.answered, found.missing, found.ranked) == (False, ("timber",), ())


def test_what_somebody_says_is_looked_for_in_their_lines() -> None:
    for who, place in (("old", ("fjord-2004", 2, 1)), ("young", ("fjord-2004", 3, 1))):
        found = PAPERS.ask(f"what do {who} captains say about timber and the sound?")
        assert PAPERS.places(found.ranked)[0] == place


def test_a_sentence_on_the_topic_is_found_by_its_alias() -> None:
    found = PAPERS.ask("boat")
    assert (found.answered, found.missing) == (True, ())
    assert PAPERS.places(found.ranked) == [("isle-1999", 1, 1), ("fjord-2004", 1, 1)]


def test_equals_stand_in_the_order_of_the_papers() -> None:
    twins = [handmade(id, ["Grain is dear."]) for id in ("b", "a", "c")]
    asked: Corpus = corpus(*twins)
    assert asked.places(asked.ask("grain").ranked) == [("b", 1, 1), ("a", 1, 1), ("c", 1, 1)]


@pytest.mark.parametrize("text", ["", "the of and", "?!", "tell me something please"])
def test_nothing_asked_is_nothing_found(text: str) -> None:
    found = PAPERS.ask(text)
    assert (found.answered, found.words, found.missing, found.ranked) == (False, (), (), ())


def test_no_papers_hold_nothing() -> None:
    found = corpus().ask("grain prices")
    assert (found.answered, found.missing) == (False, ("grain", "prices"))
