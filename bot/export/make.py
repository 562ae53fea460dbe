"""Makes the bytes of an export; none leave that the gate has not compared with the source files."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Sequence
from hashlib import sha256

from bot.app import App
from bot.export import pages
from bot.export.blocks import parts
from bot.export.corpus import Corpus, Step, Text, gather, text
from bot.export.data import Writer, Written, quotes_in
from bot.export.pages import Page
from bot.export.proof import prove_data, prove_page
from bot.export.target import ExportError
from bot.export.whole import whole
from bot.gate import GateError
from bot.model import Answer, Reply, Turn
from bot.sources import SourceError
from briefs.models import Quote

log = logging.getLogger(__name__)

_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BLANKS = re.compile(r"\n{3,}")


async def export(app: App, form: str, line: str | None, step: Step | None = None) -> bytes:
    """A line's answer in full as ``md``, ``html`` or ``json``; for no line, the whole corpus.

    ExportError where there is no answer, or one that cannot be verified.
    """
    try:
        if line is None:
            made = await _everything(app, form, await gather(app, step))
        else:
            made = await _answer(app, form, *await whole(app, line))
    except (GateError, SourceError) as error:
        incident = sha256(f"{line}\n{error}".encode()).hexdigest()[:8]
        log.error("export withheld incident=%s: %s", incident, error, exc_info=error)
        raise ExportError(
            "This export could not be verified, so it is not written: a quote differs from its source.",
            f"Incident {incident}.",
        ) from error
    return made.encode()


async def _answer(app: App, form: str, turn: Turn, reply: Reply) -> str:
    quotes = (*reply.quotes, *quotes_in(turn.answer))
    if form == "json":
        writer = Writer(await _sources(app, (quote.paper for quote in quotes)))
        return await _proven(app, writer.answer(turn, reply.quotes))
    name = _name(turn.answer)
    name = name if pages.has(name, form) else "answer"
    texts = await _texts(app, quotes) if form == "html" else []
    page = pages.page(name, form, turn=turn, it=turn.answer, parts=parts(reply), texts=texts)
    return await _shown(app, form, page)


async def _everything(app: App, form: str, corpus: Corpus) -> str:
    if form == "json":
        writer = Writer(await _sources(app, (page.paper.id for page in corpus.papers)))
        return await _proven(app, writer.corpus(corpus))
    return await _shown(app, form, pages.page("corpus", form, corpus=corpus))


async def _proven(app: App, written: Written) -> str:
    await prove_data(written.text, written.quotes, app.sources)
    return written.text


async def _shown(app: App, form: str, page: Page) -> str:
    made = _BLANKS.sub("\n\n", page.text).strip() + "\n" if form == "md" else page.text
    await prove_page(made, form, page.runs, app.sources)
    return made


async def _sources(app: App, papers: Iterable[str]) -> dict[str, str]:
    """The text of each paper's source file."""
    return {paper: (await app.sources.source(paper)).text for paper in dict.fromkeys(papers)}


async def _texts(app: App, quotes: Sequence[Quote]) -> list[Text]:
    """The paragraphs some quotes stand in, by paper and number, so that their citations lead somewhere."""
    found = []
    for id in dict.fromkeys(quote.paper for quote in quotes):
        paper = await app.library.paper(id)
        numbers = {quote.citation.paragraph for quote in quotes if quote.paper == id}
        found += [text(paper, paper.passage(number)) for number in sorted(numbers)]
    return found


def _name(answer: Answer) -> str:
    """The name of an answer's template: "topic_brief"."""
    return _CAPITAL.sub("_", type(answer).__name__).lower()
