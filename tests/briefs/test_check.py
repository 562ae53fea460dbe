"""The quote checker on the shipped papers: sixty cases, and what holds for any quote."""

from __future__ import annotations

import re
from functools import cache

import pytest
from corpus import SEEDS, handmade, shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.answers import Change, Verdict
from briefs.check import Checker, check
from briefs.text import collapse

PETROV, JOHNSTONE, BAYARKHUU = "petrov-2004", "johnstone-1998", "bayarkhuu-2005"

TROOPS = "The US troops in unified Korea won’t be tolerated by Russia or China."
MOVE = (
    "Since the US is in a relatively more secure position than North Korea, it should be able to make the "
    "first move in US-DPRK dialogue."
)
RID = (
    "Only when the two are willing to get rid of their Manichean view of the other and to return to the "
    "principle of reciprocity will they be able to get out of the stalemate."
)
REGIME = (
    "A peace regime on the Korean peninsula cannot be built if the South is not involved as a full and "
    "legitimate party."
)
TENSIONS = (
    "Tensions on the Korean peninsula remain the single greatest challenge to Northeast Asian security."
)
LEAD = (
    "Although North Korea and South Korea must take the lead in ending hostilities, China and the United "
    "States can play an important role in facilitating a lasting peace."
)
VACUUM = (
    "If the U.S. pulls out of the region, a security vacuum will result, and it is likely that China and "
    "Japan would compete fiercely."
)
UNITED = "a united Korea might be inhospitable to a continued U.S. military presence"
BALANCER = (
    "Several American participants argued that US forces will continue to have a role on the peninsula even "
    "after reunification, playing the part of regional balancer and guarantor of stability."
)
ARMS = "Arms transfers from the US to South Korea must be discontinued."

EXACT = [
    TROOPS,
    TROOPS.replace("’", "'").rstrip("."),
    f"“{REGIME}”",
    VACUUM.upper(),
    LEAD.replace("China and", "China\n  and").lower(),
    "the competition for legitimacy between leaderships in Pyongyang and Seoul-always at the heart",
    "the competition for legitimacy between leaderships in Pyongyang and Seoul -- always at the heart of",
    f"> **{ARMS}** [Petrov 2004, ¶14]",
    f"{TENSIONS} {LEAD}",
    "actions by the other side and overlooking their own. A negotiated solution to the dilemma",
    "… a security vacuum will result, and it is likely that China and Japan would compete fiercely…",
    "final nail in the coffin of the 'collapsist' school",
]
NEAR = [
    TROOPS.replace("won’t", "will not"),
    VACUUM.replace(",", ""),
    ARMS.replace("must", "should"),
    ARMS.replace("Arms transfers", "Arm transfer"),
    LEAD.replace("lasting ", ""),
    LEAD.replace("important role", "really important role"),
    REGIME.replace("cannot", "can"),
    MOVE.replace("US-DPRK", "US DPRK"),
    "the US troups in unifed korea wont be tollerated by russia or china",
    UNITED.replace("U.S.", "US"),
    TENSIONS.replace("greatest", "biggest").replace("Asian", "Asia's"),
    "Under such a condition full scale war is an option for none of the parties",
]
STITCHED = [
    f"{MOVE} {RID}",
    f"{MOVE} … {RID}",
    f"{MOVE[:-1]} [...] {RID}",
    f"{RID} {MOVE}",
    f"{MOVE.replace('relatively ', '')} {RID.replace('stalemate', 'deadlock')}",
    f"{TROOPS} {ARMS}",
    f"{VACUUM} {TROOPS}",
    f"{TENSIONS} {REGIME}",
    f"A peace regime on the Korean peninsula cannot be built if {UNITED}",
    "Tensions on the Korean peninsula ... the single greatest challenge",
    "Although North Korea and South Korea must take the lead in ending hostilities, the US troops in unified "
    "Korea won't be tolerated by Russia or China.",
    f"“{BALANCER}” … “{VACUUM}”",
]
WRONG_PAPER = [
    (BALANCER, PETROV),
    (BALANCER.replace("Several", "Some"), PETROV),
    (f"{BALANCER} [Petrov 2004, ¶50]", None),
    (TROOPS, JOHNSTONE),
    (TROOPS.replace("’", "'").lower(), BAYARKHUU),
    (ARMS.replace("must", "should"), BAYARKHUU),
    (VACUUM, PETROV),
    (VACUUM.replace(",", ""), JOHNSTONE),
    (TENSIONS, BAYARKHUU),
    (f"{TENSIONS} {LEAD}", PETROV),
    (f"({TENSIONS}) (Bayarkhuu 2005, §1 ¶2)", None),
    (UNITED, JOHNSTONE),
]
NOT_FOUND = [
    "",
    "“…”",
    "sanctions",
    "of which than",
    "Sanctions have never worked against a determined regime.",
    "The United States should withdraw all of its troops from South Korea by the end of the decade.",
    "China and the United States should work to reduce tensions on the Korean peninsula.",
    "To be, or not to be, that is the question.",
    " ".join(reversed(MOVE.split())),
    " ".join(LEAD.split()[::3]),
    "Mongolia will host the next round of the six-party talks in Ulan Bator.",
    "🙂 🙂 🙂",
]
CASES = [
    *((text, None, Verdict.EXACT) for text in EXACT),
    *((text, None, Verdict.NEAR) for text in NEAR),
    *((text, None, Verdict.STITCHED) for text in STITCHED),
    *((text, credited, Verdict.WRONG_PAPER) for text, credited in WRONG_PAPER),
    *((text, None, Verdict.NOT_FOUND) for text in NOT_FOUND),
]


