"""What a server has chosen, and who may choose it."""

from standin import ImpossibleError, Standin

from discord_app.scenes import Play, told


def test_a_moderator_makes_answers_private_by_default(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        mod, ada = discord.member("Mod", discord.role("mods", "manage_guild")), discord.member("Ada")
        saved = await mod.slash("settings", action="set", name="visibility", value="private")
        assert saved.private
        assert (await ada.slash("papers")).private
        assert not (await ada.slash("papers", private=False)).private

    play(scene)


def test_a_quiet_channel_keeps_answers_to_their_asker_and_says_so_to_who_mentions(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        mod, ada = discord.member("Mod", discord.role("mods", "manage_guild")), discord.member("Ada")
        await mod.slash("settings", action="set", name="quiet", value=f"<#{ada.channel.id}>")
        assert (await ada.slash("papers")).private
        assert "Use the command /ask" in (await ada.say("@bot papers")).text
        assert not (await ada.at(discord.add_channel(discord.guild, "loud")).slash("papers")).private

    play(scene)


def test_who_has_the_chosen_role_moderates_from_then_on(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        readers = discord.role("readers")
        mod, ada = discord.member("Mod", discord.role("mods", "manage_guild")), discord.member("Ada", readers)
        line = "settings set visibility private"
        assert "is for moderators" in (await told(ada.slash("ask", text=line))).text
        await told(mod.slash("ask", text=f"settings set role <@&{readers.id}>"))
        assert "private" in (await told(ada.slash("ask", text=line))).text
        assert (await ada.slash("papers")).private

    play(scene)


def test_a_member_is_not_offered_the_command(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        try:
            discord.member("Ada").slash("settings")
        except ImpossibleError:
            return
        raise AssertionError("a member was offered /settings")

    play(scene)


def test_a_zone_is_completed_and_saved(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        mod = discord.member("Mod", discord.role("mods", "manage_guild"))
        rows = (
            await mod.autocomplete("settings", focus="value", action="set", name="zone", value="seol")
        ).choices
        assert ("Asia/Seoul", "Asia/Seoul") in rows
        saved = await mod.slash("settings", action="set", name="zone", value="Asia/Seoul")
        assert "Asia/Seoul" in saved.text
        shown = await mod.slash("settings", action="show")
        assert "Asia/Seoul" in shown.text

    play(scene)


def test_a_mention_may_change_a_setting(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        mod = discord.member("Mod", discord.role("mods", "manage_guild"))
        reply = await mod.say(f"@bot settings set quiet <#{mod.channel.id}>")
        assert f"<#{mod.channel.id}>" in reply.text

    play(scene)


def test_what_is_forgotten_is_at_its_default_again(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        mod = discord.member("Mod", discord.role("mods", "manage_guild"))
        await mod.slash("settings", action="set", name="visibility", value="private")
        asked = await mod.slash("settings", action="forget")
        await mod.click(asked, asked.labels[0])
        assert not (await mod.slash("papers")).private

    play(scene)
