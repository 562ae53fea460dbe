"""Ids are made of what can be typed, and are never empty."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.compiler.slug import slug


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("petrov-2004", "petrov-2004"),
        ("Ann Lee (1999), final_v2", "ann-lee-1999-final-v2"),
        ("Ünïcode Straße", "unicode-strae"),
        ("--a--", "a"),
    ],
)
def test_names_become_ids(name: str, id: str) -> None:
    assert slug(name) == id


def test_names_without_latin_letters_stay_apart() -> None:
    assert slug("論文") != slug("한반도")


@given(st.text())
def test_an_id_is_its_own_id(name: str) -> None:
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", slug(name))
    assert slug(slug(name)) == slug(name)
