"""Tests of briefs.compiler.lean."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_papers import BAYARKHUU, JOHNSTONE, PETROV, shipped

from briefs.compiler import reading
from briefs.compiler.lean import lean
from briefs.compiler.sentences import split
from briefs.models import Kind, Lean, Part, Passage, Place, Sentence


def passage(
    number: int, text: str, kind: Kind = Kind.PROSE, *, section: int | None = None, lead_in: int | None = None
) -> Passage:
    spans = split(text, 0, len(text)) if kind is not Kind.LIST else [(0, len(text))]
    sentences = tuple(Sentence(n, a, b, text[a:b]) for n, (a, b) in enumerate(spans, 1))
    return Passage(number, Part.BODY, kind, 0, len(text), text, sentences, section, None, lead_in)


def leaning(passages: list[Passage]) -> list[Passage]:
    return lean(passages, [[reading.read(s.text) for s in p.sentences] for p in passages])


def read(*paragraphs: str) -> dict[str, tuple[Lean, str]]:
    """The lean and the riders of each sentence of made-up paragraphs, by "paragraph.sentence"."""
    return found(leaning([passage(n, text) for n, text in enumerate(paragraphs, 1)]))


def found(passages: list[Passage]) -> dict[str, tuple[Lean, str]]:
    return {
        f"{p.number}.{s.number}": (s.lean, " ".join(f"{r.paragraph}.{r.sentence}" for r in s.riders))
        for p in passages
        for s in p.sentences
    }


def second(text: str) -> Lean:
    """The lean of a sentence after one that names people, a plan and talks."""
    return read(f"Peru and Chile held talks on trade, and the ministers wrote a plan. {text}")["1.2"][0]


LEANING = [
    "That may raise wages.",
    "This goal of free trade is far off.",
    "These changes are slow.",
    "Such steps would help.",
    "It has a long coast.",
    "Their fleets are old.",
    "They differ.",
    "Both have ports.",
    "Each has a port.",
    "The two countries therefore trade little.",
    "The plan would cost little.",
    "The latter is richer.",
    "In other words, ports matter.",
    "For this purpose, Peru can build ports.",
    "For one, he has built ports.",
    "Then, ports have to be built.",
    "Then Bolivia would follow.",
    "Under the first option, ports would close.",
    "If the second scenario takes place, ports will open.",
    "In that case, ports would open.",
    "If so, ports would open.",
    "For similar reasons, Bolivia will wait.",
    "On this basis, Bolivia believes it should lead.",
    "As part of this strategy, Lima has opened ports.",
    "Despite this belief, ports were built.",
    "Even more hopeful estimates are low.",
    "Similarly, the border has opened.",
    "Instead, most observers expect rain.",
    "For example, Lima has a port.",
    "Others expressed doubts.",
    "Another analyst spoke of rain.",
    "Bolivia is not moving, this individual said, despite the rain.",
    "Oddly, they believe, rain will help.",
    "For Lima, it was argued, rain is best.",
    "Even if they sought to do so, Bolivia and Brazil are unable to help.",
    "As it grows in scope, it may become a market.",
    "To address these and other issues, a seminar was held.",
    "At times the direction appears to be exactly the opposite.",
    "Bolivian aims, however, are quite different.",
    "The most serious ones are in the north.",
    "With both countries in debt, Lima may be bolder.",
    "Grouped together, they would be large.",
    "What this means is rain.",
    "It is growing fast.",
    "It was built to last.",
    "But this is not the end of the story.",
    "There are two ideas behind this plan.",
    "More important, it will bring rain.",
    "Several delegates were less hopeful.",
    "Bolivian aims are much less clear.",
    "Brazil, in contrast, has ports.",
    "Bolivia's delegates agreed, urging patience.",
    "Because Bolivia has no ports, the talks will fail.",
    "In Bolivia the ministers distrust the plan.",
    "Ports are few throughout the country.",
    "Discussions took place in two languages.",
]


@pytest.mark.parametrize("text", LEANING)
def test_leans_hard(text: str) -> None:
    assert second(text) is Lean.HARD


ALONE = [
    "Since Peru is richer than Chile, it should pay first.",
    "Bolivia says it will pay.",
    "It is now up to Lima and Santiago to end the dispute.",
    "It is likely that rain will fall.",
    "It has been argued that rain helps.",
    "It is necessary to build ports.",
    "It is amazing how quickly tastes change.",
    "It is a myth that ports pay.",
    "It seems that rain helps.",
    "It was Lima that paid.",
    "As it grows in scope, the market may open.",
    "Although they differ, the two Perus trade.",
    "Regardless of its purpose, the port may be seen as a threat.",
    "In order to reach its aims, Bolivia needs a port.",
    "This paper argues for ports.",
    "In this article we look at ports.",
    "Those who trade gain.",
    "Those hopeful about trade were few.",
    "Both Bolivia and Brazil have ports.",
    "Countries such as Bolivia lack ports.",
    "Brazil and Bolivia signed a pact, and the two countries now trade.",
    "All four powers (Brazil, Bolivia, Peru and Chile) trade, and therefore they prefer peace.",
    "The three scenarios for Bolivia are grim.",
    "A peace in the north cannot be built if Bolivia is left out.",
    "Few believe that trade will grow.",
    "Some have argued that trade hurts.",
    "Although most delegates backed the Lima talks, they doubted that such meetings help.",
    "Bolivia is the only country in South America without disputes with others of this region.",
    "The first step out of the crisis is a port.",
    "Brazil has a plan similar to the one of Bolivia.",
    "That Bolivia lacks a port is clear.",
    "What Bolivia really wants is a port.",
    "Ports are less costly than roads.",
    "Bolivia is now more open.",
    "Ports that are more costly fail.",
    "More practical concerns are at the fore.",
    "Bolivia agreed that ports are needed.",
    "Bolivia agreed to the treaty.",
    "The talks between Brazil and Bolivia will fail.",
    "The peace talks of Quito will fail.",
    "Bolivia gave up the war.",
    "Bolivia has no ports, and many in the country want one.",
    "Discussions between Brazil and Bolivia took place in Quito.",
]


@pytest.mark.parametrize("text", ALONE)
def test_stands_alone(text: str) -> None:
    assert second(text) is Lean.NONE


SOFT = [
    "But Bolivia has no port.",
    "Also, Bolivia has no port.",
    "However, Bolivia has no port.",
    "Further progress was made in Bolivia.",
    "Moreover, Bolivia has no port.",
    "Yet Bolivia has no port.",
    "And Bolivia has no port.",
    "Nevertheless, Bolivia has no port.",
    "Therefore, Bolivia needs a port.",
    "Bolivia, however, has no port.",
    "Bolivia must therefore build a port.",
    "Bolivia built roads, for example, to help trade.",
]


@pytest.mark.parametrize("text", SOFT)
def test_leans_softly(text: str) -> None:
    assert second(text) is Lean.SOFT


def test_rides_with_the_sentence_before() -> None:
    assert read("Lima built a port. It is deep.")["1.2"] == (Lean.HARD, "1.1")


def test_rides_with_the_whole_chain() -> None:
    assert read("Lima built a port. It is deep. This helps.")["1.3"] == (Lean.HARD, "1.1 1.2")


def test_a_chain_ends_at_a_soft_one() -> None:
    assert read("Rain fell. But Lima built a port. It is deep.")["1.3"] == (Lean.HARD, "1.2")


def test_a_chain_of_more_than_three_is_lost() -> None:
    read_on = read("Lima built a port. It is deep. It is wide. It is new. It is old.")
    assert read_on["1.4"] == (Lean.HARD, "1.1 1.2 1.3")
    assert read_on["1.5"] == (Lean.LOST, "")


def test_what_leans_on_a_lost_one_is_lost() -> None:
    assert read("It rained. This helped.") == {"1.1": (Lean.LOST, ""), "1.2": (Lean.LOST, "")}


def test_a_paragraph_may_lean_on_the_one_before() -> None:
    assert read("Rain fell. Lima built a port.", "This helped.")["2.1"] == (Lean.HARD, "1.2")


def test_a_section_does_not_lean_on_the_one_before() -> None:
    passages = [passage(1, "Lima built a port.", section=1), passage(2, "This helped.", section=2)]
    assert found(leaning(passages))["2.1"] == (Lean.LOST, "")


def test_a_condition_rides_with_what_follows_from_it() -> None:
    text = "Two futures are open. If ports close, trade ends. In that case, Lima loses. If so, it pays."
    assert read(text)["1.4"] == (Lean.HARD, "1.2 1.3")


def test_two_points_ride_with_two_sentences() -> None:
    text = "Rain fell. Lima has a port. Santiago has a fleet. On those two points, Quito need not worry."
    assert read(text)["1.4"] == (Lean.HARD, "1.2 1.3")


def test_a_quotation_that_goes_on_rides_with_its_beginning() -> None:
    text = "The plan says “ports are open. Trade can be free.” Rain fell."
    assert [lean for lean, _ in read(text).values()] == [Lean.NONE, Lean.HARD, Lean.NONE]


def test_a_crisis_rides_with_all_from_where_it_was_told_of() -> None:
    text = "A deep crisis hit Lima. Rain fell. Bolivians were wary even before the crisis."
    assert read(text)["1.3"] == (Lean.HARD, "1.1 1.2")


def test_a_crisis_nobody_told_of_is_known_to_all() -> None:
    assert read("Rain fell. Bolivians were wary even before the crisis.")["1.2"] == (Lean.NONE, "")


def test_a_crisis_that_the_title_names_is_known_to_all() -> None:
    said = [passage(1, "A deep crisis hit Lima. Bolivians were wary even before the crisis.")]
    words = [[reading.read(s.text) for s in p.sentences] for p in said]
    assert [
        lean(said, words, title=title)[0].sentences[1].lean for title in ("Lima", "The Crisis of Lima")
    ] == [
        Lean.HARD,
        Lean.NONE,
    ]


def test_a_noun_that_goes_before_a_name_needs_nothing() -> None:
    text = "Two parsers are compared. The parsers Alpha and Beta are fast."
    assert read(text)["1.2"] == (Lean.NONE, "")


def test_an_announcement_whose_list_is_missing_is_lost() -> None:
    said = [passage(1, "Lima has ports. A delegate pointed to two aims:"), passage(2, "These aims are old.")]
    read_on = lean(said, [[reading.read(s.text) for s in p.sentences] for p in said], missing={1})
    assert [s.lean for p in read_on for s in p.sentences] == [Lean.NONE, Lean.LOST, Lean.LOST]


def test_a_name_for_what_was_said_rides_with_it() -> None:
    text = "Now is the time to acknowledge the debt. The acknowledgement would help."
    assert read(text)["1.2"] == (Lean.HARD, "1.1")


ANNOUNCED = "Some analysts suggest a pact. To reach this goal, three tasks are needed:"


def items(*texts: str) -> dict[str, tuple[Lean, str]]:
    more = [passage(n, text, Kind.ITEM, lead_in=1) for n, text in enumerate(texts, 2)]
    return found(leaning([passage(1, ANNOUNCED), *more]))


def test_an_item_rides_with_its_lead_in() -> None:
    assert items("Build ports.", "Open markets.")["3.1"] == (Lean.HARD, "1.1 1.2")


def test_each_sentence_of_an_item_rides_with_the_lead_in() -> None:
    assert items("Build ports. Lima has none.")["2.2"] == (Lean.HARD, "1.1 1.2")


def test_a_later_sentence_of_an_item_rides_with_what_it_leans_on() -> None:
    assert items("Build ports. They pay.")["2.2"] == (Lean.HARD, "1.1 1.2 2.1")


def test_the_first_sentence_of_an_item_does_not_lean_on_another_item() -> None:
    assert items("Build ports.", "This is all.")["3.1"] == (Lean.HARD, "1.1 1.2")


LINES = (Sentence(1, 0, 4, "Soft"), Sentence(2, 5, 12, "landing"))


def test_the_lines_of_a_list_ride_with_the_lead_in_alone() -> None:
    text = "Soft landing"
    lines = Passage(2, Part.BODY, Kind.LIST, 0, 12, text, LINES, lead_in=1)
    assert found(leaning([passage(1, "Three ends are named:"), lines]))["2.2"] == (Lean.HARD, "1.1")


def test_an_item_that_nothing_announces_is_read_as_prose() -> None:
    assert found(leaning([passage(1, "Lima built a port.", Kind.ITEM)]))["1.1"] == (Lean.NONE, "")


def test_an_announcement_that_nobody_made_is_lost() -> None:
    text = "Trade is a matter of ports. {}This announcement could be a bluff."
    assert read(text.format(""))["1.2"][0] is Lean.LOST
    assert read(text.format("Lima said it would build one. "))["1.3"] == (Lean.HARD, "1.2")


def test_a_meeting_may_be_called_a_discussion() -> None:
    assert read("The institute hosted a meeting. These discussions went well.")["1.2"][0] is Lean.HARD


def test_a_proposal_is_what_should_be() -> None:
    assert read("Lima should build a port. This proposal is new.")["1.2"][0] is Lean.HARD


def test_they_after_a_single_thing_are_lost() -> None:
    text = (
        "Peru will end its program as, given the realities of trade, it does not help the aims of its fleet."
    )
    assert read(f"{text} Rather, they are likely to hurt trade.")["1.2"][0] is Lean.LOST
    assert read("Peru has a port. They are deep.")["1.2"][0] is Lean.LOST
    assert read("Peru's ports will not help. Rather, they are a burden.")["1.2"][0] is Lean.HARD


def test_the_lean_that_was_there_is_forgotten() -> None:
    (given_back,) = leaning([passage(1, "Lima built a port. It is deep.")])
    assert leaning([given_back]) == [given_back]


def test_other_languages_and_odd_text_stand_alone() -> None:
    for text in ["这是第一句。", "Это порт.", "…", "((((", '""""', "1998 2003", "-", "A"]:
        assert read(text)["1.1"][0] is Lean.NONE


