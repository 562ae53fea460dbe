"""Schedules on Discord: made by a slash command, saved by a click, and only by who may."""

from standin import Standin

from bot.live import Live
from bot.state.schedule_models import Owed, Planned
from discord_app.scenes import Play, told


def test_a_moderator_adds_and_saves_and_a_member_cannot(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        mod, ada = discord.member("Mod", discord.role("mods", "manage_guild")), discord.member("Ada")
        shown = await mod.slash("schedule add", what="daily", when="09:00 mon-fri", zone="Asia/Seoul")
        assert shown.private and "Tue 24 Nov 2026, 09:00" in shown.text and "Save" in shown.labels
        saved = await mod.click(shown, "Save")
        assert "is saved" in saved.text and f"<#{discord.channel.id}>" in saved.text
        assert "is for moderators" in (await told(ada.slash("ask", text="schedule pause 1"))).text
        assert "09" in (await mod.slash("schedule list")).text

    play(scene)


def test_a_brief_that_was_missed_is_posted_by_a_click_and_by_one_alone(play: Play, live: Live) -> None:
    async def missed(guild: int) -> None:
        store, ledger = await live._state.schedules(), await live._state.ledger()
        found, at = await store.get(guild, 1), live._state.now()
        assert found is not None
        await ledger.plan([(found, Owed((Planned(at.replace(tzinfo=None), at),), None, at, None))])

    async def scene(discord: Standin) -> None:
        role = discord.role("mods", "manage_guild")
        mod, other, ada = discord.member("Mod", role), discord.member("Other", role), discord.member("Ada")
        await mod.click(await mod.slash("schedule add", when="09:00"), "Save")
        await live._there(missed(discord.guild.id))
        shown, seen = await mod.slash("schedule log"), await other.slash("schedule log")
        assert "Post 1 now" in shown.labels
        assert "about to be posted" in (await mod.click(shown, "Post 1 now")).text
        assert "is about to be" in (await other.click(seen, "Post 1 now")).text
        line = "schedule post 1 2026-11-23T09:00"
        assert "is for moderators" in (await told(ada.slash("ask", text=line))).text

    play(scene)


def test_an_edit_is_saved_by_a_click_and_once_though_discord_delivers_it_twice(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        mod = discord.member("Mod", discord.role("mods", "manage_guild"))
        shown = await mod.slash("schedule add", what="papers", when="08:00", footer="Bye")
        saved = await mod.click(shown, "Save")
        number = int(saved.text.split()[1])
        edited = await mod.slash("schedule edit", number=number, when="07:30", footer="none", late="0")
        assert edited.private and "“Bye” → none" in edited.text and "up to 6 h → never" in edited.text
        click = mod.click(edited, "Save")
        assert f"Schedule {number} is changed" in (await click).text
        discord.deliver_again("INTERACTION_CREATE")
        await discord.until(lambda: click.interaction.mishaps, "the second answer")
        told = await mod.slash("schedule changes")
        assert told.text.count(f"**{number}** edit") == 1 and mod.mention in told.text

    play(scene, but=("answered again", "already been acknowledged"))


def test_zones_complete_while_they_are_typed(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        mod = discord.member("Mod", discord.role("mods", "manage_guild"))
        shown = await mod.autocomplete("schedule add", zone="seou")
        assert "Asia/Seoul" in [value for _, value in shown.choices]

    play(scene)
