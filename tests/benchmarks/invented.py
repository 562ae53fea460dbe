"""A paper of any length, made of the shipped papers' words: headings, paragraphs, lists, and new words.

Sentences are spliced of two, so that they rarely repeat. Some of their words give way to invented ones, of
which there are the more the longer the paper gets: about the square root of its words (Heaps 1978).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache

from program import SEEDS

_SEED = 1978
_NEW = 0.02  # of the words
_STEP = re.compile(r"(?<=[a-z]{2}[.!?])\s+(?=[A-Z])")
_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u")]


def paper(characters: int) -> str:
    """A paper of about so many characters, the same on every machine."""
    blocks, length = ["A Made-Up Paper on Everything", "Anna Author"], 0
    for block in _blocks(random.Random(_SEED)):  # noqa: S311
        blocks.append(block)
        length += len(block) + 2
        if length >= characters:
            return "\n\n".join(blocks) + "\n"
    raise AssertionError("blocks never end")


def titles(count: int) -> list[str]:
    """So many titles, the same on every machine; some begin alike, and none is another."""
    chance, found = random.Random(_SEED), dict[str, None]()  # noqa: S311
    while len(found) < count:
        words = _sentence(chance, len(found)).rstrip(".!?").split()
        found[" ".join(words[: chance.randint(4, 16)]).title()] = None
    return list(found)


@cache
def sentences() -> tuple[str, ...]:
    """The sentences of the shipped papers, cut roughly, in order."""
    texts = [" ".join(path.read_text("utf-8").split()) for path in sorted(SEEDS.glob("*.txt"))]
    return tuple(s for text in texts for s in _STEP.split(text) if 5 <= len(s.split()) <= 60)


def _blocks(chance: random.Random) -> Iterator[str]:
    written, section = 0, 0
    while True:
        section += 1
        yield f"{section}. {_sentence(chance, written).rstrip('.!?')[:40].rpartition(' ')[0].title()}"
        for number in range(chance.randint(4, 10)):
            paragraph = [_sentence(chance, written) for _ in range(chance.randint(2, 7))]
            written += sum(len(sentence.split()) for sentence in paragraph)
            if number % 5 == 4:
                yield f"{paragraph[0].rstrip('.!?')}:"
                yield "\n".join(f"- {sentence}" for sentence in paragraph)
            else:
                yield " ".join(paragraph)


def _sentence(chance: random.Random, written: int) -> str:
    """The first half of one sentence and the second of another, with new words among them."""
    head, tail = (chance.choice(sentences()).split() for _ in range(2))
    words = head[: len(head) // 2 + 1] + tail[len(tail) // 2 :]
    known = 200 + int(10 * written**0.5)
    return " ".join(
        _word(chance.randrange(known))
        if chance.random() < _NEW and word.islower() and word.isalpha()
        else word
        for word in words
    )


def _word(number: int) -> str:
    """The invented word of this number."""
    word = ""
    while not word or number:
        number, syllable = divmod(number, len(_SYLLABLES))
        word += _SYLLABLES[syllable]
    return word + "n"
