"""What a half-typed line may go on with, by the declarations of the commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.commands import BY_NAME, COMMANDS, Kind, Option, Who
from briefs.models import Paper, Topic
from briefs.records import dataclass
from briefs.text import fold

_OWN = {"as": "Switch between member and moderator", "quit": "Leave"}  # of the console itself


@dataclass(frozen=True, slots=True)
class Completion:
    """A word that may stand at the end of the line, and what it means."""

    word: str
    typed: int  # characters before the end of the line that it takes the place of
    meaning: str


class _Candidate(NamedTuple):
    word: str
    meaning: str
    names: str  # it is found by the beginning of any word in here


class Completer:
    """Completes lines about some papers and topics."""

    def __init__(self, papers: Sequence[Paper], topics: Sequence[Topic]) -> None:
        self._papers = [_Candidate(p.id, f"{p.name} · {p.title}", f"{p.name} {p.title}") for p in papers]
        self._topics = [_Candidate(t.id, t.name, " ".join((t.name, *t.aliases))) for t in topics]

    def complete(self, line: str, role: Who) -> Iterator[Completion]:
        """What may stand where the line ends, in the order of the declarations."""
        *before, typed = line.removeprefix("/").split(" ")
        before = [word for word in before if word]
        wanted = fold(typed)
        possible = list(self._candidates(before, role))
        exact = [c for c in possible if c.word.startswith(wanted)]
        for found in exact or [c for c in possible if _is_called(c.names, wanted)]:
            yield Completion(found.word, len(typed), found.meaning)

    def _candidates(self, before: list[str], role: Who) -> Iterator[_Candidate]:
        """Each word that may come after those typed."""
        if not before:
            for spec in COMMANDS:
                if role is Who.MODERATOR or spec.who is Who.MEMBER:
                    yield _Candidate(spec.name, spec.help, spec.name)
            yield from (_Candidate(word, help, word) for word, help in _OWN.items())
        elif before == ["as"]:
            yield from (_Candidate(who.value, "", who.value) for who in Who)
        elif before[0] in BY_NAME:
            yield from self._options(BY_NAME[before[0]].options, before[1:])
        else:
            yield from (*self._papers, *self._topics)

    def _options(self, options: Sequence[Option], before: list[str]) -> Iterator[_Candidate]:
        marked = {option.marker: option for option in options if option.marker}
        if before and before[-1] in marked:
            yield from self._values(marked[before[-1]])
            return
        plain = [option for option in options if not option.marker]
        position = sum(word not in marked for word in before) - sum(word in marked for word in before)
        if position < len(plain):
            yield from self._values(plain[position])
        elif plain and plain[-1].kind in (Kind.TEXT, Kind.TOPIC):
            yield from self._values(plain[-1])
        if position >= sum(option.required for option in plain):
            yield from (_Candidate(m, o.help, m) for m, o in marked.items() if m not in before)

    def _values(self, option: Option) -> Iterator[_Candidate]:
        match option.kind:
            case Kind.PAPER:
                yield from self._papers
            case Kind.TOPIC:
                yield from self._topics
            case Kind.TEXT:
                yield from (*self._papers, *self._topics)
            case _:
                yield from (_Candidate(choice, "", choice) for choice in option.choices)


def _is_called(names: str, wanted: str) -> bool:
    """Whether any word of the names begins like this."""
    return any(word.startswith(wanted) for word in fold(names).split())
