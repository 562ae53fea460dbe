"""Sentences that lost a part are told from those that stand."""

import pytest

from briefs.compiler.english.torn import torn


@pytest.mark.parametrize(
    "line",
    [
        ", the loss leads to more trade.",
        "Lee and Cho 1964). In particular, we look at trade.",
        "The ports were closed (see Lee 1964, pp.",
        "1028 1740 0.23 0.76 3122 0.42 harbour 0.00 9609711 trade 0.10",
        "where f ( x ) = a x + b for each x",
    ],
)
def test_torn(line: str) -> None:
    assert torn(line)


@pytest.mark.parametrize(
    "line",
    [
        "In 1991 and 1994, the ports (both of them) were closed.",
        "a) The ports were closed.",
        "There are two: a) the port, and b) the quay.",
        "12 5 7 9",
        "“Trade grew by 5 % in 1991 (and 7 % in 1992).”",
        "港口在一九九一年关闭。",
    ],
)
def test_whole(line: str) -> None:
    assert not torn(line)
