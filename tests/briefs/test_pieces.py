from __future__ import annotations

import pytest
from corpus import handmade

from briefs.pieces import pieces
from briefs.shingles import UNKNOWN, Shingles

LETTERS = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi".split()
GREEK = handmade(
    "greek",
    [" ".join(LETTERS[:8]), "Then came others.", " ".join(LETTERS[8:])],
    ["one two three four five six seven eight nine ten eleven twelve thirteen fourteen"],
)
LATIN = handmade("latin", ["Arma virumque cano Troiae qui primus ab oris, alpha beta gamma."])
INDEX = Shingles([GREEK, LATIN])


def found(text: str) -> list[list[str]]:
    """The words of each piece; "…" is where the text says that something was left out."""
    words = text.split()
    ids = [UNKNOWN if word == "…" else INDEX.ids([word])[0] for word in words]
    gaps = [n for n, word in enumerate(words) if word == "…"]
    runs = INDEX.runs(ids)
    return [
        [word for run in piece.runs for word in words[run.claim : run.claim_end]]
        for piece in pieces(runs, INDEX, gaps)
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("alpha beta gamma delta epsilon zeta", 1),
        ("alpha beta wrong delta epsilon zeta", 1),
        ("alpha beta epsilon zeta eta theta", 1),
        ("one two three eleven twelve thirteen fourteen", 1),  # seven words forgotten
        ("one two three thirteen fourteen", 2),  # nine left out
        ("alpha beta gamma delta … epsilon zeta", 1),  # nothing left out
        ("alpha beta gamma … epsilon zeta eta", 2),
        ("epsilon zeta eta theta iota kappa lambda mu", 2),  # a whole sentence is missing
        ("alpha beta gamma delta epsilon zeta then came others", 1),
        ("alpha beta gamma delta came others iota kappa", 2),  # left out over a full stop
        ("nine ten eleven twelve thirteen alpha beta gamma delta epsilon", 2),
        ("arma virumque cano troiae qui gamma delta epsilon zeta eta", 2),
        ("arma virumque cano troiae qui delta epsilon zeta", 1),  # three words elsewhere are chance
        ("arma virumque … delta epsilon", 2),  # but not where the text says that it jumps
        ("nothing of all this", 0),
    ],
)
def test_pieces(text: str, count: int) -> None:
    assert len(found(text)) == count


def test_a_word_belongs_to_one_piece() -> None:
    words = "arma virumque cano troiae qui primus ab oris alpha beta gamma delta epsilon zeta eta theta"
    assert [word for piece in found(words) for word in piece] == words.split()


def test_the_place_that_explains_more_is_taken() -> None:
    (piece,) = found("alpha beta gamma delta")
    assert len(piece) == 4
