"""The REST side is as strict as Discord: limits, double and late answers, rights, rates and faults."""

from typing import Any

import aiohttp
import pytest

from standin import Person, Standin
from standin.bare import Ask, asked
from standin.pong import play
from standin.world import Json


def row(*buttons: Json) -> Json:
    return {"type": 1, "components": list(buttons)}


def button(n: int = 0, **more: Any) -> Json:
    return {"type": 2, "style": 2, "label": "Go", "custom_id": f"go {n}", **more}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"content": "x" * 2000}, 0),
        ({"content": "😀" * 2000}, 0),
        ({"content": "x" * 2001}, 50035),
        ({"content": " \n "}, 50006),
        ({}, 50006),
        ({"content": "x", "components": [row(button())] * 1}, 0),
        ({"content": "x", "components": [row(button(n)) for n in range(6)]}, 50035),
        ({"content": "x", "components": [row(*(button(n) for n in range(6)))]}, 50035),
        ({"content": "x", "components": [row(button(), button())]}, 50035),
        ({"content": "x", "components": [row(button(label="x" * 81))]}, 50035),
        ({"content": "x", "components": [row(button(custom_id="x" * 101))]}, 50035),
        ({"content": "x", "components": [row(button(custom_id=""))]}, 50035),
        ({"content": "x", "components": [row(button(label=""))]}, 50035),
        ({"content": "x", "components": [row(button(style=5, custom_id=None, url="ftp://x"))]}, 50035),
        ({"content": "x", "components": [row()]}, 50035),
        ({"content": "x", "components": [button()]}, 50035),
        ({"embeds": [{"description": "x" * 4097}]}, 50035),
        ({"embeds": [{"description": "x" * 3001}] * 2}, 50035),
        ({"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}}, 50035),
        ({"content": "x", "flags": 64}, 50035),
        ({"content": "x", "nonce": "n" * 26}, 50035),
        ({"content": "x", "flags": 32768}, 50035),
    ],
)
def test_a_message_has_its_limits(body: Json, code: int) -> None:
    async def scene(discord: Standin, ask: Ask) -> None:
        status, answer = await ask("POST", f"/channels/{discord.channel.id}/messages", body)
        assert (status, answer.get("code", 0)) == (400 if code else 200, code)
        assert len(discord.channel.messages) == (not code)
        assert bool(discord.mishaps()) == bool(code)

    asked(scene)


def test_a_layout_is_shown_and_its_words_can_ping() -> None:
    async def scene(discord: Standin, ask: Ask) -> None:
        words = {"type": 10, "content": "hello @everyone"}
        body = {"flags": 1 << 15, "components": [{"type": 17, "components": [words, row(button())]}]}
        assert (await ask("POST", f"/channels/{discord.channel.id}/messages", body))[0] == 200
        (message,) = discord.channel.messages.values()
        assert message.pings == ("@everyone",) and [b.label for b in message.buttons] == ["Go"]
        words["content"] = "x" * 4001
        assert (await ask("POST", f"/channels/{discord.channel.id}/messages", body))[1]["code"] == 50035

    asked(scene)


def test_servers_roles_and_members_can_be_looked_at() -> None:
    async def scene(discord: Standin, ask: Ask) -> None:
        chair = discord.role("chair", "manage_guild")
        ada = discord.member("Ada", chair)
        (server,) = (await ask("GET", "/users/@me/guilds"))[1]
        at = f"/guilds/{server['id']}"
        assert (await ask("GET", at))[1]["name"] == "Reading Group"
        assert [r["name"] for r in (await ask("GET", f"{at}/roles"))[1]] == ["@everyone", "chair"]
        assert (await ask("GET", f"{at}/members/{ada.user.id}"))[1]["roles"] == [str(chair.id)]
        assert [c["name"] for c in (await ask("GET", f"{at}/channels"))[1]] == ["papers"]
        assert (await ask("GET", f"{at}/members/1"))[1]["code"] == 10007
        assert discord.invalid_requests() == 0

    asked(scene)


def test_a_nonce_is_remembered_for_minutes() -> None:
    async def scene(discord: Standin, ask: Ask) -> None:
        path, body = (
            f"/channels/{discord.channel.id}/messages",
            {"content": "x", "nonce": "n", "enforce_nonce": True},
        )
        first, second = [(await ask("POST", path, body))[1]["id"] for _ in range(2)]
        assert first == second and discord.journal.notes("deduped") == ["n"]
        discord.clock.advance(301)
        assert (await ask("POST", path, body))[1]["id"] != first

    asked(scene)


