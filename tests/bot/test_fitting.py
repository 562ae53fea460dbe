"""What is left out when a card is too long, and what is offered instead."""

from dataclasses import replace

import pytest
from made_up import PAPERS, QUAY, SALT
from made_up_turns import DREDGING, FLEETS, TURNS, main, turn

from bot.model import Action, Reply
from bot.replies import word
from briefs.answers import (
    Aspect,
    Comparison,
    Contrast,
    Daily,
    Excerpts,
    Group,
    Hit,
    PaperView,
    SourceView,
    Summary,
    TopicBrief,
)
from briefs.models import Quote, Sentence


def long(quote: Quote, size: int) -> Quote:
    """A quote of a size that begins as this one does."""
    text = quote.text.ljust(size, "x")
    return replace(quote, text=text, end=quote.start + size)


def lines(reply: Reply) -> list[str]:
    return [action.line for action in reply.actions]


def excerpts(*sizes: int) -> Excerpts:
    hits = tuple(Hit("quay-1999", 1.0, long(main(QUAY, n + 1, 1), size)) for n, size in enumerate(sizes))
    return Excerpts("harbour", hits, 1, 1, len(hits), PAPERS)


def test_the_last_hit_goes_first() -> None:
    reply = word(turn(excerpts(700, 700, 700), "search harbour"))
    assert [q.citation.paragraph for q in reply.quotes] == [1, 2]
    assert "-# Left out for length: Quay 1999, §1 ¶3" in reply.text
    assert "source quay-1999 3" in lines(reply)


def test_one_sentence_too_long_is_named_and_offered_not_cut() -> None:
    reply = word(turn(excerpts(5_000), "search harbour"))
    assert reply.quotes == ()
    assert "-# Left out for length: Quay 1999, ES ¶1" in reply.text
    assert lines(reply)[0] == "source quay-1999 1"


def test_an_aspect_never_loses_one_side() -> None:
    first, second = Group((long(main(QUAY, 1, 1), 500),)), Group((long(main(SALT, 1, 1), 500),))
    aspects = tuple(Aspect(t.name, t.id, (first,), (second,), (1, 1)) for t in (DREDGING, FLEETS))
    reply = word(
        turn(Comparison(QUAY, SALT, None, aspects, 1, 1, (), (), ()), "compare quay-1999 lindqvist-2004")
    )
    assert [q.paper for q in reply.quotes] == ["quay-1999", "lindqvist-2004"]
    assert Action("Two fleets, one quay", "compare quay-1999 lindqvist-2004 on fleets") in reply.actions


def test_every_paper_keeps_a_line_as_long_as_possible() -> None:
    def view(size: int) -> PaperView:
        two = tuple(Group((long(main(QUAY, n, 1), size),)) for n in (2, 3))
        return PaperView(QUAY, two, 2)

    first, second = (group.main for group in view(480).groups)
    contrast = Contrast(first, second, "The north town", "Some captains")
    brief = TopicBrief(DREDGING, ("mud",), (view(480), replace(view(480), paper=SALT)), contrast, ())
    reply = word(turn(brief, "brief dredging"))
    assert [q.citation.paragraph for q in reply.quotes] == [2, 3, 2]
    assert "**Sharpest contrast** · Quay 1999, §1 ¶2: “The north town” — " in reply.text
    brief = replace(brief, views=(view(780), replace(view(780), paper=SALT)))
    reply = word(turn(brief, "brief dredging"))
    assert [q.citation.paragraph for q in reply.quotes] == [2, 2]
    assert "Sharpest contrast" not in reply.text  # one of its lines is not shown


