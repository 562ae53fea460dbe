"""A plain scan for what a card says is not there: the topic's words, in all forms of the names in them.

It shares no code with the search: no index, no stems, no folding but that of letters, quotes and dashes.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from briefs.models import Paper

_WORD = re.compile(r"\w+")
_ENDINGS = "ies|ing|ed|es|s|e|y"
_ENDING = re.compile(rf"(?<=\w{{3}})(?:{_ENDINGS})$")
_BETWEEN = r"(?:[\W_]+(?:a|an|and|the|of|in|on|to|for|its|their))*[\W_]+"


def plain(text: str) -> str:
    """The text in small letters, on one line, with straight quotes and dashes."""
    flat = text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2014: "-"})
    return " ".join(flat.casefold().split())


class Scan:
    """Looks for words in the source files of some papers, back matter and furniture left out."""

    def __init__(self, seeds: Path, papers: Iterable[Paper]) -> None:
        declared = tomllib.loads((seeds / "topics.toml").read_text("utf-8"))
        self._forms = [[plain(form) for form in name["forms"]] for name in declared.get("names", ())]
        self._units = {
            paper.id: [plain(unit) for unit in _units(paper, (seeds / paper.file).read_text("utf-8"))]
            for paper in papers
        }
        self._found: dict[tuple[str, str], str] = {}

    def hit(self, paper: str, terms: Iterable[str]) -> str:
        """The first sentence of the paper's body that holds one of the terms; empty where none does.

        A term "a + b" asks for both in one sentence.
        """
        return next((found for term in terms if (found := self._hit(paper, term))), "")

    def _hit(self, paper: str, term: str) -> str:
        if (paper, term) not in self._found:
            patterns = [self._pattern(part.strip()) for part in plain(term).split(" + ")]
            holding = (unit for unit in self._units[paper] if all(p.search(unit) for p in patterns))
            self._found[paper, term] = next(holding, "")
        return self._found[paper, term]

    def _pattern(self, phrase: str) -> re.Pattern[str]:
        return re.compile(rf"\b{_BETWEEN.join(self._pieces(_WORD.findall(phrase)))}\b")

    def _pieces(self, words: Sequence[str]) -> Iterator[str]:
        """A pattern for each name of the phrase, in any of its forms, and for each other word, inflected."""
        at = 0
        while at < len(words):
            name, length = self._name(words[at:])
            yield name or rf"{re.escape(_ENDING.sub('', words[at]))}(?:{_ENDINGS})?"
            at += length or 1

    def _name(self, words: Sequence[str]) -> tuple[str, int]:
        """A pattern for the longest name these words begin with, and how many of them it is."""
        best, length = "", 0
        for forms in self._forms:
            for form in forms:
                parts = _WORD.findall(form)
                if len(parts) > length and parts == list(words[: len(parts)]):
                    best, length = f"(?:{'|'.join(map(re.escape, forms))})", len(parts)
        return best, length


def _units(paper: Paper, source: str) -> Iterator[str]:
    for passage in paper.quotable:
        yield from (source[sentence.start : sentence.end] for sentence in passage.sentences)


def occurrences(texts: Mapping[str, str], word: str) -> list[str]:
    """The papers whose whole text holds this word by the letter."""
    pattern = re.compile(rf"\b{re.escape(plain(word))}(?:'s)?(?!['\w])")
    return [id for id, text in texts.items() if pattern.search(plain(text))]
