"""One interaction and how far its answering has come: all that is said to it goes through here, and once."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from enum import Enum, auto
from typing import Any

import aiohttp
import discord
from discord.http import handle_message_parameters
from discord.webhook.async_ import async_context

from bot.discord_app.shown import NOBODY, Shown

log = logging.getLogger(__name__)

Interaction = discord.Interaction[Any]

_UNKNOWN_INTERACTION, _ACKNOWLEDGED = 10062, 40060  # error codes of Discord's API
_GONE = (10015, 50027)  # the fifteen minutes of a token are over
_UNKNOWN_MESSAGE = 10008


class _State(Enum):
    FRESH = auto()
    THINKING = auto()  # Discord shows that an answer is being made
    TURNING = auto()  # the message stays as it is until it is edited
    ANSWERED = auto()
    LOST = auto()  # Discord takes no answer any more


class Exchange:
    """An interaction to be answered; where ``turning``, its message is to become the answer."""

    patience = 0.015  # seconds, as Discord gives up after three; most answers are there before

    def __init__(self, interaction: Interaction, turning: bool = False) -> None:
        self._interaction, self._turning = interaction, turning
        self.private = (
            False  # what to announce where the answer takes longer: a private answer or one for all
        )
        self._state = _State.FRESH
        self._thinks_privately = False

    @property
    def ids(self) -> str:
        """Who, where and what, for the log."""
        i = self._interaction
        return f"interaction={i.id} guild={i.guild_id} channel={i.channel_id} user={i.user.id}"

    async def wait(self) -> None:
        """Tell Discord that the answer takes longer, so that it does not give up after three seconds."""
        response = self._interaction.response
        if self._turning:
            await self._first(response.defer, _State.TURNING)
        else:
            private = self._thinks_privately = self.private
            await self._first(lambda: response.defer(ephemeral=private, thinking=True), _State.THINKING)

    async def show(self, shown: Shown) -> None:
        """Show the one answer."""
        if self._state is _State.FRESH:
            await self._first(lambda: self._respond(shown), _State.ANSWERED)
        elif self._state is _State.THINKING and shown.private and not self._thinks_privately:
            # What was announced for all to see cannot become private: it is taken back first.
            await self._interaction.delete_original_response()
            await self._follow(shown)
        elif self._state is _State.ANSWERED or (self._state is _State.TURNING and shown.told_off):
            await self._follow(shown)
        elif self._state is not _State.LOST:
            await self._edit(shown)
        if self._state is _State.LOST:
            await self._late(shown)
        self._state = _State.ANSWERED

    async def add(self, shown: Shown) -> None:
        """Show something more, after the answer."""
        await self._follow(shown)

    async def _respond(self, shown: Shown) -> None:
        response = self._interaction.response
        if self._turning and not shown.told_off:  # what is told in its place must not cost the page
            await response.edit_message(
                content=shown.content,
                attachments=shown.attachments(),
                view=shown.view(),
                allowed_mentions=NOBODY,
                suppress_embeds=True,
            )
        else:
            await response.send_message(
                shown.content,
                files=shown.attachments(),
                view=shown.view(),
                ephemeral=shown.private,
                allowed_mentions=NOBODY,
                suppress_embeds=True,
            )

    async def _first(self, call: Callable[[], Awaitable[object]], then: _State) -> None:
        """The first response, which Discord takes once and for three seconds.

        A connection may break after Discord has taken it: the second attempt is then told so, which is as good.
        """
        for attempt in (1, 2):
            try:
                await call()
            except discord.HTTPException as error:
                if error.code == _UNKNOWN_INTERACTION:
                    log.warning("answered too late %s", self.ids)
                    self._state = _State.LOST
                    return
                if error.code != _ACKNOWLEDGED:
                    raise
            except (aiohttp.ClientError, OSError):
                if attempt == 2:
                    raise
                continue
            break
        self._state = then

    async def _edit(self, shown: Shown) -> None:
        """Let the answer take the place of what was shown while it was made."""
        interaction = self._interaction
        flags = discord.MessageFlags(suppress_embeds=True)  # which ``edit_original_response`` cannot say
        with handle_message_parameters(
            content=shown.content,
            attachments=shown.attachments(),
            view=shown.view(),
            allowed_mentions=NOBODY,
            flags=flags,
        ) as parameters:
            try:
                await async_context.get().edit_original_interaction_response(
                    interaction.application_id,
                    interaction.token,
                    session=interaction.followup.session,
                    payload=parameters.payload,
                    multipart=parameters.multipart,
                    files=parameters.files,
                )
            except discord.HTTPException as error:
                if error.code in _GONE:
                    self._state = _State.LOST
                elif error.code != _UNKNOWN_MESSAGE:  # it was put away, so nobody waits for it
                    raise

    async def _follow(self, shown: Shown) -> None:
        await self._interaction.followup.send(
            shown.content,
            files=shown.attachments(),
            view=shown.view(),
            ephemeral=shown.private,
            allowed_mentions=NOBODY,
            suppress_embeds=True,
        )

    async def _late(self, shown: Shown) -> None:
        """What Discord takes no more as an answer is posted as a message, where others may read it."""
        channel = self._interaction.channel
        if shown.private or not isinstance(channel, discord.abc.Messageable):
            return
        try:
            await channel.send(
                shown.content,
                files=shown.attachments(),
                view=shown.view(),
                allowed_mentions=NOBODY,
                suppress_embeds=True,
                nonce=str(self._interaction.id),
            )
        except discord.Forbidden as error:
            log.warning("cannot post %s code=%s", self.ids, error.code)
