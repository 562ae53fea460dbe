"""The program judges the sentences of the shipped papers as readers did."""

from itertools import islice

import pytest
from corpus import shipped
from labelled import STANDS, VOICES, Labels, Spot, first, is_same, reporting, riding, second

from briefs.models import Place


@pytest.mark.parametrize("labels", [first(), second()], ids=["first", "second"])
def test_the_labels_belong_to_the_sentences(labels: Labels) -> None:
    assert [str(spot) for spot, label in labels.items() if not is_same(spot, label)] == []
    assert {(label.stand in STANDS, label.voice in VOICES) for label in labels.values()} == {(True, True)}


def test_every_sentence_that_may_be_quoted_is_labelled() -> None:
    every = [
        Spot(id, Place(passage.number, sentence.number))
        for id, paper in sorted(shipped().items())
        for passage in paper.quotable
        for sentence in passage.sentences
    ]
    assert list(first()) == every


def test_every_third_sentence_has_a_second_reader() -> None:
    assert list(second()) == list(islice(first(), 1, None, 3))


def test_what_must_not_stand_alone_is_told() -> None:
    score = riding(first())
    assert (score.recall >= 0.95, score.precision >= 0.80) == (True, True), (score.missed, score.false)


def test_whose_view_it_is_is_told() -> None:
    score = reporting(first())
    assert score.f1 >= 0.90, (score.missed, score.false)
