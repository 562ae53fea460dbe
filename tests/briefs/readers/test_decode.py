"""Bytes become text, or one sentence why not."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.errors import PaperError
from briefs.readers.decode import decode


def refusal(data: bytes) -> PaperError:
    with pytest.raises(PaperError) as caught:
        decode("a.txt", data)
    return caught.value


def test_text_stays_as_it_is() -> None:
    text = "\ufeffTitle\r\n\r\nA “quote”, caf\u00e9\u00a0— 漢字.\x1b\f"
    assert decode("a.txt", text.encode()) == text


def test_what_is_not_utf8_is_refused_with_the_byte() -> None:
    error = refusal("Die Brücke".encode("latin-1"))
    assert error.sentence == "a.txt is not UTF-8 text: byte 7 cannot be read."
    assert error.hint == "Save it again with the encoding UTF-8."


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_other_encodings_of_unicode_are_refused(encoding: str) -> None:
    refusal("A paper of some length, in plain letters.".encode(encoding))


def test_a_nul_character_is_refused_with_its_place() -> None:
    assert "NUL character at position 5" in refusal(b"text\0more").sentence


def test_a_program_under_the_name_of_a_text_is_refused() -> None:
    assert "control characters" in refusal(b"\x7fELF" + b"\x01\x02\x03\x05" * 50).sentence


@pytest.mark.parametrize("data", [b"", b"\n\n \t\r\n", "\ufeff\u00a0\u200b\n".encode()])
def test_an_empty_paper_is_refused(data: bytes) -> None:
    assert refusal(data).sentence == "a.txt is empty."


def test_a_file_that_is_too_large_is_refused_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["briefs.readers.decode"], "LARGEST", 3 * 1024 * 1024)
    error = refusal(b"\xff" * (4 * 1024 * 1024))
    assert error.sentence == "a.txt is 4 MB large; a paper may have 3 MB."


@given(st.binary(max_size=200))
@settings(max_examples=200)
def test_any_bytes_are_text_or_a_refusal(data: bytes) -> None:
    try:
        text = decode("a.txt", data)
    except PaperError as error:
        assert error.sentence.endswith(".")
    else:
        assert text.encode() == data
