"""The bot as Discord knows it: what comes in is handed to the door as a line, whoever and wherever it is from."""

from __future__ import annotations

import logging
from collections import deque
from contextlib import suppress
from typing import Any

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket

from bot.actors import Actor
from bot.discord_app import asked, buttons
from bot.discord_app.buttons import Way
from bot.discord_app.choices import choices
from bot.discord_app.door import Door
from bot.discord_app.exchange import Exchange, Interaction
from bot.discord_app.hearing import Heard, listening, unheard
from bot.discord_app.shown import NOBODY, Shown, present
from bot.discord_app.spoken import Spoken
from bot.discord_app.whereabouts import actor, author, hushed
from bot.live import Live
from bot.log import incident
from bot.pictures.draw import drawable
from briefs.errors import BriefError

log = logging.getLogger(__name__)

_REMEMBERED = 1000  # messages that were shared lately
_SAID = (discord.MessageType.default, discord.MessageType.reply)


class SharedError(BriefError):
    """Somebody clicked twice."""

    def __init__(self) -> None:
        super().__init__("This has been shared already.")


class HushedError(BriefError):
    """A message where answers are private."""

    def __init__(self) -> None:
        super().__init__("Answers are private here, and a message cannot be.", "Use the command /ask.")


class Sharing(Exchange):
    """A click that makes a private answer public: the private one loses its button, and all see the answer."""

    async def show(self, shown: Shown) -> None:
        """Show the answer to all."""
        await super().show(shown)
        if not shown.told_off:
            await self.add(shown)


class Client(discord.Client):
    """Answers from a live app. No privileged intent is asked for, and no message or member is remembered."""

    def __init__(self, live: Live, door: Door, heard: Heard = unheard) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        super().__init__(
            intents=intents,
            allowed_mentions=NOBODY,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            http_trace=listening(heard),
        )
        self._live, self._door = live, door
        self._shared: deque[int] = deque(maxlen=_REMEMBERED)

    async def setup_hook(self) -> None:
        """Take the gateway from the API that is spoken to, which need not be Discord's own."""
        _, url, _ = await self.http.get_bot_gateway()
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url)

    async def on_ready(self) -> None:
        """Say so in the log; this comes again after every new session."""
        log.info("ready user=%s guilds=%d", self.user.id if self.user else None, len(self.guilds))

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Know what a server has chosen before somebody asks there: it decides who sees the first answer."""
        await self._live.settings(guild.id)

    on_guild_join = on_guild_available

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Let nothing go out any more in a server that the bot was removed from."""
        log.info("removed from guild=%s", guild.id)
        await self._live.left(guild.id)

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ARG002
        """What no door has caught."""
        import sys

        if error := sys.exc_info()[1]:
            log.error("event=%s incident=%s", event_method, incident(error))

    async def on_message(self, message: discord.Message) -> None:
        """Answer who speaks to the bot."""
        me = self.user.id if self.user else 0
        spoken_to = message.guild is None or any(user.id == me for user in message.mentions)
        if message.author.bot or message.type not in _SAID or not spoken_to:
            return
        line = asked.said(message.content, me)

        async def answer() -> Shown:
            settings = await self._live.settings(message.guild.id if message.guild else None)
            if hushed(message.channel, settings):
                raise HushedError
            return await self._answer(line, author(message, settings), private=False)

        await self._door.serve(Spoken(message), answer, "message")

    async def on_interaction(self, interaction: Interaction) -> None:
        """Answer a command, a click, or a half-typed option."""
        data: Any = interaction.data or {}
        match interaction.type:
            case discord.InteractionType.application_command:
                await self._command(interaction, data)
            case discord.InteractionType.autocomplete:
                await self._complete(interaction, data)
            case discord.InteractionType.component:
                await self._click(interaction, data)

    async def _command(self, interaction: Interaction, data: Any) -> None:
        exchange = Exchange(interaction)

        async def answer() -> Shown:
            wanted = asked.asked(data)
            exchange.private = bool(wanted.private)
            settings = await self._live.settings(interaction.guild_id)
            if wanted.private is None:
                exchange.private = hushed(interaction.channel, settings)
            line = self._live.names.shorthand.read(wanted.line)
            return await self._answer(line, actor(interaction, settings), exchange.private)

        await self._door.serve(exchange, answer, str(data["name"]))

    async def _click(self, interaction: Interaction, data: Any) -> None:
        custom_id = str(data["custom_id"])
        way = buttons.way(custom_id)
        exchange = self._clicked(interaction, way)

        async def answer() -> Shown:
            line = buttons.line(custom_id, self._live.names.shorthand)
            settings = await self._live.settings(interaction.guild_id)
            who = actor(interaction, settings)
            shown = await self._answer(line, who, exchange.private, way)
            if way is Way.SHARE:  # only now, so that one that failed can be clicked again
                self._share(interaction.message.id if interaction.message else 0)
            return shown

        await self._door.serve(exchange, answer, f"click:{way.name.lower()}")

    def _clicked(self, interaction: Interaction, way: Way) -> Exchange:
        """How a click is to be answered: in place of its message where that is the clicker's own, else beside it."""
        alone = _is_private(interaction)
        if way is Way.SHARE:
            exchange: Exchange = Sharing(interaction, turning=True)
        elif way is not Way.OPEN and _own(interaction):
            exchange = Exchange(interaction, turning=True)
            exchange.private = alone
        else:
            exchange = Exchange(interaction)
            exchange.private = alone or not _between_two(interaction)
        return exchange

    async def _complete(self, interaction: Interaction, data: Any) -> None:
        typing = asked.typing(data)
        rows = choices(self._live.names, typing) if typing is not None else []
        with suppress(discord.HTTPException, aiohttp.ClientError):  # too late: somebody has typed on
            await interaction.response.autocomplete(rows)

    def _share(self, message: int) -> None:
        if message in self._shared:
            raise SharedError
        self._shared.append(message)

    async def _answer(self, line: str, who: Actor, private: bool, way: Way = Way.OPEN) -> Shown:
        response = await self._live.respond(line, who, illustrated=way is Way.DRAW)
        turn, shorthand = response.turn, self._live.names.shorthand
        return present(turn.line or line, response.reply, shorthand, private, drawable(turn.answer))


def _is_private(interaction: Interaction) -> bool:
    """Whether the message that was clicked on is seen by one person alone."""
    return interaction.message is not None and interaction.message.flags.ephemeral


def _between_two(interaction: Interaction) -> bool:
    """Whether this is the person's own conversation with the bot."""
    return interaction.context.dm_channel


def _own(interaction: Interaction) -> bool:
    """Whether the message that was clicked on answers the one who clicked. Where nobody can tell, it does not."""
    message = interaction.message
    if message is None:
        return False
    if message.flags.ephemeral or _between_two(interaction):
        return True
    if message.interaction_metadata is not None:
        return message.interaction_metadata.user.id == interaction.user.id
    question = message.reference.resolved if message.reference else None
    return isinstance(question, discord.Message) and question.author.id == interaction.user.id
