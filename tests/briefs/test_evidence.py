"""What papers speak of, and which words they hold, looked up in the index."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import pytest
from corpus import handmade
from small import corpus

import briefs
from briefs.compiler.build import compile as build
from briefs.library import Library
from briefs.models import Part, Place, Topic

T = TypeVar("T")

ONE = """The Harbour Paper

The old stone harbour was closed by the storm. A new harbour of stone was built in the north.

Ships (and ferries) come for salt and for rye. The salt tax was lifted.
"""
TWO = """The Salt Paper

The tax on salt is low in the north. Nobody builds in stone.
"""
TOPICS = """[[topics]]
id = "salt"
name = "Salt"
aliases = ["the salt trade", "old stone harbour"]
terms = ["salt tax", "tax + salt"]
watch = ["rye", "rye bread", "ferries", "stone harbour", "harbour stone"]
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds")
    for name, text in (("one.txt", ONE), ("two.txt", TWO), ("topics.toml", TOPICS)):
        (folder / name).write_text(text, "utf-8")
    path = folder.parent / "evidence.store"
    asyncio.run(build(folder, path))
    return path


def ask(store: Path, question: Callable[[Library], Awaitable[T]]) -> T:
    async def answered() -> T:
        async with briefs.open(store) as library:
            return await question(library)

    return asyncio.run(answered())


def spoken(store: Path, *terms: str) -> dict[str, list[Place]]:
    topic = Topic("own", "Own", (), terms)
    found = ask(store, lambda library: library.evidence(topic))
    return {paper: sorted(places) for paper, places in found.items()}


def test_a_topic_of_the_file_is_found_by_its_terms_with_how_many_hold(store: Path) -> None:
    found = ask(store, lambda library: library.evidence(library.topic("salt")))
    assert found == {"one": {Place(2, 2): 2}, "two": {Place(1, 1): 1}}


@pytest.mark.parametrize(
    ("terms", "found"),
    [
        (("rye",), {"one": [Place(2, 1)]}),
        (("salt tax",), {"one": [Place(2, 2)]}),
        (("tax + salt",), {"one": [Place(2, 2)], "two": [Place(1, 1)]}),
        (("old stone harbour",), {"one": [Place(1, 1)]}),
        (("new harbour stone",), {"one": [Place(1, 2)]}),
        (("stone harbour closed", "rye"), {"one": [Place(1, 1), Place(2, 1)]}),
        (("harbour closed stone",), {}),
        (("ferries",), {"one": [Place(2, 1)]}),
        (("bread",), {}),
        (("the",), {}),
        ((), {}),
    ],
)
def test_a_topic_of_no_file_is_found_by_words_in_one_piece(
    store: Path, terms: tuple[str, ...], found: dict[str, list[Place]]
) -> None:
    assert spoken(store, *terms) == found


def test_watch_words_that_no_sentence_holds_are_absent(store: Path) -> None:
    assert ask(store, lambda library: library.brief("salt")).absent == ("rye bread",)


FERRY = Topic("ferry", "The ferry", ("boat", "night boat", "hovercraft"), ("ferry", "boat"))
SAILING = corpus(
    handmade(
        "a",
        ["The ferry is late."],
        ["A boat is a boat."],
        ["The night boat is a boat."],
        ["Boats leave at noon."],
        ["Boats and ferries."],
        passages={5: {"part": Part.BACK}},
    ),
    handmade("b", ["Rye is dear."], ["People: the boat crew."], passages={2: {"part": Part.BACK}}),
    topics=[FERRY],
)


@pytest.mark.parametrize(
    ("text", "few"),
    [
        ("night boat", True),
        ("boat", False),  # most of the topic's paragraphs
        ("ferry", False),  # the topic itself
        ("hovercraft", False),  # another word for it, which no paper has
        ("rye", True),  # no topic
    ],
)
def test_words_in_few_paragraphs_of_a_topic_ask_for_these(text: str, few: bool) -> None:
    assert SAILING.run(lambda library: library.singled_out(library.reader.read(text))) is few


def test_a_word_in_back_matter_breaks_no_silence() -> None:
    views = SAILING.run(lambda library: library.brief("ferry")).views
    assert [(view.paper.id, view.paragraphs, view.mentions) for view in views] == [("a", 4, ()), ("b", 0, ())]
