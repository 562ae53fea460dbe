"""Words that say less than others: words of asking, and words that go with any subject."""

from __future__ import annotations

# Words of asking, not of the subject: they are left out of a search as long as anything else is asked.
FRAME_WORDS = frozenset(
    """according actually anybody anyone anything anywhere argue argued argues article author authors bit brief bye
    claim claims compare comparison contrast describe described describes differ difference
    differences disagree disagreement discuss discusses document essay exactly excerpt explain
    explains find give happen happens hello hey hi idea info information know line lol look looking lot
    mean means mention mentioned mentions ok okay opinion paper papers paragraph part passage people
    place please point question quote quotes read really regarding right said say saying says
    section sentence shall show somebody someone something somewhere source stuff suggest suggests summary tell text
    thank thanks thing things think thinks thought time today topic understand versus view views vs
    wonder wondering word words""".split()
)

# Words of asking that are never a subject.
CHAT_WORDS = frozenset("bye hello hey hi lol ok okay thank thanks".split())

# Words that go with any subject and are none. Common in English, they tell little, rare or not in the papers.
LIGHT_WORDS = frozenset(
    """agree agreed agreeing agrees almost already always anymore anyway apparently awesome bad badly
    basically become becomes best better big bring bringing brings brought came clearly come comes coming
    completely cool correct currently definitely different differently done early easier easily easy end
    ended ending ends enough entirely especially even eventually everybody everyone everything everywhere
    far fast feel feels felt fine forget fully fun funny gave generally getting give given gives giving go
    goes going gone gonna good gotta great guess happened happening happy hard hardly hate hear heard help
    helped helpful helping helps hope hoped hopes hoping huge important indeed interesting keep keeping
    keeps kept kinda know known knows largely last late later least less lets likely literally little long
    love loved lovely loves low made main mainly make makes making many matter matters maybe mind mostly
    nearly necessary need needed needing needs never new next nice nobody normally nothing obviously often
    particular particularly perhaps possible possibly pretty previously probably put puts putting quick
    quickly quite ready recently sad saw see seeing seem seemed seems seen send sent serious seriously
    several silly simple simply since slowly sometimes soon sooner sort start started starting
    starts still stop stopped stopping stops stupid supposed sure surely take taken takes taking terrible
    today together tomorrow tonight took total totally tried tries truly try trying turn turned turning
    turns use used useful useless uses using usual usually want wanted wants way ways weird well went
    whatever whole wonderful work worked working works worse worst worth wrong yesterday""".split()
)

# Numbers in words, which go with any subject too.
NUMERALS = frozenset("one two three four five six seven eight nine ten first second third".split())

# First words of a question that asks for more than what is said on a subject.
DETAIL_WORDS = frozenset(
    """why how who whom whose when where which does do did is are was were can could would should will has
    have find give quote show source""".split()
)

# Words after which, or before which, somebody is named whose words are asked for.
SAYING_WORDS = frozenset(
    """say says said saying think thinks thought argue argues argued believe believes believed claim claims
    claimed view views opinion according""".split()
)

# Words after which "us" is we who ask.
TELLING_WORDS = frozenset(
    "bring enlighten find get give help let lets read remind send show teach tell".split()
)

# How words of asking are written on a phone.
TEXTED = {
    "abt": "about", "aftr": "after", "b4": "before", "bc": "because", "btwn": "between",
    "cuz": "because", "dd": "did", "n": "and", "pls": "please", "plz": "please", "r": "are", "rly": "really",
    "sumthing": "something", "tho": "though", "thru": "through", "u": "you", "ur": "your", "w": "with",
    "wat": "what", "wht": "what", "wth": "with", "y": "why", "any1": "anyone", "sum1": "someone",
}  # fmt: skip
