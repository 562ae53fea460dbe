"""How fast the bot answers on Discord, and what an answer costs beside a bare bot that says "pong".

    python tests/benchmarks/answering.py [ROUNDS]

Both bots are processes of their own on a stand-in for Discord in this one. Processor time is what the system counts
for the process; the first response is timed from the interaction's dispatch to its arrival at the stand-in.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from figure import Figure, table
from program import ROOT

sys.path.insert(0, str(ROOT / "tests"))
sys.path.insert(0, str(ROOT))

from standin import Person, Standin

BARE = """
import discord, sys, yarl
from discord.gateway import DiscordWebSocket
discord.http.Route.BASE = sys.argv[1]
class Bare(discord.Client):
    async def setup_hook(self):
        self.tree = discord.app_commands.CommandTree(self)
        @self.tree.command(description="Says pong")
        async def ping(interaction):
            await interaction.response.send_message("pong")
        await self.tree.sync()
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL((await self.http.get_bot_gateway())[1])
Bare(intents=discord.Intents(guilds=True)).run(sys.argv[2], log_handler=None)
"""
ASKED: dict[str, tuple[list[dict[str, object]], float]] = {
    "source": ([{"paper": "petrov-2004", "paragraph": n} for n in (3, 6, 9, 13)], 2),
    "summary": (
        [{"paper": p, "length": "short"} for p in ("petrov-2004", "johnstone-1998", "bayarkhuu-2005")],
        2,
    ),
    "brief": ([{"topic": t} for t in ("us-troops", "six-party-talks", "sanctions", "reunification")], 2),
    "ask": (
        [
            {"text": "what broke the vicious circle of mistrust?"},
            {"text": "what does petrof say about us troops"},
            {"text": "who should make the first move"},
            {"text": "chinas interests on the peninsula"},
        ],
        3,
    ),
}
AT_ONCE = 10
PARTS = 5  # of the rounds: the least of them is what the machine was least busy with other things in


def processor(pid: int) -> float:
    """The seconds of processor time the threads of a process have had."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text("ascii").split()[0]) for task in tasks) / 1e9


@asynccontextmanager
async def process(discord: Standin, *words: str, **environment: str) -> AsyncIterator[int]:
    """A bot in a process of its own, connected."""
    bot = await asyncio.create_subprocess_exec(
        sys.executable, *words, cwd=ROOT, env={**os.environ, **environment}, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        await discord.ready()
        await discord.declared()
        yield bot.pid
    finally:
        bot.terminate()
        await bot.wait()


async def cost(pid: int, rounds: int, ask: Callable[[int], Awaitable[object]]) -> float:
    """Milliseconds of processor time for each of so many interactions, one after the other."""
    for n in range(20):
        await ask(n)
    spent = []
    for _ in range(PARTS):
        before = processor(pid)
        for n in range(rounds // PARTS):
            await ask(n)
        spent.append(1000 * (processor(pid) - before) / (rounds // PARTS))
    return min(spent)


async def first_responses(people: list[Person], rounds: int) -> list[float]:
    """How long each of many people waited for the first response, all asking at once."""
    waited = []
    for n in range(rounds):
        asked = []
        for i, person in enumerate(people):
            name = list(ASKED)[(n + i) % len(ASKED)]
            options = ASKED[name][0]
            asked.append(person.slash(name, **options[(n + i) % len(options)]))
        waited += [(await one).ms for one in asked]
    return sorted(waited)


async def measure(rounds: int) -> list[Figure]:
    """All figures, in one run."""
    figures = []
    async with Standin() as discord, process(discord, "-c", BARE, discord.api, discord.token) as pid:
        discord.patience = 60
        ada = discord.member("Ada")
        bare = await cost(pid, rounds, lambda _: ada.slash("ping").answer())
        figures.append(Figure("processor time of a pong", f"{bare:.2f} ms"))
    with tempfile.TemporaryDirectory() as folder:
        names = {
            "BRIEFBOT_TOKEN": "",
            "BRIEFBOT_SEEDS": str(ROOT / "seeds"),
            "BRIEFBOT_STORE": f"{folder}/store",
            "BRIEFBOT_STATE": f"{folder}/state.db",
            "BRIEFBOT_LOG": "warning",
        }
        async with Standin() as discord:
            discord.patience = 60
            names |= {"BRIEFBOT_DISCORD_API": discord.api, "BRIEFBOT_TOKEN": discord.token}
            async with process(discord, "-m", "bot", "run", **names) as pid:
                people = [discord.member(f"Member {n}") for n in range(AT_ONCE)]
                for name, (options, most) in ASKED.items():

                    async def ask(
                        n: int, name: str = name, options: list[dict[str, object]] = options
                    ) -> None:
                        await people[0].slash(name, **options[n % len(options)])

                    spent = await cost(pid, rounds, ask)
                    times = spent / bare
                    figures.append(
                        Figure(
                            f"/{name}",
                            f"{spent:.2f} ms, {times:.1f} × pong",
                            f"≤ {most:.0f} ×",
                            times <= most,
                        )
                    )
                waited = await first_responses(people, max(10, rounds // 10))
                p50, p99 = waited[len(waited) // 2], waited[int(len(waited) * 0.99)]
                figures.append(
                    Figure(
                        f"first response, {AT_ONCE} at once, p50 / p99",
                        f"{p50:.0f} / {p99:.0f} ms",
                        "≤ 50 ms",
                        p99 <= 50,
                    )
                )
                typed = [
                    (await people[0].autocomplete("summary", paper=t)).ms
                    for t in ("", "p", "petrof", "jhn") * 25
                ]
                typed.sort()
                figures.append(Figure("autocomplete, p99", f"{typed[-2]:.1f} ms", "≤ 10 ms", typed[-2] <= 10))
            discord.check()
    return figures


if __name__ == "__main__":
    found = asyncio.run(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
    print(table(found))
    sys.exit(not all(figure.ok in (True, None) for figure in found))
