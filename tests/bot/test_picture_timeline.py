from collections.abc import Callable
from dataclasses import replace

import pytest
from made_up import PAPERS, QUAY, SALT
from made_up_turns import TURNS, said, turn
from png import size, told

from bot.model import Turn
from bot.pictures import timeline
from bot.pictures.canvas import WIDTH
from bot.replies import caption
from briefs.answers import Dated, Group, Timeline
from briefs.models import Quote


def answer(*entries: Dated, papers: int = 3) -> Timeline:
    return Timeline(None, entries, len(entries), 1, 1, PAPERS[:papers])


def drawn(found: Timeline) -> tuple[bytes, tuple[Quote, ...]]:
    return timeline.draw(found, caption(turn(found, "timeline", "timeline"), found), "words")


def words(entry: Dated, text: str) -> Dated:
    main = replace(entry.group.main, text=text, end=entry.group.main.start + len(text))
    return replace(entry, group=Group((main,)))


AGREEMENT = Dated((1998,), said(QUAY, 5, 1))
READ = Dated((1998, 2003), said(SALT, 2, 2))


def test_each_sentence_stands_there_with_its_years_its_place_and_its_words(written: list[str]) -> None:
    drawn(answer(AGREEMENT, READ))
    places = [written.index(place) for place in ("Quay 1999, §2 ¶5", "Lindqvist 2004, ¶2")]
    assert [written[at - 1] for at in places] == ["1998", "1998, 2003"]
    assert AGREEMENT.group.main.text in " ".join(written)


def test_what_is_drawn_is_a_quote_from_where_it_starts(written: list[str]) -> None:
    long = words(AGREEMENT, "In 1998 the towns " + "signed and signed " * 30)
    _, (quote,) = drawn(answer(long))
    assert long.group.main.text.startswith(quote.text)
    assert quote.end - quote.start == len(quote.text)
    assert f"{quote.text}…" in " ".join(written)


def test_a_sentence_that_leans_is_not_begun_without_what_it_leans_on(written: list[str]) -> None:
    leaning = Dated((1998,), said(QUAY, 5, 2))
    assert drawn(answer(leaning))[1] == ()
    assert "Who" not in " ".join(written)
    assert "Quay 1999, §2 ¶5 · leans on what stands before it" in " ".join(written)


def test_who_is_speaking_is_told(written: list[str]) -> None:
    drawn(answer(Dated((1998,), said(QUAY, 3, 1))))
    assert 'Quay 1999, §1 ¶3 · reported: "Some captains"' in written


def test_words_the_fonts_lack_are_left_to_the_reply(written: list[str]) -> None:
    assert drawn(answer(words(AGREEMENT, "1998년의 협정.")))[1] == ()
    assert "Quay 1999, §2 ¶5" in written


def test_years_on_the_axis_do_not_touch(written: list[str]) -> None:
    entries = [Dated((year,), AGREEMENT.group) for year in (1900, *range(1990, 2001))]
    drawn(answer(*entries))
    axis = [text for text in written if text.isdigit()]
    assert {"1900", "1990", "2000"} <= set(axis)


@pytest.mark.parametrize("count", [1, 2, 12])
def test_a_picture_is_upright_and_as_wide_as_agreed(count: int) -> None:
    entries = [words(AGREEMENT, "Long " * 90)] * count
    data, quotes = drawn(answer(*entries))
    width, height = size(data)
    assert width == WIDTH
    assert 200 <= height <= 3 * WIDTH
    assert len(quotes) == count
    assert told(data) == {"Title": "Timeline", "Description": "words"}


def test_names_of_any_length_stay_on_the_page(written: list[str]) -> None:
    paper = replace(QUAY, authors=("Ann " + "Wolfeschlegelsteinhausen" * 9,))
    drawn(answer(Dated((1998,), said(paper, 5, 1))))
    assert written


def test_the_words_beside_it_read_as_approved(golden: Callable[[str, str], None]) -> None:
    found = TURNS["timeline"].answer
    assert isinstance(found, Timeline)
    golden("picture-timeline", "\n".join("".join(line) for line in caption(TURNS["timeline"], found)) + "\n")


def test_a_broken_axis_is_told() -> None:
    it: Turn = TURNS["timeline"]
    assert "dotted" not in "".join(caption(it, it.answer)[1])
    assert "dotted: longer than drawn" in "".join(caption(it, it.answer, broken=True)[1])
