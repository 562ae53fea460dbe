"""Where the bot is and may post, as the gateway of the stand-in tells it; and what time it is there."""

import asyncio
import datetime
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

pytest.importorskip("discord")

from standin import Channel, Standin, broken, connected, payloads
from standin.world import VOICE

from bot.checked_clock import CheckedClock
from bot.clock import SystemClock
from bot.discord_app.client import Client
from bot.discord_app.door import Door
from bot.discord_app.hearing import Heard, unheard
from bot.discord_app.presence import DiscordPresence
from bot.live import Live
from bot.state.schedule_models import Order, Reason, Status

Scene = Callable[[Standin, DiscordPresence], Awaitable[None]]
SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def know(live: Live) -> Callable[[Scene], None]:
    """Plays a scene with a client that is ready."""

    async def played(scene: Scene) -> None:
        async with Standin() as discord:
            client = prompt(live, Door())
            async with connected(client, discord):
                await client.wait_until_ready()
                await scene(discord, DiscordPresence(client))

    return lambda scene: asyncio.run(played(scene))


def prompt(live: Live, door: Door, heard: Heard = unheard) -> Client:
    """A client that does not wait for two seconds whether there are more servers."""
    client = Client(live, door, heard)
    client._connection.guild_ready_timeout = 0.05
    return client


async def until(true: Callable[[], Awaitable[bool]]) -> None:
    """Waits until the gateway has told it."""
    for _ in range(500):
        if await true():
            return
        await asyncio.sleep(0.01)
    pytest.fail("nothing changes")


async def becomes(presence: DiscordPresence, place: tuple[int, int], wanted: bool | None) -> None:
    async def true() -> bool:
        return list(await presence.may_post([place])) == [wanted]

    await until(true)


def test_a_permission_goes_and_comes_back(know: Callable[[Scene], None]) -> None:
    async def scene(discord: Standin, presence: DiscordPresence) -> None:
        place = discord.guild.id, discord.channel.id
        await becomes(presence, place, True)
        discord.forbid(discord.channel, "send_messages")
        await becomes(presence, place, False)
        discord.permit(discord.channel, "send_messages")
        await becomes(presence, place, True)
        assert list(await presence.may_post([(1, place[1]), (place[0], 1)])) == [False, False]

    know(scene)


def test_a_thread_is_closed_and_opened_again(know: Callable[[Scene], None]) -> None:
    async def scene(discord: Standin, presence: DiscordPresence) -> None:
        thread = discord.add_channel(discord.guild, "reading", discord.channel)
        place = discord.guild.id, thread.id
        await becomes(presence, place, True)
        discord.lock(thread)
        await becomes(presence, place, False)
        thread.archived = thread.locked = False
        discord.dispatch("THREAD_UPDATE", payloads.channel(thread))
        await becomes(presence, place, True)

    know(scene)


async def forgotten(presence: DiscordPresence, discord: Standin, thread: Channel) -> None:
    """Time closes a thread, and the gateway tells no more of it."""
    thread.archived = True
    discord.dispatch("THREAD_UPDATE", payloads.channel(thread))

    async def true() -> bool:
        return presence._client.get_channel(thread.id) is None

    await until(true)


def test_a_thread_that_time_has_closed_lacks_nothing(know: Callable[[Scene], None]) -> None:
    async def scene(discord: Standin, presence: DiscordPresence) -> None:
        thread = discord.add_channel(discord.guild, "reading", discord.channel)
        place = discord.guild.id, thread.id
        await becomes(presence, place, True)
        await forgotten(presence, discord, thread)
        await becomes(presence, place, True)
        discord.forbid(discord.channel, "send_messages_in_threads")
        await becomes(presence, place, False)
        discord.permit(discord.channel, "send_messages_in_threads")
        await becomes(presence, place, True)
        thread.locked = True
        await becomes(presence, place, False)

    know(scene)


