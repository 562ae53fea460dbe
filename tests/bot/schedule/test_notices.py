"""What moderators are told by themselves: all of it in the end, in one notice a day."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from desk import Desk
from scene import Scene, scene, uncertain

from bot.schedule.poster import Failure, PostError
from bot.state.schedule_models import Status

Story = Callable[[Scene], Awaitable[None]]
Play = Callable[..., None]
FORBIDDEN = PostError(Failure.FORBIDDEN)
HOUR = 3600


@pytest.fixture
def play(tmp_path: Path) -> Play:
    def run(story: Story, around: bool = False) -> None:
        async def all() -> None:
            async with scene(tmp_path, around=around) as s:
                await story(s)

        asyncio.run(all())

    return run


def told(s: Scene) -> list[tuple[int, str]]:
    """What was told, as it is read: Discord shows no backslashes."""
    return [(guild, text.replace("\\", "")) for guild, text in s.channels.told]


async def later(s: Scene, hours: float) -> None:
    """Time passes, and the courier sees the last minute of it."""
    s.clock.pass_by(hours * HOUR - 60)
    await s.go(60)


def test_what_comes_up_at_once_is_in_one_notice(play: Play) -> None:
    async def story(s: Scene) -> None:
        for channel in range(1, 6):
            await s.add(channel)
            s.channels.always[channel] = FORBIDDEN
        await s.go(150)
        ((_, text),) = told(s)
        assert all(f"- **{number}** " in text for number in range(1, 6))

    play(story)


def test_what_comes_up_later_that_day_is_told_the_next(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        await s.add(6, rule="12:00")
        s.channels.always = {5: FORBIDDEN, 6: FORBIDDEN}
        await s.go(150)
        for hours in (3, 20):
            await later(s, hours)
            assert len(s.channels.told) == 1 and "- **2** " not in s.channels.told[0][1]
        await later(s, 1.2)
        assert len(s.channels.told) == 2 and "- **2** " in s.channels.told[1][1]
        await later(s, 48)
        assert len(s.channels.told) == 2  # there is nothing new

    play(story)


def test_a_notice_that_fails_is_tried_again(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        s.channels.always[5] = FORBIDDEN
        s.channels.unheard.extend([RuntimeError("503"), FORBIDDEN])
        await s.go(200)
        assert not s.channels.told
        await later(s, 0.1)
        assert not s.channels.unheard and not s.channels.told
        await later(s, 0.5)
        assert len(s.channels.told) == 1
        await later(s, 72)
        assert len(s.channels.told) == 1

    play(story)


def test_where_nobody_can_be_told_it_is_not_tried_all_the_time(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        s.channels.always[5] = FORBIDDEN
        s.channels.unheard.extend([FORBIDDEN] * 100)
        for _ in range(48):
            await later(s, 1)
        assert 100 - len(s.channels.unheard) < 10

    play(story)


def test_who_is_killed_before_it_is_told_tells_it_when_back(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        s.channels.always[5] = FORBIDDEN
        s.channels.unheard.append(asyncio.CancelledError())
        await s.go(150)
        assert not s.channels.unheard and not s.channels.told
        await s.restart()
        await s.go(120)
        assert len(s.channels.told) == 1

    play(story)


def test_what_was_mended_before_it_is_told_is_not_told(play: Play) -> None:
    async def story(s: Scene) -> None:
        found = await s.add(5)
        s.channels.always[5] = FORBIDDEN
        s.channels.unheard.append(RuntimeError("503"))
        await s.go(150)
        found = await s.schedule()
        store = await s.state.schedules()
        assert await store.change(1, found, "resume", Status.ACTIVE, None, 7)
        await later(s, 1)
        assert not s.channels.told

    play(story)


def test_a_brief_in_doubt_is_named_although_later_ones_went_out(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5, rule="0 * * * *")
        for channel in range(100, 120):
            await s.add(channel, rule="*/15 * * * *", guild=1)
        s.channels.plan.append((True, uncertain()))
        await s.go(60.02)
        s.channels.readable = s.channels.remembers = False
        s.clock.pass_by(HOUR * 4)
        await s.restart("another boot")
        await s.go(120)
        ((guild, text),) = told(s)
        assert guild == 1
        assert "- **1** Mon 1 Jun 2026, 09:00 UTC in <#5>: unconfirmed, **it may be there or not**" in text
        assert "“schedule post 1 2026-06-01T09:00 UTC” posts it" in text
        assert s.channels.offered == ["schedule post 1 2026-06-01T09:00 UTC", "schedule"]
        answer = await Desk(s).say("2026-06-01T09:00 UTC")
        assert f"{answer.brief.label:%H:%M}" == "09:00" and answer.channel == 5

    play(story)


def test_stopped_after_a_lost_answer_both_are_told(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        s.channels.plan.extend([(True, uncertain()), (False, FORBIDDEN)])
        await s.go(150)
        ((_, text),) = told(s)
        assert "- **1** 09:00 · UTC · <#5>: the bot may not post in its channel" in text
        assert "**it may be there or not**" in text and "“schedule post 1 2026-06-01T09:00 UTC”" in text

    play(story)


def test_what_was_under_way_when_the_bot_was_removed_is_told_when_it_is_back(play: Play) -> None:
    async def story(s: Scene) -> None:
        assert s.around is not None
        await s.add(5)
        s.channels.plan.append((True, uncertain()))
        await s.go(61)
        s.around.members = {2}
        assert await (await s.state.absence()).left(1)
        await later(s, 1)
        assert await s.outcomes() == ["unconfirmed server"] and not s.channels.told
        s.around.members = {1, 2}
        await s.go(150)
        ((guild, text),) = told(s)
        assert guild == 1 and "**it may be there or not**" in text

    play(story, around=True)
