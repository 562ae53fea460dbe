"""Abbreviations that a text explains."""

import pytest

from briefs.abbreviations import Abbreviation, abbreviations


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Trade in Northeast Asia (NEA) grows.", "NEA", "Northeast Asia"),
        ("We use support vector machines (SVMs) here.", "SVMs", "support vector machines"),
        ("The Harbour Council for Trade and Salt (HCTS) met.", "HCTS", "Harbour Council for Trade and Salt"),
        ("The HCT (Harbour Council of Trade) met.", "HCT", "Harbour Council of Trade"),
        ("latent Dirichlet allocation (LDA; Blei 2003)", "LDA", "latent Dirichlet allocation"),
    ],
)
def test_a_short_form_stands_for_what_its_letters_begin(text: str, short: str, long: str) -> None:
    assert list(abbreviations(text)) == [Abbreviation(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "The harbour (see below) is old.",
        "The harbour (HCT) is old.",
        "Trade grew (by a tenth) in 1999 (the last year).",
        "(NEA)",
        "no bracket at all",
        "We call it the “harbour tax” (HT).",
        "Stop (S) the ships (of all kinds).",
    ],
)
def test_other_brackets_explain_nothing(text: str) -> None:
    assert list(abbreviations(text)) == []
