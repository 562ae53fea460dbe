"""What a line of the console asks for beside an answer: ``timeline trade --png trade.png [--force]``."""

from __future__ import annotations

import re
from pathlib import Path

from briefs.errors import BriefError
from briefs.records import dataclass

_PNG = re.compile(
    r'\s--png(?:[ =]\s*(?:"(?P<quoted>[^"]+)"|(?P<file>(?!--)\S+)))?(?P<force>\s+--force)?\s*\Z'
)


@dataclass(frozen=True, slots=True)
class Wish:
    """A picture of the answer in a file."""

    path: Path
    replace: bool = False


def parted(line: str) -> tuple[str, Wish | None]:
    """The line to answer, and the picture asked for; BriefError where no file is named."""
    found = _PNG.search(line)
    if found is None:
        return line, None
    name = found["quoted"] or found["file"]
    if name is None:
        raise BriefError("--png names no file.", "Write for example: timeline --png timeline.png")
    return line[: found.start()], Wish(Path(name).expanduser(), bool(found["force"]))
