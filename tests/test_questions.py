"""Questions as people type them: what the papers hold is answered, what they do not hold is refused."""

import asyncio
import tomllib
from pathlib import Path

import pytest
from silences import occurrences

from bot.app import App
from bot.model import Empty, Help, Response
from briefs.answers import Nothing, Unknown
from briefs.models import Paper

SEEDS = Path(__file__).parent.parent / "seeds"
ASKED = tomllib.loads((Path(__file__).parent / "questions.toml").read_text("utf-8"))
ANSWERABLE = [(text, paper, paragraph) for text, paper, paragraph in ASKED["answerable"]]
UNANSWERABLE = [text for texts in ASKED["unanswerable"].values() for text in texts]

Responses = dict[str, Response]


@pytest.fixture(scope="module")
def responses(store: Path) -> Responses:
    """What comes of each question."""

    async def ask(texts: list[str]) -> Responses:
        async with App.open(store, SEEDS, lambda: pytest.fail("no question is about today")) as app:
            return {text: await app.respond(text) for text in texts}

    return asyncio.run(ask([*(text for text, _, _ in ANSWERABLE), *UNANSWERABLE]))


@pytest.fixture(scope="module")
def papers(store: Path) -> dict[str, Paper]:
    async def read() -> dict[str, Paper]:
        async with App.open(store, SEEDS, lambda: pytest.fail("no paper is about today")) as app:
            return {paper.id: paper for paper in await app.library.wholes()}

    return asyncio.run(read())


def refused(response: Response) -> bool:
    return isinstance(response.turn.answer, Empty | Help | Nothing | Unknown)


def test_the_questions_are_sixty_and_sixty(papers: dict[str, Paper]) -> None:
    assert len({text for text, _, _ in ANSWERABLE}) == len(set(UNANSWERABLE)) == 60
    assert [len(texts) for texts in ASKED["unanswerable"].values()] == [20, 20, 20]
    assert all(papers[paper].passage(number) for _, paper, number in ANSWERABLE)


def test_what_no_paper_holds_is_refused(responses: Responses) -> None:
    answered = [text for text in UNANSWERABLE if not refused(responses[text])]
    assert len(answered) <= 0.02 * len(UNANSWERABLE), answered


def test_what_a_paper_holds_is_not_refused(responses: Responses) -> None:
    wrongly = [text for text, _, _ in ANSWERABLE if refused(responses[text])]
    assert len(wrongly) <= 0.05 * len(ANSWERABLE), wrongly


def test_the_first_page_mostly_shows_the_paragraph_that_answers(responses: Responses) -> None:
    missed = [
        text
        for text, paper, number in ANSWERABLE
        if (paper, number) not in {(q.paper, q.citation.paragraph) for q in responses[text].reply.quotes}
    ]
    assert len(missed) <= 0.1 * len(ANSWERABLE), missed


def test_a_refusal_has_searched_every_paragraph(responses: Responses, papers: dict[str, Paper]) -> None:
    refusals = [a for r in responses.values() if isinstance(a := r.turn.answer, Nothing)]
    assert len(refusals) > len(UNANSWERABLE) / 2
    assert {a.paragraphs for a in refusals} == {sum(len(paper.quotable) for paper in papers.values())}


def test_what_a_refusal_calls_missing_is_nowhere(responses: Responses, papers: dict[str, Paper]) -> None:
    texts = {id: "\n".join(passage.text for passage in paper.passages) for id, paper in papers.items()}
    answers = [(text, r.turn.answer) for text, r in responses.items()]
    missing = [(text, word) for text, a in answers if isinstance(a, Nothing) for word in a.missing]
    assert missing
    assert [(text, word) for text, word in missing if occurrences(texts, word)] == []
