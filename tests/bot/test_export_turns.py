"""Every kind of answer in a file: nothing shortened, and what is shown is what the sources say."""

import asyncio
from dataclasses import replace

import pytest
from made_up import PAPERS, QUAY, known, shelf
from made_up_turns import TURNS, main, turn

from bot.export import pages
from bot.export.blocks import parts
from bot.export.proof import prove_page
from bot.gate import GateError, verify
from bot.limits import NAME
from bot.model import Turn
from bot.replies import word, word_whole
from briefs.answers import Comparison, Excerpts, Hit

SHELF = shelf()


def page(asked: Turn, form: str) -> pages.Page:
    reply = word_whole(asked)
    asyncio.run(verify(reply, SHELF))
    name = "comparison" if isinstance(asked.answer, Comparison) else "answer"
    return pages.page(name, form, turn=asked, it=asked.answer, parts=parts(reply), texts=[])


@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize("name", TURNS)
def test_every_answer_is_written_as_it_is_verified(name: str, form: str) -> None:
    made = page(TURNS[name], form)
    asyncio.run(prove_page(made.text, form, made.runs, SHELF))
    shown = {(q.paper, q.start, q.end) for run in made.runs for q in run}
    assert shown == {(q.paper, q.start, q.end) for q in word_whole(TURNS[name]).quotes}


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_quote_that_is_not_true_is_caught_on_the_page(form: str) -> None:
    wrong = replace(main(QUAY, 2, 1), start=main(QUAY, 2, 1).start + 1)
    hits = (Hit(wrong.paper, 1.0, wrong),)
    asked = turn(Excerpts("words", hits, 1, 1, 1, PAPERS), "search words")
    made = pages.page("answer", form, turn=asked, it=asked.answer, parts=parts(word_whole(asked)), texts=[])
    with pytest.raises(GateError):
        asyncio.run(prove_page(made.text, form, made.runs, SHELF))


def test_what_a_card_shortens_is_whole() -> None:
    speaker = "Some captains argue that the quay is too small for two fleets"
    quote = main(known(QUAY, (3, 1), reported=speaker), 3, 1)
    hits = (Hit(quote.paper, 1.0, quote),)
    missing = tuple(f"word{number}" for number in range(99))
    asked = turn(Excerpts("words", hits, 1, 1, 1, PAPERS, missing=missing), "search words")
    assert len(speaker) > NAME
    assert f'"{speaker}"' in word_whole(asked).text and f'"{speaker}"' not in word(asked).text
    assert "word98" in word_whole(asked).text and "word98" not in word(asked).text
