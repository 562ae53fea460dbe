"""The rules no card may break, each a function from a card to its faults in words."""

from collections.abc import Callable, Iterator

from cards import Card, Corpus
from silences import occurrences

from bot.grammar import canonical, parse
from bot.markup import unescape
from bot.model import Empty, TooLong, Withheld
from briefs.answers import (
    Comparison,
    Daily,
    Excerpts,
    Nothing,
    QuoteCheck,
    ReadingList,
    SourceView,
    Summary,
    Table,
    Timeline,
    TopicBrief,
    Unknown,
)
from briefs.models import Kind, Lean, Part, Passage, Place, Quote, Sentence
from briefs.text import collapse

MESSAGE = 2000  # UTF-16 code units
SPEAKER = 50  # characters of a speaker's name that a chip shows at least

Rule = Callable[[Card, Corpus], Iterator[str]]


def _passage(quote: Quote, corpus: Corpus) -> Passage:
    return corpus.papers[quote.paper].passage(quote.citation.paragraph)


def _held(quote: Quote, corpus: Corpus) -> list[Sentence]:
    return [s for s in _passage(quote, corpus).sentences if quote.start <= s.start and s.end <= quote.end]


def _from_the_top(quote: Quote, corpus: Corpus) -> bool:
    return quote.start == _passage(quote, corpus).sentences[0].start


def shown(text: str) -> list[str]:
    """The lines of a reply as a reader sees them."""
    return [unescape(line.replace("**", "")) for line in text.split("\n")]


def whole_sentences(card: Card, corpus: Corpus) -> Iterator[str]:
    """A quote begins with a sentence and ends with one; a checked one is as long as what was claimed."""
    if isinstance(card.answer, QuoteCheck):
        return
    for quote in card.quotes:
        held = _held(quote, corpus)
        if not held or (held[0].start, held[-1].end) != (quote.start, quote.end):
            yield f"{quote.citation} is cut: {quote.text!r}"


def riders(card: Card, corpus: Corpus) -> Iterator[str]:
    """What leans on a sentence stands after it, and what leans on nothing stands in its paragraph.

    Words that a member quoted are shown as they were quoted.
    """
    if isinstance(card.answer, QuoteCheck):
        return
    seen: set[tuple[str, Place]] = set()
    for quote in card.quotes:
        in_place = isinstance(card.answer, (Excerpts, SourceView)) and _from_the_top(quote, corpus)
        for sentence in _held(quote, corpus):
            if sentence.lean is Lean.LOST and not in_place:
                yield f"{quote.citation} leans on nothing: {sentence.text!r}"
            if sentence.lean is Lean.HARD:
                missing = [p for p in sentence.riders if (quote.paper, p) not in seen]
                if missing:
                    yield f"{quote.citation} stands without {missing}: {sentence.text!r}"
            seen.add((quote.paper, Place(quote.citation.paragraph, sentence.number)))


# Sentences that nobody may meet alone, each with the one that must stand before it, whatever the program thinks.
COMPANY = {
    ("petrov-2004", Place(15, 2)): Place(15, 1),
    ("petrov-2004", Place(18, 2)): Place(18, 1),
    ("bayarkhuu-2005", Place(17, 2)): Place(17, 1),
    ("bayarkhuu-2005", Place(23, 2)): Place(23, 1),
    **{("bayarkhuu-2005", Place(item, 1)): Place(25, 1) for item in (26, 27, 28, 29)},
    ("johnstone-1998", Place(22, 2)): Place(22, 1),
    ("johnstone-1998", Place(46, 3)): Place(46, 2),
}


def company(card: Card, corpus: Corpus) -> Iterator[str]:
    """Whatever the program thinks of them, these sentences stand after what they lean on."""
    if isinstance(card.answer, QuoteCheck):
        return
    seen: set[tuple[str, Place]] = set()
    for quote in card.quotes:
        for sentence in _held(quote, corpus):
            place = Place(quote.citation.paragraph, sentence.number)
            leader = COMPANY.get((quote.paper, place))
            if leader is not None and (quote.paper, leader) not in seen:
                yield f"{quote.citation} stands without {leader}: {sentence.text!r}"
            seen.add((quote.paper, place))


def lead_ins(card: Card, corpus: Corpus) -> Iterator[str]:
    """An item stands after the sentence that announces it, and a list in one block is shown whole."""
    if isinstance(card.answer, QuoteCheck):
        return
    seen: set[tuple[str, int]] = set()  # where sentences that were shown end
    for quote in card.quotes:
        passage = _passage(quote, corpus)
        if passage.lead_in is not None:
            announced = corpus.papers[quote.paper].passage(passage.lead_in).sentences[-1]
            if (quote.paper, announced.end) not in seen:
                yield f"{quote.citation} stands without {announced.text!r}"
        if passage.kind is Kind.LIST and len(_held(quote, corpus)) < len(passage.sentences):
            yield f"{quote.citation} is a part of a list: {quote.text!r}"
        seen |= {(quote.paper, s.end) for s in _held(quote, corpus)}


def speakers(card: Card, corpus: Corpus) -> Iterator[str]:
    """A quote that reports somebody says so, and the card names who, in the source's words.

    Beside a paragraph that was asked for, in marks of their own, its neighbours stand without chips.
    """
    beside = (card.answer.before, card.answer.after) if isinstance(card.answer, SourceView) else ()
    chips = "\n".join(line for line in shown(card.text) if "reported: " in line)
    for quote in card.quotes:
        if any(s.reported for s in _held(quote, corpus)) and not quote.reported:
            yield f"{quote.citation} reports somebody and does not say so: {quote.text!r}"
        if quote.reported and quote not in beside and f'"{collapse(quote.reported)[:SPEAKER]}' not in chips:
            yield f"{quote.citation} has no chip for {quote.reported!r}"


