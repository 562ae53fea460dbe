"""The words that set two papers apart, and counts that anybody can count again."""

import re
from collections.abc import Sequence
from itertools import combinations

import pytest
from corpus import SEEDS, handmade, shipped

from briefs.answers import Count
from briefs.compiler.seeds import find
from briefs.markers import markers
from briefs.models import Name, Paper, Place
from briefs.search.terms import Lexicon, Term
from briefs.text import fold, stem

USA = Name("usa", ("United States", "US", "American"))
DILEMMA = Name("dilemma", ("harbour dilemma",))


def terms(paper: Paper, lexicon: Lexicon) -> dict[Place, list[Term]]:
    """The terms of a paper's sentences, back matter left out."""
    return {
        Place(passage.number, sentence.number): lexicon.terms(sentence.text)
        for passage in paper.quotable
        for sentence in passage.sentences
    }


def marked(first: Sequence[str], second: Sequence[str], *names: Name) -> list[tuple[str, int, int]]:
    """The markers of two papers of these sentences."""
    lexicon = Lexicon(names)
    ours, theirs = (terms(handmade(id, texts), lexicon) for id, texts in (("a", first), ("b", second)))
    found = markers(ours, theirs, {f"@{n.id}": n.forms[0] for n in names})
    return [(count.term, count.first, count.second) for count in found]


def test_each_side_has_the_words_it_uses_more() -> None:
    found = marked(["Salt is salt.", "Salt and fish."] * 2, ["Grain is grain.", "Grain and fish."] * 2)
    assert found == [("salt", 6, 0), ("grain", 0, 6)]


def test_a_word_both_use_alike_sets_nothing_apart() -> None:
    assert marked(["Fish."] * 5, ["Fish."] * 5) == []


def test_a_rare_word_sets_nothing_apart() -> None:
    assert marked(["Salt."] * 4, ["Grain."] * 4) == []


def test_a_word_that_goes_with_any_subject_sets_nothing_apart() -> None:
    assert marked(["They made salt."] * 6, ["Grain."] * 6) == [("salt", 6, 0), ("grain", 0, 6)]


@pytest.mark.parametrize("word", ["argued", "first", "x", "1998"])
def test_a_word_that_says_nothing_by_itself_sets_nothing_apart(word: str) -> None:
    assert marked([f"They {word} salt."] * 6, ["Grain."] * 6) == [("salt", 6, 0), ("grain", 0, 6)]


def test_names_are_folded_and_shown_by_their_first_form() -> None:
    found = marked(["The US came.", "An American spoke.", "The United States left."] * 2, ["Grain."] * 6, USA)
    assert ("United States", 6, 0) in found


def test_a_word_that_also_stands_within_a_name_is_left_out() -> None:
    found = marked(["The harbour.", "A harbour dilemma."] * 5, ["Grain."] * 5, DILEMMA)
    assert [term for term, _, _ in found] == ["harbour dilemma", "grain"]


def test_a_word_is_shown_as_it_is_most_often_written() -> None:
    assert marked(["They traded."] * 4 + ["They trade."] * 2, ["Grain."] * 6)[0] == ("traded", 6, 0)


def test_a_phrase_stands_for_its_words() -> None:
    assert marked(["Soft landing."] * 6, ["Grain."] * 6) == [("soft landing", 6, 0), ("grain", 0, 6)]


@pytest.mark.parametrize(
    ("texts", "found"), [([], []), (["The of and."], []), (["Salt."] * 9, [("salt", 9, 0)])]
)
def test_an_empty_side_is_no_trouble(texts: Sequence[str], found: list[tuple[str, int, int]]) -> None:
    assert marked(texts, []) == found


NAMES = find(SEEDS).names
LEXICON = Lexicon(NAMES)
SHOWN = {f"@{name.id}": name.forms[0] for name in NAMES}
PAIRS = list(combinations(shipped(), 2))


def between(first: str, second: str) -> tuple[Count, ...]:
    ours, theirs = (terms(shipped()[id], LEXICON) for id in (first, second))
    return markers(ours, theirs, SHOWN)


def recount(term: str, paper: str) -> int:
    """How often a paper's body has a term, by the letter: a name in all its forms, or a word inflected."""
    text = fold(" ".join(p.text for p in shipped()[paper].quotable))
    if term not in {name.forms[0] for name in NAMES}:
        asked, words = [stem(w) for w in term.split()], [stem(w) for w in re.findall(r"\w+", text)]
        return sum(words[n : n + len(asked)] == asked for n in range(len(words)))
    owners = {fold(form): name.forms[0] for name in NAMES for form in name.forms}
    longest = "|".join(map(re.escape, sorted(owners, key=len, reverse=True)))
    found = re.findall(rf"(?<!\w)({longest})(?:'s)?(?!\w)", text)
    return [owners[form] for form in found].count(term)


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_the_counts_equal_a_plain_recount(first: str, second: str) -> None:
    found = between(first, second)
    assert found
    assert [(c.term, c.first, c.second) for c in found] == [
        (c.term, recount(c.term, first), recount(c.term, second)) for c in found
    ]


def test_the_shipped_papers_differ_as_a_reader_would_say() -> None:
    found = {c.term: (c.first, c.second) for c in between("petrov-2004", "johnstone-1998")}
    assert found["security dilemma"][1] == 0 < found["security dilemma"][0]
    assert found["China"][0] < found["China"][1] / 5
    assert not {"united states", "chinese", "reunification"} & {fold(term) for term in found}
