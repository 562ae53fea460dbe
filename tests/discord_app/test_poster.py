"""What goes out by itself, on the stand-in: posted once, found again, and each refusal by its meaning."""

import asyncio
import datetime
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

pytest.importorskip("discord")

from standin import Fault, Standin, broken, connected, dropped, edge_banned, payloads, refused

from bot.actors import Actor, Place
from bot.clock import SystemClock
from bot.discord_app.client import Client
from bot.discord_app.door import Door
from bot.discord_app.poster import DiscordPoster
from bot.live import Live
from bot.model import Action, Reply
from bot.schedule.poster import Failure, PostError
from bot.state.schedule_models import Order, Status

SAID = Reply("The brief of the day · ref 1a2b3c4d", (Action("Papers", "papers"),))
LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
Scene = Callable[[Standin, DiscordPoster], Awaitable[None]]


@pytest.fixture
def post(live: Live) -> Callable[[Scene], None]:
    """Plays a scene with a client that is ready."""

    async def played(scene: Scene) -> None:
        async with Standin() as discord:
            client = Client(live, Door())
            client._connection.guild_ready_timeout = 0.05
            async with connected(client, discord):
                await client.wait_until_ready()
                await scene(discord, DiscordPoster(client, lambda: live.names.shorthand))

    return lambda scene: asyncio.run(played(scene))


def test_a_message_is_posted_once_with_its_buttons_and_found_again(post: Callable[[Scene], None]) -> None:
    async def scene(discord: Standin, poster: DiscordPoster) -> None:
        first = await poster.post(discord.channel.id, SAID, "n" * 24)
        again = await poster.post(discord.channel.id, SAID, "n" * 24)
        assert first == again and len(discord.channel.messages) == 1
        (found,) = await poster.look(discord.channel.id, LONG_AGO)
        assert (found.id, found.text) == (first, SAID.text)

    post(scene)


def test_other_peoples_messages_are_not_ours(post: Callable[[Scene], None]) -> None:
    async def scene(discord: Standin, poster: DiscordPoster) -> None:
        discord.member("Ada").say("ref 1a2b3c4d")
        assert not await poster.look(discord.channel.id, LONG_AGO)

    post(scene)


@pytest.mark.parametrize(
    ("fault", "failure"),
    [
        (refused(403, 50013), Failure.FORBIDDEN),
        (refused(404, 10003), Failure.GONE),
        (refused(404, 10008), Failure.DELETED),
        (refused(400, 50035), Failure.INVALID),
        (refused(400, 200000), Failure.FILTERED),
        (refused(400, 50083), Failure.ARCHIVED),
        (refused(401, 0), Failure.TOKEN),
        (broken(503), Failure.UNCERTAIN),
        (dropped(accepted=True), Failure.UNCERTAIN),
        (edge_banned(), Failure.HALT),
    ],
)
def test_each_refusal_has_its_meaning(post: Callable[[Scene], None], fault: Fault, failure: Failure) -> None:
    async def scene(discord: Standin, poster: DiscordPoster) -> None:
        discord.upset("POST */messages", fault, times=2)  # a thread is opened once, and tried again
        with pytest.raises(PostError) as told:
            await poster.post(discord.channel.id, SAID, "n" * 24)
        assert told.value.failure is failure

    post(scene)


def test_without_the_right_to_read_nobody_claims_that_nothing_is_there(post: Callable[[Scene], None]) -> None:
    async def scene(discord: Standin, poster: DiscordPoster) -> None:
        await poster.post(discord.channel.id, SAID, "n" * 24)
        changed = asyncio.ensure_future(poster._client.wait_for("guild_channel_update", timeout=5))
        await asyncio.sleep(0)  # it waits from now on
        discord.forbid(discord.channel, "read_message_history")
        await changed
        with pytest.raises(PostError) as told:
            await poster.look(discord.channel.id, LONG_AGO)
        assert told.value.failure is Failure.UNREADABLE

    post(scene)


def test_a_thread_that_time_has_closed_is_opened_and_posted_in_once(post: Callable[[Scene], None]) -> None:
    async def scene(discord: Standin, poster: DiscordPoster) -> None:
        thread = discord.add_channel(discord.guild, "reading", discord.channel)
        thread.archived = True
        discord.upset("POST */messages", refused(400, 50083))
        await poster.post(thread.id, SAID, "n" * 24)
        assert not thread.archived and len(thread.messages) == 1
        posts = [r for r in discord.journal.requests() if r.method == "POST" and r.path.endswith("/messages")]
        assert len(posts) == 2 and len({str(r.body["nonce"]) for r in posts}) == 1

    post(scene)


def test_a_thread_that_somebody_has_locked_stays_as_it_is(post: Callable[[Scene], None]) -> None:
    async def scene(discord: Standin, poster: DiscordPoster) -> None:
        thread = discord.add_channel(discord.guild, "reading", discord.channel)
        discord.lock(thread)
        with pytest.raises(PostError) as told:
            await poster.post(thread.id, SAID, "n" * 24)
        assert told.value.failure is Failure.ARCHIVED and thread.archived and not thread.messages

    post(scene)


