"""What a section is for is told by its name."""

import pytest

from briefs.compiler.sections import Role, bare, role, summary_run_in


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Abstract", Role.SUMMARY),
        ("EXECUTIVE SUMMARY", Role.SUMMARY),
        ("Key findings:", Role.RECAP),
        ("1. Introduction.", Role.OPENING),
        ("Table of Contents", Role.CONTENTS),
        ("Key words", Role.KEYWORDS),
        ("7 References", Role.SOURCES),
        ("Selected Bibliography", Role.SOURCES),
        ("ACKNOWLEDGMENTS", Role.CREDITS),
        ("List of Participants", Role.ABOUT),
        ("Authors’ contributions", Role.CREDITS),
        ("Conflict of interest", Role.CREDITS),
        ("About the Seminar", Role.ABOUT),
        ("Notes", Role.ABOUT),
        ("Appendix B: Data", None),
        ("References to the Sea", None),
        ("The Participants Speak", None),
        ("Summary Judgment", None),
    ],
)
def test_a_name_tells_the_role(title: str, expected: Role | None) -> None:
    assert role(title) is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("2.1  Methods\nand Data", "Methods and Data"),
        ("IV. Peace", "Peace"),
        ("A. Peace", "A. Peace"[3:]),
        ("**Peace:**", "Peace"),
        ("Chapter 3 – Peace", "Peace"),
        ("A Peace", "A Peace"),
        ("Part of the Story", "Part of the Story"),
        ("About the Seminar", "About the Seminar"),
        ("1984", "1984"),
        ("Peace in the U.S.", "Peace in the U.S."),
    ],
)
def test_a_heading_is_shown_without_its_number(title: str, expected: str) -> None:
    assert bare(title) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Executive Summary: Tensions remain.", "Executive Summary"),
        ("ABSTRACT. We count.", "ABSTRACT"),
        ("Summary - we count", "Summary"),
        ("**Abstract:** we count", "Abstract"),
        ("Summary judgment was given.", None),
        ("Abstract art is old.", None),
    ],
)
def test_a_summary_may_be_run_in(text: str, expected: str | None) -> None:
    found = summary_run_in(text)
    assert (found[0] if found else None) == expected
