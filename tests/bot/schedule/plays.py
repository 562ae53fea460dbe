"""The scenes that tests of schedules are played in."""

import asyncio
from pathlib import Path

import pytest
from scene import Play, PlayAmong, Story, StoryAmong, scene


@pytest.fixture
def play(tmp_path: Path) -> Play:
    """Plays a story in a scene of its own."""

    def run(story: Story) -> None:
        async def all() -> None:
            async with scene(tmp_path) as s:
                await story(s)

        asyncio.run(all())

    return run


@pytest.fixture
def play_among(tmp_path: Path) -> PlayAmong:
    """Plays a story in a scene that has servers around it."""

    def run(story: StoryAmong) -> None:
        async def all() -> None:
            async with scene(tmp_path, around=True) as s:
                assert s.around is not None
                await story(s, s.around)

        asyncio.run(all())

    return run
