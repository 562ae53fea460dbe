"""Wording: approved cards, nothing printed unescaped, budgets kept by leaving out whole quotes."""

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from itertools import cycle
from pathlib import Path
from typing import Any, get_args

import pytest
from discord_markdown import pings, visible
from made_up import PAPERS, QUAY, SALT
from made_up_turns import DREDGING, TURNS, main, said
from made_up_turns import turn as turn_of
from test_markup import PAYLOADS

from bot.grammar import canonical, parse
from bot.limits import LABEL, fits, length
from bot.markup import bold
from bot.model import Answer, Reply, Turn
from bot.replies import word
from briefs.answers import Aspect, Comparison, Excerpts, Hit, PaperView, TopicBrief
from briefs.models import Quote, Sentence

TEMPLATES = sorted((Path(__file__).parents[2] / "bot" / "templates").glob("*.j2"))
WORDS_OF_THE_HOUSE = {
    "length",
    "style",
    "what",
    "date",
    "line",
    "intent",
    "digest",
    "build",
}  # never a paper's or a member's


def with_texts(value: Any, change: Callable[[str], str], name: str = "") -> Any:
    """The value with every text of a paper, a member or a moderator in it changed."""
    if isinstance(value, str) and not isinstance(value, Enum) and name not in WORDS_OF_THE_HOUSE:
        return change(value)
    if isinstance(value, tuple):
        return tuple(with_texts(v, change, name) for v in value)
    if is_dataclass(value) and not isinstance(value, (type, datetime.date)):
        return replace(
            value, **{f.name: with_texts(getattr(value, f.name), change, f.name) for f in fields(value)}
        )
    return value


def with_quotes(value: Any, text: str) -> Any:
    """The value with every quote and sentence in it saying something else, from where it started."""
    if isinstance(value, (Quote, Sentence)):
        return replace(value, text=text, end=value.start + len(text))
    if isinstance(value, tuple):
        return tuple(with_quotes(v, text) for v in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: with_quotes(getattr(value, f.name), text) for f in fields(value)})
    return value


def many(value: Any, times: int) -> Any:
    """The value with every tuple in it so many times as long."""
    if isinstance(value, tuple):
        return tuple(many(v, times) for v in value) * times
    if is_dataclass(value) and not isinstance(value, (type, Quote)):
        return replace(value, **{f.name: many(getattr(value, f.name), times) for f in fields(value)})
    return value


def structure(text: str) -> list[list[str]]:
    """The markup of each line; a code block is one."""
    lines = re.sub(r"^```\n.*\n```$", "```", text, flags=re.M | re.S).split("\n")
    return [visible(line)[1] for line in lines]


def check_budget(turn: Turn) -> Reply:
    """The reply, found to be within what Discord takes, with its quotes whole."""
    reply = word(turn)
    assert fits(reply.text)
    assert reply.text == reply.text.strip()
    assert all(bold(q.text, q.strong) in reply.text for q in reply.quotes)
    assert len(reply.actions) <= 5
    assert len({a.line for a in reply.actions}) == len(reply.actions)
    assert turn.line not in {a.line for a in reply.actions}
    assert all(0 < length(a.label) <= LABEL for a in reply.actions)
    return reply


@pytest.mark.parametrize("name", TURNS)
def test_a_card_reads_as_approved(name: str, golden: Callable[[str, str], None]) -> None:
    reply = word(TURNS[name])
    buttons = "\n".join(f"[{action.label}] {action.line}" for action in reply.actions)
    seen = "for you alone" if reply.private else "for all"
    files = "".join(
        f"\n--- {file.name}\n{file.data.decode()}".replace("\r", "") for file in reply.attachments
    )
    golden(name, f"{reply.text}\n\n--- {seen}\n{buttons}\n{files}")


def test_every_kind_of_answer_has_an_approved_card() -> None:
    assert {type(turn.answer) for turn in TURNS.values()} == set(get_args(Answer))


@pytest.mark.parametrize("name", TURNS)
def test_the_same_turn_gives_the_same_bytes(name: str) -> None:
    assert word(TURNS[name]) == word(TURNS[name])


@pytest.mark.parametrize("name", TURNS)
def test_every_button_is_a_canonical_line(name: str) -> None:
    reply = check_budget(TURNS[name])
    assert [canonical(parse(a.line)) for a in reply.actions] == [a.line for a in reply.actions]


@pytest.mark.parametrize("shift", range(0, len(PAYLOADS), 5))
@pytest.mark.parametrize("name", TURNS)
def test_no_text_changes_the_card_it_stands_in(name: str, shift: int) -> None:
    letters = ["abcdefghijklmnopqrstuvwxyzåäö"[n] * len(payload) for n, payload in enumerate(PAYLOADS)]

    def filled(texts: Sequence[str]) -> str:
        """The card with the texts for its own, one after the other."""
        turns = cycle([*texts[shift:], *texts[:shift]])
        return word(with_texts(TURNS[name], lambda text: next(turns) if text else text)).text

    hostile = filled(PAYLOADS)
    assert structure(hostile) == structure(filled(letters))
    assert pings(hostile) == pings(word(TURNS[name]).text)  # those a card of settings names itself


