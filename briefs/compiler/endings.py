"""What a site puts under an article: comments, forms, further articles, rows of links."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.compiler.sections import Role, role
from briefs.compiler.shape import Shape, stops, words

_MARKUP = re.compile(r"[\[#>*+_`-]")
_MARKS = re.compile(r"^[#>*+-]{1,6}\s+|[*_`]{1,3}", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^()]*\)")
_HEAD = re.compile(
    r"""(?:(?:\d+\s)?(?:comments?|responses?|replies)\s?\(\d+\)|\d+\s(?:comments?|responses?|replies)\b.{0,80}
    |(?:leave|post|write|add)\sa\s(?:reply|comment)|(?:related|similar|recent|popular)\s(?:articles|posts|stories|reading)
    |you\smay\salso\slike|more\sfrom\sthis\sauthor):?""",
    re.VERBOSE | re.IGNORECASE,
)
_CUE = re.compile(
    r"""read\smore:|\brelated\s(?:articles|posts|links|stories)\b|^(?:subscribe|sign\sup)\s(?:to|for|now|here|today)\b
    |\benter\syour\s(?:e-?mail|name)|^your\se-?mail\saddress\b|^required\sfields\b|^(?:share|tweet|pin|e-?mail)\sthis\b""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_WORDS_A_CUE = 12  # that a menu has at most for each of its cues
_LONGEST_LINE = 200  # characters


def plain(text: str) -> str:
    """A text as Markdown shows it: links by their words, no marks of emphasis, headings and items."""
    return _MARKS.sub("", _LINK.sub(r"\1", text)) if _MARKUP.search(text) else text


def ending(shapes: Sequence[Shape]) -> int:
    """The heading from which on a site's own matter fills the file; one past the last block without one.

    At least half of the prose stands above it, and no section of references or credits below it.
    """
    prose = [len(shape.text) if shape.prose else 0 for shape in shapes]
    above, below = 0, sum(prose)
    for i, shape in enumerate(shapes):
        if above >= below and above and _HEAD.fullmatch(plain(shape.lines[0]).strip()[:_LONGEST_LINE]):
            return i if not any(role(plain(each.text[:200])) for each in shapes[i + 1 :]) else len(shapes)
        above, below = above + prose[i], below - prose[i]
    return len(shapes)


def links(shape: Shape) -> bool:
    """Whether a block is mostly links, or lines that lead elsewhere; under an article that is a menu."""
    if any(len(line) > _LONGEST_LINE for line in shape.lines):
        return False
    seen = plain(shape.text).strip()
    cues = len(_CUE.findall(seen))
    if cues:
        return not stops(seen) and len(words(seen)) <= _WORDS_A_CUE * cues
    fragments = [each.strip() for each in re.split(r"[|·•\n]", shape.text) if each.strip()]
    linked = sum(_LINK.fullmatch(each.strip("*_- ")) is not None for each in fragments)
    return len(fragments) > 1 and linked > len(fragments) / 2


def cited(shapes: Sequence[Shape]) -> bool:
    """Whether the paper has references, so that links at its end may be its sources."""
    return any(role(plain(shape.text[:200])) is Role.SOURCES for shape in shapes)
