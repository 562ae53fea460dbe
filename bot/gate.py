"""The last look before a reply leaves: each quote in it against the source file, by a path of its own.

Nothing here trusts what the store says a paper says. A quote is compared with the source's text, its citation
with paragraphs counted anew in that text, and the reply is read back line by line as it is about to be sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bot.files import cells, cited
from bot.limits import NAME, clip
from bot.markup import bold, escape, unbold, unescape
from bot.model import Attachment, Reply
from bot.sources import Source, SourceError, Sources
from briefs.models import Paper, Part, Quote
from briefs.records import dataclass
from briefs.text import collapse

__all__ = ["GateError", "Sources", "verify", "verify_quotes"]

# "> ", "P> ", "**1953, 1989** > " and "‹ ": a ">" of a paper's own is always escaped, and no card starts a
# line with a word of a paper's.
_MARK = re.compile(r"(?:[^\W\d_]{1,3}|\*\*\d+s?(?:, \d+s?)*\*\* )?> |‹ ")
# A role, a person, a channel, named by a card of ours: a "<" of a paper's own is always escaped.
_MENTION = re.compile(r"(?<!\\)<(?:@&?|#)\d{1,19}>", re.ASCII)
_BARE_ANGLE = re.compile(r"(?<!\\)(?:\\\\)*>")
_FENCE = "```"
_CITED = re.compile(r"(?<!\\)\[[^\[\]]*¶\d+\]")


class GateError(Exception):
    """A reply that must not leave. ``reason`` says where and why, in nobody's words, for the log."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class _Line:
    """A quote line as a reader sees it."""

    markdown: str  # the words, as they are sent
    words: str  # and as they are seen
    citation: str


async def verify(reply: Reply, sources: Sources) -> None:
    """GateError unless the quote lines of the text are the reply's quotes, and all of these are true.

    The quotes of an attachment must be true as well, and be cited by what says them in words.
    """
    pictured = (quote for attachment in reply.attachments for quote in attachment.quotes)
    known = await verify_quotes((*reply.quotes, *pictured), sources)
    for attachment in reply.attachments:
        (_verify_file if attachment.name.endswith((".md", ".csv")) else _verify_words)(attachment)
    waiting = list(reversed(reply.quotes))
    for line in _quote_lines(reply.text):
        run = _run(waiting, line)
        _verify_run(run, known[run[0].paper].text)
    if waiting:
        raise GateError(f"{_where(waiting[-1])}: the quote is not in the text")


async def verify_quotes(quotes: Sequence[Quote], sources: Sources) -> dict[str, Source]:
    """The sources of some quotes, by paper; GateError unless each quote stands there as it is cited."""
    try:
        papers = {quote.paper: sources.paper(quote.paper) for quote in quotes}
        known = {id: await sources.source(id) for id in papers}
    except SourceError as error:
        raise GateError(str(error)) from error
    for quote in quotes:
        _verify_quote(quote, papers[quote.paper], known[quote.paper])
    return known


def _verify_quote(quote: Quote, paper: Paper, source: Source) -> None:
    """The words, the paragraph they stand in, what the citation calls both, and the words of the chips."""
    if not 0 <= quote.start < quote.end or source.text[quote.start : quote.end] != quote.text:
        raise GateError(f"{_where(quote)}: these words do not stand there")
    cited = quote.citation
    passage = source.passages[cited.paragraph - 1] if 1 <= cited.paragraph <= len(source.passages) else None
    if passage is None or not passage.start <= quote.start < quote.end <= passage.end:
        raise GateError(f"{_where(quote)}: the words stand in another paragraph")
    section = passage.section if passage.part is Part.BODY else None
    if (cited.paragraph, cited.section, cited.part) != (passage.number, section, passage.part):
        raise GateError(f"{_where(quote)}: the paragraph stands in another section")
    if (cited.name, quote.year, quote.file) != (paper.name, paper.year, paper.file):
        raise GateError(f"{_where(quote)}: the paper goes by another name")
    if not _holds(quote.text, (*quote.hedges, *quote.flat)):
        raise GateError(f"{_where(quote)}: a word shown with it is not its own")
    if quote.reported and not _holds(_heard(quote, source), (quote.reported,)):
        raise GateError(f"{_where(quote)}: nobody of this name speaks there")


