"""English as far as the readers of sentences need it: word classes, and what the shape of a word tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from briefs.records import dataclass

AUXILIARIES = frozenset(
    """am are be been being can can't cannot could couldn't did didn't do does doesn't don't had hadn't
    has hasn't have haven't is isn't may might must ought shall should shouldn't was wasn't were
    weren't will won't would wouldn't""".split()
)
DETERMINERS = frozenset(
    """a all an another any both each either every her his its many most much my neither no other our
    several some such that the their these this those your""".split()
)
PRONOUNS = frozenset(
    """he her hers herself him himself i it itself me mine myself oneself others ours ourselves she
    somebody someone something that them themselves there these they this those us we who whom you
    yourself""".split()
)
PREPOSITIONS = frozenset(
    """about above across after against along alongside amid among around as at before behind below
    beneath beside besides between beyond by concerning despite down during except for from in
    inside into like near of off on onto opposite out outside over past per regarding regardless
    since through throughout toward towards under underneath unlike until up upon via with within
    without""".split()
)
SUBORDINATORS = frozenset(
    """after although as because before even given if insofar lest once only since than though till
    unless until when whenever where whereas wherever whether while""".split()
)
CONJUNCTIONS = frozenset("and but nor or yet so".split())
RELATIVES = frozenset("how that what whatever when where which who whom whose why".split())
ADVERBS = frozenset(
    """again ago ahead almost alone already also altogether always anyway apart away else enough ever
    far further hence here however indeed instead just later less long maybe meanwhile more moreover
    most much never nevertheless nonetheless not now often once only otherwise perhaps quite rather
    seldom sometimes somewhat soon sooner still then thereby therefore though thus today together
    tomorrow too tonight twice very well worse yesterday yet""".split()
)
NUMBERS = frozenset("two three four five six seven eight nine ten".split())
FUNCTION = frozenset().union(
    AUXILIARIES,
    DETERMINERS,
    PRONOUNS,
    PREPOSITIONS,
    SUBORDINATORS,
    CONJUNCTIONS,
    RELATIVES,
    ADVERBS,
    NUMBERS,
    {"to"},
)
_BEFORE_VERBS = AUXILIARIES | {"to", "they", "we", "i", "he", "she", "it"}
_BEFORE_ADJECTIVES = NUMBERS | {"a", "an", "very", "most", "more"}
_SINGULAR = frozenset(
    """across afterwards always analysis basis bias bus chaos crisis does economics emphasis ethics gas
    has hypothesis is its less news perhaps politics series status thesis this thus us versus was""".split()
)
_PLURAL = frozenset(
    "children criteria data fora forces media men people phenomena police troops women".split()
)
_PAST = frozenset(
    """became began brought built came fell felt found gave got grew held kept knew led left lost made
    meant met paid put ran rose said saw sent set spoke stood thought told took went won wrote""".split()
)
_CONTRACTED = frozenset("he's here's it's let's she's that's there's this's what's where's who's".split())
_WORD = re.compile(r"(\d+(?:[.,]\d+)+|(?:[^\W\d_]\.)+(?!\w)|[^\W_]+(?:[-‐‑'’][^\W_]+)*)")
RUN = re.compile(r"[^\W_]+")
_LIKE = str.maketrans("ıİſ", "iis")  # what a pattern that ignores case takes for a letter of English
_QUOTE = "\"'“‘«"
_LONGEST_GAP = 80  # characters
_LONGEST = 6  # words of a noun phrase


@dataclass(frozen=True, slots=True)
class Word:
    """A word between its neighbours, with what its shape alone tells; equal words are mostly one object.

    ``low`` is in small letters, without a possessive ending or a contracted verb.
    """

    text: str
    low: str
    gap: str  # what stands between the word before and this one, white space left out
    possessive: bool
    capital: bool
    plural: bool  # formed like a plural; some verbs are, too
    open: bool  # whether it may be a noun or a name
    inflected: bool  # ends like a verb: "-ed", "-ing"
    before_verb: bool  # what follows it, if it is no name, is hardly a noun
    runs: tuple[str, ...]  # its parts, in small letters as a pattern that ignores case takes them


