"""Which papers and which store: those that were named, else the shipped papers in the user's data folder.

The papers are those of ``--seeds``, else of ``BRIEFBOT_SEEDS``, else the shipped ones. The store is that of
``--store``, else of ``BRIEFBOT_STORE``, else one in the data folder for each folder of papers.

A store that is missing, older than its papers or compiled by other code is compiled before it is used. Which
papers are its own:

- of a store in the data folder, and of one that does not exist yet: the papers as found above;
- of a store that was named: the papers, if they were named as near as the store (both on the command line, or
  both in the environment) or nearer; else those of the folder it was compiled from, and where that folder is
  gone the store is used as it is. So ``--store theirs.store`` alone never fills it with the shipped papers.

What is no store is never overwritten.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, asynccontextmanager
from dataclasses import replace
from enum import IntEnum, auto
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import briefs
from bot.settings import Settings
from briefs.errors import SeedsError, StoreError
from briefs.records import dataclass

if TYPE_CHECKING:
    from briefs.compiler.build import Progress
    from briefs.reports import CompileReport

log = logging.getLogger(__name__)

Watch = Callable[[], AbstractContextManager["Progress | None"]]


class _Near(IntEnum):
    """How near to the person something was named."""

    NOWHERE = auto()
    ENVIRONMENT = auto()
    COMMAND_LINE = auto()


@dataclass(frozen=True, slots=True)
class Home:
    """The papers and the store to use; nothing has been opened yet."""

    seeds: Path
    store: Path
    paired: bool  # the store is to hold these papers, whatever it holds now
    ours: bool = False  # the store is in the user's data folder: nobody named it

    async def papers(self) -> Path | None:
        """The folder to compile the store from; None where it is gone. StoreError where nobody can tell."""
        if self.paired:
            return self.seeds
        from briefs.store.file import RECOMPILE, missing
        from briefs.store.store import Store

        if missing(self.store):
            return self.seeds
        try:
            async with Store.open(self.store) as store:
                return store.seeds if store.seeds.is_dir() else None
        except StoreError as error:
            if error.hint != RECOMPILE:
                raise
            raise StoreError(error.sentence, "Name its papers with --seeds to compile it again.") from error


@dataclass(frozen=True, slots=True)
class Ready:
    """A store that is as new as its papers, and their folder where it is still there."""

    store: Path
    seeds: Path | None


def choose(settings: Settings, seeds: Path | None = None, store: Path | None = None) -> Home:
    """The papers and the store to use, given what the command line named."""
    papers, papers_near = _nearest(seeds, settings.seeds)
    named, store_near = _nearest(store, settings.store)
    folder = papers if papers is not None else shipped()
    if named is None:
        return Home(folder, data_folder() / "stores" / _name(folder), paired=True, ours=True)
    return Home(folder, named, paired=papers_near >= store_near)


@asynccontextmanager
async def ready(home: Home, watch: Watch) -> AsyncIterator[Ready]:
    """The store, compiled first if need be, while ``watch`` shows the progress.

    Where the user's data folder cannot be written, the store lasts as long as the block.
    """
    from tempfile import TemporaryDirectory

    from briefs.compiler.freshness import stale

    papers = await home.papers()
    if papers is None or not await stale(papers, home.store):
        yield Ready(home.store, papers)
        return
    with TemporaryDirectory(prefix="briefbot-", ignore_cleanup_errors=True) as spare:
        if home.ours and not writable(home.store.parent):
            log.warning("%s cannot be written; set BRIEFBOT_STORE to keep the store.", home.store.parent)
            home = replace(home, store=Path(spare, home.store.name))
        await build(papers, home.store, watch)
        yield Ready(home.store, papers)


async def build(seeds: Path, store: Path, watch: Watch) -> CompileReport:
    """The report of a compile, while ``watch`` shows the progress."""
    from briefs.compiler.build import compile

    with watch() as progress:
        return await compile(seeds, store, progress)


def shipped() -> Path:
    """The folder of the shipped papers: package data, or the repository's own in a checkout."""
    package = Path(briefs.__file__).parent
    for folder in (package / "seeds", package.parent / "seeds"):
        if folder.is_dir():
            return folder
    raise SeedsError("No papers came with this installation.", "Name a folder of papers with --seeds.")


def data_folder() -> Path:
    """The user's data folder for this program, which may not exist yet."""
    from platformdirs import user_data_path

    return user_data_path("briefbot", appauthor=False)


def state_path(settings: Settings) -> Path:
    """The state database: that of ``BRIEFBOT_STATE``, else one in the user's data folder."""
    return settings.state if settings.state is not None else data_folder() / "state.db"


def writable(folder: Path) -> bool:
    """Whether files can be made in a folder, which is made if need be."""
    if not folder.is_absolute():  # without a home folder, "~" stays "~"
        return False
    from tempfile import TemporaryFile

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _nearest(given: Path | None, environment: Path | None) -> tuple[Path | None, _Near]:
    if given is not None:
        return given, _Near.COMMAND_LINE
    return environment, _Near.NOWHERE if environment is None else _Near.ENVIRONMENT


def _name(seeds: Path) -> str:
    """A name for the store of a folder: what people call it, and what tells it from its namesakes."""
    folder = seeds.absolute()
    return f"{folder.name}-{sha256(bytes(folder)).hexdigest()[:12]}.store"
