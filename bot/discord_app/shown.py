"""A reply as a message of Discord: plain content, buttons below, files with words beside them, and no pings."""

from __future__ import annotations

import io
from collections.abc import Sequence

import discord

from bot.discord_app import buttons
from bot.discord_app.buttons import Button
from bot.limits import ALT, ATTACHMENTS, CONTENT, clip, fits
from bot.model import Attachment, Reply
from bot.replies import unbuttoned
from bot.shorthand import Shorthand
from briefs.records import dataclass

NOBODY = discord.AllowedMentions.none()


@dataclass(frozen=True, slots=True)
class Shown:
    """A message, not yet sent."""

    content: str
    private: bool = False  # for the asker alone
    told_off: bool = False  # it comes in place of an answer, and is never anybody else's business
    rows: tuple[tuple[Button, ...], ...] = ()
    files: tuple[Attachment, ...] = ()

    def __post_init__(self) -> None:
        if not fits(self.content):
            raise ValueError(f"a message has from 1 to {CONTENT} characters, not {len(self.content)}")

    def view(self) -> discord.ui.View:
        """The buttons. The library is not to wait for clicks: these are handled by what the buttons carry."""
        view = discord.ui.View(timeout=None)
        for number, row in enumerate(self.rows):
            for button in row:
                view.add_item(discord.ui.Button(label=button.label, custom_id=button.custom_id, row=number))
        view.stop()
        return view

    def attachments(self) -> list[discord.File]:
        """The files, each with what is seen in it."""
        return [
            discord.File(io.BytesIO(file.data), file.name, description=clip(file.alt, ALT) or None)
            for file in self.files[:ATTACHMENTS]
        ]


def present(line: str, reply: Reply, shorthand: Shorthand, private: bool, drawable: bool = False) -> Shown:
    """The reply to a line; one that is private because somebody wanted it so can be shared."""
    first, without = buttons.row(line, reply.actions, shorthand)
    second: list[Button] = []
    if drawable and not reply.attachments:
        second += buttons.draw(line, shorthand)
    if private and not reply.private:
        second += buttons.share(line, shorthand)
    rows = tuple(tuple(distinct) for row in (first, second) if (distinct := _distinct(row)))
    return Shown(unbuttoned(reply, without), private or reply.private, reply.private, rows, reply.attachments)


def _distinct(row: Sequence[Button]) -> list[Button]:
    """The buttons without those that carry what another does: Discord takes no message with two such."""
    return list({button.custom_id: button for button in reversed(row)}.values())[::-1]
