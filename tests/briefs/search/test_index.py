"""Which sentences hold a term, and in what order they answer."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from corpus import handmade, shipped
from hypothesis import given, settings
from hypothesis import strategies as st
from small import Corpus, corpus

from briefs.models import Name, Part, Section, Topic
from briefs.search.index import build

NORTH = Name("north", ("North Harbour", "the North", "Nordhamn"))
TRADE = Topic("trade", "Trade", (), ("trade", "salt"))
WORDS = ["salt", "trade", "bridge", "harbour", "fish", "winter"]


def lines(*texts: str, id: str = "a") -> Corpus:
    """A corpus of one paper, a paragraph to a sentence."""
    return corpus(handmade(id, *([text] for text in texts), title="Untitled"))


def test_a_term_is_found_where_its_forms_stand() -> None:
    found = lines("Trade grew, and trading went on.", "Fish.", "They traded.").held("trade")
    assert found == {("a", 1, 1): 2, ("a", 3, 1): 1}


def test_a_name_is_found_by_its_key_and_by_the_words_within_it() -> None:
    paper = handmade("a", ["North Harbour trades."], ["Nordhamn trades."])
    asked = corpus(paper, names=[NORTH])
    assert asked.held("@north") == {("a", 1, 1): 1, ("a", 2, 1): 1}
    assert asked.held("harbour") == {}
    assert asked.held("+harbor") == {("a", 1, 1): 1}


def test_neighbours_are_a_phrase_in_their_order() -> None:
    asked = lines("The salt trade.", "The trade in salt.")
    assert asked.held("salt trade") == {("a", 1, 1): 1}
    assert asked.held("trade salt") == {("a", 2, 1): 1}


def test_a_topic_counts_how_many_of_its_terms_a_sentence_holds() -> None:
    paper = handmade("a", ["Salt and trade."], ["Trade."], ["Fish (and trade)."], ["Fish."])
    assert corpus(paper, topics=[TRADE]).held("%trade") == {("a", 1, 1): 2, ("a", 2, 1): 1, ("a", 3, 1): 0}


def test_who_is_speaking_is_found_apart_from_what_is_said() -> None:
    paper = handmade("a", ["Some captains argue."], marks={(1, 1): {"reported": "Some captains"}})
    assert corpus(paper).held("~captain") == {("a", 1, 1): 1}


def test_equal_papers_give_equal_bytes() -> None:
    papers = list(shipped().values())
    first, second = (build(papers, [TRADE], [NORTH]) for _ in range(2))
    assert (first.postings, first.blobs) == (second.postings, second.blobs)
    assert list(first.postings) == sorted(first.postings)


def test_every_sentence_has_its_place() -> None:
    papers = list(shipped().values())
    asked = corpus(*papers)
    places = [(n, q.number, s.number) for n, p in enumerate(papers) for q in p.passages for s in q.sentences]
    found = [asked.index.place(at) for at in range(len(asked.index))]
    assert [(n, place.paragraph, place.sentence) for n, place in found] == places
    assert asked.index.passages == sum(len(p.passages) for p in papers)


def test_a_sentence_with_more_of_the_question_comes_first() -> None:
    asked = lines("Salt is dear.", "The bridge is long.", "Salt crossed the bridge.", "Fish is cheap.")
    ranked = asked.places(asked.rank({"salt": 1, "bridg": 1}))
    assert ranked[0] == ("a", 3, 1)
    assert set(ranked) == {("a", 1, 1), ("a", 2, 1), ("a", 3, 1)}


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    asked = lines("Salt one.", "Salt two.", "Salt three.", "A bridge four.", "Fish five.", "Fish six.")
    assert asked.places(asked.rank({"salt": 1, "bridg": 1}))[0] == ("a", 4, 1)


def test_a_sentence_gains_by_what_its_paragraph_says() -> None:
    asked = corpus(handmade("a", ["Salt is dear.", "A bridge was built."], ["Salt is cheap.", "Fish is."]))
    ranked = asked.places(asked.rank({"salt": 1, "bridg": 1}))
    assert ranked.index(("a", 1, 1)) < ranked.index(("a", 2, 1))


def test_a_sentence_gains_by_the_heading_above_it() -> None:
    paper = handmade(
        "a",
        ["Salt is dear."],
        ["Salt is dear."],
        passages={2: {"section": 2}},
        sections=(Section(1, "Fish", Part.BODY, 1), Section(2, "The bridge", Part.BODY, 3)),
    )
    assert corpus(paper).places(corpus(paper).rank({"salt": 1, "bridg": 1}))[0] == ("a", 2, 1)


def test_a_word_of_a_heading_alone_finds_nothing() -> None:
    assert corpus(handmade("a", ["Salt is dear."], title="The bridge")).rank({"bridg": 1}) == []


def test_equals_stand_in_the_order_of_the_corpus() -> None:
    same = handmade("a", ["Salt is dear."], ["Salt is dear."])
    asked = corpus(same, replace(same, id="b"))
    assert asked.places(asked.rank({"salt": 1})) == [("a", 1, 1), ("a", 2, 1), ("b", 1, 1), ("b", 2, 1)]


def test_only_the_papers_given_are_searched() -> None:
    asked = corpus(handmade("a", ["Salt is dear."]), handmade("b", ["Salt is cheap."]))
    assert asked.places(asked.rank({"salt": 1}, 1)) == [("b", 1, 1)]


@pytest.mark.parametrize("query", [{}, {"nowhere": 1.0}])
def test_what_no_sentence_holds_finds_nothing(query: dict[str, float]) -> None:
    assert lines("Salt is dear.").rank(query) == []


def test_an_empty_corpus_finds_nothing() -> None:
    assert corpus().rank({"salt": 1}) == []


def test_a_term_in_fewer_sentences_tells_more() -> None:
    told = [lines("Salt.", "Fish.", "Trade.").index.idf(n) for n in range(4)]
    assert told == sorted(told, reverse=True)
    assert min(told) > 0


sentences = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join), min_size=1, max_size=8
)


@settings(max_examples=60, deadline=None)
@given(sentences, st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True))
def test_the_ranking_is_whole_and_in_order(texts: Sequence[str], words: Sequence[str]) -> None:
    asked = lines(*texts)
    query = dict.fromkeys((asked.read(word).terms[0].key for word in words), 1.0)
    ranked = asked.rank(query)
    holding = {("a", n, 1) for n, text in enumerate(texts, 1) if set(text.split()) & set(words)}
    assert sorted(asked.places(ranked)) == sorted(holding)
    assert [s.score for s in ranked] == sorted((s.score for s in ranked), reverse=True)
    assert ranked == asked.rank(dict(reversed(query.items())))
