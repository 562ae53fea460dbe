"""English as far as the readers of sentences need it: closed word classes, and what the shape of a word tells."""

from __future__ import annotations

import re
from dataclasses import dataclass

AUXILIARIES = frozenset(
    """am are be been being can can't cannot could couldn't did didn't do does doesn't don't had hadn't has hasn't
    have haven't is isn't may might must need needs ought shall should shouldn't was wasn't were weren't will won't
    would wouldn't""".split()
)
DETERMINERS = frozenset(
    """a all an another any both each either every her his its many most much my neither no other our several some
    such that the their these this those what which whose your""".split()
)
PRONOUNS = frozenset(
    """he her hers herself him himself i it itself me mine myself one oneself others ours ourselves she somebody
    someone something that them themselves there these they this those us we who whom you yourself""".split()
)
PREPOSITIONS = frozenset(
    """about above across after against along alongside amid among around as at before behind below beneath beside
    besides between beyond by concerning despite down during except for from in inside into like near of off on onto
    opposite out outside over past per regarding since through throughout to toward towards under underneath unlike
    until up upon via with within without""".split()
)
SUBORDINATORS = frozenset(
    """after although as because before even given if insofar lest once only provided since so than though till
    unless until when whenever where whereas wherever whether while""".split()
)
CONJUNCTIONS = frozenset("and but nor or plus so yet".split())
RELATIVES = frozenset("how that what whatever when where which who whom whose why".split())
ADVERBS = frozenset(
    """again ago ahead almost alone already also altogether always anyway apart away else enough ever far fast forward
    further hence here however indeed instead just later less long maybe meanwhile more moreover most much never
    nevertheless nonetheless not now often once only otherwise perhaps quite rather seldom sometimes somewhat soon
    still then thereby therefore though thus today together tomorrow too tonight twice very well worse yesterday
    yet""".split()
)
NUMBERS = frozenset("two three four five six seven eight nine ten".split())
FUNCTION = (
    AUXILIARIES | DETERMINERS | PRONOUNS | PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS | RELATIVES | ADVERBS
)
# Singular in form, yet "they" may mean them.
_GROUPS = frozenset(
    """army board committee company council couple delegation family government group junta leadership majority
    military ministry minority nobody pair panel parliament people police press public regime staff team
    youth""".split()
)
_MANY = frozenset("all both few former many most others several some those".split()) | NUMBERS
_IRREGULAR = frozenset(
    "children criteria data feet fora media men people phenomena police troops women".split()
)
_SINGULAR_S = frozenset(
    """analysis basis bias bus chaos class congress crisis economics emphasis ethics gas hypothesis means news
    politics series species status thesis analyses' its his this thus us was has does less across always perhaps
    besides towards afterwards nowadays sometimes plus versus""".split()
)
_WORD = re.compile(r"(?:[^\W\d_]\.)+(?=\W|\Z)|[^\W_]+(?:[-‐‑'’][^\W_]+)*")
_PAIR = re.compile(r"[A-Z][\w.]*[-‐‑–][A-Z]")
_POSSESSIVE = re.compile(r"['’]s?\Z")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence, in small letters, without its possessive ending."""

    text: str  # as written
    low: str
    gap: str  # what stands between the word before and this one, white space left out
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital."""
        return self.text[0].isupper()

    @property
    def possessive(self) -> bool:
        """Whether it ends in 's."""
        return self.text != self.low and "'" in self.text.replace("’", "'")
