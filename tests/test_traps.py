"""The traps in the shipped papers, each named after what it lies in wait for: none of them springs."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from card_rules import shown
from cards import TODAY

from bot.app import App
from bot.markup import unescape
from bot.model import Response
from briefs.answers import Comparison, Excerpts, Nothing, QuoteCheck, Summary, Timeline, Verdict
from briefs.library import Library
from briefs.models import Kind, Lean, Paper, Part, Place, Quote, Sentence
from briefs.select import quotable
from briefs.text import collapse

SEEDS = Path(__file__).parent.parent / "seeds"
BAYARKHUU, JOHNSTONE, PETROV = "bayarkhuu-2005", "johnstone-1998", "petrov-2004"

Say = Callable[[str], Response]
Papers = dict[str, Paper]
Spot = tuple[str, int, int]  # paper, paragraph, sentence


@pytest.fixture(scope="module")
def papers(store: Path) -> Papers:
    """The shipped papers, whole."""

    async def read() -> Papers:
        async with Library.open(store) as library:
            return {head.id: await library.paper(head.id) for head in library.papers}

    return asyncio.run(read())


@pytest.fixture(scope="module")
def chosen(store: Path, papers: Papers) -> list[Response]:
    """The cards for which the bot itself chooses what to quote: summaries, briefs, comparisons, dates, days."""

    async def answer() -> list[Response]:
        async with App.open(store, SEEDS, lambda: TODAY) as app:
            lines = [
                f"summary {id} {length}" for id in papers for length in ("line", "short", "standard", "long")
            ]
            lines += [f"brief {topic.id}" for topic in app.library.topics]
            lines += [
                f"compare {a} {b} page {page}" for a in papers for b in papers if a < b for page in (1, 2, 3)
            ]
            lines += [f"timeline page {page}" for page in range(1, 6)]
            lines += [f"daily 2026-{month:02}-{day:02}" for month in (1, 2, 3) for day in range(1, 29, 3)]
            return [await app.respond(line) for line in lines]

    return asyncio.run(answer())


# What those say who see the North change, and those who do not (Johnstone ¶16–22, ¶24–35).
HOPEFUL = [
    (JOHNSTONE, *at) for at in ((16, 1), (16, 2), (18, 3), (24, 1), (24, 2), (25, 1), (25, 2), (27, 2))
]
DOUBTFUL = [
    (JOHNSTONE, *at) for at in ((21, 1), (21, 2), (21, 3), (22, 1), (22, 2), (30, 1), (31, 1), (35, 1))
]


def sentence(papers: Papers, spot: Spot) -> Sentence:
    paper, paragraph, number = spot
    return papers[paper].sentence(Place(paragraph, number))


def cited(response: Response) -> list[tuple[str, int]]:
    """The paper and paragraph of each quote in a card, in order."""
    return [(quote.paper, quote.citation.paragraph) for quote in response.reply.quotes]


def holding(response: Response, words: str) -> Quote:
    """The quote of a card that holds these words."""
    return next(q for q in response.reply.quotes if words in collapse(q.text))


def texts(responses: Sequence[Response]) -> list[str]:
    return [collapse(quote.text) for response in responses for quote in response.reply.quotes]


def before(response: Response, spot: Spot, papers: Papers) -> list[int]:
    """The sentences of the spot's paragraph that a card shows before it, by number."""
    paper, paragraph, number = spot
    at = sentence(papers, spot).start
    numbers = []
    for quote in response.reply.quotes:
        held = papers[quote.paper].passage(quote.citation.paragraph).sentences
        if (quote.paper, quote.citation.paragraph) == (paper, paragraph):
            numbers += [s.number for s in held if quote.start <= s.start < quote.end and s.number < number]
        if quote.paper == paper and quote.start <= at < quote.end:
            return numbers
    raise AssertionError(f"{spot} is not in the card")


# Site furniture and what the file says of itself


def test_01_a_calendar_is_no_text_and_its_year_not_the_papers(papers: Papers) -> None:
    paper = papers[BAYARKHUU]
    assert not any("24 25 26 27 28" in collapse(p.text) or "2023" in p.text for p in paper.passages)
    assert paper.furniture[0].reason == "calendar"
    assert paper.year == 2005
    assert {f.source for f in paper.fields if f.name == "year"} == {"line 81"}


