"""All that the state database holds, to be compared before and after."""

import sqlite3
from contextlib import closing
from pathlib import Path


def records(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every table of a database that is in use; marks aside, as the courier notes its rounds there."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
        names = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        held = [name for (name,) in names if name != "mark"]
        return {name: database.execute(f"SELECT * FROM {name}").fetchall() for name in held}  # noqa: S608
