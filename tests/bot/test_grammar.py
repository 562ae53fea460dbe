"""Canonical lines and back; what a strict line is; nothing raises."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.commands import (
    COMMANDS,
    Ask,
    Brief,
    Check,
    Cite,
    Command,
    Compare,
    Daily,
    Health,
    Help,
    Papers,
    Search,
    Settings,
    Source,
    Summary,
    Timeline,
    Topics,
)
from bot.grammar import canonical, parse, read, usage
from bot.options import Kind, Option, Who

SNAGS = [
    *("in", "on", "page", "2", "short", "apa", "ask", "search", "check", "for", "of", "vs", "and", "the"),
    *('"a b"', '"a\\"', "\\", '\\"', '"', "“", "”", "¶", "§", ",", ":", "?", "!", "/", "<@12>", "please"),
    *("smith-1998", "2026-11-22", "=", "\u0338", "e\u200b\u0301", "\u1100", "\u1161", "\ufb01", "\ud800"),
    *("\x00", "\u202e", "😀"),
]
hostile = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(SNAGS), max_size=8).map(" ".join),
    st.lists(st.sampled_from(SNAGS), max_size=8).map("".join),
)


def values(option: Option) -> st.SearchStrategy[Any]:
    kinds: dict[Kind, st.SearchStrategy[Any]] = {
        Kind.NUMBER: st.integers(1, 999_999),
        Kind.CHOICE: st.sampled_from(option.choices or ("",)),
        Kind.DATE: st.dates(),
    }
    given_value = kinds.get(option.kind, hostile)
    if option.many:
        return st.lists(given_value, max_size=3).map(tuple)
    return given_value if option.required else st.just(option.default) | given_value


commands: st.SearchStrategy[Command] = st.one_of(
    [st.builds(spec.type, **{option.name: values(option) for option in spec.options}) for spec in COMMANDS]
)

CANONICAL: list[tuple[str, Command]] = [
    ("summary petrov-2004 short", Summary("petrov-2004", "short")),
    ("summary petrov-2004", Summary("petrov-2004")),
    ('summary "mongolian perspectives" long', Summary("mongolian perspectives", "long")),
    ("brief us-troops", Brief("us-troops")),
    ("compare petrov-2004 johnstone-1998", Compare("petrov-2004", "johnstone-1998")),
    (
        "compare petrov-2004 johnstone-1998 on us-troops",
        Compare("petrov-2004", "johnstone-1998", "us-troops"),
    ),
    (
        "compare petrov-2004 johnstone-1998 on us-troops page 2",
        Compare("petrov-2004", "johnstone-1998", "us-troops", 2),
    ),
    ('compare "a on b" c page 2', Compare("a on b", "c", page=2)),
    ("compare a b", Compare("a", "b")),
    ("compare a b c", Compare("a", "b", more=("c",))),
    ('compare a b c "d e" on trade', Compare("a", "b", "trade", more=("c", "d e"))),
    ('compare "004" a "1998"', Compare("004", "a", more=("1998",))),
    ("search nuclear umbrella", Search("nuclear umbrella")),
    ("search nuclear umbrella in bayarkhuu-2005", Search("nuclear umbrella", "bayarkhuu-2005")),
    ("search nuclear umbrella in bayarkhuu-2005 page 3", Search("nuclear umbrella", "bayarkhuu-2005", 3)),
    ('search "troops in korea-2" page 2', Search("troops in korea-2", page=2)),
    ('search "read page 2"', Search("read page 2")),
    ('search troops in "korea"', Search("troops", "korea")),
    ('search "mentions of rice"', Search("mentions of rice")),
    ('search "what is war?"', Search("what is war?")),
    ('search the "soft landing" idea', Search('the "soft landing" idea')),
    ("source petrov-2004 6", Source("petrov-2004", 6)),
    ('check "war is unthinkable"', Check("war is unthinkable")),
    ('check "the \\"soft\\" way" in petrov-2004', Check('the "soft" way', "petrov-2004")),
    ("papers", Papers()),
    ("topics", Topics()),
    ("topics page 2", Topics(2)),
    ("timeline", Timeline()),
    ("timeline mongolia", Timeline("mongolia")),
    ("timeline page 2", Timeline(page=2)),
    ('timeline "page" page 2', Timeline("page", 2)),
    ("cite petrov-2004 bibtex", Cite("petrov-2004", "bibtex")),
    ("daily", Daily()),
    ("daily 2026-11-22", Daily(dt.date(2026, 11, 22))),
    ("daily on us-troops", Daily(theme=("us-troops",))),
    ("daily on petrov-2004 004 issue 7", Daily(theme=("petrov-2004", "004"), issue=7)),
    ('daily 2026-11-22 on "us troops" "issue" 4', Daily(dt.date(2026, 11, 22), ("us troops", "issue", "4"))),
    ("help", Help()),
    ("help compare", Help("compare")),
    ("health", Health()),
    ("settings", Settings()),
    ("settings set", Settings("set")),
    ("settings set zone Asia/Seoul", Settings("set", "zone", "Asia/Seoul")),
    ("settings set quiet 5 6", Settings("set", "quiet", "<#5> <#6>")),
    ("settings set role 5", Settings("set", "role", "<@&5>")),
    ("settings changes", Settings("changes")),
    ("settings forget", Settings("forget", value="no")),
    ("settings forget yes", Settings("forget", value="yes")),
    ("ask what does petrov want", Ask("what does petrov want")),
    ("ask compare, please?", Ask("compare, please?")),
    ('summary "the"', Summary("the")),
    ('summary "please"', Summary("please")),
]


@pytest.mark.parametrize(("line", "command"), CANONICAL, ids=[line for line, _ in CANONICAL])
def test_each_command_has_one_line(line: str, command: Command) -> None:
    assert canonical(command) == line
    assert parse(line) == command
    assert read(line).strict


@settings(max_examples=400, deadline=None)
@given(commands)
def test_a_canonical_line_is_read_back(command: Command) -> None:
    parsed = read(canonical(command))
    assert parsed.command == command
    assert parsed.strict and not parsed.reading


@settings(max_examples=400, deadline=None)
@given(hostile | st.tuples(st.sampled_from([s.name for s in COMMANDS]), hostile).map(" ".join))
def test_any_text_is_read_and_what_was_read_can_be_written(line: str) -> None:
    parsed = read(line)
    assert parse(canonical(parsed.command)) == parsed.command
    assert parse(canonical(parsed.otherwise)) == parsed.otherwise
    assert parsed.strict == (canonical(parsed.command) == parsed.text)


@pytest.mark.parametrize(
    "line",
    ["", " \n", "😀", '"', "“", "!!!", "/", "<@1>", "please", "ask", "\x00", "? ? ?", "; -- DROP", "{{ x }}"],
)
def test_nonsense_is_a_question(line: str) -> None:
    assert isinstance(parse(line), Ask)


@pytest.mark.parametrize(
    "unit",
    [
        "a ",
        "and ",
        '"',
        "“",
        "'a ",
        '\\" ',
        ",",
        "- ",
        "vs ",
        "please ",
        "<@1>",
        "in x ",
        "page 2 ",
        "¶",
        "é",
    ],
)
@pytest.mark.parametrize("name", ["", "compare a ", "search ", "check ", "is ", "sumary ", 'summary "', "/"])
def test_long_lines_are_read(name: str, unit: str) -> None:
    line = name + unit * (1_500 // len(unit))
    for end in ("", '"', " differ"):
        parsed = read(line + end)
        assert parse(canonical(parsed.command)) == parsed.command


def test_a_hundred_thousand_characters_are_read() -> None:
    line = "did a say " * 10_000
    assert isinstance(parse("ask " + line), Ask)
    assert parse(canonical(Search(line))) == Search(line)


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("/brief japan", Brief("japan")),
        ("!papers", Papers()),
        ("<@123> summary petrov-2004", Summary("petrov-2004")),
        ("<@!123>, brief japan please", Brief("japan")),
        ("<@&123> brief japan", Brief("japan")),
        ("@briefbot: topics", Topics()),
        ("please help", Help()),
    ],
)
def test_how_the_bot_is_addressed_does_not_matter(line: str, command: Command) -> None:
    assert read(line).command == command
    assert read(line).strict


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("<@123> settings set role <@&5>", Settings("set", "role", "5")),
        ("/settings set quiet <#5>, <#6>", Settings("set", "quiet", "5, 6")),
        ("settings show", Settings()),
        ("settings log", Settings("changes")),
        ("Settings set timezone to Asia/Seoul", Settings("set", "zone", "Asia/Seoul")),
        ("settings set colour blue", Settings("set")),
        ("setings set zone UTC", Settings("set", "zone", "UTC")),
        ("settings forget it all", Settings("forget")),
        ("settings of the talks", Ask("settings of the talks")),
        ("settings yes", Ask("settings yes")),
    ],
)
def test_settings_are_read_as_people_type_them(line: str, command: Command) -> None:
    assert read(line).command == command


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("<@123> what does petrov want?", "what does petrov want?"),
        ("please, what does petrov want", "what does petrov want"),
        ("what does petrov want, please?", "what does petrov want"),
        ("why not? thanks!", "why not?"),
        ("either/or", "either/or"),
        ("say please twice", "say please twice"),
    ],
)
def test_a_question_is_kept_as_asked(line: str, text: str) -> None:
    parsed = read(line)
    assert parsed.command == Ask(text)
    assert parsed.text == text and not parsed.strict


def test_ask_takes_the_rest_of_the_line_as_it_is() -> None:
    assert parse('ask "soft landing" in petrov-2004 page 2?') == Ask('"soft landing" in petrov-2004 page 2?')


@pytest.mark.parametrize(
    ("line", "otherwise"),
    [
        ("search troops in korea", Search("troops in korea")),
        ("search troops in korea page 2", Search("troops in korea", page=2)),
        ("search reasons for war", Search("reasons for war")),
        ('check "troops" in korea', Check("troops")),
        ("did he-who say that war is over", Ask("did he-who say that war is over")),
        ("brief history of the war", Ask("history of the war")),
        ("overview of the nuclear crisis", Ask("the nuclear crisis")),
        ("compare chalk and cheese", Ask("compare chalk and cheese")),
        ("what does petrov want", Ask("what does petrov want")),
    ],
)
def test_a_line_has_another_meaning_where_its_names_go_by_nothing(line: str, otherwise: Command) -> None:
    assert read(line).otherwise == otherwise


def test_usage_shows_what_is_needed_and_what_is_not() -> None:
    assert usage("search") == "search TEXT [in PAPER] [page N]"
    assert usage("check") == 'check "QUOTE" [in PAPER]'
    assert usage("cite") == "cite PAPER [apa|chicago|bibtex|ris]"
    assert usage("daily") == "daily [YYYY-MM-DD] [on THEME …] [issue ISSUE]"
    assert usage("papers") == "papers"


@pytest.mark.parametrize("spec", COMMANDS, ids=[s.name for s in COMMANDS])
def test_usage_fits_a_line(spec: Any) -> None:
    assert usage(spec.name).startswith(spec.name) and len(usage(spec.name)) <= (
        80 if spec.who is Who.MEMBER else 125
    )


def test_reading_a_line_loads_nothing_heavy() -> None:
    code = (
        "import sys; from bot.grammar import read; read('petrov vs lee'); read('what does he want');"
        "print([m for m in ('rapidfuzz', 'rich', 'click', 'jinja2', 'discord') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
