"""Discord's numbers, counted its way, and names cut where a reader would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.limits import CONTENT, clip, fits, length

FAMILY = "👩\u200d👩\u200d👧"
FLAGS = "🇰🇷🇲🇳"


@pytest.mark.parametrize(("text", "units"), [("", 0), ("abc", 3), ("é“—", 3), ("𝒜", 2), (FLAGS, 8)])
def test_length_is_in_utf_16_units(text: str, units: int) -> None:
    assert length(text) == units == len(text.encode("utf-16-le")) // 2


def test_a_message_is_full_at_two_thousand() -> None:
    assert fits("a" * CONTENT)
    assert not fits("a" * (CONTENT + 1))
    assert fits("𝒜" * (CONTENT // 2))
    assert not fits("𝒜" * (CONTENT // 2) + "a")


def test_an_empty_message_is_none() -> None:
    assert not fits("")


@given(st.text(max_size=60), st.integers(1, 50))
def test_a_clipped_text_is_within_its_limit(text: str, limit: int) -> None:
    clipped = clip(text, limit)
    assert length(clipped) <= limit
    assert clipped == text or (clipped.endswith("…") and text.startswith(clipped[:-1]))


@pytest.mark.parametrize(
    ("text", "limit", "clipped"),
    [
        ("Petrov 2004", 11, "Petrov 2004"),
        ("Petrov 2004", 10, "Petrov 20…"),
        ("Petrov 2004", 8, "Petrov…"),
        ("cafe\u0301s", 5, "caf…"),
        (f"ab{FAMILY}", 6, "ab…"),
        (f"a{FLAGS}", 8, "a🇰🇷…"),
        (f"a{FLAGS}", 5, "a…"),
        ("ab👍🏽", 5, "ab…"),
        ("ab❤\ufe0f", 3, "ab…"),
        ("x" * 400, 80, "x" * 79 + "…"),
    ],
)
def test_a_name_is_cut_at_a_grapheme(text: str, limit: int, clipped: str) -> None:
    assert clip(text, limit) == clipped
