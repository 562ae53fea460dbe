"""Commands as people type them, and questions that merely look like commands."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.commands import (
    BY_NAME,
    Ask,
    Brief,
    Check,
    Cite,
    Command,
    Compare,
    Counter,
    Daily,
    Glossary,
    Health,
    Help,
    Papers,
    Questions,
    Reading,
    Search,
    Source,
    Summary,
    Timeline,
    Topics,
    Who,
)
from bot.fillers import CHOICES, VERBS
from bot.grammar import parse, read
from bot.model import ReadAs
from bot.patterns import index
from bot.phrases import PHRASES

LOOSE: list[tuple[str, Command]] = [
    # summary
    ("sum up the mongolia paper", Summary("the mongolia paper")),
    ("tl;dr 004", Summary("004")),
    ("TLDR: Lee", Summary("Lee")),
    ("Summary LEE-1999 Short", Summary("LEE-1999", "short")),
    ("short summary of lee", Summary("lee", "short")),
    ("brief summary of lee", Summary("lee", "short")),
    ("summary mongolian perspectives long", Summary("mongolian perspectives", "long")),
    ("can you summarize Lee's paper in one line?", Summary("Lee's paper", "line")),
    ("give me a one-line summary of lee, please", Summary("lee", "line")),
    ("what's the gist of the fish paper", Summary("the fish paper")),
    ("summarise 000 in detail", Summary("000", "long")),
    ("sum lee up in one sentence", Summary("lee", "line")),
    ("lee summary", Summary("lee")),
    ("lee's summary", Summary("lee")),
    ('Summary "the long peace" line', Summary("the long peace", "line")),
    ("what is lee about?", Summary("lee")),
    ("key points of lee", Summary("lee")),
    # brief
    ("brief: japan", Brief("japan")),
    ("brief me on us troops", Brief("us troops")),
    ("brief history of the war", Brief("history of the war")),
    ("give me a brief on the fish trade", Brief("the fish trade")),
    ("us troops brief", Brief("us troops")),
    ("topic japan", Brief("japan")),
    ("views on reunification", Brief("reunification")),
    ("compare all three papers on us troops", Brief("us troops")),
    ("brief us", Brief("us")),
    ("brief the U.S.", Brief("the U.S.")),
    # compare
    ("compare lee and kim on us troops", Compare("lee", "kim", "us troops")),
    ("compare 000 and 004 on soft landing", Compare("000", "004", "soft landing")),
    ("compare 000 004 on soft landing", Compare("000", "004", "soft landing")),
    ("lee vs kim on us troops", Compare("lee", "kim", "us troops")),
    ("lee v. kim: japan", Compare("lee", "kim", "japan")),
    ("compare lee, kim", Compare("lee", "kim")),
    ("compare: lee, kim", Compare("lee", "kim")),
    ("compare lee,kim", Compare("lee", "kim")),
    ("compare lee/kim", Compare("lee", "kim")),
    ("compare lee & kim", Compare("lee", "kim")),
    ("COMPARE LEE WITH KIM", Compare("LEE", "KIM")),
    ("compare lee 2004 kim 1998", Compare("lee 2004", "kim 1998")),
    ("contrast the fish paper with the rice paper", Compare("the fish paper", "the rice paper")),
    ("what is the difference between lee and kim on china?", Compare("lee", "kim", "china")),
    ("find the differences between lee and kim", Compare("lee", "kim")),
    ("how do lee and kim differ on japan", Compare("lee", "kim", "japan")),
    ("where do lee and kim disagree?", Compare("lee", "kim")),
    ("does lee agree with kim on china", Compare("lee", "kim", "china")),
    ("how does lee's view differ from kim's on china", Compare("lee", "kim", "china")),
    ("what do lee and kim say about us troops", Compare("lee", "kim", "us troops")),
    ("compare us troops in lee and kim page 2", Compare("lee", "kim", "us troops", 2)),
    ("compare lee's and kim's views on us troops", Compare("lee", "kim", "us troops")),
    ('compare "war and peace" and lee', Compare("war and peace", "lee")),
    # search
    ("find nuclear umbrella in lee", Search("nuclear umbrella", "lee")),
    ('look up "nuclear umbrella"', Search("nuclear umbrella")),
    ("search for the sunshine policy please", Search("the sunshine policy")),
    ("search lee for nuclear umbrella", Search("nuclear umbrella", "lee")),
    ("find quotes about rice in Lee 1999", Search("rice", "Lee 1999")),
    ("search the war in asia in lee page 2", Search("the war in asia", "lee", 2)),
    ("search: is it over now?", Search("is it over now")),
    # source
    ("show paragraph 6 of lee", Source("lee", 6)),
    ("paragraph six of the fish paper", Source("the fish paper", 6)),
    ("8th paragraph of lee", Source("lee", 8)),
    ("lee ¶6", Source("lee", 6)),
    ("¶ 6 lee", Source("lee", 6)),
    ("lee para 6", Source("lee", 6)),
    ("lee, para. 6", Source("lee", 6)),
    ("source lee 1999 6", Source("lee 1999", 6)),
    ("more context for lee ¶6", Source("lee", 6)),
    ("[Lee 1999, ¶6]", Source("Lee 1999", 6)),
    ("[Lee 1999, §3 ¶24]", Source("Lee 1999", 24)),
    ("[Lee 1999, ES ¶1]", Source("Lee 1999", 1)),
    ("[Lee 1999, back matter ¶60]", Source("Lee 1999", 60)),
    # counter
    ("what speaks against lee 24?", Counter("lee", 24)),
    ("what stands against lee ¶24", Counter("lee", 24)),
    ("anything against paragraph 24 of the fish paper?", Counter("the fish paper", 24)),
    ("who disagrees with Lee 1999 ¶3", Counter("Lee 1999", 3)),
    ("counter-line to lee, ¶24", Counter("lee", 24)),
    ("objections to lee para 6", Counter("lee", 6)),
    ("lee 24 rebuttal page 2", Counter("lee", 24, 2)),
    # questions
    ("which questions do the papers ask?", Questions()),
    ("what questions does lee raise", Questions("lee")),
    ("questions in lee", Questions("lee")),
    ("list all the questions", Questions()),
    ("what do the authors ask", Questions()),
    # reading
    ("what should I read first on nuclear", Reading("nuclear")),
    ("what should we read first?", Reading()),
    ("reading list on us troops please", Reading("us troops")),
    ("where do I start", Reading()),
    ("what to read about japan", Reading("japan")),
    # glossary
    ("what does NEA mean", Glossary("NEA")),
    ("what does NEA stand for?", Glossary("NEA")),
    ("define security dilemma", Glossary("security dilemma")),
    ("definition of soft landing", Glossary("soft landing")),
    ("what is meant by soft landing?", Glossary("soft landing")),
    ("abbreviations", Glossary()),
    # who
    ("who is Suh Jae-jung", Who("Suh Jae-jung")),
    ("who's Perry?", Who("Perry")),
    ("who William Perry", Who("William Perry")),
    ("who is mentioned in the papers", Who()),
    ("list people and organisations", Who()),
    # check
    ('check "rice is free" in lee', Check("rice is free", "lee")),
    ("check “rice is ‘free’” from Lee 1999", Check("rice is ‘free’", "Lee 1999")),
    ("check: rice is free now", Check("rice is free now")),
    ('did lee say "rice is free"?', Check("rice is free", "lee")),
    ("did lee say 'rice isn't free'?", Check("rice isn't free", "lee")),
    ("did lee say that rice is free", Check("rice is free", "lee")),
    ('did anyone ever say "rice is free"', Check("rice is free")),
    ('did lee really say that "rice is free" back then?', Check("rice is free", "lee")),
    ('is this a real quote: "rice is free"', Check("rice is free")),
    ("is this a real quote: rice is free", Check("rice is free")),
    ('is "rice is free" a real quote?', Check("rice is free")),
    ('who said "rice is free"', Check("rice is free")),
    ('lee wrote: "rice is free"', Check("rice is free", "lee")),
    ('"Rice is free" - Lee', Check("Rice is free", "Lee")),
    # papers and topics
    ("list papers", Papers()),
    ("Papers?", Papers()),
    ("which papers do you have?", Papers()),
    ("what papers do you have", Papers()),
    ("how many papers are there", Papers()),
    ("could you please list all the papers for me? thank you!", Papers()),
    ("list topics", Topics()),
    ("what topics can i ask about", Topics()),
    ("What can I ask about?", Topics()),
    ("list topics page 3", Topics(3)),
    # timeline
    ("timeline of the fish trade", Timeline("the fish trade")),
    ("mongolia timeline", Timeline("mongolia")),
    ("show me the timeline", Timeline()),
    ("chronology for lee page 2", Timeline("lee", 2)),
    ("timeline us troops", Timeline("us troops")),
    # cite
    ("cite lee in bibtex", Cite("lee", "bibtex")),
    ("bibtex for lee", Cite("lee", "bibtex")),
    ("lee bibtex", Cite("lee", "bibtex")),
    ("how do i cite the fish paper?", Cite("the fish paper")),
    ("can i get a citation for lee in chicago style", Cite("lee", "chicago")),
    # daily
    ("today's brief", Daily()),
    ("today’s brief", Daily()),
    ("brief of the day", Daily()),
    ("daily brief for 2026-11-22", Daily(dt.date(2026, 11, 22))),
    ("daily on lee, kim and us troops", Daily(theme=("lee, kim and us troops",))),
    ("daily brief about the mongolia paper", Daily(theme=("the mongolia paper",))),
    # help and health
    ("help me", Help()),
    ("how do I use this?", Help()),
    ("help me, how do I use this bot", Help()),
    ("hi, please help: commands", Help()),
    ("commands", Help()),
    ("what can you do", Help()),
    ("help with compare", Help("compare")),
    ("how do i use tl;dr", Help("summary")),
    ("compare", Help("compare")),
    ("tldr", Help("summary")),
    ("health report", Health()),
]

QUESTIONS = [
    "source of the tension in Korea",
    "source of tension 1994",
    "what is the source of the plutonium",
    "check on the progress of the talks?",
    "did lee say anything about china",
    "did lee say why the talks failed",
    "did lee argue that the alliance is obsolete",
    "when did the summit happen",
    "what does lee say about china vs japan",
    "what does lee want",
    "daily life in the north",
    "daily 2026-13-45",
    "health care in the north",
    "papers say what about japan",
    "topics lee covers",
    "status of forces agreement",
    "reference to the armistice",
    "help the north",
    "lee's views on reunification",
    "who said no to the summit?",
    "is it true that lee wants us troops out?",
    "summary of what lee wants",
    "compare it",
    "compare the papers",
    "cite it",
    "¶6",
    "lee 1999",
    "a comparative history",
    '"soft landing"',
    "summarize this",
    "why compare them at all",
]

SLIPS = [
    ("sumary lee", Summary("lee"), "sumary", "summary"),
    ("can you Sumarize the lee paper pls", Summary("the lee paper"), "Sumarize", "summarize"),
    ("comapre a b", Compare("a", "b"), "comapre", "compare"),
    ("tiemline", Timeline(), "tiemline", "timeline"),
    ("breif: japan", Brief("japan"), "breif", "brief"),
    ("serach nuclear umbrella", Search("nuclear umbrella"), "serach", "search"),
    ("hlep", Help(), "hlep", "help"),
    ("tpoics", Topics(), "tpoics", "topics"),
    ("usmmary of lee", Summary("lee"), "usmmary", "summary"),
    ("differnce between lee and kim", Compare("lee", "kim"), "differnce", "difference"),
    ('chek "rice is free"', Check("rice is free"), "chek", "check"),
]


@pytest.mark.parametrize(("line", "command"), LOOSE, ids=[line for line, _ in LOOSE])
def test_loosely_typed_commands_are_read(line: str, command: Command) -> None:
    parsed = read(line)
    assert parsed.command == command
    assert not parsed.strict and not parsed.reading


@pytest.mark.parametrize("line", QUESTIONS)
def test_a_question_that_begins_like_a_command_stays_one(line: str) -> None:
    assert parse(line) == Ask(line)


@pytest.mark.parametrize(("line", "command", "typed", "word"), SLIPS, ids=[slip[0] for slip in SLIPS])
def test_a_misspelt_command_word_is_read_and_shown(
    line: str, command: Command, typed: str, word: str
) -> None:
    parsed = read(line)
    assert parsed.command == command
    assert parsed.reading == (ReadAs(typed, word),)


@pytest.mark.parametrize(
    "line",
    [
        "starch production in the north",
        "tropics of the north",
        "course of the war",
        "dairy farms in the north",
        "research on rice",
        "compared to lee, kim is mild",
        "briefly, what does lee want",
        "sources say nothing of rice",
        "cheek to cheek we stand",
        "complete withdrawal of the troops",
        "heath and moor of the north",
    ],
)
def test_an_english_word_is_no_slip(line: str) -> None:
    assert parse(line) == Ask(line)


def test_every_phrase_speaks_of_its_command() -> None:
    assert PHRASES.keys() == BY_NAME.keys()
    phrases = {id(p): p for found in index().by_word.values() for p in found}.values()
    assert {p.spec.name for p in (*phrases, *index().unfixed)} == PHRASES.keys()


def test_every_choice_people_name_is_one() -> None:
    options = [option for spec in BY_NAME.values() for option in spec.options]
    for name, said in CHOICES.items():
        assert said.keys() <= {
            choice for option in options if option.name == name for choice in option.choices
        }


def test_every_verb_known_misspelt_begins_a_phrase() -> None:
    assert set(VERBS) <= index().by_word.keys()
