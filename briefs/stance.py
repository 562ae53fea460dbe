"""Which way a sentence leans: for or against what it speaks of, word by word.

Some words keep, raise, help, approve or hope; others end, lower, harm, disapprove or fear; and a word that denies turns
round the next of them (the valence shifters of Polanyi & Zaenen 2006). A condition turns round the sentence where it
is itself against: "if they leave, a crisis follows" speaks for staying.
"""

from __future__ import annotations

import re

from briefs.records import dataclass
from briefs.text import Token, stem, tokens

_FOR = frozenset(
    map(
        stem,
        """accept achieve advance advantage advocate affirm agree alleviate allow appease appreciate approve assure
        beneficial benefit better bolster boost broaden build calm change cheaper clear comfort conciliate
        confident consensus consolidate constructive continue convince cooperate deepen defend desirable
        durable ease effective efficient embrace enable encourage endorse engage enhance enlarge ensure
        essential excel expand facilitate fair favour favourable feasible flexible flourish foster gain good
        grow guarantee heal healthy help helpful hopeful improve improvement increase indispensable innovate
        integrate intensify introduce invest join justify keep lead legitimate liberalise maintain mend
        mitigate modernise normalise open opportunity optimistic outperform overcome permanent permit persist
        pledge positive possible praise preserve proceed productive progress promise promote prosper protect
        reaffirm reassure rebuild reconcile recover reform reinforce reliable relieve remain renew rescue
        resolve restore resume retain revive reward rise robust salutary satisfy secure settle solve soothe
        stabilise stable stay strengthen succeed success successful superior support sustain thrive tolerate
        transform trust uphold urge useful valid valuable viable vital welcome widen win worthwhile""".split(),
    )
)
_AGAINST = frozenset(
    map(
        stem,
        """abandon abolish abuse accuse aggravate alienate anger annoy antagonise attack avoid ban bar barrier break
        burden cancel catastrophe cease challenge collapse complicate condemn confront constrain contradict
        costly cripple crisis criticise curb cut damage danger dangerous decline decrease defeat defy delay
        deplete deprive destabilise destroy deter deteriorate difficult difficulty disadvantage disagree
        disappear disappoint disaster discontinue discourage dismantle dispute disrupt distort distrust
        disturb divide end endanger erode escalate exacerbate exclude exhaust expensive fail failure fall fear
        flaw fragile freeze friction futile halt hamper harm harmful hinder hostile hurt ignore impede
        impossible inadequate ineffective inferior inhibit inhospitable insufficient isolate jeopardise lag
        leave limit lose loss mistrust negative neglect obstacle obstruct offend penalise pessimistic postpone
        prevent problem prohibit provoke punish reduce remove resent resist restrain restrict retreat reverse
        risk ruin sabotage scrap seal separate shrink shut slow spoil stagnate stall stop suffer suspect
        suspend suspicion suspicious terminate threat threaten trigger trouble undermine undo unfair
        unreliable unsettle unstable upset useless vanish violate violent vulnerable waste weak weaken
        withdraw withdrawal worry worse worsen wreck wrong""".split(),
    )
)
_DENYING = frozenset(
    map(
        stem,
        """not no nor never neither none nothing nobody cannot without unable unlikely unwilling hardly scarcely barely
        rarely little few fewer less doubt doubtful question reject oppose refuse deny lack downplay merely skeptical
        sceptical skepticism scepticism""".split(),
    )
)
_REACH = 5  # words after a denial
_NEAR = 3  # words from a term: what stands there is said of it
_LEAVING = re.compile(r"\b(?:pull|pulls|pulled|pulling|phase|phases|phased)\s+(?:out|back)\b", re.I)
_CONDITION = re.compile(r"\b(?:if|unless)\b([^,]*),", re.I)


@dataclass(frozen=True, slots=True)
class Stance:
    """How a sentence leans as a whole, and at which of its words; positive is for."""

    whole: int
    cues: tuple[tuple[int, int], ...]  # number of the word, and its lean
    starts: tuple[int, ...]  # of the words in the text

    def at(self, start: int) -> int:
        """How what is said next to a word leans, given where the word starts."""
        word = sum(1 for each in self.starts if each < start)
        return sum(lean for at, lean in self.cues if abs(at - word) <= _NEAR)


def stance(text: str) -> Stance:
    """How a sentence leans."""
    even = _LEAVING.sub(lambda m: "withdraw".ljust(len(m.group()), " "), text)
    words = tokens(even)
    cues = tuple(_cues(words))
    whole = sum(lean for _, lean in cues)
    condition = _CONDITION.search(even)
    if condition is not None:
        inside = [lean for at, lean in cues if condition.start() <= words[at].start < condition.end()]
        given, then = sum(inside), whole - sum(inside)
        if given and then:
            whole = abs(whole) * (1 if (given > 0) == (then > 0) else -1) or (1 if given * then > 0 else -1)
    return Stance(whole, cues, tuple(word.start for word in words))


def _cues(words: list[Token]) -> list[tuple[int, int]]:
    """The words that lean, each turned round where a word before it denies; a denial of none of them leans itself."""
    found: list[tuple[int, int]] = []
    denied: int | None = None  # the denying word that has turned none round yet
    until = -1
    for at, word in enumerate(words):
        if denied is not None and at > until:
            found.append((denied, -1))
            denied = None
        if word.word.endswith("n't") or word.stem in _DENYING:
            denied, until = at, at + _REACH
            continue
        lean = (word.stem in _FOR) - (word.stem in _AGAINST)
        if lean:
            found.append((at, -lean if at <= until else lean))
            denied = None
    if denied is not None:
        found.append((denied, -1))
    return found
