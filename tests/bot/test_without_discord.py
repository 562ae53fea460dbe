"""All that needs no Discord works where its library is not installed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from machine import empty_home, two_papers

ROOT = Path(__file__).parents[2]
_HIDE = """
import sys
class Gone:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("discord", "aiohttp"):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Gone())
import importlib.util
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: None if name == "discord" else found(name, package)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    empty_home(tmp_path, monkeypatch)
    return two_papers(tmp_path)


def python(code: str, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _HIDE + code],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, **more},
    )


def call(*words: object) -> str:
    return f"import sys; sys.argv = ['briefbot', *{[str(word) for word in words]}]; from bot.cli import main; main()"


def test_the_library_is_imported() -> None:
    assert python("import briefs; print(briefs.open)").returncode == 0


def test_a_question_is_answered(folder: Path) -> None:
    done = python(call("ask", "--seeds", folder, "what does the dredging cost?"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "[Lindqvist" in done.stdout


def test_a_conversation_is_held(folder: Path) -> None:
    done = python(call("console", "--seeds", folder), "papers\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Who Keeps the Harbour" in done.stdout


def test_the_bot_says_what_is_missing(folder: Path) -> None:
    done = python(call("run", "--seeds", folder), **{"BRIEFBOT_TOKEN": "some.token.here"})
    assert done.returncode == 1
    assert "discord.py, which is not installed" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_question_loads_nothing_of_discord(folder: Path) -> None:
    code = call("ask", "--seeds", folder, "salt").replace("main()", "")
    check = f"""
{code}
try:
    main()
except SystemExit:
    pass
assert not any(name.startswith("bot.discord_app") for name in sys.modules)
"""
    assert python(check).returncode == 0
