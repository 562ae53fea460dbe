"""Two servers on one bot: whatever is done in one, nothing of the other is ever seen, asked for or noted there."""

import datetime
import json
import logging
import re
from collections.abc import Awaitable, Callable, Iterable
from zoneinfo import ZoneInfo

import pytest
from standin import Guild, Person, Standin
from standin.interaction import COMPLETE

from bot.moderating import ACTIONS, DEEDS, SETTINGS
from bot.state.database import Database, Row, Value
from discord_app.running import Bot, Told
from discord_app.scenes import told

HEADER, FOOTER, ASKED = "canaryheader", "canaryfooter", "canaryquestion"
ZONE = "Pacific/Chatham"


def _club(discord: Standin) -> tuple[Guild, Person]:
    guild = discord.add_guild("Club")
    discord.add_channel(guild, "canarychannel")
    return guild, discord.member("Chair", discord.role("chairs", "manage_guild", guild=guild), guild=guild)


async def _sing(bot: Bot, chair: Person, guild: Guild) -> list[str]:
    """What the other server keeps, as words that nobody else writes."""
    role = bot.discord.role("canaryrole", guild=guild)
    for name, value in (("zone", ZONE), ("role", f"<@&{role.id}>"), ("quiet", f"<#{guild.channels[0].id}>")):
        await told(chair.slash("settings", action="set", name=name, value=value))
    due = (bot.clock.now() + datetime.timedelta(minutes=5)).astimezone(ZoneInfo(ZONE))
    said = {"when": f"{due:%H:%M}", "header": f"{HEADER} {ASKED}"}
    for options in ({"what": "search agreement", "footer": FOOTER}, {}):
        shown = await chair.slash("schedule add", **said, **options)
        assert "is saved" in (await chair.click(shown, "Save")).text
    await chair.slash("schedule pause", number=2)
    bot.pass_by(minutes=6)
    await bot.posted(guild.channels[0])
    await bot.log(guild.id)
    ids = (guild.id, guild.channels[0].id, role.id, chair.user.id)
    return [HEADER, FOOTER, ASKED, ZONE, "canarychannel", "search agreement", *map(str, ids)]


async def _everything(mod: Person) -> None:
    """Every deed, with numbers that only the other server has as well; every button; completion; errors."""
    shown = await mod.slash("papers")
    for deed in (*DEEDS, *DEEDS):
        for words in ("", "1", "2", "2 yes", "daily at 09:00"):
            answer = await mod.slash("ask", text=f"schedule {deed} {words}", private=True)
            for button in answer.buttons:
                await told(mod.forge(shown, button.custom_id))
    for action in ACTIONS:
        for name in SETTINGS:
            await mod.slash("settings", action=action, name=name, value="no such value")
            await mod.autocomplete("settings", focus="value", action=action, name=name, value="cha")
    for typed in ("", "cha", "canary", "pacific"):
        await mod.autocomplete("schedule add", zone=typed)
    for line in (
        *(
            "schedule list of the club",
            "schedule log 2",
            "schedule preview 2",
            "schedule changes",
            "settings changes",
        ),
        *("settings", "schedule rehearse 30", "settings forget", "settings forget yes", "schedule pause 99"),
    ):
        await told(mod.slash("ask", text=line))
        await mod.say(f"@bot {line}")


def _seen(discord: Standin, guild: Guild) -> str:
    """All that people in a server were shown, and the rows that they could choose from."""
    texts = []
    for channel in guild.channels:
        for message in channel.messages.values():
            if message.author is discord.bot:
                texts += [version.text for version in message.versions]
                texts += [json.dumps(version.components) for version in message.versions]
    for one in discord.interactions.values():
        if one.channel.guild is guild and one.kind == COMPLETE:
            texts += [str(value) for _, value in one.choices if ZONE not in str(value)]
    return "\n".join(texts)


async def _leaked(
    bot: Bot, caplog: pytest.LogCaptureFixture, break_wall: Callable[[], None] = lambda: None
) -> list[str]:
    """What of another server was shown to people of the first, or noted while they were answered."""
    guild, chair = _club(bot.discord)
    canaries = await _sing(bot, chair, guild)
    mod = bot.moderator()
    await bot.scheduled(mod)
    caplog.clear()
    break_wall()
    await _everything(mod)
    seen = _seen(bot.discord, bot.discord.guild)
    assert len(seen) > 10_000 and HEADER in _seen(bot.discord, guild)
    return [canary for canary in canaries if canary in seen + caplog.text]


def test_nothing_of_one_server_is_seen_in_another(tell: Told, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)

    async def story(bot: Bot) -> None:
        assert await _leaked(bot, caplog) == []

    tell(story)


@pytest.mark.parametrize("table", ["schedule", "occurrence", "schedule_change", "setting", "setting_change"])
def test_a_table_that_is_read_across_servers_would_be_noticed(
    tell: Told, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    """The control: were the server left out of what a table is asked for, the canaries would sing."""
    reads, owned = re.compile(rf"FROM {table}\b"), re.compile(r"(\w\.)?guild = \?")
    rows = Database.rows

    def leaking(self: Database, question: str, values: Iterable[Value] = ()) -> Awaitable[list[Row]]:
        return rows(
            self, owned.sub(r"(\g<0> OR 1)", question) if reads.search(question) else question, values
        )

    async def story(bot: Bot) -> None:
        assert await _leaked(bot, caplog, lambda: monkeypatch.setattr(Database, "rows", leaking)) != []

    tell(story)
