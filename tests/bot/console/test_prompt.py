import asyncio
import stat
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.console.completion import Completer
from bot.console.prompt import PromptCompleter, PromptReader
from bot.options import Who


def typed(keys: str, history: Path, lines: int) -> list[str | None]:
    """The lines that are read when a person types these keys."""

    async def read() -> list[str | None]:
        reader = PromptReader(Completer([], []), history)
        return [await reader.line(Who.MODERATOR) for _ in range(lines)]

    with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=DummyOutput()):
        keyboard.send_text(keys)
        return asyncio.run(read())


def test_lines_are_read_until_ctrl_d(tmp_path: Path) -> None:
    assert typed("papers\rtopics\r\x04", tmp_path / "history", 3) == ["papers", "topics", None]


def test_ctrl_c_begins_the_line_anew(tmp_path: Path) -> None:
    assert typed("nonsense\x03papers\r", tmp_path / "history", 1) == ["papers"]


def test_completions_take_the_place_of_what_was_typed() -> None:
    completer = PromptCompleter(Completer([], []))
    (found,) = completer.get_completions(Document("/summ"), CompleteEvent(completion_requested=True))
    assert (found.text, found.start_position) == ("summary", -len("summ"))


def test_the_history_is_kept_for_this_user_alone(tmp_path: Path) -> None:
    history = tmp_path / "deep" / "history"
    typed("papers\r", history, 1)
    assert stat.S_IMODE(history.stat().st_mode) == 0o600
    assert "+papers\n" in history.read_text("utf-8")


def test_a_history_open_to_others_is_closed(tmp_path: Path) -> None:
    history = tmp_path / "history"
    history.touch(0o644)
    typed("papers\r", history, 1)
    assert stat.S_IMODE(history.stat().st_mode) == 0o600


@pytest.mark.parametrize("place", ["file/history", "folder"])
def test_without_a_place_for_it_the_history_is_in_memory(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    assert typed("papers\r", tmp_path / place, 1) == ["papers"]
    assert not any(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
