"""In what order passages answer: by their words, by where these stand, and by what the passages are about."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest
from corpus import handmade, shipped
from hypothesis import given, settings
from hypothesis import strategies as st
from small import Corpus, corpus, subjects

from briefs.library import Library
from briefs.models import Part, Section
from briefs.search import index
from briefs.search.index import CANDIDATES, MOST, Query

WORDS = ["salt", "trade", "bridge", "harbour", "fish", "winter"]


def lines(*texts: str, id: str = "a") -> Corpus:
    """A corpus of one paper, a paragraph to a sentence."""
    return corpus(handmade(id, *([text] for text in texts), title="Untitled"))


def test_a_passage_with_more_of_the_question_comes_first() -> None:
    asked = lines("Salt is dear.", "The bridge is long.", "Salt crossed the bridge.", "Fish is cheap.")
    ranked = asked.rank({"salt": 1, "bridg": 1})
    assert ranked[0] == ("a", 3)
    assert set(ranked) == {("a", 1), ("a", 2), ("a", 3)}


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    asked = lines("Salt one.", "Salt two.", "Salt three.", "A bridge four.", "Fish five.", "Fish six.")
    assert asked.rank({"salt": 1, "bridg": 1})[0] == ("a", 4)


def test_a_word_tells_more_in_a_short_passage() -> None:
    asked = lines("Salt came by the road from the hills in winter.", "Salt came.", "Fish came.")
    assert asked.rank({"salt": 1}) == [("a", 2), ("a", 1)]


def test_a_word_that_weighs_more_tells_more() -> None:
    asked = lines("Salt is dear.", "Fish is dear.")
    assert asked.rank({"salt": 2, "fish": 1})[0] == ("a", 1)
    assert asked.rank({"salt": 1, "fish": 2})[0] == ("a", 2)


def test_a_passage_gains_by_the_heading_above_it() -> None:
    paper = handmade(
        "a",
        ["Salt is dear."],
        ["Salt is dear."],
        passages={2: {"section": 2}},
        sections=(Section(1, "Fish", Part.BODY, 1), Section(2, "The bridge", Part.BODY, 3)),
    )
    assert corpus(paper).rank({"salt": 1, "bridg": 1})[0] == ("a", 2)


def test_a_passage_gains_by_the_title_of_its_paper() -> None:
    plain = handmade("a", ["Salt is dear."], title="Of Fish")
    asked = corpus(plain, replace(plain, id="b", title="Of Bridges"))
    assert asked.rank({"salt": 1, "bridg": 1}) == [("b", 1), ("a", 1)]


def test_a_heading_alone_finds_what_stands_below_it() -> None:
    asked = corpus(handmade("a", ["Salt is dear."], title="The bridge"), handmade("b", ["Fish."]))
    assert asked.rank({"bridg": 1}) == [("a", 1)]


def test_a_word_in_the_text_tells_more_than_in_a_heading() -> None:
    titled = handmade("a", ["Salt is dear."], title="The bridge")
    asked = corpus(titled, replace(handmade("b", ["The bridge is dear."]), title="Salt"))
    assert asked.rank({"bridg": 1}) == [("b", 1), ("a", 1)]


def test_neighbouring_words_of_the_question_tell_more_where_they_stand_together() -> None:
    asked = lines("The trade of the salt.", "The salt trade of it.", "Fish.")
    query = Query({"salt": 1.0, "trade": 1.0}, {"salt_trade": 1.0}, {})
    ranked = asked.run(lambda library: library.index.rank(query))
    assert asked.at([row for row, _ in ranked]) == [("a", 2), ("a", 1)]


def test_back_matter_comes_later() -> None:
    paper = handmade("a", ["Salt is dear."], ["Salt is dear."], passages={1: {"part": Part.BACK}})
    assert corpus(paper).rank({"salt": 1}) == [("a", 2), ("a", 1)]


def test_equals_stand_in_the_order_of_the_corpus() -> None:
    same = handmade("a", ["Salt is dear."], ["Salt is dear."])
    asked = corpus(same, replace(same, id="b"))
    assert asked.rank({"salt": 1}) == [("a", 1), ("a", 2), ("b", 1), ("b", 2)]


def test_only_the_papers_given_are_searched() -> None:
    asked = corpus(handmade("a", ["Salt is dear."]), handmade("b", ["Salt is cheap."]))
    assert asked.rank({"salt": 1}, 1) == [("b", 1)]
    assert asked.rank({"salt": 1}, 0, 1) == asked.rank({"salt": 1})


@pytest.mark.parametrize("query", [{}, {"nowhere": 1.0}])
def test_what_no_passage_holds_finds_nothing(query: dict[str, float]) -> None:
    assert lines("Salt is dear.").rank(query) == []


def test_an_empty_corpus_finds_nothing() -> None:
    assert corpus().rank({"salt": 1}) == []


def test_of_equals_what_is_of_the_subject_asked_about_comes_first() -> None:
    known = subjects("bread", "harbour")
    asked = lines(*known, "The toll: harbour1 and harbour2.", "The toll: bread1 and bread2.")
    last = [("a", len(known) + 1), ("a", len(known) + 2)]
    assert [at for at in asked.rank({"toll": 1, "harbour0": 0.1}) if at in last] == last
    assert [at for at in asked.rank({"toll": 1, "bread0": 0.1}) if at in last] == last[::-1]


def test_passages_past_the_candidates_follow_by_their_words() -> None:
    every = CANDIDATES + 20
    asked = lines(*(f"Salt is dear, said number{n}." for n in range(every)))

    async def rank(library: Library) -> list[list[int]]:
        ranked = [await library.index.rank(Query({"salt": 1.0}, {}, {}), limit=n) for n in (every, 7)]
        return [[row for row, _ in rows] for rows in ranked]

    whole, page = asked.run(rank)
    assert sorted(whole) == list(range(every))
    assert sorted(whole[:CANDIDATES]) == list(range(CANDIDATES))
    assert whole[:7] == page


def test_back_matter_comes_later_among_those_past_the_candidates() -> None:
    every = CANDIDATES + 20
    back = {number: {"part": Part.BACK} for number in range(CANDIDATES + 1, CANDIDATES + 6)}
    asked = corpus(handmade("a", *(["Salt is dear."] for _ in range(every)), passages=back))
    query = Query({"salt": 1.0}, {}, {})
    ranked = asked.run(lambda library: library.index.rank(query, limit=every))
    assert [row + 1 for row, _ in ranked[-len(back) :]] == list(back)
    assert [score for _, score in ranked] == sorted((score for _, score in ranked), reverse=True)


def test_of_a_question_without_end_the_most_telling_words_count() -> None:
    common = [f"word{n}" for n in range(MOST + 10)]
    asked = lines(" ".join(common), " ".join(common), "Salt is dear.")
    assert ("a", 3) in asked.rank(dict.fromkeys([*common, "salt"], 1.0))


def test_two_can_ask_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    async def rows(library: Library, *words: str) -> list[int]:
        ranked = await library.index.rank(Query(dict.fromkeys(words, 1.0), {}, {}))
        return [row for row, _ in ranked]

    async def twice(library: Library) -> list[int]:
        return [*await rows(library, "fish"), *await rows(library, "rye")]

    async def asked(library: Library) -> list[list[int]]:
        await rows(library, "salt")
        return list(await asyncio.gather(twice(library), rows(library, "salt", "rye")))

    monkeypatch.setattr(index, "REMEMBERED", 1)  # what one knows is let go of by the other while it waits
    assert lines("Salt is dear.", "Fish is dear.", "Rye is dear.").run(asked) == [[1, 2], [0, 2]]


def test_a_key_in_fewer_passages_tells_more() -> None:
    async def told(library: Library) -> list[float]:
        return [library.index.idf(n) for n in range(4)]

    found = lines("Salt.", "Fish.", "Trade.").run(told)
    assert found == sorted(found, reverse=True)
    assert min(found) > 0


def test_every_passage_is_indexed() -> None:
    papers = list(shipped().values())
    asked = corpus(*papers)

    async def count(library: Library) -> int:
        return library.passages

    rows = range(asked.run(count))
    assert asked.at(rows) == [(p.id, q.number) for p in papers for q in p.passages]


def test_the_largest_total_that_one_passage_holds() -> None:
    asked = corpus(handmade("a", ["Salt and fish."], ["Trade."]), handmade("b", ["Fish and trade."]))
    weights = {("body", "salt"): 1.0, ("body", "fish"): 2.0, ("body", "trade"): 4.0, ("body", "no"): 8.0}

    async def held(library: Library) -> list[float]:
        return [library.index.most_held(weights, papers) for papers in (None, [0], [1], [])]

    assert asked.run(held) == [6.0, 4.0, 6.0, 0.0]


sentences = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join), min_size=1, max_size=8
)


@settings(max_examples=12, deadline=None)
@given(sentences, st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True))
def test_the_ranking_is_whole_and_in_order(texts: Sequence[str], words: Sequence[str]) -> None:
    asked = lines(*texts)
    query = dict.fromkeys((asked.read(word).terms[0].key for word in words), 1.0)
    ranked = asked.scores(query)
    holding = [n for n, text in enumerate(texts) if set(text.split()) & set(words)]
    assert sorted(row for row, _ in ranked) == holding
    assert [score for _, score in ranked] == sorted((score for _, score in ranked), reverse=True)
    assert ranked == asked.scores(dict(reversed(query.items())))
