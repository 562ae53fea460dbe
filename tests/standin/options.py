"""A command as a person types it, in the form Discord sends it: only what Discord's own client would let through."""

from __future__ import annotations

from typing import Any

from standin import payloads
from standin.world import Channel, Json, Role, User

SUB, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER = range(1, 11)
TAKES: dict[int, tuple[type, ...]] = {
    STRING: (str,),
    INTEGER: (int,),
    BOOLEAN: (bool,),
    USER: (User,),
    CHANNEL: (Channel,),
    ROLE: (Role,),
    MENTIONABLE: (User, Role),
    NUMBER: (int, float),
}


class ImpossibleError(AssertionError):
    """A person cannot do that in Discord's own client."""


def descend(command: Json, words: list[str]) -> tuple[list[Json], list[Json]]:
    """The declared options at the end of a path of sub-commands, and the path itself."""
    path: list[Json] = []
    options: list[Json] = command.get("options") or []
    for word in words:
        part = next((o for o in options if o["name"] == word and o["type"] in (SUB, GROUP)), None)
        if part is None:
            raise ImpossibleError(
                f"/{command['name']} has no sub-command {word!r}: {[o['name'] for o in options]}"
            )
        path.append(part)
        options = part.get("options") or []
    if options and options[0]["type"] in (SUB, GROUP):
        raise ImpossibleError(f"/{command['name']} needs one of {[o['name'] for o in options]}")
    return options, path


def filled(
    declared: list[Json], given: dict[str, Any], focus: str | None, *, checked: bool = True
) -> tuple[list[Json], Json]:
    """The options as sent, with the people and places they name; ``focus`` is the one being typed."""
    known = {option["name"]: option for option in declared}
    if extra := set(given) - set(known):
        raise ImpossibleError(f"no such option: {sorted(extra)}; there are {sorted(known)}")
    if (
        checked
        and focus is None
        and (missing := [n for n, o in known.items() if o.get("required") and n not in given])
    ):
        raise ImpossibleError(f"required: {missing}")
    sent, resolved = [], Json()
    for name, value in given.items():
        option = known[name]
        if checked and name != focus:
            _possible(option, value)
        part: Json = {"name": name, "type": option["type"], "value": _resolve(value, resolved)}
        sent.append(part | ({"focused": True} if name == focus else {}))
    return sent, resolved


def _possible(option: Json, value: Any) -> None:
    name, kind = option["name"], option["type"]
    taken = TAKES[kind]
    if not isinstance(value, taken) or (isinstance(value, bool) and kind != BOOLEAN):
        raise ImpossibleError(f"{name} takes {taken}, not {value!r}")
    kinds = option.get("channel_types")
    if isinstance(value, Channel) and kinds and value.kind not in kinds:
        raise ImpossibleError(f"{name} is a channel of {kinds}, not {value.title} of {value.kind}")
    choices = option.get("choices") or []
    if choices and value not in [c["value"] for c in choices]:
        raise ImpossibleError(f"{name} is one of {[c['value'] for c in choices]}, not {value!r}")
    if isinstance(value, str):
        least, most = option.get("min_length") or 0, option.get("max_length") or 6000
        if not least <= len(value) <= most:
            raise ImpossibleError(f"{name} has {least} to {most} characters, not {len(value)}")
    if kind in (INTEGER, NUMBER):
        least, most = option.get("min_value"), option.get("max_value")
        if (least is not None and value < least) or (most is not None and value > most):
            raise ImpossibleError(f"{name} is {least} to {most}, not {value}")


def _resolve(value: Any, resolved: Json) -> Any:
    match value:
        case User():
            resolved.setdefault("users", {})[str(value.id)] = payloads.user(value)
        case Channel():
            seen = payloads.channel(value) | {"permissions": "0"}
            resolved.setdefault("channels", {})[str(value.id)] = seen
        case Role():
            resolved.setdefault("roles", {})[str(value.id)] = payloads.role(value)
        case _:
            return value
    return str(value.id)


def chosen(
    command: Json, words: list[str], given: dict[str, Any], focus: str | None, *, checked: bool = True
) -> tuple[Json, int]:
    """The data of an interaction, and the kind of the option being typed."""
    declared, path = descend(command, words)
    options, resolved = filled(declared, given, focus, checked=checked)
    kinds = {option["name"]: option for option in declared}
    if focus is not None and not kinds[focus].get("autocomplete"):
        raise ImpossibleError(f"{focus} is not completed")
    for part in reversed(path):
        options = [{"name": part["name"], "type": part["type"], "options": options}]
    data: Json = {"id": command["id"], "name": command["name"], "type": 1, "options": options}
    return data | ({"resolved": resolved} if resolved else {}), kinds[focus]["type"] if focus else STRING
