"""Institutions are told from people by a word of their names."""

import pytest

from briefs.compiler.institutions import names_institution


@pytest.mark.parametrize(
    "text", ["Harbour Institute", "UNIVERSITY OF OSLO", "Centre for Fish", "The Fishery Board"]
)
def test_institutions(text: str) -> None:
    assert names_institution(text)


@pytest.mark.parametrize("text", ["Ann Lee", "Jan de Vries", "Oslo, Norway", "Reviewers"])
def test_others(text: str) -> None:
    assert not names_institution(text)
