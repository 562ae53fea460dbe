"""Which words and passages are of one subject, learned from nothing but the passages."""

import tempfile
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small import subjects

from briefs.search import latent
from briefs.search.latent import Directions, Spool
from briefs.search.vectors import DIMENSIONS, Vectors, folded, nearness, unit

Corpus = Sequence[str]  # passages, each its terms


def directions(passages: Corpus) -> tuple[dict[str, bytes], bytes]:
    """The vectors of terms and those of passages."""
    with tempfile.TemporaryFile() as file:
        spool = Spool(file)
        for passage in passages:
            spool.add(passage.split())
        found = Directions(spool)
        return dict(found.term_vectors()), b"".join(found.passage_vectors())


def near(passages: Corpus, question: str) -> list[float]:
    """How near each passage is to a question."""
    terms, vectors = directions(passages)
    asked = unit(folded(dict.fromkeys(question.split(), 1.0), terms))
    return nearness(asked, Vectors(vectors).of(range(len(passages))))


SUBJECTS = subjects("bread", "harbour")
EACH = len(SUBJECTS) // DIMENSIONS


def test_a_question_is_near_what_shares_company_with_its_words() -> None:
    passages = [*SUBJECTS, "bread1 bread2 bread3", "harbour1 harbour2 harbour3"]
    for question, right, wrong in (("bread0", -2, -1), ("harbour0", -1, -2)):
        found = near(passages, question)
        assert found[right] > 0.1 > abs(found[wrong])


def test_a_strange_word_is_near_nothing() -> None:
    terms, _ = directions(SUBJECTS)
    assert unit(folded({"zeppelin": 1.0}, terms)) == ()


def test_a_word_that_stands_everywhere_leads_nowhere() -> None:
    terms, _ = directions([f"{passage} common" for passage in SUBJECTS])
    lengths = {term: sum(value * value for value in folded({term: 1.0}, terms)) for term in terms}
    assert lengths.get("common", 0.0) < min(lengths[term] for term in lengths if term != "common") / 4


def test_a_longer_passage_is_surer() -> None:
    *_, little, much = near([*SUBJECTS, "bread1 bread2", "bread1 bread2 " * 9], "bread1")
    assert 0 < little < much


def test_equal_corpora_have_equal_vectors() -> None:
    assert directions(SUBJECTS) == directions(list(SUBJECTS))


def test_vectors_are_small_whole_numbers() -> None:
    terms, passages = directions(SUBJECTS)
    assert {len(vector) for vector in terms.values()} == {2 * DIMENSIONS}
    assert len(passages) == len(SUBJECTS) * DIMENSIONS


@pytest.mark.parametrize(
    "passages",
    [
        [],
        [""],
        ["", "", ""],
        ["salt"],
        ["salt", ""],
        ["salt"] * 5,
        ["salt fish", "salt fish", "fish salt"],
        ["salt " * 5000],
        ["salt", "fish", "bridge"],
    ],
)
def test_a_corpus_of_little_has_vectors(passages: Corpus) -> None:
    terms, vectors = directions(passages)
    assert len(vectors) == len(passages) * DIMENSIONS
    assert set(terms) <= {term for passage in passages for term in passage.split()}


def test_a_passage_of_no_terms_is_near_nothing() -> None:
    assert near([*SUBJECTS, ""], "bread0")[-1] == 0


@pytest.mark.parametrize("name", ["_CHUNK", "_ENTRIES"])
def test_the_vectors_do_not_depend_on_how_much_is_taken_at_once(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    whole = directions(SUBJECTS)
    monkeypatch.setattr(latent, name, 7)
    assert directions(SUBJECTS) == whole


def test_what_is_learned_from_some_passages_is_true_of_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(latent, "SAMPLE", len(SUBJECTS) // 2)
    found = near(SUBJECTS, "bread0")
    assert len(found) == len(SUBJECTS)
    assert min(found[:EACH]) > 0.1 > max(map(abs, found[EACH:]))


@settings(max_examples=40)
@given(
    st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=6).map(" ".join), max_size=6),
    st.lists(st.sampled_from("abcdefghz"), max_size=4).map(" ".join),
)
def test_any_corpus_can_be_asked(passages: Corpus, question: str) -> None:
    assert all(-1.01 <= cosine <= 1.01 for cosine in near(passages, question))
