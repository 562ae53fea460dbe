"""What is found, down to the sentence."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import pytest
from corpus import handmade
from small import Corpus, corpus

from briefs import retrieval
from briefs.answers import Hit
from briefs.errors import UnknownNameError
from briefs.library import Library
from briefs.models import Lean, Place, Topic
from briefs.retrieval import Results

T = TypeVar("T")
FERRY = Topic("ferry", "The ferry", ("boat",), ("ferry",))
LEANS = {"lean": Lean.HARD, "riders": (Place(1, 1),)}
ISLE = handmade(
    "isle",
    ["The harbour froze in March.", "It cost the town its trade."],
    ["Salt is dear.", "The bridge is far.", "Salt and bridge, bridge and salt."],
    ["The ferry crosses the sound at noon with grain for the town."],
    marks={(1, 2): LEANS},
)
FJORD = handmade("fjord", ["Salt crossed the bridge."], ["Salt is cheap.", "Rye is dear."], title="Of Hemp")


@pytest.fixture(scope="module")
def papers() -> Corpus:
    return corpus(ISLE, FJORD, topics=[FERRY])


def asked(papers: Corpus, text: str, answer: Callable[[Library, Results], Awaitable[T]]) -> T:
    """What is made of the results for a question."""

    async def answered(library: Library) -> T:
        return await answer(library, await library.retrieval.find(library.reader.read(text)))

    return papers.run(answered)


def hits(papers: Corpus, text: str, whole: bool = False) -> list[Hit]:
    return asked(papers, text, lambda library, found: library.retrieval.hits(found, found.rows, whole))


def at(hit: Hit) -> tuple[str, int]:
    return hit.paper, hit.quote.citation.paragraph


def test_a_hit_is_the_best_sentence_of_its_passage(papers: Corpus) -> None:
    shown = {at(hit): hit.quote.text for hit in hits(papers, "salt bridge")}
    assert shown["isle", 2] == "Salt and bridge, bridge and salt."
    assert shown["fjord", 2] == "Salt is cheap."


def test_a_hit_has_what_it_leans_on(papers: Corpus) -> None:
    (hit,) = hits(papers, "cost")
    assert [quote.text for quote in hit.quotes] == [
        "The harbour froze in March.",
        "It cost the town its trade.",
    ]


def test_what_was_found_by_its_headings_alone_opens_with_its_first_sentence(papers: Corpus) -> None:
    shown = {at(hit): hit.quote.text for hit in hits(papers, "hemp")}
    assert shown == {("fjord", 1): "Salt crossed the bridge.", ("fjord", 2): "Salt is cheap."}


def test_the_first_hit_is_shown_amid_its_paragraph_if_so_wished(papers: Corpus) -> None:
    first, second, *_ = hits(papers, "dear", whole=True)
    assert (first.quote.text, first.quote.strong) == ("Salt is cheap. Rye is dear.", (15, 27))
    assert second.quote.text == "Salt is dear."


def test_hits_are_scored_best_first(papers: Corpus) -> None:
    scores = [hit.score for hit in hits(papers, "salt bridge")]
    assert scores == sorted(scores, reverse=True)


def test_each_paper_has_its_best_passage(papers: Corpus) -> None:
    async def best(library: Library, found: Results) -> tuple[list[int], list[int]]:
        return [row for row, _ in found.rows], [row for row, _ in library.retrieval.by_paper(found)]

    every, kept = asked(papers, "salt bridge", best)
    firsts = {paper: row for row, (paper, _) in reversed(list(zip(every, papers.at(every), strict=True)))}
    assert [paper for paper, _ in papers.at(kept)] == list(dict.fromkeys(p for p, _ in papers.at(every)))
    assert set(kept) == set(firsts.values())


async def refined(library: Library, found: Results) -> list[int]:
    return [row for row, _ in (await library.retrieval.by_sentence(found)).rows]


def test_a_sentence_that_answers_alone_comes_before_what_only_adds_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spread = handmade("a", ["Salt for salt.", "A bridge, a bridge."])
    papers = corpus(spread, handmade("b", ["The salt came over the bridge in the cold winter."]))
    assert papers.found("salt bridge") == [("a", 1), ("b", 1)]
    assert papers.at(asked(papers, "salt bridge", refined)) == [("b", 1), ("a", 1)]
    monkeypatch.setattr(retrieval, "REFINED", 1)  # passages that are read down to the sentence
    assert papers.at(asked(papers, "salt bridge", refined)) == [("a", 1), ("b", 1)]


def nearest(papers: Corpus, text: str) -> str | None:
    async def shown(library: Library, found: Results) -> Hit | None:
        return await library.retrieval.nearest(found, library.topics, [p.id for p in library.papers])

    hit = asked(papers, text, shown)
    return hit.quote.text if hit else None


def test_the_nearest_is_the_best_that_stands_alone(papers: Corpus) -> None:
    assert nearest(papers, "rye in Uppsala") == "Rye is dear."
    assert nearest(papers, "what did the harbour cost Uppsala") == "The harbour froze in March."


def test_where_no_word_occurs_the_nearest_is_on_the_topic(papers: Corpus) -> None:
    assert nearest(papers, "Uppsala") == "The ferry crosses the sound at noon with grain for the town."
    assert nearest(corpus(ISLE), "Uppsala") is None


def test_the_sentences_of_a_paper_are_weighed_best_first(papers: Corpus) -> None:
    async def weighed(library: Library, found: Results) -> list[tuple[Place, float]]:
        return await library.retrieval.sentences(found, ISLE)

    found = asked(papers, "salt bridge", weighed)
    assert found[0][0] == Place(2, 3)
    assert {place for place, _ in found} == {Place(2, 1), Place(2, 2), Place(2, 3)}


def test_the_sentences_that_hold_something_of_a_question(papers: Corpus) -> None:
    found = asked(papers, "dear", lambda library, found: library.retrieval.holding(found))
    assert found == {("isle", Place(2, 1)), ("fjord", Place(2, 2))}


def test_a_sentence_on_the_topic_is_the_best_of_its_passage() -> None:
    papers = corpus(handmade("a", ["Nobody rowed.", "The ferry crosses.", "No oars."]), topics=[FERRY])
    (hit,) = hits(papers, "boat")
    assert hit.quote.text == "The ferry crosses."


def test_a_paper_that_is_not_there_cannot_be_searched(papers: Corpus) -> None:
    with pytest.raises(UnknownNameError):
        papers.ask("salt", "nowhere")
    with pytest.raises(UnknownNameError):
        papers.judge("salt", "isle", "nowhere")
