"""Tests of briefs.compiler.voice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.compiler.reading import read
from briefs.compiler.voice import flat, hedges, is_question, reported, years

REPORTED = [
    ("In other words, argues Professor Lee Su-hoon (Kyungnam), trade is dead.", "Professor Lee Su-hoon"),
    ("Instead, most observers believe that trade is dead.", "most observers"),
    ("To promote trade, some analysts suggest opening ports.", "some analysts"),
    ("Hopeful observers asserted that trade grew.", "Hopeful observers"),
    ("According to a scholar from Lima, trade is dead.", "a scholar from Lima"),
    ("In essence, according to one scholar, trade is dead.", "one scholar"),
    ("These changes, according to the optimist school, are large.", "the optimist school"),
    ("One participant, who has seen Lima twice, described the port as dead.", "One participant"),
    ("Several members of the delegation also voiced doubts.", "Several members of the delegation"),
    (
        "A number of Peruvian and Chilean participants argued that trade grew.",
        "A number of Peruvian and Chilean participants",
    ),
    ("It is fear, many analysts say, that moves Lima.", "many analysts"),
    ("For Lima, it was argued, ports are vital.", "it was argued"),
    ("It has been suggested that ports are vital.", "It has been suggested"),
    ("Lima will not move, this individual asserted, whatever happens.", "this individual"),
    ("Oddly, they believe, trade may grow.", "they"),
    ("Others expressed doubts about ports.", "Others"),
    ("Few believe that trade will grow.", "Few"),
    ("Participants agreed, however, that ports matter.", "Participants"),
    ("Peruvian participants were virtually unanimous on ports.", "Peruvian participants"),
    ("The group reached a firm consensus that ports matter.", "The group"),
    (
        "Diverse views are held by both Peruvian and Chilean analysts, as ever.",
        "both Peruvian and Chilean analysts",
    ),
    ("A balance (as it was named by Prof. Hamm of Lima) is kept.", "Prof. Hamm"),
    ("In this view, ports matter.", "this view"),
    ("In the view of many economists, ports matter.", "many economists"),
    ("In 1998, President Kim Young-sam stated his position on ports.", "President Kim Young-sam"),
    ('"Trade is dead," said one official in Lima.', "one official in Lima"),
    ("As one diplomat put it, the door is open.", "one diplomat"),
    ("Smith and Jones (2003) believe that trade is dead.", "Smith and Jones"),
    ("A recent study by the World Bank found that trade grew.", "A recent study by the World Bank"),
    ("According to a survey of 2,000 farmers, yields fell.", "a survey of 2,000 farmers"),
    ("Seoul has said it will pay.", "Seoul"),
    ("The ministry of trade suggests that ports close.", "The ministry of trade"),
    ("Beijing announced that the border would close.", "Beijing"),
    ("Analysts who study ports argue that trade grew.", "Analysts who study ports"),
    ("There was general recognition that ports matter.", "There was general recognition"),
    ("Some of the scholars from both countries disagreed.", "Some of the scholars from both countries"),
    ('Peru determined that its aims are "to trade and to last."', "Peru"),
    ("Several scenarios have been described, including a flood.", "Several scenarios have been described"),
    ("Juan A. Perez listed ports among what he called an “axis of trade.”", "Juan A. Perez"),
    ('The port concept "constitutes a part of the law and is bound by it."', "The port concept"),
    ("Ports are at the heart of what they call “the grid.”", "they"),
]


@pytest.mark.parametrize(("sentence", "speaker"), REPORTED)
def test_somebody_is_reported(sentence: str, speaker: str) -> None:
    assert reported(read(sentence)) == speaker


OWN = [
    "Now is the time for both Koreas to talk.",
    "The troops won’t be tolerated by Russia or China.",
    "Mongolia shares the concern of others.",
    "Washington regards the armistice as the cornerstone.",
    "Beijing announced the closure of the border.",
    "Mongolia suggested the creation of a forum.",
    "It is legitimate to argue that Seoul is a party.",
    "It can be argued that Seoul is a party.",
    "One could argue that Seoul is a party.",
    "We argue that Seoul is a party.",
    "I believe that Seoul is a party.",
    "This paper argues that Seoul is a party.",
    "The author argues that Seoul is a party.",
    "History shows that alliances last.",
    "The low rate of trade suggests that ports matter.",
    "The decline of Lima reveals that ports matter.",
    "Relations develop according to separate dynamics.",
    "According to the Agreed Framework, plants were closed.",
    "The debate was coloured by participants' views of reform.",
    "The minister's claim that trade is dead was false.",
    "Contrary to the hopes of analysts who presumed that trade would grow, it fell.",
    "The powers fear war, and therefore they prefer a divided Korea.",
    "The official dialogue has begun.",
    "Participants were invited to share data.",
    "A Cold War remnant called North Korea is left.",
    "On those two points, Bush need not threaten the North.",
    "The United States emphasizes trade.",
    "To say that trade is dead is to lie.",
    "The surveyors determine the depth of the port.",
    "Several methods have been described.",
    "What he called for was trade.",
    'The plan "works" for all who trade with the towns.',
]


@pytest.mark.parametrize("sentence", OWN)
def test_the_author_speaks(sentence: str) -> None:
    assert reported(read(sentence)) is None


PIECES = st.sampled_from(
    """according to by it was argued said analysts participants who , ( ) " some of the Kim (2003) Smith that they
    believe Seoul Prof. views were optimistic a in this view There general recognition 2,000 — put 。""".split()
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=80))
def test_what_is_read_is_in_the_sentence(sentence: str) -> None:
    assert (reported(read(sentence)) or "") in sentence
    for word in (*hedges(read(sentence)), *flat(read(sentence))):
        assert word in " ".join(sentence.lower().split())
    for year in years(sentence):
        assert 1500 <= year <= 2099


def test_hedges_stand_in_order_once() -> None:
    assert hedges(read("It may, perhaps, rain, may snow and Could be LIKELY.")) == (
        "may",
        "perhaps",
        "could",
        "likely",
    )


def test_would_likely_is_one_hedge() -> None:
    assert hedges(read("He would likely push.")) == ("would likely",)


def test_a_month_and_an_army_do_not_hedge() -> None:
    assert hedges(read("In May 1998 its military might grew.")) == ()


def test_flat_words_as_written() -> None:
    assert flat(read("It won’t and cannot; it must, it needs to, it never will.")) == (
        "won’t",
        "cannot",
        "must",
        "needs to",
        "never",
        "will",
    )


def test_the_will_is_no_flat_word() -> None:
    assert flat(read("The political will of William.")) == ()
    assert flat(read("The North will open.")) == ("will",)


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Signed in 1991 and 2000.", (1991, 2000)),
        ("From 2003 back to 1998, and 2003 again.", (1998, 2003)),
        ("A meeting in Sep.2003 took place.", (2003,)),
        ("The war of 1990-95 and that of 1950–1953.", (1950, 1953, 1990, 1995)),
        ("The season 1999/2000, and 2003/04.", (1999, 2000, 2003, 2004)),
        ("The 1990s and the mid-1980s.", (1980, 1990)),
        ("(Smith 2003a; Lee, 1998)", ()),
        ("Since 1994 boats were few (see Miller, 2009, p. 4), and Lee (2011) agrees.", (1994,)),
        ("On 27.01.2004, 27-01-2005 and May 12,1998.", (1998, 2004, 2005)),
        ("May 26-28, 1998, was warm.", (1998,)),
        ("The 2000 elections and the 1994 Agreed Framework.", (1994, 2000)),
        ("In about 1850, railways came.", (1850,)),
    ],
)
def test_years(sentence: str, named: tuple[int, ...]) -> None:
    assert years(sentence) == named


@pytest.mark.parametrize(
    "sentence",
    [
        "He counted 1,998 men and 2000 troops.",
        "It cost $2000, or 1995.50 in all.",
        "Some 1500 workers came.",
        "Resolution 1718 is on page 1999.",
        "Call (808) 971-1900.",
        "See http://example.org/2003/05/ or v2003 or 120034.",
        "In 1066 and 2150.",
        "The counts were 1028 1740 1930 0.23.",
        "It was centrifuged at 1500 rpm for 1600 g.",
        "It consists of 1797 sentences.",
    ],
)
def test_other_numbers_are_no_years(sentence: str) -> None:
    assert years(sentence) == ()


@pytest.mark.parametrize("sentence", ["Why?", "He asked: “Why?”", "何ですか？", "Really?!?"])
def test_asks(sentence: str) -> None:
    assert is_question(sentence)


@pytest.mark.parametrize("sentence", ["Why.", "“Why?” he asked.", ""])
def test_does_not_ask(sentence: str) -> None:
    assert not is_question(sentence)


@pytest.mark.parametrize(
    "unit", ["said ", "analysts who ", "(", "by it was ", "1998 ", "may will ", ", who said "]
)
def test_a_long_sentence_is_no_trap(unit: str) -> None:
    """Each takes a blink where the time grows with the length, and minutes where it grows with its square."""
    sentence = unit * (60_000 // len(unit))
    assert (reported(read(sentence)) or "") in sentence
    assert len(hedges(read(sentence))) + len(flat(read(sentence))) + len(years(sentence)) <= 3


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("They asked for the likely future of the port.", ()),
        ("A decoder keeps the most likely paths.", ()),
        ("The port is likely to close.", ("likely",)),
        ("The most likely to close is the port.", ("likely",)),
        ("Ships will most likely stay away.", ("likely",)),
    ],
)
def test_what_tells_which_one_is_no_hedge(sentence: str, found: tuple[str, ...]) -> None:
    assert hedges(read(sentence)) == found
