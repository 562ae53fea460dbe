"""Which words can be part of a name for something: the data of the topic finder.

English marks no noun, so it goes the other way: what is known to be none ends a name, and so do nouns that
say nothing of what a paper is about ("results", "previous work").
"""

from __future__ import annotations

from briefs.compiler.english.grammar import FUNCTION
from briefs.compiler.english.speech import HOLDING, SAYING, SPEAKERS, STATING, THINKING, forms

# Common verbs that are seldom nouns; those of saying and thinking stand elsewhere.
_VERBS = """accept accomplish achieve acquire adapt adopt affect aim allow apply arise assign associate assume
    attempt avoid base become begin belong bring build call capture carry cause characterize choose
    collect combine come compare compose comprise compute confirm consider consist constitute
    construct contain continue contribute convert correspond create deal decide decrease define
    demonstrate denote depend derive describe design detect determine develop differ discover
    discuss distinguish divide do eliminate employ enable encode encounter encourage enhance ensure
    establish evaluate examine exceed exclude exhibit exist expand explore extend extract fail fall
    favor favour fit focus follow formulate fulfil fulfill gain gather generate get give go happen
    have help hope identify ignore illustrate imply improve include incorporate increase indicate
    induce infer influence integrate introduce investigate involve isolate keep lack lead let like
    locate lose make manage meet modify motivate need obtain occur offer omit operate outperform
    overcome perform permit possess predict prefer prepare present preserve prevent proceed produce
    promote prove provide put raise reach receive recognise recognize reduce refer reflect reject
    relate rely remain remove replace represent require resolve respond restrict result retain
    return reveal rise run seek seem select send separate serve set share show simplify solve
    specify start stay stop strengthen study suffer suppose take tend threaten treat try turn
    undergo understand undertake update use utilise utilize vary verify want warrant work yield""".split()

# Forms that no rule gives.
_PARTICIPLES = """arisen became become begun brought built came chosen dealt done drawn fallen fell found gave given
    gone got gotten grew grown held hidden kept knew known laid lay led left lost made meant met
    overcame overcome paid proven put ran risen rose sat saw seen sent shown sought spent stood
    taken thought took undergone understood undertaken went won written wrote""".split()

# Nouns as often as verbs: taken for verbs only with an ending of one.
_EITHER = frozenset(
    """aim attempt call cause claim concern design decrease estimate focus forecast gain help hope increase
    influence lack need note offer present report result return rise run set share start state stay
    stop study turn update use want work yield view doubt fear support""".split()
)

# Adjectives and the like that tell one thing from another in a text, and name neither.
_MODIFIERS = """able above absolute actual additional adequate aforementioned alternative apparent appropriate
    available average bad baseline basic best better big brief broad careful certain clear close
    common comparable complete complex concerned consecutive considerable consistent constant
    conventional correct corresponding critical crucial current custom dependent desired detailed
    different difficult direct distinct due early easy effective efficient entire equal equivalent
    essential evident exact excellent existing expected experimental explicit extensive extra fair
    final fine first following former frequent full fundamental further future general given good
    great greater greatest half hard helpful high higher highest identical important incorrect
    individual initial interesting intermediate key large larger largest last late later latter
    least lesser likely limited little long longer lot low lower lowest main major many mere minimal
    minor modern more most multiple naive near necessary new newer next nice normal notable
    noteworthy novel numerous obvious old older only opposite optimal ordinary original overall
    particular past perfect plausible poor popular possible potential practical precise preliminary
    present previous principal prior probable promising proper rare raw realistic reasonable recent
    regular relative relevant reliable remaining respective rich right robust rough same
    satisfactory scarce second separate serious sharp short shorter significant similar simple
    simpler single slight slow small smaller smallest so-called sole special specific standard
    state-of-the-art straightforward strict strong stronger sub-optimal subsequent substantial
    successful such sufficient suitable superior sure tentative third total traditional trivial true
    typical ultimate unable unclear underlying uniform unique unknown unlikely unnecessary upcoming
    upper useful usual valid valuable variable various vast very vital weak well-known whole wide
    wider widespread worse worst worth worthwhile wrong young younger""".split()

