"""Hand-made claims and counters over the shipped papers, written from reading them before the judgement was built.

A claim is a paragraph; its counters are the lines (paragraph, sentence) that a reader would set against it. Lines
of the same paper are those of the other camp of a report.
"""

from __future__ import annotations

P, B, J = "petrov-2004", "bayarkhuu-2005", "johnstone-1998"
Lines = frozenset[tuple[str, int, int]]


def _lines(*lines: tuple[str, int, int]) -> Lines:
    return frozenset(lines)


PAIRS: dict[tuple[str, int], Lines] = {
    # The US should withdraw its troops.
    (P, 8): _lines((J, 50, 1), (B, 24, 1), (B, 28, 1), (B, 28, 3)),
    # US troops will not be tolerated; the powers prefer a divided Korea.
    (P, 13): _lines((J, 50, 1), (B, 24, 1), (B, 28, 1), (B, 28, 3), (J, 43, 3)),
    # Tripartite militarisation triggers an arms race.
    (P, 12): _lines((B, 25, 1), (B, 27, 3), (B, 28, 1), (B, 28, 3), (B, 29, 1), (B, 26, 1)),
    # Some suggest consolidating the trilateral relationship.
    (B, 25): _lines((P, 12, 2)),
    # The alliances must be deepened.
    (B, 27): _lines((P, 12, 2), (P, 14, 3)),
    # Consolidate the alliance, reaffirm the presence.
    (B, 28): _lines((P, 12, 2), (P, 8, 4), (P, 13, 2), (J, 49, 2)),
    # Without the US a vacuum; a united Korea may not want its troops.
    (B, 24): _lines((P, 8, 4), (P, 13, 2), (J, 49, 2), (J, 50, 1)),
    # US forces will keep a role.
    (J, 50): _lines((P, 13, 2), (P, 8, 4), (B, 24, 3), (J, 49, 2)),
    # The need for US forces is questioned.
    (J, 49): _lines((J, 50, 1), (B, 24, 1), (B, 28, 1)),
    # Kim took dramatic steps and borrowed reforms from China.
    (B, 9): _lines((J, 22, 1), (J, 22, 2), (J, 21, 2), (J, 21, 3), (J, 22, 3)),
    # Reforms are no fundamental change; the Chinese model is not adopted.
    (J, 22): _lines((B, 9, 5), (B, 9, 6), (J, 16, 1), (J, 16, 2), (J, 18, 3), (J, 18, 2)),
    # Pyongyang opens slowly.
    (J, 16): _lines((J, 21, 2), (J, 21, 3), (J, 22, 1), (J, 22, 2), (J, 22, 3)),
    # Doubts: hermetically sealed.
    (J, 21): _lines((J, 16, 1), (J, 16, 2), (J, 18, 1), (J, 18, 2), (J, 18, 3), (B, 9, 5), (B, 9, 6)),
    # Reunification is the desirable objective, Beijing would welcome it.
    (J, 43): _lines((P, 13, 3), (J, 42, 4)),
    # It is up to Pyongyang and Washington.
    (P, 10): _lines((J, 36, 2), (J, 1, 2), (J, 10, 1)),
    # Pyongyang and Seoul must drive; outsiders cannot impose.
    (J, 36): _lines((P, 10, 3), (P, 6, 1), (P, 13, 1), (B, 30, 4)),
    # South Korea's crisis helps North-South relations.
    (J, 25): _lines((J, 30, 1), (J, 30, 2), (J, 30, 3), (J, 4, 4), (J, 32, 1), (J, 31, 1)),
    # Kim Dae-jung's reconciliation undermines the North.
    (J, 31): _lines((J, 28, 3), (J, 29, 3), (J, 27, 1), (P, 7, 2), (J, 34, 1), (B, 22, 5)),
    # The balance of terror prevents war.
    (P, 5): _lines((B, 11, 5), (B, 13, 1), (B, 18, 3), (J, 8, 1), (J, 1, 1)),
    # Zero-sum: little progress can be expected.
    (J, 30): _lines((P, 7, 2), (P, 10, 2), (J, 29, 3), (J, 24, 1), (J, 24, 3), (J, 25, 1), (J, 25, 3)),
}
# Not looked at while the judgement was built.
HELD_OUT: dict[tuple[str, int], Lines] = {
    (B, 30): _lines((J, 20, 1), (J, 19, 3), (J, 36, 3), (J, 36, 2), (J, 10, 1), (J, 5, 1), (P, 10, 3)),
    (B, 11): _lines((P, 5, 2), (P, 5, 3)),
    (B, 17): _lines((J, 55, 1), (J, 36, 4), (J, 22, 2), (J, 36, 3)),
    (J, 32): _lines(
        (J, 24, 1), (J, 24, 3), (P, 10, 2), (B, 9, 7), (J, 29, 3), (P, 7, 2), (J, 25, 1), (J, 26, 2)
    ),
    (J, 33): _lines((J, 29, 3), (J, 35, 3), (P, 16, 1), (P, 19, 2)),
}
# Paragraphs that nothing in the papers stands against.
NONE: tuple[tuple[str, int], ...] = (
    (B, 1),
    (B, 4),
    (B, 7),
    (B, 12),
    (B, 20),
    (J, 2),
    (J, 13),
    (P, 1),
    (P, 21),
    (P, 22),
)
