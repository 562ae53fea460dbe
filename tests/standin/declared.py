"""What Discord checks in a declared command, and how it hands it back."""

from __future__ import annotations

from standin.refusals import Wrong
from standin.world import Json

SUB, GROUP = 1, 2
COMPLETED = (3, 4, 10)
PER_KIND = {1: 100, 2: 15, 3: 15}
Where = tuple[str | int, ...]


def check_commands(commands: list[Json], characters: int) -> None:
    """Refuses a set of commands Discord would refuse; ``characters`` is the most one may have in all."""
    wrong = Wrong()
    for kind, most in PER_KIND.items():
        names = [c.get("name") for c in commands if c.get("type", 1) == kind]
        wrong.more(("commands",), len(names), most)
        for n, name in enumerate(names):
            if name in names[:n]:
                wrong.add((n, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Names must be unique.")
    for n, command in enumerate(commands):
        _command(wrong, n, command)
        if (size := weight(command)) > characters:
            text = f"Command exceeds maximum size ({characters}): {size}"
            wrong.add((n,), "APPLICATION_COMMAND_TOO_LARGE", text)
    wrong.settle()


def weight(command: Json) -> int:
    """The characters Discord counts: names, descriptions and values, the longest language of each."""
    found = sum(
        max(map(len, (str(command.get(key) or ""), *(command.get(f"{key}_localizations") or {}).values())))
        for key in ("name", "description")
    )
    found += len(str(command["value"])) if "value" in command else 0
    inner = [*(command.get("options") or []), *(command.get("choices") or [])]
    return found + sum(weight(part) for part in inner)


def _named(wrong: Wrong, where: Where, of: Json) -> None:
    wrong.longer((*where, "name"), of.get("name"), 32, 1)
    for name in (of.get("name") or "", *(of.get("name_localizations") or {}).values()):
        plain = name.replace("-", "").replace("_", "").replace("'", "")
        if not plain.isalnum() or name != name.lower():
            wrong.add((*where, "name"), "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
    wrong.longer((*where, "description"), of.get("description"), 100, 1)
    for language, text in (of.get("description_localizations") or {}).items():
        wrong.longer((*where, "description_localizations", language), text, 100, 1)


def _command(wrong: Wrong, n: int, command: Json) -> None:
    kind = command.get("type", 1)
    if kind == 1:
        _named(wrong, (n,), command)
        _options(wrong, (n,), command.get("options") or [], 0)
    elif kind in (2, 3):
        wrong.longer((n, "name"), command.get("name"), 32, 1)
        if command.get("description") or command.get("options"):
            wrong.add((n, "description"), "APPLICATION_COMMAND_CONTEXT_MENU", "A menu has no description.")
    else:
        wrong.add((n, "type"), "BASE_TYPE_CHOICES", "Value must be one of 1, 2, 3.")
    for key, most in (("contexts", 2), ("integration_types", 1)):
        held = command.get(key)
        if held is None:
            continue
        if not held or len(set(held)) < len(held) or not all(0 <= one <= most for one in held):
            wrong.add((n, key), "BASE_TYPE_CHOICES", f"Different values of 0 to {most}.")


def _options(wrong: Wrong, where: Where, options: list[Json], depth: int) -> None:
    wrong.more((*where, "options"), len(options), 25)
    names = [option.get("name") for option in options]
    kinds = [option.get("type") for option in options]
    if any(kind in (SUB, GROUP) for kind in kinds) and not all(kind in (SUB, GROUP) for kind in kinds):
        wrong.add((*where, "options"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Commands beside options.")
    optional = False
    for n, option in enumerate(options):
        spot = (*where, "options", n)
        _named(wrong, spot, option)
        if option.get("name") in names[:n]:
            wrong.add((*spot, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Names must be unique.")
        if option.get("type") not in range(1, 12):
            wrong.add((*spot, "type"), "BASE_TYPE_CHOICES", "Value must be one of 1 to 11.")
        if option.get("type") in (SUB, GROUP):
            if depth + (option["type"] == SUB) > 2 or (option["type"] == GROUP and depth):
                wrong.add(spot, "APPLICATION_COMMAND_OPTIONS_NESTED", "Nested too deeply.")
            _options(wrong, spot, option.get("options") or [], depth + 1)
            continue
        if option.get("required") and optional:
            wrong.add(spot, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options come first.")
        optional = optional or not option.get("required")
        _choices(wrong, spot, option)


def _choices(wrong: Wrong, where: Where, option: Json) -> None:
    choices = option.get("choices") or []
    wrong.more((*where, "choices"), len(choices), 25)
    for n, choice in enumerate(choices):
        wrong.longer((*where, "choices", n, "name"), choice.get("name"), 100, 1)
        if option.get("type") == 3:
            wrong.longer((*where, "choices", n, "value"), choice.get("value"), 100)
        if choice.get("name") in [c.get("name") for c in choices[:n]]:
            wrong.add((*where, "choices", n), "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATE", "Twice.")
    if option.get("autocomplete") and (choices or option.get("type") not in COMPLETED):
        wrong.add(
            (*where, "autocomplete"), "APPLICATION_COMMAND_AUTOCOMPLETE_INVALID", "Not for this option."
        )
    for key in ("min_length", "max_length"):
        if option.get(key) is not None and not 0 <= option[key] <= 6000:
            wrong.add((*where, key), "NUMBER_TYPE_MAX", "Must be between 0 and 6000.")


def registered(command: Json, snowflake: int, application: int, guild: int | None) -> Json:
    """A declared command with what Discord adds to it."""
    given = {key: value for key, value in command.items() if value is not None}
    return {
        "type": 1,
        "description": "",
        "default_member_permissions": None,
        "nsfw": False,
        "integration_types": [0],
        "contexts": None,
        **({"guild_id": str(guild)} if guild else {"dm_permission": True}),
        **given,
        "id": str(snowflake),
        "application_id": str(application),
        "version": str(snowflake),
    }
