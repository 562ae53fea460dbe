"""Words that can take each other's place when a text refers back: "this dialogue" after "the talks"."""

from __future__ import annotations

from briefs.text import stem

# What was said or done, with the verbs that tell of it: only what is told before can be "this announcement".
_EVENTS = {
    "statement": """announcement statement declaration remark comment claim assertion proclamation warning pledge promise
        vow denial admission apology argument argue contend maintain announce state declare say said assert proclaim warn deny admit told tell assure""",
    "proposal": """proposal suggestion recommendation offer plan initiative propose suggest recommend should must ought
        needs""",
    "meeting": """meeting discussion dialogue talk conference seminar exchange summit session workshop negotiation
        consultation meet met discuss negotiate convene gather""",
    "agreement": "agreement deal accord treaty pact settlement compromise agree sign settle",
    "attack": "attack invasion strike raid assault bombing offensive invade struck bomb assail",
    "visit": "visit trip tour journey travel",
    "decision": "decision choice ruling verdict decide decided choose chose rule vote",
    "death": "death killing murder assassination die killed murdered",
    "election": "election poll ballot elect vote",
    "launch": "launch test explosion blast fire explode detonate",
}
_ALIKE = {
    "change": "change reform adjustment shift transition",
    "state": "country nation",
    "person": "person individual man woman",
}
EVENTS = frozenset(_EVENTS)
_SENSES = {stem(word): name for name, line in (_EVENTS | _ALIKE).items() for word in line.split()}


def sense(word: str) -> str:
    """What a word (small letters) means here: the name of its group, or else its stem."""
    root = stem(word)
    return _SENSES.get(root, root)
