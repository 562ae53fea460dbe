"""A state database for tests: a clock that stands still, and a child process that writes until it is killed."""

import datetime
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from bot.state.database import Database, Row
from bot.state.migrate import Migration, migrations

START = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=datetime.UTC)
LATER = Migration(
    2,
    (
        "CREATE TABLE later (guild INTEGER NOT NULL, what TEXT NOT NULL) STRICT;",
        "INSERT INTO later SELECT guild, name FROM setting;",
        "PRAGMA user_version = 2;",
    ),
)
AND_LATER = (*migrations(), LATER)  # as a later version of the program will know them


class Clock:
    """Tells the time that it is told."""

    def __init__(self) -> None:
        self.time = START

    def now(self) -> datetime.datetime:
        return self.time

    def today(self) -> datetime.date:
        return self.time.date()

    def pass_by(self, **time: float) -> None:
        self.time += datetime.timedelta(**time)


async def put(database: Database, guild: int, value: str) -> None:
    async with database.writing() as connection:
        await connection.execute("INSERT OR REPLACE INTO setting VALUES (?, 'zone', ?)", (guild, value))


async def all_rows(database: Database) -> list[Row]:
    return await database.rows("SELECT guild, value FROM setting ORDER BY guild")


def ask(path: Path, question: str) -> list[tuple[object, ...]]:
    """What a program that knows nothing of ours finds in a database."""
    with closing(sqlite3.connect(path)) as database:
        return [tuple(row) for row in database.execute(question)]


def child(code: str, *words: object) -> "subprocess.Popen[str]":
    """A process that runs some code with the state package at hand."""
    start = "import asyncio, sys\nfrom pathlib import Path\nfrom bot.clock import SystemClock\n"
    return subprocess.Popen(
        [sys.executable, "-c", start + code, *map(str, words)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