@pytest.mark.parametrize(
    "words", ["Your donation will be used for projects in Africa.", "$250.00", "501(c)(3)"]
)
def test_02_a_donation_plea_is_never_quotable(say: Say, papers: Papers, words: str) -> None:
    assert not any(words in passage.text for passage in papers[BAYARKHUU].passages)
    answer = say(f'check "{words}"').turn.answer
    assert isinstance(answer, Nothing) or (
        isinstance(answer, QuoteCheck) and answer.verdict is Verdict.NOT_FOUND
    )


def test_02_who_asks_for_donations_is_told_that_there_is_nothing(say: Say) -> None:
    answer = say("search donation receipts").turn.answer
    assert isinstance(answer, Nothing)
    assert answer.missing == ("donation", "receipts")


def test_03_navigation_is_never_quotable(say: Say, papers: Papers) -> None:
    assert not any("More articles" in p.text or "TopList" in p.text for p in papers[PETROV].passages)
    answer = say('check "More articles by Leonid A.Petrov"').turn.answer
    assert isinstance(answer, QuoteCheck)
    assert answer.verdict is Verdict.NOT_FOUND


# Who wrote what, and when


def test_04_an_initial_and_the_full_name_are_one_author(say: Say, papers: Papers) -> None:
    assert papers[BAYARKHUU].authors == ("Dashdorj Bayarkhuu",)
    assert "D. Bayarkhuu" not in say("papers").reply.text


def test_05_the_author_is_found_in_the_closing_note_and_participants_are_no_authors(papers: Papers) -> None:
    paper = papers[JOHNSTONE]
    assert paper.authors == ("Christopher B. Johnstone",)
    assert [f.source for f in paper.fields if f.name == "authors"] == ["line 133"]


def test_05_participants_are_found_but_in_no_brief(say: Say, chosen: list[Response], papers: Papers) -> None:
    response = say("search Bonnie Glaser")
    assert "Ms. Bonnie Glaser" in holding(response, "Glaser").text
    parts = {papers[q.paper].passage(q.citation.paragraph).part for r in chosen for q in r.reply.quotes}
    assert parts == {Part.SUMMARY, Part.BODY}


def test_06_two_conferences_on_the_same_days_are_two(say: Say, papers: Papers) -> None:
    first, second = papers[JOHNSTONE], papers[BAYARKHUU]
    assert (first.date, second.date) == ("May 26-28, 1998", "May 26-28, 2005")
    assert first.event != second.event
    assert "7 years apart" in say(f"compare {JOHNSTONE} {BAYARKHUU}").reply.text


# What is missing, or leans on what is missing


def test_07_a_list_that_is_announced_and_missing_is_a_gap(say: Say, papers: Papers) -> None:
    gaps = [(paper.id, gap.paragraph) for paper in papers.values() for gap in paper.gaps]
    assert gaps == [(JOHNSTONE, 38)]
    for line in (f"summary {JOHNSTONE}", "health"):
        assert "¶38 announces something that is missing" in say(line).reply.text


def test_07_what_stands_for_the_missing_list_is_said_in_the_summary(say: Say, papers: Papers) -> None:
    assert sentence(papers, (JOHNSTONE, 38, 1)).twin == Place(6, 2)
    assert (JOHNSTONE, 6) in cited(say("which common interests do China and the United States share"))


def test_07_an_announcement_without_its_list_is_in_no_brief(chosen: list[Response]) -> None:
    assert not any("at least four common concerns:" in text for text in texts(chosen))


@pytest.mark.parametrize(
    ("spot", "ask"),
    [
        ((BAYARKHUU, 17, 2), "search This announcement could just be bluster and bluff."),
        ((PETROV, 18, 2), "search Rather, they are likely to inhibit incorporation"),
    ],
    ids=["08 an announcement nobody made", "09 they who are nobody"],
)
def test_08_and_09_what_leans_on_nothing_is_shown_in_its_paragraph_only(
    say: Say, chosen: list[Response], papers: Papers, spot: Spot, ask: str
) -> None:
    lost = sentence(papers, spot)
    assert lost.lean is Lean.LOST
    assert not any(collapse(lost.text) in text for text in texts(chosen))
    response = say(ask)
    quote = holding(response, collapse(lost.text))
    assert quote.start == papers[spot[0]].passage(spot[1]).start


# Lists


