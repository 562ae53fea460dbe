"""Words an answer: the one place where data becomes sentences for people, by the templates beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from bot import answers, files, filters
from bot import schedule_answers as schedules
from bot.fitting import Draft, drafts
from bot.limits import CONTENT, clip, fits, length
from bot.markup import bold, escape, fence, unbold, unescape
from bot.model import (
    Answer,
    Attachment,
    Empty,
    Frame,
    Health,
    Help,
    Reply,
    TooLong,
    Trouble,
    Turn,
    Withheld,
)
from bot.offers import offers
from briefs.answers import Summary, Table, Unknown
from briefs.errors import BriefError
from briefs.models import Quote
from briefs.records import dataclass

if TYPE_CHECKING:
    from jinja2 import Environment

_PRIVATE = (
    *(Empty, Trouble, Health, Help, TooLong, Unknown, Withheld),
    *(*get_args(answers.Answer), *get_args(schedules.Answer)),
)
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BLANKS = re.compile(r"\n{3,}")


def word(turn: Turn, frame: Frame | None = None) -> Reply:
    """The turn as a reply of at most 2,000 characters; what does not fit is left out whole, and named.

    A frame takes its room from the same 2,000.
    """
    draft, text = Draft(turn.answer), ""
    quotes: list[Quote] = []
    room = CONTENT - (length(_framed(frame, "")) if frame else 0)
    for draft in drafts(turn.answer):
        text, quotes = _render(turn, draft)
        if length(text) <= min(draft.cap, room):
            break
    private = frame is None and isinstance(turn.answer, _PRIVATE)
    text = _framed(frame, text) if frame else text
    return Reply(text, offers(turn, draft), tuple(quotes), private, _attachments(turn))


def _attachments(turn: Turn) -> tuple[Attachment, ...]:
    """The files of a table; no other answer has any."""
    if not isinstance(turn.answer, Table) or not turn.answer.rows:
        return ()
    name, (text, quotes) = files.name(turn.answer), _render(turn, Draft(turn.answer), template="table_file")
    return (
        Attachment(f"{name}.md", f"{text}\n".encode(), quotes=tuple(quotes)),
        Attachment(f"{name}.csv", files.spreadsheet(turn.answer), quotes=turn.answer.quotes),
    )


def _framed(frame: Frame, card: str) -> str:
    return _environment().get_template("framed.md.j2").render(frame=frame, card=card).strip()


def word_whole(turn: Turn) -> Reply:
    """The turn as a reply of any length, in which nothing is left out."""
    text, quotes = _render(turn, Draft(turn.answer), whole=True)
    return Reply(text, (), tuple(quotes))


def unbuttoned(reply: Reply, labels: Sequence[str]) -> str:
    """The text of a reply with a word on the buttons it cannot have, where there is room for it."""
    if not labels:
        return reply.text
    told = _environment().get_template("unbuttoned.md.j2").render(labels=labels).strip()
    return f"{reply.text}\n{told}" if fits(f"{reply.text}\n{told}") else reply.text


def failed(error: Exception, ours: tuple[type[Exception], ...] = ()) -> Reply:
    """What a person is told who gets an error in place of an answer.

    One that nobody expected is logged in full, and so is one that is not theirs to mend but ``ours``.
    """
    from bot.log import incident

    if isinstance(error, BriefError) and not isinstance(error, ours):
        failure = Trouble(error.sentence, error.hint)
    else:
        failure = Trouble(incident=incident(error))
    return word(Turn("", "", "none", failure))


def caption(
    turn: Turn, drawn: Answer, rows: int | None = None, broken: bool = False
) -> tuple[tuple[str, ...], ...]:
    """What stands in the picture of an answer, line by line as it is seen, bold pieces being every other one.

    A title, what is shown of how much, then a row for each thing in the picture, up to ``rows`` of them.
    An axis that is ``broken`` is not to scale everywhere.
    """
    template = _environment().get_template(f"{_template(drawn)}_picture.md.j2")
    text = template.render(it=drawn, whole=turn.answer, turn=turn, rows=rows, broken=broken)
    return tuple(tuple(map(unescape, unbold(line))) for line in text.strip().split("\n"))


@dataclass(frozen=True, slots=True)
class _Run:
    """Quotes that follow each other in the source with nothing between them: one line, one citation."""

    words: Any  # Markup
    citation: str


def _render(turn: Turn, draft: Draft, whole: bool = False, template: str = "") -> tuple[str, list[Quote]]:
    """The card of a draft, or its file, and the quotes its template showed, in order."""
    from markupsafe import Markup

    shown: list[Quote] = []

    def show(quotes: tuple[Quote, ...]) -> list[_Run]:
        shown.extend(quotes)
        return [
            _Run(Markup(" ".join(bold(q.text, q.strong) for q in run)), filters.place(run[0].citation))  # noqa: S704
            for run in runs(quotes)
        ]

    file = _environment(whole).get_template(f"{template or _template(turn.answer)}.md.j2")
    text = file.render(it=draft.answer, whole=turn.answer, left=draft.left, turn=turn, show=show)
    return _BLANKS.sub("\n\n", text).strip(), shown


def _template(answer: Answer) -> str:
    short = isinstance(answer, Summary) and answer.length in ("line", "short")
    return _CAPITAL.sub("_", type(answer).__name__).lower() + "_short" * short


def runs(quotes: tuple[Quote, ...]) -> list[list[Quote]]:
    """The quotes, those together that stand next to each other, with one space between, in one paragraph."""
    found: list[list[Quote]] = []
    for quote in quotes:
        last = found[-1][-1] if found else None
        together = last and (last.paper, last.citation) == (quote.paper, quote.citation)
        if last and together and quote.start - last.end == 1:
            found[-1].append(quote)
        else:
            found.append([quote])
    return found


@cache
def _environment(whole: bool = False) -> Environment:
    """Jinja2 in which nothing reaches a card unescaped: every expression passes ``finalize``.

    In a ``whole`` one names are not shortened and lists not broken off.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, compiler
    from markupsafe import Markup

    from bot import mentions
    from bot.bytecode import Compiled

    def finalize(value: object) -> Markup:
        if value is None:
            raise TypeError("None is nothing to print")
        return value if isinstance(value, Markup) else Markup(escape(str(value)))  # noqa: S704

    templates = Path(__file__).parent / "templates"
    environment = Environment(
        loader=FileSystemLoader(templates),
        bytecode_cache=Compiled(
            templates, code=(__file__, filters.__file__, mentions.__file__, compiler.__file__)
        ),
        autoescape=True,  # so that what a macro returns is known to be escaped already
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {f.__name__: f for f in (*filters.FILTERS, *mentions.FILTERS)}
    environment.filters |= {"clip": lambda text, limit=80: text if whole else clip(text, limit)}
    environment.filters |= {"fence": lambda text: Markup(fence(text))}  # noqa: S704 - its own escaping
    if whole:
        environment.filters |= {"listed": ", ".join, "words": filters.all_words}
    environment.globals["sides"] = filters.sides
    return environment
