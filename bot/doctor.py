"""Whether everything is in place: what was found, and what to do about it. Nothing is changed."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import timedelta
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.clock import SystemClock
from bot.filters import of
from bot.home import Home, choose, data_folder, state_path, writable
from bot.log import configure
from bot.settings import Settings, SettingsError
from briefs.errors import BriefError
from briefs.records import dataclass

if TYPE_CHECKING:
    from bot.app import App
    from bot.state.condition import Condition, Sending

_OLDEST = (3, 11)
_SILENT = timedelta(minutes=10)  # that the courier may not be heard of while schedules run


class Status(StrEnum):
    """How a check came out."""

    OK = "ok"
    WARN = "warn"  # it works, or will by itself
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    status: Status
    found: str
    advice: str = ""  # what to do; empty where there is nothing to do


class UnwellError(BriefError):
    """Some checks failed."""


async def examine(seeds: Path | None, store: Path | None) -> list[Check]:
    """All checks, given what the command line named."""
    configuration, settings = _configuration()
    checks = [_python(), configuration, *await _discord(settings)]
    try:
        home = choose(settings, seeds, store)
    except BriefError as error:
        return [*checks, failure("papers", error)]
    checks += [_data(home), _papers(home)]
    checks += [check async for check in _store(home)]
    return [*checks, _zones(), *_state(state_path(settings))]


def report(checks: Iterable[Check]) -> str:
    """The checks for people."""
    lines = []
    for check in checks:
        lines.append(f"{check.status:<5} {check.name:<14} {check.found}")
        if check.advice:
            lines.append(f"{'':<20} → {check.advice}")
    return "".join(f"{line}\n" for line in lines)


def as_object(checks: Sequence[Check]) -> dict[str, Any]:
    """The checks for ``json.dumps``."""
    return {"ok": not any(c.status is Status.FAIL for c in checks), "checks": [asdict(c) for c in checks]}


def judge(checks: Sequence[Check]) -> None:
    """UnwellError where a check failed."""
    failed = [check.name for check in checks if check.status is Status.FAIL]
    if failed:
        raise UnwellError(f"Not in order: {', '.join(failed)}.")


def _python() -> Check:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info >= _OLDEST:
        return Check("python", Status.OK, version)
    return Check("python", Status.FAIL, version, "Python 3.11 or newer is needed.")


def _configuration() -> tuple[Check, Settings]:
    try:
        settings = Settings.read()
        configure(settings.log)
    except SettingsError as error:
        return failure("configuration", error), Settings()
    given = [name for name in ("store", "seeds", "state", "discord_api") if getattr(settings, name)]
    given += ["log"] * settings.log.asked
    names = ", ".join(f"BRIEFBOT_{name.upper()}" for name in given)
    return Check("configuration", Status.OK, names or "nothing is set, and nothing need be"), settings


async def _discord(settings: Settings) -> list[Check]:
    """Whether there is a token and, if so, what Discord says to it."""
    try:
        token = settings.secret()
    except SettingsError as error:
        return [Check("token", Status.WARN, error.sentence, error.hint)]
    if token is None:
        return [Check("token", Status.OK, "absent; only Discord needs one")]
    if find_spec("discord") is None:
        advice = "Install it with: pip install 'briefbot[discord]' (in a clone: pip install '.[discord]')."
        return [Check("token", Status.OK, "present"), Check("discord", Status.WARN, "no discord.py", advice)]
    from bot.discord_app.examine import examine

    return [Check("token", Status.OK, "present"), *await examine(token, settings.discord_api)]


def _data(home: Home) -> Check:
    folder = data_folder()
    if writable(folder):
        return Check("data folder", Status.OK, str(folder))
    advice = "Set BRIEFBOT_STORE to a place that can be written." if home.ours else ""
    return Check("data folder", Status.WARN, f"{folder} cannot be written", advice)


def _papers(home: Home) -> Check:
    from briefs.compiler.seeds import find

    try:
        found = find(home.seeds)
    except BriefError as error:
        return failure("papers", error)
    counts = f"{of(len(found.papers), 'paper')} and {of(len(found.topics), 'topic')} in {home.seeds}"
    trouble = [*(f"{seed.file}: {seed.clash}" for seed in found.papers if seed.clash), *found.notes]
    return Check("papers", Status.WARN if trouble else Status.OK, counts, " · ".join(trouble))


async def _store(home: Home) -> AsyncIterator[Check]:
    """What can be said of the store; its quotes are verified where it is as new as its papers."""
    from bot.app import App
    from briefs.compiler.freshness import stale
    from briefs.store.file import missing
    from briefs.store.store import Store

    if missing(home.store):
        yield Check("store", Status.WARN, f"none at {home.store} yet", "The first question compiles it.")
        return
    try:
        papers = await home.papers()
        async with Store.open(home.store) as store:
            digest = store.digest[:8]
        if papers is not None and await stale(papers, home.store):
            yield Check("store", Status.WARN, "older than its papers", "The next question compiles it again.")
            return
        yield Check("store", Status.OK, f"build {digest}, {home.store}")
        async with App.open(home.store, papers, SystemClock().today) as app:
            yield await _quotes(app)
    except BriefError as error:
        yield failure("store", error)


async def _quotes(app: App) -> Check:
    """Whether the first and the last paragraph of every paper stand in the source as the store has them."""
    from bot.commands import Source
    from bot.grammar import canonical
    from bot.model import Withheld

    lines = []
    for head in app.library.papers:
        last = len((await app.library.paper(head.id)).passages)
        lines += [canonical(Source(head.id, number)) for number in sorted({1, last} - {0})]
    wrong = [line for line in lines if isinstance((await app.respond(line)).turn.answer, Withheld)]
    if wrong:
        return Check("quotes", Status.FAIL, f"not verbatim: {', '.join(wrong)}", "Compile the papers again.")
    return Check("quotes", Status.OK, f"{len(lines)} paragraphs are verbatim and rightly cited")


def _zones() -> Check:
    """Which zone rules times are reckoned by."""
    from bot.zones import packaged_version, tzdata_version

    used, installed = tzdata_version(), packaged_version()
    if installed is not None and used < installed:  # nobody but an operator chooses so
        advice = f"Unset PYTHONTZPATH, or give it newer rules: {installed} is installed as well."
        return Check("zone rules", Status.WARN, f"tzdata {used}, of PYTHONTZPATH", advice)
    return Check("zone rules", Status.OK, f"tzdata {used}")


def _state(path: Path) -> Iterator[Check]:
    """What can be said of the state database."""
    from bot.state.condition import barred, condition

    try:
        found, closed = condition(path), barred(path)
    except BriefError as error:
        yield failure("state", error)
        return
    yield _database(path, found, closed)
    if found is None:
        return
    yield Check("state lock", Status.OK, f"held by {found.holder}" if found.holder else "free")
    if found.backup:
        yield Check("state backup", Status.OK, f"{found.backup.at:%Y-%m-%d %H:%M} UTC, {found.backup.file}")
    else:
        yield Check("state backup", Status.WARN, "never made", "Make one: briefbot db backup FILE")
    if found.sending is not None:
        yield from _sending(found.sending)


def _database(path: Path, found: Condition | None, closed: Path | None) -> Check:
    """Whether the database is whole, can be written, and may run; one that is not there yet need not."""
    if closed is not None:
        advice = "Set BRIEFBOT_STATE to a file in a folder that can be written."
        return Check("state", Status.FAIL if found else Status.WARN, f"{closed} cannot be written", advice)
    if found is None:
        return Check("state", Status.OK, f"none at {path} yet; it is made when it is needed")
    if found.restored:
        waiting = f"restored from a backup on {found.restored:%Y-%m-%d}; nothing goes out by itself"
        stopped, running = "Before the bot is started: {}", "Stop the bot, then: {}, and start it again."
        advice = (running if found.holder else stopped).format("briefbot db confirm")
        return Check("state", Status.WARN, waiting, advice)
    return Check("state", Status.OK, f"whole, form {found.form}, {path}")


def _sending(found: Sending) -> Iterator[Check]:
    """What can be said of what goes out by itself."""
    ticked = f"{found.ticked:%Y-%m-%d %H:%M} UTC" if found.ticked else "never"
    late = found.running and (found.ticked is None or SystemClock().now() - found.ticked > _SILENT)
    advice = "Start the bot, so that briefs go out: briefbot run" if late else ""
    yield Check("courier", Status.WARN if late else Status.OK, f"last at work {ticked}", advice)
    if found.ahead is not None:
        way = "ahead of" if found.ahead > timedelta() else "behind"
        wrong = f"the machine's clock was found {abs(found.ahead)} {way} Discord's; briefs go by Discord's"
        yield Check("clock", Status.WARN, wrong, "Set the clock right, or let the system keep it so (NTP).")
    next = f"next due {found.next:%Y-%m-%d %H:%M} UTC" if found.next else "nothing is due"
    yield Check("schedules", Status.OK, f"{found.running} running, {next}")
    if found.suspended:
        what = f"{of(found.suspended, 'schedule')} suspended"
        yield Check("suspended", Status.WARN, what, "In the server, “schedule list” says why.")


def failure(name: str, error: BriefError) -> Check:
    """A check that came out as an error."""
    return Check(name, Status.FAIL, error.sentence, error.hint)
