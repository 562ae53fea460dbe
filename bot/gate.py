"""The last look before a reply leaves: every quote in its text against the source, by a path of its own.

Nothing here trusts what the store says a paper says. Each quote is compared with the source file's text, its
paragraph and section with an outline made from that text, and the reply as it is about to be sent is read back.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from bot.limits import NAME, clip
from bot.markup import escape, unbold, unescape
from bot.model import Reply
from briefs.errors import BriefError
from briefs.models import Citation, Paper, Part, Passage, Quote
from briefs.text import collapse

# "> ", "P> ", "**1953, 1989** > " and "‹ "; a ">" of a paper's own is always escaped.
_MARK = re.compile(r"(?:[^\W\d_]{1,3}|\*\*\d+(?:, \d+)*\*\* )?> |‹ ")
_BARE_ANGLE = re.compile(r"(?<!\\)(?:\\\\)*>")
_FENCE = "```"


class GateError(BriefError):
    """A reply that must not leave. ``reason`` is for the log; it says where, and holds nobody's words."""

    def __init__(self, reason: str) -> None:
        super().__init__("This reply could not be verified against its source.")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Source:
    """A source file: its decoded text, and its numbered paragraphs as they are read from that text."""

    text: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A quote line as a reader sees it: white space collapsed, markup gone."""

    words: str
    citation: str


class Sources:
    """The source files of some papers: those in the seeds folder, else the bytes kept at the last compile.

    ``kept`` gives a paper's file name, sha256 and bytes by its id.
    """

    def __init__(
        self,
        papers: Iterable[Paper],
        seeds: Path | None,
        kept: Callable[[str], Awaitable[tuple[str, str, bytes]]],
    ) -> None:
        self._papers = {paper.id: paper for paper in papers}
        self._seeds, self._kept = seeds, kept
        self._stamps: dict[str, tuple[tuple[int, ...], Source]] = {}
        self._sources: dict[str, Source] = {}

    def paper(self, id: str) -> Paper:
        """What a paper is called; GateError where there is none of this id."""
        if id not in self._papers:
            raise GateError(f"no paper {id}")
        return self._papers[id]

    async def source(self, id: str) -> Source:
        """A paper's source as it is now; GateError where it cannot be had."""
        paper = self.paper(id)
        return self._from_seeds(paper) or await self._from_kept(paper)

    def _from_seeds(self, paper: Paper) -> Source | None:
        if self._seeds is None:
            return None
        path = self._seeds / paper.file
        try:
            status = path.stat()
            stamp = (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
            known = self._stamps.get(paper.id)
            if known is None or known[0] != stamp:
                known = self._stamps[paper.id] = (stamp, self._outlined(paper.file, path.read_bytes()))
        except OSError:
            return None
        return known[1]

    async def _from_kept(self, paper: Paper) -> Source:
        if paper.sha256 not in self._sources:
            _, _, data = await self._kept(paper.id)
            if sha256(data).hexdigest() != paper.sha256:
                raise GateError(f"the kept bytes of {paper.id} are not those that were compiled")
            self._outlined(paper.file, data)
        return self._sources[paper.sha256]

    def _outlined(self, file: str, data: bytes) -> Source:
        from briefs.compile.paper import outline

        digest = sha256(data).hexdigest()
        if digest not in self._sources:
            try:
                self._sources[digest] = Source(data.decode(), outline(file, data))
            except (UnicodeDecodeError, BriefError) as error:
                raise GateError(f"{file} cannot be read") from error
        return self._sources[digest]


async def verify(reply: Reply, sources: Sources) -> None:
    """Returns where every quote of the reply, and nothing else in it, is verbatim and rightly cited; else GateError."""
    for quote in reply.quotes:
        _verify_quote(quote, sources.paper(quote.paper), await sources.source(quote.paper))
    lines = list(_quote_lines(reply.text))
    quotes = list(reply.quotes)
    for line in lines:
        text, run = "", []
        while quotes and len(text) < len(line.words):
            run.append(quotes.pop(0))
            text = " ".join(collapse(q.text) for q in run)
        if text != line.words or not run:
            raise GateError("a quote line differs from its quote")
        await _verify_run(run, line, sources)
    if quotes:
        raise GateError("a quote is not in the text")


def _verify_quote(quote: Quote, paper: Paper, source: Source) -> None:
    """The words, the paragraph they stand in, and what the citation calls both."""
    where = f"{quote.paper} ¶{quote.citation.paragraph}"
    if not 0 <= quote.start < quote.end or source.text[quote.start : quote.end] != quote.text:
        raise GateError(f"{where}: the quote is not what stands there")
    number = quote.citation.paragraph
    if not 1 <= number <= len(source.passages):
        raise GateError(f"{where}: no such paragraph")
    passage = source.passages[number - 1]
    if passage.number != number or not passage.start <= quote.start < quote.end <= passage.end:
        raise GateError(f"{where}: the quote stands in another paragraph")
    section = passage.section if passage.part is Part.BODY else None
    if quote.citation != Citation(paper.name, number, section, passage.part):
        raise GateError(f"{where}: the citation is not right")
    if (quote.year, quote.file) != (paper.year, paper.file):
        raise GateError(f"{where}: the year or the file is not the paper's")


async def _verify_run(run: list[Quote], line: _Line, sources: Sources) -> None:
    """Quotes on one line share its citation, and only white space stands between them in the source."""
    first = run[0]
    cited = str(replace(first.citation, name=clip(first.citation.name, NAME)))
    if line.citation != collapse(cited):
        raise GateError(f"{first.paper} ¶{first.citation.paragraph}: the citation shown is not the quote's")
    text = (await sources.source(first.paper)).text
    for before, after in zip(run, run[1:], strict=False):
        apart = text[before.end : after.start] if before.paper == after.paper else "elsewhere"
        if before.end > after.start or apart.strip() or before.citation != after.citation:
            raise GateError(f"{first.paper} ¶{first.citation.paragraph}: a line joins what stands apart")


def _quote_lines(text: str) -> Iterator[_Line]:
    """The quote lines of a rendered reply; GateError where one is malformed."""
    fenced = False
    for line in text.split("\n"):
        if line.startswith(_FENCE):
            fenced = not fenced
        elif not fenced and (mark := _MARK.match(line)):
            yield _read(line[mark.end() :], bracketed=mark.group() == "‹ ")
        elif not fenced and _BARE_ANGLE.search(line):
            raise GateError("a line looks like a quote and is none")


def _read(line: str, bracketed: bool) -> _Line:
    words, opening, citation = line.rpartition(" [")
    if bracketed and words.endswith(" ›"):
        words = words.removesuffix(" ›")
    elif bracketed:
        opening = ""
    if not opening or not citation.endswith("]") or collapse(line) != line:
        raise GateError("a quote line is malformed")
    pieces = [*unbold(words), citation[:-1]]
    if len(pieces) not in (2, 4) or any(escape(unescape(piece)) != piece.strip() for piece in pieces):
        raise GateError("a quote line holds markup of its own")
    return _Line(collapse("".join(map(unescape, pieces[:-1]))), f"[{unescape(pieces[-1])}]")
