"""The README cannot drift: every command and every setting stands in it."""

import re
from pathlib import Path

from bot.commands import COMMANDS
from bot.grammar import usage

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")


def table(name: str) -> str:
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- end -->", README, re.S)
    assert found is not None
    return found[1]


def test_every_command_is_documented_as_it_is_declared() -> None:
    rows = re.findall(r"^\| `(.*)` \| (.*) \|$", table("commands"), re.M)
    assert rows == [(usage(spec.name).replace("|", r"\|"), spec.help) for spec in COMMANDS]


def test_every_setting_is_documented() -> None:
    source = (Path(__file__).parent.parent / "bot" / "settings.py").read_text("utf-8")
    names = set(re.findall(r"BRIEFBOT_[A-Z_]+", source))
    assert names and all(f"`{name}`" in README for name in names)