# Nouns of writing, measuring and arguing: with such a one at the end a phrase is about the paper, or anything.
_HOLLOW = """ability absence accordance account addition advance advantage alternative amount answer appendix
    application approach area argument article aspect assumption attempt attention author average
    baseline basis benefit bit body calculation case category chance chapter characteristic choice
    claim class collection combination community comparison component computation concept concern
    conclusion condition conference confidence consequence consideration constraint content context
    contrast contribution copy core correlation count course criteria criterion data dataset date
    day decade decrease definition degree demonstration description detail details deviation
    difference difficulty dimension direction disadvantage discussion distribution document effect
    effort element emphasis end equation error estimate evaluation event evidence example exception
    existence expectation experiment explanation extent fact factor failure fashion feature field
    figure finding focus footnote force form format formula fraction framework frequency future goal
    group guideline half hand help hour hypothesis idea image impact implementation importance
    improvement inclusion increase indication influence information input instance interpretation
    introduction investigation issue item job key kind lack latter length level limit limitation
    line list literature location lot majority manner mean means measure measurement mechanism
    member method methodology minimum minority minute model modification month motivation nature
    need notion number objective observation obstacle occurrence one opinion opportunity option
    order origin outcome outline output overview page pair paper paragraph parameter part
    participant past pattern people percent percentage performance period person perspective phase
    phenomena phenomenon piece place plan point portion position possibility potential practice
    precision preparation presence present probability problem procedure product progress proof
    property proportion proposal prospect publication purpose quality quantity question range ratio
    reader reason recall reference region requirement research researcher respect rest result return
    review role row rule run sake sample scale scenario scheme scope score second section sense
    sentence sequence series set setting setup shape share side sign significance situation size
    solution sort source spirit stage standpoint start state statement statistic step story strategy
    strength study subject subsection subset success suggestion sum summary survey table task
    technique tendency term test text thing third thought threshold time title today tool top topic
    total trend turn type unit usage use user utility validity value variable variant variation
    variety version view volume way week weight whole word work world year""".split()

# Capitals make no name of these.
_LABELS = """al algorithm appendix april august chapter chi-square chi-squared column corollary december
    definition dr eg eq eqn eqs equation et etc example f-score f-scores february fig figs figure friday
    i.e ibid ie january july june lemma march may monday mr mrs ms no non-zero november october p
    p-value p-values pp proc proceedings prof professor proposition saturday section september silico
    situ sunday t-test t-tests tab table theorem thursday tuesday vitro vivo vol volume vs wednesday""".split()

# "-ly" that makes no adverb.
_NO_ADVERBS = frozenset(
    """ally anomaly assembly butterfly family fly homily italy july monopoly oligopoly panoply reply supply""".split()
)


def _inflected(verbs: list[str]) -> frozenset[str]:
    going = {
        verb[:-1] + "ing" if verb.endswith("e") and verb[-2:] != "ee" else verb + "ing" for verb in verbs
    }
    doubled = {verb + verb[-1] + ending for verb in verbs for ending in ("ing", "ed")}
    return forms(verbs) | going | doubled


def _plurals(nouns: list[str]) -> frozenset[str]:
    many = {noun[:-1] + "ies" if noun.endswith("y") else noun + "s" for noun in nouns}
    return (
        frozenset(nouns)
        | many
        | {noun + "es" for noun in nouns}
        | {noun[:-2] + "es" for noun in nouns if noun.endswith("is")}
    )


VERBS = (
    (_inflected(_VERBS) | SAYING | STATING | THINKING | HOLDING | frozenset(_PARTICIPLES))
    - _EITHER
    - {verb + "s" for verb in _EITHER}
)
HOLLOW = _plurals([*_HOLLOW, *sorted(SPEAKERS)])  # who says something is not what it is about
LABELS = frozenset(_LABELS)
BREAKING = FUNCTION | VERBS | frozenset(_MODIFIERS)


def adverb(word: str) -> bool:
    """Whether a word in small letters is formed like an adverb."""
    return word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS
