"""The talks, treaties and bodies that papers name."""

import pytest
from corpus import handmade

from briefs.entities import named, unlike
from briefs.models import Name, Place
from briefs.search.terms import Lexicon

LEXICON = Lexicon(
    [Name("six", ("six-party talks", "six-partite talks")), Name("nor", ("Norway", "Norwegian"))]
)


def names(*texts: str, kind: str) -> list[tuple[str, int]]:
    """The names of a kind in paragraphs of one sentence, with how many paragraphs have each."""
    paper = handmade("a", *([text] for text in texts))
    terms = {Place(n, 1): LEXICON.terms(text) for n, text in enumerate(texts, 1)}
    return [(name.written, len(name.paragraphs)) for name in named(paper, terms).names.get(kind, {}).values()]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("They met at the Four Party talks.", "talks", "Four Party talks"),
        ("They met at the six-partite talks.", "talks", "six-partite talks"),
        ("We train on the Penn Treebank.", "treebank", "Penn Treebank"),
        ("They signed the North Quay Treaty then.", "treaty", "North Quay Treaty"),
    ],
)
def test_a_name_is_capitals_or_a_number_before_the_kind(text: str, kind: str, name: str) -> None:
    assert names(text, kind=kind) == [(name, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "The talks went on.",
        "They held long talks.",
        "Norwegian talks went on.",
        "Then Norwegian talks failed.",
    ],
)
def test_talks_without_a_name_have_none(text: str) -> None:
    assert names(text, kind="talks") == []


def test_the_forms_of_a_name_are_one() -> None:
    assert names("At the six-party talks.", "At the six-partite talks.", kind="talks") == [
        ("six-party talks", 2)
    ]


def test_names_that_both_papers_have_are_no_matter() -> None:
    texts = ["They met at the Geneva Talks.", "They met at the Visby Talks."]
    papers = [handmade(id, texts[:n]) for id, n in (("a", 1), ("b", 2))]
    sides = [
        named(
            p, {Place(1, n): LEXICON.terms(t) for n, t in enumerate(texts[: len(p.passages[0].sentences)], 1)}
        )
        for p in papers
    ]
    assert unlike("Talks", sides[0], sides[1], (), ()) == ()
