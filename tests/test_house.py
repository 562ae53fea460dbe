"""The rules of the house, read from the imports: arrows point one way, each thing has one home."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(p for folder in ("briefs", "bot") for p in (ROOT / folder).rglob("*.py"))
NAMES = [p.relative_to(ROOT).as_posix() for p in MODULES]
LONGEST = 300


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def roots(path: Path) -> set[str]:
    return {name.partition(".")[0] for name in imports(path)}


def calls(path: Path) -> set[str]:
    return {
        ast.unparse(node.func)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
    }


def strings(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def offenders(bad: Iterator[str]) -> list[str]:
    return sorted(set(bad))


def test_briefs_knows_nothing_of_chat() -> None:
    chat = {"bot", "discord", "jinja2", "click", "rich", "prompt_toolkit"}
    assert not offenders(
        n for n, p in zip(NAMES, MODULES, strict=True) if n.startswith("briefs/") and roots(p) & chat
    )


def test_only_the_discord_surface_imports_discord() -> None:
    outside = (
        n for n, p in zip(NAMES, MODULES, strict=True) if "discord" in roots(p) and "discord_app/" not in n
    )
    assert not offenders(outside)


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        ("jinja2", ("bot/replies.py", "bot/fitting.py", "bot/bytecode.py", "bot/export/pages.py")),
        ("click", ("bot/cli.py", "bot/cli_db.py", "bot/cli_schedule.py", "bot/cli_where.py")),
        ("rich", ("bot/console/", "bot/cli.py")),
        ("prompt_toolkit", ("bot/console/",)),
        ("aiosqlite", ("briefs/store/", "bot/state/")),
        ("sqlite3", ("briefs/store/", "bot/state/")),
        ("tantivy", ("briefs/store/",)),
        ("numpy", ("briefs/search/latent.py",)),
        ("platformdirs", ("bot/",)),
        ("Stemmer", ("briefs/text.py",)),
        ("matplotlib", ("bot/pictures/canvas.py",)),
        ("aiohttp", ("bot/discord_app/",)),
        ("yarl", ("bot/discord_app/",)),
        ("cronsim", ("bot/schedule/cron.py",)),
        ("dateutil", ("bot/schedule/recurrence.py",)),
        ("zoneinfo", ("bot/zones/", "bot/schedule/")),
    ],
)
def test_a_library_has_one_home(library: str, homes: tuple[str, ...]) -> None:
    outside = (
        n for n, p in zip(NAMES, MODULES, strict=True) if library in roots(p) and not n.startswith(homes)
    )
    assert not offenders(outside)


def test_what_is_sent_to_discord_goes_through_one_door() -> None:
    sending = re.compile(r"\.(send|reply|send_message|edit_message|edit_original_interaction_response|edit)$")
    homes = ("bot/discord_app/exchange.py", "bot/discord_app/poster.py", "bot/discord_app/spoken.py")
    outside = (
        n
        for n, p in zip(NAMES, MODULES, strict=True)
        if n.startswith("bot/discord_app/") and n not in homes and any(map(sending.search, calls(p)))
    )
    assert not offenders(outside)


def test_sql_stands_in_the_stores_only() -> None:
    sql = re.compile(r"\b(SELECT\s.+\sFROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM|CREATE TABLE)\b", re.S)
    outside = (
        n
        for n, p in zip(NAMES, MODULES, strict=True)
        if not n.startswith(("briefs/store/", "bot/state/")) and any(sql.search(s) for s in strings(p))
    )
    assert not offenders(outside)


def test_a_statement_is_never_put_together_from_text() -> None:
    """What a statement is about goes in as a parameter."""
    made = (ast.JoinedStr, ast.BinOp, ast.Call)
    asks = ("execute", "executemany", "executescript", "execute_fetchall", "rows")
    assert not offenders(
        f"{n}:{node.lineno}"
        for n, p in zip(NAMES, MODULES, strict=True)
        if n.startswith("bot/state/")
        for node in ast.walk(ast.parse(p.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in asks
        if node.args and isinstance(node.args[0], made)
    )


def test_the_desk_words_nothing() -> None:
    thinkers = (
        "bot/desk.py",
        "bot/handlers/",
        "bot/resolve.py",
        "bot/routing.py",
        "bot/grammar.py",
        "bot/options.py",
        "bot/commands.py",
    )
    wording = {"jinja2", "rich"}
    assert not offenders(
        n
        for n, p in zip(NAMES, MODULES, strict=True)
        if n.startswith(thinkers) and (roots(p) & wording or "bot.replies" in set(imports(p)))
    )


def test_time_is_read_in_one_place() -> None:
    clocks = {
        "datetime.now",
        "datetime.datetime.now",
        "datetime.date.today",
        "date.today",
        "time.time",
        "dt.date.today",
    }
    assert not offenders(
        n for n, p in zip(NAMES, MODULES, strict=True) if n != "bot/clock.py" and calls(p) & clocks
    )


def test_the_environment_is_read_in_one_place() -> None:
    reads = re.compile(r"\bos\.(environ|getenv)\b")
    homes = ("bot/settings.py", "bot/cli.py")
    assert not offenders(
        n
        for n, p in zip(NAMES, MODULES, strict=True)
        if n not in homes and reads.search(p.read_text("utf-8"))
    )


def test_no_module_is_too_long() -> None:
    long = (
        n for n, p in zip(NAMES, MODULES, strict=True) if len(p.read_text("utf-8").splitlines()) > LONGEST
    )
    assert not offenders(long)
