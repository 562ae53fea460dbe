"""How a question is read: what it is about, which papers and topic it names, and whose words it wants."""

from functools import cache
from itertools import pairwise

import pytest
from corpus import SEEDS, handmade, shipped
from hypothesis import given, settings
from hypothesis import strategies as st
from small import Corpus, corpus

from briefs.compiler.seeds import find
from briefs.models import Name, Topic
from briefs.search.question import Question
from briefs.text import tokens

US = Name("usa", ("United States", "US", "U.S.", "Washington"))
NORTH = Name("north", ("North Korea", "DPRK", "the North"))
TOPICS = (
    Topic("troops", "Foreign troops", ("troops", "US troops", "boots on the ground"), ("troops",)),
    Topic("talks", "Peace talks", ("talks", "exchange of information"), ("talks",), watch=("red line",)),
)
HILL = handmade(
    "hill-1998",
    ["US troops may stay in the valley, as the chinese delegates said."],
    ["Multipolar talks about the armistice have failed.", "OPQR is a body of five states."],
    title="The Valley in Winter",
    authors=("Nora Hill",),
    year=1998,
    nicknames=("the valley paper",),
)
LAKE = handmade("lake-2004", ["The DPRK asked for grain."], authors=("Omar Lake",), year=2004)
PAPERS = corpus(HILL, LAKE, topics=TOPICS, names=(US, NORTH))


def read(text: str) -> Question:
    return PAPERS.read(text)


def terms(text: str) -> list[str]:
    return [term.key for term in read(text).terms]


@pytest.mark.parametrize(
    "text",
    [
        "US troops",
        "us troops",
        "U.S. troops",
        "the us and its troops",
        "WHAT ABOUT US TROOPS",
        "troops of the United States",
        "does washington keep troops",
    ],
)
def test_the_us_is_a_country(text: str) -> None:
    assert "@usa" in terms(text)


@pytest.mark.parametrize(
    "text",
    [
        "tell us about the troops",
        "TELL US ABOUT THE TROOPS",
        "help us understand the troops",
        "give us troops",
        "what do the troops have to do with us",
    ],
)
def test_us_who_ask_are_none(text: str) -> None:
    assert terms(text)[-1:] == ["troop"]
    assert "@usa" not in terms(text)


def test_capitals_throughout_say_nothing() -> None:
    loud, quiet = read("WHAT ABOUT THE ARMISTISE TALKS"), read("what about the armistise talks")
    assert (loud.topic, loud.corrections) == (quiet.topic, quiet.corrections)
    assert PAPERS.subject("WHAT ABOUT THE ARMISTISE TALKS") == PAPERS.subject(
        "what about the armistise talks"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("what is said about grain in the valley?", ["grain", "valley"]),
        ("please tell me what the authors think about grain, thanks", ["grain"]),
        ("I was just wondering if grain is mentioned somewhere in the text or not", ["grain"]),
        ("grain", ["grain"]),
        ("people", ["people"]),  # all that is asked
    ],
)
def test_words_of_asking_are_no_subject(text: str, words: list[str]) -> None:
    assert [" ".join(term.words) for term in read(text).terms] == words


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("what does hill say about troops", ("hill-1998",)),
        ("troops in the valley paper", ("hill-1998",)),
        ("hill vs lake on troops", ("hill-1998", "lake-2004")),
        ("troops", ()),
    ],
)
def test_papers_are_scope_and_no_subject(text: str, papers: tuple[str, ...]) -> None:
    assert (read(text).papers, PAPERS.subject(text)) == (papers, "troops")


@pytest.mark.parametrize("text", ["what do the papers say about grain", "do both mention grain"])
def test_all_papers(text: str) -> None:
    assert read(text).all_papers
    assert PAPERS.subject(text) == "grain"


@pytest.mark.parametrize(
    ("text", "topic", "bare"),
    [
        ("troops", "troops", True),
        ("what about boots on the ground?", "troops", True),
        ("exchange of information", "talks", True),  # a word of asking that is part of an alias
        ("troops in winter", "troops", False),
        ("grain", None, False),
    ],
)
def test_a_topic_is_named_by_its_aliases(text: str, topic: str | None, bare: bool) -> None:
    question = read(text)
    assert (question.topic, question.bare) == (topic, bare)


def test_the_longest_alias_names_the_topic() -> None:
    assert [term.key for term in read("talks about us troops").alias] == ["@usa", "troop"]


@pytest.mark.parametrize(
    ("text", "corrections"),
    [
        ("mutlipolar", (("mutlipolar", "multipolar"),)),
        ("the armistise", (("armistise", "armistice"),)),
        ("hil on grane", ()),  # too short to be sure of, and near nothing
        ("sanctions", ()),
        ("OPQT", ()),  # an acronym is no slip
        ("the OPQT and the talks", ()),
    ],
)
def test_slips_are_corrected_and_said(text: str, corrections: tuple[tuple[str, str], ...]) -> None:
    assert read(text).corrections == corrections


