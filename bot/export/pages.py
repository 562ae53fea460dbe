"""Fills the templates of the export: HTML pages that need nothing but themselves, and Markdown."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot import filters
from bot.console.card import visible
from bot.export import html, markdown
from bot.export.blocks import Block, Run
from bot.replies import runs
from briefs.models import Quote
from briefs.records import dataclass

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent.parent / "templates" / "export"
_STYLE, _SCRIPT = "page.css", "page.js"


@dataclass(frozen=True, slots=True)
class Page:
    """A filled template, and what it quotes, in the order shown."""

    text: str
    runs: tuple[Run, ...]


def page(name: str, form: str, **more: Any) -> Page:
    """The template of this name for ``html`` or ``md``."""
    found: list[Run] = []

    def show(quotes: Sequence[Quote]) -> list[Run]:
        new = [tuple(run) for run in runs(tuple(quotes))]
        found.extend(new)
        return new

    def noted(blocks: Iterable[Block]) -> Iterable[Block]:
        for block in blocks:
            if block.run:
                found.append(block.run)
            yield block

    template = _environment(form).get_template(f"{name}.{form}.j2")
    return Page(template.render(show=show, noted=noted, **more), tuple(found))


def has(name: str, form: str) -> bool:
    """Whether an answer of this name has a page of its own."""
    return (_TEMPLATES / f"{name}.{form}.j2").is_file()


@lru_cache(maxsize=2)
def _environment(form: str) -> Environment:
    """Jinja2 in which nothing reaches a page unescaped: every expression passes ``finalize``."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup
    from markupsafe import escape as escape_html

    def finalize(value: object) -> Markup:
        if value is None:
            raise TypeError("None is nothing to print")
        if isinstance(value, Markup):
            return value
        if form == "html":
            return escape_html(visible(str(value)))
        return Markup(markdown.escape(str(value)))  # noqa: S704

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {f.__name__: f for f in filters.FILTERS}
    spans = html.spans if form == "html" else markdown.spans
    environment.filters |= {"anchor": html.anchor, "topic_anchor": html.topic_anchor}
    environment.filters |= {
        "words": filters.all_words,
        "shown": html.shown,
    }
    environment.filters |= {"spans": lambda found: Markup(spans(found))}  # noqa: S704 - both escape
    if form == "html":
        for name, file in (("style", _STYLE), ("script", _SCRIPT)):
            text = (_TEMPLATES / file).read_text("utf-8")
            digest = b64encode(sha256(text.encode()).digest()).decode()
            environment.globals |= {name: Markup(text), f"{name}_digest": digest}  # noqa: S704 - our own
    return environment