PROSE = st.lists(st.sampled_from([*LEANING, *ALONE, *SOFT]), min_size=1, max_size=6).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(PROSE | st.text(max_size=60), max_size=5))
def test_riders_stand_before_in_order_once_and_stand_alone(paragraphs: list[str]) -> None:
    passages = leaning([passage(n, text) for n, text in enumerate(paragraphs, 1)])
    leans = {Place(p.number, s.number): s for p in passages for s in p.sentences}
    for place, sentence in leans.items():
        assert (sentence.lean is Lean.HARD) == bool(sentence.riders)
        assert list(sentence.riders) == sorted(set(sentence.riders))
        assert len(sentence.riders) <= 3
        assert all(rider < place for rider in sentence.riders)
        for rider in sentence.riders:
            assert set(leans[rider].riders) <= set(sentence.riders)
            assert leans[rider].lean is not Lean.LOST


@pytest.mark.parametrize(
    ("paper", "place", "expected", "riders"),
    [
        (PETROV, Place(8, 2), Lean.HARD, "8.1"),
        (PETROV, Place(9, 3), Lean.NONE, ""),
        (PETROV, Place(6, 1), Lean.NONE, ""),
        (PETROV, Place(10, 3), Lean.NONE, ""),
        (PETROV, Place(12, 4), Lean.HARD, "12.3"),
        (PETROV, Place(15, 2), Lean.HARD, "14.3 15.1"),
        (PETROV, Place(18, 2), Lean.LOST, ""),
        (PETROV, Place(19, 1), Lean.HARD, "18.3"),
        (BAYARKHUU, Place(6, 2), Lean.HARD, "6.1"),
        (BAYARKHUU, Place(9, 6), Lean.HARD, "9.5"),
        (BAYARKHUU, Place(14, 1), Lean.HARD, "13.1 13.2"),
        (BAYARKHUU, Place(17, 2), Lean.LOST, ""),
        (BAYARKHUU, Place(21, 2), Lean.HARD, "20.1"),
        (BAYARKHUU, Place(23, 2), Lean.HARD, "23.1"),
        (BAYARKHUU, Place(23, 3), Lean.HARD, "23.1 23.2"),
        (BAYARKHUU, Place(26, 1), Lean.HARD, "25.1 25.2"),
        (BAYARKHUU, Place(29, 1), Lean.HARD, "25.1 25.2"),
        (JOHNSTONE, Place(5, 2), Lean.NONE, ""),
        (JOHNSTONE, Place(22, 2), Lean.HARD, "22.1"),
        (JOHNSTONE, Place(25, 2), Lean.HARD, "25.1"),
        (JOHNSTONE, Place(32, 2), Lean.HARD, "31.1 31.2 31.3 32.1"),
        (JOHNSTONE, Place(46, 3), Lean.HARD, "46.2"),
    ],
)
def test_the_shipped_papers(paper: str, place: Place, expected: Lean, riders: str) -> None:
    sentence = shipped(paper).sentence(place)
    assert sentence.lean is expected
    assert " ".join(f"{r.paragraph}.{r.sentence}" for r in sentence.riders) == riders


