"""Whatever is asked of the shipped papers, no card breaks a rule: random cards, the same ones in every run."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from card_rules import (
    MESSAGE,
    RULES,
    Rule,
    buttons,
    company,
    followable,
    furniture,
    lead_ins,
    refusals,
    riders,
    silences,
    size,
    speakers,
    verified,
    whole_sentences,
    years,
)
from cards import Card, Deal, deal

from bot.model import Action, Answer, Response, Withheld
from briefs.answers import Nothing, TopicBrief
from briefs.models import Kind, Lean, Quote

SEEDS = Path(__file__).parent.parent / "seeds"
COUNT, FOLLOWED = 150, 60  # a thousand are dealt by tests/benchmarks/random_cards.py


@pytest.fixture(scope="module")
def dealt(store: Path) -> Deal:
    """The cards, as they come from one seed."""
    return asyncio.run(deal(store, SEEDS, COUNT, FOLLOWED, seed=1))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_no_card_breaks_a_rule(dealt: Deal, rule: Rule) -> None:
    cards = (*dealt.cards, *dealt.followed)
    assert [(card.line, fault) for card in cards for fault in rule(card, dealt.corpus)] == []


def test_the_same_line_gives_the_same_reply_whatever_was_asked_before(dealt: Deal) -> None:
    assert [card.response for card in dealt.cards] == list(dealt.again)


def test_the_line_behind_a_button_is_answered_to_the_letter(dealt: Deal) -> None:
    assert dealt.followed
    assert [fault for card in dealt.followed for fault in followable(card, dealt.corpus)] == []


def test_the_deal_puts_the_rules_to_the_test(dealt: Deal) -> None:
    """There are leaning sentences, items, lists, speakers, silences and nearest passages to go wrong."""
    shown = [quote for card in dealt.cards for quote in card.quotes]
    passages = [dealt.corpus.papers[q.paper].passage(q.citation.paragraph) for q in shown]
    leans = {
        sentence.lean
        for quote, passage in zip(shown, passages, strict=True)
        for sentence in passage.sentences
        if quote.start <= sentence.start < quote.end
    }
    answers = [card.answer for card in dealt.cards]
    assert leans == set(Lean)
    assert {passage.kind for passage in passages} == set(Kind)
    assert any(quote.reported for quote in shown)
    assert any(not v.paragraphs for a in answers if isinstance(a, TopicBrief) for v in a.views)
    assert any(a.absent for a in answers if isinstance(a, TopicBrief))
    assert any(a.nearest for a in answers if isinstance(a, Nothing))


@pytest.mark.parametrize(
    ("topic", "silent"),
    [("japan", "Johnstone 1998"), ("taiwan", "Petrov 2004"), ("famine-food", "Petrov 2004")],
)
def test_a_silence_is_said(say: Callable[[str], Response], topic: str, silent: str) -> None:
    text = say(f"brief {topic}").reply.text
    assert f"{silent} (0 of " in text.partition("**Silent:**")[2]


def test_the_sharpest_contrast_is_said(say: Callable[[str], Response]) -> None:
    told = say("brief us-troops").reply.text.partition("**Sharpest contrast** · ")[2]
    assert told.startswith(
        "Johnstone 1998, §5 ¶50: “will continue to have a role” — Petrov 2004, ¶13: “won’t be tolerated by Russia”"
    )


def _retold(card: Card, text: str) -> Card:
    return replace(card, response=replace(card.response, reply=replace(card.response.reply, text=text)))


def _requoted(card: Card, quotes: Iterator[Quote]) -> Card:
    reply = replace(card.response.reply, quotes=tuple(quotes))
    return replace(card, response=replace(card.response, reply=reply))


def _answered(card: Card, answer: Answer) -> Card:
    return replace(card, response=replace(card.response, turn=replace(card.response.turn, answer=answer)))


def _voiceless(card: Card) -> Card:
    """Without its silences: every paper is said to be silent on a subject they all speak of."""
    if not isinstance(card.answer, TopicBrief):
        return card
    silent = tuple(replace(view, paragraphs=0) for view in card.answer.views)
    return _answered(card, replace(card.answer, views=silent))


def _renamed(card: Card) -> Card:
    actions = tuple(Action(a.label, f" {a.line}") for a in card.response.reply.actions)
    return replace(card, response=replace(card.response, reply=replace(card.response.reply, actions=actions)))


BREAKING: dict[Rule, Callable[[Card], Card]] = {
    whole_sentences: lambda card: _requoted(card, (replace(q, end=q.end - 1) for q in card.quotes)),
    riders: lambda card: _requoted(card, (q for q in card.quotes if not q.rider)),
    company: lambda card: _requoted(card, (q for q in card.quotes if not q.rider)),
    lead_ins: lambda card: _requoted(card, (q for q in card.quotes if not q.rider)),
    speakers: lambda card: _retold(card, card.text.replace("reported: ", "")),
    years: lambda card: _retold(card, card.text.replace("2004", "").replace("2005", "")),
    size: lambda card: _retold(card, card.text + "𝄞" * (MESSAGE // 2)),
    furniture: lambda card: _retold(card, f"{card.text}\nTopList More articles by Leonid A.Petrov"),
    verified: lambda card: _answered(card, Withheld("0")),
    refusals: lambda card: _retold(card, card.text.replace("not an answer", "an answer")),
    silences: _voiceless,
    buttons: _renamed,
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_card_that_breaks_a_rule_is_found(dealt: Deal, rule: Rule) -> None:
    broken = map(BREAKING[rule], dealt.cards)
    assert any(fault for card in broken for fault in rule(card, dealt.corpus))
