"""What the environment says: the one module that reads it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from briefs.errors import BriefError
from briefs.records import dataclass

LEVELS = ("debug", "info", "warning", "error")


class SettingsError(BriefError):
    """An environment variable says something that cannot be used."""


@dataclass(frozen=True, slots=True)
class LogSettings:
    """What is logged: from this level up, to a file or, without one, to standard error."""

    level: str = "warning"
    file: Path | None = None
    asked: bool = False  # BRIEFBOT_LOG is set: somebody wants to see more than sentences


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, as given; what is None was not set."""

    store: Path | None = None
    seeds: Path | None = None
    state: Path | None = None
    discord_api: str | None = None  # base URL of the REST API, without a slash at its end
    log: LogSettings = LogSettings()
    token: str | None = field(default=None, repr=False)
    token_file: Path | None = None

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """The settings in an environment; SettingsError where one of them makes no sense."""
        return cls(
            store=_path(environment, "BRIEFBOT_STORE"),
            seeds=_path(environment, "BRIEFBOT_SEEDS"),
            state=_path(environment, "BRIEFBOT_STATE"),
            discord_api=_url(environment, "BRIEFBOT_DISCORD_API"),
            log=_log(environment),
            token=_text(environment, "BRIEFBOT_TOKEN"),
            token_file=_path(environment, "BRIEFBOT_TOKEN_FILE"),
        )

    def secret(self) -> str | None:
        """The bot token, from the file if one is named; None where there is none. It is for Discord alone."""
        if self.token_file is None:
            return self.token
        if self.token is not None:
            raise SettingsError("BRIEFBOT_TOKEN and BRIEFBOT_TOKEN_FILE are both set.", "Unset one of them.")
        try:
            token = self.token_file.read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
            sentence = f"BRIEFBOT_TOKEN_FILE names {self.token_file}, which cannot be read: {reason}."
            raise SettingsError(sentence) from None  # the bytes of a decoding error may be those of the token
        if not token:
            raise SettingsError(f"BRIEFBOT_TOKEN_FILE names {self.token_file}, which is empty.")
        return token


def _text(environment: Mapping[str, str], name: str) -> str | None:
    return environment.get(name, "").strip() or None


def _path(environment: Mapping[str, str], name: str) -> Path | None:
    text = _text(environment, name)
    return _expanded(name, text) if text else None


def _expanded(name: str, text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError:
        hint = "Write the path in full."
        raise SettingsError(f"{name} is {text!r}, and there is no such home folder.", hint) from None


def _url(environment: Mapping[str, str], name: str) -> str | None:
    text = _text(environment, name)
    if text is None:
        return None
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise SettingsError(f"{name} is {text!r}.", "It must be a URL like https://discord.com/api/v10.")
    return text.rstrip("/")


def _log(environment: Mapping[str, str]) -> LogSettings:
    """A level, a file, or both as ``level:file``."""
    name = "BRIEFBOT_LOG"
    text = _text(environment, name)
    if text is None:
        return LogSettings()
    level, colon, file = text.partition(":")
    if level.lower() in LEVELS and (file or not colon):
        return LogSettings(level.lower(), _expanded(name, file) if file else None, asked=True)
    if any(mark in text for mark in "/\\."):
        return LogSettings("info", _expanded(name, text), asked=True)
    expected = f"It must be a level ({', '.join(LEVELS)}), a file, or both as level:file."
    raise SettingsError(f"{name} is {text!r}.", expected)


def has_zone_rules(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether an operator says by which rules of time zones to reckon, be it by none but Python's own."""
    return "PYTHONTZPATH" in environment
