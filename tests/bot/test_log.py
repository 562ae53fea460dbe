"""What is logged, and what never is."""

import asyncio
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.log import configure
from bot.settings import LogSettings
from briefs.library import Library


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root, driver = logging.getLogger(), logging.getLogger("aiosqlite")
    handlers, levels = root.handlers[:], (root.level, driver.level)
    yield
    for handler in root.handlers[:]:
        if handler not in handlers:
            root.removeHandler(handler)
            handler.close()
    for handler in handlers:
        root.addHandler(handler)
    root.setLevel(levels[0])
    driver.setLevel(levels[1])


def test_what_people_ask_is_logged_at_no_level(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "log.txt"
    configure(LogSettings(level="debug", file=file, asked=True))

    async def ask() -> None:
        async with Library.open(store) as library:
            await library.search("secretive reindeer reunification")

    asyncio.run(ask())
    assert "reindeer" not in file.read_text("utf-8")
