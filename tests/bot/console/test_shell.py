import asyncio
import io
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path

import pytest

from bot.actors import Actor
from bot.app import App
from bot.clock import SystemClock
from bot.console.reader import PipeReader
from bot.console.screen import Screen
from bot.console.shell import Shell
from bot.home import build
from bot.model import Action, Reply, Response
from bot.options import Who
from briefs.errors import StoreError

FILES = {
    "lindqvist-2004.txt": """\
The Price of Salt

A harbour is worth what its salt is worth. No town should dredge it before it has read the agreement of 1998.
""",
    "quay-1999.txt": """\
Who Keeps the Harbour

The harbour feeds both towns. The towns signed an agreement in 1998, and the agreement is kept.
""",
    "topics.toml": """\
[[topics]]
id = "salt"
name = "Salt"
terms = ["salt"]

[[topics]]
id = "agreement"
name = "The agreement of 1998"
terms = ["agreement"]
""",
}


class Heard(Screen):
    """A screen that remembers."""

    def __init__(self) -> None:
        self.questions: list[str] = []
        self.replies: list[str] = []
        self.offered: Sequence[Action] = ()

    def question(self, line: str) -> None:
        self.questions.append(line)

    def reply(self, reply: Reply) -> None:
        self.replies.append(reply.text)

    def offers(self, actions: Sequence[Action], numbered: bool) -> None:
        assert numbered
        self.offered = actions


class Typed:
    """A person who types these lines, and the roles they were asked in."""

    interactive = True

    def __init__(self, *lines: str) -> None:
        self._lines = iter(lines)
        self.roles: list[Who] = []

    async def line(self, role: Who) -> str | None:
        self.roles.append(role)
        return next(self._lines, None)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A compiled store and its papers."""
    seeds = tmp_path_factory.mktemp("papers")
    for name, text in FILES.items():
        (seeds / name).write_text(text, "utf-8")
    store = tmp_path_factory.mktemp("store") / "a.store"
    asyncio.run(build(seeds, store, nullcontext))
    return store, seeds


@asynccontextmanager
async def _app(store: tuple[Path, Path]) -> AsyncIterator[App]:
    async with App.open(*store, SystemClock().today) as app:
        yield app


def talk(store: tuple[Path, Path], reader: Typed | PipeReader, role: Who = Who.MEMBER) -> Heard:
    heard = Heard()

    async def run() -> None:
        async with _app(store) as app:
            await Shell(app, heard, role).run(reader)

    asyncio.run(run())
    return heard


def test_a_person_is_greeted_with_lines_that_work(store: tuple[Path, Path]) -> None:
    heard = talk(store, Typed("1", "quit"))
    greeting, answer = heard.replies
    assert greeting.startswith("**2 papers, 2 topics.**")
    assert heard.questions == ["what is said about The agreement of 1998"]
    assert "agreement of 1998" in answer


@pytest.mark.parametrize("number", ["1", "2", "3"])
def test_each_example_is_answered(store: tuple[Path, Path], number: str) -> None:
    assert "> " in talk(store, Typed(number)).replies[-1]


def test_a_number_runs_the_action_of_the_last_reply(store: tuple[Path, Path]) -> None:
    heard = talk(store, Typed("papers", "2"))
    assert heard.questions == ["summary quay-1999"]


def test_a_number_too_high_says_what_there_is(store: tuple[Path, Path]) -> None:
    heard = talk(store, Typed("papers", "9", "1"))
    assert heard.replies[-2].startswith("There is no 9; the last reply offers 1 to ")
    assert heard.questions == ["summary lindqvist-2004"]


def test_a_year_is_a_question(store: tuple[Path, Path]) -> None:
    heard = talk(store, Typed("papers", "1998"))
    assert "agreement of 1998" in heard.replies[-1]


def test_a_role_is_taken_and_shown(store: tuple[Path, Path]) -> None:
    person = Typed("as moderator", "as member", "as king")
    heard = talk(store, person)
    assert person.roles == [Who.MEMBER, Who.MODERATOR, Who.MEMBER, Who.MEMBER]
    assert heard.replies[1:3] == ["You speak as a **moderator** now.", "You speak as a **member** now."]


def test_an_empty_line_says_nothing(store: tuple[Path, Path]) -> None:
    assert len(talk(store, Typed("", "  ")).replies) == 1


@pytest.mark.parametrize("word", ["quit", "/quit", "EXIT", " quit "])
def test_who_leaves_is_not_held_up(store: tuple[Path, Path], word: str) -> None:
    assert len(talk(store, Typed(word, "papers")).replies) == 1


@pytest.mark.parametrize("error", [StoreError("The store is *damaged*.", "Compile."), ValueError("a defect")])
def test_the_conversation_goes_on_after_an_error(
    store: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    respond = App.respond

    async def fails(self: App, line: str, actor: Actor) -> Response:
        if line == "bad":
            raise error
        return await respond(self, line, actor)

    monkeypatch.setattr(App, "respond", fails)
    heard = talk(store, Typed("bad", "papers"))
    said = "The store is \\*damaged\\*. Compile." if isinstance(error, StoreError) else "Incident"
    assert said in heard.replies[1]
    assert heard.replies[2].startswith("**2 papers**")


def test_a_pipe_is_not_greeted_and_its_lines_are_shown(store: tuple[Path, Path]) -> None:
    heard = talk(store, PipeReader(io.BytesIO(b"papers\r\n\n\xff?\nquit\ntopics\n")))
    assert heard.questions == ["papers", "\ufffd?", "quit"]
    assert len(heard.replies) == 2


def test_an_answer_is_drawn_where_a_line_ends_in_a_file(store: tuple[Path, Path], tmp_path: Path) -> None:
    file = tmp_path / "my topics.png"
    heard = talk(
        store, Typed(f'topics --png "{file}"', f'1 --png "{file}"', f'topics --png "{file}" --force')
    )
    _, reply, words, _, refusal, again, _ = heard.replies
    assert reply == again
    assert words.startswith("Picture in **") and "-# **" not in words
    assert "This answer has no picture" in refusal
    assert file.read_bytes().startswith(b"\x89PNG")
