"""The cues by which a sentence shows that somebody other than its author speaks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from briefs.compiler.english import speech
from briefs.compiler.english.clauses import named_after, subject
from briefs.compiler.english.grammar import ADVERBS, AUXILIARIES, PREPOSITIONS, Word, nominal
from briefs.compiler.english.speakers import Speaker, Standing, is_body, singular

# With anything but a claim after them these are acts: "announced the closure".
_ACTS = speech.forms(
    "announce declare maintain hold report add confirm reveal conclude assure respond determine".split()
)
# Thoughts that "some" and "many" are said to have; what "they see" may be the author's own judgement.
_COMMON = speech.forms(
    "believe think fear hope doubt suspect disagree expect feel consider view see regard".split()
)
# What evidence does too: "the low rate suggests that …" is the author's inference.
_SHOWING = speech.forms("suggest reveal confirm predict".split())
_NOUNS = frozenset(
    """calls claims concern doubts echoes estimates fears forecast forecasts hopes labels notes points
    questions reports states support terms thought views""".split()
)
_BE = frozenset("are is was were".split())
_MANNER = frozenset(
    """a also broad commonly frequently general generally little no often some strong wide widely
    widespread""".split()
)
_TURNED = frozenset(verb for verb in speech.SAYING | speech.STATING | _COMMON if verb[-1] in "sdte")
_AFTER_NOUNS = PREPOSITIONS | AUXILIARIES | {"and", "or"}
_BEFORE_CLAIM = ADVERBS | {"for", "example", "instance", "out"}
_ARTICLES = frozenset("a an any each every her his its my no our that the their this your".split())
_OUTSIDE = PREPOSITIONS | AUXILIARIES | {"and", "or", "that"}
_PEOPLE = (Standing.PERSON, Standing.SPEAKER)
_PUT = ("put", "puts")  # "as Anderson has put it"
_VERBS = frozenset(_PUT) | speech.SAYING | speech.STATING | speech.THINKING | speech.HOLDING | _BE
_VOICED = frozenset(
    """advanced advocated argued articulated asserted called characterised characterized cited claimed
    coined described dubbed expressed held labeled labelled named noted posed predicted proposed
    quoted raised shared suggested termed voiced""".split()
)
_SAID = frozenset(
    """acknowledged agreed alleged argued asserted assumed believed claimed concluded contended feared
    felt hoped noted observed proposed recommended reported said stated stressed suggested thought""".split()
)
_IS_SAID = frozenset("alleged argued believed claimed reported rumored rumoured said thought".split())
_COMMON_GROUND = frozenset(
    "agreement consensus disagreement optimism pessimism recognition scepticism skepticism".split()
)
_VIEWS = frozenset("account argument interpretation logic perspective reading view".split())
_WORDS_OF = frozenset("eyes judgement judgment opinion phrase view words word".split())
_CALLING = speech.forms("call term label dub describe".split())
_NEAR = 4  # words after "were" that may say how minded they are
_OBJECT = 7  # words after "expressed" that may hold the doubts
_OPENED = frozenset('"“')
_PREDICATE = 6  # words of a quotation that says something of its subject
_CLAIM = 4  # words after "argued" that may hold the "that"


def speaker(found: Sequence[Word]) -> range | None:
    """The places of the words that say who speaks, at the first cue; None where the author does."""
    for at in [n for n, word in enumerate(found) if word.low in _CUES]:
        for cue in _CUES[found[at].low]:
            said_by = cue(found, at)
            if said_by is not None:
                return said_by.words
    return None


def quoted(found: Sequence[Word]) -> range | None:
    """The subject of a predicate in quotation marks: "The treaty "obliges both to disarm …"."""
    for at in range(1, len(found) - _PREDICATE):
        if _OPENED.isdisjoint(found[at].gap) or any(
            _closes(word) for word in found[at + 1 : at + _PREDICATE]
        ):
            continue
        if found[at].low in AUXILIARIES or (found[at].plural and nominal(found, at - 1)):
            said_by = subject(found, at)
            return said_by.words if said_by is not None and said_by.words[0] == 0 else None
    return None


