from collections.abc import Callable
from dataclasses import replace

import pytest
from made_up import QUAY
from made_up_turns import TURNS, turn
from png import size

from bot.limits import length
from bot.pictures import topics
from bot.pictures.canvas import WIDTH
from bot.replies import caption
from briefs.answers import TopicList
from briefs.models import Topic


def wide(papers: int, rows: int, count: int = 1) -> TopicList:
    """A list of topics that each paper speaks of: the later the paper, the more."""
    names = tuple(replace(QUAY, id=f"p{n}", authors=(f"Author{n}",), year=None) for n in range(papers))
    spoken = tuple(
        Topic(f"t{n}", f"Topic number {n} of a long name that goes on", (), ()) for n in range(rows)
    )
    return TopicList(
        spoken, tuple(tuple(count * n for n in range(papers)) for _ in spoken), names, 1, 1, rows
    )


def drawn(answer: TopicList) -> bytes:
    fitted = topics.fitted(answer)
    return topics.draw(fitted, caption(turn(answer, "topics", "topics"), fitted), "words")


def test_each_cell_holds_its_count(written: list[str]) -> None:
    answer = TURNS["topic-list"].answer
    assert isinstance(answer, TopicList)
    drawn(answer)
    first = next(n for n, text in enumerate(written) if text.startswith("Dredging"))
    assert written[first:] == ["Dredging the quay", "2", "2", "0", "Two fleets, one quay", "1", "0", "0"]


def test_thirty_papers_stand_in_two_panels(written: list[str]) -> None:
    data = drawn(wide(30, 20))
    cells = [text for text in written if text.isdigit()]
    assert sorted(cells) == sorted([str(n) for n in range(30)] * 20)
    assert [text for text in written if text.startswith("Author")] == [f"Author{n} n.d." for n in range(30)]
    width, height = size(data)
    assert width == WIDTH
    assert height <= 5000


def test_of_too_many_papers_those_that_say_most_are_shown_and_counted(written: list[str]) -> None:
    answer = wide(99, 3)
    shown = topics.fitted(answer).papers
    assert 30 <= len(shown) < 99
    assert shown == answer.papers[-len(shown) :]
    drawn(answer)
    assert f"the {len(shown)} of 99 papers with most of them" in " ".join(written)


def test_alt_text_of_many_papers_has_room_for_rows() -> None:
    answer = topics.fitted(wide(99, 20))
    it = turn(answer, "topics", "topics")
    papers, row, more = ("".join(line) for line in caption(it, answer, 1)[2:])
    assert papers.endswith(" more") and length(papers) < 250
    assert row.startswith("Topic number 0") and row.count(" · ") == len(answer.papers) - 1
    assert more == "and 19 more topics"


@pytest.mark.parametrize("papers", [1, 3, 6, 16])
@pytest.mark.parametrize("count", [0, 1, 12_345])
def test_numbers_of_any_length_find_room(papers: int, count: int, written: list[str]) -> None:
    answer = wide(papers, 2, count)
    drawn(answer)
    shown = [n for row in topics.fitted(answer).counts for n in row]
    assert sorted(int(text) for text in written if text.isdigit()) == sorted(shown)


def test_the_words_beside_it_read_as_approved(golden: Callable[[str, str], None]) -> None:
    it = TURNS["topic-list"]
    golden("picture-topics", "\n".join("".join(line) for line in caption(it, it.answer)) + "\n")
