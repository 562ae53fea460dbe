"""The gateway's side: logins, lost connections, and what a client that comes back is told."""

import asyncio
import json
import zlib

import aiohttp
import discord as library
import pytest

from standin import Person, Standin, connected
from standin.pong import Pong, play


def test_a_cut_line_is_resumed_and_nothing_is_lost() -> None:
    async def scene(discord: Standin, ada: Person) -> None:
        discord.gateway.down = True
        discord.drop()
        asked = ada.slash("ping")
        discord.gateway.down = False
        assert (await asked).text == "pong"
        await discord.resumed()
        assert discord.gateway.identified == 1
        discord.check()

    play(scene)


@pytest.mark.parametrize("code", [None, 1000, 4000, 4009])
def test_a_closed_line_is_taken_up_again(code: int | None) -> None:
    async def scene(discord: Standin, ada: Person) -> None:
        await ada.slash("ping")
        discord.drop(code)
        await discord.resumed()
        assert (await ada.slash("ping")).text == "pong"
        discord.check()

    play(scene)


def test_a_client_told_to_reconnect_resumes() -> None:
    async def scene(discord: Standin, ada: Person) -> None:
        discord.reconnect()
        await discord.resumed()
        assert (await ada.slash("ping")).text == "pong"

    play(scene)


def test_an_invalid_session_is_a_new_login() -> None:
    async def scene(discord: Standin, ada: Person) -> None:
        discord.invalidate()
        await discord.ready(2)
        assert (await ada.slash("ping")).text == "pong"
        assert discord.gateway.resumed == 0

    play(scene)


def test_a_forgotten_session_cannot_be_resumed() -> None:
    async def scene(discord: Standin, ada: Person) -> None:
        discord.drop()
        discord.gateway.session = None
        await discord.ready(2)
        assert (await ada.slash("ping")).text == "pong"

    play(scene)


def test_privileged_intents_are_refused_unless_granted() -> None:
    async def run(privileged: int) -> None:
        async with Standin(privileged=privileged) as discord, connected(Pong(library.Intents.all()), discord):
            await discord.declared("ping")

    with pytest.raises(library.PrivilegedIntentsRequired):
        asyncio.run(run(0))
    asyncio.run(run(1 << 1 | 1 << 8 | 1 << 15))


def test_a_wrong_token_does_not_log_in() -> None:
    async def run() -> None:
        async with Standin() as discord:
            other = Standin("another.token.altogether")
            other.address = discord.address
            with pytest.raises(library.LoginFailure):
                async with connected(Pong(), other):
                    pass

    asyncio.run(run())


async def heard(discord: Standin, query: str, payload: dict[str, object]) -> tuple[list[int], int | None]:
    """What a bare socket hears before and after it says one thing."""
    ops: list[int] = []
    unpack = zlib.decompressobj()
    async with aiohttp.ClientSession() as http, http.ws_connect(f"{discord.gateway.url}/?{query}") as socket:
        await socket.send_json(payload)
        async for message in socket:
            raw = unpack.decompress(message.data) if isinstance(message.data, bytes) else message.data
            ops.append(json.loads(raw)["op"])
            if ops[-1] in (0, 9, 11):
                await socket.close()
        return ops, socket.close_code


@pytest.mark.parametrize("compress", ["", "&compress=zlib-stream"])
def test_a_heartbeat_is_acknowledged_packed_or_not(compress: str) -> None:
    async def run() -> None:
        async with Standin() as discord:
            ops, _ = await heard(discord, f"v=10&encoding=json{compress}", {"op": 1, "d": None})
            assert ops == [10, 11]

    asyncio.run(run())


def test_the_gateway_closes_on_a_wrong_token() -> None:
    async def run() -> None:
        async with Standin() as discord:
            identify = {"op": 2, "d": {"token": "wrong", "intents": 1}}
            assert await heard(discord, "v=10&encoding=json", identify) == ([10], 4004)

    asyncio.run(run())


def test_resuming_what_never_was_is_an_invalid_session() -> None:
    async def run() -> None:
        async with Standin() as discord:
            resume = {"op": 6, "d": {"token": discord.token, "session_id": "never", "seq": 3}}
            ops, _ = await heard(discord, "v=10&encoding=json", resume)
            assert ops == [10, 9]

    asyncio.run(run())


def test_an_event_delivered_twice_is_answered_once() -> None:
    async def scene(discord: Standin, ada: Person) -> None:
        one = ada.slash("ping")
        assert (await one).text == "pong"
        discord.deliver_again("INTERACTION_CREATE")
        await discord.until(lambda: one.interaction.mishaps, "the second answer")
        assert one.interaction.mishaps == ["answered again with type 4"]
        assert len(one.interaction.messages) == 1

    play(scene)


def test_a_server_that_throws_the_bot_out_is_gone() -> None:
    async def scene(discord: Standin, _: Person) -> None:
        club = discord.add_guild("Club")
        ben = discord.member("Ben", guild=club, channel=discord.add_channel(club, "talk"))
        assert (await ben.slash("ping")).text == "pong"
        discord.kick(club)
        assert [d.data["id"] for d in discord.journal.dispatches("GUILD_DELETE")] == [str(club.id)]

    play(scene)
