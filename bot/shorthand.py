"""A command line in the hundred characters that a button holds, and back.

A line that fits is written as it is. In one that does not, the ids of papers and topics are written by their
digests, which are the same on every machine and whatever other papers come or go. One that is still too long, as
it holds somebody's words, is packed: deflated, fourteen bits to a character. What is too long even so cannot be
written.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from hashlib import sha256
from typing import Any

from bot.commands import BY_TYPE, Command
from bot.grammar import canonical, parse
from bot.limits import length
from bot.options import Kind

_DIGITS = 12  # hex digits of a digest: two of a million ids are alike once in 500 corpora
_PACKED = "~"  # no command line begins with it
_FIRST = 0x4E00  # of 16,384 ideographs that no normalisation changes
_BITS = 14
_MOST = 12_000  # bytes that a packed line may unpack to: three thousand characters
# What lines are made of. Buttons that were made with it must be read for ever: it never changes.
_COMMON = (
    b"what does do did is are was were how why when which who whom say says said about according to on in of the "
    b"and a an for from with by at as that this these those it its they their there be been being have has had "
    b"not no or but if than then more most would could should will can may might must between against during "
    b'after before since into over under tion ing ment page in search "check "compare on timeline '
)


class Shorthand:
    """Writes and reads the lines of buttons about papers and topics with these ids."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._long = {_digest(id): id for id in ids}

    def write(self, line: str, limit: int) -> str | None:
        """The line in at most ``limit`` UTF-16 code units; None where that cannot be."""
        ways: tuple[Callable[[str], str], ...] = (str, self._shortened, _pack, self._shortened_and_packed)
        return next((text for way in ways if length(text := way(line)) <= limit), None)

    def read(self, text: str) -> str:
        """The line of a button. What was forged is a line like any other."""
        line = _unpack(text) if text.startswith(_PACKED) else text
        return _named(line, self._long) if "_" in line else line

    def short(self, id: str) -> str:
        """What stands for an id in few characters."""
        short = _digest(id)
        return short if short in self._long else id

    def _shortened(self, line: str) -> str:
        return _named(line, {id: short for short, id in self._long.items()})

    def _shortened_and_packed(self, line: str) -> str:
        return _pack(self._shortened(line))


def _digest(id: str) -> str:
    return "_" + sha256(id.encode()).hexdigest()[:_DIGITS]


def _named(line: str, names: dict[str, str]) -> str:
    """The line with its papers and topics called by other names, where they have one; else as it is."""
    command: Command = parse(line)
    kinds = (Kind.PAPER, Kind.TOPIC, Kind.THEME)
    values = {o.name: getattr(command, o.name) for o in BY_TYPE[type(command)].options if o.kind in kinds}
    renamed: dict[str, Any] = {name: _renamed(value, names) for name, value in values.items()}
    return canonical(replace(command, **renamed)) if renamed != values else line


def _renamed(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, tuple):
        return tuple(names.get(each, each) for each in value)
    return names.get(value, value)


def _pack(line: str) -> str:
    deflate = zlib.compressobj(9, wbits=-15, zdict=_COMMON)
    data = deflate.compress(line.encode("utf-8", "surrogatepass")) + deflate.flush()
    bits = int.from_bytes(b"\x01" + data, "big")
    characters = []
    while bits:
        bits, low = divmod(bits, 1 << _BITS)
        characters.append(chr(_FIRST + low))
    return _PACKED + "".join(reversed(characters))


def _unpack(text: str) -> str:
    """The line that was packed; the text itself where none was."""
    bits = 0
    for character in text.removeprefix(_PACKED):
        low = ord(character) - _FIRST
        if not 0 <= low < 1 << _BITS:
            return text
        bits = bits << _BITS | low
    data = bits.to_bytes((bits.bit_length() + 7) // 8, "big")[1:]
    try:
        return (
            zlib.decompressobj(wbits=-15, zdict=_COMMON)
            .decompress(data, _MOST)
            .decode("utf-8", "surrogatepass")
        )
    except (zlib.error, UnicodeDecodeError):
        return text
