"""A person at a machine of their own: an empty home, a small folder of papers, the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import cli

SALT = """\
The Price of Salt

Olof Lindqvist

A harbour is worth what its salt is worth. The dredging will cost more than the quay.

No town should dredge the harbour before it has read the agreement of 1998. Salt was cheap in 2003.
"""
QUAY = """\
Who Keeps the Harbour

Mara Quay

The harbour feeds both towns, and neither town can keep the harbour alone. A larger agreement may follow.

Some captains argue that the quay is too small for two fleets. The towns signed an agreement in 1998.
"""
TOPICS = """\
[[topics]]
id = "dredging"
name = "Dredging the harbour"
aliases = ["dredging"]
terms = ["dredge", "dredging"]

[[topics]]
id = "agreement"
name = "The agreement of 1998"
aliases = ["agreement", "treaty"]
terms = ["agreement"]
"""

Call = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, and nothing of this project in the environment."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in ("STORE", "SEEDS", "STATE", "LOG", "TOKEN", "TOKEN_FILE", "DISCORD_API"):
        monkeypatch.delenv(f"BRIEFBOT_{name}", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("LOCALAPPDATA", str(folder))
    return folder


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A folder of two papers and two topics."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "lindqvist-2004.txt").write_text(SALT, "utf-8")
    (folder / "quay-1999.txt").write_text(QUAY, "utf-8")
    (folder / "topics.toml").write_text(TOPICS, "utf-8")
    return folder


@pytest.fixture
def call(home: Path) -> Call:  # noqa: ARG001 - there is one, and it is empty
    """Calls ``briefbot`` with some words, and some bytes on standard input."""

    def run(*words: object, stdin: bytes = b"") -> Result:
        return CliRunner().invoke(cli, [str(word) for word in words], input=stdin)

    return run
