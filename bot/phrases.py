"""How people say each command when they do not write it the canonical way.

A phrase is a row of words: ``a|b`` is either word, ``[…]`` may be missing, ``<paper>`` stands for an option
of the command, ``<paper!>`` for one in a single word (a year may follow), ``<quote+>`` for words in quotation
marks, ``<name^>`` for words with capitals, and ``...`` for up to a dozen words that do not matter. Where two
phrases account for equally many of a line's words, the earlier one has it.
"""

from __future__ import annotations

_OF = "[of|for|on|about|from|in]"
_ON = "on|about|over|regarding|concerning|re|:"
_AND = "[,] and|or|vs|v|versus|with|to|against|&|+|/"
_SUM = "summary|summaries|summarize|summarise|summarizing|summarising|overview|gist|synopsis|recap|tldr|tl;dr"
_DIFFER = "differ|disagree|diverge|agree|compare|contrast"
_POINTS = "point|points|idea|ideas|argument|arguments|message|takeaways|findings|thesis"
_VIEWS = "view|views|position|positions|stance|stances"
_CONTRAST = "difference|differences|disagreement|disagreements|contrast|contrasts|similarity|similarities"
_MENTIONS = "mention|mentions|passage|passages|occurrences|quotes|quotations|sentences"
_PARA = "paragraph|para|par|passage|¶|#"
_SAY = "say|says|said|saying|write|writes|wrote|written|claim|claims|claimed|state|states|stated"
_REAL = "real|genuine|authentic|accurate|actual|exact|correct|true|verbatim|fake|quote|quotation"
_CHECK = "check|verify|confirm|authenticate|fact-check|factcheck|quote-check"
_TEXTS = "papers|documents|texts|articles|readings"
_THEMES = "topics|subjects|themes"
_ASK = "ask|asks|asked|raise|raises|raised|pose|poses|posed"
_AGAINST = "against|contradicts|contradict|contra|opposes|counters|disputes"
_WHAT = "what|who|anything|something|anybody"
_SPEAKS = "speaks|stands|argues|is|says"
_COUNTER = "counter|counterline|counter-line|counterpoint|counterargument|counter-argument|rebuttal|objection|objections"
_PEOPLE = "people|persons|names|actors|organisations|organizations|institutions|bodies"
_DAY = "brief|briefing|digest|quote|reading"

