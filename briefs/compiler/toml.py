"""Reads the corpus' two settings files, and says of every mistake where it stands and what is expected."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from briefs.errors import SeedsError
from briefs.records import dataclass

_POSITION = re.compile(r" ?\(at (?:line (\d+), column \d+|end of document)\)")
_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]#]+?)\s*\]")


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the file, which reads its own values strictly."""

    file: str
    header: str  # as in the file: "papers.petrov-2004", "topics"
    values: dict[str, Any]
    lines: dict[str, int]  # of its keys; "" for the header's own

    def error(self, key: str, expected: str) -> SeedsError:
        """What to raise where the value of a key is wrong."""
        line = self.lines.get(key, self.lines.get("", 1))
        return SeedsError(f"{self.file}, line {line}: {expected}.")

    def only(self, known: Iterable[str]) -> None:
        """SeedsError where the table holds a key that means nothing."""
        names = sorted(known)
        for key in self.values:
            if key not in names:
                raise self.error(key, f'"{key}" is not known here; known are {", ".join(names)}')

    def text(self, key: str) -> str | None:
        """A text, not empty; None where the key is absent."""
        value = self.values.get(key)
        if value is not None and not (isinstance(value, str) and value.strip()):
            raise self.error(key, f'"{key}" must be a text in quotes')
        return value

    def number(self, key: str) -> int | None:
        """A whole number; None where the key is absent."""
        value = self.values.get(key)
        if value is not None and type(value) is not int:
            raise self.error(key, f'"{key}" must be a whole number without quotes')
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, none empty; empty where the key is absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            raise self.error(key, f'"{key}" must be a list of texts, like ["one", "two"]')
        return tuple(value)

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """A table of texts as pairs, sorted; empty where the key is absent."""
        value = self.values.get(key, {})
        if not isinstance(value, dict) or not all(isinstance(v, str) and v.strip() for v in value.values()):
            raise self.error(key, f'"{key}" must be a table of texts, like {{ title = "line 1" }}')
        return tuple(sorted(value.items()))


@dataclass(frozen=True, slots=True)
class Document:
    """A TOML file with the lines its keys stand on."""

    file: str
    values: dict[str, Any]
    lines: dict[tuple[str, int], dict[str, int]]

    def only(self, known: Iterable[str]) -> None:
        """SeedsError where the file holds a table that means nothing."""
        self._top().only(known)

    def tables(self, name: str) -> list[tuple[str, Table]]:
        """The tables ``[name.key]`` with their keys, in the order of the file."""
        value = self.values.get(name, {})
        if not isinstance(value, dict) or not all(isinstance(v, dict) for v in value.values()):
            raise self._wrong(name, f"[{name}.some-name]")
        return [(key, self._table(f"{name}.{key}", 0, values)) for key, values in value.items()]

    def array(self, name: str) -> list[Table]:
        """The tables ``[[name]]``, in the order of the file."""
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            raise self._wrong(name, f"[[{name}]]")
        return [self._table(name, number, values) for number, values in enumerate(value)]

    def _table(self, header: str, number: int, values: dict[str, Any]) -> Table:
        return Table(self.file, header, values, self.lines.get((header, number), {}))

    def _wrong(self, name: str, header: str) -> SeedsError:
        return self._top().error(name, f"tables {header} are expected")

    def _top(self) -> Table:
        """The whole file, with the line where each name first stands, as a key or in a header."""
        lines = dict(self.lines["", 0])
        for (header, _), keys in self.lines.items():
            lines.setdefault(header.split(".")[0], keys[""])
        return Table(self.file, "", self.values, lines)


def read(file: str, data: bytes) -> Document:
    """The TOML file of this name with these bytes; SeedsError where it is none."""
    try:
        text = data.decode("utf-8-sig")
        return Document(file, tomllib.loads(text), _lines(text))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SeedsError(f"{file}, line {line}: the file must be UTF-8 text.") from error
    except tomllib.TOMLDecodeError as error:
        found = _POSITION.search(str(error))
        line = int(found[1]) if found and found[1] else len(text.splitlines())
        what = _POSITION.sub("", str(error))
        raise SeedsError(f"{file}, line {max(1, line)}: TOML is expected ({what}).") from error
    except RecursionError as error:
        raise SeedsError(f"{file}: TOML with less nesting is expected.") from error


def load(folder: Path, name: str) -> Document | None:
    """The TOML file of this name in a folder; None where there is none."""
    try:
        return read(name, (folder / name).read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SeedsError(f"{name} cannot be read: {error.strerror}.") from error


def _lines(text: str) -> dict[tuple[str, int], dict[str, int]]:
    """By header and its occurrence, the line of each key: good enough to point at."""
    found: dict[tuple[str, int], dict[str, int]] = {("", 0): {"": 1}}
    counts: dict[str, int] = {}
    keys = found["", 0]
    for number, line in enumerate(text.split("\n"), start=1):
        if header := _HEADER.match(line):
            name = ".".join(part.strip(" \t\"'") for part in header[2].split("."))
            occurrence = counts[name] = counts.get(name, -1) + 1
            keys = found.setdefault((name, occurrence), {"": number})
        elif "=" in line:
            keys.setdefault(line.split("=", 1)[0].strip(" \t\"'").split(".")[0], number)
    return found
