"""Abbreviations, by what their stop can mean: the data of the sentence splitter.

Written without the last stop; in lower case unless their capital tells them from a plain word.
"""

from __future__ import annotations

# Stand before what they belong to: a sentence never ends with them.
LEADING = frozenset(
    """approx attn ca cf e.g eds eg esp etseq i.a i.e ie incl intl messrs op.cit resp viz vs univ""".split()
)
# The same, but a plain word unless capitalised.
TITLES = frozenset(
    """Adm Amb Assoc Asst Brig Capt Cdr Cmdr Col Cpl Dept Dr Drs Ed Ft Gen Gov Hon Insp Lt LtG Maj Mgr
    Mlle Mme Mr Mrs Ms Msgr Mt Prof Profs Pt Pvt Rep Reps Rev Rt Sen Sens Sgt Sr St Ste Supt""".split()
)
# Stand before a number.
LABELS = frozenset(
    """app art arts ch chap col cols eq eqn eqs ex fig figs fn no nos nr par para paras pl pp ref refs
    sec secs sect tab v ver vol vols""".split()
)
# May end a sentence too: then a word follows that hardly ever belongs to a name.
EITHER = frozenset("""al assn ave bc blvd bldg bros ce co corp est inc jr ltd ph.d phd plc rd sr""".split())
# The same, but a plain word unless capitalised.
CALENDAR = frozenset(
    """Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun""".split()
)
# Words that begin a sentence and are hardly ever the second word of a name.
STARTERS = frozenset(
    """a after all also although an and another any as at because before both but by conversely despite
    during each even few finally for from furthermore given hence her here his how however i if in
    indeed instead it its later like many meanwhile moreover most nevertheless nonetheless nor not
    now of on once only or other others our over rather several she he similarly since so some still
    such that the their then there therefore these they this those though through throughout thus to
    today too unless unlike until upon we what when where whereas whether which while who why will
    with within without yet you""".split()
)
