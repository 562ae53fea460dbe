"""Where the sentences of a stretch of text begin and end.

One pass over the runs of stops; the word before and the word after each decide. What is decided inside a
sentence depends on that sentence alone, so that splitting a sentence again leaves it whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs.compiler.english.abbreviations import CALENDAR, EITHER, LABELS, LEADING, STARTERS, TITLES

_CLOSING = "\"'”’»›)\\]}*_」』）】》〉"
_OPENING = "\"'“‘«‹„‚(\\[{*_¿¡•‣▪◦●■–—―\\-"
_WIDE = "。！？｡।॥؟۔።"
_BREAK = re.compile(r"\n[^\S\n]*\n\s*|\n\s*(?=[•‣▪◦●■])")
_ITEM = r"\n[^\S\n]*(?=\d{1,3}[.)]\s)"
_BRACKET = re.compile(rf"[(\[)\]]|{_ITEM}\d+[.)]")
_CITED = r" ?\[(?:\d{1,3}(?:[,–-] ?\d{1,3})*|[ivx]{1,5})\]"
_STOP = re.compile(
    rf"(?P<stops>[.!?…]+|[{_WIDE}]+)(?P<tail>[{_CLOSING}]*(?:{_CITED})*)(?P<note>\d{{1,3}}(?!\w))?"
    rf"|(?P<item>{_ITEM})"
)
_SIGN = re.compile(rf"[.!?…{_WIDE}\n]")  # what a stop begins with: found ten times as fast
_AHEAD = re.compile(rf"\s+(?:[{_OPENING}]+\s*)*(?P<word>\d|[^\W\d_]+)(?P<then>.?)", re.DOTALL)
_GLUED = re.compile(r"(?:[A-Z][a-z]+[,;:]?|[AI])\s")
_BEHIND = re.compile(r"[\w.&'’]*\Z")
_ENUMERATOR = re.compile(r"\W{0,3}(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivx]{1,5}|[IVX]{1,5})[)\]]?")
_FIRST = re.compile(r":\s+1\Z")
_JOINTS = "/@.:=#~\\"
_LISTED = re.compile(r"\d{1,3}[.)]\s")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_NUMERAL = re.compile(r"[IVXLC]+|[A-Z]")
_KANA = re.compile("[\u3040-\u309f]")
_WORD = re.compile(r"[^\W_]")
_SPACE = re.compile(r"\s*")
_SHORT = LEADING | LABELS | EITHER
_REACH = 40  # no abbreviation is longer; bounds the look back
_ASIDE = 400  # a longer stretch in brackets is no aside


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]`` as (start, end) offsets into the text, white space trimmed.

    In order, without overlap, and each character of the stretch that is not white space is in one of them.
    """
    stretch = text[start:end]
    found: list[tuple[int, int]] = []
    left = 0
    for gap in _BREAK.finditer(stretch):
        found.extend(_sentences(stretch[left : gap.start()], start + left))
        left = gap.end()
    found.extend(_sentences(stretch[left:], start + left))
    return found


def _sentences(block: str, shift: int) -> Iterator[tuple[int, int]]:
    block = block.rstrip()
    begin = _skip(block, 0)
    if begin == len(block):
        return
    asides = _asides(block)
    first, last = _word_from(block, begin), _last_word(block)
    cover = 0  # where the brackets that are open now close
    for stop in _stops(block, begin):
        while asides and asides[-1][0] < stop.start():
            left, right = asides.pop()
            if left > begin:
                cover = max(cover, right)
        edge = stop.end("tail") if stop["item"] is None else stop.end()
        if stop.start() < first or edge > last or cover >= edge:
            continue
        end = _end(block, begin, stop)
        if end is not None:
            yield shift + begin, shift + end
            begin = _skip(block, end)
            first, cover = _word_from(block, begin), 0
    yield shift + begin, shift + len(block)


def _stops(block: str, begin: int) -> Iterator[re.Match[str]]:
    """What may end a sentence, in order."""
    past = begin
    for sign in _SIGN.finditer(block, begin):
        stop = _STOP.match(block, sign.start()) if sign.start() >= past else None
        if stop is not None:
            past = stop.end()
            yield stop


