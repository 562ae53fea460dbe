"""Deals random cards over the shipped papers and holds them, and all behind their buttons, to the rules.

    python tests/benchmarks/random_cards.py [CARDS [SEED]]

Prints how many cards of each kind were dealt, and each fault; ends with status 1 if there is one.
"""

import asyncio
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from card_rules import RULES, followable  # noqa: E402
from cards import deal  # noqa: E402

from briefs.compiler.build import compile  # noqa: E402


def main(count: int, seed: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "briefs.store"
        asyncio.run(compile(ROOT / "seeds", store))
        dealt = asyncio.run(deal(store, ROOT / "seeds", count, 5 * count, seed))
    kinds = Counter(type(card.answer).__name__ for card in dealt.cards)
    print(", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items())))
    print(f"{len(dealt.cards)} cards, {len(dealt.followed)} lines behind their buttons")
    faults = [
        f"{rule.__name__}: {card.line}: {fault}"
        for rule in RULES
        for card in (*dealt.cards, *dealt.followed)
        for fault in rule(card, dealt.corpus)
    ]
    faults += [f"followable: {fault}" for card in dealt.followed for fault in followable(card, dealt.corpus)]
    faults += [
        f"not the same twice: {card.line}"
        for card, other in zip(dealt.cards, dealt.again, strict=True)
        if card.response != other
    ]
    print("\n".join(faults) or "no fault")
    return int(bool(faults))


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*numbers, *(1000, 1)[len(numbers) :]))
