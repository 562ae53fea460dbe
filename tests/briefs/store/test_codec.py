"""What is packed comes back the same, and nothing else comes back at all."""

import json
import zlib
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.models import (
    Field,
    Furniture,
    Gap,
    Kind,
    Lean,
    Name,
    Paper,
    Part,
    Passage,
    Place,
    Section,
    Sentence,
)
from briefs.reports import CompileReport, Failure, PaperReport
from briefs.store.codec import CodecError, canonical, digest, pack, unpack

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
texts = st.lists(text, max_size=2).map(tuple)
number = st.integers(0, 10**6)
places = st.builds(Place, number, number)
sentences = st.builds(
    Sentence,
    number=number,
    start=number,
    end=number,
    text=text,
    lean=st.sampled_from(Lean),
    riders=st.lists(places, max_size=2).map(tuple),
    reported=st.none() | text,
    years=st.lists(number, max_size=2).map(tuple),
    hedges=texts,
    question=st.booleans(),
    salience=st.floats(0, 1),
    twin=st.none() | places,
)
passages = st.builds(
    Passage,
    number=number,
    part=st.sampled_from(Part),
    kind=st.sampled_from(Kind),
    start=number,
    end=number,
    text=text,
    sentences=st.lists(sentences, max_size=2).map(tuple),
    section=st.none() | number,
)
papers = st.builds(
    Paper,
    id=text,
    file=text,
    sha256=text,
    title=text,
    authors=texts,
    year=st.none() | number,
    date=st.none() | text,
    month=st.none(),
    event=st.none(),
    venue=st.none(),
    kind=st.none(),
    nicknames=texts,
    fields=st.lists(st.builds(Field, text, text, text), max_size=2).map(tuple),
    sections=st.lists(
        st.builds(Section, st.none() | number, text, st.sampled_from(Part), number), max_size=2
    ).map(tuple),
    passages=st.lists(passages, max_size=2).map(tuple),
    furniture=st.lists(st.builds(Furniture, number, number, text, text), max_size=1).map(tuple),
    gaps=st.lists(st.builds(Gap, number, text), max_size=1).map(tuple),
)

PLACE = Place(3, 1)


def packed(kind: type, rows: Any) -> bytes:
    """Rows that were written by somebody else under the mark of a kind."""
    mark = pack(Place, PLACE)[:8] if kind is Place else pack(kind, None)[:8]
    return mark + zlib.compress(json.dumps(rows).encode())


@settings(max_examples=60, deadline=None)
@given(papers)
def test_a_paper_comes_back_the_same(paper: Paper) -> None:
    assert unpack(Paper, pack(Paper, paper)) == paper


def test_a_report_comes_back_the_same() -> None:
    line = PaperReport("a", "T", ("X",), None, 1, 2, True, {"title": "line 1"}, (), (Gap(1, "two:"),))
    report = CompileReport("d", (line,), (Failure("b.txt", "why"),), ("note",))
    assert unpack(CompileReport, pack(CompileReport, report)) == report


def test_tuples_of_nouns_can_be_packed() -> None:
    names = (Name("us", ("United States", "US")),)
    assert unpack(tuple[Name, ...], pack(tuple[Name, ...], names)) == names


def test_the_digest_is_that_of_the_content() -> None:
    one, other = pack(Place, Place(1, 2)), pack(Place, Place(2, 1))
    assert digest(one) == digest(pack(Place, Place(1, 2))) != digest(other)


def test_dictionaries_have_one_form() -> None:
    line = PaperReport("a", "T", (), None, 1, 2, False, {"title": "1", "year": "2"}, (), ())
    turned = replace(line, sources={"year": "2", "title": "1"})
    assert canonical(line) == canonical(turned)


def test_bytes_of_another_type_are_refused() -> None:
    with pytest.raises(CodecError):
        unpack(Gap, pack(Place, PLACE))


@given(st.binary(max_size=40))
def test_foreign_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(CodecError):
        unpack(Place, data)


@given(st.integers(0, len(pack(Place, PLACE)) - 1), st.integers(1, 255))
def test_no_changed_byte_changes_what_is_read(at: int, change: int) -> None:
    data = bytearray(pack(Place, PLACE))
    data[at] ^= change
    with suppress(CodecError):
        assert unpack(Place, bytes(data)) == PLACE


@pytest.mark.parametrize("rows", [[3], [3, 1, 1], [3, "1"], [3, True], [3, None], {"paragraph": 3}, None, 3])
def test_rows_of_the_wrong_shape_are_refused(rows: Any) -> None:
    with pytest.raises(CodecError):
        unpack(Place, packed(Place, rows))


def test_what_is_no_noun_cannot_be_packed() -> None:
    with pytest.raises(CodecError, match="set"):
        canonical({"a", "b"})
