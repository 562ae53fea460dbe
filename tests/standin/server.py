"""The stand-in itself: a Discord on loopback, with one server and one channel to begin with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Self

from aiohttp import web

from standin import (
    payloads,
    routes_application,
    routes_guilds,
    routes_interactions,
    routes_messages,
    transcripts,
)
from standin.faults import Bucket, Fault, Held
from standin.people import Person
from standin.permissions import bits
from standin.rest import ROUTES, Rest
from standin.state import Discord
from standin.world import Channel, Guild, Member, Role, User

CANARY = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GcAnArY.canary-token-never-to-be-seen"
SERVED = (routes_application, routes_guilds, routes_interactions, routes_messages)


class Standin(Discord):
    """``async with Standin() as discord:`` serves a Discord; ``discord.api`` is its REST address."""

    def __init__(self, token: str = CANARY, *, privileged: int = 0, command_characters: int = 4000) -> None:
        super().__init__(token, privileged=privileged, command_characters=command_characters)
        assert ROUTES and SERVED
        self.guild: Guild = self.add_guild("Reading Group")
        self.channel: Channel = self.add_channel(self.guild, "papers")
        self.patience = 20.0
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_get("/gateway", self.gateway.serve)
        app.router.add_get("/gateway/", self.gateway.serve)
        app.router.add_route("*", "/api/v10/{tail:.*}", Rest(self).serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.address = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        for line in list(self.gateway.lines):
            line.cut()
        assert self._runner is not None
        await self._runner.cleanup()

    @property
    def api(self) -> str:
        """The address of the REST side, for ``BRIEFBOT_DISCORD_API``."""
        return f"{self.address}/api/v10"

    def member(
        self, name: str, *roles: Role, guild: Guild | None = None, channel: Channel | None = None
    ) -> Person:
        """Somebody new in a server, standing in its first channel."""
        guild = guild or self.guild
        user = self.add_user(name)
        guild.members[user.id] = Member(user, list(roles))
        return Person(self, user, channel or guild.channels[0])

    def stranger(self, name: str) -> Person:
        """Somebody who shares no server with the bot and has it as an app."""
        user = self.add_user(name)
        return Person(self, user, self.direct(user), installed=True)

    def role(
        self, name: str, *permissions: str, guild: Guild | None = None, mentionable: bool = False
    ) -> Role:
        """A new role in a server."""
        guild = guild or self.guild
        role = Role(self.ids.next(), name, bits(*permissions), mentionable, len(guild.roles) + 1)
        guild.roles.append(role)
        data = {"guild_id": str(guild.id), "role": payloads.role(role)}
        self.dispatch("GUILD_ROLE_CREATE", data)
        return role

    def forbid(self, channel: Channel, *names: str) -> None:
        """Takes permissions from the bot in a channel."""
        self.forbid_to(self.bot, channel, *names)

    def permit(self, channel: Channel, *names: str) -> None:
        """Gives them back."""
        self.permit_to(self.bot, channel, *names)

    def forbid_to(self, user: User, channel: Channel, *names: str) -> None:
        """Takes permissions from somebody in a channel."""
        allow, deny = channel.overwrites.get(user.id, (0, 0))
        channel.overwrites[user.id] = (allow & ~bits(*names), deny | bits(*names))
        self.dispatch("CHANNEL_UPDATE", payloads.channel(channel))

    def permit_to(self, user: User, channel: Channel, *names: str) -> None:
        """Gives them back."""
        allow, deny = channel.overwrites.get(user.id, (0, 0))
        channel.overwrites[user.id] = (allow, deny & ~bits(*names))
        self.dispatch("CHANNEL_UPDATE", payloads.channel(channel))

    def remove_channel(self, channel: Channel) -> None:
        """Deletes a channel."""
        assert channel.guild
        del self.channels[channel.id]
        channel.guild.channels.remove(channel)
        self.dispatch("CHANNEL_DELETE", payloads.channel(channel))

    def kick(self, guild: Guild) -> None:
        """Removes the bot from a server."""
        del guild.members[self.bot.id], self.guilds[guild.id]
        self.dispatch("GUILD_DELETE", {"id": str(guild.id)})

    def notify(self, guild: Guild, channel: Channel) -> None:
        """Chooses the channel in which a server has its notices."""
        guild.system = channel
        self.dispatch("GUILD_UPDATE", payloads.guild(guild, self.bot))

    def archive(self, thread: Channel) -> None:
        """Closes a thread, as Discord does when nobody has written in it for a while."""
        thread.archived = True
        self.dispatch("THREAD_UPDATE", payloads.channel(thread))

    def invite(self, thread: Channel, *users: User) -> None:
        """Lets people into a private thread; the bot is told when it is among them."""
        thread.people.update(user.id for user in users)
        if self.bot in users:
            member = {
                "id": str(thread.id),
                "user_id": str(self.bot.id),
                "join_timestamp": payloads.iso(thread.id),
            }
            self.dispatch("THREAD_CREATE", payloads.channel(thread) | {"member": member | {"flags": 0}})

    def silence(self, user: User, guild: Guild | None = None) -> None:
        """Times a member out, far into the future."""
        (guild or self.guild).members[user.id].silenced_until = "2100-01-01T00:00:00+00:00"

    def lock(self, thread: Channel) -> None:
        """Archives and locks a thread."""
        thread.archived = thread.locked = True
        self.dispatch("THREAD_UPDATE", payloads.channel(thread))

    def upset(self, route: str, *faults: Fault, times: int = 1) -> None:
        """Plans what goes wrong with the next requests of a route, such as ``POST */callback``."""
        self.faults.add(route, faults, times)

    def limit(self, route: str, requests: int, seconds: float) -> None:
        """Lets a route be asked so often, in each channel, server and webhook for itself."""
        self.faults.buckets.append(Bucket(route, requests, seconds))

    def limit_all(self, requests: int, seconds: float) -> None:
        """Lets all routes together be asked so often; answers to interactions are not counted."""
        self.faults.together = Bucket("*", requests, seconds)

    def delay(self, seconds: Callable[[], float]) -> None:
        """Lets each request be so long on its way."""
        self.faults.latency = seconds

    def hold(self, route: str, *, accepted: bool = False) -> Held:
        """Keeps the next request of a route waiting until it is released, before it is taken or after."""
        held = Held()
        self.faults.add(route, (Fault(held=held, accepted=accepted),), 1)
        return held

    def drop(self, code: int | None = None) -> None:
        """Breaks the gateway's connection: without a word, or with a close code."""
        line = self.gateway.line
        assert line and self.gateway.session
        self.gateway.session.line = None
        if code is None:
            line.cut()
        else:
            line.close(code)

    def deliver_again(self, event: str) -> None:
        """Sends the last event of a name once more, as after a resume that was one too many."""
        assert self.gateway.session
        self.gateway.session.send(event, self.journal.dispatches(event)[-1].data)

    def reconnect(self) -> None:
        """Asks the client to connect again (op 7)."""
        line = self.gateway.line
        assert line
        line.put(7)

    def invalidate(self, *, resumable: bool = False) -> None:
        """Tells the client that its session is invalid (op 9)."""
        self.gateway.forget(resumable=resumable)

    async def until(self, true: Callable[[], Any], what: str) -> None:
        """Waits until something is true."""
        await self.journal.until(true, what, self.patience)

    async def ready(self, times: int = 1) -> None:
        """Waits until the client has logged in so many times and its socket is open."""
        await self.until(lambda: self.gateway.identified >= times and self.gateway.line, f"login {times}")

    async def resumed(self, times: int = 1) -> None:
        """Waits until the client has resumed its session so many times."""
        await self.until(lambda: self.gateway.resumed >= times, f"resume {times}")

    async def declared(self, *names: str) -> None:
        """Waits until commands are declared: those of the names, or any."""

        def there() -> bool:
            known = {command["name"] for held in self.commands.values() for command in held}
            return bool(known) and known >= set(names)

        await self.until(there, f"the commands {names}")

    def invalid_requests(self) -> int:
        """The answers Discord counts against an address: 401, 403 and 429."""
        return sum(r.status in (401, 403, 429) for r in self.journal.requests())

    def mishaps(self) -> list[str]:
        """All that was wrong so far: bad requests, late or second answers, people left waiting."""
        found = self.journal.notes("fault")
        for one in self.interactions.values():
            found += [f"{one.told}: {mishap}" for mishap in one.mishaps]
            found += [f"{one.told}: {one.open}"] if one.open else []
        return found

    def check(self) -> None:
        """Asserts that nothing was wrong: every interaction answered once, none left open."""
        assert not self.mishaps(), "\n".join(self.mishaps())

    def transcript(self) -> str:
        """All that people saw, as a chat."""
        return transcripts.transcript(self)
