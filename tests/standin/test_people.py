"""What people do reaches a real client, and what it answers is what they see."""

import asyncio
import sys
from pathlib import Path

import pytest

from standin import ImpossibleError, Person, Standin
from standin.pong import play

TESTS = Path(__file__).parent.parent


def test_a_command_is_answered_with_its_buttons() -> None:
    async def scene(discord: Standin, ada: Person) -> None:
        answer = await ada.slash("ping")
        assert (answer.kind, answer.text, answer.private) == ("message", "pong", False)
        assert answer.labels == ["More", "Open"]
        assert answer.ms > 0
        discord.check()

    play(scene)


def test_a_deferred_answer_is_awaited_and_so_is_what_follows() -> None:
    async def scene(discord: Standin, ada: Person) -> None:
        answer = await ada.slash("later").until(lambda a: a.more)
        assert answer.private and answer.deferred and answer.text == "thought"
        assert [(f.name, f.data, f.description) for f in answer.files] == [("dots.png", b"png", "three dots")]
        assert [m.text for m in answer.more] == ["one more thing"]
        discord.check()

    play(scene)


def test_the_first_word_after_dots_fills_them_unless_they_are_taken_away() -> None:
    async def scene(discord: Standin, ada: Person) -> None:
        aside = await ada.slash("aside").until(lambda a: a.text)
        assert aside.kind == "message" and aside.private and aside.text == "only for you"
        blurted = await ada.slash("blurt")
        assert not blurted.private and blurted.text == "only for you?" and not blurted.more
        discord.check()

    play(scene)


def test_a_click_changes_the_message_or_opens_a_private_one() -> None:
    async def scene(discord: Standin, ada: Person) -> None:
        asked = await ada.slash("ping")
        copy = await discord.member("Ben").click(asked, "Open")
        assert copy.private and copy.text == "a copy for you"
        turned = await ada.click(asked, "More")
        assert turned.kind == "update" and turned.text == "page 2" and turned.labels == ["Back"]
        assert turned.message is asked.message
        with pytest.raises(ImpossibleError, match="does not see"):
            ada.click(copy, "More")
        with pytest.raises(ImpossibleError, match="cannot click"):
            ada.click(turned, "More")
        assert (await ada.forge(asked, "back")).text == "page 2"
        discord.check()

    play(scene)


def test_rows_of_an_autocomplete_and_none() -> None:
    async def scene(discord: Standin, ada: Person) -> None:
        found = await ada.autocomplete("echo", text="2")
        assert found.kind == "autocomplete" and found.choices == (("2 0", "2-0"), ("2 1", "2-1"))
        assert (await ada.autocomplete("echo", text="0")).choices == ()
        discord.check()

    play(scene)


def test_a_menu_reads_what_others_wrote() -> None:
    async def scene(discord: Standin, ada: Person) -> None:
        said = discord.member("Ben").say("three little words")
        assert (await ada.menu("Count words", said)).text == "3 words"
        discord.check()

    play(scene)


def test_a_form_is_opened_and_sent() -> None:
    async def scene(discord: Standin, ada: Person) -> None:
        opened = await ada.slash("form")
        assert opened.kind == "modal"
        assert (await ada.submit(opened, name="Ada")).text == "hello Ada"
        discord.check()

    play(scene)


def test_mentions_replies_and_direct_messages_are_heard() -> None:
    async def scene(_: Standin, ada: Person) -> None:
        heard = await ada.say("@bot hello")
        assert heard.text == f"heard: {ada.discord.bot.mention} hello"
        assert heard.pings == (f"reply {ada.mention}",)
        assert (await ada.reply(heard, "and now?")).text == "heard: and now?"
        assert (await ada.dm("just us")).text == "heard: just us"

    play(scene)


def test_without_the_intent_other_words_stay_hidden() -> None:
    async def scene(discord: Standin, ada: Person) -> None:
        ada.say("between us")
        await ada.slash("ping")
        hidden = [d.data["content"] for d in discord.journal.dispatches("MESSAGE_CREATE")]
        assert hidden == ["", "pong"]

    play(scene)


def test_a_command_is_offered_only_where_and_to_whom_it_is_declared() -> None:
    async def scene(discord: Standin, ada: Person) -> None:
        with pytest.raises(ImpossibleError, match="not offered to Ada"):
            ada.slash("shy")
        chair = discord.member("Chair", discord.role("chair", "manage_guild"))
        assert (await chair.slash("shy")).text == "secret"
        with pytest.raises(ImpossibleError, match="not offered in"):
            chair.privately.slash("shy")
        assert (await ada.privately.slash("ping")).text == "pong"

    play(scene)


