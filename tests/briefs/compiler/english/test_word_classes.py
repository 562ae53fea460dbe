"""Tests of briefs.compiler.english.grammar."""

from __future__ import annotations

import pytest

from briefs.compiler.english.grammar import nominal, noun_phrase, plural, words


def test_words_keep_hyphens_dots_and_numbers_together() -> None:
    assert [w.text for w in words("The U.S.-China six-party talks cost 2,000.50 won.")] == [
        "The",
        "U.S.",
        "China",
        "six-party",
        "talks",
        "cost",
        "2,000.50",
        "won",
    ]


def test_the_gap_is_what_stands_between_two_words() -> None:
    assert [w.gap for w in words("“Yes”, he (once) said")] == ["“", "”,", "(", ")"]


@pytest.mark.parametrize("marks", [0, 1, 3, 500])
def test_a_gap_may_be_long(marks: int) -> None:
    first, second = words(f"one{' -' * marks} two")
    assert (first.gap, second.gap) == ("", "-" * marks)


def test_possessives_lose_their_ending_and_contractions_their_verb() -> None:
    assert [(w.low, w.possessive) for w in words("Seoul’s aims; it's late; the powers' fleets")] == [
        ("seoul", True),
        ("aims", False),
        ("it", False),
        ("late", False),
        ("the", False),
        ("powers", True),
        ("fleets", False),
    ]


@pytest.mark.parametrize(
    ("sentence", "nouns"),
    [
        ("The talks quickly ended in Seoul", ["talks", "Seoul"]),
        ("They want to build it", []),
        ("Working together, states gain", ["states", "gain"]),
    ],
)
def test_nominal(sentence: str, nouns: list[str]) -> None:
    found = words(sentence)
    assert [w.text for at, w in enumerate(found) if nominal(found, at)] == nouns


def test_a_verb_with_an_s_is_no_plural() -> None:
    found = words("Mongolia shares the concern of powers and analysis")
    assert [w.text for at, w in enumerate(found) if plural(found, at)] == ["powers"]


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("this historical pattern persists here", "historical pattern"),
        ("these diverging views harm it", "diverging views"),
        ("this individual said so", "individual"),
        ("such a condition, war", "condition"),
        ("this is", ""),
        ("these “changes,” though", "changes"),
    ],
)
def test_noun_phrase_after_a_determiner(sentence: str, phrase: str) -> None:
    found = words(sentence)
    assert " ".join(found[at].text for at in noun_phrase(found, 0)) == phrase
