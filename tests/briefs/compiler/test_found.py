"""Topics that are found in papers nobody prepared: what they are called, and what is none."""

from collections.abc import Sequence

import pytest
from corpus import handmade
from small import corpus

from briefs.compiler import discovery
from briefs.compiler.found import MOST, most
from briefs.library import Library
from briefs.models import Name, Topic

FILLER = [["Wind comes from the west."], ["Nobody sleeps."]] * 6


def names(*papers: Sequence[str], curated: Sequence[Topic] = ()) -> list[str]:
    """The names of the topics found in papers of these sentences, each a paragraph of its own."""
    return [topic.name for topic in topics(*papers, curated=curated)]


def topics(*papers: Sequence[str], curated: Sequence[Topic] = (), known: Sequence[Name] = ()) -> list[Topic]:
    made = [handmade(f"p{n}", *([text] for text in texts), *FILLER) for n, texts in enumerate(papers, 1)]
    store = corpus(*made, topics=curated, names=known, discovering=True)
    return [topic for topic in store.run(listed) if topic.found]


async def listed(library: Library) -> tuple[Topic, ...]:
    return library.topics


FERRY = ["The night ferry is old.", "They mend the night ferry.", "A night ferry came."]


def test_what_two_papers_name_is_a_topic() -> None:
    assert names(FERRY[:2], FERRY[2:]) == ["night ferry"]


def test_what_one_paper_names_is_a_topic_where_it_does_so_often() -> None:
    assert names(FERRY) == []
    assert names(FERRY + FERRY) == ["night ferry"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Previous work is old.",
        "The experimental results are in Table 3.",
        "Section 4 of the paper is long.",
        "Holm et al. say so.",
        "The average number of these is high.",
        "It was quickly done in various ways.",
    ],
)
def test_what_names_nothing_is_no_topic(sentence: str) -> None:
    assert names([sentence] * 4, [sentence] * 4) == []


def test_a_single_word_is_a_topic_only_as_a_name() -> None:
    assert names(["Salt is dear. The salt of the sea is the salt we know."] * 3, ["We eat salt."] * 3) == []
    assert names(["The people of Uppsala left."] * 2, ["In Uppsala it rains."] * 2) == ["Uppsala"]
    assert names(["The rules of the WTO are old."] * 2, ["They leave the WTO."] * 2) == ["WTO"]


def test_who_is_only_cited_is_no_topic() -> None:
    cited = ["As Lindqvist (1999) says, it rains.", "It rains, says Lindqvist (2003)."]
    assert names(cited, cited) == []


def test_what_is_of_a_place_speaks_of_it() -> None:
    told = [
        "The coast of North Thulia is long.",
        "The North Thulian fish is dear.",
        "They left North Thulia.",
    ]
    (thulia,) = topics(told, told)
    assert (thulia.name, thulia.aliases) == ("North Thulia", ("North Thulian",))
    assert thulia.terms == ("North Thulia", "North Thulian")


def test_an_adjective_is_no_topic() -> None:
    told = [
        "The Thulian coast is long.",
        "Thulian participants sleep.",
        "A Thulian came.",
        "Many Thulian fish leave.",
    ]
    assert "Thulian" not in names(told, told)
    assert "salt-related" not in names(
        ["It is a salt-related problem."] * 4, ["All salt-related issues."] * 4
    )


def test_who_speaks_is_no_topic() -> None:
    told = ["A Thulian scholar is old.", "Some Thulian scholars left."]
    assert names(told, told) == []


def test_a_part_of_a_name_is_no_topic_of_its_own() -> None:
    told = ["They count the salt trade law.", "The salt trade law is old."]
    assert names(told, told) == ["salt trade law"]


def test_a_verb_is_no_part_of_a_name() -> None:
    told = ["Both towns dredge salt harbours.", "They dredge the quay.", "The salt harbours are deep."]
    assert names(told, told) == ["salt harbours"]


