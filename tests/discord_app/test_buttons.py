"""What clicks do: turn the page of whoever asked, open a private copy for others, share, draw; after a restart too."""

import asyncio
from pathlib import Path

import pytest
from standin import Standin, connected

from bot.discord_app.client import Client
from bot.discord_app.door import Door
from bot.discord_app.sync import sync
from bot.limits import CUSTOM_ID
from bot.live import Live
from discord_app.scenes import Play

LONG = (
    "what do the papers say about the interests of the great powers in the reunification of the two Koreas "
    "and about how far these interests may be reconciled with those of the people on both sides of the border"
)


def test_the_asker_turns_the_page_in_place(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        first = await ada.slash("search", text="US troops")
        second = await ada.click(first, "More")
        assert second.kind == "update"
        assert "page 2 of" in second.text
        assert second.message is first.message

    play(scene)


def test_others_get_a_private_copy_and_the_page_stays(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        first = await discord.member("Ada").slash("search", text="US troops")
        other = await discord.member("Bo").click(first, "More")
        assert other.private
        assert "page 2 of" in other.text
        assert first.message is not None
        assert "page 1 of" in first.message.text

    play(scene)


def test_what_is_on_another_subject_opens_beside_the_answer(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        answer = await ada.slash("source", paper="petrov-2004", paragraph=6)
        other = await ada.click(answer, "Summary of Petrov 2004")
        assert other.private
        assert answer.message is not None
        assert "¶6" in answer.message.text

    play(scene)


def test_neighbouring_paragraphs_and_longer_summaries_turn_the_card(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        turned = await ada.click(await ada.slash("source", paper="petrov-2004", paragraph=6), "¶7 ▶")
        assert turned.kind == "update"
        longer = await ada.click(await ada.slash("summary", paper="petrov-2004", length="short"), "Longer")
        assert longer.kind == "update"

    play(scene)


def test_a_private_answer_is_turned_in_place_and_stays_private(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        turned = await ada.click(await ada.slash("search", text="US troops", private=True), "More")
        assert turned.kind == "update"
        assert turned.private
        assert "Share" in turned.labels

    play(scene)


def test_a_private_answer_is_shared_once(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        private = await ada.slash("summary", paper="petrov-2004", private=True)
        shared = await ada.click(private, "Share").until(lambda answer: answer.more)
        assert "Share" not in shared.labels
        (public,) = shared.more
        assert not public.private
        assert public.text == private.text
        again = await ada.forge(private, "+summary petrov-2004")
        assert again.private
        assert "shared already" in again.text

    play(scene)


def test_a_public_answer_and_a_failure_have_nothing_to_share(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        assert "Share" not in (await ada.slash("summary", paper="petrov-2004")).labels
        assert "Share" not in (await ada.slash("summary", paper="nobody 1900", private=True)).labels

    play(scene)


def test_a_timeline_is_drawn_with_its_words_beside_it(play: Play) -> None:
    pytest.importorskip("matplotlib")

    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        drawn = await ada.click(await ada.slash("timeline"), "Picture").until(lambda answer: answer.files)
        (file,) = drawn.files
        assert file.data.startswith(b"\x89PNG")
        assert "dated sentences" in file.description
        assert "Picture" not in drawn.labels
        turned = await ada.click(drawn, "More").until(lambda answer: not answer.files)
        assert "page 2" in turned.text

    play(scene)


def test_a_long_question_has_its_next_page_too(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        answer = await ada.slash("search", text=LONG)
        assert all(0 < len(button.custom_id) <= CUSTOM_ID for button in answer.buttons)
        assert "page 2 of" in (await ada.click(answer, "More")).text

    play(scene)


def test_a_question_too_long_for_any_button_says_how_to_go_on(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        words = (
            " ".join(f"reunification{n:x}" for n in range(7_001, 7_101)) + " of Korea, Seoul and Pyongyang"
        )
        answer = await discord.member("Ada").slash("ask", text=words)
        assert all(len(button.custom_id) <= CUSTOM_ID for button in answer.buttons)
        assert answer.text

    play(scene)


FORGED = [
    "source petrov-2004 99999",
    "settings set visibility private",
    "=settings forget yes",
    "+",
    "*papers",
    "~一丁丂",
    "~not packed at all",
    "summary _000000000000",
    "@everyone <@1> **",
    "x" * 100,
    "\u202e\u200b",
]


@pytest.mark.parametrize("custom_id", FORGED)
def test_a_forged_button_says_no_more_than_the_line_it_carries(play: Play, custom_id: str) -> None:
    async def scene(discord: Standin) -> None:
        answer = await discord.member("Ada").slash("papers")
        forged = await discord.member("Eve").forge(answer, custom_id).until(lambda a: a.text or a.more)
        assert (
            forged.private
            or (forged.more and all(more.private for more in forged.more))
            or forged.kind == "update"
        )

    play(scene)


def test_a_member_cannot_change_a_setting_by_a_forged_button(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        answer = await discord.member("Ada").slash("papers")
        eve = discord.member("Eve")
        assert "is for moderators" in (await eve.forge(answer, "settings set visibility private")).text
        assert not (await eve.slash("papers")).private

    play(scene)


def test_buttons_work_after_a_restart(live: Live, tmp_path: Path) -> None:
    async def scene() -> None:
        async with Standin() as discord:
            ada, client = discord.member("Ada"), Client(live, Door())
            async with connected(client, discord):
                await sync(client, tmp_path / "commands")
                first = await ada.slash("search", text="US troops")
            async with connected(Client(live, Door()), discord):
                second = await ada.click(first, "More")
                assert second.kind == "update"
                assert "page 2 of" in second.text
            discord.check()

    asyncio.run(scene())
