"""Papers of every genre are cut into numbered paragraphs and sections, and nothing of a file vanishes."""

from dataclasses import replace

import pytest
from made_up_papers import (
    ARTICLE,
    BAYARKHUU,
    GENRES,
    JOHNSTONE,
    LETTER,
    MEMO,
    PETROV,
    POST,
    REPORT,
    SEEDS,
    TRANSCRIPT,
    compiled,
    outline_of,
    shipped,
)

from briefs.compiler.paper import compile_paper, outline
from briefs.compiler.structure import layout
from briefs.models import Kind, Part


def texts(text: str, part: Part = Part.BODY, name: str = "made-up.txt") -> list[str]:
    return [" ".join(p.text.split())[:30] for p in compiled(text, name).passages if p.part is part]


@pytest.mark.parametrize(
    ("name", "summary", "body", "sections"),
    [(PETROV, 0, 23, 0), (BAYARKHUU, 0, 30, 3), (JOHNSTONE, 7, 48, 6)],
)
def test_the_shipped_papers_have_their_paragraphs(name: str, summary: int, body: int, sections: int) -> None:
    paper = shipped(name)
    parts = [p.part for p in paper.passages]
    assert (parts.count(Part.SUMMARY), parts.count(Part.BODY)) == (summary, body)
    assert [p.number for p in paper.passages] == list(range(1, len(paper.passages) + 1))
    assert {p.section for p in paper.passages} - {None} == set(range(1, sections + 1))


def test_the_sections_of_a_report_are_numbered_through_its_body() -> None:
    assert outline_of(shipped(JOHNSTONE)) == [
        (None, "Executive Summary"),
        (1, "Introduction"),
        (2, "Key Questions"),
        (3, "Prospects for Change in North Korea"),
        (4, "Prospects for North-South Dialogue"),
        (5, "Roles for China and the United States"),
        (6, "Conclusion"),
        (None, "About the Seminar"),
        (None, "Participants"),
    ]


@pytest.mark.parametrize(
    ("name", "number", "section", "start"),
    [
        (PETROV, 6, None, "Since the US is in a relatively"),
        (PETROV, 23, None, "What North Korea really wants"),
        (BAYARKHUU, 6, 1, "Mongolia should take advantage"),
        (BAYARKHUU, 24, 3, "If the U.S. pulls out of the region"),
        (JOHNSTONE, 1, None, "Tensions on the Korean peninsula"),
        (JOHNSTONE, 16, 3, "Optimistic observers asserted"),
        (JOHNSTONE, 36, 5, "What are the proper roles"),
        (JOHNSTONE, 55, 6, "American and Chinese participants both"),
    ],
)
def test_a_citation_finds_its_paragraph(name: str, number: int, section: int | None, start: str) -> None:
    passage = shipped(name).passage(number)
    assert passage.text.startswith(start)
    assert passage.section == section


def test_notes_on_the_paper_and_lists_of_people_are_back_matter() -> None:
    back = [p.text.splitlines()[0] for p in shipped(JOHNSTONE).passages if p.part is Part.BACK]
    assert back[0].startswith("This report was written by Christopher B. Johnstone")
    assert back[3] == "Dr. Cai Run"
    assert len(back) == 1 + 2 + 36
    assert shipped(BAYARKHUU).passages[-1].text.startswith("From a paper presented at a conference")


def test_an_article_has_an_abstract_a_body_and_references() -> None:
    paper = compiled(ARTICLE)
    assert outline_of(paper) == [
        (None, "Abstract"), (1, "Introduction"), (2, "Methods"), (2, "Sites"), (2, "Sampling"),
        (3, "Results"), (None, "Acknowledgements"), (None, "References"),
    ]  # fmt: skip
    assert texts(ARTICLE, Part.SUMMARY) == ["We measured how much sediment t"[:30]]
    assert [text[:5] for text in texts(ARTICLE, Part.BACK)] == ["We th", "Smith", "Okafo"]
    assert [(p.kind, p.lead_in) for p in paper.passages[4:6]] == [(Kind.ITEM, 4), (Kind.ITEM, 4)]