@cache
def checker() -> Checker:
    return Checker(list(shipped().values()))


@cache
def sentences() -> list[tuple[str, str]]:
    """The longer sentences of the shipped papers, with the id of the paper."""
    return [
        (paper.id, sentence.text)
        for paper in shipped().values()
        for passage in paper.quotable
        for sentence in passage.sentences
        if len(sentence.text.split()) >= 10
    ]


def test_there_are_twelve_cases_of_each_verdict() -> None:
    assert {verdict: sum(case[2] is verdict for case in CASES) for verdict in Verdict} == dict.fromkeys(
        Verdict, 12
    )


@pytest.mark.parametrize(("text", "credited", "verdict"), CASES)
def test_the_sixty(text: str, credited: str | None, verdict: Verdict) -> None:
    assert checker().check(text, credited).verdict is verdict


def test_each_quote_is_a_slice_of_its_file_with_the_words_in_bold() -> None:
    for text, credited, verdict in CASES:
        found = checker().check(text, credited)
        assert bool(found.quotes) is (verdict is not Verdict.NOT_FOUND)
        for quote in (*found.quotes, *found.also):
            assert (SEEDS / quote.file).read_bytes().decode()[quote.start : quote.end] == quote.text
            assert quote.strong is not None
            assert 0 <= quote.strong[0] < quote.strong[1] <= len(quote.text)


def test_whole_sentences_are_shown_for_a_part() -> None:
    (quote,) = checker().check("the US troops in unified Korea").quotes
    assert quote.text == TROOPS
    assert quote.strong == (0, len("The US troops in unified Korea"))


def test_a_quote_over_two_paragraphs_has_both() -> None:
    paper = handmade("a", ["Trade grew.", "Ports were built."], ["Nobody asked why.", "It rained."])
    found = check("ports were built. Nobody asked", [paper])
    assert found.verdict is Verdict.EXACT
    assert [(q.text, q.strong) for q in found.quotes] == [
        ("Ports were built.", (0, 17)),
        ("Nobody asked why.", (0, 12)),
    ]


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        (ARMS.replace("must", "should"), [Change("should", "must")]),
        (LEAD.replace("lasting ", ""), [Change("", "lasting")]),
        (LEAD.replace("important", "really important"), [Change("really", "")]),
        (VACUUM.replace(",", ""), [Change("region", "region,"), Change("result", "result,")]),
        (MOVE.replace("US-DPRK", "US DPRK"), [Change("US DPRK", "US-DPRK")]),
        (UNITED.replace("U.S.", "US"), [Change("US", "U.S.")]),
    ],
)
def test_the_difference_is_told(text: str, changes: list[Change]) -> None:
    assert list(checker().check(text).changes) == changes


