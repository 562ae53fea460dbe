"""Foreign text shows as it is, does nothing, and can be read back."""

import pytest
from discord_markdown import pings, visible
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.markup import bold, escape, fence, unbold, unescape
from briefs.text import collapse

MARKUP = "\\`*_~|><[]()#@:./&-+=1!{}u0A;"
HIDDEN = "\x00\x07\u200b\u200d\u00ad\u202e\u2066\u0301\ud800\U000e0041"
texts = st.text(st.one_of(st.sampled_from(MARKUP + HIDDEN + " \n\t\u00a0ehx"), st.characters()), max_size=40)
PAYLOADS = (
    "**bold** __under__ *it* _it_",
    "~~gone~~ ||hidden||",
    "`code` ```block```",
    "> quoted",
    ">>> all quoted",
    "# heading",
    "-# small",
    "- item",
    "* item",
    "+ item",
    "1. item",
    "12) item",
    "[nature.com](https://evil.example)",
    "nature.com](https://evil.example)",
    "https://evil.example/a?b=c",
    "see http://evil.example.",
    "discord.gg/abc or discord.com/invite/abc",
    "<https://evil.example>",
    "@everyone and @here",
    "<@5> <@!5> <@&5>",
    "<#1> </summary:1> <id:customize>",
    "<t:0:R> :smile:",
    "<a:wave:1> <:wave:1>",
    "{{ 7*7 }} {% for %} %(x)s ${x} {0.__class__}",
    "&lt;b&gt; &#42;",
    "\\*not bold\\*",
    "the `collapsist' school",
)


@given(texts)
@example("@\u200beveryone")
@example("\\u{202E}")
@example("1. 2. 3.")
@settings(max_examples=500)
def test_unescaping_gives_the_text_back(text: str) -> None:
    assert unescape(escape(text)) == collapse(text)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_only_text(payload: str) -> None:
    shown, kinds = visible(escape(payload))
    assert (shown.replace("\u200b", ""), kinds) == (payload, [])
    assert not pings(escape(payload))


@given(texts)
@settings(max_examples=500)
def test_no_text_is_markup(text: str) -> None:
    assert visible(escape(text))[1] == []
    assert pings(escape(text)) == []


def test_the_reader_of_the_tests_sees_markup_where_there_is_some() -> None:
    seen = {kind for payload in PAYLOADS for kind in visible(payload)[1]}
    assert {
        "strong",
        "link",
        "mention",
        "time",
        "emoji",
        "list",
        "heading",
        "small",
        "quote",
        "code",
        "masked",
    } <= seen


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\x1b", "\U000e0041", "\ud800", "\x00"])
def test_what_hides_or_reorders_is_shown_by_its_code(char: str) -> None:
    escaped = escape(f"a{char}b")
    assert escaped == f"a\\u{{{ord(char):04X}}}b"
    assert unescape(escaped) == f"a{char}b"


@pytest.mark.parametrize("word", ["soft\u00adhyphen", "نمی\u200cخواهم", "👩\u200d🚀", "Ha\u0308user"])
def test_what_belongs_to_a_word_stays(word: str) -> None:
    assert escape(word) == word


def test_a_tower_of_accents_is_cut_down_in_sight() -> None:
    escaped = escape("e" + "\u0301" * 500)
    assert escaped.startswith("e" + "\u0301" * 4 + "\\u{0301}")
    assert escaped.count("\u0301") == 4


@pytest.mark.parametrize(
    "text", ["Sep.2003", "U.S.-China, i.e. Prof. L. A.", "24% of 10; (a) 'b' \"c\" — d!"]
)
def test_plain_prose_is_left_alone(text: str) -> None:
    assert escape(text) == text


@given(texts, st.integers(0, 40), st.integers(0, 40))
@settings(max_examples=500)
def test_bold_can_be_taken_off(text: str, start: int, end: int) -> None:
    pieces = unbold(bold(text, (start, end)))
    assert "".join(map(unescape, pieces)) == collapse(text)
    if text[start:end].strip():
        assert unescape(pieces[1]) == collapse(text[start:end])


def test_bold_marks_stand_tight() -> None:
    assert bold("One two  three.", (3, 9)) == "One **two** three."
    assert bold("*One* two", (0, 5)) == "**\\*One\\*** two"
    assert bold("One", None) == "One"


def test_a_fenced_text_cannot_end_its_block() -> None:
    fenced = fence("@misc{a,\n  title = {``` > \u202eout}\n}")
    assert fenced.count("```") == 2
    assert fenced.replace("\u200b", "").split("\n")[2] == "  title = {``` > out}"


@pytest.mark.parametrize("unit", ["a.", "&a", "a:", "@ ", "`", "1", "\u0301", "\\"])
def test_a_long_text_is_read_once(unit: str) -> None:
    text = unit * (200_000 // len(unit))  # anything slower than linear would not end
    assert unescape(escape(text)) == collapse(text)
