"""What moderators get wrong and what machines do: a sentence each, nothing lost, nothing sent twice."""

import asyncio
import datetime
import sqlite3
from contextlib import closing

import pytest

from bot.state.schedule_models import Stage
from discord_app.records import records
from discord_app.running import Bot, Told
from discord_app.scenes import told

TYPED = {
    "an unknown zone": ("daily at 09:00 zone Asia/Soul", "is no time zone**; the nearest: Asia/Seoul,"),
    "an abbreviation of many zones": ("daily at 09:00 zone KZT", "is no time zone"),
    "a zone that is a path": ("daily at 09:00 zone ../../etc/localtime", "is no time zone"),
    "a rule that is over": (
        "daily at DTSTART:20200101T090000 RRULE:FREQ=DAILY;COUNT=3",
        "names no time that is still to come",
    ),
    "a rule that ended last year": ("daily at RRULE:FREQ=DAILY;UNTIL=20200101T000000", "no"),
    "a date that is past": ('daily at "2020-01-01 09:00"', "is no rule"),
    "a day that never comes": ("daily at 0 9 30 2 *", "is no rule"),
    "an hour that is none": ("daily at 25:00", "is no rule"),
    "every five minutes": ("daily at */5 * * * *", "is due too often"),
    "no time": ("daily", "When?"),
    "a line that finds nothing": ("brief unicorns at 09:00", "finds nothing in the papers"),
    "a line for moderators": ("settings forget yes at 09:00", "is for moderators"),
    "a channel by its name": ("daily at 09:00 channel general", "is no channel of this server"),
}


@pytest.mark.parametrize("typed", TYPED)
def test_what_cannot_be_scheduled_is_one_sentence(tell: Told, typed: str) -> None:
    line, sentence = TYPED[typed]

    async def story(bot: Bot) -> None:
        mod, before = bot.moderator(), records(bot.file)
        answer = await told(mod.slash("ask", text=f"schedule add {line}"))
        assert sentence in answer.text and answer.private, answer.text
        assert answer.text.count("\n") == 0 and len(answer.text) < 400
        assert records(bot.file) == before

    tell(story)


async def _full(bot: Bot, pages: int | None) -> None:
    """No more pages than there are may be written; or as many as one likes."""
    database = await bot.live._state.database()
    (count,) = (await database.rows("PRAGMA page_count"))[0]
    await database._writer.execute_fetchall(f"PRAGMA max_page_count = {pages or count}")


def test_a_full_disk_changes_nothing_and_sends_nothing_until_there_is_room(
    tell: Told, caplog: pytest.LogCaptureFixture
) -> None:
    async def story(bot: Bot) -> None:
        mod = bot.moderator()
        soon = await bot.scheduled(mod)
        await bot.live._there(_full(bot, None))
        before = records(bot.file)
        for n in range(40):  # until the pages there are have no room left
            answer = await told(
                mod.slash("ask", text=f"schedule add daily at {n % 24}:00 header {'x' * 190}")
            )
            if "Something went wrong" in answer.text:
                break
        assert "incident" in answer.text and "There is no space left" in caplog.text
        assert records(bot.file)["schedule"][0] == before["schedule"][0]
        bot.until(soon)
        await asyncio.sleep(0.2)
        briefs = bot.briefs(mod.channel)
        await bot.live._there(_full(bot, 100_000))
        await bot.posted(mod.channel)
        assert [entry.stage for entry in await bot.log()] == [Stage.SENT]
        assert len(briefs) <= 1 and len(bot.briefs(mod.channel)) == 1

    tell(story)


def test_a_locked_database_changes_nothing_and_sends_nothing_until_it_is_free(
    tell: Told, caplog: pytest.LogCaptureFixture
) -> None:
    async def impatient(bot: Bot) -> None:
        await (await bot.live._state.database())._writer.execute_fetchall("PRAGMA busy_timeout = 20")

    async def story(bot: Bot) -> None:
        mod = bot.moderator()
        soon = await bot.scheduled(mod)
        await bot.live._there(impatient(bot))
        with closing(sqlite3.connect(bot.file, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            before = records(bot.file)
            answer = await told(mod.slash("ask", text="schedule pause 1"))
            assert "Something went wrong" in answer.text and "locked by another program" in caplog.text
            bot.until(soon)
            await asyncio.sleep(0.3)
            assert records(bot.file) == before and not bot.briefs(mod.channel)
            other.execute("ROLLBACK")
        await bot.posted(mod.channel)
        assert [entry.stage for entry in await bot.log()] == [Stage.SENT]
        assert "is paused" in (await told(mod.slash("ask", text="schedule pause 1"))).text
        assert len(bot.briefs(mod.channel)) == 1

    tell(story)


@pytest.mark.parametrize("hours", [2, -2])
def test_a_clock_that_is_set_sends_once_what_was_sent_and_loses_nothing(tell: Told, hours: int) -> None:
    async def story(bot: Bot) -> None:
        mod = bot.moderator()
        soon = await bot.scheduled(mod)
        bot.until(soon)
        await bot.posted(mod.channel)
        await bot.log()
        bot.clock.step += datetime.timedelta(hours=hours)
        await asyncio.sleep(0.2)
        bot.clock.step -= datetime.timedelta(hours=hours)
        await asyncio.sleep(0.1)
        assert len(bot.briefs(mod.channel)) == 1
        bot.until(soon)
        await bot.posted(mod.channel, 2)
        assert [entry.stage for entry in await bot.log()] == [Stage.SENT, Stage.SENT]

    tell(story)
