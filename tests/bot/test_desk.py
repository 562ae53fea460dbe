"""What people type, and what they get: conversations over the shipped papers."""

from collections.abc import Callable

import pytest

from bot.model import Response
from briefs.answers import Comparison, Excerpts, Nothing, Summary, TopicBrief, Unknown

Say = Callable[[str], Response]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("summary petrov short", "summary petrov-2004 short"),
        ("Sum up the mongolia paper!", "summary bayarkhuu-2005"),
        ("tl;dr 004", "summary johnstone-1998"),
        ("petrov", "summary petrov-2004"),
        ("ask petrov", "summary petrov-2004"),
        ("check petrov", "help check"),  # nothing is quoted
        ("six party talks", "brief six-party-talks"),
        ("Brief: japan", "brief japan"),
        ("compare petrov and bayarkhuu on us troops", "compare petrov-2004 bayarkhuu-2005 on us-troops"),
        ("petrov vs johnstone", "compare petrov-2004 johnstone-1998"),
        ("petrov vs johnstone vs bayarkhuu", "compare petrov-2004 johnstone-1998 bayarkhuu-2005"),
        (
            "compare petrov johnstone and bayarkhuu on nuclear",
            "compare petrov-2004 johnstone-1998 bayarkhuu-2005 on nk-nuclear-program",
        ),
        ("compare 003, 004 and 000", "compare petrov-2004 johnstone-1998 bayarkhuu-2005"),
        ("compare petrov petrov johnstone", "compare petrov-2004 johnstone-1998"),
        ("list papers", "papers"),
        ("topics page 99", "topics page 3"),
        ("what topics can i ask about", "topics"),
        ("help me, how do I use this bot", "help"),
        ("source petrov 6", "source petrov-2004 6"),
        ("cite the mongolia paper bibtex", "cite bayarkhuu-2005 bibtex"),
        ("daily", "daily"),
        ("daily on petrov and johnstone", "daily on petrov-2004 johnstone-1998"),
        ("daily on petrov 2004 issue 3", "daily on petrov-2004 issue 3"),
        ("daily on us troops", "daily on us-troops"),
        ("daily on us troops, japan and the mongolia paper", "daily on us-troops japan bayarkhuu-2005"),
        ("daily brief about balance of power", 'daily on "balance of power"'),
        ("daily on petrov, johnstone on japan", "daily on japan petrov-2004 johnstone-1998"),
        ("what speaks against petrov 13?", "counter petrov-2004 13"),
        ("which questions does the conference report ask", "questions johnstone-1998"),
        ("what should I read first on nukes", "reading nk-nuclear-program"),
        ("define security dilemma", 'glossary "security dilemma"'),
        ("who is Suh Jae-jung", 'who "Suh Jae-jung"'),
        ("against?", "help counter"),
    ],
)
def test_a_loose_line_is_read_as_its_command(say: Say, typed: str, line: str) -> None:
    assert say(typed).turn.line == line


@pytest.mark.parametrize("typed", ["daily on zeppelins", "daily on petrov zeppelins"])
def test_a_theme_that_is_none_gets_the_nearest(say: Say, typed: str) -> None:
    response = say(typed)
    assert isinstance(response.turn.answer, Unknown) and response.turn.answer.what == "theme"
    assert response.reply.actions[0].line == f"daily on {response.turn.answer.nearest[0]}"


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("daily on us-troops and zzzz", "zzzz"),
        ("daily on zzzz and us-troops", "zzzz"),
        ("daily on us-troops zzzz", "zzzz"),
        ("daily on us-troops and sanctions, petrov", "sanctions"),
        ("daily on US troops, the psychological balance, the zzzz yyyy & petrov", "zzzz yyyy"),
    ],
)
def test_a_part_of_a_theme_that_is_nothing_is_named(say: Say, typed: str, part: str) -> None:
    response = say(typed)
    assert isinstance(response.turn.answer, Unknown) and response.turn.answer.typed == part
    assert f"**No theme goes by “{part}”**; the nearest: " in response.reply.text


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("daily on Iron Silk Road and railway links", "daily on railways"),
        (
            "daily on iron silk road and railway links and taiwan, petrov",
            "daily on railways taiwan petrov-2004",
        ),
        ("daily on energy, pipelines and a NEA Development Bank", "daily on energy-infrastructure"),
        ("daily on us troops and the psychological balance", 'daily on us-troops "psychological balance"'),
    ],
)
def test_a_name_with_an_and_in_it_stays_whole(say: Say, typed: str, line: str) -> None:
    assert say(typed).turn.line == line


def test_the_canonical_line_gives_the_same_answer(say: Say) -> None:
    first = say("what does petrov say about us troops")
    again = say(first.turn.line)
    assert again.reply.quotes == first.reply.quotes