def years(card: Card, corpus: Corpus) -> Iterator[str]:
    """Each quote stands on a line with its paper's name, year and paragraph."""
    lines = shown(card.text)
    for quote in card.quotes:
        year = corpus.papers[quote.paper].year
        words, where = collapse(quote.text), str(quote.citation)
        if not any(words in line and where in line and str(year) in where for line in lines):
            yield f"{quote.citation} is shown without its year: {quote.text!r}"


def size(card: Card, _: Corpus) -> Iterator[str]:
    """A card is one message."""
    units = len(card.text.encode("utf-16-le")) // 2
    if not 0 < units <= MESSAGE:
        yield f"{units} code units"


def furniture(card: Card, corpus: Corpus) -> Iterator[str]:
    """Lines of the site are nowhere; back matter is in no brief."""
    lines = {collapse(line) for line in shown(card.text)}
    for paper in corpus.papers.values():
        source = corpus.sources[paper.id].splitlines()
        for item in paper.furniture:
            if item.reason == "people list":  # searchable
                continue
            around = {collapse(line) for line in source[item.first_line - 1 : item.last_line]} - {""}
            yield from (f"furniture is shown: {line!r}" for line in sorted(around & lines))
            for quote in card.quotes:
                if any(line in collapse(quote.text) for line in around):
                    yield f"{quote.citation} quotes furniture: {quote.text!r}"
    if isinstance(card.answer, (Summary, TopicBrief, Comparison, Timeline, Daily, ReadingList)):
        for quote in card.quotes:
            if _passage(quote, corpus).part is Part.BACK:
                yield f"{quote.citation} is back matter"


def verified(card: Card, _: Corpus) -> Iterator[str]:
    """Nothing has to be withheld."""
    if isinstance(card.answer, Withheld):
        yield f"withheld: {card.answer.incident}"


def refusals(card: Card, _: Corpus) -> Iterator[str]:
    """A refusal says how much was searched; what is only nearest is marked as no answer, before it is shown."""
    if isinstance(card.answer, Nothing) and f"searched {card.answer.paragraphs} ¶ for:" not in card.text:
        yield "the refusal has no proof"
    if isinstance(card.answer, Nothing) and card.quotes:
        before, mark, _after = card.text.partition("not an answer")
        if not mark or "> " in before:
            yield "the nearest passage looks like an answer"


def silences(card: Card, corpus: Corpus) -> Iterator[str]:
    """What a card says is nowhere to be found is nowhere to be found."""
    match card.answer:
        case TopicBrief(topic, _, views, _, absent):
            for view in views:
                if not view.paragraphs and (hit := corpus.scan.hit(view.paper.id, topic.terms)):
                    yield f"{view.paper.id} is no silence on {topic.id}: {hit!r}"
            for word in absent:
                if found := occurrences(corpus.texts, word):
                    yield f"{word!r} is not absent from {found}"
        case ReadingList(topic, silent=silent) if topic is not None:
            for view in silent:
                if hit := corpus.scan.hit(view.paper.id, topic.terms):
                    yield f"{view.paper.id} is no silence on {topic.id}: {hit!r}"
        case Nothing(missing=missing, papers=papers):
            for word in missing:
                if found := occurrences({p.id: corpus.texts[p.id] for p in papers}, word):
                    yield f"{word!r} is not missing from {found}"
        case Comparison():
            yield from _one_sided(card.answer, corpus)
        case Table(papers=papers, rows=rows):
            terms = {t.id: t.terms for t in corpus.topics}
            for row, paper, cell in ((r, p, c) for r in rows for p, c in zip(papers, r.cells, strict=True)):
                if not cell.paragraphs and (
                    hit := corpus.scan.hit(paper.id, terms.get(row.topic or "", (row.label,)))
                ):
                    yield f"{paper.id} is no silence on {row.label}: {hit!r}"


def _one_sided(comparison: Comparison, corpus: Corpus) -> Iterator[str]:
    terms = {t.id: t.terms for t in corpus.topics} | {t.name: t.terms for t in corpus.topics}
    first, second = comparison.first.id, comparison.second.id
    empty = [(first, a.topic) for a in comparison.aspects if not a.first and a.topic]
    empty += [(second, a.topic) for a in comparison.aspects if not a.second and a.topic]
    empty += [(second, count.term) for count in comparison.only_first]
    empty += [(first, count.term) for count in comparison.only_second]
    for paper, topic in empty:
        if hit := corpus.scan.hit(paper, terms.get(topic, (topic,))):
            yield f"{paper} is no silence on {topic}: {hit!r}"


def buttons(card: Card, _: Corpus) -> Iterator[str]:
    """Each button stands for a line as the grammar writes it."""
    for action in card.response.reply.actions:
        if canonical(parse(action.line)) != action.line:
            yield f"{action.label!r} is no line: {action.line!r}"


def followable(card: Card, _: Corpus) -> Iterator[str]:
    """A line behind a button is answered, and to the letter."""
    turn = card.response.turn
    if isinstance(turn.answer, (Unknown, Empty, TooLong, Withheld)) or turn.line != card.line:
        yield f"{card.line!r} leads to {type(turn.answer).__name__}, {turn.line!r}"


RULES: tuple[Rule, ...] = (
    *(
        whole_sentences,
        riders,
        company,
        lead_ins,
        speakers,
        years,
        size,
        furniture,
        verified,
        refusals,
        silences,
    ),
    buttons,
)
