"""A loose question becomes the command that answers it."""

import asyncio
from pathlib import Path

import pytest
from machine import two_papers

import briefs
from bot import commands as c
from bot.routing import Router
from briefs.library import Library

SALT, QUAY = "lindqvist-2004", "quay-1999"


def route(store: object, *texts: str) -> list[c.Command]:
    """The commands for some questions."""

    async def ask() -> list[c.Command]:
        async with Library.open(str(store)) as library:
            router = Router(library)
            return [await router.route(library.reader.read(text)) for text in texts]

    return asyncio.run(ask())


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> object:
    """A store of two papers: both speak of the agreement, one of dredging."""
    folder = tmp_path_factory.mktemp("harbour")
    asyncio.run(briefs.compile(two_papers(folder), folder / "papers.store"))
    return folder / "papers.store"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        # a topic's name is all that is asked
        ("dredging", c.Brief("dredging")),
        ("what about the agreement", c.Brief("agreement")),
        ("what do the papers say about the agreement", c.Brief("agreement")),
        # more than that
        ("why is dredging dear", c.Search("dredging dear")),
        ("is salt cheap", c.Search("salt cheap")),
        # a paper is named
        ("what does lindqvist say about salt", c.Search("salt", paper=SALT)),
        ("dredging in lindqvist", c.Search("dredging", paper=SALT)),
        ("lindqvist", c.Summary(SALT)),
        ("what did lindqvist write", c.Search("write", paper=SALT)),
        # two are
        ("lindqvist vs quay-1999", c.Compare(SALT, QUAY)),
        ("lindqvist and quay-1999 on the agreement", c.Compare(SALT, QUAY, "agreement")),
        ("where do quay-1999 and lindqvist differ", c.Compare(QUAY, SALT)),
        ("salt in lindqvist and quay-1999", c.Search("salt")),
        # two speak of the topic
        ("do they agree about the agreement", c.Compare(SALT, QUAY, "agreement")),
        ("is there disagreement on dredging", c.Brief("dredging")),  # only one does
        ("do they agree about salt", c.Search("agree salt")),
        # none is
        ("the papers", c.Papers()),
        ("what can you do", c.Help()),
        ("who made you", c.Help()),
        ("", c.Help()),
    ],
)
def test_a_question_becomes_a_command(harbour: object, text: str, command: c.Command) -> None:
    assert route(harbour, text) == [command]


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("conceptual imperialism", c.Search("conceptual imperialism")),  # an alias that one paragraph holds
        ("regime survival", c.Brief("regime-survival")),
        ("TAIWAN?", c.Brief("taiwan")),
        ("what about a peace agreement", c.Brief("peace-treaty")),  # compares nothing
        ("how would taiwan matter", c.Search("taiwan matter")),
        (
            "do petrov and the report differ on us troops",
            c.Compare("petrov-2004", "johnstone-1998", "us-troops"),
        ),
        ("where do they disagree about reunification", c.Brief("reunification")),  # all three speak of it
    ],
)
def test_questions_to_the_shipped_papers(store: object, text: str, command: c.Command) -> None:
    assert route(store, text) == [command]


def test_the_subject_is_enough_to_ask_again(store: object) -> None:
    texts = [
        "what do chinese scholars say about reform?",
        "why does petrov want OSCE talks",
        "north of korea",
    ]
    searches = route(store, *texts)
    assert all(isinstance(search, c.Search) for search in searches)
    again = route(store, *(search.text for search in searches if isinstance(search, c.Search)))
    assert [a.text for a in again if isinstance(a, c.Search)] == [
        s.text for s in searches if isinstance(s, c.Search)
    ]


FERRY = """\
The {name} Ferry

{name} Lee

The night ferry is old. Both towns want to mend the night ferry. A night ferry came in spring.
"""


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("night ferries", c.Brief("night-ferry")),
        ("why is the night ferry old", c.Search("night ferry old")),
        ("compare views on the night ferry", c.Compare("north", "south", topic="night-ferry")),
    ],
)
def test_a_bare_name_found_in_the_papers_is_a_topic_where_nobody_wrote_any(
    tmp_path: Path, text: str, command: c.Command
) -> None:
    for name in ("north", "south"):
        (tmp_path / f"{name}.txt").write_text(
            FERRY.format(name=name.capitalize()) + "\n\nWind came up." * 9, "utf-8"
        )
    asyncio.run(briefs.compile(tmp_path, tmp_path / "papers.store"))
    assert route(tmp_path / "papers.store", text) == [command]


def test_where_topics_were_written_a_name_found_in_the_papers_is_searched(store: object) -> None:
    assert route(store, "cold war") == [c.Search("cold war")]
