"""A database of three days ago, put back while the bot is at work: nothing it has sent is sent again."""

import asyncio
from pathlib import Path

import pytest
from standin import Channel, Standin
from standin.world import FORUM

from bot import upkeep
from bot.state.schedule_models import Reason, Stage
from discord_app.running import Bot, MovedClock, running

DAYS = 3


def _places(discord: Standin) -> list[Channel]:
    """A channel, a thread, and a post of a forum."""
    forum = discord.add_channel(discord.guild, "forum", kind=FORUM)
    return [
        discord.channel,
        discord.add_channel(discord.guild, "thread", discord.channel),
        discord.add_channel(discord.guild, "post", forum),
    ]


async def _day(bot: Bot, places: list[Channel], soon: str, briefs: int) -> None:
    bot.until(soon)
    for place in places:
        await bot.posted(place, briefs)
    await bot.log()


def test_nothing_is_sent_again_from_a_restored_database(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, backup = MovedClock(), tmp_path / "backup.db"
    monkeypatch.setenv("BRIEFBOT_STATE", str(tmp_path / "state.db"))
    monkeypatch.setattr("bot.upkeep.SystemClock", lambda: clock)

    async def story() -> None:
        async with Standin() as discord:
            discord.patience, discord.nonce_seconds = 20, 0  # what was posted is known by its mark alone
            places = _places(discord)
            async with running(store, tmp_path, discord, clock) as bot:
                mod = bot.moderator()
                soon = [await bot.scheduled(mod, place) for place in places][-1]
                upkeep.backup(backup, replace=False)
                for day in range(1, DAYS + 1):
                    await _day(bot, places, soon, day)
            sent = [bot.briefs(place) for place in places]
            upkeep.restore(backup)
            async with running(store, tmp_path, discord, clock) as bot:
                preview = await mod.slash("schedule preview", number=1)
                assert "the database was restored from a backup" in preview.text
                bot.pass_by(minutes=10)
                await asyncio.sleep(0.2)  # the courier looks again and again meanwhile
            assert [bot.briefs(place) for place in places] == sent
            assert await upkeep.confirm() == "Confirmed: schedules run again."
            async with running(store, tmp_path, discord, clock) as bot:
                found = await bot.log()
                assert {(one.stage, one.reason) for one in found} == {
                    (Stage.SENT, Reason.FOUND),
                    (Stage.MISSED, Reason.LATE),
                }
                assert [bot.briefs(place) for place in places] == sent
                await _day(bot, places, soon, DAYS + 1)
            assert [len(bot.briefs(place)) for place in places] == [DAYS + 1] * len(places)
            discord.check()

    asyncio.run(story())
