r"""Lines of text to commands and back.

The canonical line of a command is its name and then its options in the order of their declaration:

    summary smith-1998 short              compare smith-1998 "J. Jones" on trade page 2
    search open markets in smith-1998     check "markets were \"open\"" in smith-1998

- An option at its default is left out. One with a marker (``in``, ``on``, ``page``) follows it.
- A name (paper, topic) is one plain word, or stands in double quotes with a backslash before ``"`` and ``\``.
  After ``in`` a word of letters alone is quoted too: in ``search rice in Asia`` it may belong to the text. So
  are digits in a row of three papers or more: in ``compare lee 2004 kim`` they may be the year of Lee's.
- The text of ``search`` runs to the last ``in`` or ``page`` and stands in double quotes only where it could
  be misread; that of ``check`` always does; that of ``ask`` is the rest of the line, as it is.

Whatever else people type is read by ``bot.loose``; what is no command at all is ``ask``.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from bot.appointments import read_schedule
from bot.commands import BY_NAME, BY_TYPE, Ask, Brief, Check, Command, Schedule, Search, Summary
from bot.fillers import LEAD, NOBODY, TAIL
from bot.loose import Loose, read_loosely
from bot.model import ReadAs
from bot.options import HIGHEST, Kind, Option, Spec, settled
from bot.values import read_date
from briefs.records import dataclass
from briefs.text import STOP_WORDS

Value = str | int | dt.date

_WORD = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"(?!\S)|\S+')
_PLAIN_NAME = re.compile(r'\w(?:[^\s"]*\w)?')
# Of people; of a role only where the line is addressed to it, as a role can also be what is set.
_MENTION = re.compile(r"<@!?\d{1,20}>|\A<@&\d{1,20}>")
_ADDRESS = re.compile(r"[\s,:]*(?:(?:[/!]|@?briefbot\b|(?:please|pls|plz)\b)[\s,:]*)*", re.IGNORECASE)
_COURTESY = re.compile(r"[ ,](?:please|pls|plz|thanks|thank you|thx)$", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,6}", re.ASCII)
_ESCAPED = re.compile(r"\\(.)")
# Words that are no name without quotes: people who write them mean something else.
_TAKEN = (
    STOP_WORDS
    | LEAD
    | TAIL
    | NOBODY
    | {option.marker for spec in BY_NAME.values() for option in spec.options}
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A line as it was read."""

    command: Command
    strict: bool  # the line is the command's canonical line
    text: str  # the line, cleaned, without whom it was addressed to
    otherwise: Command  # what to take the line for where a name in the command goes by nothing
    reading: tuple[ReadAs, ...] = ()  # a command word that was misspelt


def parse(line: str) -> Command:
    """The command of a line; a line that fits none is a question. Never raises."""
    return read(line).command


def read(line: str) -> Parsed:
    """The command of a line with how it was come by. Never raises."""
    text = settled(line)
    command = _strict(text)
    if command is None:
        text = _addressed(text)
        command = _strict(text)
    if command is not None:
        return Parsed(command, True, text, _otherwise(command, text))
    schedule = read_schedule(text)
    loose = Loose(schedule) if schedule is not None else read_loosely(text) or Loose(Ask(text))
    return Parsed(loose.command, False, text, _otherwise(loose.command, text), loose.reading)


def _strict(text: str) -> Command | None:
    command = _fit(text)
    return command if command is not None and canonical(command) == text else None


def _addressed(line: str) -> str:
    """The line without whom it was addressed to, the sign of a command, and courtesies."""
    said = settled(_MENTION.sub(" ", line))
    if address := _ADDRESS.match(said):
        said = said[address.end() :]
    for _ in range(3):
        end = said.rstrip(" .!,?")
        if courtesy := _COURTESY.search(end, max(0, len(end) - 12)):
            said = end[: courtesy.start()].rstrip(" ,")
    return said.strip() or line


def _otherwise(command: Command, text: str) -> Command:
    """What a line asks for where the names in the command it was read as go by nothing."""
    match command:
        case Search(words, str(paper), page):
            before = f"{paper} for {words}"
            return Search(before if before in text else f"{words} in {paper}", page=page)
        case Check(quote, str()) if any(mark + quote in text for mark in "\"'“«‘"):
            return Check(quote)
        case Summary(name) | Brief(name):
            return Ask(name)
        case _:
            return Ask(text)


def usage(name: str) -> str:
    """How a command is written, for help and errors: ``search TEXT [in PAPER] [page N]``."""
    return " ".join([name, *(_usage(option) for option in BY_NAME[name].options)])


