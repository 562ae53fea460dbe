"""Reads topics.toml: the subjects the group talks about, and the names that mean one and the same."""

from __future__ import annotations

from briefs.compiler.slug import slug
from briefs.compiler.toml import Document, Table
from briefs.models import Name, Topic
from briefs.text import fold


def read(document: Document) -> tuple[tuple[Topic, ...], tuple[Name, ...]]:
    """The topics and names in the order of the file; SeedsError where two claim one id or one phrase."""
    document.only(["topics", "names"])
    topics, names = document.array("topics"), document.array("names")
    ids, phrases = _Claims("id"), _Claims("alias")
    read_topics = tuple(_topic(table, ids, phrases) for table in topics)
    ids, phrases = _Claims("id"), _Claims("form")
    return read_topics, tuple(_name(table, ids, phrases) for table in names)


class _Claims:
    """Who has taken what, folded as people type it."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._owners: dict[str, tuple[str, int]] = {}

    def take(self, phrase: str, owner: str, table: Table, key: str) -> None:
        line = table.lines.get("", 1)
        taken, other = self._owners.setdefault(fold(phrase), (owner, line))
        if (taken, other) != (owner, line):
            raise table.error(key, f'the {self._what} "{phrase}" must be of one table, and [{taken}] has it')


def _topic(table: Table, ids: _Claims, phrases: _Claims) -> Topic:
    table.only(["id", "name", "aliases", "terms", "watch"])
    name = table.text("name")
    if name is None:
        raise table.error("", f'"name" is expected in [[{table.header}]]')
    id = _id(table, name)
    aliases = table.texts("aliases")
    ids.take(id, f"{table.header}: {id}", table, "id")
    for phrase in (name, *aliases):
        phrases.take(phrase, f"{table.header}: {id}", table, "aliases" if phrase in aliases else "name")
    return Topic(id, name, aliases, table.texts("terms") or (name, *aliases), table.texts("watch"))


def _name(table: Table, ids: _Claims, phrases: _Claims) -> Name:
    table.only(["id", "forms"])
    forms = table.texts("forms")
    if not forms:
        raise table.error("forms", f'"forms" is expected in [[{table.header}]], at least one')
    id = _id(table, forms[0])
    ids.take(id, f"{table.header}: {id}", table, "id")
    for form in forms:
        phrases.take(form, f"{table.header}: {id}", table, "forms")
    return Name(id, forms)


def _id(table: Table, name: str) -> str:
    given = table.text("id")
    if given is not None and given != slug(given):
        raise table.error("id", f'"id" must be of small letters, digits and hyphens, like "{slug(given)}"')
    return given or slug(name)
