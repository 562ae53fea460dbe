"""The front door: what it finds, the same each time."""

import os
import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from corpus import SEEDS, handmade, shipped
from small import Corpus, corpus

from briefs.answers import Excerpts, Hit, Nothing
from briefs.compiler.seeds import find
from briefs.errors import StoreError, UnknownNameError
from briefs.library import Library
from briefs.models import Topic

FERRY = Topic("ferry", "The ferry", ("boat",), ("ferry",), watch=("toll",))
HILL = handmade(
    "hill", ["Salt is dear.", "Rye is dear."], ["Salt came over the bridge."], authors=("Nora Hill",)
)
LAKE = handmade("lake", ["The ferry carries salt."], authors=("Omar Lake",))
POND = handmade("pond", ["Nobody fishes for carp."], authors=("Ada Pond",))
SAID = ["salt", "ferry bridge", "what does Hill say about salt?", "dear rye in Uppsala", "boat"]


@pytest.fixture(scope="module")
def papers() -> Corpus:
    return corpus(HILL, LAKE, POND, topics=[FERRY])


def search(papers: Corpus, text: str, limit: int = 10, scope: list[str] | None = None) -> list[Hit]:
    return papers.run(lambda library: library.search(text, limit, papers=scope))


def by_paper(papers: Corpus, text: str, limit: int = 10) -> list[str]:
    hits = papers.run(lambda library: library.search(text, limit, by="paper"))
    return [hit.paper for hit in hits]


def at(hits: Sequence[Hit]) -> list[tuple[str, int]]:
    return [(hit.paper, hit.quote.citation.paragraph) for hit in hits]


def test_a_search_gives_the_best_passages_first(papers: Corpus) -> None:
    hits = search(papers, "salt bridge")
    assert at(hits)[0] == ("hill", 2)
    assert set(at(hits)) == {("hill", 1), ("hill", 2), ("lake", 1)}
    assert all(a.score >= b.score for a, b in pairwise(hits))


def test_a_hit_is_a_quote_of_its_source(papers: Corpus) -> None:
    assert [hit.quote.text for hit in search(papers, "rye")] == ["Rye is dear."]


@pytest.mark.parametrize("limit", [0, 1, 2, 3])
def test_no_more_hits_are_given_than_asked_for(papers: Corpus, limit: int) -> None:
    assert search(papers, "salt", limit) == search(papers, "salt")[:limit]
    assert len(search(papers, "salt", limit)) == limit


def test_more_passages_can_be_asked_for_than_are_ranked_at_once() -> None:
    many = corpus(handmade("a", *(["Salt is dear."] for _ in range(130))))
    assert len(search(many, "salt", 125)) == 125


def test_by_paper_gives_the_best_passage_of_each(papers: Corpus) -> None:
    assert by_paper(papers, "salt bridge") == ["hill", "lake"]
    assert by_paper(papers, "salt bridge", limit=1) == ["hill"]
    assert by_paper(papers, "salt ferry") == ["lake", "hill"]


def test_a_paper_that_says_it_again_and_again_hides_no_other() -> None:
    loud = handmade("loud", *(["Salt, salt."] for _ in range(150)))
    papers = corpus(loud, handmade("low", ["Salt came with rye and hemp and tar."]), POND)
    assert by_paper(papers, "salt") == ["loud", "low"]
    assert by_paper(papers, "salt", limit=2) == ["loud", "low"]


def test_only_the_papers_given_are_searched(papers: Corpus) -> None:
    assert at(search(papers, "salt", scope=["lake"])) == [("lake", 1)]
    assert search(papers, "salt", scope=["pond"]) == search(papers, "salt", scope=[]) == []


def test_papers_that_a_text_names_are_searched_unless_others_are_given(papers: Corpus) -> None:
    assert {paper for paper, _ in at(search(papers, "hill on salt"))} == {"hill"}
    assert at(search(papers, "hill on salt", scope=["lake"])) == [("lake", 1)]
    assert search(papers, "Hill", scope=["lake"]) == []


def test_a_paper_that_is_not_there_cannot_be_searched(papers: Corpus) -> None:
    with pytest.raises(UnknownNameError):
        search(papers, "salt", scope=["nowhere"])