@pytest.mark.parametrize("number", [26, 27, 28, 29])
def test_10_what_analysts_would_have_done_is_not_what_the_author_demands(
    say: Say, papers: Papers, number: int
) -> None:
    first = papers[BAYARKHUU].passage(number).sentences[0]
    response = say(f"search {first.text} in {BAYARKHUU}")
    places = cited(response)
    assert places.index((BAYARKHUU, 25)) < places.index((BAYARKHUU, number))
    assert 'reported: "some analysts"' in response.reply.text
    card = say(f"source {BAYARKHUU} {number}")
    assert [n for _, n in cited(card)][:2] == [25, number]


@pytest.mark.parametrize("number", [14, 15, 16])
def test_11_a_scenario_stands_under_its_if(say: Say, papers: Papers, number: int) -> None:
    first = papers[BAYARKHUU].passage(number).sentences[0]
    response = say(f"search {first.text} in {BAYARKHUU}")
    assert holding(response, "If true, this chilling turning point")
    assert cited(response).index((BAYARKHUU, 13)) < cited(response).index((BAYARKHUU, number))


def test_20_three_items_in_one_block_are_one_list_with_its_lead_in(say: Say, papers: Papers) -> None:
    assert papers[BAYARKHUU].passage(21).kind is Kind.LIST
    response = say(f"search implosion breakdown through internal crisis in {BAYARKHUU}")
    assert cited(response)[:2] == [(BAYARKHUU, 20), (BAYARKHUU, 21)]
    for item in ("Soft landing", "Implosion", "Explosion"):
        assert item in response.reply.quotes[1].text
    assert 'reported: "former U.S. Defense Secretary William Perry"' in response.reply.text


# Sentences that lean


@pytest.mark.parametrize(
    ("spot", "leader"),
    [
        ((BAYARKHUU, 23, 2), 1),
        ((BAYARKHUU, 23, 3), 1),
        ((JOHNSTONE, 22, 2), 1),
        ((JOHNSTONE, 25, 2), 1),
        ((JOHNSTONE, 32, 2), 1),
        ((JOHNSTONE, 46, 3), 2),
    ],
    ids=[
        "12 under the first option",
        "12 the second scenario",
        "21 this individual asserted",
        "21 they believe",
        "21 it was argued",
        "21 the two countries therefore",
    ],
)
def test_12_and_21_what_leans_inside_the_sentence_needs_the_sentence_before(
    say: Say, papers: Papers, spot: Spot, leader: int
) -> None:
    leaning = sentence(papers, spot)
    assert leaning.lean is Lean.HARD
    assert Place(spot[1], leader) in leaning.riders
    assert leader in before(say(f"search {leaning.text} in {spot[0]}"), spot, papers)


def test_13_the_paper_is_not_corrected(say: Say, papers: Papers) -> None:
    sitting, former = (papers[BAYARKHUU].sentence(Place(22, n)) for n in (5, 6))
    response = say("search President Kim Dae-jung initiated the Peace and Stability Declaration")
    quote = holding(response, "South Korean President Kim Dae-jung initiated")
    assert quote.year == 2005
    assert any("President Kim Dae-jung initiated" in x and "2005" in x for x in shown(response.reply.text))
    assert (sitting.years, former.years) == ((), (1996,))


def test_13_the_year_of_a_speech_is_that_of_its_own_sentence(say: Say) -> None:
    answer = say(f"timeline {BAYARKHUU}").turn.answer
    assert isinstance(answer, Timeline)
    of_1996 = [collapse(e.group.main.text) for e in answer.entries if 1996 in e.years]
    assert len(of_1996) == 1
    assert "President Kim Young-sam" in of_1996[0]


@pytest.mark.parametrize(
    ("spot", "speaker"),
    [
        ((PETROV, 3, 1), "Professor Suh Jae-jung"),
        ((PETROV, 17, 1), "Professor Lee Su-hoon"),
        ((BAYARKHUU, 22, 2), "most observers"),
        ((BAYARKHUU, 25, 1), "some analysts"),
        ((JOHNSTONE, 16, 1), "Optimistic observers"),
        ((JOHNSTONE, 22, 1), "a Chinese scholar from Shanghai"),
        ((JOHNSTONE, 22, 3), "a Chinese scholar from Shanghai"),
        ((JOHNSTONE, 27, 2), "One American participant"),
        ((JOHNSTONE, 47, 1), "One American participant"),
        ((JOHNSTONE, 50, 1), "Several American participants"),
    ],
)
def test_14_who_is_speaking_is_shown_in_the_sources_words(
    say: Say, papers: Papers, spot: Spot, speaker: str
) -> None:
    said = sentence(papers, spot)
    assert said.reported == speaker
    response = say(f"search {said.text} in {spot[0]}")
    assert collapse(said.text) in " ".join(texts([response]))
    assert any("reported: " in line and f'"{speaker}"' in line for line in shown(response.reply.text))


