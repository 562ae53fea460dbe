"""What time it is for Discord: each answer of its API says so in its header ``Date``."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from types import SimpleNamespace

import aiohttp
import discord

Heard = Callable[[datetime.datetime], None]


def unheard(at: datetime.datetime) -> None:
    """Nobody wants to know."""


def listening(heard: Heard) -> aiohttp.TraceConfig:
    """What a client is given so that ``heard`` is told the time with each answer."""

    async def ended(
        _: aiohttp.ClientSession, __: SimpleNamespace, params: aiohttp.TraceRequestEndParams
    ) -> None:
        said = params.response.headers.get("Date")
        if said is None or not str(params.url).startswith(discord.http.Route.BASE):
            return  # files come from elsewhere, and may have been kept there for long
        try:
            heard(parsedate_to_datetime(said).astimezone(datetime.UTC))
        except (ValueError, OverflowError):
            return

    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(ended)
    return trace
