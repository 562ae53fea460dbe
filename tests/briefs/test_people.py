from __future__ import annotations

from corpus import handmade, shipped

from briefs.answers import Person, Unknown
from briefs.directory import directory
from briefs.models import Paper, Part
from briefs.people import people, person


def named(*papers: Paper) -> dict[str, int]:
    return {entry.name: len(entry.spots) for entry in directory(papers) if entry.spots}


def found(asked: str, *papers: Paper) -> Person:
    answer = person(papers, asked)
    assert isinstance(answer, Person)
    return answer


def test_a_family_name_stands_for_the_one_person_who_has_it() -> None:
    paper = handmade("a", ["President Mara Quay spoke.", "Then Quay left.", "Nobody followed Ms. Quay."])
    assert named(paper) == {"Mara Quay": 3}


def test_a_family_name_of_two_stands_for_neither() -> None:
    paper = handmade("a", ["Kim Jong-il met Kim Dae-jung.", "Kim left."])
    assert named(paper) == {"Kim Dae-jung": 1, "Kim Jong-il": 1}


def test_a_family_name_that_is_a_word_of_the_paper_stands_for_nobody() -> None:
    paper = handmade("a", ["President John Long spoke.", "Long ago it was a long way."])
    assert named(paper) == {"John Long": 1}


def test_an_abbreviation_stands_for_its_body_also_by_the_beginning_of_its_name() -> None:
    paper = handmade(
        "a", ["The Harbour Council for Salt (HCS) met.", "The HCS left.", "The Harbour Council fell."]
    )
    assert named(paper) == {"Harbour Council for Salt": 3}


def test_one_person_in_two_papers_is_one() -> None:
    one = handmade("one", ["President George W. Bush spoke."])
    two = handmade("two", ["Then President George Bush left."])
    assert named(one, two) == {"George W. Bush": 2}


def test_authors_are_known_though_no_text_names_them() -> None:
    answer = found("author", handmade("a", ["Rain fell."]))
    assert (answer.named.name, answer.named.wrote, answer.named.times) == ("Ada Author", ("Author 1999",), 0)


def test_who_is_only_in_back_matter_comes_last_and_is_marked() -> None:
    paper = handmade(
        "a",
        ["President Mara Quay spoke."],
        ["Dr. Ann Salt, Dr. Tom Reed and Ann Salt were there."],
        passages={2: {"part": Part.BACK}},
        authors=(),
    )
    listed = people([paper]).named
    assert [(n.name, n.back) for n in listed] == [
        ("Mara Quay", False),
        ("Ann Salt", True),
        ("Tom Reed", True),
    ]


def test_the_sentence_that_introduces_comes_first() -> None:
    paper = handmade("a", ["Quay left early that day."], ["Mara Quay, a professor of law, spoke."])
    assert [g.main.citation.paragraph for g in found("quay", paper).named.groups] == [2, 1]


def test_part_of_a_name_in_any_order_finds_it_and_names_the_others() -> None:
    papers = shipped().values()
    assert found("jae jung suh", *papers).named.name == "Suh Jae-jung"
    kims = found("kim", *papers)
    assert {kims.named.name, *kims.others} >= {"Kim Dae-jung", "Kim Jong-il", "Kim Young-sam"}


def test_nobody_of_a_name_gets_the_nearest() -> None:
    assert person([handmade("a", ["President Mara Quay spoke."])], "Mara Quai") == Unknown(
        "name", "Mara Quai", ("Mara Quay",)
    )


def test_the_people_of_the_shipped_papers() -> None:
    entries = directory([*shipped().values()])
    speaking = {e.name for e in entries if not e.body and not all(s.back for s in e.spots)}
    assert speaking == {
        *("Kim Dae-jung", "Kim Jong-il", "Kim Young-sam", "George W. Bush", "Clinton", "William Perry"),
        *("Suh Jae-jung", "Hamm Taik-young", "Lee Su-hoon"),
    }