@pytest.mark.parametrize("spot", [(PETROV, 8, 1), (PETROV, 13, 2), (BAYARKHUU, 7, 2)])
def test_14_the_authors_own_view_has_no_speaker(papers: Papers, spot: Spot) -> None:
    assert sentence(papers, spot).reported is None


@pytest.mark.parametrize("length", ["line", "short", "standard", "long"])
def test_14_a_summary_of_two_camps_shows_both_or_none(say: Say, papers: Papers, length: str) -> None:
    response = say(f"summary {JOHNSTONE} {length}")
    split = {
        spot[1:]
        for quote in response.reply.quotes
        for spot in (*HOPEFUL, *DOUBTFUL)
        if quote.start <= sentence(papers, spot).start < quote.end
    }
    hopeful, doubtful = ({spot[1:] for spot in camp} & split for camp in (HOPEFUL, DOUBTFUL))
    assert bool(hopeful) == bool(doubtful)


@pytest.mark.parametrize("length", ["line", "short", "standard", "long"])
def test_14_of_us_forces_both_camps_are_shown_or_none(say: Say, papers: Papers, length: str) -> None:
    told = say(f"summary {JOHNSTONE} {length}").reply.text
    camps = [sentence(papers, (JOHNSTONE, *at)).text in told for at in ((49, 2), (50, 1))]
    assert len(set(camps)) == 1


def test_14_the_standard_summary_names_both_camps(say: Say) -> None:
    answer = say(f"summary {JOHNSTONE}").turn.answer
    assert isinstance(answer, Summary)
    assert len({camp.speaker for camp in answer.camps}) == 2


def test_15_a_backtick_opens_no_code(say: Say, papers: Papers) -> None:
    text = say(f"source {JOHNSTONE} 27").reply.text
    assert r"\`collapsist'" in text
    assert "`" not in text.replace(r"\`", "")
    assert collapse(papers[JOHNSTONE].passage(27).text) in unescape(text)


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ((JOHNSTONE, 1, 1), (JOHNSTONE, 8, 1)),
        ((JOHNSTONE, 1, 2), (JOHNSTONE, 11, 4)),
        ((JOHNSTONE, 6, 2), (JOHNSTONE, 38, 1)),
        ((JOHNSTONE, 7, 2), (JOHNSTONE, 48, 3)),
        ((JOHNSTONE, 7, 3), (JOHNSTONE, 52, 1)),
    ],
    ids=lambda spot: f"{spot[1]}.{spot[2]}",
)
def test_16_what_the_summary_and_the_body_both_say_is_shown_once(
    chosen: list[Response], papers: Papers, early: Spot, late: Spot
) -> None:
    pair = [collapse(sentence(papers, spot).text) for spot in (early, late)]
    passage = papers[early[0]].passage(early[1])
    assert quotable(passage, passage.sentences[early[2] - 1])
    assert not any(all(any(words in text for text in texts([card])) for words in pair) for card in chosen)


def test_16_no_brief_shows_a_sentence_and_its_twin(chosen: list[Response], papers: Papers) -> None:
    twins = [
        (collapse(s.text), collapse(paper.sentence(s.twin).text))
        for paper in papers.values()
        for passage in paper.quotable
        for s in passage.sentences
        if s.twin is not None
    ]
    assert len(twins) >= 5
    cards = [" ".join(texts([card])) for card in chosen]
    assert [pair for pair in twins for card in cards if pair[0] in card and pair[1] in card] == []


# Letters


@pytest.mark.parametrize(
    ("paper", "words"),
    [
        (PETROV, "by Prof. Hamm Taik-young of the IFES, Kyungnam University) is being maintained"),
        (PETROV, "regional projects (i.e. gas pipelines construction"),
        (PETROV, "linkage projects, etc.) and, ultimately"),
        (PETROV, "a recent SCO meeting in Sep.2003 saw its members"),
        (BAYARKHUU, "and a U.S. threat of nuclear retaliation"),
        (BAYARKHUU, "U.S. President George W. Bush, who ordered the invasion"),
        (BAYARKHUU, "Even if Mr. Bush resists such pressure, he would likely push U.S.-China relations"),
        (BAYARKHUU, "former U.S. Defense Secretary William Perry:"),
        (BAYARKHUU, "directly dependent on the latter…."),
        (JOHNSTONE, "by Christopher B. Johnstone, a Research Fellow"),
    ],
)
def test_17_abbreviations_end_no_sentence(papers: Papers, paper: str, words: str) -> None:
    sentences = [collapse(s.text) for p in papers[paper].passages for s in p.sentences]
    assert sum(words in text for text in sentences) == 1


