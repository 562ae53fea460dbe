"""The text index of a store: which passages hold a term, ranked by BM25. The one home of tantivy.

Chosen by measurement (see the README): it skips what cannot reach the top (block-max WAND; Ding & Suel 2011),
so that a million passages cost milliseconds. Words are cut by this project: each field is given as terms, and
tantivy neither splits nor folds them. Its BM25 has k1 = 1.2 and b = 0.75 in every field.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import tantivy

from briefs.errors import StoreError
from briefs.records import dataclass
from briefs.store.file import RECOMPILE

# Bytes while writing, taken as they are needed: about a million passages are one segment, their rows in order.
_HEAP = 200_000_000
_ROW, _PAPER = "row", "paper"
_Clause = tuple[tantivy.Occur, tantivy.Query]


@dataclass(frozen=True, slots=True)
class Clause:
    """A term of a field that passages gain by."""

    field: str
    term: str
    weight: float


def _schema(fields: Sequence[str]) -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for field in fields:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field(_PAPER, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field(_ROW, fast=True)
    return builder.build()


class EngineWriter:
    """An index in the making; memory does not grow with it."""

    def __init__(self, folder: Path, fields: Sequence[str]) -> None:
        self._folder = folder
        folder.mkdir()
        with self._explained():
            index = tantivy.Index(_schema(fields), path=str(folder))
            # One thread keeps the rows in their order, and so the answers the same.
            self._writer = index.writer(_HEAP, 1)

    def add(self, row: int, paper: int, fields: Mapping[str, str]) -> None:
        """Index a passage: for each field its terms, separated by spaces."""
        document = tantivy.Document()
        for field, terms in fields.items():
            document.add_text(field, terms)
        document.add_text(_PAPER, str(paper))
        document.add_unsigned(_ROW, row)
        with self._explained():
            self._writer.add_document(document)

    def close(self) -> None:
        """Write everything down."""
        with self._explained():
            self._writer.commit()
            self._writer.wait_merging_threads()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Says in one sentence that the index cannot be written; why, the engine does not tell apart."""
        try:
            yield
        except (ValueError, OSError) as error:
            hint = "Free some space, or give another --store."
            raise StoreError(f"The search index {self._folder} cannot be written.", hint) from error


class Engine:
    """An index that is open; its files never change. OSError where there are none, or no place to link them."""

    def __init__(self, folder: Path) -> None:
        self._whole = _Whole(folder)
        with self._whole:
            index = _opened(folder)
            self._schema, self._searcher = index.schema, index.searcher()

    def __len__(self) -> int:
        """How many passages are indexed."""
        return int(self._searcher.num_docs)

    def frequency(self, field: str, term: str) -> int:
        """How many passages hold a term in a field."""
        with self._whole:
            return int(self._searcher.doc_freq(field, term))

    def best(
        self, clauses: Iterable[Clause], limit: int, papers: Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """The rows of the passages that gain most by some terms, each with its score (BM25), best first.

        Within the papers of these numbers if given. Ties are in the order of the rows.
        """
        wanted: list[_Clause] = [
            (tantivy.Occur.Should, tantivy.Query.boost_query(self._term(c.field, c.term), c.weight))
            for c in clauses
        ]
        if papers is not None:
            wanted = [(tantivy.Occur.Must, tantivy.Query.boolean_query(wanted)), self._within(papers)]
        return self._ranked(tantivy.Query.boolean_query(wanted), limit)

    def most_held(
        self, clauses: Iterable[Clause], papers: Sequence[int] | None = None
    ) -> tuple[int, float] | None:
        """The row that holds terms of the largest total weight, with that weight; None where none holds any."""
        wanted: list[_Clause] = [
            (tantivy.Occur.Should, tantivy.Query.const_score_query(self._term(c.field, c.term), c.weight))
            for c in clauses
        ]
        if papers is not None:
            wanted = [(tantivy.Occur.Must, tantivy.Query.boolean_query(wanted)), self._within(papers)]
        return next(iter(self._ranked(tantivy.Query.boolean_query(wanted), 1)), None)

    def holding(
        self, field: str, terms: Iterable[str], limit: int, papers: Sequence[int] | None = None
    ) -> list[int]:
        """The rows of passages that hold all these terms, in order, at most so many."""
        wanted: list[_Clause] = [(tantivy.Occur.Must, self._term(field, term)) for term in terms]
        if papers is not None:
            wanted.append(self._within(papers))
        return sorted(row for row, _ in self._ranked(tantivy.Query.boolean_query(wanted), limit))

    def _ranked(self, query: tantivy.Query, limit: int) -> list[tuple[int, float]]:
        with self._whole:
            found = self._searcher.search(query, min(limit, len(self)), count=False).hits if limit > 0 else []
            rows = self._searcher.fast_field_values(_ROW, [address for _, address in found])
        scored = [(int(row or 0), float(score)) for row, (score, _) in zip(rows, found, strict=True)]
        return sorted(scored, key=lambda each: (-each[1], each[0]))

    def _term(self, field: str, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, term)

    def _within(self, papers: Sequence[int]) -> _Clause:
        terms = tantivy.Query.term_set_query(self._schema, _PAPER, [str(paper) for paper in papers])
        return tantivy.Occur.Must, tantivy.Query.boost_query(terms, 0.0)


class _Whole:
    """StoreError where an index is not what was written; the engine then fails in many ways.

    Entered for each of the hundreds of terms of a long question, it is no generator.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        pass

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        # A panic is of a type that has no name that could be imported.
        if isinstance(error, ValueError) or type(error).__name__ == "PanicException":
            raise StoreError(f"The search index {self._folder} is damaged.", RECOMPILE) from error


def _opened(folder: Path) -> tantivy.Index:
    """The index in a folder. Tantivy locks a file to read; where it may not, it is given links to the files."""
    try:
        return tantivy.Index.open(str(folder))
    except ValueError:
        with _linked(folder) as links:
            return tantivy.Index.open(str(links))


@contextmanager
def _linked(folder: Path) -> Iterator[Path]:
    """A folder for the while, with links to the files of an index, or with copies where nobody may link."""
    import shutil
    from tempfile import mkdtemp

    links = Path(mkdtemp(prefix="briefbot-"))
    try:
        for file in folder.iterdir():
            if file.suffix == ".lock":
                continue
            try:
                (links / file.name).symlink_to(file.absolute())
            except (OSError, NotImplementedError):
                shutil.copyfile(file, links / file.name)
        yield links
    finally:
        # A thread of tantivy looks at what was opened once more, and may make its lock anew meanwhile.
        for _ in range(2):
            shutil.rmtree(links, ignore_errors=True)
