"""What a site puts under an article is no part of it."""

import pytest
from made_up_papers import compiled

BODY = """\
The catch fell by half in one year. Nobody in the town knows why it did.

The port is closed now. The town has not asked when it will open again."""


def body(end: str, name: str = "fish.txt") -> list[str]:
    mark = "# " if name.endswith(".md") else ""
    return [p.text for p in compiled(f"{mark}On Fish\n\n{BODY}\n\n{end}\n", name).passages]


@pytest.mark.parametrize("name", ["fish.txt", "fish.md"])
@pytest.mark.parametrize(
    "end",
    [
        "Read more: Ten boats for fish Related articles How to build a pier Why gulls matter",
        "Read more: Ten boats\n\nRelated articles\n\nHow to build a pier\n\nWhy gulls matter\n\nThe last quay",
        "Subscribe to our newsletter\n\nEnter your email address",
        "Comments (3)\n\nBob123 says: Great article!!\n\nAnn says: I like all of it, and more.",
        "Comments (3)\nBob123 says: Great article!!",
        "2 Comments\n\nWell said.",
        "*Share this post* | [Tweet](https://a.example) | [Subscribe](https://b.example)",
    ],
)
def test_what_a_site_adds_is_left_out(end: str, name: str) -> None:
    assert body(end, name) == BODY.split("\n\n")


@pytest.mark.parametrize(
    "end",
    [
        "Comments are free, and the town has made three of them in a year.",
        "The related articles of the charter were struck out by the council.",
        "He asked them to subscribe to the fund, and they did so at once.",
        "References\n\n[One](https://a.example)\n[Two](https://b.example)",
    ],
)
def test_what_a_paper_says_at_its_end_stays(end: str) -> None:
    assert body(end)[-1] == end.rsplit("\n\n", maxsplit=1)[-1]


def test_a_link_to_the_comments_above_an_article_ends_nothing() -> None:
    assert (
        compiled(f"On Fish\n\nComments (3)\n\n{BODY}\n").passages[-1].text
        == BODY.rsplit("\n\n", maxsplit=1)[-1]
    )
