"""The table of faults by step: each cell that can be has a test, by its name."""

import ast
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
STEPS = ("compute", "claim", "render", "post", "record")
ALL, WRITTEN = STEPS, ("compute", "claim", "render", "record")
CELLS: dict[str, tuple[str, ...]] = {
    "kill": ALL,
    "power_cut": ALL,
    "lost_answer": ("post",),  # 5xx, a dropped connection, a time-out: taken before it or not
    "lost_answer_after_accept": ("post",),
    "lost_answer_before_accept": ("post",),
    "rate_limit_of_a_route": ("post",),
    "ban": ("post",),
    "token": ("post",),
    "forbidden": ("post",),
    "channel_gone": ("post",),
    "server_gone": ("post",),
    "filtered": ("post",),
    "archived": ("post",),
    "deleted": ("post",),
    "payload_refused": ("post",),
    "disk_full": WRITTEN,
    "locked": WRITTEN,
    "io_error": ALL,
    "clock_forward": ("compute", "claim"),
    "clock_back": ("compute", "claim", "post"),
    "suspend": ("compute", "claim", "post"),
    "tzdata": ("compute",),
    "delete": WRITTEN,
    "second_process": ("compute",),
    "line": ("render",),  # that cannot be answered
}


def named() -> list[str]:
    """The names of all tests of faults."""
    return [
        node.name
        for file in sorted(FOLDER.glob("test_*.py"))
        for node in ast.parse(file.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_fault_")
    ]


@pytest.mark.parametrize("fault", CELLS)
def test_each_cell_of_the_table_has_a_test(fault: str) -> None:
    for step in CELLS[fault]:
        name = f"test_fault_{step}_{fault}"
        assert any(test == name or test.startswith(f"{name}_") for test in named()), name


def test_each_test_of_a_fault_belongs_to_a_cell() -> None:
    names = tuple(f"test_fault_{step}_{fault}" for fault, steps in CELLS.items() for step in steps)
    assert not [test for test in named() if not test.startswith(names)]
