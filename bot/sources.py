"""The source files as they are now, for whoever must not trust the store about them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from briefs.errors import BriefError
from briefs.models import Paper, Passage


class SourceError(Exception):
    """The source of a paper cannot be had, or is not what was compiled."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source file: its decoded text, and its numbered paragraphs as read from that text alone."""

    text: str
    passages: tuple[Passage, ...]


class Sources:
    """The sources of some papers: files of the seeds folder, or where one is gone its bytes as kept.

    ``kept`` gives a paper's file name, sha256 and bytes by its id. What has been read is read again when the
    file has changed.
    """

    def __init__(
        self,
        papers: Iterable[Paper],
        seeds: Path | None,
        kept: Callable[[str], Awaitable[tuple[str, str, bytes]]],
    ) -> None:
        self._papers = {paper.id: paper for paper in papers}
        self._seeds, self._load = seeds, kept
        self._files: dict[str, tuple[tuple[int, ...], Source]] = {}
        self._kept: dict[str, Source] = {}

    def paper(self, id: str) -> Paper:
        """What a paper is called and when it is from; SourceError where none has this id."""
        if id not in self._papers:
            raise SourceError(f"there is no paper {id}")
        return self._papers[id]

    async def source(self, id: str) -> Source:
        """A paper's source; SourceError where there is none that can be trusted."""
        paper = self.paper(id)
        return self._file(paper) or await self._bytes(paper)

    def _file(self, paper: Paper) -> Source | None:
        if self._seeds is None:
            return None
        path = self._seeds / paper.file
        try:
            status = path.stat()
            stamp = (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
            known = self._files.get(paper.id)
            if known is None or known[0] != stamp:
                known = self._files[paper.id] = (stamp, _read(paper, path.read_bytes()))
        except OSError:
            return None
        return known[1]

    async def _bytes(self, paper: Paper) -> Source:
        if paper.id not in self._kept:
            try:
                _, _, data = await self._load(paper.id)
            except (BriefError, KeyError) as error:
                raise SourceError(f"the source of {paper.id} is not kept") from error
            if sha256(data).hexdigest() != paper.sha256:
                raise SourceError(f"the bytes kept of {paper.id} are not those that were compiled")
            self._kept[paper.id] = _read(paper, data)
        return self._kept[paper.id]


def _read(paper: Paper, data: bytes) -> Source:
    from briefs.compiler.structure import outline

    try:
        return Source(data.decode(), outline(paper.file, data))
    except (UnicodeDecodeError, BriefError) as error:
        raise SourceError(f"the source of {paper.id} cannot be read") from error
