"""Papers that say nearly the same are told, others are not."""

from pathlib import Path

from briefs.compiler.likeness import sketch, twins
from briefs.compiler.paper import compile_paper

SEEDS = Path(__file__).parents[3] / "seeds"
WORDS = [f"w{n * 7919 % 1009}" for n in range(1000)]


def paper(words: list[str]) -> frozenset[int]:
    lines = [" ".join(words[at : at + 50]).capitalize() + "." for at in range(0, len(words), 50)]
    return sketch(compile_paper("a.txt", "\n\n".join(lines).encode()))


def test_a_copy_is_a_twin() -> None:
    assert twins({"b": paper(WORDS), "a": paper(WORDS)}) == [("a", "b", 1.0)]


def test_a_light_edit_is_a_twin() -> None:
    edited = [f"x{n}" if n % 50 == 20 else word for n, word in enumerate(WORDS)]
    ((first, second, share),) = twins({"a": paper(WORDS), "b": paper(edited)})
    assert (first, second) == ("a", "b")
    assert 0.5 <= share < 1


def test_different_papers_are_none() -> None:
    sketches = {p.stem: sketch(compile_paper(p.name, p.read_bytes())) for p in SEEDS.glob("*.txt")}
    assert len(sketches) == 3
    assert twins(sketches) == []


def test_short_papers_do_no_harm() -> None:
    assert twins({"a": paper(["one"]), "b": paper(["two"])}) == []


def test_many_copies_are_found_by_neighbours() -> None:
    copies = {f"p{n:03}": paper(WORDS[:200]) for n in range(20)}
    assert len(twins(copies)) == 19
