"""Golden texts: approved replies, written anew by ``pytest --update-golden`` and then read in the diff."""

import asyncio
import datetime
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from kill_table import table

from bot.app import App
from bot.model import Response
from briefs.compiler.build import compile as build

# A slow machine is no failure: times are measured in the benchmarks. The same code is tried with the same examples.
settings.register_profile("suite", deadline=None, derandomize=True)
settings.load_profile("suite")

# Without the optional library for Discord everything else is tested all the same.
collect_ignore = [] if find_spec("discord") else ["standin"]

GOLDEN = Path(__file__).parent / "golden"
SEEDS = Path(__file__).parent.parent / "seeds"
TODAY = datetime.date(2026, 11, 23)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="approve what the tests get as golden")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """The table of the kill harness, where any of it was run."""
    reports = [report for some in terminalreporter.stats.values() for report in some]
    kept = [pair for r in reports if getattr(r, "when", "") == "call" for pair in r.user_properties]
    if rows := [row for name, row in kept if name == "killed"]:
        terminalreporter.section("kill -9, faults, power cuts: what came of it")
        terminalreporter.write_line(table(rows))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the approved one of a name."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / f"{name}.txt"
        if request.config.getoption("--update-golden"):
            path.write_text(text, "utf-8", newline="\n")
        assert path.exists(), f"nothing approved as {name}: run pytest --update-golden and read the diff"
        assert text == path.read_text("utf-8")

    return compare


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines of text of the pictures drawn, in order; each is found to stand within its page."""
    from bot.pictures.canvas import MARGIN, WIDTH, Canvas

    found: list[str] = []
    write = Canvas.text

    def text(self: Canvas, x: float, y: float, text: str, size: int, *more: Any, **style: Any) -> None:
        if not style.get("turned"):
            share = {"left": 0.0, "center": 0.5, "right": 1.0}[style.get("align", "left")]
            width = self.width(text, size, style.get("bold", False))
            assert 0 <= x - share * width <= WIDTH - MARGIN + 1 - width
        found.append(text)
        write(self, x, y, text, size, *more, **style)

    monkeypatch.setattr(Canvas, "text", text)
    return found


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped papers, compiled."""
    path = tmp_path_factory.mktemp("seeds") / "seeds.store"
    asyncio.run(build(SEEDS, path))
    return path


@pytest.fixture(scope="session")
def say(store: Path) -> Callable[[str], Response]:
    """Says a line to the bot, as a member would, and gives what came of it."""

    async def answer(line: str) -> Response:
        async with App.open(store, SEEDS, lambda: TODAY) as app:
            return await app.respond(line)

    return lambda line: asyncio.run(answer(line))
