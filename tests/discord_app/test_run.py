"""``briefbot run`` as a process: what ends it is one sentence and an exit status, and no token is ever told."""

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from standin import Standin

ROOT = Path(__file__).parents[2]
NOWHERE = "http://127.0.0.1:9/api/v10"


@dataclass
class Machine:
    """Where the process runs: its home, its store, and the API it is led to."""

    home: Path
    store: Path

    async def start(
        self, api: str, token: str, *words: str, log: str = "debug"
    ) -> asyncio.subprocess.Process:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "BRIEFBOT_SEEDS": str(ROOT / "seeds"),
            "BRIEFBOT_STORE": str(self.store),
            "BRIEFBOT_STATE": str(self.home / "state.db"),
            "BRIEFBOT_DISCORD_API": api,
            "BRIEFBOT_TOKEN": token,
            "BRIEFBOT_LOG": log,
        }
        pipe = asyncio.subprocess.PIPE
        command = [sys.executable, "-m", "bot", *(words or ("run",))]
        return await asyncio.create_subprocess_exec(
            *command, env={k: v for k, v in environment.items() if v}, cwd=ROOT, stdout=pipe, stderr=pipe
        )

    async def ended(self, api: str, token: str, *words: str) -> tuple[int | None, str]:
        process = await self.start(api, token, *words, log="warning")
        _, errors = await asyncio.wait_for(process.communicate(), 30)
        return process.returncode, errors.decode()


@pytest.fixture
def machine(store: Path, tmp_path: Path) -> Machine:
    return Machine(tmp_path, store)


def played(scene: Callable[[Standin], Awaitable[None]]) -> None:
    async def play() -> None:
        async with Standin() as discord:
            discord.patience = 20
            await scene(discord)

    asyncio.run(play())


def one_sentence(errors: str) -> str:
    (line,) = [line for line in errors.splitlines() if line.startswith("briefbot: ")]
    assert "Traceback" not in errors
    return line


@pytest.mark.parametrize(
    ("token", "status", "wanted"),
    [
        ("", 1, "There is no bot token."),
        ("wrong.token.altogether", 75, "Discord cannot be reached"),
        ("with a space", 1, "Discord does not accept the bot token."),
    ],
    ids=["no token", "no network", "no token at all"],
)
def test_what_keeps_it_from_starting_is_one_sentence(
    machine: Machine, token: str, status: int, wanted: str
) -> None:
    code, errors = asyncio.run(machine.ended(NOWHERE, token))
    assert code == status
    assert wanted in one_sentence(errors)


def test_a_wrong_token_is_one_sentence_without_it(machine: Machine) -> None:
    async def scene(discord: Standin) -> None:
        for words in ("run",), ("sync",):
            code, errors = await machine.ended(
                discord.api, "Wrong0Token0Of0Ours.x12345.abcdefghijklmnopqrstuvw", *words
            )
            assert code == 1
            assert "does not accept the bot token" in one_sentence(errors)
            assert "Wrong0Token" not in errors

    played(scene)


def test_a_broken_store_is_one_sentence(machine: Machine) -> None:
    machine.store = machine.home / "diary"
    machine.store.write_text("not a store", "utf-8")
    code, errors = asyncio.run(machine.ended(NOWHERE, "some.token.here"))
    assert code == 1
    assert "is not a store" in one_sentence(errors)


def test_a_database_of_a_newer_version_is_one_sentence_and_left_as_it_is(machine: Machine) -> None:
    state = machine.home / "state.db"
    with closing(sqlite3.connect(state)) as database:
        database.executescript(
            "PRAGMA application_id = 0x42524953; PRAGMA user_version = 99; CREATE TABLE t (a);"
        )
    before = state.read_bytes()
    code, errors = asyncio.run(machine.ended(NOWHERE, "some.token.here"))
    assert code == 1
    assert "was written by a newer briefbot" in one_sentence(errors)
    assert state.read_bytes() == before


def test_it_answers_and_stops_when_asked_to_with_answers_finished(machine: Machine) -> None:
    async def scene(discord: Standin) -> None:
        process = await machine.start(discord.api, discord.token)
        await discord.ready()
        await discord.declared("ask")
        ada = discord.member("Ada")
        assert "Johnstone 1998" in (await ada.slash("papers")).text
        held = discord.hold("POST */callback")
        late = ada.slash("topics")
        await held.reached()
        process.send_signal(signal.SIGTERM)
        await asyncio.sleep(0.2)
        held.release()
        output, errors = await asyncio.wait_for(process.communicate(), 5)
        assert process.returncode == 0
        assert "topics" in (await late).text
        discord.check()
        told = (output + errors).decode()
        assert "Traceback" not in told
        assert discord.token not in told
        assert "interaction-token" not in told
        assert "what people asked" not in told

    played(scene)


def test_commands_are_registered_when_they_changed_and_by_hand(machine: Machine) -> None:
    async def scene(discord: Standin) -> None:
        def registered() -> int:
            return sum(r.method == "PUT" and r.path.endswith("/commands") for r in discord.journal.requests())

        for wanted in (1, 1):
            process = await machine.start(discord.api, discord.token)
            await discord.ready(times=discord.gateway.identified + 1)
            await discord.declared("ask")
            process.terminate()
            await process.communicate()
            assert registered() == wanted
        assert await machine.ended(discord.api, discord.token, "sync") == (0, "")
        assert registered() == 2

    played(scene)


def test_a_second_copy_waits_until_the_first_has_gone(machine: Machine) -> None:
    async def scene(discord: Standin) -> None:
        first = await machine.start(discord.api, discord.token)
        await discord.ready()
        code, errors = await machine.ended(discord.api, discord.token)
        assert code == 75
        assert "state.db" in one_sentence(errors)
        first.terminate()
        await first.communicate()

    played(scene)


def test_doctor_says_what_discord_says(machine: Machine) -> None:
    async def scene(discord: Standin) -> None:
        discord.forbid(discord.channel, "send_messages")
        process = await machine.start(discord.api, discord.token, "doctor")
        output, _ = await process.communicate()
        assert process.returncode == 0
        assert "#papers lacks send messages" in output.decode()
        code, errors = await machine.ended(discord.api, "wrong.token.altogether", "doctor")
        assert code == 1
        assert "Not in order: discord" in errors

    played(scene)
