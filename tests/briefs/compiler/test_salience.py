from briefs.compiler.overrides import Overrides
from briefs.compiler.paper import compile_paper
from briefs.models import Place

PLAIN = "The salt of the harbour was weighed and the price of the salt was noted by the council of Tarn."
FILLED = [
    f"The salt house number {n} of the harbour was built by the council in that year of plenty."
    for n in range(8)
]


def weights(*paragraphs: str, title: str = "Salt of Tarn") -> dict[Place, float]:
    text = f"# {title}\n\n" + "\n\n".join(paragraphs)
    paper = compile_paper("a.md", text.encode(), Overrides("a", title=title))
    return {Place(p.number, s.number): s.salience for p in paper.passages for s in p.sentences}


def more(first: str, second: str, *around: str) -> bool:
    """Whether the first sentence weighs more than the second, in the middle of other paragraphs."""
    half = len(around) // 2
    found = weights(*around[:half], f"{first} {second}", *around[half:])
    return found[Place(half + 1, 1)] > found[Place(half + 1, 2)]


def test_salience_spans_nought_to_one() -> None:
    found = weights(*FILLED).values()
    assert (min(found), max(found)) == (0.0, 1.0)


def test_a_line_that_points_at_a_figure_weighs_less() -> None:
    assert more(PLAIN, PLAIN.replace("council of Tarn", "council in Figure 3"), *FILLED)


def test_a_line_of_formulae_weighs_less() -> None:
    assert more(
        PLAIN, "The salt of the harbour was q(z) = 0.3 x f(z) + 7 in z/2 of the council of Tarn.", *FILLED
    )


def test_a_stand_weighs_where_the_paper_argues() -> None:
    plain, stand = PLAIN, PLAIN.replace("was noted", "must be noted")
    argued = [
        f"The council must repair salt house number {n} of the harbour before the ships go." for n in range(8)
    ]
    assert more(plain, stand, *FILLED)
    assert not more(plain, stand, *argued)


def test_what_the_conclusion_says_weighs_more() -> None:
    found = weights(
        "## Methods",
        FILLED[0],
        "## Rooms",
        FILLED[1],
        "## Conclusions",
        FILLED[2],
        "## Notes on rooms",
        FILLED[3],
    )
    assert found[Place(3, 1)] > found[Place(4, 1)]
