"""The settings of servers, and who changed them. Every method takes the server first and touches no other."""

from __future__ import annotations

import datetime
from typing import Any

from bot.clock import Clock
from bot.state.database import Database
from bot.state.forgetting import forget
from bot.state.models import Choice, GuildSettings, Setting, SettingChange, checked

AUDIT_DAYS = 90  # that it is known who changed a setting
_DEFAULTS = GuildSettings()


class SettingsStore:
    """Keeps what servers have chosen."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def get(self, guild: int) -> GuildSettings:
        """The settings of a server; what it has not chosen is at its default."""
        rows = await self._database.rows("SELECT name, value FROM setting WHERE guild = ?", (guild,))
        chosen: dict[str, Any] = {str(name): _read(Setting(str(name)), str(value)) for name, value in rows}
        return GuildSettings(**chosen)

    async def set(self, guild: int, setting: Setting, choice: Choice, actor: int) -> SettingChange | None:
        """What was changed, on disk by now; None where it was so already. ValueError where it is no choice."""
        new = checked(setting, choice)
        now = self._clock.now()
        async with self._database.writing() as database:
            async with database.execute(
                "SELECT value FROM setting WHERE guild = ? AND name = ?", (guild, setting)
            ) as cursor:
                row = await cursor.fetchone()
            old = _read(setting, row[0]) if row else getattr(_DEFAULTS, setting)
            if old == new:
                return None
            await database.execute(
                "INSERT INTO setting (guild, name, value) VALUES (?, ?, ?) "
                "ON CONFLICT (guild, name) DO UPDATE SET value = excluded.value",
                (guild, setting, _write(new)),
            )
            await database.execute(
                "INSERT INTO setting_change (guild, name, old, new, actor, at) VALUES (?, ?, ?, ?, ?, ?)",
                (guild, setting, _write(old), _write(new), actor, int(now.timestamp())),
            )
            await database.execute("DELETE FROM setting_change WHERE at <= ?", (self._oldest(now),))
        return SettingChange(setting, old, new, actor, now.replace(microsecond=0))

    async def changes(self, guild: int, limit: int = 100) -> list[SettingChange]:
        """What was changed in a server in the last 90 days, the latest first."""
        rows = await self._database.rows(
            "SELECT name, old, new, actor, at FROM setting_change "
            "WHERE guild = ? AND at > ? ORDER BY id DESC LIMIT ?",
            (guild, self._oldest(self._clock.now()), limit),
        )
        return [_change(*row) for row in rows]

    async def forget(self, guild: int) -> int:
        """Remove everything there is of a server, settings or not; how many rows that were."""
        return await forget(self._database, guild)

    async def prune(self) -> None:
        """Remove what is older than anybody needs to know."""
        async with self._database.writing() as database:
            oldest = self._oldest(self._clock.now())
            await database.execute("DELETE FROM setting_change WHERE at <= ?", (oldest,))

    def _oldest(self, now: datetime.datetime) -> int:
        return int((now - datetime.timedelta(days=AUDIT_DAYS)).timestamp())


def _write(choice: Choice) -> str:
    match choice:
        case None:
            return ""
        case tuple():
            return " ".join(map(str, choice))
        case _:
            return str(choice)


def _read(setting: Setting, text: str) -> Choice:
    match setting:
        case Setting.ROLE:
            return int(text) if text else None
        case Setting.QUIET:
            return tuple(map(int, text.split()))
        case _:
            return checked(setting, text)


def _change(name: Any, old: Any, new: Any, actor: Any, at: Any) -> SettingChange:
    setting = Setting(name)
    when = datetime.datetime.fromtimestamp(at, datetime.UTC)
    return SettingChange(setting, _read(setting, old), _read(setting, new), actor, when)
