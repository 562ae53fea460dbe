"""What Discord is told of the commands: all of them, once, within its limits."""

import json
import tomllib
from pathlib import Path
from typing import Any

from standin.declared import check_commands, weight

from bot.commands import COMMANDS
from bot.discord_app.declaration import CHECK, FIND, declared
from bot.discord_app.locales import Locales
from bot.moderating import DEEDS
from bot.options import Who

NOTHING = Locales({})
TRANSLATIONS = Path(__file__).parents[2] / "bot" / "discord_app" / "translations"
CHARACTERS = 4000


def payload() -> dict[str, dict[str, Any]]:
    return {command["name"]: command for command in declared(Locales.shipped())}


def test_every_command_and_menu_is_declared() -> None:
    assert list(payload()) == [*(spec.name for spec in COMMANDS), FIND, CHECK]


def test_discord_takes_the_declaration() -> None:
    check_commands(declared(Locales.shipped()), CHARACTERS)
    assert max(map(weight, declared(Locales.shipped()))) <= CHARACTERS


def test_contexts_and_installations_are_set_on_each() -> None:
    for spec in COMMANDS:
        command = payload()[spec.name]
        if spec.who is Who.MODERATOR:
            assert (command["contexts"], command["integration_types"]) == ([0], [0])
            assert command["default_member_permissions"] == "32"  # to manage the server
        else:
            assert (command["contexts"], command["integration_types"]) == ([0, 1, 2], [0, 1])
            assert command["default_member_permissions"] is None


def forms() -> list[tuple[str, list[dict[str, Any]]]]:
    """Every command and subcommand with what is filled in."""
    found = []
    for name, command in payload().items():
        options = command.get("options", [])
        divided = [(f"{name} {o['name']}", o["options"]) for o in options if o["type"] == 1]
        found += divided or [(name, options)]
    return found


def test_every_option_is_told_and_required_ones_come_first() -> None:
    for _, options in forms():
        required = [option["required"] for option in options]
        assert required == sorted(required, reverse=True)
        assert all(option["description"] for option in options)


def test_a_deed_of_a_schedule_is_a_subcommand_with_the_options_it_has_a_use_for() -> None:
    named = {name: [option["name"] for option in options] for name, options in forms()}
    assert [name for name in named if name.startswith("schedule ")] == [f"schedule {deed}" for deed in DEEDS]
    assert named["schedule list"] == ["page"]
    assert named["schedule pause"] == ["number"]
    assert {"what", "when", "zone", "channel", "header", "footer"} <= set(named["schedule add"])
    assert "number" not in named["schedule add"]


def test_a_channel_is_chosen_among_those_people_talk_in() -> None:
    (options,) = [options for name, options in forms() if name == "schedule add"]
    (channel,) = [option for option in options if option["name"] == "channel"]
    assert channel["type"] == 7 and channel["channel_types"] == [0, 2, 5, 10, 11, 12]


def test_papers_topics_and_zones_are_completed() -> None:
    completed = {
        (name, option["name"])
        for name, options in forms()
        for option in options
        if option.get("autocomplete")
    }
    assert {
        ("summary", "paper"),
        ("compare", "more4"),
        ("brief", "topic"),
        ("settings", "value"),
        ("schedule add", "zone"),
    } <= completed


def test_names_and_descriptions_are_told_in_other_languages() -> None:
    german = Locales({"de": {"papers": "aufsätze", "The papers there are": "Die Aufsätze, die es gibt"}})
    (papers,) = [command for command in declared(german) if command["name"] == "papers"]
    assert papers["name_localizations"] == {"de": "aufsätze"}
    assert papers["description_localizations"] == {"de": "Die Aufsätze, die es gibt"}
    check_commands(declared(german), CHARACTERS)


def test_every_translation_is_of_something_declared_and_no_two_names_are_alike() -> None:
    said = json.dumps(declared(NOTHING), ensure_ascii=False)
    for file in TRANSLATIONS.glob("*.toml"):
        texts = tomllib.loads(file.read_text("utf-8"))
        assert not [text for text in texts if json.dumps(text, ensure_ascii=False) not in said]
        names = [texts.get(spec.name, spec.name) for spec in COMMANDS]
        assert len(set(names)) == len(names)


def test_the_declaration_is_the_same_every_time() -> None:
    assert json.dumps(declared(NOTHING)) == json.dumps(declared(NOTHING))
