"""Forms of one English word that a stemmer keeps apart: irregular verbs and plurals, British spelling."""

from __future__ import annotations

import re

# base: past, participle … A stemmer works by endings and cannot know these.
_IRREGULAR = """
arise arose arisen; bear bore borne; beat beaten; become became; begin began begun; bend bent; bind
bound; bite bit bitten; blow blew blown; break broke broken; bring brought; build built; buy bought;
catch caught; choose chose chosen; cling clung; come came; deal dealt; dig dug; do did done; draw
drew drawn; drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed; feel
felt; fight fought; find found; flee fled; fly flew flown; forbid forbade forbidden; forget forgot
forgotten; forgive forgave forgiven; freeze froze frozen; give gave given; go went gone; grow grew
grown; hang hung; hear heard; hide hid hidden; hold held; keep kept; know knew known; lay laid; lead
led; leave left; lend lent; lose lost; make made; mean meant; meet met; pay paid; ride rode ridden;
ring rang rung; rise rose risen; run ran; say said; see saw seen; seek sought; sell sold; send sent;
shake shook shaken; shoot shot; show shown; shrink shrank shrunk; sing sang sung; sink sank sunk;
sit sat; sleep slept; speak spoke spoken; spend spent; spring sprang sprung; stand stood; steal
stole stolen; stick stuck; strike struck stricken; strive strove striven; swear swore sworn; sweep
swept; swim swam swum; swing swung; take took taken; teach taught; tear tore torn; tell told; think
thought; throw threw thrown; undergo underwent undergone; understand understood; undertake undertook
undertaken; undo undid undone; uphold upheld; wake woke woken; wear wore worn; win won; withdraw
withdrew withdrawn; write wrote written; man men; woman women; child children; person people
persons; foot feet; tooth teeth; mouse mice; crisis crises; analysis analyses; basis bases; thesis
theses; hypothesis hypotheses; criterion criteria; phenomenon phenomena; medium media; datum data;
index indices; matrix matrices; life lives; wife wives; knife knives; half halves;
"""

_BASE = {
    form: base
    for base, *forms in (entry.split() for entry in _IRREGULAR.split(";") if entry.strip())
    for form in forms
}

# British to American by ending. Words that only look British (hour, promise) are changed alike on both
# sides of a comparison, so nothing is lost.
_SPELLING = (
    (re.compile(r"^scept(?=ic)"), "skept"),
    (re.compile(r"our(?=$|s$|ed$|er$|ers$|ing$|able$|ably$|ite$|hood$|ful$|less$|ly$|al$)"), "or"),
    (re.compile(r"is(?=(?:e|es|ed|er|ers|ing|ation|ations|ational)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|es|ed|er|ers|ing)$)"), "yz"),
    (re.compile(r"tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=[fl])ence(?=s?$)"), "ense"),
    (re.compile(r"amme(?=s?$)"), "am"),
    (re.compile(r"(?<=[aeiou][bcdfgmnpstv]e)ll(?=(?:ed|ing|er|ers)$)"), "l"),
)
_SHORTEST = 6  # "rise", "four" and "call" are left alone


def base(word: str) -> str:
    """The form of a folded word that a stemmer should see: "wrote" is "write", "defence" is "defense"."""
    word = _BASE.get(word, word)
    if len(word) >= _SHORTEST:
        for pattern, american in _SPELLING:
            word = pattern.sub(american, word)
    return word
