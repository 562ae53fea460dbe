"""papers.toml says what the files cannot, and nothing else."""

import pytest

from briefs.compiler.overrides import Overrides, read
from briefs.compiler.toml import read as toml
from briefs.errors import SeedsError


def test_every_key_is_read() -> None:
    text = """
        [papers.lee-1999]
        file = "004.txt"
        title = "A title"
        authors = ["Ann Lee"]
        year = 1999
        date = "May 1999"
        event = "A meeting"
        venue = "Ulaanbaatar"
        kind = "conference paper"
        nicknames = ["the lee paper"]
        numbers = ["004"]
        vantage = "Mongolia"
        sources = { title = "the cover", authors = "the cover" }
    """
    (entry,) = read(toml("papers.toml", text.encode()))
    assert (entry.file, entry.line) == ("004.txt", 2)
    assert entry.overrides == Overrides(
        id="lee-1999",
        title="A title",
        authors=("Ann Lee",),
        year=1999,
        date="May 1999",
        event="A meeting",
        venue="Ulaanbaatar",
        kind="conference paper",
        nicknames=("the lee paper",),
        numbers=("004",),
        vantage="Mongolia",
        sources=(("authors", "the cover"), ("title", "the cover")),
    )


def test_an_id_is_the_key_of_its_table() -> None:
    (entry,) = read(toml("papers.toml", b'[papers."Ann Lee (1999)"]'))
    assert entry.id == "Ann Lee (1999)"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "[papers.a]\nautor = 'x'",
            'papers.toml, line 2: "autor" is not known here; known are authors, date',
        ),
        ("[paper.a]", 'papers.toml, line 1: "paper" is not known here; known are papers'),
        ("[papers.a]\nyear = '1999'", 'papers.toml, line 2: "year" must be a whole number'),
        ("[papers.a]\ndate = 1999-05-26", 'papers.toml, line 2: "date" must be a text in quotes'),
        (
            "[papers.a]\nsources = { tite = 'x' }",
            'papers.toml, line 2: "tite" in "sources" is none of authors',
        ),
        ("[papers.a]\nfile='x.txt'\n[papers.b]\nfile='x.txt'", "papers.toml, line 3: one table a paper"),
    ],
)
def test_mistakes_are_named_with_their_line(text: str, sentence: str) -> None:
    with pytest.raises(SeedsError) as caught:
        read(toml("papers.toml", text.encode()))
    assert str(caught.value).startswith(sentence)
