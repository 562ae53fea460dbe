"""What is asked for beside an answer: ``timeline trade --png trade.png [--force]``, ``compare a b c --save .``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from bot.markup import escape
from bot.model import Reply
from briefs.errors import BriefError
from briefs.records import dataclass

if TYPE_CHECKING:
    from bot.app import App
    from bot.model import Response

_PNG = re.compile(
    r'\s--png(?:[ =]\s*(?:"(?P<quoted>[^"]+)"|(?P<file>(?!--)\S+)))?(?P<force>\s+--force)?\s*\Z'
)
_SAVE = re.compile(r'\s--save(?:[ =]\s*(?:"(?P<quoted>[^"]+)"|(?P<folder>(?!--)\S+)))?\s*\Z')


@dataclass(frozen=True, slots=True)
class Wish:
    """A picture of the answer in a file."""

    path: Path
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Keep:
    """The files of the answer in a folder."""

    folder: Path


def parted(line: str) -> tuple[str, Wish | Keep | None]:
    """The line to answer, and what else is asked for; BriefError where no file or folder is named."""
    if kept := _SAVE.search(line):
        name = kept["quoted"] or kept["folder"]
        if name is None:
            raise BriefError("--save names no folder.", "Write for example: compare a b c --save tables")
        return line[: kept.start()], Keep(Path(name).expanduser())
    found = _PNG.search(line)
    if found is None:
        return line, None
    name = found["quoted"] or found["file"]
    if name is None:
        raise BriefError("--png names no file.", "Write for example: timeline --png timeline.png")
    return line[: found.start()], Wish(Path(name).expanduser(), bool(found["force"]))


async def fulfilled(app: App, response: Response, wish: Wish | Keep | None) -> Reply | None:
    """What was written beside an answer, or could be, told in words; BriefError where it could not be."""
    files = response.reply.attachments
    if isinstance(wish, Keep):
        from bot.console.saving import save

        return save(files, wish.folder)
    if isinstance(wish, Wish):
        from bot.pictures.file import save as draw

        illustrated = await app.illustrated(response)
        return draw(illustrated.reply.attachments[-1], wish.path, wish.replace)
    names = ", ".join(escape(file.name) for file in files)
    return Reply(f"-# Attached: {names} · add --save DIR to keep them") if files else None