def words(sentence: str) -> list[Word]:
    """The words of a sentence in order; hyphens and apostrophes hold a word together."""
    found: list[Word] = []
    gap = ""
    for piece in sentence.split():
        read, gap = _words(piece, gap)
        found += read
        if len(gap) > _LONGEST_GAP:  # no text: a gap that grows on would be copied again and again
            return list(_words(sentence, "")[0])
    return found


def small(text: str) -> str:
    """The text in the small letters that a pattern which ignores case takes it for."""
    return text.lower() if text.isascii() else text.translate(_LIKE).lower()


def words_before(sentence: str, offset: int) -> int:
    """How many of the words of a sentence begin before an offset."""
    return sum(1 for _ in takewhile(lambda match: match.start() < offset, _WORD.finditer(sentence)))


def stretch(sentence: str, places: range) -> str:
    """The part of a sentence that is these words."""
    spans = [match.span() for match in _WORD.finditer(sentence)]
    return sentence[spans[places[0]][0] : spans[places[-1]][1]]


@lru_cache(maxsize=1 << 16)
def _words(piece: str, gap: str) -> tuple[tuple[Word, ...], str]:
    """The words of a piece of text after a gap, and the gap it ends with; most were met before."""
    cut = _WORD.split(piece)
    cut[0] = gap + cut[0]
    gaps = cut[::2]
    return tuple(map(_word, cut[1::2], gaps, gaps[1:])), gaps[-1]


def _word(text: str, before: str, after: str) -> Word:
    low = text.lower().replace("’", "'")
    ends = low.endswith("'s")
    possessive = (ends and low not in _CONTRACTED) or after.startswith(("'", "’"))
    low = low[:-2] if ends else low
    return Word(
        text,
        low,
        "".join(before.split()),
        possessive,
        capital=text[0].isupper(),
        plural=not possessive and low not in _SINGULAR and (low in _PLURAL or _ends_like_plural(low)),
        open=not (low in FUNCTION or low.endswith("ly")) and text[0].isalpha(),
        inflected=low.endswith(("ed", "ing")),
        before_verb=low in _BEFORE_VERBS,
        runs=tuple(RUN.findall(small(text))),
    )


def _ends_like_plural(low: str) -> bool:
    return len(low) > 3 and low[-1] == "s" and not low.endswith(("ss", "us", "is"))


def nominal(sentence: Sequence[Word], at: int) -> bool:
    """Whether the word may be a noun or a name, as far as its shape and the word before it tell."""
    word = sentence[at]
    if not word.open:
        return False
    if word.capital and at:
        return True
    return not word.inflected and not (at and sentence[at - 1].before_verb)


def plural(sentence: Sequence[Word], at: int) -> bool:
    """Whether the word may be a plural noun, and no verb as in "shares the concern"."""
    word = sentence[at]
    if not word.plural or not nominal(sentence, at):
        return False
    if word.capital or at == 0 or at + 1 == len(sentence):
        return True
    after = sentence[at + 1]
    return bool(after.gap) or not (after.low in DETERMINERS or after.capital)


def noun_phrase(sentence: Sequence[Word], at: int) -> range:
    """The places of the adjectives and the noun after a determiner, the noun last; empty where there is none.

    A phrase ends where a verb seems to begin: "this pattern persists", "these observers saw".
    """
    begin = at + 1
    while begin < len(sentence) and sentence[begin].low in _BEFORE_ADJECTIVES:
        begin += 1
    end = begin
    while end < len(sentence) and end - begin < _LONGEST and sentence[end].low not in FUNCTION:
        word = sentence[end]
        if word.gap.strip(_QUOTE) and word.gap not in ("-", "–", "/"):
            break
        if end > begin and (
            word.low.endswith("ed")
            or word.low in _PAST
            or (word.plural and sentence[at].low in ("this", "that", "a", "an"))
        ):
            break
        end += 1
        if word.plural or word.possessive:
            break
    return range(begin, end)
