import io
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from bot.console.plain import PlainScreen
from bot.console.screen import screen
from bot.console.terminal import TerminalScreen
from bot.model import Action, Reply

LONG = "The harbour feeds both towns, and neither town can keep the harbour alone, as salt is dear in winter."


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Forty columns, no colours."""
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    return Terminal()


def rows(terminal: Terminal, markdown: str) -> list[str]:
    """What is seen, without weights."""
    TerminalScreen(terminal).reply(Reply(markdown))
    seen = terminal.getvalue()
    for weight in ("0", "1", "2", "2;3"):
        seen = seen.replace(f"\x1b[{weight}m", "")
    assert "\x1b" not in seen
    return seen.split("\n")[:-2]


def test_a_quote_hangs_behind_a_bar(terminal: Terminal) -> None:
    found = rows(terminal, f"> {LONG} [Quay 1999, ¶1]")
    assert all(row.startswith("│ ") for row in found)
    assert " ".join(row[2:] for row in found) == f"{LONG} [Quay 1999, ¶1]"
    assert max(map(cell_len, found)) <= 40


@pytest.mark.parametrize(("mark", "label"), [("Q> ", "Q"), ("**1998, 2003** > ", "1998, 2003")])
def test_a_label_stands_before_the_first_row_alone(terminal: Terminal, mark: str, label: str) -> None:
    first, *others = rows(terminal, f"{mark}{LONG} [Quay 1999, ¶1]")
    assert first.startswith(f"{label} │ ")
    assert others and all(row.startswith(" " * len(label) + " │ ") for row in others)


def test_a_citation_is_never_broken(terminal: Terminal) -> None:
    for size in range(1, 60):
        markdown = f"> {LONG[:size].strip()} [Lindqvist 2004, back matter ¶12]"
        assert any("[Lindqvist 2004, back matter ¶12]" in row for row in rows(terminal, markdown))


def test_quotes_are_set_apart(terminal: Terminal) -> None:
    assert rows(
        terminal, "> Salt. [Q 1999, ¶1]\n> Tar. [Q 1999, ¶2]\n-# hedge: may\n> Fish. [Q 1999, ¶3]"
    ) == [
        "│ Salt. [Q 1999, ¶1]",
        "",
        "│ Tar. [Q 1999, ¶2]",
        "hedge: may",
        "",
        "│ Fish. [Q 1999, ¶3]",
    ]


def test_wide_characters_keep_within_the_width(terminal: Terminal) -> None:
    assert max(map(cell_len, rows(terminal, f"> {'盐' * 90} [Q 1999, ¶1]"))) <= 40


def test_code_is_not_wrapped(terminal: Terminal) -> None:
    assert rows(terminal, f"```\n{LONG}\n```") == [f"  {LONG}"]


def test_colours_are_there_unless_unwanted(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    TerminalScreen(terminal).reply(Reply("## Salt"))
    assert "\x1b[1;36m" not in terminal.getvalue()
    monkeypatch.delenv("NO_COLOR")
    TerminalScreen(terminal).reply(Reply("## Salt"))
    assert "\x1b[1;36mSalt" in terminal.getvalue()


def test_offers_are_below(terminal: Terminal) -> None:
    TerminalScreen(terminal).offers([Action("More", "topics page 2")], numbered=True)
    assert "1  topics page 2  (More)" in terminal.getvalue()


def test_the_stream_decides() -> None:
    assert isinstance(screen(Terminal()), TerminalScreen)
    assert isinstance(screen(io.StringIO()), PlainScreen)


def test_rich_is_not_loaded_for_a_pipe() -> None:
    code = (
        "import io, sys, bot.cli, bot.app; from bot.console.screen import screen; screen(io.StringIO());"
        "sys.exit(bool({'rich', 'prompt_toolkit', 'discord'} & set(sys.modules)))"
    )
    root = Path(__file__).parents[3]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
