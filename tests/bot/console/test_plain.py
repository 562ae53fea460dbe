import io

import pytest

from bot.console.plain import PlainScreen, offer
from bot.model import Action, Reply

CARD = """\
## Quay 1999 ⟷ Lindqvist 2004
-# 5 years apart

**Dredging** ∥
Q> The **harbour** feeds both towns. [Quay 1999, ¶1]
**1998** > Salt was cheap\\*. [Lindqvist 2004, ¶2]
‹ Nobody knows. › [Quay 1999, ¶2]
```
@book{quay}
```"""


def shown(reply: Reply) -> str:
    stream = io.StringIO()
    PlainScreen(stream).reply(reply)
    return stream.getvalue()


def test_a_card_is_plain_text() -> None:
    assert shown(Reply(CARD)) == (
        "Quay 1999 ⟷ Lindqvist 2004\n"
        "5 years apart\n"
        "\n"
        "Dredging ∥\n"
        "Q> The harbour feeds both towns. [Quay 1999, ¶1]\n"
        "1998 > Salt was cheap*. [Lindqvist 2004, ¶2]\n"
        "‹ Nobody knows. › [Quay 1999, ¶2]\n"
        "@book{quay}\n"
        "\n"
    )


def test_a_long_line_is_not_wrapped() -> None:
    assert shown(Reply("> " + "salt " * 300 + "[Quay 1999, ¶1]")).count("\n") == 2


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("summary quay-1999", 'briefbot ask "summary quay-1999"'),
        ('check "salt is \\"dear\\""', """briefbot ask 'check "salt is \\"dear\\""'"""),
        ("search $HOME", "briefbot ask 'search $HOME'"),
        ("search it's", 'briefbot ask "search it\'s"'),
    ],
)
def test_an_offer_can_be_typed_in_a_shell(line: str, command: str) -> None:
    assert offer(1, Action("More", line), numbered=False) == f"Try: {command}  (More)"


def test_an_offer_has_a_number_in_a_conversation() -> None:
    assert offer(2, Action("More", "topics page 2"), numbered=True) == "2  topics page 2  (More)"


@pytest.mark.parametrize("label", ["", "Papers"])
def test_a_label_that_says_nothing_is_left_out(label: str) -> None:
    assert offer(1, Action(label, "papers"), numbered=True) == "1  papers"


def test_a_question_cannot_pass_for_an_answer() -> None:
    stream = io.StringIO()
    PlainScreen(stream).question("a\nb \x1b[31m")
    assert stream.getvalue() == "=== a\\u{000A}b \\u{001B}[31m ===\n\n"
