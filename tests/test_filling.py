"""What the walk through Discord fills in fits every command there is."""

import pytest
from filling import called, filled, needed

from bot.commands import COMMANDS
from bot.options import Line, Spec


@pytest.mark.parametrize("spec", COMMANDS, ids=lambda spec: spec.name)
def test_every_option_of_a_command_has_a_value(spec: Spec[Line]) -> None:
    assert None not in needed(spec.name, spec.options).values()
    left = {called(option) for option in spec.options} - filled(spec.name, spec.options).keys()
    assert left <= {"page", "more1", "channel"}
