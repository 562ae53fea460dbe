import pytest

import briefs

PAPER = """# The Salt Harbour

## Introduction

The harbour of Tarn lives from salt. Salt has been shipped from its quay for four hundred years without a break.

## The bridge

The old bridge carries a toll that carters pay twice a day. Nobody in the council has asked what the toll is spent on.

## Conclusion

We conclude that the harbour of Tarn must dredge its channel before the salt ships go elsewhere for good.
"""
STATEMENTS = "\n\n".join(
    [
        *(
            "Cars should be banned from the centre of every town.",
            "Towns should ban cars from their centre at once.",
        ),
        *(
            "A ban on cars makes the centre of towns quiet again.",
            "Bus fares have doubled within ten years in towns.",
        ),
        *(
            "The fares of buses are too high for most families.",
            "Trees along the streets keep the summer heat away.",
        ),
        *(
            "Streets with trees are cooler in summer than others.",
            "Banning cars from town centres has worked elsewhere.",
        ),
    ]
)


def test_sentences_are_slices_of_the_text() -> None:
    found = briefs.summarize_text(PAPER, sentences=3)
    assert len(found) == 3
    assert all(sentence in PAPER for sentence in found)


def test_words_are_reached_and_no_more_sentences_than_that_takes() -> None:
    found = briefs.summarize_text(PAPER, words=20)
    assert sum(len(s.split()) for s in found) >= 20
    assert sum(len(s.split()) for s in found[:-1]) < 20


def test_what_is_asked_comes_first() -> None:
    assert "toll" in briefs.summarize_text(PAPER, sentences=1, about="What is the bridge toll?")[0]


def test_what_no_sentence_speaks_of_leaves_the_order() -> None:
    assert briefs.summarize_text(PAPER, about="penguins") == briefs.summarize_text(PAPER)


def test_of_statements_without_a_thread_each_point_is_made_once() -> None:
    found = briefs.summarize_text(STATEMENTS, sentences=3)
    words = ("car", "fare", "tree")
    assert all(any(word in sentence.casefold() for sentence in found) for word in words)


@pytest.mark.parametrize("heading", ["Abstract", "Executive summary", "Key findings", "Summary"])
def test_what_the_author_summed_up_comes_first(heading: str) -> None:
    own = "Carters of Tarn pay for a bridge that nobody has looked after since it was built."
    text = PAPER.replace("## Introduction", f"## {heading}\n\n{own}\n\n## Introduction")
    assert briefs.summarize_text(text, sentences=1) == [own]


def test_an_empty_text_has_no_sentences() -> None:
    assert briefs.summarize_text("") == []
