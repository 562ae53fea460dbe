"""A check that breaks is a refusal: nothing is done, whoever asked is told, and the next one is served."""

from collections.abc import Callable
from typing import Any

import pytest
from standin import Answer, Asked, Person, broken

from discord_app.records import records
from discord_app.running import Bot, Told
from discord_app.scenes import told

CHECKS = {
    "what the server has chosen": (
        "bot.live.Live.settings",
        ("schedule pause 1", "settings set zone Asia/Seoul"),
    ),
    "what somebody is": ("bot.discord_app.whereabouts.standing", ("schedule pause 1", "settings forget yes")),
    "whether they are silenced": (
        "discord.Member.is_timed_out",
        ("schedule remove 1 yes", "settings forget yes"),
    ),
    "whom a command is for": ("bot.desk.Denied", ("schedule pause 1", "settings forget yes")),
    "what may be done in a channel": (
        "discord.TextChannel.permissions_for",
        ("schedule save 2", "schedule resume 3"),
    ),
    "who asks": (
        "discord.Guild.fetch_member",
        ("schedule save 2", "schedule resume 3", "schedule add daily at 9:00"),
    ),
    "whether it was restored": ("bot.handlers.schedule_views.restored", ("schedule preview 1",)),
    "whose schedule it is": (
        "bot.state.schedule_store.ScheduleStore.get",
        ("schedule pause 1", "schedule remove 1 yes", "schedule save 2", "schedule resume 3"),
    ),
    "what a button carries": ("bot.discord_app.buttons.line", ("schedule pause 1",)),
}


class BrokenError(RuntimeError):
    """The check itself fails."""


def _broken(*_: Any, **__: Any) -> Any:
    raise BrokenError


@pytest.mark.parametrize("check", CHECKS)
def test_nothing_is_done_where_a_check_breaks(
    tell: Told, monkeypatch: pytest.MonkeyPatch, check: str
) -> None:
    name, lines = CHECKS[check]

    async def story(bot: Bot) -> None:
        mod = bot.moderator()
        who = bot.discord.member("Ada") if name == "bot.desk.Denied" else mod
        shown = await _three(bot, mod)
        before = records(bot.file)
        with monkeypatch.context() as patch:
            patch.setattr(name, _broken)
            for line in lines:
                for way in _ways(who, shown, by_command=check != "what a button carries"):
                    text = (await told(way(line))).text
                    assert "Something went wrong" in text and "incident" in text, text
        assert records(bot.file) == before
        assert "is paused" in (await told(mod.slash("ask", text="schedule pause 1"))).text

    tell(story)


async def _three(bot: Bot, mod: Person) -> Answer:
    """A schedule that runs, a draft and a paused one; and an answer to click on."""
    await bot.scheduled(mod)
    await mod.slash("schedule add", when="10:00")
    await bot.scheduled(mod)
    await mod.slash("schedule pause", number=3)
    return await mod.slash("papers")


def _ways(who: Person, shown: Answer, by_command: bool) -> tuple[Callable[[str], Asked], ...]:
    def ask(line: str) -> Asked:
        return who.slash("ask", text=line, private=True)

    def click(line: str) -> Asked:
        return who.forge(shown, line)

    return (ask, click) if by_command else (click,)


def test_a_mention_is_refused_where_its_writer_cannot_be_judged(
    tell: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(bot: Bot) -> None:
        mod = bot.moderator()
        await bot.scheduled(mod)
        before = records(bot.file)
        with monkeypatch.context() as patch:
            patch.setattr("discord.TextChannel.permissions_for", _broken)
            assert "Something went wrong" in (await mod.say("@bot schedule pause 1")).text
        assert records(bot.file) == before
        assert "is paused" in (await mod.say("@bot schedule pause 1")).text

    tell(story)


def test_where_discord_does_not_say_what_may_be_posted_nothing_is_saved(tell: Told) -> None:
    async def story(bot: Bot) -> None:
        mod = bot.moderator()
        proposed = await mod.slash("schedule add", when="09:00")
        bot.discord.upset("GET */members/*", broken(503), times=9)
        answer = await mod.click(proposed, "Save")
        assert "Discord does not say what may be posted there" in answer.text
        assert "Nothing goes out" in (await mod.slash("schedule list")).text

    tell(story)
