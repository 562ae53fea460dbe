"""Every command as a member gives it, from the client's first byte to the message they see."""

import re
from typing import Any

import pytest
from standin import Standin

from bot.commands import COMMANDS
from bot.limits import CONTENT
from bot.options import Who
from discord_app.scenes import Play, told

JOHNSTONE, PETROV = "johnstone-1998", "petrov-2004"

# What a member fills in; what is asked for appears in the answer.
GIVEN: dict[str, tuple[dict[str, Any], str]] = {
    "ask": ({"text": "what broke the vicious circle of mistrust?"}, "Petrov 2004"),
    "summary": ({"paper": PETROV, "length": "short"}, "Petrov 2004"),
    "brief": ({"topic": "us-troops"}, "US troops in Korea"),
    "compare": ({"first": PETROV, "second": JOHNSTONE, "topic": "us-troops"}, "⟷"),
    "search": ({"text": "agreement", "paper": PETROV}, "Petrov 2004"),
    "source": ({"paper": PETROV, "paragraph": 6}, "¶6"),
    "check": ({"quote": "The involvement of three powers (China, Japan and Russia) is essential"}, "Exact"),
    "quotations": (
        {"text": "“the vicious circle of mistrust” or “won’t be tolerated by Russia”"},
        "2 quotations",
    ),
    "counter": ({"paper": PETROV, "paragraph": 13}, "Petrov 2004"),
    "questions": ({"paper": JOHNSTONE}, "Johnstone 1998"),
    "reading": ({"topic": "us-troops"}, "Petrov 2004"),
    "glossary": ({"term": "axis of evil"}, "axis of evil"),
    "who": ({}, "¶"),
    "papers": ({}, "Johnstone 1998"),
    "topics": ({}, "topics"),
    "timeline": ({"about": "us-troops"}, "¶"),
    "cite": ({"paper": PETROV, "style": "bibtex"}, "@"),
    "daily": ({"date": "2026-11-22"}, "¶"),
    "help": ({"about": "compare"}, "compare FIRST SECOND"),
    "health": ({}, "papers"),
}
MEMBERS = [spec for spec in COMMANDS if spec.who is Who.MEMBER]


def test_no_command_is_forgotten_here() -> None:
    assert list(GIVEN) == [spec.name for spec in MEMBERS]


@pytest.mark.parametrize("name", GIVEN)
def test_a_command_is_answered(play: Play, name: str) -> None:
    options, wanted = GIVEN[name]

    async def scene(discord: Standin) -> None:
        answer = await discord.member("Ada").slash(name, **options)
        assert re.search(re.escape(wanted), answer.text)
        assert answer.private == (name in ("help", "health"))
        assert answer.message is not None
        assert answer.message.units <= CONTENT
        assert answer.message.previews_off

    play(scene)


@pytest.mark.parametrize("name", [name for name in GIVEN if name not in ("help", "health")])
def test_only_the_asker_sees_a_private_answer(play: Play, name: str) -> None:
    options, _ = GIVEN[name]

    async def scene(discord: Standin) -> None:
        answer = await discord.member("Ada").slash(name, private=True, **options)
        assert answer.private

    play(scene)


def test_any_line_can_be_asked(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        asked = await ada.slash("ask", text="compare petrov-2004 johnstone-1998 on us-troops")
        given = await ada.slash("compare", first=PETROV, second=JOHNSTONE, topic="us-troops")
        assert asked.text == given.text

    play(scene)


def test_words_that_look_like_a_command_are_still_looked_for(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        answer = await discord.member("Ada").slash("search", text="agreement in petrov-2004")
        assert "agreement in petrov" in answer.text.replace("\\", "")

    play(scene)


def test_a_day_that_is_none_is_answered_with_how_it_is_written(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        answer = await told(discord.member("Ada").slash("daily", date="2026-13-40"))
        assert "daily" in answer.text

    play(scene)


def test_reading_commands_work_in_direct_messages_and_for_whoever_has_the_app_alone(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        for person in (
            discord.member("Ada").privately,
            discord.stranger("Eve"),
            discord.member("Bo").with_app,
        ):
            answer = await person.slash("summary", paper=PETROV)
            assert "Petrov 2004" in answer.text

    play(scene)


def test_a_question_that_the_papers_do_not_answer_is_refused_with_proof(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        answer = await discord.member("Ada").slash("ask", text="THAAD deployment")
        assert answer.text.startswith("**Nothing in the 3 papers about")
        assert "Closest, in context" in answer.labels

    play(scene)