def test_a_thread_that_time_has_closed_is_known_to_be_one(post: Callable[[Scene], None]) -> None:
    async def scene(discord: Standin, poster: DiscordPoster) -> None:
        thread = discord.add_channel(discord.guild, "reading", discord.channel)
        thread.archived = True
        discord.dispatch("THREAD_UPDATE", payloads.channel(thread))
        for _ in range(500):
            if poster._client.get_channel(thread.id) is None:
                break
            await asyncio.sleep(0.01)
        owner = Actor(discord.guild.owner.id, place=Place(discord.guild.id, 1))
        assert await poster.reach(owner, thread.id) == ()

    post(scene)


def test_moderators_are_told_in_the_server_with_what_they_can_do(post: Callable[[Scene], None]) -> None:
    async def scene(discord: Standin, poster: DiscordPoster) -> None:
        notice = Reply(
            "Some briefs do not go out.", (Action("Post 1 now", "schedule post 1 2026-11-24T09:00"),)
        )
        with pytest.raises(PostError):  # where there is no place for it
            await poster.tell(discord.guild.id, notice)
        server = poster._client.get_guild(discord.guild.id)
        assert server is not None and not discord.channel.messages
        server._system_channel_id = discord.channel.id
        await poster.tell(discord.guild.id, notice)
        (message,) = discord.channel.messages.values()
        assert [button.label for button in message.buttons] == ["Post 1 now"] and not message.pings

    post(scene)


def test_moderators_are_told_in_the_other_place_where_the_first_refuses(
    post: Callable[[Scene], None],
) -> None:
    async def scene(discord: Standin, poster: DiscordPoster) -> None:
        second = discord.add_channel(discord.guild, "system")
        server = poster._client.get_guild(discord.guild.id)
        assert server is not None
        server._public_updates_channel_id = discord.channel.id
        server._system_channel_id = second.id
        for _ in range(500):
            if server.system_channel is not None:
                break
            await asyncio.sleep(0.01)
        discord.upset("POST */messages", refused(403, 50013))
        await poster.tell(discord.guild.id, Reply("Some briefs do not go out."))
        assert not discord.channel.messages and len(second.messages) == 1

    post(scene)


def test_what_discord_says_against_a_message_names_the_field(post: Callable[[Scene], None]) -> None:
    async def scene(discord: Standin, poster: DiscordPoster) -> None:
        with pytest.raises(PostError) as told:
            await poster.post(discord.channel.id, SAID, "n" * 26)
        assert told.value.failure is Failure.INVALID and "nonce" in told.value.detail

    post(scene)


def test_a_channel_with_more_messages_than_can_be_looked_at_says_nothing(
    post: Callable[[Scene], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.discord_app.poster._LOOKED_AT", 1)
    monkeypatch.setattr("bot.discord_app.poster._PAGE", 3)

    async def scene(discord: Standin, poster: DiscordPoster) -> None:
        ada = discord.member("Ada")
        for number in range(2):
            ada.say(str(number))
        assert not await poster.look(discord.channel.id, LONG_AGO)
        ada.say("one too many")
        with pytest.raises(PostError) as told:
            await poster.look(discord.channel.id, LONG_AGO)
        assert told.value.failure is Failure.UNREADABLE

    post(scene)


def test_a_channel_of_another_server_is_none_of_this_one(post: Callable[[Scene], None]) -> None:
    async def scene(discord: Standin, poster: DiscordPoster) -> None:
        with pytest.raises(LookupError):
            await poster.reach(Actor(1, place=Place(5, 1)), discord.channel.id)
        with pytest.raises(LookupError):
            await poster.reach(Actor(1, place=Place(discord.guild.id, 1)), 404)

    post(scene)


def test_a_brief_that_is_due_is_posted_by_a_bot_that_runs(store: Path, tmp_path: Path) -> None:
    """From the schedule of a real database to the message in the channel."""

    async def run() -> None:
        seeds = Path(__file__).parents[2] / "seeds"
        clock = SystemClock()
        async with Live.open(store, seeds, clock, tmp_path / "s.db") as opened, Standin() as discord:
            await opened._there(_save(opened, discord.guild.id, discord.channel.id))
            client = Client(opened, Door())
            async with connected(client, discord):
                await client.wait_until_ready()
                poster = DiscordPoster(client, lambda: opened.names.shorthand)
                sending = asyncio.ensure_future(opened.deliver(poster, clock))
                await discord.until(lambda: discord.channel.messages, "the brief")
                sending.cancel()
                await asyncio.wait([sending])
            (message,) = discord.channel.messages.values()
            assert message.text.startswith("**Good morning**\n## Daily brief #1")
            assert "-# schedule 1 · " in message.text

    asyncio.run(run())


async def _save(live: Live, guild: int, channel: int) -> None:
    """A schedule that is due since a minute ago."""
    now = SystemClock().now().replace(second=0, microsecond=0)
    due = now - datetime.timedelta(minutes=1)
    schedules, database = await live._state.schedules(), await live._state.database()
    draft = await schedules.propose(guild, Order(f"{due:%H:%M}", "UTC", channel, "daily", "Good morning"))
    assert await schedules.change(guild, draft, "save", Status.ACTIVE, due, 1)
    past = int(due.timestamp()) - 60
    async with database.writing() as connection:
        await connection.execute("UPDATE schedule SET floor = ?, cursor = ?", (past, past))
