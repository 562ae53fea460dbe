"""Routes of the bot itself: who it is, where the gateway is, which commands it declares."""

from __future__ import annotations

from typing import Any

from standin import payloads
from standin.declared import check_commands, registered
from standin.refusals import RefusedError, unknown
from standin.rest import Call, route
from standin.state import Discord
from standin.world import Json


@route("GET /gateway/bot")
def gateway(discord: Discord, _call: Call) -> Json:
    """Where to connect."""
    limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
    return {"url": discord.gateway.url, "shards": 1, "session_start_limit": limit}


@route("GET /users/@me")
def me(discord: Discord, _call: Call) -> Json:
    """The bot's own user."""
    return payloads.user(discord.bot) | {
        "verified": True,
        "mfa_enabled": False,
        "email": None,
        "locale": "en-US",
    }


@route("GET /users/{user_id}")
def user(discord: Discord, call: Call) -> Json:
    """Anybody."""
    found = discord.users.get(call.number("user_id"))
    if found is None:
        raise unknown("User")
    return payloads.user(found)


@route("GET /applications/@me", "GET /oauth2/applications/@me")
def application(discord: Discord, _call: Call) -> Json:
    """The application."""
    return {
        "id": str(discord.bot.id),
        "name": discord.bot.name,
        "icon": None,
        "description": "",
        "summary": "",
        "type": None,
        "bot": payloads.user(discord.bot),
        "bot_public": False,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "owner": payloads.user(next(iter(discord.guilds.values())).owner),
        "team": None,
        "approximate_guild_count": len(discord.guilds),
        "approximate_user_install_count": 0,
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "integration_types_config": {"0": {}, "1": {}},
    }


def _place(discord: Discord, call: Call) -> int | None:
    if call.number("application_id") != discord.bot.id:
        raise RefusedError(403, 20012, "You are not authorized to perform this action on this application")
    guild = int(call.params["guild_id"]) if "guild_id" in call.params else None
    if guild is not None and guild not in discord.guilds:
        raise RefusedError(403, 50001, "Missing Access")
    return guild


COMMANDS = "/applications/{application_id}/commands"
GUILD_COMMANDS = "/applications/{application_id}/guilds/{guild_id}/commands"


@route(f"GET {COMMANDS}", f"GET {GUILD_COMMANDS}")
def commands(discord: Discord, call: Call) -> Any:
    """The commands declared."""
    return discord.commands.get(_place(discord, call), [])


@route(f"PUT {COMMANDS}", f"PUT {GUILD_COMMANDS}")
def declare(discord: Discord, call: Call) -> Any:
    """Replaces all commands; a name known before keeps its id."""
    place = _place(discord, call)
    if not isinstance(call.body, list):
        raise RefusedError(400, 50035, "Invalid Form Body")
    check_commands(call.body, discord.command_characters)
    before = {(c["name"], c["type"]): int(c["id"]) for c in discord.commands.get(place, [])}
    discord.commands[place] = [
        registered(c, before.get((c["name"], c.get("type", 1))) or discord.ids.next(), discord.bot.id, place)
        for c in call.body
    ]
    discord.journal.ring()
    return discord.commands[place]


@route(f"DELETE {COMMANDS}/{{command_id}}", f"DELETE {GUILD_COMMANDS}/{{command_id}}")
def withdraw(discord: Discord, call: Call) -> None:
    """Takes one command away."""
    place = _place(discord, call)
    kept = [c for c in discord.commands.get(place, []) if c["id"] != call.params["command_id"]]
    if len(kept) == len(discord.commands.get(place, [])):
        raise unknown("application command")
    discord.commands[place] = kept
