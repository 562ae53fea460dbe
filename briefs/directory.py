"""Who is named in papers: people and bodies, with every place that names them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

from briefs.models import Paper, Part, Place
from briefs.names import Mention, mentions, reference, surname
from briefs.records import dataclass
from briefs.text import STOP_WORDS, collapse, fold

_WORD = re.compile(r"\b[A-Z][\w-]+")
_PART = re.compile(r"\b([A-Z][\w-]*)\.?[ \u00a0]$")
_LONGEST = 30  # characters of a part of a name


@dataclass(frozen=True, slots=True)
class Spot:
    """A name at a place of a paper."""

    paper: Paper
    place: Place
    mention: Mention

    @property
    def back(self) -> bool:
        """Whether it stands in back matter."""
        return self.paper.passage(self.place.paragraph).part is Part.BACK


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody or some body, with every place that names it, in the order of papers."""

    name: str
    body: bool
    aliases: tuple[str, ...]
    spots: tuple[Spot, ...]
    wrote: tuple[str, ...] = ()  # short names of papers


def directory(papers: Sequence[Paper]) -> list[Entry]:
    """Everybody named, most often first."""
    entries = _merged([entry for paper in papers for entry in _of(paper)])
    return sorted(
        entries, key=lambda e: (all(s.back for s in e.spots) and not e.wrote, -len(e.spots), fold(e.name))
    )


def _of(paper: Paper) -> list[Entry]:
    """Those one paper names, each under the fullest form it has."""
    texts = {
        Place(passage.number, sentence.number): sentence.text
        for passage in paper.passages
        for sentence in passage.sentences
    }
    found = {place: mentions(text) for place, text in texts.items()}
    for place, row in found.items():
        row.extend(_authors(paper, texts[place], row))
    words = set(re.findall(r"\b[a-z][\w-]*", " ".join(texts.values())))
    found = {place: [m for m in row if not _a_phrase(m, texts[place], words)] for place, row in found.items()}
    every = [m for row in found.values() for m in row]
    full = _fullest({collapse(m.name) for m in every if not m.body} | set(paper.authors), _covers)
    full |= _fullest({collapse(m.name) for m in every if m.body}, _heads)
    aliases: defaultdict[str, set[str]] = defaultdict(set)
    for mention in every:
        if mention.alias:
            aliases[full[collapse(mention.name)]].add(mention.alias)
    short = _short(full, aliases, {m.name for m in every if m.body}, words)
    spots: defaultdict[str, list[Spot]] = defaultdict(list)
    for place, row in found.items():
        for mention in sorted((*row, *_bare(texts[place], short, row)), key=lambda m: m.start):
            name = full.get(collapse(mention.name)) or short[mention.name]
            spots[name].append(Spot(paper, place, mention))
    bodies = {full[collapse(m.name)] for m in every if m.body}
    authors = [full[author] for author in paper.authors]
    return [
        Entry(
            name,
            name in bodies,
            tuple(sorted(aliases[name])),
            tuple(spots[name]),
            (paper.name,) * (name in authors),
        )
        for name in dict.fromkeys((*spots, *authors))
    ]


def _a_phrase(mention: Mention, text: str, words: Set[str]) -> bool:
    """Whether what looks like a body may be a term in capitals: "Right Association", without "the"."""
    first, _, rest = mention.name.partition(" ")
    named = " " in rest or text[: mention.start].casefold().endswith("the ")
    return mention.body and not named and first.casefold() in words


def _authors(paper: Paper, text: str, row: Sequence[Mention]) -> Iterator[Mention]:
    """Where a paper names its own authors, which no title or role need tell."""
    for author in paper.authors:
        at = text.find(author)
        if at >= 0 and not any(m.start < at + len(author) and at < m.end for m in row):
            yield Mention(author, at, at + len(author), False, True)


def _fullest(names: Iterable[str], covers: Callable[[str, str], bool]) -> dict[str, str]:
    """Each name with the one longer name that covers it, or itself."""
    ordered = sorted(names, key=lambda n: (-n.count(" "), -len(n), n))
    full: dict[str, str] = {}
    for name in ordered:
        longer = {full[other] for other in full if covers(other, name)}
        full[name] = longer.pop() if len(longer) == 1 else name
    return full


def _covers(longer: str, shorter: str) -> bool:
    """Whether a name of a person holds another, of the same family: "George W. Bush" and "Bush"."""
    return surname(longer) == surname(shorter) and tokens(shorter) <= tokens(longer)


def _heads(longer: str, shorter: str) -> bool:
    """Whether a body is also called by the beginning of its name."""
    return longer.startswith(shorter + " ")


def _short(
    full: Mapping[str, str], aliases: Mapping[str, set[str]], bodies: Set[str], words: Set[str]
) -> dict[str, str]:
    """What stands for a full name: an abbreviation, and a family name that is nobody else's and no word."""
    families: defaultdict[str, set[str]] = defaultdict(set)
    for name in full.values():
        if name not in bodies and " " in name:
            families[surname(name)].add(name)
    short = {
        family: next(iter(names))
        for family, names in families.items()
        if len(names) == 1 and family.casefold() not in words
    }
    return short | {alias: name for name, held in sorted(aliases.items()) for alias in held}


def _bare(text: str, short: Mapping[str, str], row: Sequence[Mention]) -> Iterator[Mention]:
    """Where a short name stands by itself, outside the names found already."""
    for match in _WORD.finditer(text):
        word, at = match.group(), match.start()
        if word not in short or _in_a_name(text, at) or reference(text, match.end()):
            continue
        if not any(m.start <= at < m.end + (len(word) + 3 if m.alias == word else 0) for m in row):
            yield Mention(word, at, match.end(), False)


def _in_a_name(text: str, at: int) -> bool:
    """Whether a word stands after another name, or the beginning of one."""
    before = _PART.search(text, max(0, at - _LONGEST), at)
    return before is not None and before[1].casefold() not in STOP_WORDS


def _merged(entries: Sequence[Entry]) -> list[Entry]:
    """The entries of all papers, those of one name together; "Kim Jong-il" is no "Kim Dae-jung"."""
    found: dict[str, list[Entry]] = {}
    for whole in (True, False):
        full = _fullest(
            {e.name for e in entries if e.body is not whole and " " in e.name}, _covers if whole else _same
        )
        for entry in entries:
            if entry.body is not whole:
                found.setdefault(full.get(entry.name, entry.name), []).append(entry)
    return [
        Entry(
            name,
            held[0].body,
            tuple(sorted({alias for e in held for alias in e.aliases})),
            tuple(spot for e in held for spot in e.spots),
            tuple(dict.fromkeys(paper for e in held for paper in e.wrote)),
        )
        for name, held in found.items()
    ]


def _same(longer: str, shorter: str) -> bool:
    return fold(longer) == fold(shorter)


def tokens(name: str) -> frozenset[str]:
    """The words of a name, by which it is called in any order."""
    return frozenset(re.findall(r"[^\W_]+", fold(name)))
