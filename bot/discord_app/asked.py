"""From what Discord sends of a command to the line that a person could have typed instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from bot.commands import BY_NAME, Ask, Command, Quotations, Search
from bot.discord_app.declaration import FIND, LONGEST_NAME, PRIVATE, always_private, divided, repeated
from bot.grammar import canonical
from bot.markup import unbold, unescape
from bot.options import Kind, Option, Spec
from bot.values import read_date
from briefs.records import dataclass

_MENU = 3  # a command on a message
# Mentions, custom emoji and times: what Discord shows for them is not in the text.
_MARK = re.compile(r"<(?:@[!&]?|#|id:|t:|/[^:<>]{1,99}:|a?:\w{1,99}:)[\w:-]{1,40}>")

_EMOJI = re.compile(r"<a?:\w{1,99}:\d{1,40}>")
_LEAD = re.compile(r"^(?:> )?(?:#{1,3} |-# |[-*] )?")  # what Discord turns a line into something else by


@dataclass(frozen=True, slots=True)
class Asked:
    """A line, and whether only the asker is to see the answer; None where they did not say."""

    line: str
    private: bool | None = None


@dataclass(frozen=True, slots=True)
class Typing:
    """An option that is being typed."""

    option: Option
    typed: str
    decided: str = ""  # the value of the option that this one hangs on


def asked(data: Mapping[str, Any]) -> Asked:
    """The line of a slash command or a menu."""
    if data.get("type") == _MENU:
        message = data["resolved"]["messages"][data["target_id"]]
        text = plain(message["content"])
        return Asked(canonical(Search(text) if data["name"] == FIND else Quotations(text)), private=True)
    spec = BY_NAME.get(data["name"])
    values = {option["name"]: option.get("value") for option in _filled(spec, data)}
    private = values.pop(PRIVATE, None)
    if spec is None or spec.type is Ask:
        return Asked(" ".join(str(value) for value in values.values()) or str(data["name"]), private)
    return Asked(_line(spec, values), True if always_private(spec) else private)


def typing(data: Mapping[str, Any]) -> Typing | None:
    """The option of a command that somebody is typing; None where it is none of ours."""
    spec = BY_NAME.get(data["name"])
    filled = _filled(spec, data)
    focused = next((option for option in filled if option.get("focused")), None)
    if spec is None or focused is None:
        return None
    every = (each for option in spec.options for each in repeated(option))
    option = next((option for option in every if option.name == focused["name"]), None)
    if option is None:
        return None
    values = {option["name"]: option.get("value") for option in filled}
    return Typing(option, str(focused["value"])[:LONGEST_NAME], str(values.get(option.hangs_on) or ""))


def _filled(spec: Spec[Command] | None, data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The options that were filled in; where a subcommand was chosen, that is one, before its own."""
    options = list(data.get("options", ()))
    chosen = divided(spec) if spec is not None else None
    if chosen is None or not options:
        return options
    return [{"name": chosen.name, "value": options[0]["name"]}, *options[0].get("options", ())]


def said(content: str, me: int) -> str:
    """The line of a message to the bot, without its name; roles and channels stay, as a setting may be one."""
    return plain(re.sub(rf"<@!?{me}>", " ", content), _EMOJI)


def plain(content: str, unseen: re.Pattern[str] = _MARK) -> str:
    """The words of a message as people see them, on one line; what it quotes with ">" in quotation marks."""
    said = unseen.sub(" ", content)
    parts = []
    for quoted, lines in groupby(said.split("\n"), key=lambda line: line.startswith("> ")):
        text = " ".join(_LEAD.sub("", line) for line in lines)
        seen = "".join(unescape(piece) for piece in unbold(text)).strip()
        parts.append(f"«{seen}»" if quoted and seen else seen)
    return " ".join(part for part in parts if part)


def _line(spec: Spec[Command], values: Mapping[str, Any]) -> str:
    """The canonical line of a command; where the values make none, what they say, for the desk to judge."""
    try:
        return canonical(spec.type(**dict(_read(spec.options, values))))
    except (TypeError, ValueError):
        return " ".join([spec.name, *(str(value) for value in values.values())])


def _read(options: Iterable[Option], values: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    for option in options:
        if option.many:
            yield option.name, tuple(values[o.name] for o in repeated(option) if o.name in values)
        elif option.name in values:
            value = values[option.name]
            if option.kind is Kind.DATE and (value := read_date(value)) is None:
                raise ValueError(option.name)
            yield option.name, value
