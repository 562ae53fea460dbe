"""The wall between servers, read from the code: every method takes the server first, every statement asks for it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.state.schedule_rows import SCHEDULES

STATE = Path(__file__).parents[3] / "bot/state"
# What looks at all servers together: for the courier, and to tell the operator how many schedules run.
OVER_ALL = ("queue.py", "copies.py")
BY_AGE = {"DELETE FROM setting_change WHERE at <= ?"}  # and what goes by nothing but its age
KEEPERS = ("SettingsStore", "ScheduleStore", "Ledger")

_STATEMENT = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\s")
_NAMED = re.compile(r"\b(FROM|JOIN|UPDATE|INTO)\s+(\w+)")
_ASKED = re.compile(r"\bguild = (\?|\w+\.guild\b)")
_COLUMNS = re.compile(r"INTO \w+ \(([^)]*)\)")


def owned() -> frozenset[str]:
    """The tables that know servers."""
    schema = "\n".join(file.read_text("utf-8") for file in sorted((STATE / "migrations").glob("*.sql")))
    tables = re.findall(r"CREATE TABLE (\w+) \((.*?)\n\)", schema, re.S)
    return frozenset(name for name, columns in tables if re.search(r"\bguild INTEGER", columns))


def statements() -> list[str]:
    found = []
    known = re.compile(
        r"SELECT guild FROM \w+( UNION SELECT guild FROM \w+)*( ORDER BY guild)?"
    )  # which there are
    for file in sorted(STATE.glob("*.py")):
        if file.name in OVER_ALL:
            continue
        tree = ast.parse(file.read_text("utf-8"))
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and _STATEMENT.match(node.value)
                and node.value != SCHEDULES
            ):
                found += [] if known.fullmatch(node.value.strip()) else [node.value]
        found += put_together(tree)
    return found


def put_together(tree: ast.Module) -> Iterator[str]:
    """The statements of a module that begin as those about schedules do."""
    for node in tree.body:
        match node:
            case ast.Assign(value=ast.BinOp(ast.Name("SCHEDULES"), ast.Add(), ast.Constant(rest))):
                yield SCHEDULES + str(rest)


def is_open(statement: str) -> bool:
    """Whether a statement names a table of servers more often than it asks for the server."""
    tables = owned()
    named = [(verb, table) for verb, table in _NAMED.findall(statement) if table in tables]
    columns = _COLUMNS.search(statement)
    if any(verb == "INTO" for verb, _ in named) and not (columns and "guild" in columns[1].split(", ")):
        return True
    reads = [table for verb, table in named if verb != "INTO"]
    return len(reads) > len(_ASKED.findall(statement))


def opened(statement: str) -> Iterator[str]:
    """The statement with one of its questions for the server left out."""
    for asked in re.finditer(r"(\w\.)?guild = (\?|\w+\.guild)", statement):
        yield statement[: asked.start()] + "1" + statement[asked.end() :]
    if columns := _COLUMNS.search(statement):
        yield statement.replace(columns[1], columns[1].replace("guild, ", ""), 1)


def test_there_are_tables_and_statements() -> None:
    assert {"setting", "schedule", "occurrence", "delivery", "schedule_change"} <= owned()
    assert len(statements()) > 20


@pytest.mark.parametrize("statement", statements(), ids=lambda text: " ".join(text.split())[:60])
def test_a_statement_asks_for_the_server(statement: str) -> None:
    assert statement in BY_AGE or not is_open(statement)


def test_what_is_the_beginning_of_statements_is_none_itself() -> None:
    """Nor is it put together with anything but at the head of a module, where it is looked at."""
    for file in STATE.glob("*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        used = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "SCHEDULES"]
        known = sum(1 for _ in put_together(tree)) + (file.name == "schedule_rows.py")  # where it is written
        assert len(used) == known


def test_a_statement_that_forgets_the_server_would_be_found() -> None:
    """The control: each question for the server, left out of each statement in turn."""
    guarded = [s for s in statements() if any(table in owned() for _, table in _NAMED.findall(s))]
    mutants = [mutant for s in guarded if s not in BY_AGE for mutant in opened(s)]
    assert len(mutants) >= len(guarded) - len(BY_AGE)
    assert [mutant for mutant in mutants if not is_open(mutant)] == []


def _methods() -> Iterator[tuple[str, ast.AsyncFunctionDef | ast.FunctionDef]]:
    for file in sorted(STATE.glob("*.py")):
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and node.name in KEEPERS:
                for part in node.body:
                    if isinstance(part, ast.AsyncFunctionDef | ast.FunctionDef) and part.name[0] != "_":
                        yield f"{node.name}.{part.name}", part


def test_every_method_of_a_store_takes_the_server_first() -> None:
    without = {name for name, method in _methods() if [a.arg for a in method.args.args[1:2]] != ["guild"]}
    # What is due is written down for many at once, each in its own server.
    assert without == {"SettingsStore.prune", "Ledger.plan"}
    assert {name.partition(".")[0] for name, _ in _methods()} == set(KEEPERS)
