r"""Foreign text as Discord Markdown that shows it literally, and back again.

``unescape(escape(text)) == collapse(text)`` for every text, so that a quote can be read back out of a reply:

- a character that could begin markup gets a backslash, which Discord does not show;
- ``@`` is followed by a zero-width space, so that neither client nor server finds a mention;
- a character that hides or reorders others (controls, bidirectional embeddings and overrides, tags, lone
  surrogates, the fifth and further accents on one letter) is shown by its code, ``\u{202E}``: visible and
  harmless, and not lost. Joiners, soft hyphens and direction marks belong to words and stay.
"""

from __future__ import annotations

import re

from briefs.text import collapse

_ACCENTS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_HIDDEN = r"\x00-\x1f\x7f-\x9f\u180e\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f"
_GUARD = "\u200b"

# The first set finds candidates fast; what follows looks back at the one found, and ahead by one run of
# letters at most, so that the whole is linear.
_MARKUP = re.compile(
    rf"""
    [\\`*_~|<>\[\]\#@:.&(\-+={_HIDDEN}{_ACCENTS}]
    (?: (?<=[\\`*_~|<>\[\]\#@{_HIDDEN}])  # emphasis, code, spoilers, links, <@1>, quotes, headings
      | (?<=\]\()                         # [text](link), also where a card's own "[" stands before
      | (?<=:)(?=\S)                      # :emoji:, https://, <t:0:R>
      | (?<=\w\.)(?=\w+/)                # discord.gg/… is a link without a scheme
      | (?<=&)(?=\#?\w+;)                # entities, which Discord shows and other readers resolve
      | (?<=\A[-+=])                      # lists, rules
      | (?<=[{_ACCENTS}]{{5}})
    )
    """,
    re.VERBOSE,
)
_NUMBERED = re.compile(r"[0-9]+(?=[.)](?:\s|\Z))")
_ESCAPED = re.compile(
    rf"\\(?:u\{{(?P<code>(?:10|[1-9A-F])?[0-9A-F]{{4}})\}}|(?P<char>[^0-9A-Za-z\s]))|{_GUARD}(?<=@{_GUARD})"
)
_IN_FENCE = re.compile(rf"`(?=`)|@(?=everyone|here|[!&\d])|(?P<hidden>(?!\n)[{_HIDDEN}])")
_BOLD = re.compile(r"\\[^0-9A-Za-z\s]|(?P<mark>\*\*)")


def escape(text: str) -> str:
    """The text on one line, as Markdown that shows it as it is and pings nobody."""
    line = collapse(text)
    escaped = _MARKUP.sub(_guard, line)
    if number := _NUMBERED.match(line):  # a numbered list
        return f"{number.group()}\\{escaped[number.end() :]}"
    return escaped


def unescape(markdown: str) -> str:
    """What a person sees of an escaped text; the inverse of ``escape``."""
    return _ESCAPED.sub(_reveal, markdown)


def bold(text: str, stretch: tuple[int, int] | None) -> str:
    """The escaped text with a stretch of it in bold, the marks set tight around the words."""
    start, end = stretch or (0, 0)
    before, inner, after = text[:start], text[start:end], text[end:]
    if not inner.strip():
        return escape(text)
    left = " " if before.strip() and (before[-1].isspace() or inner[0].isspace()) else ""
    right = " " if after.strip() and (inner[-1].isspace() or after[0].isspace()) else ""
    return f"{escape(before)}{left}**{escape(inner)}**{right}{escape(after)}"


def unbold(markdown: str) -> list[str]:
    """The text parted at its bold marks: plain and bold pieces in turn."""
    pieces, last = [], 0
    for match in _BOLD.finditer(markdown):
        if match["mark"]:
            pieces.append(markdown[last : match.start()])
            last = match.end()
    return [*pieces, markdown[last:]]


def fence(text: str) -> str:
    """The text in a code block, line by line as it is, but for what would end the block, ping or hide."""
    body = _IN_FENCE.sub(lambda m: "" if m["hidden"] else f"{m.group()}{_GUARD}", text.strip())
    return f"```\n{body}\n```"


def _guard(match: re.Match[str]) -> str:
    char = match.group()
    if char == "@":
        return f"@{_GUARD}"
    if char.isascii() and char.isprintable():
        return f"\\{char}"
    return f"\\u{{{ord(char):04X}}}"


def _reveal(match: re.Match[str]) -> str:
    code = match["code"]
    return chr(int(code, 16)) if code else match["char"] or ""
