"""Tests of briefs.compiler.quotation."""

from __future__ import annotations

import pytest

from briefs.compiler.quotation import quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “yes. And no.” twice.", ["“yes. And no.”"]),
        ('He said "yes. And no." twice.', ['"yes. And no."']),
        ('A "first" and a "second" one.', ['"first"', '"second"']),
        ('("Yes")', ['"Yes"']),
        ("Never closed: “yes and no.", []),
        ("Never opened: yes and no.”", []),
        ('A board of 5" and a rope.', []),
        ("", []),
    ],
)
def test_finds_what_stands_in_double_marks(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == quoted


def test_a_mark_that_stays_open_for_pages_was_a_slip() -> None:
    assert quotations(f"“{'a ' * 2000}”") == []
