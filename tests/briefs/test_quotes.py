from __future__ import annotations

from dataclasses import replace

import pytest
from corpus import SEEDS, handmade, shipped, source

from briefs.models import Citation, Lean, Part, Place
from briefs.quotes import citation, group, quote, quote_passage, span

TEXTS = (["Trade grew.", "It fell again.", "Nobody  asked why."], ["Prices may rise.", "They will fall."])
PAPER = handmade(
    "a",
    *TEXTS,
    marks={
        (1, 2): {"lean": Lean.HARD, "riders": (Place(1, 1),)},
        (1, 3): {"reported": "Nobody"},
        (2, 1): {"hedges": ("may",)},
        (2, 2): {"lean": Lean.HARD, "riders": (Place(2, 1), Place(1, 1)), "flat": ("will",)},
    },
    passages={1: {"section": 1}, 2: {"section": 1, "part": Part.SUMMARY}},
)


def test_a_sentence_is_a_slice_of_the_source() -> None:
    passage = PAPER.passage(2)
    made = quote(PAPER, passage, passage.sentences[1])
    assert source(PAPER)[made.start : made.end] == made.text == "They will fall."
    assert (made.paper, made.file, made.year, made.flat, made.rider) == ("a", "a.txt", 1999, ("will",), False)


def test_a_run_keeps_what_stands_between_its_sentences() -> None:
    passage = PAPER.passage(1)
    made = span(PAPER, passage, passage.sentences[1], passage.sentences[2])
    assert made.text == "It fell again. Nobody  asked why." == source(PAPER)[made.start : made.end]
    assert made.reported == "Nobody"
    assert made.strong is None


def test_one_sentence_of_a_run_can_be_strong() -> None:
    passage = PAPER.passage(1)
    made = span(PAPER, passage, passage.sentences[0], passage.sentences[2], strong=passage.sentences[1])
    assert made.strong is not None
    assert made.text[slice(*made.strong)] == "It fell again."


def test_a_run_has_the_words_of_all_its_sentences() -> None:
    made = quote_passage(PAPER, PAPER.passage(2))
    assert (made.text, made.hedges, made.flat) == ("Prices may rise. They will fall.", ("may",), ("will",))


def test_sections_are_cited_in_the_body_only() -> None:
    assert citation(PAPER, PAPER.passage(1)) == Citation("Author 1999", 1, 1, Part.BODY)
    assert citation(PAPER, PAPER.passage(2)) == Citation("Author 1999", 2, None, Part.SUMMARY)
    assert quote_passage(PAPER, PAPER.passage(1)).section == "First Things"


def test_riders_come_first_in_reading_order() -> None:
    shown = group(PAPER, Place(2, 2)).quotes
    assert [(q.text, q.rider) for q in shown] == [
        ("Trade grew.", True),
        ("Prices may rise.", True),
        ("They will fall.", False),
    ]


def test_no_such_place() -> None:
    with pytest.raises(KeyError):
        group(PAPER, Place(3, 1))


def test_every_sentence_of_the_shipped_papers_is_in_its_file() -> None:
    for paper in shipped().values():
        text = (SEEDS / paper.file).read_bytes().decode()
        for passage in paper.passages:
            made = [quote_passage(paper, passage)]
            made += [
                q for s in passage.sentences for q in group(paper, Place(passage.number, s.number)).quotes
            ]
            assert all(text[q.start : q.end] == q.text for q in made)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("K-Vec: A New Approach", "K-Vec n.d."),
        (
            "The Infinite Harbour of Salt and Stone in Seven Parts",
            "The Infinite Harbour of Salt and Stone… n.d.",
        ),
        ("S" * 60, "S" * 40 + "… n.d."),
        (": a title", ": a title n.d."),
    ],
)
def test_a_paper_without_author_is_cited_by_the_first_words_of_its_title(title: str, name: str) -> None:
    assert replace(handmade("a", ["Salt."]), authors=(), title=title, year=None).name == name