def test_of_many_papers_those_are_shown_that_say_most() -> None:
    def view(n: int, paragraphs: int) -> PaperView:
        return PaperView(replace(QUAY, id=f"p{n}"), (Group((long(main(QUAY, 2, 1), 500),)),), paragraphs)

    views = tuple(view(n, paragraphs) for n, paragraphs in enumerate((1, 9, 2, 8, 1, 1)))
    reply = word(turn(TopicBrief(DREDGING, ("mud",), views, None, ()), "brief dredging"))
    assert len(reply.quotes) == 3
    assert "**6 of 6 papers, 22 ¶** · " in reply.text


@pytest.mark.parametrize(("size", "shown"), [(100, 4), (450, 3), (1_000, 2), (3_000, 0)])
def test_a_daily_brief_loses_its_last_sections_and_says_no_untruth(size: int, shown: int) -> None:
    whole = TURNS["daily"].answer
    assert isinstance(whole, Daily)
    assert whole.counter and whole.question and whole.timeline
    short = replace(
        whole,
        today=Group((long(whole.today.main, size if size > 100 else 80),)),
        counter=Group((long(whole.counter.main, min(size, 600)),)),
        question=long(whole.question, min(size, 500)),
        timeline=replace(whole.timeline, group=Group((long(whole.timeline.group.main, min(size, 500)),))),
    )
    reply = word(replace(TURNS["daily"], answer=short))
    assert len(reply.quotes) == shown
    assert "no counter-line found" not in reply.text


def test_a_summary_loses_its_outlook_then_points_then_both_camps_at_once() -> None:
    whole = TURNS["summary-standard"].answer
    assert isinstance(whole, Summary)
    points = tuple(Group((long(main(QUAY, n, 1), 400),)) for n in (2, 3, 4, 5))
    reply = word(replace(TURNS["summary-standard"], answer=replace(whole, points=points)))
    assert [q.citation.paragraph for q in reply.quotes] == [1, 2, 3, 3, 4]
    points = (Group((long(main(QUAY, 2, 1), 1_400),)),)
    reply = word(replace(TURNS["summary-standard"], answer=replace(whole, points=points)))
    assert [q.citation.paragraph for q in reply.quotes] == [1, 2]


def test_a_one_line_summary_may_be_longer_than_its_target_but_is_never_empty() -> None:
    whole = TURNS["summary-short"].answer
    assert isinstance(whole, Summary)
    line = replace(whole, length="line", bottom=Group((long(main(QUAY, 1, 1), 600),)), points=())
    line = replace(line, outlook=None, camps=())
    assert len(word(replace(TURNS["summary-short"], answer=line)).quotes) == 1


def test_a_long_paragraph_is_shown_as_far_as_whole_sentences_go() -> None:
    whole = TURNS["source"].answer
    assert isinstance(whole, SourceView)
    text = " ".join(f"Sentence {n} says nothing.".ljust(299, ".") for n in range(12))
    start = whole.passage.start
    sentences = tuple(
        Sentence(n + 1, start + 300 * n, start + 300 * n + 299, text[300 * n : 300 * n + 299])
        for n in range(12)
    )
    passage = replace(whole.passage, text=text, end=start + len(text), sentences=sentences)
    quote = replace(whole.quote, text=text, end=passage.end)
    reply = word(replace(TURNS["source"], answer=replace(whole, passage=passage, quote=quote)))
    (shown,) = reply.quotes
    assert shown.end in {s.end for s in sentences}
    assert text.startswith(shown.text)
    assert len(shown.text) > 1_400
    assert f"it has {len(text):,} characters" in reply.text


def test_a_comparison_that_is_too_long_keeps_a_line_of_each_side() -> None:
    whole = TURNS["comparison"].answer
    assert isinstance(whole, Comparison)
    aspect = whole.aspects[0]
    lines = tuple(Group((long(main(QUAY, n, 1), 600),)) for n in (2, 3))
    crowded = replace(aspect, first=lines, second=(*aspect.second, *lines))
    reply = word(replace(TURNS["comparison"], answer=replace(whole, aspects=(crowded,))))
    assert {q.paper for q in reply.quotes} == {whole.first.id, whole.second.id}