@pytest.mark.parametrize(
    ("line", "options"), [("nothing", {}), ("echo", {}), ("echo", {"text": 5}), ("ping", {"x": 1})]
)
def test_nobody_types_what_the_client_would_not_send(line: str, options: dict[str, object]) -> None:
    async def scene(_: Standin, ada: Person) -> None:
        with pytest.raises(ImpossibleError):
            ada.slash(line, **options)

    play(scene)


def test_people_and_roles_are_named_and_sub_commands_found() -> None:
    async def scene(discord: Standin, ada: Person) -> None:
        shown = await ada.slash("show", role=discord.role("chair"), who=ada.user, many=2)
        assert shown.text == "chair Ada 2"
        assert (await ada.slash("settings zone", name="Europe/Paris")).text == "zone Europe/Paris"
        with pytest.raises(ImpossibleError, match="needs one of"):
            ada.slash("settings")
        with pytest.raises(ImpossibleError, match="3 to 20"):
            ada.slash("settings zone", name="x")

    play(scene)


def test_a_forged_client_sends_what_it_likes() -> None:
    async def scene(_: Standin, ada: Person) -> None:
        assert (await ada.forged.slash("shy")).text == "secret"
        assert (await ada.forged.slash("settings zone", name="x" * 30)).text == f"zone {'x' * 30}"

    play(scene)


def test_an_app_is_used_where_the_bot_is_no_member() -> None:
    async def scene(discord: Standin, ada: Person) -> None:
        assert (await ada.slash("anywhere")).text == "in a server, as a member"
        assert (await ada.with_app.slash("anywhere")).text == "in a server, as an app"
        assert (await discord.stranger("Eve").slash("anywhere")).text == "in private, as an app"
        with pytest.raises(ImpossibleError, match="installed for"):
            ada.with_app.slash("ping")

    play(scene)


def test_a_question_unsaid_and_a_door_that_is_closed() -> None:
    async def scene(discord: Standin, ada: Person) -> None:
        said = ada.say("@bot hello")
        ada.unsay(said)
        ada.user.closed = True
        ada.dm("anybody?")
        refused = [400, 403]
        await discord.until(
            lambda: [r.status for r in discord.journal.requests() if r.status in refused] == refused,
            "two refusals",
        )

    play(scene)


def test_pings_are_those_the_words_and_the_rule_make_together() -> None:
    async def scene(_: Standin, ada: Person) -> None:
        answer = await ada.slash("echo", text=f"@everyone @here {ada.mention} <@&5>")
        assert answer.pings == (ada.mention,)
        assert answer.message and answer.message.previews_off

    play(scene)


def test_who_is_left_waiting_is_told() -> None:
    async def scene(discord: Standin, ada: Person) -> None:
        asked = ada.slash("never")
        assert await asked.acknowledged() == 5
        assert discord.mishaps() == ["/never: left thinking"]
        with pytest.raises(AssertionError, match="left thinking"):
            discord.check()

    play(scene)


def test_a_bot_in_another_process_finds_its_way_by_the_address_alone() -> None:
    async def run() -> None:
        async with Standin() as discord:
            command = (sys.executable, "-m", "standin.pong", discord.api, discord.token)
            bot = await asyncio.create_subprocess_exec(*command, cwd=TESTS, stderr=asyncio.subprocess.DEVNULL)
            try:
                await discord.until(lambda: discord.gateway.line or bot.returncode, "the other process")
                assert (await discord.member("Ada").slash("ping")).text == "pong"
            finally:
                bot.kill()
                await bot.wait()

    asyncio.run(run())


def test_waiting_in_vain_says_for_what() -> None:
    async def run() -> None:
        async with Standin() as discord:
            discord.patience = 0.01
            with pytest.raises(AssertionError, match=r"waited 0.01 s in vain for login 1"):
                await discord.ready()

    asyncio.run(run())


def test_the_transcript_shows_what_was_seen_when_it_was_seen() -> None:
    async def scene(_: Standin, ada: Person) -> None:
        asked = await ada.slash("ping")
        await ada.click(asked, "More")
        await ada.autocomplete("echo", text="1")
        await ada.say("@bot hello")
        await ada.forged.slash("settings zone", name="x" * 400)

    seen = play(scene).transcript().splitlines()
    assert [line for line in seen if line] == [
        "──── #papers ────",
        "Ada: /ping",
        "  Briefbot:",
        "    │ pong",
        "    [More] [Open]",
        "Ada: (More)",
        "  Briefbot (the same message changes):",
        "    │ page 2",
        "    [Back]",
        "Ada: /echo text:1▏",
        "    · 1 0",
        "Ada: @Briefbot hello",
        "  Briefbot (to Ada) (pings reply @Ada):",
        "    │ heard: @Briefbot hello",
        f"Ada: /settings zone name:{'x' * 300}… (400 characters)",
        "  Briefbot (only you see this):",
        f"    │ zone {'x' * 400}",
    ]
