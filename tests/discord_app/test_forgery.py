"""Buttons nobody was shown, numbers of others, clicks that come twice: refused or harmless, and no row changed."""

import re

import pytest
from standin import Answer, Person, Standin

from discord_app.records import records
from discord_app.running import Bot, Told
from discord_app.scenes import told

REFUSED = re.compile("changes nothing|just changed|changed meanwhile")  # by which of two moments it was late
ANSWERED = re.compile("answered again|already been acknowledged")  # Discord takes the first answer
DEEDS = ("save", "preview", "pause", "resume", "remove", "undo", "log")


def _elsewhere(discord: Standin) -> Person:
    """A moderator of another server."""
    guild = discord.add_guild("Club")
    discord.add_channel(guild, "club")
    return discord.member("Chair", discord.role("chairs", "manage_guild", guild=guild), guild=guild)


async def _answer(discord: Standin) -> Answer:
    return await discord.member("Bo").slash("papers")


@pytest.mark.parametrize("deed", DEEDS)
def test_a_schedule_of_another_server_is_as_good_as_none(tell: Told, deed: str) -> None:
    """Typed, and in a button: the same words as for a number that nobody has."""

    async def story(bot: Bot) -> None:
        mod, chair = bot.moderator(), _elsewhere(bot.discord)
        await bot.scheduled(mod)
        theirs = await bot.scheduled(chair), await bot.scheduled(chair)
        assert len(theirs) == 2
        shown, before = await _answer(bot.discord), records(bot.file)
        said = [
            await told(mod.slash(f"schedule {deed}", number=2)),
            await told(mod.forge(shown, f"schedule {deed} 2")),
            await told(mod.forge(shown, f"schedule {deed} 2 yes")),
            await told(mod.forge(shown, f"=schedule {deed} 2")),
        ]
        nobodys = await told(mod.slash(f"schedule {deed}", number=99))
        assert {one.text for one in said} == {nobodys.text.replace("99", "2")}
        assert all("This server has no schedule 2" in one.text and one.private for one in said)
        assert records(bot.file) == before

    tell(story)


FORGED = {
    "preview swapped for remove": "schedule remove 1 yes",
    "turned": "=schedule remove 1 yes",
    "shared": "+schedule remove 1 yes",
    "drawn": "*schedule pause 1",
    "all of the server": "settings forget yes",
    "the role": "settings set role <@&1>",
    "a hundred and one characters": f"{'schedule remove 1 yes':<101}",
    "a line within a line": "ask schedule remove 1 yes",
    "quoted": 'schedule "remove" 1 yes',
    "in other letters": "ＳＣＨＥＤＵＬＥ remove 1 yes",
    "with a mention of another server": "schedule pause 1 guild 5",
}


@pytest.mark.parametrize("how", FORGED)
def test_a_member_does_nothing_by_a_forged_button(tell: Told, how: str) -> None:
    async def story(bot: Bot) -> None:
        mod, eve = bot.moderator(), bot.discord.member("Eve")
        await bot.scheduled(mod)
        preview = await mod.slash("schedule preview", number=1)
        public = await mod.slash("papers")
        before = records(bot.file)
        for message in (preview, public):  # one that only the moderator sees, and one that all see
            answer = await eve.forge(message, FORGED[how]).until(lambda a: a.text or a.more)
            texts = [answer.text, *(more.text for more in answer.more)]
            assert not any("is removed" in text or "is paused" in text for text in texts)
        assert records(bot.file) == before

    tell(story)


@pytest.mark.parametrize("copied", ["Save", "Preview"])
def test_a_button_of_a_copied_message_acts_on_the_server_it_is_clicked_in(tell: Told, copied: str) -> None:
    async def story(bot: Bot) -> None:
        mod, chair = bot.moderator(), _elsewhere(bot.discord)
        await chair.slash("schedule add", when="07:00")
        theirs = await chair.slash("schedule add", when="08:00")
        id = next(button.custom_id for button in theirs.buttons if button.label == copied)
        shown, before = await _answer(bot.discord), records(bot.file)
        assert "This server has no schedule 2" in (await told(mod.forge(shown, id))).text
        assert records(bot.file) == before

    tell(story)


def test_who_was_not_asked_may_not_answer_for_the_moderator(tell: Told) -> None:
    async def story(bot: Bot) -> None:
        mod, eve = bot.moderator(), bot.discord.member("Eve")
        proposed = await mod.slash("schedule add", when="09:00")
        before = records(bot.file)
        saving = next(button.custom_id for button in proposed.buttons if button.label == "Save")
        assert "is for moderators" in (await told(eve.forge(proposed, saving))).text
        assert records(bot.file) == before

    tell(story)


def test_a_removed_schedule_takes_no_old_button(tell: Told) -> None:
    async def story(bot: Bot) -> None:
        mod = bot.moderator()
        await bot.scheduled(mod)
        shown = await _answer(bot.discord)
        asked = await mod.slash("schedule remove", number=1)
        await mod.click(asked, "Remove 1")
        before = records(bot.file)
        for line in ("save", "pause", "resume", "remove"):
            answer = await told(mod.forge(shown, f"schedule {line} 1"))
            assert "Schedule 1 is removed" in answer.text and "changes nothing" in answer.text
        again = await told(mod.forge(asked, "schedule remove 1 yes"))
        assert "Schedule 1 is removed" in again.text
        assert records(bot.file) == before

    tell(story)


@pytest.mark.parametrize("label", ["Save", "Pause", "Remove 1"])
def test_a_second_click_does_nothing_more(tell: Told, label: str) -> None:
    async def story(bot: Bot) -> None:
        mod = bot.moderator()
        shown = await _answer(bot.discord)
        line = {"Save": "schedule save 1", "Pause": "schedule pause 1", "Remove 1": "schedule remove 1 yes"}
        if label == "Save":
            await mod.slash("schedule add", when="09:00")
        else:
            await bot.scheduled(mod)
        both = mod.forge(shown, line[label]), mod.forge(shown, line[label])
        refused = [REFUSED.search((await told(one)).text) for one in both]
        assert sorted(found is not None for found in refused) == [False, True]
        changes = records(bot.file)["schedule_change"]
        assert len(changes) == (1 if label == "Save" else 2)

    tell(story)


def test_an_interaction_that_is_delivered_again_is_not_obeyed_again(tell: Told) -> None:
    async def story(bot: Bot) -> None:
        discord, mod = bot.discord, bot.moderator()
        await bot.scheduled(mod)
        await mod.slash("schedule pause", number=1)
        assert discord.gateway.session is not None
        pausing = discord.journal.dispatches("INTERACTION_CREATE")[-1]
        await mod.slash("schedule resume", number=1)
        before = records(bot.file)
        discord.gateway.session.send(pausing.event, pausing.data)
        await mod.slash("schedule list")
        assert records(bot.file) == before

    tell(story, but=ANSWERED)