def _usage(option: Option) -> str:
    what = "|".join(option.choices) if 0 < len(option.choices) <= 5 else option.name.upper()
    if option.kind is Kind.DATE:
        what = "YYYY-MM-DD"
    if option.quoted:
        what = f'"{what}"'
    what = f"{option.marker} {what}".strip() if option.marker != "page" else "page N"
    if option.many:
        what += " …"
    return what if option.required else f"[{what}]"


def canonical(command: Command) -> str:
    """The one line that stands for a command: ``parse(canonical(command)) == command``."""
    spec = BY_TYPE[type(command)]
    line = _write(command, spec, bare=True)
    plain = _fit(line) == command and (not isinstance(command, Search | Schedule) or _means(line, command))
    return line if plain else _write(command, spec, bare=False)


def _means(line: str, command: Command) -> bool:
    """Whether people who write the line without quotes would mean this command by it."""
    if isinstance(command, Schedule):
        return read_schedule(line) == command
    loose = read_loosely(line)
    return loose is not None and loose.command == command


def _write(command: Command, spec: Spec[Command], bare: bool) -> str:
    words = [spec.name]
    crowded = any(option.many and getattr(command, option.name) for option in spec.options)
    for option in spec.options:
        value = getattr(command, option.name)
        if option.required or value != option.default:
            words += [option.marker] * bool(option.marker)
            each = value if option.many else [value]
            words += each if spec.type is Ask else [_spell(v, option, bare, crowded) for v in each]
    return " ".join(words).rstrip()


def _spell(value: Value, option: Option, bare: bool, crowded: bool) -> str:
    if not isinstance(value, str) or option.kind is Kind.CHOICE:
        return str(value)
    if option.kind is Kind.TEXT:
        plain = bare and not option.quoted and value[:1].isalnum()
    elif option.marker == "in":
        plain = _PLAIN_NAME.fullmatch(value) is not None and not value.isalpha()
    else:
        plain = _PLAIN_NAME.fullmatch(value) is not None and (len(value) == 1 or value.lower() not in _TAKEN)
    # In a row of papers "lee 2004 kim" a number may be the year of the one before it.
    if plain and not (crowded and option.kind is Kind.PAPER and value.isdigit()):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _fit(line: str) -> Command | None:
    """The command a line is by the letter of the grammar."""
    name, _, rest = line.partition(" ")
    spec = BY_NAME.get(name)
    if spec is None:
        return None
    if spec.type is Ask:
        return Ask(rest)
    words = list(_WORD.finditer(rest))
    values: dict[str, Any] = {}
    # Options with a marker are taken from the end, so that a text may hold the markers too.
    for option in reversed([o for o in spec.options if o.marker]):
        if option.many:
            values[option.name] = _row(words, option)
        elif len(words) > 1 and words[-2].group() == option.marker:
            value = _value(words[-1], option)
            if value is not None:
                values[option.name] = value
                del words[-2:]
    for option in (o for o in spec.options if not o.marker):
        if not words:
            if option.required:
                return None
            break
        if option.kind is Kind.TEXT and len(words) > 1:
            values[option.name] = rest[words[0].start() : words[-1].end()]
            words = []
            break
        if option.many:
            values[option.name] = tuple([_value(word, option) for word in words])
            words = []
            break
        value = _value(words[0], option)
        if value is None and values and not option.required and option.kind in (Kind.CHOICE, Kind.NUMBER):
            continue  # left out: the word may be the next option's
        if value is None:
            return None
        del words[0]
        values[option.name] = value
    return None if words else spec.type(**values)


def _row(words: list[re.Match[str]], option: Option) -> tuple[Value | None, ...]:
    """What all the words after an option's marker say; they are taken off, the marker too."""
    at = next((n for n, word in enumerate(words[:-1]) if word.group() == option.marker), len(words))
    row = tuple([_value(word, option) for word in words[at + 1 :]])
    del words[at:]
    return row


def _value(word: re.Match[str], option: Option) -> Value | None:
    """What a word says for an option; None where it says nothing."""
    typed, inner = word.group(), word.group(1)
    if option.kind is Kind.NUMBER:
        number = int(typed) if _NUMBER.fullmatch(typed) else 0
        return number if 1 <= number <= HIGHEST else None
    if option.kind is Kind.DATE:
        return read_date(typed)
    if option.kind is Kind.CHOICE:
        return typed if typed in option.choices else None
    return typed if inner is None else _ESCAPED.sub(r"\1", inner)
