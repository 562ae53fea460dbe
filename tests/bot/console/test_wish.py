from pathlib import Path

import pytest

from bot.console.wish import Wish, parted
from briefs.errors import BriefError


@pytest.mark.parametrize(
    ("typed", "line", "wish"),
    [
        ("timeline us troops", "timeline us troops", None),
        ("timeline us troops --png t.png", "timeline us troops", Wish(Path("t.png"))),
        ("topics --png=t.png --force ", "topics", Wish(Path("t.png"), replace=True)),
        ('topics --png "my own.png"', "topics", Wish(Path("my own.png"))),
        ("1 --png t.png", "1", Wish(Path("t.png"))),
        ("what does --png t.png mean", "what does --png t.png mean", None),
    ],
)
def test_a_picture_is_asked_for_at_the_end_of_a_line(typed: str, line: str, wish: Wish | None) -> None:
    assert parted(typed) == (line, wish)


@pytest.mark.parametrize("line", ["topics --png", "topics --png --force"])
def test_a_picture_goes_into_a_file_with_a_name(line: str) -> None:
    with pytest.raises(BriefError, match="names no file"):
        parted(line)


def test_a_home_folder_is_found() -> None:
    assert parted("topics --png ~/t.png")[1] == Wish(Path("~/t.png").expanduser())