def test_a_template_cannot_be_smuggled_in() -> None:
    card = word(with_texts(TURNS["nothing"], lambda _: "{{ 7*7 }} {% for %} ${x} %(x)s"))
    assert "“{{ 7\\*7 }} {% for %} ${x} %(x)s”" in card.text


@pytest.mark.parametrize("size", [290, 900, 5_000])
@pytest.mark.parametrize("name", TURNS)
def test_long_quotes_are_left_out_whole(name: str, size: int) -> None:
    turn = TURNS[name]
    reply = check_budget(replace(turn, answer=with_quotes(turn.answer, "𝒜 long *one*. ".ljust(size, "x"))))
    before = word(turn).quotes
    assert len(reply.quotes) <= len(before)
    if 0 < len(reply.quotes) < len(before) and not name.startswith("source"):
        assert "Left out for length: " in reply.text


@pytest.mark.parametrize("name", [name for name in TURNS if not name.startswith("help")])
def test_names_of_any_length_fit(name: str) -> None:
    check_budget(with_texts(TURNS[name], lambda text: f"{text} " + "*Very* long 𝒜 " * 30 if text else text))


@pytest.mark.parametrize("name", TURNS)
def test_any_number_of_things_fits(name: str) -> None:
    turn = TURNS[name]
    check_budget(replace(turn, answer=many(turn.answer, 7), reading=turn.reading * 40))


@pytest.mark.parametrize(
    ("names", "sides"),
    [
        (("Petrov", "Johnstone"), ("P", "J")),
        (("Petrov", "Park"), ("Pe", "Pa")),
        (("Petrov", "Petersen"), ("A", "B")),
        (("O'Neil", "Ósk"), ("O", "Ó")),
        (("Петров", "Ким"), ("П", "К")),
        (("1984", "2001"), ("A", "B")),
    ],
)
def test_sides_are_told_apart(names: tuple[str, str], sides: tuple[str, str]) -> None:
    first, second = (replace(paper, authors=(name,)) for paper, name in zip((QUAY, SALT), names, strict=True))
    aspect = Aspect("Cost", None, (said(first, 1, 1),), (said(second, 1, 1),), (1, 1))
    reply = word(turn_of(Comparison(first, second, None, (aspect,), 1, 1, (), (), ()), "compare a b"))
    assert [line.partition("> ")[0] for line in reply.text.split("\n") if "> " in line[:5]] == list(sides)
    assert ("A: " in reply.text) == (sides == ("A", "B"))


def test_a_paper_that_speaks_of_a_thing_is_not_called_silent_for_want_of_a_line() -> None:
    aspect = Aspect("Cost", None, (said(QUAY, 1, 1),), (), (1, 3))
    compared = Comparison(QUAY, SALT, None, (aspect,), 1, 1, (), (), ())
    assert "its words stand in 3 ¶ of Lindqvist 2004" in word(turn_of(compared, "compare a b")).text
    brief = TopicBrief(DREDGING, ("mud",), (PaperView(SALT, (), 3),), None, ())
    told = word(turn_of(brief, "brief dredging")).text
    assert "**No line that stands by itself:** Lindqvist 2004: 3" in told
    assert "Silent" not in told


def test_nothing_is_printed_where_there_is_nothing() -> None:
    hit = Hit("quay-1999", 1.0, main(QUAY, 1, 1))
    with pytest.raises(TypeError, match="None"):
        word(turn_of(Excerpts(None, (hit,), 1, 1, 1, PAPERS), "search x"))  # type: ignore[arg-type]  # a fault


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_leaves_escaping_to_the_house_and_keeps_its_voice(path: Path) -> None:
    source = path.read_text("utf-8")
    assert not re.search(r"\|\s*(safe|e|escape|forceescape|replace|format)\b|~|\bautoescape\b", source)
    wording = re.sub(r"\{[{%#].*?[}%#]\}", "", source, flags=re.S)
    assert not re.search(r"!|\b(sorry|please|oops|unfortunately|proves|rightly)\b", wording, re.I)
    assert not re.search(
        r"^\{\{ (?!quoted|chip_line|proof|side|it.text . fence|(card|frame.preface) . worded)", source, re.M
    )  # see bot.gate


@pytest.mark.parametrize("name", TURNS)
def test_the_first_line_says_what_it_is(name: str) -> None:
    first = word(TURNS[name]).text.split("\n")[0]
    assert len(first) > 8
    assert not first.startswith(("-#", "> ", "Reading"))