def test_a_post_in_markdown_follows_its_marks() -> None:
    paper = compiled(POST, "post.md")
    assert outline_of(paper) == [(1, "What the council says"), (2, "What we should do")]
    assert [(p.kind, p.part, p.section) for p in paper.passages] == [
        (Kind.PROSE, Part.BODY, None),
        (Kind.PROSE, Part.BODY, 1),
        (Kind.LIST, Part.BODY, 1),
        (Kind.PROSE, Part.BODY, 1),
        (Kind.PROSE, Part.BODY, 2),
        (Kind.PROSE, Part.BACK, None),
    ]
    assert [s.text for s in paper.passage(3).sentences] == [
        "the price of fuel,", "the cost of drivers,", "the value of quiet streets.",
    ]  # fmt: skip
    assert "cost = fuel" not in "".join(p.text for p in paper.passages)


def test_a_report_with_numbered_headings_loses_its_contents_and_page_numbers() -> None:
    paper = compiled(REPORT)
    assert outline_of(paper) == [
        (None, "KEY FINDINGS"), (1, "INTRODUCTION"), (2, "Scope"), (3, "SUPPLY"), (4, "Rain"),
        (5, "RECOMMENDATIONS"), (6, "Annex A: Data sources"),
    ]  # fmt: skip
    assert [p.part for p in paper.passages[:2]] == [Part.SUMMARY, Part.SUMMARY]
    assert [p.text for p in paper.passages if p.kind is Kind.ITEM][1:] == [
        "Price water by the season.", "Meter the mines.",
    ]  # fmt: skip


def test_a_letter_has_no_title_and_no_sections() -> None:
    paper = compiled(LETTER)
    assert paper.sections == ()
    assert [p.text[:12] for p in paper.passages] == [
        "Dear Sir,", "I write to y", "The council ", "Yours faithf", "Edith Marlow",
    ]  # fmt: skip


def test_a_memo_of_printed_pages_is_read_across_them() -> None:
    paper = compiled(MEMO)
    assert [title for _, title in outline_of(paper)] == [
        "Status of this Memo", "Abstract", "Introduction", "Operation", "References", "Author's Address",
    ]  # fmt: skip
    assert [p.lead_in for p in paper.passages if p.kind is Kind.ITEM and p.part is Part.BODY] == [5, 5]
    assert not any("Page" in p.text or "RFN 9999" in p.text for p in paper.passages)


def test_what_speakers_ask_is_no_heading() -> None:
    paper = compiled(TRANSCRIPT)
    assert paper.sections == ()
    assert len(paper.passages) == 6
    assert paper.passage(5).text == "MS. ORTEGA: And until May?"


def test_one_paragraph_is_a_paper() -> None:
    paper = compiled("The harbour froze in January. No ship could leave.")
    assert [p.text for p in paper.passages] == ["The harbour froze in January. No ship could leave."]


def test_a_heading_without_a_blank_line_below_it_is_still_one() -> None:
    text = (
        "THE TOWN\n\nABSTRACT\nWe lived on fish for a year.\n\n1. The Winter\nThe harbour froze in January.\n"
    )
    assert outline_of(compiled(text)) == [(None, "ABSTRACT"), (1, "The Winter")]


def test_headings_without_any_text_are_text() -> None:
    text = "\n\n".join(f"Heading Number {n}" for n in range(30))
    assert len(compiled(text).passages) == 29


def test_sub_headings_of_the_references_are_not_the_body() -> None:
    text = ARTICLE.replace("[2] Okafor", "Books\n\n[2] Okafor")
    assert texts(text, Part.BACK)[-1].startswith("Okafor")


def test_an_appendix_after_the_references_is_body_again() -> None:
    text = ARTICLE + "\nAppendix A\n\nThe probe was calibrated in a tank of still water.\n"
    assert texts(text)[-1] == "The probe was calibrated in a "


def test_chapters_after_a_bibliography_are_body_again() -> None:
    text = (
        ARTICLE + "\nThe Second River\n\nThe second river was sampled in 1998, at four points and at night.\n"
    )
    assert texts(text)[-1] == "The second river was sampled in"[:30]


def test_participants_in_the_middle_are_a_section_like_any_other() -> None:
    text = f"On Sleep\n\n{'We asked forty people how they slept.'}\n\nParticipants\n\nForty people took part in it.\n"
    assert outline_of(compiled(text + "\nResults\n\nMost of them slept well that year.\n")) == [
        (1, "Participants"),
        (2, "Results"),
    ]


