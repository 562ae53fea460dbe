"""Terms and abbreviations with the sentence that defines them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from briefs.answers import Definition, Glossary, Group, Undefined, Unknown
from briefs.definitions import Found, definitions
from briefs.models import Kind, Lean, Paper, Passage, Place, Sentence
from briefs.paging import paged, width
from briefs.quotes import citation, group
from briefs.records import dataclass
from briefs.text import fold, words

PAGE = 6
_FEW = 12  # definitions that are shown with their sentences; of more only the terms are listed
_LISTED = 16  # a page of those
_NEAREST = 3
_NEAR = 70  # of 100
_USED = 3  # sentences that hold a term, for one that is only said to be a kind of thing
_LONGEST = 420  # characters of a sentence


@dataclass(frozen=True, slots=True)
class _Entry:
    paper: Paper
    place: Place
    found: Found


def glossary(
    papers: Sequence[Paper], asked: str | None = None, known: str | None = None, page: int = 1
) -> Glossary | Undefined | Unknown:
    """The terms that papers define, or what they make of one: its definitions, its first use, or nothing.

    ``known`` is what the asked term is read as, where it is a name of several forms.
    """
    entries = _entries(papers)
    if asked is None:
        return _page(papers, None, _one_each([e for e in entries if not _lost(e)]), page)
    keys = {key(asked), *([key(known)] if known else [])}
    mine = [e for e in entries if {key(e.found.term), key(e.found.expansion)} & keys]
    sound = [e for e in mine if not _lost(e)]
    if sound:
        return _page(papers, asked, sound, page)
    return _undefined(papers, asked, known, mine) or Unknown("term", asked, _nearest(asked, entries))


def _page(papers: Sequence[Paper], asked: str | None, entries: Sequence[_Entry], page: int) -> Glossary:
    """A page of definitions; what one sentence defines stands together."""
    together: dict[tuple[str, Place], list[Found]] = {}
    for entry in entries:
        together.setdefault((entry.paper.id, entry.place), []).append(entry.found)
    index = asked is None and len(together) > _FEW
    by_id = {paper.id: paper for paper in papers}
    defined = [
        Definition(
            tuple(dict.fromkeys(f.term for f in found)),
            group(by_id[id], place),
            found[0].expansion if len({f.term for f in found}) == 1 else "",
        )
        for (id, place), found in together.items()
    ]
    shown, page, pages = paged(defined, page, *((_LISTED, lambda _: 0) if index else (PAGE, _size)))
    return Glossary(tuple(papers), asked, shown, len({e.found.term for e in entries}), page, pages, index)


def _size(definition: Definition) -> int:
    return width(definition.group) + sum(map(len, definition.terms)) + len(definition.expansion)


def _lost(entry: _Entry) -> bool:
    return entry.paper.sentence(entry.place).lean is Lean.LOST


def key(term: str) -> str:
    """What a term is compared by: its words folded and stemmed, so that a plural is the same term."""
    return " ".join([stem or word for word, stem in words(term)])


def _entries(papers: Sequence[Paper]) -> list[_Entry]:
    """Every definition, in the order of terms, then papers and places, the certain before the others."""
    entries = [
        _Entry(paper, Place(passage.number, sentence.number), found)
        for paper in papers
        for passage in paper.quotable
        for sentence in passage.sentences
        if _presentable(passage, sentence)
        for found in definitions(sentence.text)
    ]
    doubtful = {key(e.found.term) for e in entries if not e.found.certain}
    used = _uses(papers, sorted(doubtful))
    kept = [e for e in entries if e.found.certain or used[key(e.found.term)] >= _USED]
    order = {paper.id: n for n, paper in enumerate(papers)}
    kept.sort(key=lambda e: (fold(e.found.term), not e.found.certain, order[e.paper.id], e.place))
    return _distinct(kept)


def _presentable(passage: Passage, sentence: Sentence) -> bool:
    return (
        passage.kind is not Kind.LIST
        and sentence.twin is None
        and not sentence.question
        and len(sentence.text) <= _LONGEST
    )


def _distinct(entries: Sequence[_Entry]) -> list[_Entry]:
    """One definition of a term from each paper."""
    seen: dict[tuple[str, str], _Entry] = {}
    for entry in entries:
        seen.setdefault((key(entry.found.term), entry.paper.id), entry)
    return list(seen.values())


def _one_each(entries: Sequence[_Entry]) -> list[_Entry]:
    seen: dict[str, _Entry] = {}
    for entry in entries:
        seen.setdefault(key(entry.found.term), entry)
    return list(seen.values())


def _uses(papers: Sequence[Paper], terms: Iterable[str]) -> Counter[str]:
    """How many sentences hold each of these keys."""
    lines = [f" {key(sentence.text)} " for sentence in _sentences(papers)]
    return Counter({term: sum(f" {term} " in line for line in lines) for term in terms})


def _sentences(papers: Sequence[Paper]) -> Iterator[Sentence]:
    return (s for paper in papers for passage in paper.quotable for s in passage.sentences)


def _undefined(
    papers: Sequence[Paper], asked: str, known: str | None, spelled: Sequence[_Entry]
) -> Undefined | None:
    """Where an undefined term is first used, if it is; what it stands for where that is said in passing."""
    wanted = f" {key(asked)} "
    holding = [
        (paper, Place(passage.number, sentence.number))
        for paper in papers
        for passage in paper.quotable
        for sentence in passage.sentences
        if wanted in f" {key(sentence.text)} "
    ]
    if not holding or not wanted.strip():
        return None
    first = next((at for at in holding if at[0].sentence(at[1]).lean is not Lean.LOST), None)
    where = next((e for e in spelled if e.found.expansion), None)
    return Undefined(
        tuple(papers),
        asked,
        where.found.expansion if where else known,
        citation(where.paper, where.paper.passage(where.place.paragraph)) if where else None,
        group(*first) if first else Group(()),
        len(holding),
    )


def _nearest(asked: str, entries: Sequence[_Entry]) -> tuple[str, ...]:
    from rapidfuzz import fuzz, process

    terms: defaultdict[str, str] = defaultdict(str)
    for entry in entries:
        for name in (entry.found.term, entry.found.expansion):
            if name:
                terms.setdefault(fold(name), entry.found.term)
    rows = process.extract(fold(asked), list(terms), scorer=fuzz.WRatio, limit=None, score_cutoff=_NEAR)
    ranked = sorted(rows, key=lambda row: (-round(row[1], 6), row[0]))
    return tuple(dict.fromkeys(terms[name] for name, *_ in ranked))[:_NEAREST]