@pytest.mark.parametrize(
    "typed",
    [
        'The "balance of terror" over the Korean peninsula keeps both Koreas and the United States',
        "The US troops in unified Korea won't be tolerated by Russia or China.",
        "Resolution of the conflict will have a profound impact on regional security-and external powers",
    ],
    ids=["quotes", "apostrophe", "dash"],
)
def test_17_straight_letters_find_the_curly_ones_of_the_paper(say: Say, typed: str) -> None:
    response = say(f"check “{typed}”")
    assert isinstance(response.turn.answer, QuoteCheck)
    assert response.turn.answer.verdict is Verdict.EXACT


def test_17_no_break_spaces_are_kept_in_the_quote_and_not_shown(say: Say, papers: Papers) -> None:
    spaced = [(p.id, q.number) for p in papers.values() for q in p.quotable if "\u00a0" in q.text]
    assert spaced
    for paper, number in spaced:
        response = say(f"source {paper} {number}")
        assert any("\u00a0" in quote.text for quote in response.reply.quotes)
        assert "\u00a0" not in response.reply.text


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("DPRK regime security", "North Korea regime security"),
        ("US military presence", "United States military presence"),
        ("Washington military presence", "U.S. military presence"),
        ("Pyongyang structural reform", "North Korean structural reform"),
    ],
)
def test_18_names_of_one_thing_find_the_same(say: Say, first: str, second: str) -> None:
    found = [say(f"search {words}") for words in (first, second)]
    assert isinstance(found[0].turn.answer, Excerpts)
    assert found[0].reply.quotes == found[1].reply.quotes


def test_18_names_are_folded_where_words_are_counted_and_never_in_a_quote(say: Say) -> None:
    response = say(f"compare {PETROV} {JOHNSTONE}")
    assert isinstance(response.turn.answer, Comparison)
    counts = {count.term: (count.first, count.second) for count in response.turn.answer.markers}
    assert counts["China"] == (7, 76)
    assert not {"Chinese", "Beijing", "American", "DPRK"} & set(counts)
    assert "US-DPRK dialogue" in say(f"source {PETROV} 6").reply.text


@pytest.mark.parametrize(
    ("number", "heading", "first"),
    [
        (1, "Executive Summary", "Tensions on the Korean peninsula"),
        (24, "A New Opportunity?", "Participants hopeful"),
        (30, "Persisting Patterns?", "Several members"),
        (38, "Short-term Common Interests", "The group reached"),
        (40, "Obstacles to Cooperation", "Participants from both"),
    ],
)
def test_19_a_run_in_heading_is_no_part_of_the_quote(
    say: Say, papers: Papers, number: int, heading: str, first: str
) -> None:
    assert papers[JOHNSTONE].passage(number).heading == heading
    quote = holding(say(f"source {JOHNSTONE} {number}"), first)
    assert quote.text.startswith(first)


@pytest.mark.parametrize(
    ("spot", "words", "year"),
    [
        ((JOHNSTONE, 14, 2), "over the last four years", "1998"),
        ((PETROV, 18, 3), "Currently", "2004"),
        ((BAYARKHUU, 11, 3), "In the past few years", "2005"),
    ],
)
def test_22_now_and_lately_stand_beside_their_year(
    say: Say, papers: Papers, spot: Spot, words: str, year: str
) -> None:
    relative = sentence(papers, spot)
    assert words in relative.text
    for line in (f"search {relative.text} in {spot[0]}", f"source {spot[0]} {spot[1]}"):
        [told] = [x for x in shown(say(line).reply.text) if collapse(relative.text) in x]
        assert f" {year}, " in told


def test_22_a_summary_says_as_of_when_it_speaks(chosen: list[Response], papers: Papers) -> None:
    summaries = [r for r in chosen if isinstance(r.turn.answer, Summary)]
    assert len(summaries) == 12
    for response in summaries:
        assert isinstance(response.turn.answer, Summary)
        assert f"as of {papers[response.turn.answer.paper.id].month}" in response.reply.text