def _holds(text: str, chips: Iterable[str]) -> bool:
    own = collapse(text).casefold()
    return all(collapse(chip).casefold() in own for chip in chips)


def _heard(quote: Quote, source: Source) -> str:
    """Where the speaker of a quote may be named: in its paragraph down to it, or where its list is announced."""
    number = quote.citation.paragraph
    texts = [source.text[p.start : p.end] for p in source.passages[: number - 1]]
    announcing = next((text for text in reversed(texts) if text.rstrip("*_ ").endswith((":", "："))), "")
    return announcing + " " + source.text[source.passages[number - 1].start : quote.end]


def _verify_words(attachment: Attachment) -> None:
    """What says a picture in words cites each quote that stands there for itself."""
    for quote in attachment.quotes:
        if attachment.words and not quote.rider and unescape(_citation(quote)) not in attachment.words:
            raise GateError(f"{_where(quote)}: a picture has the quote and its words do not cite it")


def _run(waiting: list[Quote], line: _Line) -> list[Quote]:
    """The quotes that a line shows, taken from those waiting (the next one last)."""
    run: list[Quote] = []
    words: list[str] = []
    while waiting and len(" ".join(words)) < len(line.words):
        run.append(waiting.pop())
        words.append(collapse(run[-1].text))
    if not run:
        raise GateError("a line looks like a quote and is none")
    marked = " ".join(bold(quote.text, quote.strong) for quote in run)
    if (line.words, line.markdown, line.citation) != (" ".join(words), marked, _citation(run[0])):
        raise GateError(f"{_where(run[0])}: the line shown is not the quote")
    return run


def _verify_file(file: Attachment) -> None:
    """The quotes of a file stand in it in their order, each with its citation, and nothing else is cited."""
    wide = file.name.endswith(".csv")
    text, at, citations = cells(file.data) if wide else file.data.decode(), 0, 0
    for n, quote in enumerate(file.quotes):
        written = cited(quote) if wide else escape(quote.text)
        at = text.find(written, at) + len(written)
        if at < len(written):
            raise GateError(f"{_where(quote)}: the quote is not in {file.name}")
        after = file.quotes[n + 1 : n + 2]
        run = not wide and any(text.startswith(f" {escape(q.text)}", at) for q in after)
        if wide and text[at : at + 1] not in ("", "\n"):
            raise GateError(f"{_where(quote)}: the quote goes on in {file.name}")
        if not wide and not run and not text.startswith(f" [{_citation(quote)}]", at):
            raise GateError(f"{_where(quote)}: the quote is cited wrongly in {file.name}")
        citations += not run
    if len(_CITED.findall(text)) != citations:
        raise GateError(f"{file.name} cites more than its quotes")


def _verify_run(run: list[Quote], text: str) -> None:
    """Quotes on one line stand in one paragraph with nothing but white space between them."""
    for before, after in pairwise(run):
        together = before.paper == after.paper and before.citation == after.citation
        if not together or not text[before.end : after.start].isspace():
            raise GateError(f"{_where(after)}: a line joins what stands apart")


def _citation(quote: Quote) -> str:
    """The citation as a card shows it: the name within bounds."""
    name = quote.citation.name
    return escape(clip(name, NAME) + str(quote.citation)[1 + len(name) : -1])


def _where(quote: Quote) -> str:
    return f"{quote.paper} ¶{quote.citation.paragraph}"


def _quote_lines(text: str) -> Iterator[_Line]:
    """The quote lines of a rendered reply; GateError where one is malformed."""
    fenced = False
    for line in text.split("\n"):
        if line.startswith(_FENCE):
            fenced = not fenced
        elif not fenced and (mark := _MARK.match(line)):
            yield _read(line[mark.end() :], bracketed=mark.group() == "‹ ")
        elif not fenced and _BARE_ANGLE.search(_MENTION.sub("", line)):
            raise GateError("a line looks like a quote and is none")


def _read(line: str, bracketed: bool) -> _Line:
    """The rest of a quote line after its mark."""
    words, opening, citation = line.rpartition(" [")
    if bracketed:
        words, closing = words.removesuffix(" ›"), words.endswith(" ›")
    if not opening or (bracketed and not closing) or not citation.endswith("]"):
        raise GateError("a quote line is malformed")
    return _Line(words, "".join(map(unescape, unbold(words))), citation.removesuffix("]"))
