"""What goes out by itself, posted on Discord: each message with a nonce of ours, and each failure by its meaning."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import aiohttp
import discord

from bot.actors import Actor
from bot.discord_app.shown import NOBODY, Shown, present
from bot.model import Reply
from bot.schedule.poster import Failure, Ours, PostError
from bot.shorthand import Shorthand

_LOOKED_AT = 1000  # messages of a channel, from when one of ours may have been posted
_TOLD = 200  # characters of what Discord says against a message
_CLOSED = 50083  # a thread, for good or by time
# https://docs.discord.com/developers/topics/opcodes-and-status-codes
_BY_CODE = {
    10003: Failure.GONE,
    10004: Failure.EXPELLED,
    10008: Failure.DELETED,
    _CLOSED: Failure.ARCHIVED,
    200000: Failure.FILTERED,
    200001: Failure.FILTERED,
    240000: Failure.FILTERED,
}
_BY_STATUS = {
    400: Failure.INVALID,
    401: Failure.TOKEN,
    403: Failure.FORBIDDEN,
    404: Failure.GONE,
    413: Failure.INVALID,
    429: Failure.HALT,  # discord.py waits for those of a route; what it raises is a ban of the address
}
_TALK = ("view_channel", "send_messages")


class DiscordPoster:
    """Posts through a client that is ready, on its event loop."""

    def __init__(self, client: discord.Client, shorthand: Callable[[], Shorthand]) -> None:
        self._client, self._shorthand = client, shorthand

    async def post(self, channel: int, payload: Reply, nonce: str) -> int:
        """The id of the message; Discord gives that of the first where it knows the nonce."""
        shown = present("", payload, self._shorthand(), private=False)
        with self._meant(channel):
            try:
                return await self._send(channel, shown, nonce)
            except discord.HTTPException as error:
                if error.code != _CLOSED or not await self._open(channel):
                    raise
            return await self._send(channel, shown, nonce)

    async def _send(self, channel: int, shown: Shown, nonce: str) -> int:
        message = await self._client.get_partial_messageable(channel).send(
            shown.content,
            files=shown.attachments(),
            view=shown.view(),
            allowed_mentions=NOBODY,
            suppress_embeds=True,
            nonce=nonce,
        )
        return message.id

    async def look(self, channel: int, after: datetime.datetime) -> Sequence[Ours]:
        """Our own messages since a moment; without the right to read, Discord would say there are none."""
        known = self._client.get_channel(channel)
        if isinstance(known, discord.abc.GuildChannel | discord.Thread):
            may = known.permissions_for(known.guild.me)
            if not (may.view_channel and may.read_message_history):
                raise PostError(Failure.UNREADABLE)
        me = self._client.user.id if self._client.user else 0
        with self._meant(channel):
            history = self._client.get_partial_messageable(channel).history(
                limit=_LOOKED_AT, after=after, oldest_first=True
            )
            messages = [message async for message in history]
        if len(messages) == _LOOKED_AT:  # nobody can say what stands further down
            raise PostError(Failure.UNREADABLE, f"more than {_LOOKED_AT} messages")
        return [Ours(m.id, m.content) for m in messages if m.author.id == me]

    async def tell(self, guild: int, payload: Reply) -> None:
        """Tell them where the server has its own notices; never a person."""
        server = self._client.get_guild(guild)
        shown = present("", payload, self._shorthand(), private=False)
        places = (server.public_updates_channel, server.system_channel) if server else ()
        for place in places:
            if server and place and place.permissions_for(server.me).send_messages:
                await place.send(
                    shown.content, view=shown.view(), allowed_mentions=NOBODY, suppress_embeds=True
                )
                return

    async def reach(self, actor: Actor, channel: int) -> tuple[str, ...]:
        """Which permissions the bot or the moderator lacks; LookupError where the server has no such channel."""
        known = await self._found(channel)
        if not isinstance(known, discord.TextChannel | discord.Thread | discord.VoiceChannel):
            raise LookupError(channel)
        if known.guild.id != actor.place.guild:
            raise LookupError(channel)
        member = await known.guild.fetch_member(actor.id)
        wanted = ("view_channel", "send_messages_in_threads") if isinstance(known, discord.Thread) else _TALK
        return (
            *_lacking("the bot", known.permissions_for(known.guild.me), (*wanted, "read_message_history")),
            *_lacking("you", known.permissions_for(member), wanted),
        )

    async def _found(self, channel: int) -> object:
        """A channel; a thread that is closed for the time being is one as well."""
        try:
            return self._client.get_channel(channel) or await self._client.fetch_channel(channel)
        except (discord.HTTPException, discord.InvalidData):
            return None

    async def _open(self, channel: int) -> bool:
        """Open a thread that nobody has locked, where that is allowed; whether it was closed and is open now.

        The client forgets threads that are closed, so that Discord has to be asked for it.
        """
        try:
            thread = await self._client.fetch_channel(channel)
            if not isinstance(thread, discord.Thread) or not thread.archived or thread.locked:
                return False
            await thread.edit(archived=False)
        except (discord.Forbidden, discord.NotFound):
            return False
        return True

    @contextmanager
    def _meant(self, channel: int) -> Iterator[None]:
        try:
            yield
        except discord.HTTPException as error:
            told = " ".join(error.text.split())  # names the field that is refused
            detail = f"{error.status} {error.code} {told}".strip()[:_TOLD]
            raise PostError(self._failure(channel, error), detail, _stated(error)) from error
        except discord.RateLimited as error:
            raise PostError(Failure.BUSY, retry_after=error.retry_after) from error
        except (aiohttp.ClientError, OSError) as error:
            raise PostError(Failure.UNCERTAIN, type(error).__name__) from error

    def _failure(self, channel: int, error: discord.HTTPException) -> Failure:
        failure = _BY_CODE.get(error.code) or _BY_STATUS.get(error.status, Failure.UNCERTAIN)
        away = failure is Failure.FORBIDDEN and self._client.get_channel(channel) is None
        return Failure.EXPELLED if away else failure


def _stated(error: discord.HTTPException) -> float:
    """The seconds for which Discord wants to be left alone, where it says so."""
    try:
        return float(error.response.headers.get("Retry-After", 0))
    except ValueError:
        return 0.0


def _lacking(who: str, may: discord.Permissions, wanted: Sequence[str]) -> list[str]:
    return [f"{name.replace('_', ' ')} ({who})" for name in wanted if not getattr(may, name)]
