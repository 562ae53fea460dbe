"""The composition root: what leaves it is true, and what is not true is withheld."""

import asyncio
import datetime
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from machine import two_papers

import briefs
from bot.app import App
from bot.model import Response, Withheld
from briefs.answers import Daily, Summary

TODAY = datetime.date(2026, 11, 23)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    return two_papers(tmp_path)


@asynccontextmanager
async def opened(papers: Path, seeds: Path | None) -> AsyncIterator[App]:
    store = papers.parent / "papers.store"
    if not store.exists():
        await briefs.compile(papers, store)
    async with App.open(store, seeds, lambda: TODAY) as app:
        yield app


def say(papers: Path, *lines: str, tamper: Callable[[Path], object] = lambda _: None) -> list[Response]:
    """What comes of some lines; the papers are tampered with before the last."""

    async def ask() -> list[Response]:
        async with opened(papers, papers) as app:
            responses = [await app.respond(line) for line in lines[:-1]]
            tamper(papers)
            return [*responses, await app.respond(lines[-1])]

    return asyncio.run(ask())


def forge(papers: Path) -> None:
    """One word of a paper is another."""
    salt = papers / "lindqvist-2004.txt"
    salt.write_text(salt.read_text("utf-8").replace("cost more", "cost less"), "utf-8")


def test_a_line_goes_in_and_a_verified_reply_comes_out(papers: Path) -> None:
    (response,) = say(papers, "dredging")
    assert response.turn.intent == "brief"
    assert "The dredging will cost more than the quay." in response.reply.text


def test_the_kept_bytes_serve_where_the_folder_is_gone(papers: Path) -> None:
    async def ask() -> Response:
        async with opened(papers, None) as app:
            return await app.respond("summary quay")

    response = asyncio.run(ask())
    assert isinstance(response.turn.answer, Summary)
    assert response.reply.quotes


def test_a_tampered_source_is_withheld(papers: Path) -> None:
    before, after = say(papers, "dredging", "dredging", tamper=forge)
    assert before.reply.quotes
    assert isinstance(after.turn.answer, Withheld)
    assert (after.turn.intent, after.reply.quotes) == ("none", ())
    assert "dredging" not in after.reply.text
    assert after.turn.answer.incident in after.reply.text


def test_a_paper_that_was_not_touched_still_answers(papers: Path) -> None:
    _, after = say(papers, "summary lindqvist", "summary quay", tamper=forge)
    assert isinstance(after.turn.answer, Summary)


def test_a_source_that_is_gone_is_answered_from_what_was_kept(papers: Path) -> None:
    _, after = say(
        papers, "papers", "dredging", tamper=lambda folder: (folder / "lindqvist-2004.txt").unlink()
    )
    assert after.reply.quotes


def test_an_incident_is_logged_without_anybodys_words(papers: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        _, after = say(papers, "papers", "my cousin Ulrika asks about the dredging", tamper=forge)
    assert isinstance(after.turn.answer, Withheld)
    logged = [record.getMessage() for record in caplog.records if record.name.startswith("bot")]
    assert [after.turn.answer.incident in message for message in logged] == [True]
    assert not [word for word in ("ulrika", "cousin", "dredg") if word in logged[0].casefold()]


def test_one_mishap_has_one_incident(papers: Path) -> None:
    forge_later = say(papers, "dredging", "dredging", tamper=forge)[1]
    again = say(papers, "dredging")[0]
    assert isinstance(again.turn.answer, Withheld)
    assert again.turn.answer == forge_later.turn.answer


def test_what_quotes_nothing_needs_no_source(papers: Path) -> None:
    _, after = say(papers, "papers", "topics", tamper=forge)
    assert after.turn.intent == "topics"


def test_today_is_the_day_it_is_told(store: Path) -> None:
    async def ask() -> Response:
        async with App.open(store, None, lambda: TODAY) as app:
            return await app.respond("daily")

    answer = asyncio.run(ask()).turn.answer
    assert isinstance(answer, Daily)
    assert answer.date == "2026-11-23"


def test_the_same_line_is_answered_once(papers: Path) -> None:
    first, second = say(papers, "dredging", "dredging")
    assert second is first


def test_what_was_answered_is_compared_again_with_a_source_that_has_changed(papers: Path) -> None:
    first, second = say(papers, "dredging", "dredging", tamper=forge)
    assert first.turn.intent == "brief"
    assert isinstance(second.turn.answer, Withheld)


def test_what_was_withheld_is_tried_again(papers: Path) -> None:
    salt = papers / "lindqvist-2004.txt"
    whole = salt.read_bytes()

    async def ask() -> tuple[Response, Response]:
        async with opened(papers, papers) as app:
            forge(papers)
            withheld = await app.respond("dredging")
            salt.write_bytes(whole)
            return withheld, await app.respond("dredging")

    withheld, again = asyncio.run(ask())
    assert isinstance(withheld.turn.answer, Withheld)
    assert again.turn.intent == "brief"
