"""Names fold to one term, phrases are terms, topics are found by their terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.models import Name, Topic
from briefs.search.terms import Lexicon, TopicFinder, occurs

LEXICON = Lexicon([Name("north", ("North Korea", "DPRK", "the North")), Name("usa", ("US", "United States"))])


def cut(text: str) -> list[str]:
    return [t.key for t in LEXICON.terms(text)]


def test_every_form_of_a_name_is_one_term() -> None:
    assert cut("North Korea") == cut("the DPRK") == cut("the North") == ["@north"]


def test_the_longest_name_wins() -> None:
    lexicon = Lexicon([Name("korea", ("Korea",)), Name("north", ("North Korea",))])
    assert [t.key for t in lexicon.terms("North Korea and Korea")] == ["@north", "@korea"]


def test_a_dotted_name_is_the_plain_one() -> None:
    assert cut("U.S. troops") == cut("US troops") == ["@usa", "troop"]


def test_the_pronoun_is_no_country() -> None:
    assert cut("they told us about troops") == ["tell", "troop"]


def test_a_term_keeps_its_place_in_the_text() -> None:
    text = "troops of the United States"
    assert [text[t.start : t.end] for t in LEXICON.terms(text)] == ["troops", "United States"]


TEXTS = st.text(max_size=60) | st.lists(
    st.sampled_from(
        ["North", "Korea", "the", "US", "us", "U.S.", "DPRK", "land's", "of", "(", "-", "United States"]
    )
).map(" ".join)


@given(TEXTS)
def test_a_line_has_the_keys_of_the_terms(text: str) -> None:
    assert LEXICON.line(text) == cut(text)
    assert Lexicon([]).line(text) == [term.key for term in Lexicon([]).terms(text)]


def test_the_names_of_a_text_are_given_in_their_words() -> None:
    assert LEXICON.names("Troops of the United States, the DPRK asked.") == [("united", "states"), ("dprk",)]


def test_words_among_which_no_name_can_begin_are_their_stems() -> None:
    assert LEXICON.keys([("soft", "soft"), ("of", ""), ("landing", "land")]) == ["soft", "land"]
    assert LEXICON.keys([("soft", "soft"), ("north", "north")]) == []


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("soft", True),
        ("soft landing", True),
        ("landing soft", False),
        ("soft plan", False),
        ("landing plan", True),
        ("plan fails", False),
        ("the soft landing plan fails", False),
    ],
)
def test_a_phrase_occurs_in_one_piece(phrase: str, found: bool) -> None:
    assert occurs(cut(phrase), cut("The soft, soft landing plan.")) is found


def finder(*terms: str) -> TopicFinder:
    return TopicFinder([Topic("t", "T", (), terms)], LEXICON)


def test_a_topic_is_found_by_a_phrase_in_sequence() -> None:
    assert finder("soft landing").topics(LEXICON.terms("A soft landing.")) == {"t": 1}
    assert finder("soft landing").topics(LEXICON.terms("Landing is soft.")) == {}


def test_joined_phrases_must_share_the_sentence() -> None:
    assert finder("US + troop").topics(LEXICON.terms("Troops of the United States leave.")) == {"t": 1}
    assert finder("US + troop").topics(LEXICON.terms("The troops leave.")) == {}


def test_a_topic_in_brackets_is_held_by_nothing() -> None:
    assert finder("troop").topics(LEXICON.terms("They leave (troops too).")) == {"t": 0}


def test_a_sentence_that_may_speak_of_a_topic_is_told_by_its_keys() -> None:
    assert finder("soft landing").may(["soft"])
    assert not finder("soft landing").may(["land"])
