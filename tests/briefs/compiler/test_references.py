"""References are told from dates of events in brackets."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.compiler.references import references


def cited(sentence: str) -> list[str]:
    return [sentence[start:end].strip() for start, end in references(sentence)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Boats were few (Miller, 2009).", ["Miller, 2009"]),
        ("Boats were few (Miller & Cho 2009: 12; Lee et al., 2011a, 2012).",
         ["Miller & Cho 2009: 12", "Lee et al., 2011a, 2012"]),
        ("Boats were few (see van Dam, 2009, p. 4).", ["see van Dam, 2009, p. 4"]),
        ("Boats were few (see Marlow, 2009, pp. 4-5).", ["see Marlow, 2009, pp. 4-5"]),
        ("As Miller (2009) says, boats were few.", ["(2009)"]),
        ("Miller and Cho (2009, p. 3) count boats.", ["(2009, p. 3)"]),
        ("Lee et al. (2011b) count boats.", ["(2011b)"]),
        ("Lee et al (2011) count boats.", ["(2011)"]),
        ("Following Lee et al. (2011), we count boats.", ["(2011)"]),
        ("Boats, say Lee et al. 2011, are few; see Cho 2009, p. 4.", ["2011", "2009"]),
        ("Boats were few (for example, Lee 2009).", ["for example, Lee 2009"]),
        ("Boats were few (Lee 2009, Cho 2011a, Dam 2012).", ["Lee 2009", "Cho 2011a", "Dam 2012"]),
    ],
)  # fmt: skip
def test_names_with_years_are_references(sentence: str, found: list[str]) -> None:
    assert cited(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour was closed (June 2009).",
        "The harbour was closed (2009).",
        "The Harbour Accord (1994) closed it.",
        "The war in Korea (1950) closed it.",
        "Queen Anne (1702-1714) closed it.",
        "The closure (the Accord, 1994) lasted.",
        "The closure (signed in Oslo, 2009) lasted.",
        "The closure (Resolution 12, 2009) lasted.",
        "In 2009 Miller closed it.",
    ],
)
def test_dates_of_events_are_none(sentence: str) -> None:
    assert cited(sentence) == []


PIECES = st.sampled_from("( ) ; , Miller 2009 2009a and et al. & see p. 4 the June".split())


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=20).map(" ".join) | st.text(max_size=60))
def test_references_stand_in_order_within_the_sentence(sentence: str) -> None:
    at = 0
    for start, end in references(sentence):
        assert at <= start < end <= len(sentence)
        at = end
