"""What a half-typed line may go on with, by the declarations of the commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.commands import BY_NAME, COMMANDS
from bot.names import paper_rows, topic_rows
from bot.options import Kind, Option, Who
from briefs.models import Paper, Topic
from briefs.records import dataclass
from briefs.search.complete import Completer as Names
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


class Completer:
    """Completes lines about some papers and topics."""

    def __init__(self, papers: Sequence[Paper], topics: Sequence[Topic]) -> None:
        called, spoken = paper_rows(papers), topic_rows(topics)
        self._papers, self._topics = Names(called), Names(spoken)
        self._either = Names([*called, *spoken])

    def complete(self, line: str, role: Who) -> Iterator[Completion]:
        """What may stand where the line ends, in the order of the declarations."""
        *before, typed = line.removeprefix("/").split(" ")
        before = [word for word in before if word]
        wanted = fold(typed)
        for source in self._sources(before, role):
            if isinstance(source, _Candidate):
                found = [source] if source.word.startswith(wanted) else []
            else:
                found = [_Candidate(row.value, row.label) for row in source.complete(typed)]
            yield from (Completion(word, len(typed), meaning) for word, meaning in found)

    def _sources(self, before: list[str], role: Who) -> Iterator[_Candidate | Names]:
        """The words that may come after those typed, and what completes names."""
        if not before:
            for spec in COMMANDS:
                if role is Who.MODERATOR or spec.who is Who.MEMBER:
                    yield _Candidate(spec.name, spec.help)
            yield from (_Candidate(word, help) for word, help in _OWN.items())
        elif before == ["as"]:
            yield from (_Candidate(who.value, "") for who in Who)
        elif before[0] in BY_NAME:
            yield from self._options(BY_NAME[before[0]].options, before[1:])
        else:
            yield self._either

    def _options(self, options: Sequence[Option], before: list[str]) -> Iterator[_Candidate | Names]:
        marked = {option.marker: option for option in options if option.marker}
        if before and before[-1] in marked:
            yield from self._values(marked[before[-1]])
            return
        plain = [option for option in options if not option.marker]
        position = sum(word not in marked for word in before) - sum(word in marked for word in before)
        if position < len(plain):
            yield from self._values(plain[position])
        elif plain and (plain[-1].many or plain[-1].kind in (Kind.TEXT, Kind.TOPIC)):
            yield from self._values(plain[-1])
        if position >= sum(option.required for option in plain):
            yield from (_Candidate(m, o.help) for m, o in marked.items() if m not in before)

    def _values(self, option: Option) -> Iterator[_Candidate | Names]:
        match option.kind:
            case Kind.PAPER:
                yield self._papers
            case Kind.TOPIC:
                yield self._topics
            case Kind.TEXT | Kind.THEME:
                yield self._either
            case _:
                yield from (_Candidate(choice, "") for choice in option.choices)
