"""Speaking to the bot: mentions, replies to it, direct messages; and the menus on a message."""

import pytest
from standin import Standin

from discord_app.scenes import Play


def test_a_mention_is_a_line(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        reply = await ada.say("@bot sum up petrov-2004 please")
        assert "Petrov 2004" in reply.text
        assert reply.reference is not None
        assert reply.reference.author is ada.user
        assert reply.previews_off

    play(scene)


def test_a_direct_message_is_a_line(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        reply = await discord.member("Ada").dm("papers")
        assert "Johnstone 1998" in reply.text

    play(scene)


def test_a_reply_to_the_bot_is_a_line(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        answer = await ada.say("@bot papers")
        reply = await ada.reply(answer, "topics")
        assert "topics" in reply.text

    play(scene)


def test_what_is_not_said_to_the_bot_is_not_answered(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        ada, bo = discord.member("Ada"), discord.member("Bo")
        said = [ada.say("papers"), ada.say(f"{bo.mention} papers"), ada.say("@everyone papers")]
        await ada.say("@bot papers")
        assert not any(s.answers for s in said if s.message.reference)
        assert sum(m.author is discord.bot for m in ada.channel.messages.values()) == 1

    play(scene)


def test_a_bare_mention_is_told_what_to_say(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        reply = await discord.member("Ada").say("@bot")
        assert [button.label for button in reply.buttons] == ["Papers", "Topics", "Help"]

    play(scene)


def test_the_buttons_of_a_reply_turn_for_who_asked_and_open_for_others(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        reply = await ada.say("@bot search US troops")
        assert (await discord.member("Bo").click(reply, "More")).private
        assert (await ada.click(reply, "More")).kind == "update"

    play(scene)


def test_an_answer_in_direct_messages_opens_the_next_one_below(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        reply = await ada.dm("search US troops")
        opened = await ada.privately.click(reply, "Context")
        assert not opened.private
        assert (await ada.privately.click(reply, "More")).kind == "update"

    play(scene)


def test_find_gives_the_passages_nearest_to_what_somebody_wrote(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        said = ada.say("I think the *vicious circle* of mistrust can be broken <:nod:1234>")
        found = await ada.menu("Find in the papers", said)
        assert found.private
        assert "[Petrov 2004" in found.text
        assert "1234" not in found.text

    play(scene)


def test_each_quotation_in_a_message_is_checked(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        said = ada.say(
            "> The US troops in unified Korea will be tolerated by Russia or China.\n"
            "and “There was general recognition that enhanced stability on the Korean peninsula”, but also "
            "“nobody ever wrote these seven words here”"
        )
        checked = await ada.menu("Check quotes", said)
        assert checked.private
        assert "**3 quotations checked**" in checked.text
        assert "**1 · not what it says:**" in checked.text
        assert "**2 · exact:** Johnstone 1998" in checked.text
        assert "**3 · not found**" in checked.text
        assert "Exact" in (await ada.click(checked, "Check 2")).text

    play(scene)


@pytest.mark.parametrize(("said", "wanted"), [("No quotes here at all", "No quotation found"), ("", "")])
def test_a_message_without_quotations_is_said_to_have_none(play: Play, said: str, wanted: str) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        checked = await ada.menu("Check quotes", ada.say(said))
        assert wanted in checked.text
        assert checked.private

    play(scene)