def test_of_threads_that_are_not_remembered_one_is_asked_about_at_a_time(
    know: Callable[[Scene], None],
) -> None:
    async def scene(discord: Standin, presence: DiscordPresence) -> None:
        threads = [discord.add_channel(discord.guild, f"t{n}", discord.channel) for n in range(3)]
        places = [(discord.guild.id, thread.id) for thread in threads]
        for place, thread in zip(places, threads, strict=True):
            await becomes(presence, place, True)
            await forgotten(presence, discord, thread)
        found = [list(await presence.may_post(places)) for _ in range(3)]
        assert sorted(map(str, found)) == sorted(
            map(str, ([True, None, None], [None, True, None], [None, None, True]))
        )
        discord.upset("GET /channels/*", broken(503), times=9)
        assert list(await presence.may_post(places)) == [None] * 3

    know(scene)


def test_of_a_thread_whose_channel_is_not_known_nothing_can_be_told(know: Callable[[Scene], None]) -> None:
    async def scene(discord: Standin, presence: DiscordPresence) -> None:
        thread = discord.add_channel(discord.guild, "reading", discord.channel)
        place = discord.guild.id, thread.id
        await becomes(presence, place, True)
        server = presence._client.get_guild(discord.guild.id)
        assert server is not None
        del server._channels[discord.channel.id]
        await becomes(presence, place, None)

    know(scene)


def test_in_a_voice_channel_the_bot_must_be_let_in(know: Callable[[Scene], None]) -> None:
    async def scene(discord: Standin, presence: DiscordPresence) -> None:
        voice = discord.add_channel(discord.guild, "talk", kind=VOICE)
        place = discord.guild.id, voice.id
        await becomes(presence, place, True)
        discord.forbid(voice, "connect")
        await becomes(presence, place, False)

    know(scene)


def test_a_server_that_is_away_is_not_left(know: Callable[[Scene], None]) -> None:
    async def scene(discord: Standin, presence: DiscordPresence) -> None:
        other = discord.add_guild("Another")
        place = discord.guild.id, discord.channel.id
        discord.dispatch("GUILD_DELETE", {"id": str(discord.guild.id), "unavailable": True})
        await becomes(presence, place, None)
        assert await presence.servers() == frozenset({discord.guild.id, other.id})
        discord.kick(other)

        async def left() -> bool:
            return await presence.servers() == frozenset({discord.guild.id})

        await until(left)

    know(scene)


def test_before_it_is_connected_nothing_is_known(live: Live) -> None:
    async def run() -> None:
        presence = DiscordPresence(Client(live, Door()))
        assert await presence.servers() is None
        assert list(await presence.may_post([(1, 2)])) == [None]

    asyncio.run(run())


def test_each_answer_says_what_time_it_is(live: Live) -> None:
    class Ahead(SystemClock):
        passed = 0.0

        def monotonic(self) -> float:
            return super().monotonic() + self.passed

        def now(self) -> datetime.datetime:
            return super().now() + datetime.timedelta(hours=2)

    async def run() -> None:
        ahead = Ahead()
        clock = CheckedClock(ahead)
        async with Standin() as discord:
            client = prompt(live, Door(), clock.heard)
            async with connected(client, discord):
                await client.wait_until_ready()
                assert clock.doubted and not clock.error
                ahead.passed += 3
                await DiscordPresence(client).ask_time()
                assert abs(clock.now() - SystemClock().now()) < datetime.timedelta(seconds=10)
                assert clock.error > datetime.timedelta(hours=1, minutes=59)

    asyncio.run(run())


def test_where_the_bot_is_removed_everything_stops_at_once(store: Path, tmp_path: Path) -> None:
    async def run() -> None:
        async with Live.open(store, SEEDS, SystemClock(), tmp_path / "s.db") as live, Standin() as discord:
            guild = discord.guild.id

            async def stopped() -> bool:
                found = await (await live._state.schedules()).get(guild, 1)
                assert found is not None
                return found.status is Status.SUSPENDED and found.reason is Reason.SERVER

            async def saved() -> None:
                schedules = await live._state.schedules()
                draft = await schedules.propose(guild, Order("09:00", "UTC", discord.channel.id, "daily"))
                assert await schedules.change(guild, draft, "save", Status.ACTIVE, live._state.now(), 1)

            await live._there(saved())
            client = prompt(live, Door())
            async with connected(client, discord):
                await client.wait_until_ready()
                discord.kick(discord.guild)
                await until(lambda: live._there(stopped()))

    asyncio.run(run())
