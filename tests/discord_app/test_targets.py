"""Where a schedule can post: every kind of channel that people talk in, and a sentence for every other."""

import datetime
import re
from collections.abc import Callable

import pytest
from standin import Channel, Standin, dropped, refused
from standin.world import ANNOUNCEMENT, CATEGORY, FORUM, MEDIA, PRIVATE_THREAD, STAGE, VOICE

from bot.model import Reply
from bot.schedule.poster import Failure, PostError
from bot.state.schedule_models import Reason, Stage
from discord_app.running import Bot, Told
from discord_app.scenes import told

LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
SAID = Reply("The brief of the day · ref 1a2b3c4d")


def _under(discord: Standin, kind: int) -> Channel:
    return discord.add_channel(
        discord.guild, "the post", discord.add_channel(discord.guild, "above", kind=kind)
    )


def _private(discord: Standin) -> Channel:
    thread = discord.add_channel(discord.guild, "inner circle", discord.channel, PRIVATE_THREAD)
    discord.invite(thread, discord.bot)
    return thread


def _archived(discord: Standin, thread: Channel) -> Channel:
    discord.archive(thread)
    return thread


TARGETS: dict[str, Callable[[Standin], Channel]] = {
    "text": lambda d: d.add_channel(d.guild, "daily"),
    "announcements": lambda d: d.add_channel(d.guild, "news", kind=ANNOUNCEMENT),
    "voice": lambda d: d.add_channel(d.guild, "talk", kind=VOICE),
    "thread": lambda d: d.add_channel(d.guild, "thread", d.channel),
    "private thread": _private,
    "forum post": lambda d: _under(d, FORUM),
    "media post": lambda d: _under(d, MEDIA),
    "archived thread": lambda d: _archived(d, d.add_channel(d.guild, "thread", d.channel)),
    "archived private thread": lambda d: _archived(d, _private(d)),
    "archived forum post": lambda d: _archived(d, _under(d, FORUM)),
}


@pytest.mark.parametrize("kind", TARGETS)
def test_a_brief_goes_out_where_the_moderator_names_the_channel(tell: Told, kind: str) -> None:
    async def story(bot: Bot) -> None:
        mod, target = bot.moderator(), TARGETS[kind](bot.discord)
        bot.discord.invite(target, mod.user)
        soon = await bot.scheduled(mod, target)
        bot.until(soon)
        await bot.posted(target)
        (entry,) = await bot.log()
        assert (entry.stage, entry.channel) == (Stage.SENT, target.id)
        (brief,) = bot.briefs(target)
        assert "Daily brief #1" in brief
        if "archived" in kind:
            bot.discord.archive(target)
        (found,) = await bot.poster.look(target.id, LONG_AGO)
        assert found.text == brief

    tell(story)


@pytest.mark.parametrize("kind", TARGETS)
def test_a_brief_goes_out_where_the_moderator_gave_the_command(tell: Told, kind: str) -> None:
    async def story(bot: Bot) -> None:
        mod, target = bot.moderator(), TARGETS[kind](bot.discord)
        bot.discord.invite(target, mod.user)
        soon = await bot.scheduled(mod.at(target))
        bot.until(soon)
        await bot.posted(target)
        assert [entry.stage for entry in await bot.log()] == [Stage.SENT]

    tell(story)


@pytest.mark.parametrize("kind", ["text", "thread", "archived forum post"])
def test_a_brief_whose_answer_was_lost_is_found_in_the_channel(tell: Told, kind: str) -> None:
    async def story(bot: Bot) -> None:
        discord, target = bot.discord, TARGETS[kind](bot.discord)
        discord.nonce_seconds = 0
        soon = await bot.scheduled(bot.moderator(), target)
        discord.upset("POST */messages", dropped(accepted=True))
        bot.until(soon)
        await bot.posted(target)
        if target.parent:
            discord.archive(target)
        bot.pass_by(minutes=3)
        (entry,) = await bot.log()
        assert (entry.stage, entry.reason) == (Stage.SENT, Reason.FOUND)
        assert len(bot.briefs(target)) == 1

    tell(story)


NOT_OURS: dict[str, tuple[Callable[[Standin], int], str]] = {
    "a forum": (
        lambda d: d.add_channel(d.guild, "forum", kind=FORUM).id,
        "is a forum channel, and takes posts only",
    ),
    "a media channel": (
        lambda d: d.add_channel(d.guild, "m", kind=MEDIA).id,
        "is a media channel, and takes posts",
    ),
    "a category": (
        lambda d: d.add_channel(d.guild, "all", kind=CATEGORY).id,
        "is a category, which takes no briefs",
    ),
    "a stage": (
        lambda d: d.add_channel(d.guild, "stage", kind=STAGE).id,
        "is a stage channel, which takes no",
    ),
    "a conversation": (lambda d: d.direct(d.member("Ada").user).id, "is no channel of this server"),
    "nothing": (lambda _: 404, "is no channel of this server"),
    "a channel of another server": (
        lambda d: d.add_channel(d.add_guild("Club"), "talk").id,
        "is no channel of this server",
    ),
    "a closed thread of another server": (
        lambda d: _archived(d, d.add_channel(g := d.add_guild("Club"), "old", d.add_channel(g, "talk"))).id,
        "is no channel of this server",
    ),
    "a private thread without the bot": (
        lambda d: d.add_channel(d.guild, "inner", d.channel, PRIVATE_THREAD).id,
        "is no channel of this server",
    ),
}


