from __future__ import annotations

import pytest

from briefs.names import mentions, surname

PERSONS = [
    ("It was named by Prof. Hamm Taik-young of Kyungnam.", ["Hamm Taik-young"]),
    ("U.S. President George W. Bush resists.", ["George W. Bush"]),
    ("Even if Mr. Bush resists, others act.", ["Bush"]),
    ("The report was written by Christopher B. Johnstone.", ["Christopher B. Johnstone"]),
    ("As North Korean leader Kim Jong-il surveys the world, he frowns.", ["Kim Jong-il"]),
    ("Clinton, who planned a summit, left.", ["Clinton"]),
    ("A visit by Scott Snyder, USIP Program Officer, followed.", ["Scott Snyder"]),
    ("The words of Mara Quay, a professor of law, were heard.", ["Mara Quay"]),
    ("Kim Dae-jung and Kim Jong-il held a summit.", ["Kim Dae-jung", "Kim Jong-il"]),
]
BODIES = [
    ("He is at the Ministry of Foreign Affairs of Mongolia.", ["Ministry of Foreign Affairs of Mongolia"]),
    (
        "The Asia-Pacific Center for Security Studies and the United States Institute of Peace met.",
        ["Asia-Pacific Center for Security Studies", "United States Institute of Peace"],
    ),
    ("Such is the Multilateral Peace and Security Council.", ["Multilateral Peace and Security Council"]),
    ("Thanks go to Chen, Vice Chairman of the China Reform Forum.", ["China Reform Forum"]),
    ("In 1996 Cornell University moved.", ["Cornell University"]),
]
NOBODY = [
    "Smith (1998) argues that this fails.",
    "John R. Smith et al. (1998) argue that this fails.",
    "Moreover, our approach is general and a professor agrees.",
    "Its Cold War-era policies remain.",
    "The Four Party talks stalled on Tuesday.",
    "We use the General Inquirer and a Support Vector Machine.",
    "The Americans, who left, came back.",
    "Economic growth in Northeast Asia, argues Professor X, may stop.",
]


@pytest.mark.parametrize(("text", "names"), PERSONS)
def test_persons_are_told(text: str, names: list[str]) -> None:
    assert [m.name for m in mentions(text) if not m.body] == names


@pytest.mark.parametrize(("text", "names"), BODIES)
def test_bodies_are_told(text: str, names: list[str]) -> None:
    assert [m.name for m in mentions(text) if m.body] == names


@pytest.mark.parametrize("text", NOBODY)
def test_citations_terms_and_openings_are_nobody(text: str) -> None:
    assert mentions(text) == []


def test_a_name_is_the_slice_where_it_stands() -> None:
    text = "Then President\u00a0George W. Bush spoke to the Harbour Trade Council (HTC)."
    found = mentions(text)
    assert all(text[m.start : m.end] == m.name for m in found)
    assert [m.alias for m in found if m.body] == ["HTC"]


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Kim Jong-il", "Kim"),
        ("Chae-jin Lee", "Lee"),
        ("George W. Bush", "Bush"),
        ("Thomas Harvey, III", "Harvey"),
    ],
)
def test_the_family_name_follows_the_order_of_the_name(name: str, family: str) -> None:
    assert surname(name) == family
