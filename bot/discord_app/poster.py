"""What goes out by itself, posted on Discord: each message with a nonce of ours, and each failure by its meaning."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import aiohttp
import discord

from bot.actors import Actor
from bot.discord_app.pace import Pace
from bot.discord_app.reach import lacking
from bot.discord_app.shown import NOBODY, Shown, present
from bot.model import Reply
from bot.schedule.poster import Failure, Ours, PostError
from bot.shorthand import Shorthand

_PAGE = 100  # messages in one answer of Discord
_TOLD = 200  # characters of what Discord says against a message
_LOOKED_AT = 50  # pages of a channel, from when one of ours may have been posted
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


class DiscordPoster:
    """Posts through a client that is ready, on its event loop."""

    def __init__(self, client: discord.Client, shorthand: Callable[[], Shorthand]) -> None:
        self._client, self._shorthand = client, shorthand
        self._pace = Pace()

    async def post(self, channel: int, payload: Reply, nonce: str) -> int:
        """The id of the message; Discord gives that of the first where it knows the nonce."""
        shown = present("", payload, self._shorthand(), private=False)
        with self._meant():
            try:
                return await self._send(channel, shown, nonce)
            except discord.HTTPException as error:
                if error.code != _CLOSED:
                    raise
            await self._open(channel)
            return await self._send(channel, shown, nonce)

    async def _send(self, channel: int, shown: Shown, nonce: str) -> int:
        await self._pace.turn()
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
        me = self._client.user.id if self._client.user else 0
        with self._meant():
            if not await self._readable(channel):
                raise PostError(Failure.UNREADABLE)
            return [Ours(m.id, m.content) for m in await self._since(channel, after) if m.author.id == me]

    async def _since(self, channel: int, after: datetime.datetime) -> list[discord.Message]:
        """All messages of a channel since a moment; UNREADABLE where there are too many to look through."""
        place, found = self._client.get_partial_messageable(channel), list[discord.Message]()
        for _ in range(_LOOKED_AT):
            await self._pace.turn()
            since = found[-1] if found else after
            page = [m async for m in place.history(limit=_PAGE, after=since, oldest_first=True)]
            found += page
            if len(page) < _PAGE:
                return found
        raise PostError(Failure.UNREADABLE)

    async def tell(self, guild: int, payload: Reply) -> None:
        """Tell them where the server has its own notices; never a person. PostError where there is no place for it."""
        server = self._client.get_guild(guild)
        shown = present("", payload, self._shorthand(), private=False)
        places = (server.public_updates_channel, server.system_channel) if server else ()
        for place in dict.fromkeys(places):
            if server and place and place.permissions_for(server.me).send_messages:
                try:
                    await place.send(
                        shown.content, view=shown.view(), allowed_mentions=NOBODY, suppress_embeds=True
                    )
                except (discord.Forbidden, discord.NotFound):
                    continue  # the other place may take it
                return
        raise PostError(Failure.FORBIDDEN, "no place for notices")

    async def reach(self, actor: Actor, channel: int) -> tuple[str, ...]:
        """Which permissions the bot or the moderator lacks; LookupError where the server has no such channel."""
        return await lacking(self._client, actor, channel)

    async def _readable(self, channel: int) -> bool:
        """Whether all that stands in a channel is shown to the bot; threads that are closed are not remembered."""
        try:
            known = self._client.get_channel(channel) or await self._fetched(channel)
            if not isinstance(known, discord.abc.GuildChannel | discord.Thread):
                return False
            may = known.permissions_for(known.guild.me)
        except (discord.Forbidden, discord.ClientException):  # the latter: a thread of an unknown channel
            return False
        heard = may.connect or not isinstance(known, discord.VoiceChannel)
        return may.view_channel and may.read_message_history and heard

    async def _fetched(self, channel: int) -> object:
        await self._pace.turn()
        return await self._client.fetch_channel(channel)

    async def _open(self, channel: int) -> None:
        """Open a thread that has been closed; ARCHIVED where that may not be."""
        known = await self._fetched(channel)
        if isinstance(known, discord.Thread) and known.archived:
            await self._pace.turn()
            try:
                await known.edit(archived=False)
            except discord.Forbidden as error:
                raise PostError(Failure.ARCHIVED, f"{error.status} {error.code}") from error

    @contextmanager
    def _meant(self) -> Iterator[None]:
        try:
            yield
        except discord.HTTPException as error:
            told = " ".join(error.text.split())  # names the field that is refused
            detail = f"{error.status} {error.code} {told}".strip()[:_TOLD]
            raise PostError(_failure(error), detail, _stated(error)) from error
        except discord.RateLimited as error:
            raise PostError(Failure.BUSY, retry_after=error.retry_after) from error
        except (aiohttp.ClientError, OSError) as error:
            raise PostError(Failure.UNCERTAIN, type(error).__name__) from error


def _failure(error: discord.HTTPException) -> Failure:
    return _BY_CODE.get(error.code) or _BY_STATUS.get(error.status, Failure.UNCERTAIN)


def _stated(error: discord.HTTPException) -> float:
    """The seconds for which Discord wants to be left alone, where it says so."""
    try:
        return float(error.response.headers.get("Retry-After", 0))
    except ValueError:
        return 0.0