def test_a_name_joined_is_parted() -> None:
    joined = handmade("a", ["North Korea is far."])
    question = corpus(joined, names=(NORTH,)).read("northkorea")
    assert ([t.key for t in question.terms], question.corrections) == (
        ["@north"],
        (("northkorea", "north korea"),),
    )


@pytest.mark.parametrize(
    ("text", "corrections"),
    [
        ("armi stice talks", (("armi stice", "armistice"),)),
        ("armi-stice talks", (("armi stice", "armistice"),)),
        ("the multi polar valley", (("multi polar", "multipolar"),)),
        ("ARMI STICE talks", ()),  # acronyms
        ("red line", ()),
    ],
)
def test_halves_of_a_word_are_joined(text: str, corrections: tuple[tuple[str, str], ...]) -> None:
    assert read(text).corrections == corrections


def test_only_so_many_strange_words_are_looked_at() -> None:
    assert [len(read("armistise " * n).corrections) for n in (1, 32, 60)] == [1, 32, 32]


def test_a_joined_word_stands_where_its_halves_do() -> None:
    question = read("grain and armi stice talks")
    joined = next(term for term in question.terms if term.words == ("armistice",))
    assert question.text[joined.start : joined.end] == "armi stice"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("what do chinese delegates say about troops", ["chines", "deleg"]),
        ("troops according to chinese delegates", ["chines", "deleg"]),
        ("chinese delegates and troops", []),
        ("what does hill say about troops", []),
    ],
)
def test_who_is_asked_for_their_words(text: str, speakers: list[str]) -> None:
    assert [term.key for term in read(text).speakers] == speakers


def test_watched_words_stand_in_one_piece() -> None:
    assert read("is there a red line for troops").watched == ((0, 2),)
    assert read("a line that is red").watched == ()


@pytest.mark.parametrize(
    ("text", "idle"),
    [
        ("who made you", True),
        ("ok never mind", True),
        ("what works best", True),
        ("what does hill want", False),
        ("what do the papers want", False),
        ("troops", False),
        ("good grain", False),
    ],
)
def test_nothing_is_asked_of_the_papers(text: str, idle: bool) -> None:
    assert read(text).idle is idle


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("what grain north of korea", "what grain north of korea"),  # not North Korea
        ("what do chinese delegates say about grain", "what do chinese delegates say about grain"),
        ("why is multipolar grain so dear?", "multipolar grain dear"),
        ("us grain", "US grain"),
        ("OPQT grain", "OPQT grain"),
    ],
)
def test_the_subject_is_as_short_as_it_can_be(text: str, subject: str) -> None:
    assert PAPERS.subject(text) == subject


@pytest.fixture(scope="module")
def seeds() -> Corpus:
    """The shipped papers, topics and names."""
    found = find(SEEDS)
    return corpus(*shipped().values(), topics=found.topics, names=found.names)


ASKING = [
    "us",
    "US",
    "say",
    "paper",
    "report",
    "both",
    "according",
    "petrov",
    "people",
    "the",
    "of",
    "what",
    "and",
]


@cache
def known() -> list[str]:
    """The words of the shipped papers."""
    texts = (passage.text for paper in shipped().values() for passage in paper.passages)
    return sorted({token.word for text in texts for token in tokens(text)})


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_the_subject_is_read_as_the_question_was(seeds: Corpus, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(known()) | st.sampled_from(ASKING), min_size=1, max_size=8))
    question, subject = seeds.read(" ".join(words)), seeds.subject(" ".join(words))
    again = seeds.read(subject)
    assert [t.key for t in again.terms] == [t.key for t in question.terms]
    assert [t.key for t in again.speakers] == [t.key for t in question.speakers]
    assert (again.topic, seeds.subject(subject)) == (question.topic, subject)


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=80) | st.lists(st.sampled_from(["us", "\u200b", "'s", "¶", "DPRK", "-"])).map("".join)
)
def test_any_text_is_read(text: str) -> None:
    question = read(text)
    assert read(question.text) == question
    assert all(a.end <= b.start or a.start == b.start for a, b in pairwise(question.terms))


@pytest.mark.parametrize(
    "text",
    [
        "grain in teh valley",  # letters that changed places
        "wat abt grain n valley",  # as it is texted
        "grain w valley",
    ],
)
def test_words_of_asking_are_read_as_they_are_typed_on_a_phone(text: str) -> None:
    assert (terms(text), read(text).corrections) == (["grain", "valley"], ())


def test_a_possessive_needs_no_apostrophe() -> None:
    assert terms("dprks grain") == ["@north", "grain"]


def test_a_name_is_no_slip_for_an_ordinary_word() -> None:
    assert read("the valey in winter").corrections == (("valey", "valley"),)
    assert read("the lady Valey in winter").corrections == ()
    assert read("The Lady Valey in Winter").corrections == (("valey", "valley"),)  # a title


def test_the_year_beside_an_author_belongs_to_the_name() -> None:
    question = read("hill 1997 troops")
    assert (question.papers, [t.key for t in question.terms]) == (("hill-1998",), ["troop"])
