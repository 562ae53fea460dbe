"""The source files as they are now, for whoever must not trust the store about them."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from briefs.errors import BriefError
from briefs.models import Paper, Passage
from briefs.outlines import unseal
from briefs.records import dataclass


class SourceError(Exception):
    """The source of a paper cannot be had, or is not what was compiled."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source file: its decoded text, and its numbered paragraphs as read from that text alone."""

    text: str
    passages: tuple[Passage, ...]


class Kept(Protocol):
    """What was kept of the papers at the last compile; KeyError or BriefError where something was not."""

    async def source(self, paper: str) -> bytes:
        """The bytes of the paper's file."""
        ...

    async def outline(self, paper: str) -> bytes:
        """The paper's sealed outline (see briefs.outlines)."""
        ...


class Sources:
    """The sources of some papers: files of the seeds folder, or where one is gone its bytes as kept.

    What has been read is read again when the file has changed.
    """

    def __init__(self, papers: Iterable[Paper], seeds: Path | None, kept: Kept) -> None:
        self._papers = {paper.id: paper for paper in papers}
        self.seeds, self._kept = seeds, kept
        self._paths = {} if seeds is None else {p.id: seeds / p.file for p in self._papers.values()}
        self._files: dict[str, tuple[tuple[int, ...], Source]] = {}
        self._unchanging: dict[str, Source] = {}

    def paper(self, id: str) -> Paper:
        """What a paper is called and when it is from; SourceError where none has this id."""
        if id not in self._papers:
            raise SourceError(f"there is no paper {id}")
        return self._papers[id]

    def unchanged(self, id: str) -> Source | None:
        """A paper's source as it was read last; None where it has changed since, or has not been read."""
        stamp = self._stamp(self.paper(id))
        if stamp is None:
            return self._unchanging.get(id)
        known = self._files.get(id)
        return known[1] if known is not None and known[0] == stamp else None

    async def source(self, id: str) -> Source:
        """A paper's source; SourceError where there is none that can be trusted."""
        paper = self.paper(id)
        return await self._file(paper) or await self._bytes(paper)

    async def _file(self, paper: Paper) -> Source | None:
        stamp = self._stamp(paper)
        if stamp is None:
            return None
        known = self._files.get(paper.id)
        if known is None or known[0] != stamp:
            try:
                data = self._paths[paper.id].read_bytes()
            except OSError:
                return None
            known = self._files[paper.id] = (stamp, await self._read(paper, data))
        return known[1]

    def _stamp(self, paper: Paper) -> tuple[int, ...] | None:
        """What changes when the file of a paper does; None where there is none."""
        try:
            status = self._paths[paper.id].stat()
        except (KeyError, OSError):
            return None
        return (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)

    async def _bytes(self, paper: Paper) -> Source:
        if paper.id not in self._unchanging:
            try:
                data = await self._kept.source(paper.id)
            except (BriefError, KeyError) as error:
                raise SourceError(f"the source of {paper.id} is not kept") from error
            if sha256(data).hexdigest() != paper.sha256:
                raise SourceError(f"the bytes kept of {paper.id} are not those that were compiled")
            self._unchanging[paper.id] = await self._read(paper, data)
        return self._unchanging[paper.id]

    async def _read(self, paper: Paper, data: bytes) -> Source:
        """The text of these bytes and its paragraphs: as sealed for these very bytes, else counted anew."""
        try:
            text = data.decode()
            sealed = unseal(await self._kept.outline(paper.id), sha256(data).hexdigest(), text)
        except UnicodeDecodeError as error:
            raise SourceError(f"the source of {paper.id} cannot be read") from error
        except (BriefError, KeyError):
            sealed = None
        return Source(text, sealed if sealed is not None else _counted(paper, data))


def _counted(paper: Paper, data: bytes) -> tuple[Passage, ...]:
    from briefs.compiler.structure import outline

    try:
        return outline(paper.file, data)
    except BriefError as error:
        raise SourceError(f"the source of {paper.id} cannot be read") from error
