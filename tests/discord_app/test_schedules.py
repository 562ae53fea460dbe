"""Schedules on Discord: made by a slash command, saved by a click, and only by who may."""

from standin import Standin

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


def test_zones_complete_while_they_are_typed(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        mod = discord.member("Mod", discord.role("mods", "manage_guild"))
        shown = await mod.autocomplete("schedule add", zone="seou")
        assert "Asia/Seoul" in [value for _, value in shown.choices]

    play(scene)