# What a careful reader would not show alone, and what he may take either way.
HARD_TO_READ_ALONE = {
    PETROV: """2.1 3.1 3.2 3.3 4.2 4.3 5.3 6.3 7.4 8.2 10.2 12.4 15.1 15.2 16.2 16.3 17.2 18.2 19.1 19.2 19.3
        20.1 20.2 21.4 22.3 23.3""",
    BAYARKHUU: """2.4 3.4 6.2 6.3 9.3 9.6 9.7 11.2 11.4 13.2 14.1 15.1 16.1 16.2 17.1 17.2 17.6 21.1 21.2 21.3
        22.2 22.3 22.4 23.2 23.3 23.4 23.8 24.2 24.4 25.2 26.1 26.2 26.3 27.1 27.2 27.3 27.4 27.5 27.6
        28.1 28.2 28.3 28.4 29.1 29.2 29.3 29.4 30.2""",
    JOHNSTONE: """2.2 2.3 3.1 3.2 4.1 4.2 4.3 4.4 6.3 11.1 11.2 11.3 12.2 13.1 14.3 15.2 18.1 18.3 19.1 21.1
        21.2
        22.2 25.2 25.3 26.2 28.2 29.1 30.2 30.3 31.2 32.1 32.2 32.3 33.1 33.2 36.3 37.1 39.1 42.1 43.4
        45.1 45.2 46.3 47.2 48.2 49.1 49.3 50.2 52.2 53.1 53.3 54.1 54.2 54.3""",
}
EITHER_WAY = {
    PETROV: "2.2 11.2 14.3",
    BAYARKHUU: "7.3 17.3 23.5 23.6",
    JOHNSTONE: "6.1 6.2 7.1 13.2 19.3 28.1 30.1 33.3 35.1 35.3 40.1 48.1 55.2",
}


def test_agrees_with_a_careful_reader() -> None:
    right = missed = wrong = 0
    for paper, places in HARD_TO_READ_ALONE.items():
        labels = set(places.split())
        for p in shipped(paper).quotable:
            for s in p.sentences:
                place = f"{p.number}.{s.number}"
                if place in EITHER_WAY[paper].split():
                    continue
                hard = s.lean in (Lean.HARD, Lean.LOST)
                right += hard and place in labels
                missed += not hard and place in labels
                wrong += hard and place not in labels
    assert right / (right + missed) >= 0.95
    assert right / (right + wrong) >= 0.80
