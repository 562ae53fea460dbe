"""Nobody is pinged, whatever text comes in, and wherever it comes in.

Each message is held to more than it needs: it allows no pings, and its words would ping nobody if it allowed them.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from standin import Message, Standin, connected
from standin.mentions import pinged

from bot.discord_app.client import Client
from bot.discord_app.door import Door
from bot.discord_app.sync import sync
from bot.home import build
from bot.live import Live
from discord_app.conftest import StillClock
from discord_app.hostile import HOSTILE
from discord_app.scenes import Play

FIELDS = {
    "ask": "text",
    "search": "text",
    "check": "quote",
    "quotations": "text",
    "summary": "paper",
    "cite": "paper",
    "brief": "topic",
    "timeline": "about",
    "glossary": "term",
    "who": "name",
}
AT_ONCE = 10  # questions: on a busy machine each has to be answered within three seconds

Ask = Callable[[int], Awaitable[object]]


async def each(ask: Ask, *, count: int = len(HOSTILE)) -> None:
    for first in range(0, count, AT_ONCE):
        await asyncio.gather(*(ask(n) for n in range(first, min(count, first + AT_ONCE))))


def said(discord: Standin) -> Iterator[Message]:
    for channel in discord.channels.values():
        yield from (message for message in channel.messages.values() if message.author is discord.bot)


def nobody_pinged(discord: Standin, least: int = len(HOSTILE)) -> None:
    messages = list(said(discord))
    assert len(messages) >= least
    for message in messages:
        assert not message.pings, message.text
        for version in message.versions:
            assert not [*pinged(version.text, version.components, None, None)], version.text


def test_most_of_the_texts_ping_where_nobody_takes_care() -> None:
    assert len(set(HOSTILE)) == 120
    assert sum(bool([*pinged(text, [], None, None)]) for text in HOSTILE) > 90


@pytest.mark.parametrize("name", FIELDS)
def test_no_question_pings(play: Play, name: str) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        await each(lambda n: ada.slash(name, **{FIELDS[name]: HOSTILE[n][:100]}).answer())
        nobody_pinged(discord)

    play(scene)


@pytest.mark.parametrize("name", ["zone", "role", "quiet"])
def test_no_setting_pings(play: Play, name: str) -> None:
    async def scene(discord: Standin) -> None:
        mod = discord.member("Mod", discord.role("mods", "manage_guild"))

        async def ask(n: int) -> None:
            await mod.slash("settings", action="set", name=name, value=HOSTILE[n][:100])

        await each(ask)
        pinging = [message.text for message in said(discord) if message.pings]
        assert not pinging  # though a role is shown as what would ping it, so that people see its name

    play(scene)


def test_no_message_pings_by_what_it_says(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        await each(lambda n: ada.say(f"@bot check {HOSTILE[n]}").answer())
        nobody_pinged(discord)

    play(scene)


@pytest.mark.parametrize("menu", ["Find in the papers", "Check quotes"])
def test_no_message_pings_by_being_looked_up(play: Play, menu: str) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        await each(lambda n: ada.menu(menu, ada.say(f'He said "{HOSTILE[n]} and more than that".')).answer())
        nobody_pinged(discord)

    play(scene)


def test_no_name_of_whoever_asks_pings(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        manager = discord.role("@everyone", "manage_guild", mentionable=True)
        people = [discord.member(name, manager) for name in HOSTILE]
        await each(
            lambda n: people[n].slash("settings", action="set", name="zone", value="Asia/Seoul").answer()
        )
        await each(lambda n: people[n].slash("settings").answer())
        await each(lambda n: people[n].say("@bot papers").answer())
        nobody_pinged(discord, 3 * len(HOSTILE))

    play(scene)


# A corpus of nothing but such texts: each is the title, an author, a passage and a topic.

PAPER = """\
{title}

Anna Author

No town should dredge quay{n} in the harbour before it has read the agreement of 1998, said {text} in the morning.

{text}

A harbour is worth what its salt is worth; {text} will say that the dredging costs more than the quay ever did.
"""


def write(seeds: Path) -> None:
    seeds.mkdir()
    papers, topics = [], []
    for n, text in enumerate(HOSTILE):
        (seeds / f"paper-{n}.txt").write_text(PAPER.format(title=f"Paper {n}", text=text, n=n), "utf-8")
        line = " ".join(text.split())
        quoted, named = json.dumps(line), json.dumps(f"{n} {line}")  # no two topics may go by one name
        papers.append(f"[papers.paper-{n}]\ntitle = {quoted}\nauthors = [{quoted}]\nyear = 1998\n")
        topics.append(f'[[topics]]\nid = "topic-{n}"\nname = {named}\nterms = ["quay{n}"]\n')
    (seeds / "papers.toml").write_text("\n".join(papers), "utf-8")
    (seeds / "topics.toml").write_text("\n".join(topics), "utf-8")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of such a corpus, compiled."""
    folder = tmp_path_factory.mktemp("hostile")
    write(folder / "papers")
    asyncio.run(build(folder / "papers", folder / "store", nullcontext))
    return folder


def test_no_paper_author_passage_or_topic_pings(hostile: Path, tmp_path: Path) -> None:
    async def scene() -> None:
        opened = Live.open(hostile / "store", hostile / "papers", StillClock(), tmp_path / "state.db")
        async with opened as live, Standin() as discord:
            door = Door()
            client = Client(live, door)
            async with connected(client, discord):
                await sync(client, tmp_path / "commands")
                ada = discord.member("Ada")

                async def ask(n: int) -> None:
                    paper = f"paper-{n}"
                    await ada.slash("summary", paper=paper)
                    await ada.slash("cite", paper=paper)
                    await ada.slash("source", paper=paper, paragraph=2)
                    await ada.slash("brief", topic=f"topic-{n}")
                    offered = await ada.autocomplete("summary", paper=paper)
                    assert paper in [value for _, value in offered.choices], paper

                await each(ask)
                for line in ("papers", "topics", "timeline", "who", "ask dredging"):
                    await ada.slash("ask", text=line)
                await door.leave()
            assert not discord.mishaps()
            nobody_pinged(discord, 4 * len(HOSTILE))

    asyncio.run(scene())
