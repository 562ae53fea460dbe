r"""Foreign text as Markdown of a file that shows it literally, and quotes read back out of such a file.

Unlike chat, a file pings nobody, and those who show it know tables, entities and formulas; so it is escaped in
its own way. ``unescape(escape(text))`` is the text on one line, with codes for characters that hide or reorder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.console.card import Span, visible
from bot.markup import unbold
from briefs.text import collapse

# Emphasis, code, links, tags, tables, headings, entities, formulas; lists and rules where a line begins;
# :emoji: and addresses that would become links.
_MARKUP = re.compile(r"[\\`*_~|<>\[\]#&$]|\A[-+=]|:(?=[\w+-]+:|//)|(?<=\bwww)\.|@(?=\w)")
_NUMBERED = re.compile(r"\A(\d{1,9})(?=[.)](?:\s|\Z))")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_QUOTE = "> "
_BREAK = "<br>"
_CITED = re.compile(r"(?P<words>.*) \[(?P<citation>(?:[^\[\]\\]|\\.)*)\]", re.S)
_CELL = " | "  # a bar of a text's own is escaped


def escape(text: str) -> str:
    """The text on one line, as Markdown that shows it as it is."""
    line = visible(collapse(text))
    escaped = _MARKUP.sub(lambda match: f"\\{match.group()}", line)
    return _NUMBERED.sub(r"\1" + "\\\\", escaped)


def unescape(markdown: str) -> str:
    """What a reader sees of an escaped text."""
    return _ESCAPED.sub(r"\1", markdown)


def spans(spans: Sequence[Span]) -> str:
    """The stretches of a line, those in bold marked where the marks would be read as such."""
    texts = [span.text for span in spans]
    told = []
    for n, span in enumerate(spans):
        around = texts[n - 1][-1:] if n else "", texts[n + 1][:1] if n + 1 < len(texts) else ""
        mark = "**" if span.bold and _marked(span.text, *around) else ""
        left, right = " " * span.text[:1].isspace(), " " * span.text[-1:].isspace()
        told.append(f"{left}{mark}{escape(span.text) if n == 0 else _inner(span.text)}{mark}{right}")
    return "".join(told)


def _marked(text: str, before: str, after: str) -> bool:
    """Whether marks set tight around a text open and close (CommonMark 0.31, "delimiter run")."""
    opens = text[:1].isalnum() or not before.strip()
    closes = text[-1:].isalnum() or not after.strip()
    return opens and closes and not (text[:1].isspace() or text[-1:].isspace())


def _inner(text: str) -> str:
    """The text escaped, where it stands in the middle of a line."""
    return escape(f"x {text}")[2:]


def quoted(markdown: str) -> Iterator[tuple[str, str]]:
    """The words and the citation, in its brackets, of every quote in an exported file, in order."""
    for line in markdown.split("\n"):
        if line.startswith(_QUOTE):
            yield _cited(line.removeprefix(_QUOTE)) or ("", "")
        elif line.startswith("| "):
            cells = line.removeprefix("| ").removesuffix(" |").split(_CELL)
            pieces = (piece for cell in cells for piece in cell.split(_BREAK))
            yield from (found for found in map(_cited, pieces) if found)


def _cited(markdown: str) -> tuple[str, str] | None:
    """The words before a citation at the end; a bracket of a text's own is escaped."""
    match = _CITED.fullmatch(markdown)
    if match is None:
        return None
    words = unescape("".join(unbold(match["words"]))).removeprefix("‹ ").removesuffix(" ›")
    return words, f"[{unescape(match['citation'])}]"
