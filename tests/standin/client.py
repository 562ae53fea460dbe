"""A discord.py client led to the stand-in, for tests that have no bot of their own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from unittest.mock import patch

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from standin.server import Standin


@asynccontextmanager
async def connected(client: discord.Client, standin: Standin) -> AsyncIterator[None]:
    """Runs a client on the stand-in, from its login to its close."""
    gateway = yarl.URL(standin.gateway.url)
    with patch.object(Route, "BASE", standin.api), patch.object(DiscordWebSocket, "DEFAULT_GATEWAY", gateway):
        running = asyncio.create_task(client.start(standin.token))
        logged_in = asyncio.create_task(standin.ready())
        try:
            await asyncio.wait((running, logged_in), return_when=asyncio.FIRST_COMPLETED)
            if running.done():
                logged_in.cancel()
                running.result()
            await logged_in
            yield
        finally:
            await client.close()
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