PHRASES: dict[str, tuple[str, ...]] = {
    "ask": ("ask <text>", "find out <text>"),
    "summary": (
        f"{_SUM} {_OF} <paper> [[in] <length>]",
        f"<length> {_SUM} {_OF} <paper>",
        f"<paper> {_SUM} [[in] <length>]",
        "sum up <paper> [[in] <length>]",
        "sum <paper> up [[in] <length>]",
        "boil down <paper> [[to] <length>]",
        "<paper> in <length>",
        "what|what's|whats [is] <paper> about",
        f"main|key|central {_POINTS} of|in|from <paper>",
    ),
    "brief": (
        "brief|briefing [me] [on|about|of|for|regarding|concerning] <topic>",
        "topic [brief] [on|about] <topic>",
        "<topic> brief|briefing",
        "positions|position|stances|stance|views on <topic>",
        f"compare all|the|every|these [the|three|of] {_TEXTS}|authors|paper|them on|about|regarding <topic>",
    ),
    "compare": (
        f"compare|contrast|comparing|contrasting <first> {_AND} <second> [{_ON} <topic>]",
        f"compare|contrast <first> {_AND} <second> {_VIEWS} {_ON} <topic>",
        f"compare|contrast <first> , <second> [{_ON} <topic>]",
        f"compare|contrast <first!> <second!> [{_ON} <topic>]",
        f"compare and contrast <first> {_AND} <second> [{_ON} <topic>]",
        f"compare|contrast <topic> in|between|across|for <first> {_AND} <second>",
        f"compare|contrast [the] {_VIEWS} of <first> {_AND} <second> [{_ON} <topic>]",
        f"compare|contrast what|how <first> {_AND} <second> say|write|think|see|view [about|on|of] <topic>",
        f"comparison [of|between] <first> {_AND} <second> [{_ON} <topic>]",
        f"<first> vs|versus|v <second> [{_ON} <topic>]",
        f"<first> compared|contrasted|opposed to|with <second> [{_ON} <topic>]",
        f"<first> {_AND} <second> compared|contrasted [{_ON} <topic>]",
        f"{_CONTRAST} between <first> {_AND} <second> [{_ON} <topic>]",
        f"{_CONTRAST} {_ON}|in <topic> between <first> {_AND} <second>",
        f"how|where|what do|does|did <first> {_AND} <second> {_DIFFER} [{_ON} <topic>]",
        f"do|did <first> {_AND} <second> {_DIFFER} [{_ON} <topic>]",
        f"how does|do|is|are <first> differ|compare|different|disagree from|to|with <second> [{_ON} <topic>]",
        f"does|do <first> agree|disagree|differ with|from <second> [{_ON} <topic>]",
        "what do|does|did <first> and|vs <second> say|write|think|argue about|on|of <topic>",
    ),
    "search": (
        "search|find|grep [for] <text> [in|within <paper>]",
        "look for|up <text> [in|within <paper>]",
        "search|look in|through <paper> for <text>",
        "search <paper!> for <text>",
        f"search|find|look [for] {_MENTIONS} of|about|on|to <text> [in|within <paper>]",
        f"{_MENTIONS} of|about|on|to <text> [in|within <paper>]",
    ),
    "source": (
        f"source|find <paper> [,] [{_PARA}] <paragraph>",
        f"[source|context|find|read|open|quote] [of|for] {_PARA} <paragraph> [,|of|in|from] <paper>",
        f"[source|context|read|open|quote] [of|for] <paper> [,] {_PARA} <paragraph>",
        f"<paragraph> {_PARA} of|in|from <paper>",
        "[source] <paper> [,] § ... ¶ <paragraph>",
        "[source] <paper> , es ¶ <paragraph>",
        "[source] <paper> , back matter ¶ <paragraph>",
    ),
    "check": (
        f"{_CHECK} [this|the|a|following] [quote|quotation] <quote>",
        f"{_CHECK} ... <quote+> [is] [in|from|by|of] <paper>",
        f"{_CHECK} [if|whether|that] <paper> [really|actually|ever] {_SAY} [that] <quote>",
        f"{_CHECK} ... <quote+> ...",
        "quote check <quote>",
        "did|has <paper> [really|actually|ever] say|said|write|written [that] <quote>",
        f"did|does|has <paper> [really|actually|ever] {_SAY} ... <quote+> ...",
        f"is|was this|that|it|the [following] [a|an] {_REAL} [quote|quotation] [from|by <paper>] : <quote>",
        f"is|was ... {_REAL} ... <quote+> ...",
        f"is|was <quote+> ... {_REAL} ...",
        "is|was <quote+> [really] in|from|by <paper>",
        f"who|where|which ... {_SAY} ... <quote+> ...",
        f"<paper> {_SAY} [that] <quote+>",
        "<paper> : <quote+>",
        "<quote+> -|–|—|by|from <paper>",
    ),
    "quotations": (
        f"{_CHECK} [all|every|each] [the|of the] quotations|quotes in|of [this|the] [text|message] [:] <text+>",
        "quotations [in|of] [this|the] [text|message] [:] <text+>",
    ),
    "counter": (
        f"{_COUNTER} [line|to|for|against|of] <paper> [,] [{_PARA}] <paragraph>",
        f"{_COUNTER} [to|for|against|of] {_PARA} <paragraph> [,|of|in|from] <paper>",
        f"[{_WHAT}] [{_SPEAKS}] [anything] {_AGAINST} <paper> [,] [{_PARA}] <paragraph>",
        f"[{_WHAT}] [{_SPEAKS}] {_AGAINST} {_PARA} <paragraph> [,|of|in|from] <paper>",
        f"who|what disagrees|disagree with <paper> [,] [{_PARA}] <paragraph>",
        f"<paper> [,] [{_PARA}] <paragraph> {_AGAINST}|{_COUNTER}",
    ),
    "questions": (
        "questions [of|by|in|from <paper>]",
        f"[what|which|list] [all] [open] questions in|of [all] the {_TEXTS}|authors",
        f"what|which [open] questions do|does|did|are [all] [the|these] {_TEXTS}|authors {_ASK}",
        f"what|which [open] questions do|does|did <paper> {_ASK}",
        f"what do|does|did [the] {_TEXTS}|authors ask",
        "what do|does|did <paper> ask",
        "<paper> questions",
    ),
    "reading": (
        "reading [list|order] [on|about|for|of|: <topic>]",
        "reading [list] <topic>",
        f"what|which [{_TEXTS}|paper] should|must|can|do i|we|one|you read|recommend [first|next] [{_ON} <topic>]",
        "what should|do|can i|we start|begin with [on|about|for <topic>]",
        "where should|do|can i|we start|begin [reading|with] [on|about|for|with <topic>]",
        "what to read [first|next] [on|about|for <topic>]",
    ),
    "glossary": (
        "glossary [of|for|: <term>]",
        "glossary <term>",
        "[list] [of] [all] [the] terms|abbreviations|acronyms|definitions [list]",
        "define|definition|meaning [of|for] [the] [term|word|abbreviation] <term>",
        "what|what's is the|a [definition|meaning] of [the] [term|word|abbreviation] <term>",
        "what do|does [the] [term|word|abbreviation|they|authors] [mean] [by] <term> mean|stand [for|here]",
        "what do|does they|he|she mean by <term>",
        "what|what's is meant by <term>",
        "<term> definition|meaning|defined",
    ),
    "who": (
        "who is|was|are|were|the <name>",
        "who <name^>",
        "who's <name>",
        f"who is|are|was|were [all] named|mentioned|quoted|involved [in|by] [the|these] [{_TEXTS}]",
        f"[list|which|what] [all] {_PEOPLE} [and {_PEOPLE}] [are] [named|mentioned|quoted]",
        f"[list|which|what] [all] {_PEOPLE} [and {_PEOPLE}] [are] [named|mentioned|quoted] in|by [the|these] {_TEXTS}",
    ),
    "papers": (
        f"[list] [of] [all] {_TEXTS} [list|available|loaded]",
        f"[how] what|which|many {_TEXTS} [are] [there|here|available|loaded] [in here|in the library]",
        f"[how] what|which|many {_TEXTS} do|can|have you|we|i [have|know|read|got|search|ask|use] [about]",
        "what|which have you|we read|got",
        "what do you|we have",
        "library|corpus|catalogue|catalog",
        "what|what's|whats [is] in the|this|your library|corpus|collection|store",
    ),
    "topics": (
        f"[list] [of] [all] {_THEMES} [list|available]",
        f"what|which {_THEMES} [are] [there|available|here|covered]",
        f"what|which {_THEMES} do|can|should|could you|i|we [have|know|cover|ask|choose] [about|from] [you]",
        "what can|could|should|may i|we ask [you] [about]",
        "what do you know [about]",
    ),
    "timeline": (
        "timeline|timelines|chronology|time-line",
        f"timeline|timelines|chronology|time-line {_OF} <about>",
        "<about> timeline|chronology|time-line",
        "time line [of|for|on|about <about>]",
        "key|important|main dates [of|for|on|about|in <about>]",
    ),
    "cite": (
        "cite|citing|citation|citations|reference [for|of] <paper> [[in|as] <style>]",
        "<style> [citation|reference|entry|format|form] [for|of] <paper>",
        "cite|citation [for|of] <paper> [in|as] <style> [format|style]",
        "<paper> [citation|reference] [in|as] <style>",
        "<paper> citation",
        "how do|can|should|would i|we|you cite|reference <paper> [[in|as] <style>]",
        "how to cite|reference <paper> [[in|as] <style>]",
    ),
    "daily": (
        f"daily [{_DAY}] [for|of|on] [today]",
        f"daily [{_DAY}] on|about|from <theme>",
        "brief me [today]",
        f"daily [{_DAY}] [for|of|on|from] <date>",
        f"today's|todays|today {_DAY}",
        f"{_DAY} of|for the|to day",
        f"{_DAY} of|for today",
        f"{_DAY} [of|for|on|from] <date>",
    ),
    "health": (
        "health|status [report|check]",
        "corpus health|status [report]",
        "health|status of the corpus|store|papers|library",
    ),
    "settings": (
        "settings [<action>]",
        "settings <action> <name> [to|=] <value>",
        "settings <action> <name>",
        "settings <action> <value>",
    ),
    "schedule": (
        "schedule|schedules",
        "[list] [of] [all] schedules",
        "what|which schedules [are] [there|here]",
    ),
    "help": (
        "help [me|please]",
        "help [me] [with|on|about] <about>",
        "<about> [help|usage]",
        "[list] [of] [all] commands [list]",
        "what|which commands are|do|can|have [there|you|i|we] [have|use|available]",
        "how do|can|should|to i|we|one|you use|operate this|it|you [bot]",
        "how do|can|should i|we|one|you use <about>",
        "how to use|operate this|it|you|<about> [bot]",
        "how do|does this|it|you|the [bot|thing] work",
        "how does <about> work",
        "what does <about> do",
        "what can you|i do [here]",
        "what do you do",
        "what|who are|is you|this [bot]",
        "usage|manual|instructions",
    ),
}
