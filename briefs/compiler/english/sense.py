"""Words that can take each other's place when a text refers back: "this dialogue" after "the talks"."""

from __future__ import annotations

from briefs.text import stem

# What is said or done, with the verbs that tell of it: only what was told can be "this announcement".
_EVENTS = {
    "statement": """admission announcement apology argument assertion claim comment declaration denial pledge
        proclamation promise remark statement vow warning admit admitted announce argue assert assure claim
        contend declare deny maintain proclaim said say state tell told warn""",
    "proposal": """initiative offer plan proposal recommendation suggestion must needs ought propose recommend
        should suggest""",
    "meeting": """conference consultation dialogue discussion exchange meeting negotiation seminar session
        summit talk workshop convene discuss gather meet met negotiate""",
    "agreement": "accord agreement compromise deal pact settlement treaty agree settle sign",
    "attack": "assault attack bombing invasion offensive raid strike bomb invade struck",
    "visit": "journey tour travel trip visit",
    "decision": "choice decision ruling verdict vote choose chose decide decided rule",
    "death": "assassination death killing murder die killed murdered",
    "election": "ballot election poll elect vote",
    "launch": "blast explosion launch test detonate explode fire",
}
_ALIKE = {
    "change": "adjustment change reform shift transition",
    "state": "country nation",
    "person": "individual man person woman",
}
EVENTS = frozenset(_EVENTS)
_SENSES = {stem(word): name for name, line in (_EVENTS | _ALIKE).items() for word in line.split()}


def sense(word: str) -> str:
    """What a word (small letters) means here: the name of its group, or else its stem."""
    root = stem(word)
    return _SENSES.get(root, root)
