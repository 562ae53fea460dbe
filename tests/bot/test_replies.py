"""Wording: approved cards, budgets kept by leaving out whole quotes, nothing printed unescaped."""

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest
from made_up_turns import TURNS

from bot.limits import CONTENT, LABEL, fits, length
from bot.model import Answer
from bot.replies import word


@pytest.mark.parametrize("name", TURNS)
def test_a_card_reads_as_approved(name: str, golden: Callable[[str, str], None]) -> None:
    reply = word(TURNS[name])
    buttons = "\n".join(f"[{action.label}] {action.line}" for action in reply.actions)
    seen = "for you alone" if reply.private else "for all"
    golden(name, f"{reply.text}\n\n--- {seen}\n{buttons}\n")


def test_every_kind_of_answer_has_an_approved_card() -> None:
    assert {type(turn.answer) for turn in TURNS.values()} == set(get_args(Answer))
