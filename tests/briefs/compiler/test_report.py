"""The health report tells a moderator, and a program, what became of each paper."""

import json
from dataclasses import replace

from briefs.compiler import report
from briefs.models import Field, Furniture, Gap, Kind, Paper, Part, Passage, Sentence
from briefs.reports import Failure

SENTENCES = (Sentence(1, 0, 2, "A."), Sentence(2, 3, 5, "B."))
PAPER = Paper(
    id="b", file="b.txt", sha256="ab", title="B", authors=("Ann Lee",), year=1999, date=None, month=None,
    event=None, venue=None, kind=None, nicknames=(), fields=(Field("title", "B", "line 1"),), sections=(),
    passages=(Passage(1, Part.BODY, Kind.PROSE, 0, 5, "A. B.", SENTENCES),),
    furniture=(Furniture(7, 9, "calendar", "May"),), gaps=(Gap(1, "two:"),),
)  # fmt: skip


def test_a_paper_is_counted() -> None:
    line = report.of_paper(PAPER, reused=True)
    assert (line.id, line.paragraphs, line.sentences, line.reused) == ("b", 1, 2, True)
    assert line.sources == {"title": "line 1"}


def test_the_order_is_that_of_ids_and_files() -> None:
    lines = [report.of_paper(replace(PAPER, id=id), reused=False) for id in ("c", "a", "b")]
    found = report.of_corpus("d", lines, [Failure("z", "1"), Failure("a", "2")], ["second", "first"])
    assert [paper.id for paper in found.papers] == ["a", "b", "c"]
    assert [failure.file for failure in found.failed] == ["a", "z"]
    assert found.notes == ("second", "first")


def test_as_json_it_holds_what_programs_ask_for() -> None:
    found = report.of_corpus("d", [report.of_paper(PAPER, reused=False)], [Failure("c.txt", "why")], ["note"])
    assert json.loads(json.dumps(report.as_json(found))) == {
        "digest": "d",
        "papers": [
            {
                "id": "b",
                "title": "B",
                "authors": ["Ann Lee"],
                "year": 1999,
                "paragraphs": 1,
                "sentences": 2,
                "sources": {"title": "line 1"},
                "reused": False,
            }
        ],
        "furniture": [{"paper": "b", "first_line": 7, "last_line": 9, "reason": "calendar", "text": "May"}],
        "gaps": [{"paper": "b", "paragraph": 1, "text": "two:"}],
        "failed": [{"file": "c.txt", "reason": "why"}],
        "notes": ["note"],
    }