def test_a_speaker_named_like_a_title_keeps_the_label() -> None:
    text = "The Hearing\n\n" + "\n\n".join(f"PRESIDENT BAY: The president spoke {n} times." for n in range(3))
    assert [p.heading for p in compiled(text).passages] == 3 * [None]


def test_attendees_are_back_matter_by_the_form_of_their_entries() -> None:
    people = "\n\n".join(f"Dr. Ann Lee {c}\nProfessor\nTown College" for c in ("Ash", "Bay", "Cox", "Day"))
    text = f"The Fishery\n\nThe catch fell by half. Nobody knows why.\n\nPresent at the Table\n\n{people}\n"
    paper = compiled(text)
    assert [p.part for p in paper.passages] == [Part.BODY] + 4 * [Part.BACK]
    assert [each.reason for each in paper.furniture] == ["people list"]


def test_somebody_the_paper_speaks_of_is_not_its_author() -> None:
    text = (
        "The Fishery\n\nAnn Bay closed the port. The town has not forgiven her.\n\n"
        "The catch fell by half in one year.\n\nAnn Bay is president of the council. She will stay.\n"
    )
    paper = compiled(text)
    assert [p.part for p in paper.passages] == 3 * [Part.BODY]
    assert paper.authors == ()


@pytest.mark.parametrize("name", [PETROV, BAYARKHUU, JOHNSTONE])
@pytest.mark.parametrize("newline", [b"\r\n", b"\r"])
def test_line_ends_of_other_systems_change_offsets_only(name: str, newline: bytes) -> None:
    paper = compile_paper(name, (SEEDS / name).read_bytes().replace(b"\n", newline))
    expected = shipped(name)
    assert [p.text.split() for p in paper.passages] == [p.text.split() for p in expected.passages]
    assert (paper.sections, paper.fields) == (expected.sections, expected.fields)


def test_a_byte_order_mark_counts_in_offsets_and_in_nothing_else() -> None:
    data = (SEEDS / PETROV).read_bytes()
    shifted = compile_paper(PETROV, b"\xef\xbb\xbf" + data)
    assert [(p.start - 1, p.text) for p in shifted.passages] == [
        (p.start, p.text) for p in shipped(PETROV).passages
    ]
    assert shifted.furniture == shipped(PETROV).furniture


@pytest.mark.parametrize(("name", "text"), GENRES.items())
def test_the_outline_is_that_of_the_paper(name: str, text: str) -> None:
    paper = compiled(text, name)
    assert outline(name, text.encode()) == tuple(replace(p, sentences=()) for p in paper.passages)


@pytest.mark.parametrize("name", [PETROV, BAYARKHUU, JOHNSTONE])
def test_the_outline_of_a_shipped_paper_is_that_of_the_paper(name: str) -> None:
    expected = tuple(replace(p, sentences=()) for p in shipped(name).passages)
    assert outline(name, (SEEDS / name).read_bytes()) == expected


@pytest.mark.parametrize("name", [PETROV, BAYARKHUU, JOHNSTONE, *GENRES])
def test_every_line_is_accounted_for(name: str) -> None:
    text = GENRES[name] if name in GENRES else (SEEDS / name).read_text("utf-8")
    found = layout(name, text)
    spans = [(each.first_line, each.last_line) for each in found.furniture]
    spans += [(section.line, section.line) for section in found.sections]
    spans += [(shape.block.line, shape.block.last_line) for shape in (*found.title, *found.about)]
    for passage in found.passages:
        first = text.count("\n", 0, passage.start) + 1
        spans.append((first, first + passage.text.count("\n")))
    known = {line for first, last in spans for line in range(first, last + 1)}
    lines = enumerate(text.split("\n"), 1)
    assert [n for n, line in lines if any(c.isalpha() for c in line) and n not in known] == []


def test_lines_about_the_paper_that_no_field_was_read_from_are_reported() -> None:
    reasons = {each.first_line: each.reason for each in compiled(ARTICLE).furniture}
    assert reasons == {8: "front matter", 15: "front matter"}
