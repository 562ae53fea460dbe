"""Tests of briefs.compiler.reading."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_papers import BAYARKHUU, JOHNSTONE, PETROV, shipped

from briefs.compiler import salience, voice
from briefs.compiler.reading import read
from briefs.text import STOP_WORDS, tokens

PATTERNS = {
    "hedges": (voice._HEDGE, voice._HEDGING),
    "flat claims": (voice._FLAT, voice._FLATTENING | voice._HAVING),
    "cues": (salience._CUE, salience._CUES),
    "stances": (salience._STANCE, salience._STANCES),
    "occasions": (salience._OCCASION, salience._OCCASIONS),
}
PIECES = sorted(
    {piece for _, wanted in PATTERNS.values() for piece in wanted}
    | set("I i ı İ s ſ - _ ' ’ the this it is now not to if when by host invited we results in".split())
)
MADE_UP = st.lists(st.sampled_from([*PIECES, " ", " ", ", "]), max_size=12).map("".join)


def test_a_sentence_is_read_on_one_line() -> None:
    reading = read("The ship-yards\n  won’t close, \u0131t says.")
    assert reading.line == "The ship-yards won’t close, \u0131t says."
    assert [word.text for word in reading.words] == ["The", "ship-yards", "won’t", "close", "\u0131t", "says"]
    assert reading.said == {"the", "ship", "yards", "won", "t", "close", "it", "says"}
    assert reading.stems == ("ship", "yard", "close", "\u0131t", "say")
    assert reading.denies


def test_only_words_of_denial_deny() -> None:
    assert read("Nobody can't.").denies
    assert read("Never again!").denies
    assert not read("The port is open.").denies


@pytest.mark.parametrize("name", [PETROV, BAYARKHUU, JOHNSTONE])
def test_stems_are_those_of_the_tokens(name: str) -> None:
    for sentence in (s.text for p in shipped(name).passages for s in p.sentences):
        kept = [token.stem for token in tokens(sentence) if token.word not in STOP_WORDS]
        assert list(read(sentence).stems) == kept


@pytest.mark.parametrize("of", PATTERNS)
@settings(max_examples=150, deadline=None)
@given(text=MADE_UP)
def test_what_a_pattern_finds_holds_a_word_it_cannot_do_without(of: str, text: str) -> None:
    pattern, wanted = PATTERNS[of]
    for seen in (text, text.upper()):
        assert pattern.search(seen) is None or not wanted.isdisjoint(read(seen).said)
