"""Spelling against the corpus' own words: an unknown word is read as the nearest known one, or left alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

_ENGLISH = Path(__file__).parents[1] / "data" / "english.txt"


class Speller:
    """Corrects words the corpus does not know; words of the corpus and of English are never touched.

    An English word list guards small corpora: without it "usual" becomes "visual" and a question about
    sanctions is answered with sections.
    """

    def __init__(self, vocabulary: bytes) -> None:
        self._vocabulary = vocabulary

    @cached_property
    def words(self) -> Mapping[str, int]:
        """The corpus' words with their frequencies."""
        rows = (row.partition("\t") for row in self._vocabulary.decode().splitlines())
        return {word: int(count) for word, _, count in rows}

    @cached_property
    def _english(self) -> bytes:
        return _ENGLISH.read_bytes()

    def knows(self, word: str) -> bool:
        """Whether the corpus has the word as it is written."""
        return word in self.words

    def english(self, word: str) -> bool:
        """Whether an English word list has the word, or the word it is a regular form of."""
        return any(f"\n{form}\n".encode() in self._english for form in _plain(word))

    def correct(self, word: str) -> tuple[str, ...]:
        """The word or words a person most likely meant; empty where nothing is near, or nothing is wrong."""
        if self.knows(word) or len(word) < 4 or any(c.isdigit() for c in word):
            return ()
        if self.english(word):
            return ()
        if near := self._nearest(word, 1):
            return (near,)
        if halves := self._split(word):
            return halves
        near = self._nearest(word, 2) if len(word) >= 7 else None
        return (near,) if near else ()

    def nearest(self, word: str, limit: int = 3) -> list[str]:
        """The corpus' words nearest to a word, for suggestions."""
        from rapidfuzz import process
        from rapidfuzz.distance import JaroWinkler

        rows = process.extract(
            word, self.words.keys(), scorer=JaroWinkler.similarity, score_cutoff=0.85, limit=20
        )
        ranked = sorted((-round(score, 6), -self.words[found], found) for found, score, _ in rows)
        return [found for _, _, found in ranked[:limit]]

    def _nearest(self, word: str, edits: int) -> str | None:
        """The known word within so many edits, a transposition being one (Damerau 1964).

        Ties go to the word that keeps the first letter, then the one that sounds alike in its consonants,
        then the commoner one.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        near = [w for w in self.words if abs(len(w) - len(word)) <= edits and len(w) > 3]
        rows = process.extract(word, near, scorer=OSA.distance, score_cutoff=edits, limit=None)
        if not rows:
            return None

        def order(row: tuple[str, float, int]) -> tuple[float, bool, bool, int, str]:
            found, distance, _ = row
            return (
                distance,
                found[0] != word[0],
                _skeleton(found) != _skeleton(word),
                -self.words[found],
                found,
            )

        best = min(rows, key=order)[0]
        # Two slips in one word are only believed where the word still begins alike.
        return best if edits == 1 or best[0] == word[0] else None

    def _split(self, word: str) -> tuple[str, ...]:
        """Two known words written as one ("northkorea"), the split with the rarer half most common."""
        halves = [(word[:n], word[n:]) for n in range(3, len(word) - 2)]
        known = [h for h in halves if all(self.words.get(w, 0) > 0 for w in h)]
        return max(known, key=lambda h: (min(self.words[w] for w in h), h), default=())


def _skeleton(word: str) -> str:
    """The consonants of a word without repeats: what is left of it when it is written by ear."""
    kept = [c for c in word.replace("ph", "f").replace("ck", "k") if c not in "aeiouyhw"]
    return "".join(c for n, c in enumerate(kept) if not n or kept[n - 1] != c)


def _plain(word: str) -> tuple[str, ...]:
    """The word and what it may be a regular form of; "refugess" is no form of "refuges"."""
    ends = (
        ("ies", "y"),
        ("es", ""),
        ("s", ""),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
        ("ly", ""),
    )
    stripped = [
        word[: -len(end)] + new for end, new in ends if word.endswith(end) and len(word) > len(end) + 2
    ]
    return (word,) if word.endswith("ss") else (word, *stripped)