def _closes(word: Word) -> bool:
    return not _OPENED.isdisjoint(word.gap) or "”" in word.gap


def _cited(found: Sequence[Word], at: int) -> Speaker | None:
    """A source: "according to X", "in the view of X"; "in this view"."""
    low, one, two = found[at].low, _low(found, at + 1), _low(found, at + 2)
    if low == "according" and one == "to":
        return _source(found, at + 2)
    if low == "the" and one in _WORDS_OF and two == "of" and at > 0:
        return _source(found, at + 3)
    if at == 1 and low == "this" and one in _VIEWS and found[0].low in PREPOSITIONS:
        return Speaker(range(at, at + 2), Standing.SOMEBODY)
    return None


def _source(found: Sequence[Word], at: int) -> Speaker | None:
    """Whom or what a claim is taken from; laws and dynamics claim nothing."""
    said_by = named_after(found, at)
    if said_by is None or said_by.standing in (Standing.PERSON, Standing.SPEAKER):
        return said_by
    names = [found[n] for n in said_by.words]
    claims = any(word.capital or singular(word.low) in speech.TEXTS for word in names)
    return said_by if claims and not any(word.low in speech.RULES for word in names) else None


def _told(found: Sequence[Word], at: int) -> Speaker | None:
    """A subject that speaks: "Most observers believe", "One participant, who has …, described"."""
    word = found[at]
    if (word.capital and at > 0) or _is_noun(found, at):
        return None
    if word.low in _BE and not _holds(found, at):  # most that is so is nobody's view: no need for the subject
        return None
    said_by = subject(found, at)
    if said_by is None:
        return None
    low, standing = word.low, said_by.standing
    if low in speech.SAYING or (low in _PUT and _low(found, at + 1) == "it"):
        return said_by
    if standing is Standing.ACTOR and low in _SHOWING and not is_body(found, said_by):
        return None
    if low in speech.STATING and (_claims(found, at) or (standing in _PEOPLE and low not in _ACTS)):
        return said_by
    if standing is Standing.SOMEBODY and _coins(found, at, said_by):
        named = named_after(found, 0)
        return named if named is not None and named.standing is Standing.PERSON else said_by
    if standing is Standing.SOMEBODY:
        return said_by if _somebody_thinks(found, at, said_by) else None
    if standing in _PEOPLE and low in speech.THINKING:
        return said_by
    return said_by if standing is Standing.SPEAKER and _holds(found, at) else None


def _somebody_thinks(found: Sequence[Word], at: int, said_by: Speaker) -> bool:
    """Whether "some", "many" or "they" are told to think; "they prefer" may be the author's judgement."""
    first = found[said_by.words[0]]
    aside = "," in first.gap and at + 1 < len(found) and "," in found[at + 1].gap
    if first.low in ("they", "he", "she"):
        return (aside and found[at].low in _COMMON) or (found[at].low in speech.HOLDING and _holds(found, at))
    if first.low == "those":
        return found[at].low in _BE and _holds(found, at)
    return found[at].low in _COMMON or _holds(found, at)


def _coins(found: Sequence[Word], at: int, said_by: Speaker) -> bool:
    """Whether a word is put in somebody's mouth: "what he called an "axis of evil""."""
    before = said_by.words[0] - 1
    named = found[at].low in _CALLING and before >= 0 and found[before].low == "what"
    return named and any("“" in word.gap or '"' in word.gap for word in found[at + 1 : at + 1 + _CLAIM])


def _holds(found: Sequence[Word], at: int) -> bool:
    """Whether the verb has somebody hold a view: "expressed doubts", "were less hopeful"."""
    if found[at].low in _BE:
        return _near(found, at, speech.MINDED, _NEAR)
    return found[at].low in speech.HOLDING and _near(found, at, speech.VIEWS, _OBJECT)


def _near(found: Sequence[Word], at: int, wanted: Collection[str], reach: int) -> bool:
    for word in found[at + 1 : at + 1 + reach]:
        if not {";", ":", "("}.isdisjoint(word.gap):
            return False
        if word.low in wanted or word.low.removesuffix("s") in wanted:
            return True
    return False


