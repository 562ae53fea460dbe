import pytest

from bot.commands import BY_NAME, COMMANDS
from bot.console.completion import Completer
from bot.options import Who
from briefs.models import Paper, Topic


def paper(id: str, title: str, author: str, year: int) -> Paper:
    return Paper(id, f"{id}.txt", "", title, (author,), year, None, None, None, None, None, (), (), (), ())


COMPLETER = Completer(
    [
        paper("lindqvist-2004", "The Price of Salt", "Olof Lindqvist", 2004),
        paper("quay-1999", "Who Keeps the Harbour", "Mara Quay", 1999),
    ],
    [
        Topic("dredging", "Dredging the harbour", ("digging",), ()),
        Topic("agreement", "The agreement of 1998", ("treaty",), ()),
    ],
)
PAPERS = ["lindqvist-2004", "quay-1999"]
TOPICS = ["dredging", "agreement"]


def words(line: str, role: Who = Who.MEMBER) -> list[str]:
    return [found.word for found in COMPLETER.complete(line, role)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("su", ["summary"]),
        ("/su", ["summary"]),
        ("summary ", PAPERS),
        ("summary q", ["quay-1999"]),
        ("summary price", ["lindqvist-2004"]),
        ("summary QU", ["quay-1999"]),
        ("summary mara", ["quay-1999"]),
        ("summary lindqist", ["lindqvist-2004"]),
        ("brief draging", ["dredging"]),
        ("summary quay-1999 ", ["line", "short", "standard", "long", "page"]),
        ("summary quay-1999 s", ["short", "standard"]),
        ("brief ", TOPICS),
        ("brief treaty", ["agreement"]),
        ("compare quay-1999 ", PAPERS),
        ("compare quay-1999 lindqvist-2004 ", [*PAPERS, "on", "page"]),
        ("compare quay-1999 lindqvist-2004 on ", TOPICS),
        ("search salt i", ["in"]),
        ("search salt in ", PAPERS),
        ("cite quay-1999 ", ["apa", "chicago", "bibtex", "ris"]),
        ("timeline d", ["dredging"]),
        ("as ", ["member", "moderator"]),
        ("qui", ["quit"]),
        ("qu", ["quotations", "questions", "quit"]),
        ("what does quay", ["quay-1999"]),
        ("papers ", []),
        ("source quay-1999 ", []),
    ],
)
def test_a_line_goes_on_with_what_its_command_takes(line: str, expected: list[str]) -> None:
    assert words(line) == expected


def test_every_command_is_offered_first() -> None:
    members = [spec.name for spec in COMMANDS if spec.who is Who.MEMBER]
    assert words("")[: len(members)] == members
    assert [f.word for f in COMPLETER.complete("", Who.MODERATOR)][: len(COMMANDS)] == list(BY_NAME)


def test_what_is_typed_is_replaced() -> None:
    (found,) = COMPLETER.complete("brief digg", Who.MEMBER)
    assert (found.word, found.typed, found.meaning) == ("dredging", len("digg"), "Dredging the harbour")
