"""From the bytes of a file to its text, or a sentence why not."""

from __future__ import annotations

import re

from briefs.errors import PaperError
from briefs.readers.block import BLANK

_MEGABYTE = 1024 * 1024
LARGEST = 16 * _MEGABYTE
LONGEST = 1_000_000  # characters of a line: a long book written as one paragraph
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROLS_TOLERATED = 0.01  # of all characters: a stray escape is a blemish, one in a hundred a program


def decode(name: str, data: bytes) -> str:
    """The text of a UTF-8 file as it stands: offsets into it count a byte order mark as a character.

    Raises PaperError where the file is too large, not UTF-8, not text, or holds nothing to read.
    """
    if len(data) > LARGEST:
        size, most = len(data) // _MEGABYTE, LARGEST // _MEGABYTE
        raise PaperError(
            f"{name} is {size} MB large; a paper may have {most} MB.", "Split it into several files."
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        where = f"byte {error.start + 1} cannot be read"
        raise PaperError(
            f"{name} is not UTF-8 text: {where}.", "Save it again with the encoding UTF-8."
        ) from error
    nul = text.find("\0")
    if nul >= 0:
        raise PaperError(
            f"{name} is not a text file: it has a NUL character at position {nul + 1}.",
            "Save the paper as plain text (UTF-8).",
        )
    if len(_CONTROL.findall(text)) > max(8, _CONTROLS_TOLERATED * len(text)):
        raise PaperError(
            f"{name} is not a text file: it is full of control characters.", "Save it as plain text."
        )
    longest = max(map(len, text.splitlines()), default=0)
    if longest > LONGEST:
        raise PaperError(
            f"{name} has a line of {longest:,} characters; a paper has none over {LONGEST:,}.",
            "Part its paragraphs by blank lines.",
        )
    if not text.strip(BLANK):
        raise PaperError(f"{name} is empty.", "Add the text of the paper, or remove the file.")
    return text
