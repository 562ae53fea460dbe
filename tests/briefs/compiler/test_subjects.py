"""topics.toml gives every phrase to one topic."""

import pytest

from briefs.compiler.subjects import read
from briefs.compiler.toml import read as toml
from briefs.errors import SeedsError
from briefs.models import Name, Topic


def topics(text: str) -> tuple[tuple[Topic, ...], tuple[Name, ...]]:
    return read(toml("topics.toml", text.encode()))


def test_every_key_is_read() -> None:
    found, names = topics("""
        [[topics]]
        id = "us-troops"
        name = "US forces"
        aliases = ["GIs"]
        terms = ["us + troops"]
        watch = ["THAAD"]
        [[names]]
        id = "us"
        forms = ["United States", "US"]
    """)
    assert found == (Topic("us-troops", "US forces", ("GIs",), ("us + troops",), ("THAAD",)),)
    assert names == (Name("us", ("United States", "US")),)


def test_what_is_left_out_follows_from_the_name() -> None:
    found, names = topics(
        '[[topics]]\nname = "Six-Party Talks"\naliases = ["6PT"]\n[[names]]\nforms = ["The DPRK"]'
    )
    assert found == (Topic("six-party-talks", "Six-Party Talks", ("6PT",), ("Six-Party Talks", "6PT")),)
    assert names == (Name("the-dprk", ("The DPRK",)),)


def test_the_order_of_the_file_is_kept() -> None:
    found, _ = topics('[[topics]]\nname = "b"\n[[topics]]\nname = "a"')
    assert [topic.id for topic in found] == ["b", "a"]


def test_a_topic_may_have_its_name_as_alias() -> None:
    found, _ = topics('[[topics]]\nname = "Sunshine"\naliases = ["sunshine", "sunshine"]')
    assert found[0].aliases == ("sunshine", "sunshine")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[topics]]\nid = 'a'", 'line 1: "name" is expected in [[topics]]'),
        ("[[names]]\nid = 'a'", 'line 1: "forms" is expected in [[names]], at least one'),
        ("[[topics]]\nname = 'a'\ncolour = 'b'", 'line 3: "colour" is not known here'),
        ("[[topics]]\nid = 'A b'\nname = 'a'", 'line 2: "id" must be of small letters, digits and hyphens'),
        ("[[topics]]\nname = 'a'\n\n[[topics]]\nname = 'a'", 'line 4: the id "a" must be of one table'),
        (
            "[[topics]]\nname = 'a'\naliases = ['x']\n[[topics]]\nname = 'b'\naliases = ['y', 'X']",
            'line 6: the alias "X" must be of one table, and [topics: a] has it',
        ),
        (
            "[[topics]]\nname = 'a'\n[[topics]]\nid = 'c'\nname = 'A'",
            'line 5: the alias "A" must be of one table, and [topics: a] has it',
        ),
        (
            "[[names]]\nforms = ['US']\n[[names]]\nid = 'usa'\nforms = ['USA', 'US']",
            'line 5: the form "US" must be of one table, and [names: us] has it',
        ),
        ("[topic]\nname = 'a'", 'line 1: "topic" is not known here; known are names, topics'),
    ],
)
def test_mistakes_are_named_with_their_line(text: str, sentence: str) -> None:
    with pytest.raises(SeedsError) as caught:
        topics(text)
    assert str(caught.value).startswith(f"topics.toml, {sentence}")
