"""Finds the papers of a folder, and what papers.toml and topics.toml there say about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from briefs.compiler import overrides, subjects, toml
from briefs.compiler.folder import PAPERS, TOPICS, paper_files
from briefs.compiler.overrides import Entry, Overrides
from briefs.errors import SeedsError
from briefs.models import Name, Topic
from briefs.readers import READERS
from briefs.records import dataclass


@dataclass(frozen=True, slots=True)
class Seed:
    """A paper that has not been read yet."""

    file: str  # path in the folder, with forward slashes
    path: Path
    overrides: Overrides
    clash: str = ""  # why it is no paper: another has its id

    @property
    def id(self) -> str:
        """The paper's id."""
        return self.overrides.id


@dataclass(frozen=True, slots=True)
class Seeds:
    """A folder of papers, ready to be compiled."""

    folder: Path  # absolute
    papers: tuple[Seed, ...]  # sorted by file
    topics: tuple[Topic, ...]
    names: tuple[Name, ...]
    notes: tuple[str, ...]


def find(folder: Path) -> Seeds:
    """The papers of a folder; SeedsError where it holds none, or where a settings file is wrong."""
    files = paper_files(folder)
    if not files:
        kinds = ", ".join(sorted(READERS))
        raise SeedsError(f"There is no paper in {folder}.", f"Papers are files that end in {kinds}.")
    papers, topics = toml.load(folder, PAPERS), toml.load(folder, TOPICS)
    seeds, notes = _match(files, overrides.read(papers) if papers else ())
    subject_matter = subjects.read(topics) if topics else ((), ())
    return Seeds(folder.absolute(), _one_of_each_id(seeds), *subject_matter, notes)


def _match(files: dict[str, Path], entries: Sequence[Entry]) -> tuple[list[Seed], tuple[str, ...]]:
    """Each paper with its table of papers.toml, and a note for each table that fits no paper."""
    tables = {entry.file or entry.id: entry for entry in entries}
    seeds, used = [], set()
    for file, path in files.items():
        id = PurePosixPath(file).stem
        key = file if file in tables else id
        if key in tables:
            used.add(key)
            seeds.append(Seed(file, path, tables[key].overrides))
        else:
            seeds.append(Seed(file, path, Overrides(id)))
    unused = [entry for key, entry in tables.items() if key not in used]
    return seeds, tuple(f"{PAPERS}, line {e.line}: [papers.{e.id}] fits no paper" for e in unused)


def _one_of_each_id(seeds: Sequence[Seed]) -> tuple[Seed, ...]:
    """The papers, all but the first of an id marked: which one is meant is for a person to say."""
    first: dict[str, Seed] = {}
    return tuple(_marked(seed, first.setdefault(seed.id, seed)) for seed in seeds)


def _marked(seed: Seed, first: Seed) -> Seed:
    if seed is first:
        return seed
    reason = (
        f'{seed.file} has the id "{seed.id}" of {first.file}. Rename one, or give it a table in {PAPERS}.'
    )
    return replace(seed, clash=reason)
