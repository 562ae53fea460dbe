"""A person's machine: an empty home, a small folder of papers, the command line."""

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


def empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with nothing in it, and nothing of this project in the environment."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in ("STORE", "SEEDS", "STATE", "LOG", "TOKEN", "TOKEN_FILE", "DISCORD_API"):
        monkeypatch.delenv(f"BRIEFBOT_{name}", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("LOCALAPPDATA", str(folder))
    return folder


def two_papers(tmp_path: Path) -> Path:
    """A folder of two papers and two topics."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "lindqvist-2004.txt").write_text(SALT, "utf-8")
    (folder / "quay-1999.txt").write_text(QUAY, "utf-8")
    (folder / "topics.toml").write_text(TOPICS, "utf-8")
    return folder


def briefbot(*words: object, stdin: bytes = b"") -> Result:
    """What comes of calling ``briefbot`` with some words, and some bytes on standard input."""
    return CliRunner().invoke(cli, [str(word) for word in words], input=stdin)
