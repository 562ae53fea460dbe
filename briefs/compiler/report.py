"""The corpus health report: what a moderator wants to know of each paper after a compile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from briefs.models import Paper
from briefs.reports import CompileReport, Failure, PaperReport


def of_paper(paper: Paper, reused: bool) -> PaperReport:
    """The line of one paper; reused where it was unchanged since the last compile."""
    return PaperReport(
        id=paper.id,
        title=paper.title,
        authors=paper.authors,
        year=paper.year,
        paragraphs=len(paper.quotable),
        sentences=sum(len(p.sentences) for p in paper.quotable),
        reused=reused,
        sources={field.name: field.source for field in paper.fields},
        furniture=paper.furniture,
        gaps=paper.gaps,
    )


def of_corpus(
    digest: str, papers: Sequence[PaperReport], failed: Sequence[Failure], notes: Sequence[str]
) -> CompileReport:
    """The report of a compile, in an order that depends on nothing but the papers."""
    by_id = tuple(sorted(papers, key=lambda p: p.id))
    return CompileReport(digest, by_id, tuple(sorted(failed, key=lambda f: (f.file, f.reason))), tuple(notes))


def as_json(report: CompileReport) -> dict[str, Any]:
    """The report for ``json.dumps``; furniture and gaps of all papers stand together, each with its paper."""
    return {
        "digest": report.digest,
        "papers": [_paper(paper) for paper in report.papers],
        "furniture": [{"paper": p.id} | asdict(f) for p in report.papers for f in p.furniture],
        "gaps": [{"paper": p.id} | asdict(g) for p in report.papers for g in p.gaps],
        "failed": [asdict(failure) for failure in report.failed],
        "notes": list(report.notes),
    }


def _paper(paper: PaperReport) -> dict[str, Any]:
    return {
        "id": paper.id,
        "title": paper.title,
        "authors": list(paper.authors),
        "year": paper.year,
        "paragraphs": paper.paragraphs,
        "sentences": paper.sentences,
        "sources": paper.sources,
        "reused": paper.reused,
    }
