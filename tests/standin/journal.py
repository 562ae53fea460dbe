"""All that happened, in order; nothing is ever taken out."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from standin.world import Json


@dataclass(eq=False)
class Request:
    """A request as it came, and what it got."""

    at: float
    method: str
    route: str
    path: str
    body: Any = None
    files: tuple[str, ...] = ()
    multipart: bool = False
    status: int = 0
    answer: Any = None
    fault: str = ""

    @property
    def name(self) -> str:
        """Method and route."""
        return f"{self.method} {self.route}"


@dataclass(frozen=True)
class Dispatch:
    """An event sent, or kept for a client that is away."""

    at: float
    event: str
    data: Json
    session: str


@dataclass(frozen=True)
class Note:
    """Anything else: the gateway's comings and goings, what a person did, what was wrong."""

    at: float
    kind: str
    text: str


Entry = Request | Dispatch | Note


@dataclass
class Journal:
    """The record, and a bell that rings at each line."""

    entries: list[Entry] = field(default_factory=list)
    _bell: asyncio.Event = field(default_factory=asyncio.Event)

    def add(self, entry: Entry) -> None:
        """Writes a line."""
        self.entries.append(entry)
        self.ring()

    def ring(self) -> None:
        """Wakes whoever waits for something to happen."""
        bell, self._bell = self._bell, asyncio.Event()
        bell.set()

    async def until(self, true: Callable[[], Any], what: str, patience: float) -> None:
        """Waits for something to become true; says what did not when it takes too long."""
        try:
            async with asyncio.timeout(patience):
                while not true():
                    await self._bell.wait()
        except TimeoutError:
            if true():
                return
            raise AssertionError(f"waited {patience:g} s in vain for {what}") from None

    def requests(self, route: str = "") -> list[Request]:
        """The requests, or those of a route such as ``POST /channels/{channel_id}/messages``."""
        return [e for e in self.entries if isinstance(e, Request) and route in ("", e.name)]

    def dispatches(self, event: str = "") -> list[Dispatch]:
        """The events sent, or those of a name."""
        return [e for e in self.entries if isinstance(e, Dispatch) and event in ("", e.event)]

    def notes(self, kind: str) -> list[str]:
        """The notes of a kind: ``fault``, ``gateway``, ``refused``."""
        return [e.text for e in self.entries if isinstance(e, Note) and e.kind == kind]

    def write_requests(self, path: Path) -> None:
        """Writes the bodies sent, one a line, for a check against Discord's own description."""
        lines = [
            json.dumps({"method": r.method, "route": r.route, "multipart": r.multipart, "body": r.body})
            for r in self.requests()
            if r.body is not None
        ]
        path.write_text("".join(line + "\n" for line in lines), "utf-8")
