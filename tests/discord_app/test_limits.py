"""No message is beyond a limit of Discord, nor pings, whatever the papers are called and whatever they say."""

import asyncio
from contextlib import nullcontext
from typing import Any

import pytest
from standin.limits import check_message

from bot.actors import Actor, Place
from bot.commands import COMMANDS, Ask
from bot.discord_app.shown import Shown, present
from bot.grammar import canonical
from bot.home import build
from bot.limits import CONTENT, CUSTOM_ID, LABEL, length
from bot.live import Live
from bot.options import Kind, Option, Who
from bot.state.models import Setting
from discord_app.conftest import StillClock

TITLE = "On the price of @everyone and **salt** in <@1> [harbours](https://evil.example) that dredge their own quays "
TEXT = """\
{title}

Ada @here Lindqvist-of-the-very-long-name-that-never-ends

A harbour is worth what its salt is worth, @everyone says <@&{n}> in 199{n}. The dredging will cost more than the quay.

No town should dredge the harbour before it has read the agreement of 1998. ```Salt``` was cheap in 200{n}, @here.

> The harbour feeds ||both towns||, and neither town can keep it alone. Some captains argue that the quay is too small.
"""
TOPICS = """\
[[topics]]
id = "{id}"
name = "{name}"
aliases = ["@everyone and the harbour"]
terms = ["harbour", "dredge", "dredging"]
"""
ASKER = Actor(7, Who.MODERATOR, Place(11, 13))


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Shown]]:
    """The answer to every command about a hostile corpus, and those behind their buttons."""
    folder = tmp_path_factory.mktemp("hostile")
    seeds = folder / "papers"
    seeds.mkdir()
    for n in range(4):
        text = TEXT.format(title=(TITLE * 4)[:400], n=n)
        (seeds / f"{'a-name-that-goes-on-' * 11}{n}.txt").write_text(text, "utf-8")
    name = (TITLE * 4)[:400].replace('"', "")
    (seeds / "topics.toml").write_text(TOPICS.format(id="a-topic-" * 25 + "x", name=name), "utf-8")

    async def ask() -> list[tuple[str, Shown]]:
        await build(seeds, folder / "store", nullcontext)
        async with Live.open(folder / "store", seeds, StillClock(), folder / "state.db") as live:
            papers = [row.value for row in live.names.complete(Kind.PAPER, "", 25)]
            topics = [row.value for row in live.names.complete(Kind.TOPIC, "", 25)]
            waiting, found = list(lines(papers, topics)), dict[str, Shown]()
            while waiting and len(found) < 300:
                line = waiting.pop(0)
                if line not in found:
                    response = await live.respond(line, ASKER)
                    found[line] = present(
                        line, response.reply, live.names.shorthand, private=True, drawable=True
                    )
                    buttons = [button.custom_id for row in found[line].rows for button in row]
                    waiting += [live.names.shorthand.read(id.lstrip("=+*")) for id in buttons]
            return list(found.items())

    return asyncio.run(ask())


def lines(papers: list[str], topics: list[str]) -> list[str]:
    found = []
    for spec in COMMANDS:
        given: dict[str, Any] = {o.name: value(o, papers, topics) for o in spec.options if o.required}
        least = spec.type(**given)
        found.append(canonical(least) if spec.type is not Ask else "@everyone <@1> harbour")
        for option in spec.options:
            if not option.required and not option.many and option.kind is not Kind.DATE:
                found.append(canonical(spec.type(**given, **{option.name: value(option, papers, topics)})))
    return found


def value(option: Option, papers: list[str], topics: list[str]) -> Any:
    match option.kind:
        case Kind.PAPER:
            return papers[-1] if option.name == "second" else papers[0]
        case Kind.TOPIC:
            return topics[0]
        case Kind.NUMBER:
            return 1
        case Kind.CHOICE:
            return Setting.ZONE if option.name == "name" else option.choices[-1]
    return "neither town can keep the harbour alone, @everyone, said <@1> and `@here`"


def test_every_message_is_within_the_limits(shown: list[tuple[str, Shown]]) -> None:
    assert len(shown) > 50
    for line, message in shown:
        assert 0 < length(message.content) <= CONTENT, line
        buttons = [button for row in message.rows for button in row]
        assert all(0 < length(b.custom_id) <= CUSTOM_ID and 0 < length(b.label) <= LABEL for b in buttons), (
            line
        )
        assert len({b.custom_id for b in buttons}) == len(buttons), line


def test_discord_takes_every_message(shown: list[tuple[str, Shown]]) -> None:
    async def bodies() -> None:
        for _, message in shown:
            body = {"content": message.content, "components": message.view().to_components()}
            check_message(body, len(message.files), sum(len(f.data) for f in message.files), 4)

    asyncio.run(bodies())


def test_nothing_in_them_would_ping_even_if_pings_were_on(shown: list[tuple[str, Shown]]) -> None:
    for line, message in shown:
        assert "@everyone" not in message.content, line
        assert "@here" not in message.content, line
        assert "<@1>" not in message.content.replace("\\<@1>", ""), line
