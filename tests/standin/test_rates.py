"""Rates and faults as a test plans them: before a request is taken, or after."""

import aiohttp
import pytest

from standin import Fault, Person, Standin, broken, dropped, edge_banned, halved, limited, slow
from standin.bare import Ask, asked
from standin.pong import play


@pytest.mark.parametrize(
    "fault", [limited(0.01), limited(0.01, "global"), limited(0.01, "shared"), slow(0.01)]
)
def test_a_client_waits_and_answers_all_the_same(fault: Fault) -> None:
    async def scene(discord: Standin, ada: Person) -> None:
        discord.upset("POST */callback", fault)
        assert (await ada.slash("ping")).text == "pong"
        assert not discord.faults.left()
        discord.check()

    play(scene)


def test_an_answer_held_back_was_taken_all_the_same() -> None:
    async def scene(discord: Standin, ada: Person) -> None:
        held = discord.hold("POST */callback", accepted=True)
        answer = await ada.slash("ping")
        await held.reached()
        assert answer.text == "pong"
        held.release()

    play(scene)


def test_without_a_window_a_nonce_is_forgotten_at_once() -> None:
    async def scene(discord: Standin, ask: Ask) -> None:
        discord.nonce_seconds = 0
        path, body = (
            f"/channels/{discord.channel.id}/messages",
            {"content": "x", "nonce": "n", "enforce_nonce": True},
        )
        assert len({(await ask("POST", path, body))[1]["id"] for _ in range(2)}) == 2

    asked(scene)


@pytest.mark.parametrize(
    ("fault", "posted"),
    [
        (broken(503), 0),
        (broken(503, accepted=True), 1),
        (dropped(), 0),
        (dropped(accepted=True), 1),
        (edge_banned(), 0),
        (halved(), 1),
    ],
)
def test_a_fault_comes_before_or_after_the_message_is_taken(fault: Fault, posted: int) -> None:
    async def scene(discord: Standin, ask: Ask) -> None:
        discord.upset("POST /channels/{channel_id}/messages", fault)
        try:
            status, _ = await ask("POST", f"/channels/{discord.channel.id}/messages", {"content": "x"})
            assert status == fault.status
        except aiohttp.ClientError:
            assert fault.reset or fault.html or fault.half
        assert len(discord.channel.messages) == posted

    asked(scene)


def test_a_limited_route_says_how_much_is_left() -> None:
    async def scene(discord: Standin, ask: Ask) -> None:
        discord.limit("POST */messages", 2, 60)
        path = f"/channels/{discord.channel.id}/messages"
        assert [(await ask("POST", path, {"content": "x"}))[0] for _ in range(3)] == [200, 200, 429]
        discord.clock.advance(60)
        assert (await ask("POST", path, {"content": "x"}))[0] == 200

    asked(scene)