def test_a_search_never_refuses_and_an_answer_does(papers: Corpus) -> None:
    async def answer(library: Library) -> Excerpts | Nothing:
        return await library.answer(library.reader.read("dear rye in Uppsala"))

    refused = papers.run(answer)
    assert isinstance(refused, Nothing) and refused.missing == ("uppsala",)
    assert at(search(papers, "dear rye in Uppsala")) == [("hill", 1)]


@pytest.mark.parametrize("text", ["zeppelin", "", "?!", "the of and", "\0", "半島"])
def test_a_text_of_no_known_word_finds_nothing(papers: Corpus, text: str) -> None:
    assert search(papers, text) == []


def test_an_empty_corpus_can_be_searched() -> None:
    assert search(corpus(), "salt") == []


@pytest.mark.parametrize("text", SAID)
def test_the_same_is_found_each_time(papers: Corpus, text: str) -> None:
    async def twice(library: Library) -> tuple[list[Hit], list[Hit]]:
        return await library.search(text), await library.search(text)

    first, second = papers.run(twice)
    assert first == second == search(papers, text)


def test_two_compiles_of_one_corpus_find_the_same() -> None:
    seeds = find(SEEDS)
    first, second = (corpus(*shipped().values(), topics=seeds.topics, names=seeds.names) for _ in range(2))
    for text in ("what is a security dilemma", "troops", "who sent fertilizer and cattle"):
        assert search(first, text, 30) == search(second, text, 30)


def printed(store: Path, code: str, **environment: str) -> str:
    """What a process of its own prints that has opened the library of a store."""
    program = (
        "import asyncio, sys, briefs\n"
        "async def ask():\n"
        "    async with briefs.open(sys.argv[1]) as library:\n"
        f"        {code}\n"
        "asyncio.run(ask())"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", program, store],
        cwd=root,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_what_only_a_compile_needs_is_not_loaded_to_search(papers: Corpus) -> None:
    code = (
        "await library.search('salt'); print([m for m in ('numpy', 'briefs.compiler') if m in sys.modules])"
    )
    assert printed(papers.path, code) == "[]"


def test_every_process_finds_the_same(store: Path) -> None:
    asked = "the dprk and us troops in seoul", "what did the scholar from shanghai argue about reforms"
    code = f"print([await library.search(text, 30) for text in {asked!r}])"
    first, second = (printed(store, code, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first == second
    assert "reforms" in first


def test_every_passage_is_on_one_page() -> None:
    many = corpus(handmade("a", *([f"Salt number{n} is dear."] for n in range(7))))

    async def pages(library: Library) -> list[Excerpts | Nothing]:
        question = library.reader.read("salt")
        return [await library.answer(question, page=page) for page in (1, 2, 3, 9)]

    *shown, last = [page for page in many.run(pages) if isinstance(page, Excerpts)]
    assert {(page.pages, page.found) for page in shown} == {(3, 7)}
    assert sorted(place for page in shown for place in at(page.hits)) == [("a", n) for n in range(1, 8)]
    assert last == shown[-1]


def test_vectors_of_another_shape_are_of_another_version(
    papers: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefs.library.DIMENSIONS", 33)
    with pytest.raises(StoreError, match="another version"):
        search(papers, "salt")


def test_a_text_that_only_names_a_paper_gives_how_it_opens(papers: Corpus) -> None:
    assert at(search(papers, "Hill")) == [("hill", 1)]


@pytest.mark.parametrize(("limit", "least"), [(-1, 0), (0, 0), (2**40, 3)])
def test_no_limit_is_too_small_or_too_large(papers: Corpus, limit: int, least: int) -> None:
    assert len(search(papers, "salt", limit)) == least


def test_an_answer_names_what_the_papers_lack(papers: Corpus) -> None:
    async def ask(library: Library) -> Excerpts | Nothing:
        return await library.answer(library.reader.read("is the ferry punctual"))

    found = papers.run(ask)
    assert isinstance(found, Excerpts)
    assert found.missing == ("punctual",)


def test_a_word_that_only_a_title_holds_is_held() -> None:
    titled = corpus(handmade("a", ["Herring is dear."], title="Notes on Fisheries"))

    async def ask(library: Library) -> Excerpts | Nothing:
        return await library.answer(library.reader.read("fisheries"))

    assert isinstance(titled.run(ask), Excerpts)
