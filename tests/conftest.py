"""Golden texts: approved replies in tests/golden, written anew by ``pytest --update-golden`` and read in the diff."""

from collections.abc import Callable
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="approve what the tests get as golden")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the approved one of a name."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / f"{name}.txt"
        if request.config.getoption("--update-golden"):
            path.write_text(text, "utf-8", newline="\n")
        assert path.exists(), f"nothing approved as {name}: run pytest --update-golden and read the diff"
        assert text == path.read_text("utf-8")

    return compare
