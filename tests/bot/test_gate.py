"""What leaves is what the source says, where it says it; any one character that differs is held up."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import PAPERS, QUAY, SALT, TEXTS, shelf
from made_up_turns import TURNS, main, said, turn

from bot.gate import GateError, Sources, verify
from bot.model import Reply
from bot.replies import word
from briefs.answers import Dated, Excerpts, Group, Hit, Timeline
from briefs.compiler.paper import compile_paper
from briefs.compiler.structure import outline
from briefs.models import Paper, Part, Place, Quote
from briefs.quotes import group, quote_passage
from briefs.source import source
from briefs.text import collapse

SEEDS = Path(__file__).parents[2] / "seeds"
SHELF = shelf()
REPLIES = {name: word(turn) for name, turn in TURNS.items()}
QUOTING = sorted(name for name, reply in REPLIES.items() if reply.quotes)
QUOTES = [quote for name in QUOTING for quote in REPLIES[name].quotes]


def passes(reply: Reply, sources: Sources = SHELF) -> bool:
    try:
        asyncio.run(verify(reply, sources))
    except GateError:
        return False
    return True


def showing(*quotes: Quote) -> Reply:
    """An excerpt card of some quotes, one hit each."""
    hits = tuple(Hit(q.paper, 1.0, q) for q in quotes)
    return word(turn(Excerpts("words", hits, 1, 1, len(hits), PAPERS), "search words"))


def test_the_hand_made_papers_are_cut_as_the_compiler_cuts_them() -> None:
    for paper in PAPERS:
        cut = outline(paper.file, TEXTS[paper.id].encode())
        assert cut == tuple(replace(p, sentences=()) for p in paper.passages)


@pytest.mark.parametrize("name", TURNS)
def test_every_card_passes(name: str) -> None:
    assert passes(REPLIES[name])


@given(st.data())
@settings(max_examples=600, deadline=None)
def test_a_changed_character_in_a_shown_quote_is_caught(data: st.DataObject) -> None:
    reply = REPLIES[data.draw(st.sampled_from(QUOTING))]
    lines = [i for i, line in enumerate(reply.text.split("\n")) if "> " in line[:24] or line.startswith("‹ ")]
    texts = reply.text.split("\n")
    line = texts[data.draw(st.sampled_from(lines))]
    start = reply.text.index(line) + line.index("‹ " if line.startswith("‹") else "> ")
    at = data.draw(st.integers(start, reply.text.index(line) + len(line) - 1))
    char = data.draw(st.characters() | st.sampled_from("\u00a0\u200b\n \\*_>[]x1"))
    text = reply.text[:at] + char + reply.text[at + 1 :]
    assert passes(replace(reply, text=text)) == (text == reply.text)


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_a_changed_character_in_a_stored_quote_is_caught(data: st.DataObject) -> None:
    quote = data.draw(st.sampled_from(QUOTES))
    at = data.draw(st.integers(0, len(quote.text) - 1))
    char = data.draw(st.characters() | st.sampled_from("\u00a0 \\*>x"))
    changed = replace(quote, text=quote.text[:at] + char + quote.text[at + 1 :])
    assert passes(showing(changed)) == (changed == quote)


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_a_changed_number_is_caught(data: st.DataObject) -> None:
    quote = data.draw(st.sampled_from(QUOTES))
    number = data.draw(st.integers(1, 12) | st.integers(1, 999_999))
    moved = replace(quote, citation=replace(quote.citation, paragraph=number))
    assert passes(showing(moved)) == (moved == quote)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(main(QUAY, 2, 1), start=main(QUAY, 2, 1).start + 1),
        replace(main(QUAY, 2, 1), end=main(QUAY, 2, 1).end - 1),
        replace(main(QUAY, 2, 1), paper="lindqvist-2004"),
        replace(main(QUAY, 2, 1), paper="nobody-1900"),
        replace(main(QUAY, 2, 1), file="lindqvist-2004.txt"),
        replace(main(QUAY, 2, 1), year=2000),
        replace(main(QUAY, 2, 1), citation=replace(main(QUAY, 2, 1).citation, name="Quay 1998")),
        replace(main(QUAY, 2, 1), citation=replace(main(QUAY, 2, 1).citation, section=2)),
        replace(main(QUAY, 2, 1), citation=replace(main(QUAY, 2, 1).citation, section=None)),
        replace(main(QUAY, 2, 1), citation=replace(main(QUAY, 2, 1).citation, part=Part.SUMMARY)),
        replace(main(QUAY, 2, 1), text="", end=main(QUAY, 2, 1).start),
        replace(main(QUAY, 2, 1), reported="Some captains"),
        replace(main(QUAY, 2, 1), hedges=("may",)),
        replace(main(QUAY, 2, 1), flat=("must",)),
    ],
)
def test_a_wrong_field_is_caught(wrong: Quote) -> None:
    assert passes(showing(main(QUAY, 2, 1)))
    assert not passes(showing(wrong))


def test_a_speaker_may_be_named_in_the_paragraph_above_the_quote_and_nowhere_else() -> None:
    later = main(QUAY, 3, 2)
    first, other = (collapse(QUAY.passage(n).sentences[0].text)[:20] for n in (3, 1))
    assert passes(showing(replace(later, reported=first)))
    assert not passes(showing(replace(later, reported=other)))
    assert not passes(showing(replace(later, hedges=(first,))))


@pytest.mark.parametrize(
    "words", ["Who Keeps the Harbour", "Executive Summary", "by Mara Quay", "1. Two Towns"]
)
def test_what_is_no_paragraph_cannot_be_quoted(words: str) -> None:
    start = TEXTS["quay-1999"].index(words)
    stray = replace(main(QUAY, 1, 1), text=words, start=start, end=start + len(words))
    assert not passes(showing(stray))


def test_a_quote_across_two_paragraphs_is_caught() -> None:
    first, second = QUAY.passage(3), QUAY.passage(4)
    across = TEXTS["quay-1999"][first.start : second.end]
    assert not passes(showing(replace(quote_passage(QUAY, first), text=across, end=second.end)))


def test_a_quote_that_is_not_shown_is_caught() -> None:
    reply = showing(main(QUAY, 2, 1))
    assert not passes(replace(reply, quotes=(*reply.quotes, main(SALT, 1, 1))))
    assert not passes(replace(reply, quotes=()))


def test_the_order_counts() -> None:
    reply = showing(main(QUAY, 2, 1), main(SALT, 1, 1))
    assert passes(reply)
    assert not passes(replace(reply, quotes=reply.quotes[::-1]))


@pytest.mark.parametrize(
    "line",
    [
        "> The quay is mine. [Quay 1999, §1 ¶2]",
        "Q> The quay is mine. [Quay 1999, §1 ¶2]",
        "**1998** > The quay is mine. [Quay 1999, §1 ¶2]",
        "‹ The quay is mine. › [Quay 1999, §1 ¶2]",
        "> The quay is mine.",
        "‹ The quay is mine.",
        ">The quay is mine.",
        "so it says > The quay is mine.",
    ],
)
def test_a_line_that_looks_like_a_quote_and_is_none_is_caught(line: str) -> None:
    reply = REPLIES["catalogue"]
    assert passes(reply)
    assert not passes(replace(reply, text=f"{reply.text}\n{line}"))


def test_quotes_that_stand_apart_cannot_share_a_line() -> None:
    together, apart = said(QUAY, 2, 2), Group((main(QUAY, 1, 1), main(QUAY, 3, 1)))
    one_line = showing(quote_passage(QUAY, QUAY.passage(2)))
    assert passes(replace(one_line, quotes=together.quotes))
    text = " ".join(q.text.replace("\u00a0", " ") for q in apart.quotes)
    assert not passes(Reply(f"> {text} {apart.main.citation}", quotes=apart.quotes))


def test_the_file_in_the_folder_is_what_counts(tmp_path: Path) -> None:
    reply, sources = showing(main(QUAY, 2, 1)), shelf(tmp_path)
    assert passes(reply, sources)  # no such file: the bytes kept
    path = tmp_path / QUAY.file
    path.write_text(TEXTS[QUAY.id].replace("owns the quay", "owns a quay"), "utf-8")
    assert not passes(reply, sources)
    path.write_text(TEXTS[QUAY.id], "utf-8")
    assert passes(reply, sources)
    path.write_bytes(b"\xff\xfe")
    assert not passes(reply, sources)


def test_kept_bytes_are_believed_by_their_sha256_only() -> None:
    spoilt = {**TEXTS, QUAY.id: TEXTS[QUAY.id] + " "}
    assert not passes(showing(main(QUAY, 2, 1)), shelf(texts=spoilt))
    lost = {id: text for id, text in TEXTS.items() if id != QUAY.id}
    assert not passes(showing(main(QUAY, 2, 1)), shelf(texts=lost))


def test_the_log_gets_no_words() -> None:
    with pytest.raises(GateError) as caught:
        asyncio.run(verify(showing(replace(main(QUAY, 2, 1), text="The secret words.")), SHELF))
    assert str(caught.value) == "quay-1999 ¶2: these words do not stand there"


@pytest.fixture(scope="module")
def shipped() -> tuple[Sources, tuple[Paper, ...]]:
    """The sources of the shipped papers, and these compiled."""
    texts = {p.name: p.read_text("utf-8") for p in sorted(SEEDS.glob("*.txt"))}
    papers = tuple(compile_paper(name, text.encode()) for name, text in texts.items())
    return shelf(SEEDS, {}, papers), papers


def test_every_sentence_of_the_shipped_papers_passes(shipped: tuple[Sources, tuple[Paper, ...]]) -> None:
    sources, papers = shipped
    places = [
        (paper, Place(passage.number, sentence.number))
        for paper in papers
        for passage in paper.passages
        for sentence in passage.sentences
    ]
    cards = [
        word(turn(Timeline(None, (Dated((), group(*place)),), 1, 1, 1, papers), "timeline"))
        for place in places
    ]
    assert len(cards) > 300
    assert [reply.quotes for reply in cards if not reply.quotes or not passes(reply, sources)] == []


def test_every_paragraph_of_the_shipped_papers_passes(shipped: tuple[Sources, tuple[Paper, ...]]) -> None:
    sources, papers = shipped
    cards = [word(turn(source(p, q.number), f"source {p.id} {q.number}")) for p in papers for q in p.passages]
    assert [reply.quotes for reply in cards if not reply.quotes or not passes(reply, sources)] == []
