"""A message to the bot, to be answered by a message."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import replace

import discord

from bot.discord_app.shown import NOBODY, Shown

log = logging.getLogger(__name__)


class Spoken:
    """A mention, a reply to the bot or a direct message."""

    patience = 1.0  # seconds, as nothing happens while none is there

    def __init__(self, message: discord.Message) -> None:
        self._message = message

    @property
    def ids(self) -> str:
        """Who, where and what, for the log."""
        m = self._message
        guild = m.guild.id if m.guild else None
        return f"message={m.id} guild={guild} channel={m.channel.id} user={m.author.id}"

    async def wait(self) -> None:
        """Let people see that the answer is being made; it comes also where that cannot be shown."""
        with suppress(discord.HTTPException):
            await self._message.channel.typing()

    async def show(self, shown: Shown) -> None:
        """Show the one answer: Discord drops a second message of the same nonce."""
        try:
            await self._send(shown)
        except discord.Forbidden as error:
            log.warning("missing permission to answer %s code=%s: %s", self.ids, error.code, error.text)
            if shown.files:  # most of all the one for files, and the words come without as well
                with suppress(discord.Forbidden):
                    await self._send(replace(shown, files=()))

    async def _send(self, shown: Shown) -> None:
        await self._message.channel.send(
            shown.content,
            files=shown.attachments(),
            view=shown.view(),
            reference=self._message.to_reference(fail_if_not_exists=False),
            mention_author=False,
            allowed_mentions=NOBODY,
            suppress_embeds=True,
            nonce=str(self._message.id),
        )
