"""The declaration of the commands: what slash commands, completion, /help and the README rely on."""

from __future__ import annotations

from dataclasses import fields
from typing import get_args

import pytest

from bot.commands import (
    BY_NAME,
    BY_TYPE,
    COMMANDS,
    NAMES,
    Cite,
    Command,
    Compare,
    Help,
    Search,
    Source,
    Summary,
    Timeline,
)
from bot.grammar import read
from bot.options import HIGHEST, Kind, Spec, settled

DISCORD_TEXT = 100  # characters of a description
DISCORD_NAME = 32


def test_every_command_is_declared_once() -> None:
    assert [spec.name for spec in COMMANDS] == list(NAMES)
    assert {spec.type for spec in COMMANDS} == set(get_args(Command))
    assert all(BY_NAME[spec.name] is BY_TYPE[spec.type] for spec in COMMANDS)


@pytest.mark.parametrize("spec", COMMANDS, ids=NAMES)
def test_a_declaration_fits_a_slash_command(spec: Spec[Command]) -> None:
    assert spec.name.isalpha() and spec.name.islower() and len(spec.name) <= DISCORD_NAME
    assert 0 < len(spec.help) <= DISCORD_TEXT
    for option in spec.options:
        assert option.name.isalpha() and option.name.islower()
        assert 0 < len(option.help) <= DISCORD_TEXT
        assert bool(option.choices) == (option.kind is Kind.CHOICE)
        assert len(option.choices) <= 25


@pytest.mark.parametrize("spec", COMMANDS, ids=NAMES)
def test_options_are_the_fields_required_ones_first_and_those_with_a_marker_last(spec: Spec[Command]) -> None:
    assert {option.name for option in spec.options} == {field.name for field in fields(spec.type)}
    marked = [bool(option.marker) for option in spec.options]
    assert marked == sorted(marked)
    needed = [option.required for option in spec.options]
    assert needed == sorted(needed, reverse=True)


@pytest.mark.parametrize("spec", COMMANDS, ids=NAMES)
@pytest.mark.parametrize(
    ("papers", "topics"),
    [(["a-1"], ["b"]), (["x y", "z"], ["soft landing"])],
    ids=["one paper", "two papers"],
)
def test_an_example_is_read_as_its_command(spec: Spec[Command], papers: list[str], topics: list[str]) -> None:
    assert isinstance(read(spec.example()).command, spec.type)
    assert isinstance(read(spec.example(papers, topics)).command, spec.type)


def test_an_example_names_what_is_at_hand() -> None:
    assert (
        BY_NAME["compare"].example(["lee-1999", "kim-2001"], ["fish"]) == "compare lee-1999 kim-2001 on fish"
    )


def test_texts_are_cleaned_so_that_equal_commands_are_equal() -> None:
    assert Summary(" smith\u200b \n 1998\x00") == Summary("smith 1998")
    assert Search("ﬁsh", "") == Search("fish", None)
    assert Timeline("\u200b") == Timeline()
    assert Compare("a", "b", more=(" c\x00", "\u200b")) == Compare("a", "b", more=("c",))


def test_cleaning_is_done_when_it_changes_nothing_more() -> None:
    assert settled("e\u200b\u0301") == "é"


@pytest.mark.parametrize("number", [0, -1, HIGHEST + 1])
def test_a_number_out_of_range_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="paragraph"):
        Source("a", number)
    with pytest.raises(ValueError, match="page"):
        Compare("a", "b", page=number)


def test_a_choice_that_is_none_is_refused() -> None:
    for wrong in (lambda: Cite("a", "mla"), lambda: Summary("a", "huge"), lambda: Help("nothing")):
        with pytest.raises(ValueError, match="is one of"):
            wrong()