def test_a_short_form_goes_with_what_it_stands_for() -> None:
    told = [
        "The Harbour Salt Council (HSC) met.",
        "The HSC is old.",
        "In the Harbour Salt Council they sleep.",
    ]
    (council,) = topics(told, told)
    assert council.name == "Harbour Salt Council"
    assert council.aliases == ("HSC",)
    assert council.terms == ("Harbour Salt Council", "HSC")


def test_a_short_form_of_two_letters_needs_what_it_stands_for() -> None:
    told = [
        "Some Oak Boats (OB) sink.",
        "The rules of the OB are old.",
        "We left the OB.",
        "They like Oak Boats.",
    ]
    (boats,) = topics(told, told)
    assert (boats.name, boats.aliases) == ("Oak Boats", ("OB",))
    assert topics(told[1:3], told[1:3]) == []


def test_a_short_form_that_two_papers_explain_differently_is_no_alias() -> None:
    one = ["The Harbour Salt Council (HSC) met.", "A Harbour Salt Council met."]
    other = ["The High Sea Court (HSC) met.", "A High Sea Court met.", "The Harbour Salt Council met."]
    found = topics(one, other)
    assert "Harbour Salt Council" in [topic.name for topic in found]
    assert all("HSC" not in topic.aliases for topic in found)


def test_hyphens_and_plurals_make_no_topic_of_their_own() -> None:
    told = [
        "The night-ferry is old.",
        "All night ferries are old.",
        "A night ferry came.",
        "The night ferry left.",
    ]
    (ferry,) = topics(told, told)
    assert (ferry.id, ferry.name) == ("night-ferry", "night ferry")
    assert set(ferry.aliases) == {"night-ferry", "night ferries"}


def test_a_word_that_a_line_end_tore_is_no_name() -> None:
    told = ["All har bours are deep.", "The har bours are old."]
    assert names(told, told) == []


@pytest.mark.parametrize(
    "topic",
    [
        Topic("boats", "Boats", ("night ferry",), ("boat",)),
        Topic("boats", "Boats", (), ("old night ferry",)),
        Topic("boats", "Boats", (), ("ferry",)),
        Topic("night-ferry", "Boats", (), ("boat",)),
    ],
)
def test_what_a_written_topic_says_already_is_not_found_again(topic: Topic) -> None:
    assert names(FERRY, FERRY, curated=[topic]) == []


def test_a_written_topic_that_asks_for_two_things_does_not_say_one() -> None:
    both = Topic("boats", "Boats", (), ("ferry + winter",))
    assert names(FERRY, FERRY, curated=[both]) == ["night ferry"]


def test_a_name_of_several_forms_is_written_about_in_any() -> None:
    island = Topic("island", "The isle trade", (), ("isle trade",))
    told = ["The Thule trade is old.", "A Thule trade came."]
    assert topics(told, told, curated=[island], known=[Name("isle", ("isle", "Thule"))]) == []


def test_topics_on_which_most_is_said_come_first() -> None:
    told = [*FERRY, "The salt tax is old.", "A salt tax came."]
    assert names(told, told) == ["night ferry", "salt tax"]


def test_there_are_no_more_than_a_list_can_hold() -> None:
    assert (most(100), most(1_000), most(10**6)) == (30, 95, MOST)


def test_a_found_topic_is_marked_and_goes_by_its_slug() -> None:
    (ferry,) = topics(FERRY, FERRY)
    assert ferry == Topic("night-ferry", "night ferry", (), ("night ferry",), found=True)


def test_the_order_of_papers_changes_nothing_that_is_found() -> None:
    one, other = FERRY, [*FERRY, "The salt tax is old.", "Some salt tax came.", "A salt tax fell."]
    assert names(one, other) == names(other, one)


def test_what_is_rarest_is_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discovery, "KEPT", 8)
    others = [f"The {a}{b} toll was low." for a in "bcdf" for b in ("old", "ink", "arn", "oom")]
    assert "night ferry" in names(FERRY, others, FERRY)
