"""A walk through the bot on Discord, printed as the people in it saw it: every command, button, menu and error.

    python tests/benchmarks/walk_discord.py [REQUESTS]

Against the stand-in of ``tests/standin``, over the shipped papers. REQUESTS is where the bodies of all requests are
written, for ``discord_schema.py``. Ends with status 1 where somebody was pinged, answered twice or left waiting.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from program import ROOT

sys.path.insert(0, str(ROOT / "tests"))
sys.path.insert(0, str(ROOT))

from filling import PETROV, QUOTE, filled, needed
from standin import Answer, Person, Standin, connected
from standin.world import FORUM

from bot.clock import SystemClock
from bot.commands import COMMANDS
from bot.discord_app.client import Client
from bot.discord_app.door import Door
from bot.discord_app.poster import DiscordPoster
from bot.discord_app.sync import sync
from bot.home import build
from bot.live import Live
from bot.options import Who


async def commands(ada: Person) -> None:
    """Every command of members, with what it takes and without what it need not; each button of each answer once."""
    clicked: set[str] = set()
    for spec in COMMANDS:
        if spec.who is Who.MODERATOR:
            continue
        for options in (
            filled(spec.name, spec.options),
            needed(spec.name, spec.options),
        ):
            answer = await ada.slash(spec.name, **options)
            await buttons(ada, answer, clicked)


async def buttons(ada: Person, answer: Answer, clicked: set[str]) -> None:
    """Clicks each button whose words have not been clicked yet, as far as one answer leads."""
    for button in answer.buttons:
        words = button.label.partition(" of ")[0].partition(":")[0].rstrip("0123456789 ¶▶◀,")
        if words not in clicked and answer.message is not None and button in answer.message.buttons:
            clicked.add(words)
            await ada.click(answer, button.custom_id).until(lambda a: a.text or a.more)


async def speech(discord: Standin, ada: Person, bo: Person) -> None:
    """Mentions, replies and direct messages, and what others can do with them."""
    reply = await ada.say("@bot sum up the mongolia paper pls")
    await bo.click(reply, "Cite")
    await ada.reply(reply, "and what does petrof say about US troops?")
    await bo.dm("tl;dr 004")
    await ada.say("@bot")
    said = bo.say(f"> {QUOTE}\nand “broke the vicious circle of mistrust”, as “nobody ever wrote before me”")
    await ada.menu("Check quotes", said)
    await ada.menu("Find in the papers", said)
    await ada.menu("Check quotes", bo.say("nothing quoted"))
    await discord.stranger("Eve").slash("summary", paper=PETROV, length="line")


async def privately(ada: Person, bo: Person) -> None:
    """A private answer that is shared, and shared again; others at a public one."""
    private = await ada.slash("brief", topic="sanctions", private=True)
    await ada.click(private, "Share").until(lambda answer: answer.more)
    await ada.forge(private, "+brief sanctions")
    public = await ada.slash("search", text="US troops")
    await bo.click(public, "More")
    await ada.click(public, "More")


async def typing(ada: Person, mod: Person) -> None:
    """Half-typed names."""
    for name, typed in (
        ("summary", {"paper": "petrof"}),
        ("brief", {"topic": "us trops"}),
        ("cite", {"paper": "zzzz"}),
    ):
        await ada.autocomplete(name, **typed)
    await mod.autocomplete("settings", focus="value", action="set", name="zone", value="seol")


async def errors(discord: Standin, live: Live, ada: Person) -> None:
    """What people cause, what we cause, and what the network causes."""
    await ada.slash("summary", paper="nobody 1900")
    await ada.slash("source", paper=PETROV, paragraph=999)
    await ada.slash("daily", date="2026-13-40")
    await ada.slash("ask", text="THAAD deployment")
    await ada.slash("ask", text="x" * 2000)
    await ada.dm("papers " * 500)
    await ada.slash("check", quote="nobody ever wrote these words")
    answer = await ada.slash("papers")
    await ada.forge(answer, "settings set visibility private")
    await ada.forge(answer, "summary _000000000000")
    with broken(live):
        await ada.slash("topics")
        await ada.say("@bot topics")
    discord.forbid(ada.channel, "send_messages")
    ada.say("@bot topics")
    await ada.slash("topics")
    discord.permit(ada.channel, "send_messages")


@contextmanager
def broken(live: Live) -> Iterator[None]:
    """Every answer fails for a reason nobody expected."""

    async def respond(*_: Any, **__: Any) -> Any:
        raise ZeroDivisionError

    whole, live.respond = live.respond, respond  # type: ignore[method-assign]
    try:
        yield
    finally:
        live.respond = whole  # type: ignore[method-assign]


async def settings(ada: Person, mod: Person) -> None:
    """What a moderator sets, and what that changes."""
    for name, chosen in (
        ("zone", "Asia/Seoul"),
        ("zone", "Seul"),
        ("visibility", "private"),
        ("quiet", "#nowhere"),
    ):
        await mod.slash("settings", action="set", name=name, value=chosen)
    await ada.slash("papers")
    await ada.say("@bot papers")
    await mod.slash("settings", action="changes")
    await mod.slash("settings", action="show")
    asked = await mod.slash("settings", action="forget")
    await mod.click(asked, asked.labels[0])


async def schedules(discord: Standin, mod: Person, ada: Person) -> None:
    """The life of a schedule, and what stands in its way."""
    forum = discord.add_channel(discord.guild, "forum", kind=FORUM)
    post = discord.add_channel(discord.guild, "readings", forum)
    for line in ("add", "add daily at 09:00 zone KST", f"add daily at 09:00 channel <#{forum.id}>"):
        await mod.slash("ask", text=f"schedule {line}", private=True)
    shown = await mod.at(post).slash(
        "schedule add", when="09:00 mon-fri", zone="Asia/Seoul", header="Good morning"
    )
    await mod.at(post).click(shown, "Preview")
    await mod.at(post).click(shown, "Save")
    for deed in ("list", "preview", "pause", "resume", "log", "changes", "rehearse"):
        numbered = {} if deed in ("list", "log", "changes") else {"number": 1}
        await mod.slash(f"schedule {deed}", **numbered)
    await ada.slash("ask", text="schedule pause 1", private=True)
    removed = await mod.click(await mod.slash("schedule remove", number=1), "Remove 1")
    await mod.click(removed, "Undo")


async def walk(requests: Path | None) -> tuple[str, list[str]]:
    """What people saw, and what was wrong."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder, "walk.store")
        await build(ROOT / "seeds", store, nullcontext)
        async with (
            Live.open(store, ROOT / "seeds", SystemClock(), Path(folder, "state.db")) as live,
            Standin() as discord,
        ):
            discord.patience = 30
            door = Door()
            client = Client(live, door)
            async with connected(client, discord):
                await sync(client, Path(folder, "commands"))
                live.attach(DiscordPoster(client, lambda: live.names.shorthand).reach)
                ada, bo = discord.member("Ada"), discord.member("Bo")
                mod = discord.member("Mod", discord.role("moderators", "manage_guild"))
                await commands(ada)
                await speech(discord, ada, bo)
                await privately(ada, bo)
                await typing(ada, mod)
                await errors(discord, live, ada)
                await schedules(discord, mod, ada)
                await settings(ada, mod)
                await door.leave()
                await ada.slash("papers")
            if requests is not None:
                discord.journal.write_requests(requests)
            pings = [m.text for c in discord.channels.values() for m in c.messages.values() if m.pings]
            return discord.transcript(), [*discord.mishaps(), *pings]


if __name__ == "__main__":
    seen, wrong = asyncio.run(walk(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
    print(seen)
    print(
        "\n".join(f"WRONG: {one}" for one in wrong) or "Everybody was answered once, and nobody was pinged."
    )
    sys.exit(bool(wrong))
