"""Exports of the shipped papers, and of papers by somebody who means harm; each is made once."""

import asyncio
import atexit
import shutil
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TypeVar

import pytest

from bot.app import App
from bot.export.make import export
from bot.sources import Source
from briefs.compiler.build import compile as build
from briefs.models import Paper

T = TypeVar("T")
SEEDS = Path(__file__).parents[3] / "seeds"

MALLORY = """\
The <script>alert(1)</script> Harbour & "Sons" | Co

by Mallory Quay

The quay is <b>bold</b> & the mole isn't: </p><script>alert('x')</script> <img src=x onerror=alert(1)> costs salt.

Salt | pepper | [a link](javascript:alert(1)) and `code` and $x^2$ must cost *more* than _the_ harbour \\| in 1998.

Words \u202ereversed\u202c and \u200fמלח\u200f of the sea cost salt, &lt;so&gt; they say; &#x3c;i&#x3e; -->.

> A line that looks quoted and will cost salt [Quay 1999, ¶1] | about salt | ]]> <!--

"Salt," says http://salt.example/a_b_c, "will cost www.salt.example and a@salt.example a fortune in 2003." ||
"""
EVE = """\
Ebb and Flow

Eve Lock

Salt may cost the harbour nothing at all. The quay must not be sold for salt before 1998, says `Eve`.

1. Salt is cheap.

2. Salt is dear <in harbours>.
"""
TOPICS = """\
[[topics]]
id = "salt"
name = "Salt | <i>and</i> \\"pepper\\" \\\\"
aliases = ["salt"]
terms = ["salt"]
watch = ["<u>mustard</u>"]
"""


@cache
def mallory() -> Path:
    """A folder of hostile papers."""
    folder = _folder()
    (folder / "mallory.txt").write_text(MALLORY, "utf-8")
    (folder / "eve-1999.txt").write_text(EVE, "utf-8")
    (folder / "mallory-1.txt").write_text(EVE.replace("Eve", "Ada"), "utf-8")
    (folder / "topics.toml").write_text(TOPICS, "utf-8")
    return folder


@cache
def compiled(seeds: Path) -> Path:
    """The store of a folder of papers."""
    store = _folder() / "a.store"
    asyncio.run(build(seeds, store))
    return store


def within(seeds: Path, act: Callable[[App], Awaitable[T]]) -> T:
    """What comes of doing something with the app over a folder of papers."""
    store = compiled(seeds)

    async def run() -> T:
        async with App.open(store, seeds, lambda: pytest.fail("an export knows no date")) as app:
            return await act(app)

    return asyncio.run(run())


@cache
def made(seeds: Path, form: str, line: str | None = None) -> str:
    """The export of a line about some papers, or of all there is."""
    return within(seeds, lambda app: export(app, form, line)).decode()


def shipped(form: str, line: str | None = None) -> str:
    """An export of the shipped papers."""
    return made(SEEDS, form, line)


def hostile(form: str, line: str | None = None) -> str:
    """An export of the hostile papers."""
    return made(mallory(), form, line)


@cache
def whole_papers() -> dict[str, tuple[Paper, Source]]:
    """The shipped papers with their sources."""

    async def read(app: App) -> dict[str, tuple[Paper, Source]]:
        return {p.id: (p, await app.sources.source(p.id)) for p in await app.library.wholes()}

    return within(SEEDS, read)


def _folder() -> Path:
    folder = mkdtemp(prefix="briefbot-test-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)
