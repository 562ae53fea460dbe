"""Topics found in the papers, as they are asked for: by whole names only, and never in the way of written ones."""

import asyncio
import re
from pathlib import Path

import pytest
from corpus import handmade
from small import Corpus, corpus

from briefs.answers import Excerpts, Nothing, TopicBrief, TopicList
from briefs.library import Library
from briefs.models import Paper, Part, Place, Topic

SALT = Topic("salt", "The salt tax", ("tax",), ("salt tax",))


def paper(id: str, *more: str) -> Paper:
    told = [
        "The night ferry is the pride of both towns.",
        "Nobody in either town can mend the Night Ferry.",
        *more,
    ]
    return handmade(id, *([text] for text in told), *[["Wind."]] * 9)


SILENT = handmade("c", ["Grain is weighed on the quay before it is carried inland."], year=2001)
LOST = "Night ferries may be lost at sea in winter."
PLAIN = corpus(paper("a"), paper("b", LOST), SILENT, discovering=True)
WRITTEN = corpus(paper("a", "The salt tax of the towns is low."), paper("b"), topics=[SALT], discovering=True)


def brief(papers: Corpus, topic: str) -> TopicBrief:
    return papers.run(lambda library: library.brief(topic))


def spoken(papers: Corpus, topic: str) -> dict[str, dict[Place, int]]:
    return papers.run(lambda library: library.evidence(library.topic(topic)))


def test_all_forms_of_a_name_are_spoken_of() -> None:
    assert spoken(PLAIN, "night-ferry") == {
        "a": {Place(1, 1): 1, Place(2, 1): 1},
        "b": {Place(1, 1): 1, Place(2, 1): 1, Place(3, 1): 1},
    }


def test_a_brief_tells_who_speaks_and_who_is_silent() -> None:
    views = {view.paper.id: view for view in brief(PLAIN, "night-ferry").views}
    assert {id: view.paragraphs for id, view in views.items()} == {"a": 2, "b": 3, "c": 0}
    assert not views["c"].groups and not views["c"].mentions


def test_back_matter_does_not_speak_of_it() -> None:
    back = handmade("c", ["The crew of the night ferry."], passages={1: {"part": Part.BACK}})
    assert "c" not in spoken(corpus(paper("a"), paper("b"), back, discovering=True), "night-ferry")


@pytest.mark.parametrize("asked", ["night ferry", "What about night-ferries?", "the Night Ferry"])
def test_a_question_that_is_nothing_but_a_name_asks_for_the_topic(asked: str) -> None:
    question = PLAIN.read(asked)
    assert (question.topic, question.found) == (None, "night-ferry")


@pytest.mark.parametrize("asked", ["pride of the night ferry", "ferry", "who mends the night ferry at sea?"])
def test_what_asks_more_or_less_than_a_name_names_no_topic(asked: str) -> None:
    question = PLAIN.read(asked)
    assert (question.topic, question.found, question.topics) == (None, None, ())


def test_a_refusal_names_found_topics_that_are_near_where_nobody_wrote_any() -> None:
    async def refused(library: Library) -> Excerpts | Nothing:
        return await library.answer(library.reader.read("zeppelin ferry pilots"))

    nothing, written = PLAIN.run(refused), WRITTEN.run(refused)
    assert isinstance(nothing, Nothing) and isinstance(written, Nothing)
    assert [topic.id for topic in nothing.topics] == ["night-ferry"]
    assert written.topics == ()


def test_written_topics_are_named_as_before() -> None:
    assert WRITTEN.read("tax").topic == "salt"
    assert WRITTEN.read("tax on the night ferry").topic == "salt"
    assert WRITTEN.read("night ferry").found == "night-ferry"


def test_written_topics_are_listed_first_and_compared_by() -> None:
    async def topics(library: Library) -> tuple[TopicList, list[str]]:
        return await library.topic_list(), [topic.id for topic in library.subjects]

    listed, subjects = WRITTEN.run(topics)
    assert [(topic.id, topic.found) for topic in listed.topics] == [("salt", False), ("night-ferry", True)]
    assert (listed.counts, listed.total, subjects) == (((1, 0), (2, 2)), 2, ["salt"])


def test_where_nobody_wrote_topics_those_found_are_compared_by() -> None:
    async def subjects(library: Library) -> list[str]:
        return [topic.id for topic in library.subjects]

    assert PLAIN.run(subjects) == ["night-ferry"]


def test_a_name_is_written_as_a_paper_writes_it(store: Path) -> None:
    async def told() -> tuple[tuple[Topic, ...], list[str]]:
        async with Library.open(store) as library:
            return library.topics, [p.text for paper in await library.wholes() for p in paper.quotable]

    topics, texts = asyncio.run(told())
    names = [topic.name for topic in topics if topic.found]
    whole = " ".join(" ".join(texts).split())
    assert names and [name for name in names if name not in whole] == []


def test_where_a_found_topic_is_silent_no_form_of_it_stands(store: Path) -> None:
    async def told() -> list[tuple[str, str]]:
        async with Library.open(store) as library:
            return [
                (topic.id, view.paper.id)
                for topic in library.topics
                if topic.found
                for view in (await library.brief(topic)).views
                if not view.paragraphs
                and any(
                    re.search(rf"\b{re.escape(form)}\b", " ".join(passage.text.split()), re.I)
                    for form in (topic.name, *topic.aliases)
                    for passage in view.paper.quotable
                )
            ]

    assert asyncio.run(told()) == []
