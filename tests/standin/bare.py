"""Bare requests to the stand-in, for what no library would send."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp

from standin.server import Standin

Ask = Callable[..., Awaitable[tuple[int, Any]]]


def asked(scene: Callable[[Standin, Ask], Awaitable[None]]) -> None:
    """Plays a scene of bare requests."""

    async def run() -> None:
        async with Standin() as discord, aiohttp.ClientSession() as http:

            async def ask(method: str, path: str, body: Any = None, token: str = "") -> tuple[int, Any]:
                auth = {"Authorization": f"Bot {token or discord.token}"}
                data = {"json": body} if body is not None else {}
                async with http.request(method, discord.api + path, headers=auth, **data) as answer:
                    return answer.status, (await answer.json() if answer.status != 204 else None)

            await scene(discord, ask)

    asyncio.run(run())