COMMAND: Json = {"name": "ask", "description": "Asks", "options": []}


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "Ask"},
        {"name": "a b"},
        {"name": "x" * 33},
        {"description": ""},
        {"description": "x" * 101},
        {"contexts": [3]},
        {"integration_types": []},
        {"options": [{"type": 3, "name": f"o{n}", "description": "x"} for n in range(26)]},
        {"options": [{"type": 3, "name": "o", "description": "x" * 101}]},
        {"options": [{"type": 3, "name": "o", "description": "x"}] * 2},
        {"options": [{"type": 3, "name": n, "description": "x", "required": n == "b"} for n in "ab"]},
        {"options": [{"type": 5, "name": "o", "description": "x", "autocomplete": True}]},
        {"options": [{"type": 3, "name": f"o{n}", "description": "x" * 100} for n in range(20)] * 1},
    ],
)
def test_a_command_has_its_limits(wrong: Json) -> None:
    async def scene(discord: Standin, ask: Ask) -> None:
        discord.command_characters = 2000
        path = f"/applications/{discord.bot.id}/commands"
        assert (await ask("PUT", path, [COMMAND]))[0] == 200
        status, answer = await ask("PUT", path, [COMMAND | wrong])
        assert (status, answer["code"]) == (400, 50035)
        assert [c["name"] for c in (await ask("GET", path))[1]] == ["ask"]

    asked(scene)


def test_an_interaction_is_answered_once() -> None:
    async def scene(discord: Standin, ada: Person) -> None:
        one = ada.slash("ping")
        await one
        url = f"{discord.api}/interactions/{one.interaction.id}/{one.interaction.token}/callback"
        async with aiohttp.ClientSession() as http, http.post(url, json={"type": 5}) as answer:
            assert (answer.status, (await answer.json())["code"]) == (400, 40060)
        assert discord.mishaps()[-1] == "/ping: answered again with type 5"

    play(scene)


def test_an_answer_after_three_seconds_is_too_late() -> None:
    async def scene(discord: Standin, ada: Person) -> None:
        held = discord.hold("POST */callback")
        one = ada.slash("ping")
        await held.reached()
        discord.clock.advance(3.1)
        held.release()
        await discord.until(lambda: discord.mishaps()[1:], "the late answer")
        assert "/ping: answered too late with type 4" in discord.mishaps()
        assert one.interaction.open == "never answered"

    play(scene)


def test_a_token_is_good_for_fifteen_minutes() -> None:
    async def scene(discord: Standin, ada: Person) -> None:
        one = ada.slash("ping")
        await one
        url = f"{discord.api}/webhooks/{discord.bot.id}/{one.interaction.token}/messages/@original"
        async with aiohttp.ClientSession() as http:
            for passed, status in ((0, 200), (901, 401)):
                discord.clock.advance(passed)
                async with http.patch(url, json={"content": "changed"}) as answer:
                    assert answer.status == status

    play(scene)


def test_a_route_nobody_knows_is_recorded() -> None:
    async def scene(discord: Standin, ask: Ask) -> None:
        assert (await ask("GET", "/channels/1/pets"))[0] == 404
        assert discord.mishaps() == ["unknown route GET /api/v10/channels/1/pets"]

    asked(scene)


def test_a_wrong_token_is_unauthorized() -> None:
    async def scene(_: Standin, ask: Ask) -> None:
        assert (await ask("GET", "/users/@me", token="wrong"))[0] == 401  # noqa: S106

    asked(scene)


@pytest.mark.parametrize(
    ("taken", "code"), [("view_channel", 50001), ("send_messages", 50013), ("read_message_history", 0)]
)
def test_rights_taken_in_a_channel_count_there(taken: str, code: int) -> None:
    async def scene(discord: Standin, ask: Ask) -> None:
        discord.forbid(discord.channel, taken)
        path = f"/channels/{discord.channel.id}/messages"
        assert (await ask("POST", path, {"content": "x"}))[1].get("code", 0) == code
        discord.permit(discord.channel, taken)
        assert (await ask("POST", path, {"content": "x"}))[0] == 200

    asked(scene)


def test_threads_are_opened_and_locked() -> None:
    async def scene(discord: Standin, ask: Ask) -> None:
        _, thread = await ask("POST", f"/channels/{discord.channel.id}/threads", {"name": "talk", "type": 11})
        path = f"/channels/{thread['id']}/messages"
        assert (await ask("POST", path, {"content": "x"}))[0] == 200
        discord.lock(discord.channels[int(thread["id"])])
        assert (await ask("POST", path, {"content": "x"}))[1]["code"] == 50083

    asked(scene)


def test_history_is_read_backwards_and_deleted_messages_are_gone() -> None:
    async def scene(discord: Standin, ask: Ask) -> None:
        path = f"/channels/{discord.channel.id}/messages"
        sent = [(await ask("POST", path, {"content": str(n)}))[1]["id"] for n in range(4)]
        assert (await ask("DELETE", f"{path}/{sent[3]}"))[0] == 204
        assert [m["content"] for m in (await ask("GET", f"{path}?limit=2"))[1]] == ["2", "1"]
        assert [m["content"] for m in (await ask("GET", f"{path}?after={sent[0]}"))[1]] == ["2", "1"]
        assert (await ask("PATCH", f"{path}/{sent[0]}", {"content": "new"}))[1]["content"] == "new"
        assert (await ask("GET", f"{path}/{sent[3]}"))[1]["code"] == 10008

    asked(scene)
