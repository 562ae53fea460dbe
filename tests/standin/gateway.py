"""The gateway: one socket at a time, sessions that outlive it."""

from __future__ import annotations

import asyncio
import json
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from standin import payloads
from standin.world import Json

if TYPE_CHECKING:
    from standin.state import Discord

DISPATCH, INVALID_SESSION, HELLO, ACK = 0, 9, 10, 11
PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15


Pack = Callable[[bytes], bytes]


def packer(kind: str) -> Pack:
    """What packs one payload after another into a stream, as the client's own library unpacks it."""
    if kind == "zlib-stream":
        stream = zlib.compressobj()
        return lambda raw: stream.compress(raw) + stream.flush(zlib.Z_SYNC_FLUSH)
    if sys.version_info >= (3, 14):
        zstd = import_module("compression.zstd").ZstdCompressor()
        return lambda raw: bytes(zstd.compress(raw, mode=zstd.FLUSH_BLOCK))
    zstandard = import_module("zstandard")
    old = zstandard.ZstdCompressor().compressobj()
    return lambda raw: bytes(old.compress(raw) + old.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK))


class Line:
    """One socket: what is put on it goes out in order."""

    def __init__(
        self, socket: web.WebSocketResponse, transport: asyncio.Transport, *, pack: Pack | None
    ) -> None:
        self.socket = socket
        self._transport = transport
        self._pack = pack
        self._queue: asyncio.Queue[str | int] = asyncio.Queue()

    def put(self, op: int, data: Any = None, sequence: int | None = None, event: str | None = None) -> None:
        """Queues a payload."""
        self._queue.put_nowait(json.dumps({"op": op, "d": data, "s": sequence, "t": event}))

    def close(self, code: int) -> None:
        """Closes the socket after all that is queued."""
        self._queue.put_nowait(code)

    def cut(self) -> None:
        """Breaks the connection without a word."""
        self._transport.abort()

    async def write(self) -> None:
        """Sends what is queued until the line is closed."""
        while not self.socket.closed:
            item = await self._queue.get()
            if isinstance(item, int):
                await self.socket.close(code=item)
            elif self._pack:
                await self.socket.send_bytes(self._pack(item.encode()))
            else:
                await self.socket.send_str(item)


@dataclass(eq=False)
class Session:
    """A login: its events are kept, so that it can be resumed."""

    id: str
    intents: int
    line: Line | None
    events: list[tuple[str, Json]] = field(default_factory=list)

    def send(self, event: str, data: Json) -> None:
        """Sends an event, or keeps it for the return of the client."""
        self.events.append((event, data))
        if self.line:
            self.line.put(DISPATCH, data, len(self.events), event)

    def replay(self, sequence: int) -> None:
        """Sends again all after a sequence number."""
        for n, (event, data) in enumerate(self.events[sequence:], sequence + 1):
            if self.line:
                self.line.put(DISPATCH, data, n, event)


class Gateway:
    """Answers one bot; a second socket of the same bot takes the session over."""

    def __init__(self, discord: Discord) -> None:
        self._discord = discord
        self.session: Session | None = None
        self.lines: list[Line] = []
        self.identified = 0
        self.resumed = 0
        self.heartbeat_ms = 41250
        self.down = False

    @property
    def line(self) -> Line | None:
        """The socket events go out on."""
        return self.session.line if self.session else None

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Speaks with one socket from HELLO to its end."""
        if self.down:
            return web.Response(status=503)
        packing = request.query.get("compress", "")
        if packing not in ("", "zlib-stream", "zstd-stream") or request.query.get("encoding") != "json":
            self._discord.note("fault", f"a gateway of {dict(request.query)} is not spoken here")
            return web.Response(status=400)
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        assert isinstance(request.transport, asyncio.Transport)
        line = Line(socket, request.transport, pack=packer(packing) if packing else None)
        self.lines.append(line)
        writer = asyncio.create_task(line.write())
        line.put(HELLO, {"heartbeat_interval": self.heartbeat_ms})
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._heard(line, json.loads(message.data))
        finally:
            writer.cancel()
            self.lines.remove(line)
            if self.session and self.session.line is line:
                self.session.line = None
            self._discord.note("gateway", f"closed {socket.close_code}")
        return socket

    def _heard(self, line: Line, payload: Json) -> None:
        match payload["op"]:
            case 1:
                line.put(ACK)
            case 2:
                self._identify(line, payload["d"])
            case 3:
                self._discord.note("gateway", "PRESENCE")
            case 6:
                self._resume(line, payload["d"])
            case op:
                self._discord.note("fault", f"gateway op {op} is not spoken here")

    def _identify(self, line: Line, data: Json) -> None:
        discord, intents = self._discord, int(data["intents"])
        discord.note("gateway", f"IDENTIFY intents {intents}")
        if data["token"] != discord.token:
            line.close(4004)
            return
        if intents & PRIVILEGED & ~discord.privileged:
            discord.note("fault", f"privileged intents asked for: {intents & PRIVILEGED}")
            line.close(4014)
            return
        self.identified += 1
        self.session = Session(f"session{self.identified:04}", intents, line)
        ready = {
            "v": 10,
            "user": payloads.user(discord.bot) | {"verified": True, "mfa_enabled": False, "email": None},
            "guilds": [{"id": str(guild), "unavailable": True} for guild in discord.guilds],
            "session_id": self.session.id,
            "resume_gateway_url": self.url,
            "application": {"id": str(discord.bot.id), "flags": 0},
            "shard": data.get("shard") or [0, 1],
        }
        discord.dispatch("READY", ready, 0)
        for guild in discord.guilds.values():
            discord.dispatch("GUILD_CREATE", payloads.guild(guild, discord.bot))

    def _resume(self, line: Line, data: Json) -> None:
        discord, session = self._discord, self.session
        discord.note("gateway", f"RESUME {data['session_id']} after {data['seq']}")
        if data["token"] != discord.token:
            line.close(4004)
        elif session is None or session.id != data["session_id"]:
            line.put(INVALID_SESSION, data=False)
        elif data["seq"] > len(session.events):
            line.close(4007)
        else:
            session.line = line
            session.replay(data["seq"])
            self.resumed += 1
            discord.dispatch("RESUMED", {}, 0)

    @property
    def url(self) -> str:
        """Where the gateway listens."""
        return self._discord.address.replace("http", "ws", 1) + "/gateway"

    def forget(self, *, resumable: bool = False) -> None:
        """INVALID_SESSION; unless resumable the session is gone."""
        line = self.line
        if not resumable:
            self.session = None
        if line:
            line.put(INVALID_SESSION, data=resumable)
