"""Formats papers come in. A new format is a module with ``blocks(text)`` and a line in ``READERS``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from briefs.errors import PaperError
from briefs.readers import markdown, plain
from briefs.readers.block import Block
from briefs.readers.decode import decode

Reader = Callable[[str], tuple[Block, ...]]

READERS: Mapping[str, Reader] = MappingProxyType(
    {".txt": plain.blocks, ".md": markdown.blocks, ".markdown": markdown.blocks}
)


def readable(name: str) -> bool:
    """Whether a file of this name is a paper in a format that can be read."""
    return PurePosixPath(name).suffix.casefold() in READERS


def read(name: str, data: bytes) -> str:
    """The decoded text of a paper, into which all offsets count; PaperError says why there is none."""
    if not readable(name):
        raise PaperError(f"{name} is in no format that can be read.", f"Known are {', '.join(READERS)}.")
    return decode(name, data)


def blocks(name: str, text: str) -> tuple[Block, ...]:
    """The blocks of a text that ``read`` gave, in the order of the file."""
    return READERS[PurePosixPath(name).suffix.casefold()](text)