def test_the_pieces_of_a_stitched_quote_are_listed_in_its_order() -> None:
    found = checker().check(f"{VACUUM} {TROOPS}")
    assert [(q.paper, q.text) for q in found.quotes] == [(BAYARKHUU, VACUUM), (PETROV, TROOPS)]


def test_the_paper_named_is_looked_at_first() -> None:
    found = checker().check("the Korean peninsula", JOHNSTONE)
    assert (found.verdict, found.quotes[0].paper, found.credited) == (Verdict.EXACT, JOHNSTONE, JOHNSTONE)


def test_words_of_another_paper_are_shown_where_they_are() -> None:
    found = checker().check(BALANCER, PETROV)
    assert (found.quotes[0].paper, found.credited) == (JOHNSTONE, PETROV)


def test_a_copied_citation_credits() -> None:
    assert checker().check(f"{ARMS} [Petrov 2004, ¶14]").credited == PETROV
    assert checker().check(f"{ARMS} [Nobody 2004, ¶14]").credited is None


def test_further_places_with_the_same_words_are_few_and_others() -> None:
    found = checker().check("North Korea")
    places = [(q.paper, q.start) for q in (*found.quotes, *found.also)]
    assert len(places) == len(set(places)) == 6


def test_an_omission_within_a_sentence_is_not_a_quote() -> None:
    text = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen."
    paper = handmade("a", [f"Alpha beta gamma delta {text} Omega psi chi phi"])
    found = check("alpha beta gamma delta omega psi chi phi", [paper])
    assert found.verdict is Verdict.STITCHED


def test_nothing_runs_from_one_paper_into_the_next() -> None:
    papers = [handmade("a", ["Trade will grow."]), handmade("b", ["Ports will close."])]
    assert check("grow ports", papers).verdict is Verdict.NOT_FOUND


def test_no_papers() -> None:
    assert check(ARMS, []).verdict is Verdict.NOT_FOUND


def retyped(text: str) -> st.SearchStrategy[str]:
    """The text as keyboards, typesetters and mail programs leave it."""
    plain = text.translate(str.maketrans("‘’“”", "''\"\""))
    curly = re.sub(r"'", "’", re.sub(r'"([^"]*)"', r"“\1”", plain))
    return st.sampled_from([text, plain, curly, text.upper(), text.lower()]).flatmap(
        lambda t: st.sampled_from(
            [t, t.rstrip("."), f'"{t}"', t.replace(" ", "\n", 3), t.replace("—", " – ")]
        )
    )


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_what_is_retyped_is_exact(data: st.DataObject) -> None:
    paper, sentence = data.draw(st.sampled_from(sentences()))
    assert checker().check(data.draw(retyped(sentence)), paper).verdict is Verdict.EXACT


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_what_is_half_remembered_is_near(data: st.DataObject) -> None:
    paper, sentence = data.draw(st.sampled_from(sentences()))
    words = sentence.split()
    for _ in range(data.draw(st.integers(1, len(words) // 10))):
        at = data.draw(st.integers(1, len(words) - 2))
        words[at] = data.draw(st.sampled_from(["", "perhaps", f"{words[at]} xyzzy", words[at][:-1]]))
    found = checker().check(" ".join(words), paper)
    assert found.verdict in (Verdict.NEAR, Verdict.EXACT)
    assert found.quotes[0].paper == paper
    assert bool(found.changes) is (found.verdict is Verdict.NEAR)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_what_is_sewn_together_is_stitched(data: st.DataObject) -> None:
    one, first = data.draw(st.sampled_from(sentences()))
    other, second = data.draw(st.sampled_from([entry for entry in sentences() if entry[0] != one]))
    seam = data.draw(st.sampled_from([" ", " … ", " ... ", " [...] ", "\n\n"]))
    found = checker().check(first + seam + second)
    assert found.verdict is Verdict.STITCHED
    assert {one, other} <= {q.paper for q in found.quotes}


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.sampled_from([None, PETROV, "nobody"]))
def test_any_text_is_checked(text: str, credited: str | None) -> None:
    found = checker().check(text, credited)
    assert found.claimed == collapse(text)
    assert bool(found.quotes) is (found.verdict is not Verdict.NOT_FOUND)
