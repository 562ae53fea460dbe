"""Nobody is pinged and nothing breaks out, whatever text comes in, and wherever it comes in."""

import pytest
from standin import Standin

from discord_app.scenes import Play

PINGS = [
    "@everyone",
    "@here",
    "<@{user}>",
    "<@!{user}>",
    "<@&{role}>",
    "</papers:1>",
    "<id:customize>",
    "<t:0:R>",
    "\\@everyone",
    "@\u200beveryone",
    "**@everyone**",
    "`@everyone`",
    "```\n@everyone\n```",
    "> @everyone",
    "[x](https://evil.example) @here",
    "||@everyone||",
    "\u202e@everyone",
    "@everyone" * 30,
]
WHERE = [
    "ask",
    "search",
    "check",
    "quotations",
    "summary",
    "brief",
    "timeline",
    "glossary",
    "who",
    "settings",
]


@pytest.mark.parametrize("name", WHERE)
def test_no_text_pings(play: Play, name: str) -> None:
    option = {"check": "quote", "summary": "paper", "brief": "topic", "timeline": "about", "glossary": "term"}
    field = option.get(name, {"who": "name", "settings": "value"}.get(name, "text"))

    async def scene(discord: Standin) -> None:
        role = discord.role("everybody", "manage_guild", mentionable=True)
        ada = discord.member("@everyone <@&1>", role)
        for payload in PINGS:
            typed = payload.format(user=ada.user.id, role=role.id)
            options = {field: typed[:100]} | ({"action": "set", "name": "zone"} if name == "settings" else {})
            answer = await ada.slash(name, **options).until(lambda a: a.text or a.more)
            assert not answer.pings
            assert not any(more.pings for more in answer.more)

    play(scene)


def test_no_message_pings_by_what_it_says(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        role = discord.role("everybody", mentionable=True)
        ada = discord.member("Ada", role)
        for payload in PINGS:
            said = ada.say("@bot check " + payload.format(user=ada.user.id, role=role.id))
            assert not (await said).pings
            checked = await ada.menu("Check quotes", said)
            assert not checked.pings

    play(scene)