def _end(block: str, begin: int, stop: re.Match[str]) -> int | None:
    """Where the sentence that began at ``begin`` ends, if it ends with this stop."""
    if stop["item"] is not None:
        return stop.start() if _LISTED.match(block, begin) else None
    end, stops = stop.end("tail"), stop["stops"]
    if stops[0] in _WIDE:
        return None if stop["tail"] and _KANA.match(block, end) else end
    behind = _behind(block, begin, stop.start())
    ahead = _AHEAD.match(block, end)
    if ahead is None:
        return _glued(block, behind, stop)
    word = ahead["word"]
    starter = word.lower() in STARTERS and not (len(word) == 1 and ahead["then"] == ".")
    if word[0].islower():
        ends = False
    elif "!" in stops or "?" in stops:
        ends = True
    elif len(stops) > 1 or stops == "…":
        ends = starter or behind != ""  # "the … United States": words were left out, nothing ended
    elif _enumerates(block, begin, stop.start()):
        ends = False
    else:
        ends = _closes(behind, word, starter)
    return end if ends else None


def _enumerates(block: str, begin: int, stop: int) -> bool:
    """Whether what stands before a stop numbers what follows: "2. Trade", "three in number: 1. Trade"."""
    alone = stop - begin < _REACH and _ENUMERATOR.fullmatch(block, begin, stop)
    return bool(alone) or _FIRST.search(block, max(begin, stop - _REACH), stop) is not None


def _closes(behind: str, word: str, starter: bool) -> bool:
    """Whether the single stop after ``behind`` ends a sentence, the next of which opens with ``word``."""
    low = behind.lower()
    if low in LEADING or behind in TITLES:
        return False
    if low in LABELS and (word.isdigit() or (_NUMERAL.fullmatch(word) and not starter)):
        return False
    if behind.isupper() and len(behind) > 1 and behind.capitalize() in TITLES:  # "MS. RIVERA", or initials
        return starter
    initial = len(behind) == 1 and behind.isalpha()
    if initial or low in EITHER or behind in CALENDAR or _DOTTED.fullmatch(behind):
        return starter
    return True


def _glued(block: str, behind: str, stop: re.Match[str]) -> int | None:
    """Where a sentence ends whose stop the next sentence, or the number of a note, follows at once."""
    before = stop.start() - len(behind) - 1
    plain = (
        len(behind) > 2 and behind.isalpha() and behind.islower() and behind not in LEADING | LABELS | EITHER
    )
    if not plain or (before >= 0 and block[before] in _JOINTS):
        return None
    if stop["note"] is not None:
        ahead = _AHEAD.match(block, stop.end())
        return stop.end() if ahead and ahead["word"][0].isupper() else None
    return stop.end("tail") if _GLUED.match(block, stop.end("tail")) else None


def _behind(block: str, begin: int, at: int) -> str:
    """The word that ends at ``at``, inner stops included."""
    near = block[max(begin, at - _REACH) : at]
    match = _BEHIND.search(near, near.rfind(" ") + 1)
    return match.group().strip("'’") if match else ""


def _asides(block: str) -> list[tuple[int, int]]:
    """The short stretches in brackets as (open, close), the last one first."""
    if "(" not in block and "[" not in block:
        return []
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    for bracket in _BRACKET.finditer(block):
        if bracket.group() in ("(", "["):
            opened.append(bracket.start())
        elif bracket.group() not in (")", "]"):
            opened.clear()  # no bracket reaches from one list item into the next
        elif opened:
            left = opened.pop()
            if bracket.start() - left <= _ASIDE:
                pairs.append((left, bracket.start()))
    return sorted(pairs, reverse=True)


def _skip(block: str, at: int) -> int:
    match = _SPACE.match(block, at)
    return match.end() if match else at


def _word_from(block: str, at: int) -> int:
    match = _WORD.search(block, at)
    return match.start() if match else len(block)


def _last_word(block: str) -> int:
    return next((at for at in range(len(block) - 1, -1, -1) if _WORD.match(block, at)), -1)
