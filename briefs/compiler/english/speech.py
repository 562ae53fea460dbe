"""Words about speaking and thinking: who does it, and the verbs for it."""

from __future__ import annotations

from collections.abc import Iterable

# People whose views are reported, in the singular.
SPEAKERS = frozenset(
    """academic activist adviser advisor advocate analyst author biographer commentator correspondent
    critic delegate delegation demographer diplomat dissident economist editor expert feminist
    geographer group hard-liner hawk historian individual insider interviewee journalist jurist
    liberal linguist majority member minority negotiator observer official optimist panel panelist
    participant pessimist philosopher physicist planner policymaker pollster practitioner professor
    proponent opponent psychologist pundit realist reporter representative researcher respondent
    reviewer scholar school scientist skeptic sceptic sociologist source specialist spokesman
    spokesperson spokeswoman statistician strategist supporter theorist witness writer conservative
    columnist lawyer speaker discussant""".split()
)
# Bodies that speak as people do.
BODIES = frozenset(
    """administration authority camp city company country group leadership media military press public
    regime side team""".split()
)
# Who speaks where no noun says it.
SOMEBODY = frozenset("everyone few he many most others several she some they those".split())
TITLES = frozenset(
    """adm admiral ambassador amb archbishop bishop capt captain chairman chancellor col colonel
    director dr gen general gov governor judge justice lady lord lt minister mr mrs ms pope premier
    president prof professor rep secretary sen senator sir""".split()
)
# What may be cited for a claim.
TEXTS = frozenset(
    """account analysis article assessment calculation census data editorial estimate figure finding
    forecast interview magazine memoir newspaper poll projection report statistic study survey
    testimony theory transcript view""".split()
)
# Names of texts that rule, not claim: "according to the Agreed Framework".
RULES = frozenset(
    """accord act agreement article constitution convention framework law plan protocol section table
    treaty""".split()
)
_IRREGULAR = {
    "say": "said",
    "think": "thought",
    "hold": "held",
    "tell": "told",
    "write": "wrote",
    "see": "saw",
    "feel": "felt",
    "find": "found",
    "foresee": "foresaw",
    "admit": "admitted",
    "quip": "quipped",
    "prefer": "preferred",
    "label": "labelled",
    "deny": "denied",
    "reply": "replied",
    "worry": "worried",
    "testify": "testified",
}


def forms(verbs: Iterable[str]) -> frozenset[str]:
    """The finite forms of verbs: argue, argues, argued."""
    forms: set[str] = set()
    for verb in verbs:
        stem = verb[:-1] + "ie" if verb.endswith("y") and verb[-2] not in "aeiou" else verb
        present = stem + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
        past = _IRREGULAR.get(verb, verb + ("d" if verb.endswith("e") else "ed"))
        forms.update((verb, present, past))
    return frozenset(forms)


# Whoever does this speaks.
SAYING = forms(
    """argue assert contend say insist remark reiterate allege quip testify write complain lament reply
    tell comment""".split()
)
# So does whoever does this with "that" after it; else it can be an act: "announced the closure".
STATING = forms(
    """claim maintain state declare announce warn note observe add stress emphasize emphasise assure
    conclude concede acknowledge admit deny suggest propose recommend report point reveal agree
    confirm respond predict mention hold estimate calculate forecast explain caution counter determine""".split()
)
# People have views, and a writer who tells them reports; what states think is the writer's own judgement.
THINKING = forms(
    """believe think consider regard view see feel fear hope doubt expect assume suspect disagree
    recognize recognise realize realise understand interpret perceive foresee favor favour
    anticipate presume judge question describe characterize characterise call term label dub depict
    portray criticize criticise praise advocate highlight underline underscore dispute downplay
    dismiss reject endorse welcome oppose prefer debate support echo urge worry find speculate""".split()
)
# Verbs that report with what is held: "expressed doubts", "reached a consensus".
HOLDING = forms("express voice hold display share raise take reach offer".split())
VIEWS = frozenset(
    """agreement belief concern confidence conclusion consensus conviction criticism disagreement doubt
    expectation fear hope objection opinion optimism pessimism position recognition reservation
    scepticism skepticism support suspicion view""".split()
)
# What somebody thought out, where a passive does not say who: "several scenarios have been described".
THOUGHTS = VIEWS | frozenset(
    "argument assessment claim explanation forecast hypothesis interpretation prediction scenario theory".split()
)
# What people are who hold a view: "were less hopeful".
MINDED = frozenset(
    """adamant ambivalent apprehensive cautious certain concerned confident convinced critical
    dismissive divided doubtful enthusiastic hopeful optimistic pessimistic sanguine sceptical
    skeptical split supportive sure unanimous unconvinced wary worried""".split()
)
