"""Whatever fails on the way: who asked gets one answer or one sentence, and nothing is posted twice."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from standin import Standin, broken, connected, dropped, limited, refused

from bot.actors import Actor
from bot.discord_app.client import Client
from bot.discord_app.door import Door
from bot.discord_app.sync import sync
from bot.live import Live
from bot.model import Response
from bot.state.errors import damaged
from briefs.errors import BriefError, StoreError
from discord_app.scenes import Play, told

CALLBACK, ORIGINAL, FOLLOW = "POST */callback", "PATCH */messages/@original", "POST /webhooks/*"


@pytest.fixture
def held_back(live: Live, monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Every answer is kept back until this is set."""
    answered, gate = live.respond, asyncio.Event()

    async def respond(line: str, actor: Actor, illustrated: bool = False) -> Response:
        await gate.wait()
        return await answered(line, actor, illustrated)

    monkeypatch.setattr(live, "respond", respond)
    return gate


def failing(live: Live, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    async def respond(*_: Any, **__: Any) -> Response:
        raise error

    monkeypatch.setattr(live, "respond", respond)


def test_an_answer_that_takes_longer_is_announced_and_then_shown(
    play: Play, held_back: asyncio.Event
) -> None:
    async def scene(discord: Standin) -> None:
        asked = discord.member("Ada").slash("papers")
        assert await asked.acknowledged() == 5
        held_back.set()
        answer = await asked
        assert answer.deferred
        assert "Johnstone 1998" in answer.text
        assert answer.message is not None
        assert answer.message.previews_off

    play(scene)


def test_what_turns_out_private_after_a_public_announcement_is_private(
    play: Play, held_back: asyncio.Event
) -> None:
    async def scene(discord: Standin) -> None:
        asked = discord.member("Ada").slash("summary", paper="nobody 1900")
        await asked.acknowledged()
        held_back.set()
        message = await told(asked)
        assert message.private
        assert "No paper goes by" in message.text

    play(scene)


def test_a_page_that_takes_longer_stays_until_it_is_turned(play: Play, held_back: asyncio.Event) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        held_back.set()
        first = await ada.slash("search", text="US troops")
        held_back.clear()
        asked = ada.click(first, "More")
        assert await asked.acknowledged() == 6
        held_back.set()
        turned = await asked.until(lambda a: "page 2" in a.text)
        assert turned.message is first.message

    play(scene)


@pytest.mark.parametrize("wait", [False, True])
def test_what_a_person_caused_is_a_sentence_for_them_alone(
    play: Play, live: Live, monkeypatch: pytest.MonkeyPatch, wait: bool
) -> None:
    async def respond(*_: Any, **__: Any) -> Response:
        await asyncio.sleep(0.1 if wait else 0)
        raise BriefError("That cannot be.", "Try another.")

    monkeypatch.setattr(live, "respond", respond)

    async def scene(discord: Standin) -> None:
        answer = await told(discord.member("Ada").slash("papers"))
        assert answer.private
        assert answer.text == "**That cannot be.** Try another."
        assert answer.buttons == []

    play(scene)


def test_what_we_caused_has_an_incident_that_the_log_tells_in_full(
    play: Play, live: Live, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    failing(live, monkeypatch, ZeroDivisionError("the secret words of a member"))

    async def scene(discord: Standin) -> None:
        answer = await told(discord.member("Ada").slash("papers"))
        assert answer.private
        assert "Something went wrong here" in answer.text
        assert "secret" not in answer.text
        incident = answer.text.rpartition("incident ")[2].strip()
        (record,) = [r for r in caplog.records if r.getMessage() == f"incident {incident}"]
        assert record.exc_info

    play(scene)


@pytest.mark.parametrize(
    "error",
    [StoreError("The store /srv/papers.store is damaged.", "Compile it."), damaged(Path("/srv/state.db"))],
    ids=["store", "state"],
)
def test_what_only_the_operator_can_mend_is_told_to_the_operator(
    play: Play,
    live: Live,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: BriefError,
) -> None:
    failing(live, monkeypatch, error)

    async def scene(discord: Standin) -> None:
        answer = await told(discord.member("Ada").slash("papers"))
        assert answer.private
        assert "incident" in answer.text
        assert "/srv" not in answer.text
        assert "/srv" in caplog.text

    play(scene)


def failing_midway(live: Live, monkeypatch: pytest.MonkeyPatch, held_back: asyncio.Event) -> None:
    async def respond(*_: Any, **__: Any) -> Response:
        await held_back.wait()
        raise ZeroDivisionError

    monkeypatch.setattr(live, "respond", respond)


@pytest.mark.parametrize("private", [False, True])
def test_what_fails_after_it_was_announced_is_closed_with_a_sentence(
    play: Play, live: Live, monkeypatch: pytest.MonkeyPatch, held_back: asyncio.Event, private: bool
) -> None:
    failing_midway(live, monkeypatch, held_back)

    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        asked = ada.slash("papers", private=private)
        assert await asked.acknowledged() == 5
        held_back.set()
        message = await told(asked)
        assert "Something went wrong here" in message.text
        assert message.private
        assert not [m for m in ada.channel.messages.values() if m.waiting and not m.deleted]

    play(scene)


@pytest.mark.parametrize("button", ["More", "Share"])
def test_a_click_that_fails_after_it_was_announced_costs_no_answer(
    play: Play, live: Live, monkeypatch: pytest.MonkeyPatch, held_back: asyncio.Event, button: str
) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        held_back.set()
        first = await ada.slash("search", text="US troops", private=True)
        held_back.clear()
        failing_midway(live, monkeypatch, held_back)
        asked = ada.click(first, button)
        assert await asked.acknowledged() == 6
        held_back.set()
        answer = await asked.until(lambda a: a.more)
        assert "Something went wrong here" in answer.more[0].text
        assert answer.more[0].private
        assert first.message is not None
        assert first.message.text == first.text

    play(scene)


def test_what_could_not_be_shared_can_be_shared_again(
    play: Play, live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        first = await ada.slash("papers", private=True)
        with monkeypatch.context() as broken_for_now:
            failing(live, broken_for_now, ZeroDivisionError())
            assert "Something went wrong here" in (await told(ada.click(first, "Share"))).text
        shared = await ada.click(first, "Share").until(lambda answer: answer.more)
        assert "Johnstone 1998" in shared.more[0].text
        assert not shared.more[0].private

    play(scene)


def test_a_message_is_told_what_went_wrong_too(
    play: Play, live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(live, monkeypatch, ZeroDivisionError())

    async def scene(discord: Standin) -> None:
        assert "Something went wrong here" in (await discord.member("Ada").say("@bot papers")).text

    play(scene)


@pytest.mark.parametrize(
    "fault",
    [limited(0.01), limited(0.01, "global"), broken(502), dropped(), dropped(accepted=True)],
    ids=["limited", "limited everywhere", "broken", "dropped", "dropped after it was taken"],
)
def test_a_first_response_that_fails_is_tried_again(play: Play, fault: Any) -> None:
    async def scene(discord: Standin) -> None:
        discord.upset(CALLBACK, fault)
        ada = discord.member("Ada")
        answer = await ada.slash("papers")
        assert "Johnstone 1998" in answer.text
        assert sum(m.author is discord.bot for m in ada.channel.messages.values()) == 1

    play(scene, but=("already been acknowledged", "answered again"))  # the second attempt is no second answer


def test_an_edit_that_fails_is_tried_again(play: Play, held_back: asyncio.Event) -> None:
    async def scene(discord: Standin) -> None:
        discord.upset(ORIGINAL, broken(503))
        asked = discord.member("Ada").slash("papers")
        await asked.acknowledged()
        held_back.set()
        assert "Johnstone 1998" in (await asked).text

    play(scene)


def test_an_edit_that_discord_refuses_is_followed_by_a_sentence(play: Play, held_back: asyncio.Event) -> None:
    async def scene(discord: Standin) -> None:
        discord.upset(ORIGINAL, refused(400, 50035, "Invalid Form Body"))
        asked = discord.member("Ada").slash("papers", private=True)
        await asked.acknowledged()
        held_back.set()
        assert "Something went wrong here" in (await asked).text

    play(scene)


def test_an_answer_later_than_its_token_is_posted_in_the_channel(
    play: Play, held_back: asyncio.Event
) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        asked = ada.slash("papers")
        await asked.acknowledged()
        discord.clock.advance(16 * 60)
        held_back.set()
        await discord.until(
            lambda: any("Johnstone 1998" in m.text for m in ada.channel.messages.values()), "a late answer"
        )

    play(scene, but=("50027", "left thinking", "after 15 minutes"))


def test_an_interaction_that_came_too_late_is_answered_in_the_channel(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        discord.upset(CALLBACK, refused(404, 10062, "Unknown interaction"))
        ada.slash("papers")
        await discord.until(
            lambda: any("Johnstone 1998" in m.text for m in ada.channel.messages.values()), "a late answer"
        )

    play(scene, but=("never answered", "10062"))


def test_a_lost_line_is_taken_up_again(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        discord.drop()
        said = ada.say("@bot papers")
        assert "Johnstone 1998" in (await said).text
        assert len(said.answers) == 1

    play(scene)


@pytest.mark.parametrize("resumable", [False, True])
def test_an_invalid_session_is_replaced(play: Play, monkeypatch: pytest.MonkeyPatch, resumable: bool) -> None:
    async def at_once(*_: Any, **__: Any) -> None:
        """The library waits five seconds here, as Discord takes one login in so long."""

    monkeypatch.setattr(Client, "before_identify_hook", at_once)

    async def scene(discord: Standin) -> None:
        discord.patience = 15
        discord.invalidate(resumable=resumable)
        await (discord.resumed() if resumable else discord.ready(times=2))
        assert "Johnstone 1998" in (await discord.member("Ada").slash("papers")).text

    play(scene)


def test_a_channel_in_which_the_bot_may_not_write_is_named_in_the_log(
    play: Play, caplog: pytest.LogCaptureFixture
) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        discord.forbid(ada.channel, "send_messages")
        ada.say("@bot papers")
        for _ in range(1000):  # what is logged after the refusal comes to no Discord that could tell
            if "missing permission" in caplog.text:
                break
            await asyncio.sleep(0.01)
        assert f"channel={ada.channel.id}" in caplog.text
        assert "Traceback" not in caplog.text
        assert "Johnstone 1998" in (await ada.slash("papers")).text  # a command needs no permission

    play(scene)


def test_where_files_may_not_be_attached_the_words_come_alone(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        discord.forbid(ada.channel, "attach_files")
        reply = await ada.say("@bot compare petrov-2004 johnstone-1998 bayarkhuu-2005 on us-troops")
        assert "Petrov 2004" in reply.text
        assert not reply.files

    play(scene, but=("50013",))


@pytest.mark.usefixtures("held_back")
def test_who_still_waits_when_the_bot_stops_is_told(
    live: Live, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.discord_app.door._GRACE", 0.05)

    async def scene() -> None:
        async with Standin() as discord:
            door = Door()
            client = Client(live, door)
            async with connected(client, discord):
                await sync(client, tmp_path / "commands")
                asked = discord.member("Ada").slash("papers", private=True)
                await asked.acknowledged()
                await door.leave()
                assert "I am being restarted" in (await asked).text
                assert "I am being restarted" in (await told(discord.member("Bo").slash("papers"))).text
            discord.check()

    asyncio.run(scene())
