"""A Discord that takes messages and sometimes fails, and keeps a journal of its own that the bot never sees.

Faults are drawn from a seed, request by request. With a window of 0 seconds no nonce is remembered at all.
"""

import asyncio
import json
import os
import random
import socket
import time
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

REFUSED = ("503", "429", "reset")  # before a message is taken
TAKEN = ("500-after", "reset-after", "half", "html")  # and after it
SILENT = ("silent", "late")  # no answer at all; "late": it is taken when the client has given up
PATIENCE = 0.15  # seconds that the client waits
LATE = 0.04  # seconds after that, in which a message may still be taken


class Emulator:
    """Serves ``POST`` and ``GET /channels/N/messages`` on loopback."""

    def __init__(
        self,
        journal: Path,
        seed: int,
        rate: float,
        window: float,
        late: bool,
        forbidden: int = 0,  # so many of the first posts are
        pause: float = 0,  # seconds between taking a message and saying so
    ) -> None:
        self._journal = os.open(journal, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        self._dice, self._rate, self._window = random.Random(seed), rate, window  # noqa: S311
        self._faults = (*REFUSED, *TAKEN, *TAKEN, *(SILENT if late else SILENT[:1]))
        self._nonces: dict[str, tuple[float, int]] = {}
        self._messages: dict[str, list[tuple[float, dict[str, str]]]] = {}  # each with when it came
        self._ids, self._forbidden, self._pause = 0, forbidden, pause
        for line in journal.read_text().splitlines():  # of another of us, before
            said = json.loads(line)
            if said["event"] == "accepted":
                self._ids = said["id"]
                self._keep(said["channel"], said["content"], said["now"])

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request, one answer, as a client that dies cannot be told much more."""
        try:
            method, target = (await reader.readline()).decode().split()[:2]
            size = 0
            while (line := await reader.readline()) not in (b"\r\n", b""):
                if line.lower().startswith(b"content-length:"):
                    size = int(line.split(b":")[1])
            url = urlsplit(target)
            channel = url.path.split("/")[2]
            if method == "GET":
                await self._look(channel, float(parse_qs(url.query)["after"][0]), writer)
            else:
                await self._take(channel, json.loads(await reader.readexactly(size)), writer)
        except (OSError, asyncio.IncompleteReadError, ValueError, IndexError):
            pass  # the client was killed in the middle of it
        finally:
            writer.close()

    async def _look(self, channel: str, after: float, writer: asyncio.StreamWriter) -> None:
        if self._fault() is not None:
            self._note("fault", channel, what="look")
            return
        later = [message for now, message in self._messages.get(channel, ()) if now > after]
        await self._answer(writer, 200, later)

    async def _take(self, channel: str, body: dict[str, Any], writer: asyncio.StreamWriter) -> None:
        fault, sent = self._fault(), float(body.pop("sent"))
        self._note("arrived", channel, **body)
        if self._forbidden:
            self._forbidden -= 1
            return await self._answer(writer, 403, {"code": 50013})
        if fault is not None:
            self._note("fault", channel, what=fault)
        if fault in REFUSED:
            return await self._refuse(fault, writer)
        if fault == "late":
            await asyncio.sleep(sent + PATIENCE + LATE * self._dice.random() - time.monotonic())
        if (
            time.monotonic() - sent > PATIENCE + LATE
        ):  # however busy the machine is: later nothing is taken any more
            self._note("stale", channel)
            return writer.transport.abort()
        id = self._accept(channel, body)
        await asyncio.sleep(self._pause)
        if fault is None:
            return await self._answer(writer, 200, {"id": str(id)})
        if fault == "500-after":
            return await self._answer(writer, 500, {"message": "500: Internal Server Error"})
        if fault == "html":
            writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 6\r\n\r\n<html>")
            return await writer.drain()
        if fault == "half":
            writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n{"id"')
            return await writer.drain()
        if fault == "silent":
            await asyncio.sleep(PATIENCE * 1.5)
        writer.transport.abort()
        return None

    async def _refuse(self, fault: str, writer: asyncio.StreamWriter) -> None:
        if fault == "503":
            await self._answer(writer, 503, {"message": "503: Service Unavailable"})
        elif fault == "429":
            await self._answer(writer, 429, {"retry_after": 0.005, "global": False}, "Via: 1.1 google\r\n")
        else:
            writer.transport.abort()

    def _accept(self, channel: str, body: dict[str, Any]) -> int:
        known = self._nonces.get(body["nonce"])
        if known is not None and time.monotonic() - known[0] < self._window:
            self._note("deduped", channel, **body)
            return known[1]
        self._ids += 1
        self._nonces[body["nonce"]] = time.monotonic(), self._ids
        self._keep(channel, body["content"], body["now"])
        self._note("accepted", channel, id=self._ids, **body)
        return self._ids

    def _keep(self, channel: str, content: str, now: float) -> None:
        message = {"id": str(self._ids), "content": content}
        self._messages.setdefault(channel, []).append((now, message))

    def _fault(self) -> str | None:
        if self._dice.random() >= self._rate:
            return None
        fault: str = self._dice.choice(self._faults)
        return fault

    async def _answer(self, writer: asyncio.StreamWriter, status: int, body: object, more: str = "") -> None:
        data = json.dumps(body).encode()
        writer.write(f"HTTP/1.1 {status} X\r\n{more}Content-Length: {len(data)}\r\n\r\n".encode() + data)
        await writer.drain()

    def _note(self, event: str, channel: str, **more: object) -> None:
        os.write(self._journal, json.dumps({"event": event, "channel": channel, **more}).encode() + b"\n")


def serve(port: int, emulator: Emulator) -> None:
    """Serve in this process until it is killed; the handle of a socket that listens already is the port."""

    async def run() -> None:
        server = await asyncio.start_server(emulator.serve, sock=socket.socket(fileno=port))
        await server.serve_forever()

    asyncio.run(run())
