"""A question is answered where the papers hold enough of it, and refused where they do not."""

import pytest
from corpus import handmade
from hypothesis import given, settings
from hypothesis import strategies as st
from small import corpus

from briefs.models import Name, Topic
from briefs.search.finder import ENOUGH
from briefs.search.index import MOST

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
    assert PAPERS.judge(text).answered


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
    found = PAPERS.judge(text)
    assert (found.answered, found.missing) == (False, missing)


def test_what_is_refused_has_its_nearest_passage() -> None:
    assert PAPERS.found("grain prices in Uppsala")[0] == ("isle-1999", 2)


def test_words_that_never_meet_are_no_answer() -> None:
    found = PAPERS.judge("quarrel prices charter timber")
    assert (found.answered, found.missing) == (False, ())


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("grain prices", 1.0),
        ("rhubarb", 0.0),
        ("", 0.0),
        ("the ferry", 1.0),  # a topic's name is as good as held by every passage
    ],
)
def test_the_share_that_the_best_passage_holds(text: str, share: float) -> None:
    assert PAPERS.judge(text).coverage == pytest.approx(share)


def test_what_no_passage_holds_only_lowers_the_share() -> None:
    shares = [PAPERS.judge(text).coverage for text in ("grain", "grain rhubarb", "grain rhubarb kohlrabi")]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > shares[1] > shares[2] > 0


def test_a_word_that_goes_with_any_subject_lowers_it_little() -> None:
    plain, light, strange = (
        PAPERS.judge(text).coverage for text in ("grain", "important grain", "Uppsala grain")
    )
    assert plain > light > strange


def test_an_ordinary_word_that_is_lacking_lowers_it_less_near_a_topic() -> None:
    near, far = (PAPERS.judge(text).coverage for text in ("ferry grain rhubarb", "timber grain rhubarb"))
    assert near > far


def test_a_word_said_twice_is_asked_for_once() -> None:
    found = PAPERS.judge("rhubarb, rhubarb!")
    assert (found.words, found.missing) == (("rhubarb",), ("rhubarb",))


def test_a_question_without_end_is_judged_by_its_rarest_words() -> None:
    told = " ".join(f"word{n}" for n in range(MOST + 40))
    long = corpus(handmade("a", [told], [f"{told} grain"], ["Fish."]))
    assert len(long.judge(f"{told} grain").words) == MOST
    assert long.judge(f"{told} grain").answered
    assert long.judge(f"{told} Uppsala").missing == ("uppsala",)


def test_a_watched_phrase_that_stands_in_a_paper_is_found() -> None:
    sails = handmade("sails-1970", ["The night ferry sails at ten."])
    found = corpus(sails, topics=[FERRY]).judge("night ferry")
    assert (found.answered, found.missing) == (True, ())


def test_a_watched_phrase_that_stands_elsewhere_is_missing_here() -> None:
    sails = handmade("sails-1970", ["The night ferry sails at ten."])
    both = corpus(sails, ISLE, topics=[FERRY])
    assert both.judge("night ferry", "isle-1999").missing == ("night ferry",)
    assert both.judge("night ferry", "sails-1970").missing == ()


def test_a_word_within_a_name_is_not_missing() -> None:
    assert PAPERS.judge("Olaf").missing == ()
    assert PAPERS.found("Olaf") == [("isle-1999", 3)]


def test_a_name_is_found_by_its_other_forms() -> None:
    assert PAPERS.found("Olaf the Quiet") == [("isle-1999", 3)]


def test_a_word_is_missing_only_where_it_was_searched() -> None:
    assert PAPERS.judge("timber").missing == ()
    found = PAPERS.judge("timber", "isle-1999")
    assert (found.answered, found.missing) == (False, ("timber",))
    assert PAPERS.found("timber", "isle-1999") == []


def test_a_topic_is_named_only_where_the_papers_speak_of_it() -> None:
    carts = handmade("carts-1950", ["Carts carried grain over the pass."])
    both = corpus(ISLE, carts, topics=[FERRY])
    assert both.judge("the boat and the grain", "isle-1999").missing == ()
    assert both.judge("the boat and the grain", "carts-1950").missing == ("boat",)


@pytest.mark.parametrize(("who", "place"), [("old", ("fjord-2004", 2)), ("young", ("fjord-2004", 3))])
def test_what_somebody_says_is_looked_for_in_their_lines(who: str, place: tuple[str, int]) -> None:
    assert PAPERS.found(f"what do {who} captains say about timber and the sound?")[0] == place


def test_a_passage_on_the_topic_is_found_by_its_alias() -> None:
    found = PAPERS.judge("boat")
    assert (found.answered, found.missing) == (True, ())
    assert set(PAPERS.found("boat")) == {("isle-1999", 1), ("fjord-2004", 1)}


def test_equals_stand_in_the_order_of_the_papers() -> None:
    twins = [handmade(id, ["Grain is dear."]) for id in ("b", "a", "c")]
    assert corpus(*twins).found("grain") == [("b", 1), ("a", 1), ("c", 1)]


@pytest.mark.parametrize("text", ["", "the of and", "?!", "tell me something please"])
def test_nothing_asked_is_nothing_found(text: str) -> None:
    found = PAPERS.judge(text)
    assert (found.answered, found.words, found.missing) == (False, (), ())
    assert PAPERS.found(text) == []


def test_no_papers_hold_nothing() -> None:
    found = corpus().judge("grain prices")
    assert (found.answered, found.missing) == (False, ("grain", "prices"))


words = st.sampled_from(
    "ferry boat grain prices captains timber rhubarb Uppsala Olaf night toll important".split()
)


@settings(max_examples=30)
@given(st.lists(words, max_size=5).map(" ".join), st.sampled_from([(), ("isle-1999",), ("fjord-2004",)]))
def test_any_question_has_its_share(text: str, papers: tuple[str, ...]) -> None:
    found = PAPERS.judge(text, *papers)
    assert 0 <= found.coverage <= 1 + 1e-6
    assert set(found.missing) <= set(found.words)
    assert found.answered is (found.coverage >= ENOUGH)
    assert {paper for paper, _ in PAPERS.found(text, *papers)} <= set(papers or ("isle-1999", "fjord-2004"))
