"""What the names in a command mean, and what is said where they mean nothing."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import pytest

from bot.resolve import MisreadError, Resolver
from briefs.answers import Unknown
from briefs.library import Library
from briefs.models import Topic

BAYARKHUU, JOHNSTONE, PETROV = "bayarkhuu-2005", "johnstone-1998", "petrov-2004"
T = TypeVar("T")


def resolved(store: Path, ask: Callable[[Resolver], Awaitable[T]]) -> T:
    """What a resolver of the shipped papers makes of something."""

    async def answer() -> T:
        async with Library.open(store) as library:
            return await ask(Resolver(library))

    return asyncio.run(answer())


def paper(store: Path, typed: str, strict: bool = True) -> str | Unknown:
    async def ask(resolver: Resolver) -> str | Unknown:
        return resolver.paper(typed, strict)

    return resolved(store, ask)


def topic(store: Path, typed: str, strict: bool = True) -> Topic | Unknown:
    return resolved(store, lambda resolver: resolver.topic(typed, strict))


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("petrov-2004", PETROV),
        ("petrov-2004.txt", PETROV),
        ("Petrov", PETROV),
        ("PETROV 2004", PETROV),
        ("leonid petrov", PETROV),
        ("petrof", PETROV),
        ("003", PETROV),
        ("The Future of Inter-Korean Relations: from Vicious Circle to Virtuous Cycle", PETROV),
        ("the vicious circle essay", PETROV),
        ("the mongolia paper", BAYARKHUU),
        ("the 2005 paper", BAYARKHUU),
        ("2005", BAYARKHUU),
        ("the report", JOHNSTONE),
        ("the honolulu report", JOHNSTONE),
    ],
)
def test_a_paper_goes_by_many_names(store: Path, typed: str, id: str) -> None:
    assert paper(store, typed) == id


@pytest.mark.parametrize("typed", ["shakespeare", "1066", "the", "conference", "korean peninsula"])
def test_a_name_of_no_one_paper_gets_near_ones(store: Path, typed: str) -> None:
    found = paper(store, typed)
    assert isinstance(found, Unknown)
    assert (found.what, found.typed) == ("paper", typed)
    assert found.nearest
    assert set(found.nearest) <= {BAYARKHUU, JOHNSTONE, PETROV}


def test_a_loosely_typed_paper_that_is_none_was_no_name(store: Path) -> None:
    with pytest.raises(MisreadError):
        paper(store, "shakespeare", strict=False)


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("us-troops", "us-troops"),
        ("US troops in Korea", "us-troops"),
        ("boots on the ground", "us-troops"),
        ("the armistise", "peace-treaty"),
        ("nukes", "nk-nuclear-program"),
    ],
)
def test_a_topic_goes_by_its_aliases(store: Path, typed: str, id: str) -> None:
    found = topic(store, typed)
    assert isinstance(found, Topic)
    assert found.id == id


def test_words_of_the_papers_are_a_topic_of_their_own(store: Path) -> None:
    found = topic(store, "Psychological balance")
    assert isinstance(found, Topic)
    assert (found.name, found.terms) == ("Psychological balance", ("Psychological balance",))
    assert not resolved(store, lambda resolver: _known(resolver, found))


def test_a_topic_of_the_file_is_known(store: Path) -> None:
    found = topic(store, "taiwan")
    assert isinstance(found, Topic)
    assert resolved(store, lambda resolver: _known(resolver, found))


async def _known(resolver: Resolver, topic: Topic) -> bool:
    return resolver.known(topic)


def test_words_no_paper_has_are_no_topic(store: Path) -> None:
    found = topic(store, "THAAD deployment")
    assert isinstance(found, Unknown)
    assert (found.what, found.typed, found.nearest[:1]) == ("topic", "THAAD deployment", ("us-troops",))
    with pytest.raises(MisreadError):
        topic(store, "THAAD deployment", strict=False)


@pytest.mark.parametrize(
    ("typed", "literal"),
    [("petrov-2004", True), ("PETROV", True), ("Petrov 2004", True), ("petrof", False), ("003", False)],
)
def test_a_paper_called_by_its_name_was_taken_literally(store: Path, typed: str, literal: bool) -> None:
    async def ask(resolver: Resolver) -> bool:
        return resolver.literal(typed, PETROV)

    assert resolved(store, ask) is literal


def test_a_topic_found_in_the_papers_goes_by_its_name(store: Path) -> None:
    found = topic(store, "the Cold War")
    assert isinstance(found, Topic)
    assert (found.id, found.found) == ("cold-war", True)
