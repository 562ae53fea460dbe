"""A paper is compiled the same way every time, in time that grows with its length, whatever it holds."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_papers import GENRES, JOHNSTONE, PETROV, SEEDS, compiled, shipped

from briefs.compiler.paper import compile_paper, outline
from briefs.errors import PaperError
from briefs.models import Lean, Paper, Part


def check(paper: Paper, text: str) -> None:
    """Every offset of a paper holds."""
    for passage in paper.passages:
        assert text[passage.start : passage.end] == passage.text
        for number, sentence in enumerate(passage.sentences, 1):
            assert sentence.number == number
            assert passage.start <= sentence.start < sentence.end <= passage.end
            assert text[sentence.start : sentence.end] == sentence.text
    assert paper.title


def test_equal_bytes_give_an_equal_paper() -> None:
    assert compile_paper(PETROV, (SEEDS / PETROV).read_bytes()) == shipped(PETROV)


@pytest.mark.parametrize(("name", "text"), GENRES.items())
def test_offsets_hold(name: str, text: str) -> None:
    check(compiled(text, name), text)


def test_offsets_hold_in_a_shipped_paper() -> None:
    check(shipped(JOHNSTONE), (SEEDS / JOHNSTONE).read_text("utf-8"))


def test_sentences_are_judged() -> None:
    sentence = shipped(JOHNSTONE).passage(21).sentences[0]
    paper = shipped(PETROV)
    assert paper.passage(7).sentences[0].years == (1994,)
    assert "may" in paper.passage(15).sentences[0].hedges
    assert paper.passage(15).sentences[1].lean is Lean.HARD
    assert shipped(JOHNSTONE).passage(12).sentences[0].question
    assert 0 <= sentence.salience <= 1
    assert max(s.salience for p in paper.passages for s in p.sentences) > 0


@pytest.mark.parametrize("data", [b"# Only a heading", b"```\ncode\n```", b"> \n>", b"---\ntitle: A\n---\n"])
def test_a_paper_without_a_paragraph_is_refused(data: bytes) -> None:
    with pytest.raises(PaperError, match="has no paragraph of text"):
        compile_paper("a.md", data)


HOSTILE = {
    "a word far down": "\n" * 20_000 + "word",
    "one long line": "word " * 20_000,
    "one long word": "a" * 200_000,
    "digits": "12345 " * 5_000,
    "a column of numbers": "\n\n".join(map(str, range(500))),
    "headings": "\n\n".join(f"Heading Number {n}" for n in range(500)),
    "form feeds": "\f".join(["A whole sentence of some words."] * 300),
    "right to left": "السلام عليكم ورحمة الله. نعم؟\n\nعنوان\n\nفقرة أخرى عن الموضوع نفسه بشكل أطول.\n\n"
    * 40,
    "directions": "\u202eabc\u202d. \u2066Def ghi.\u2069\n\n" * 50,
    "rules": "- " * 20_000,
    "dashes": "-" * 50_000,
    "brackets": "([" * 20_000,
    "quotes": "\"'“" * 10_000,
    "stops": ". " * 20_000,
    "blanks inside": "a" + " " * 100_000 + "b.",
    "initials": "A. " * 5_000,
    "bylines": "by A. Name, " * 3_000,
    "labels": "Word: " * 5_000,
    "marks": "# > - 1. ``` " * 2_000,
    "cells": "|-" * 20_000,
    "addresses": "a@b." * 10_000,
    "dates": "January 2004, " * 3_000,
    "accents": "a" + "\u0301" * 20_000,
    "emoji": "😀 👩‍👩‍👧 " * 3_000,
}


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_is_too_odd(name: str, text: str) -> None:
    try:
        found = outline(name, text.encode())
    except PaperError:
        return
    assert all(text[p.start : p.end] == p.text for p in found)


@given(name=st.sampled_from(["a.txt", "a.md"]), text=st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_a_paper_or_a_refusal(name: str, text: str) -> None:
    try:
        check(compile_paper(name, text.encode()), text)
    except PaperError as error:
        assert error.sentence.startswith(name)


def test_work_grows_with_the_length_and_no_faster() -> None:
    def steps(copies: int) -> int:
        text = "".join(f"Part {n}\n\n{GENRES['report.txt']}\n\n" for n in range(copies))
        calls = 0

        def count(*_: object) -> None:
            nonlocal calls
            calls += 1

        sys.setprofile(count)
        try:
            outline("a.txt", text.encode())
        finally:
            sys.setprofile(None)
        return calls

    assert steps(40) < 4.4 * steps(10)


def test_back_matter_is_no_brief() -> None:
    assert {p.part for p in shipped(JOHNSTONE).quotable} == {Part.SUMMARY, Part.BODY}
