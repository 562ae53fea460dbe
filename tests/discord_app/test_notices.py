"""What moderators are told by themselves: in their server, once a day, and never a person."""

import asyncio

from standin import Channel

from bot.state.schedule_models import Status
from discord_app.running import Bot, Told

MANY = 50


async def _many(bot: Bot, channels: list[Channel]) -> None:
    """As many schedules as a server may have, in some channels: copies of the one there is."""
    database = await bot.live._state.database()
    async with database.writing() as connection:
        for number in range(2, MANY + 1):
            await connection.execute(
                "INSERT INTO schedule (guild, number, channel, rule, zone, line, header, footer, catch_up, status, "
                "reason, before, since, start, floor, cursor, next, issued) "
                "SELECT guild, ?, ?, rule, zone, line, header, footer, catch_up, status, reason, before, since, "
                "start, floor, cursor, next, issued FROM schedule WHERE number = 1",
                (number, channels[number % len(channels)].id),
            )


async def _all_suspended(bot: Bot) -> None:
    store, guild = await bot.live._state.schedules(), bot.discord.guild.id
    async with asyncio.timeout(60):
        while {one.status for one in await bot.live._there(store.all(guild))} != {Status.SUSPENDED}:  # noqa: ASYNC110 - no event tells
            await asyncio.sleep(0.05)


def test_a_server_full_of_schedules_that_fail_has_one_notice(tell: Told) -> None:
    async def story(bot: Bot) -> None:
        discord, mod = bot.discord, bot.moderator()
        notices = discord.add_channel(discord.guild, "notices")
        discord.notify(discord.guild, notices)
        channels = [discord.add_channel(discord.guild, f"c{n}") for n in range(20)]
        soon = await bot.scheduled(mod, channels[0])
        await bot.live._there(_many(bot, channels))
        for channel in channels:
            discord.forbid(channel, "send_messages")
        bot.until(soon)
        await _all_suspended(bot)
        await bot.noticed(notices)
        assert len(await bot.log()) == MANY
        assert len(bot.briefs(notices)) == 1
        assert "Some briefs do not go out here" in bot.briefs(notices)[0]
        asked = [r.path for r in discord.journal.requests("POST /channels/{channel_id}/messages")]
        assert len(asked) == MANY + 1  # each was tried once
        assert not discord.journal.requests("POST /users/@me/channels")

    tell(story)