@pytest.mark.parametrize("kind", NOT_OURS)
def test_what_no_brief_can_go_to_is_refused_in_one_sentence(tell: Told, kind: str) -> None:
    channel, sentence = NOT_OURS[kind]

    async def story(bot: Bot) -> None:
        mod, target = bot.moderator(), channel(bot.discord)
        line = f"schedule add daily at 09:00 channel <#{target}>"
        refused = await told(mod.slash("ask", text=line))
        assert refused.private and sentence in refused.text and refused.text.count("\n") == 0
        assert "Nothing goes out" in (await mod.slash("schedule list")).text

    tell(story)


def test_a_private_thread_without_the_bot_says_what_is_missing(tell: Told) -> None:
    async def story(bot: Bot) -> None:
        mod = bot.moderator()
        thread = bot.discord.add_channel(bot.discord.guild, "inner", bot.discord.channel, PRIVATE_THREAD)
        bot.discord.invite(thread, mod.user)
        shown = await mod.at(thread).slash("schedule add", when="09:00")
        assert "view channel (the bot)" in shown.text and "Save" not in shown.labels

    tell(story)


def test_a_private_thread_without_the_moderator_is_not_theirs_to_post_in(tell: Told) -> None:
    async def story(bot: Bot) -> None:
        shown = await bot.moderator().slash("schedule add", when="09:00", channel=_private(bot.discord))
        assert "view channel (you)" in shown.text and "Save" not in shown.labels

    tell(story)


def test_a_locked_thread_needs_the_right_to_open_it(tell: Told) -> None:
    async def story(bot: Bot) -> None:
        thread = bot.discord.add_channel(bot.discord.guild, "closed", bot.discord.channel)
        bot.discord.lock(thread)
        shown = await bot.moderator().slash("schedule add", when="09:00", channel=thread)
        assert "manage threads (the bot), manage threads (you)" in shown.text

    tell(story)


@pytest.mark.parametrize(
    ("overwritten", "missing"),
    [("view_channel", "view channel"), ("send_messages_in_threads", "send messages in threads")],
)
def test_a_post_is_judged_by_the_rules_of_its_forum(tell: Told, overwritten: str, missing: str) -> None:
    async def story(bot: Bot) -> None:
        discord = bot.discord
        forum = discord.add_channel(discord.guild, "forum", kind=FORUM)
        post = _archived(discord, discord.add_channel(discord.guild, "post", forum))
        discord.forbid(forum, overwritten)
        mod = bot.moderator()
        shown = await mod.at(post).slash("schedule add", when="09:00")
        assert f"{missing} (the bot)" in shown.text and "Save" not in shown.labels

    tell(story)


def test_a_thread_that_discord_does_not_open_by_itself_is_opened(tell: Told) -> None:
    async def story(bot: Bot) -> None:
        thread = _archived(
            bot.discord, bot.discord.add_channel(bot.discord.guild, "old", bot.discord.channel)
        )
        bot.discord.upset("POST */messages", refused(400, 50083))
        await bot.poster.post(thread.id, SAID, "n" * 24)
        assert not thread.archived and len(thread.messages) == 1

    tell(story)


def test_a_thread_that_cannot_be_opened_is_named_as_such(tell: Told) -> None:
    async def story(bot: Bot) -> None:
        thread = bot.discord.add_channel(bot.discord.guild, "closed", bot.discord.channel)
        bot.discord.lock(thread)
        with pytest.raises(PostError) as error:
            await bot.poster.post(thread.id, SAID, "n" * 24)
        assert error.value.failure is Failure.ARCHIVED

    tell(story, but=re.compile("50083"))


def test_a_thread_that_may_not_be_seen_is_not_taken_for_an_empty_one(tell: Told) -> None:
    async def story(bot: Bot) -> None:
        forum = bot.discord.add_channel(bot.discord.guild, "forum", kind=FORUM)
        post = _archived(bot.discord, bot.discord.add_channel(bot.discord.guild, "post", forum))
        bot.discord.forbid(forum, "view_channel")
        with pytest.raises(PostError) as error:
            await bot.poster.look(post.id, LONG_AGO)
        assert error.value.failure is Failure.UNREADABLE

    tell(story)
