from __future__ import annotations

from corpus import handmade, source
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.shingles import UNKNOWN, Run, Shingles

ONE = handmade("one", ["Trade grew.", "Ports, the U.S. said, were full."], ["Nobody asked."])
TWO = handmade("two", ["Ports were full; trade grew."])
INDEX = Shingles([ONE, TWO])


def find(text: str) -> list[int]:
    return INDEX.occurrences(INDEX.ids(text.split()))


def test_words_are_found_where_they_stand() -> None:
    (first, second) = find("trade grew")
    start, end = INDEX.bounds(first, first + 2)
    assert source(ONE)[start:end] == "Trade grew"
    start, end = INDEX.bounds(second, second + 2)
    assert source(TWO)[start:end] == "trade grew"
    assert find("grew trade") == []
    assert find("") == []


def test_words_are_compared_by_their_letters() -> None:
    assert len(find("U.S. SAID")) == len(find("us said")) == 1
    assert INDEX.letters(*(find("US")[0] + n for n in (0, 2))) == ["us", "said"]


def test_unknown_words() -> None:
    assert INDEX.ids(["trade", "tariffs"])[1] == UNKNOWN
    assert find("trade tariffs") == []


def test_the_text_of_words_has_the_marks_between_them() -> None:
    (first,) = find("ports the us")
    assert INDEX.text(first, first + 5) == "Ports, the U.S. said, were"
    assert INDEX.text(first - 1, first + 1) == "grew. Ports"


def test_sentences_and_paragraphs_of_words() -> None:
    (first,) = find("grew ports")
    lines = INDEX.lines(first, first + 2)
    assert [line.sentence.text for line in lines] == ["Trade grew.", "Ports, the U.S. said, were full."]
    (first,) = find("full nobody")
    assert [[n.sentence.number for n in p] for p in INDEX.paragraphs(first, first + 2)] == [[2], [1]]
    assert INDEX.line(first + 1).passage.number == 2


def test_nothing_runs_over_the_border_of_papers() -> None:
    assert find("asked ports") == []
    assert INDEX.runs(INDEX.ids("asked ports".split())) == []
    assert find("asked")[0] in INDEX.papers["one"]
    assert find("asked")[0] not in INDEX.papers["two"]


def test_runs_are_as_long_as_they_can_be() -> None:
    runs = INDEX.runs(INDEX.ids("so ports were full trade grew today".split()))
    assert {(run.claim, run.length) for run in runs} == {(1, 5), (2, 2), (4, 2)}
    assert [run.claim for run in runs] == sorted(run.claim for run in runs)


def test_a_run_without_its_head() -> None:
    assert Run(3, 10, 5).without(2) == Run(5, 12, 3)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from("a b c d".split()), max_size=40), st.lists(st.sampled_from("a b c x".split()))
)
def test_runs_are_equal_words_that_cannot_go_on(words: list[str], claim: list[str]) -> None:
    index = Shingles([handmade("p", [" ".join(words) or "."])])
    ids = index.ids(claim)
    for run in index.runs(ids):
        assert index.words(run.source, run.source_end) == ids[run.claim : run.claim_end]
        assert run.length >= 2
        after = index.words(run.source_end, run.source_end + 1)
        assert run.claim_end == len(ids) or after != ids[run.claim_end : run.claim_end + 1]