@pytest.mark.parametrize(
    ("typed", "intent"),
    [
        ("WHY DOES PETROV WANT MULTILATERAL TALKS", "search"),
        ("conceptual imperialism", "search"),
        ("taiwan", "brief"),
        ("where do the papers disagree about a US-Japan-South Korea alliance?", "compare"),
        ("best sushi in berlin", "none"),
    ],
)
def test_intents(say: Say, typed: str, intent: str) -> None:
    assert say(typed).turn.intent == intent


@pytest.mark.parametrize(
    "typed",
    ["who should lead the process", "who is to blame for the crisis", "reading between the lines of petrov"],
)
def test_a_question_that_names_nobody_and_no_topic_is_a_question(say: Say, typed: str) -> None:
    assert say(typed).turn.intent in ("search", "none", "brief")


@pytest.mark.parametrize(
    ("line", "intent"),
    [
        ("counter petrov-2004 1", "counter"),
        ("questions bayarkhuu-2005", "questions"),
        ("reading", "reading"),
        ("glossary NEA", "glossary"),
        ("glossary xyzzy", "none"),
        ("who", "who"),
        ("who xyzzy", "none"),
        ("counter petrov-2004 99", "none"),
    ],
)
def test_intents_of_commands(say: Say, line: str, intent: str) -> None:
    assert say(line).turn.intent == intent


def test_a_slip_is_corrected_and_said(say: Say) -> None:
    response = say("petrof on the armistise")
    assert isinstance(response.turn.answer, Excerpts)
    assert {q.paper for q in response.reply.quotes} == {"petrov-2004"}
    assert "armistice" in response.reply.text


def test_scope_keeps_to_the_paper_named(say: Say) -> None:
    response = say("what does bayarkhuu say about unification?")
    assert {q.paper for q in response.reply.quotes} == {"bayarkhuu-2005"}


@pytest.mark.parametrize("typed", ["sanctions", "ask sanctions"])
def test_a_refusal_names_what_it_looked_for(say: Say, typed: str) -> None:
    response = say(typed)
    assert isinstance(response.turn.answer, Nothing)
    assert response.turn.answer.missing == ("sanctions",)
    assert "sanctions" in response.reply.text


def test_an_unknown_paper_gets_near_names(say: Say) -> None:
    answer = say("cite nosuchpaper").turn.answer
    assert isinstance(answer, Unknown | Nothing)


def test_an_unknown_paragraph_says_which_there_are(say: Say) -> None:
    answer = say("source petrov-2004 99").turn.answer
    assert isinstance(answer, Unknown)
    assert answer.what == "paragraph"


def test_a_brief_shows_each_paper_or_its_silence(say: Say) -> None:
    answer = say("brief six-party-talks").turn.answer
    assert isinstance(answer, TopicBrief)
    assert {v.paper.id: v.paragraphs > 0 for v in answer.views} == {
        "johnstone-1998": False,
        "petrov-2004": True,
        "bayarkhuu-2005": True,
    }


def test_a_comparison_has_lines_from_both_sides(say: Say) -> None:
    answer = say("compare petrov-2004 johnstone-1998").turn.answer
    assert isinstance(answer, Comparison)
    assert all(aspect.first and aspect.second for aspect in answer.aspects)


def test_a_paper_in_a_row_that_nobody_knows_is_named(say: Say) -> None:
    answer = say("compare petrov johnstone lee").turn.answer
    assert isinstance(answer, Unknown)
    assert (answer.what, answer.typed) == ("paper", "lee")


def test_a_row_of_words_that_are_no_papers_is_a_question(say: Say) -> None:
    assert isinstance(say("compare wages prices jobs").turn.answer, Nothing)


def test_comparing_a_paper_with_itself_sums_it_up(say: Say) -> None:
    assert isinstance(say("compare petrov petrov").turn.answer, Summary)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "   ",
        "🙂🙂",
        '"',
        "“",
        "'; DROP TABLE paper; --",
        'title:"a" OR NEAR(',
        "{{ 7*7 }}",
        "{% for x in y %}",
        "@everyone <@123> <#1>",
        "\x00\x07\u202e",
        "a" * 4000,
        "what " * 700,
        "¶6",
        "source petrov-2004 0",
        "page 2",
        "compare",
        "summary",
        "check",
        "北朝鮮",
        "é" * 50,
    ],
)
def test_any_line_gets_one_reply_within_the_limit(say: Say, line: str) -> None:
    text = say(line).reply.text
    assert 0 < len(text) <= 2000
    assert "@everyone" not in text and "<@123>" not in text


def test_what_was_asked_is_shown_as_text_not_as_markup(say: Say) -> None:
    assert "49" not in say("{{ 7*7 }}").reply.text