def _claims(found: Sequence[Word], at: int) -> bool:
    """Whether what follows the verb is a claim: "that …", a quotation, or the verb stands in an aside."""
    if at + 1 < len(found) and any(mark in found[at + 1].gap for mark in ',:"“'):
        return True
    for word in found[at + 1 : at + 1 + _CLAIM]:
        if word.low == "that":
            return True
        if word.low not in _BEFORE_CLAIM and not word.low.endswith("ly"):
            return False
    return False


def _is_noun(found: Sequence[Word], at: int) -> bool:
    """Whether the word is no verb here: "participants' views of", "the report on"."""
    if at and (found[at - 1].low in _ARTICLES or found[at - 1].possessive):
        return True
    if found[at].low not in _NOUNS:
        return False
    after = found[at + 1] if at + 1 < len(found) else None
    return after is None or bool(after.gap) or after.low in _AFTER_NOUNS


def _inverted(found: Sequence[Word], at: int) -> Speaker | None:
    """A subject after its verb: "…, argues Professor X, …"."""
    word = found[at]
    turned = not word.capital and any(mark in word.gap for mark in ',"”')
    return _person_after(found, at) if turned else None


def _by_whom(found: Sequence[Word], at: int) -> Speaker | None:
    """Whose view it is: "held by both Chinese and American analysts", "as it has been named by Prof. X"."""
    told = at > 0 and found[at - 1].low in _VOICED
    return _person_after(found, at) if told else None


def _unnamed(found: Sequence[Word], at: int) -> Speaker | None:
    """A thought of somebody nobody names: "several scenarios have been described"."""
    if at < 3 or found[at - 1].low != "been" or found[at - 2].low not in ("have", "has", "had"):
        return None
    thought = found[at - 3]
    if singular(thought.low) not in speech.THOUGHTS or _low(found, at + 1) == "by":
        return None
    begin = at - 3
    while begin and found[begin - 1].low not in _OUTSIDE and not found[begin].gap:
        begin -= 1
    return Speaker(range(begin, at + 1), Standing.SOMEBODY)


def _person_after(found: Sequence[Word], at: int) -> Speaker | None:
    said_by = named_after(found, at + 1) if at + 1 < len(found) and not found[at + 1].gap else None
    return said_by if said_by is not None and said_by.standing in _PEOPLE else None


def _impersonal(found: Sequence[Word], at: int) -> Speaker | None:
    """Nobody named: "it was argued", "it has been suggested", "there was general recognition that"."""
    low, end = found[at].low, at + 1
    while end < len(found) and (found[end].low in ("has", "had", "been", *_BE) or found[end].low in _MANNER):
        end += 1
    if end == len(found) or end == at + 1:
        return None
    said = found[end].low
    if low == "there":
        ground = said in _COMMON_GROUND and _low(found, end + 1) in ("that", "among", "on", "about", "over")
        return Speaker(range(at, end + 1), Standing.SOMEBODY) if ground else None
    present = found[at + 1].low == "is" or found[at].text.lower() != "it"  # "it is noted" is the author's
    told = said in (_IS_SAID if present else _SAID)
    return Speaker(range(at, end + 1), Standing.SOMEBODY) if told else None


def _low(found: Sequence[Word], at: int) -> str:
    return found[at].low if at < len(found) else ""


# By the word a cue begins with.
_CUES: dict[str, tuple[Callable[[Sequence[Word], int], Speaker | None], ...]] = {
    **dict.fromkeys(_VERBS - _VOICED, (_told,)),
    **dict.fromkeys(_VERBS & _VOICED, (_told, _unnamed)),
    **dict.fromkeys(_TURNED - _VOICED, (_told, _inverted)),
    **dict.fromkeys(_TURNED & _VOICED, (_told, _inverted, _unnamed)),
    **dict.fromkeys(("according", "the", "this"), (_cited,)),
    **dict.fromkeys(_VOICED - _VERBS, (_unnamed,)),
    "by": (_by_whom,),
    **dict.fromkeys(("it", "there"), (_impersonal,)),
}
