"""The REST side: routes, tokens, rate-limit headers, and the faults a test plans."""

from __future__ import annotations

import asyncio
import json
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import web

from standin.faults import Fault, limited
from standin.journal import Request
from standin.refusals import RefusedError, unauthorized
from standin.world import File, Json

if TYPE_CHECKING:
    from standin.state import Discord

MAJOR = ("channel_id", "guild_id", "webhook_id", "webhook_token")
MUTE = ("/interactions/{interaction_id}", "/webhooks/{webhook_id}/{webhook_token}")


@dataclass
class Call:
    """A request, read."""

    params: dict[str, str]
    query: dict[str, str]
    body: Any = None
    files: list[File] = field(default_factory=list)

    @property
    def json(self) -> Json:
        """The body, which has to be an object."""
        if not isinstance(self.body, dict):
            raise RefusedError(400, 50109, "The request body contains invalid JSON.")
        return self.body

    def number(self, name: str) -> int:
        """An id in the path."""
        if not self.params[name].isdecimal():
            raise RefusedError(400, 50035, "Invalid Form Body")
        return int(self.params[name])


Handler = Callable[["Discord", Call], Any]
ROUTES: list[tuple[str, str, re.Pattern[str], Handler]] = []


def route(*names: str) -> Callable[[Handler], Handler]:
    """Registers a handler for ``METHOD /path/{param}``."""

    def register(handler: Handler) -> Handler:
        for name in names:
            method, _, template = name.partition(" ")
            pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", template)
            ROUTES.append((method, template, re.compile(pattern), handler))
        ROUTES.sort(key=lambda r: (r[1].count("{"), r[1], r[0]))
        return handler

    return register


class Rest:
    """Answers requests, one after another as they come."""

    def __init__(self, discord: Discord) -> None:
        self._discord = discord

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Reads, records, obeys the plan of faults, and answers."""
        discord = self._discord
        path = "/" + request.match_info["tail"]
        template, handler, params = _match(request.method, path)
        call = Call(params, dict(request.query))
        entry = Request(discord.clock.now(), request.method, template or "?", request.path)
        refusal = await self._read(request, call, entry)
        await asyncio.sleep(discord.faults.latency())
        discord.journal.add(entry)
        place = "/".join(params.get(key, "") for key in MAJOR)
        bucket = discord.faults.bucket(entry.name)
        left, reset = bucket.take(place, discord.clock.now()) if bucket else (49, 1.0)
        fault = limited(reset) if left < 0 else discord.faults.next(entry.name) or Fault()
        if discord.faults.together and not template.startswith(MUTE):
            most, again = discord.faults.together.take("", discord.clock.now())
            fault = limited(again, "global") if most < 0 else fault
        if fault.held and not fault.accepted:
            await fault.held.wait()
        status, answer = fault.status, None
        planned = bool(fault.status or fault.reset) and not fault.accepted
        if not planned:
            status, answer = self._answer(request, template, handler, call, refusal)
        entry.status, entry.answer = status, answer
        discord.journal.ring()
        if fault.held and fault.accepted:
            await fault.held.wait()
        allowed = bucket.requests if bucket else 50
        headers = {
            "Via": "1.1 google",
            "X-RateLimit-Limit": str(allowed),
            "X-RateLimit-Remaining": str(max(left, 0)),
            "X-RateLimit-Reset-After": f"{reset:.3f}",
            "X-RateLimit-Reset": f"{discord.clock.wall() + reset:.3f}",
            "X-RateLimit-Bucket": f"{zlib.crc32(entry.name.encode()):08x}",
        }
        return await _send(request, entry, fault, headers)

    def _answer(
        self,
        request: web.Request,
        template: str,
        handler: Handler | None,
        call: Call,
        refusal: RefusedError | None,
    ) -> tuple[int, Any]:
        discord = self._discord
        try:
            if handler is None:
                discord.note("fault", f"unknown route {request.method} {request.path}")
                raise RefusedError(404, 0, "404: Not Found")
            if (
                not template.startswith(MUTE)
                and request.headers.get("Authorization") != f"Bot {discord.token}"
            ):
                raise unauthorized()
            if refusal:
                raise refusal
            answer = handler(discord, call)
        except RefusedError as no:
            if no.status == 400 or no.code in (10062, 50027):
                detail = f" {json.dumps(no.errors)}" if no.errors else ""
                discord.note("fault", f"refused {request.method} {template}: {no.code} {no.message}{detail}")
            return no.status, no.body()
        except Exception as broken:
            discord.note("fault", f"the stand-in broke at {request.method} {template}: {broken!r}")
            raise
        return (204, None) if answer is None else (200, answer)

    async def _read(self, request: web.Request, call: Call, entry: Request) -> RefusedError | None:
        kind = request.content_type
        if kind == "multipart/form-data":
            entry.multipart = True
            call.body, call.files = await self._multipart(request)
        elif request.can_read_body:
            raw = await request.read()
            try:
                if kind != "application/json":
                    raise ValueError(kind)
                call.body = json.loads(raw)
            except ValueError:
                return RefusedError(400, 50109, "The request body contains invalid JSON.")
        entry.body = call.body
        entry.files = tuple(f.name for f in call.files)
        return None

    async def _multipart(self, request: web.Request) -> tuple[Any, list[File]]:
        body: Any = None
        parts: dict[str, tuple[str, bytes]] = {}
        form = await request.post()
        for name, value in form.items():
            if name == "payload_json":
                body = json.loads(value.file.read() if isinstance(value, web.FileField) else value)
            elif isinstance(value, web.FileField):
                parts[name.removeprefix("files[").removesuffix("]")] = (value.filename, value.file.read())
        inner = body.get("data") if isinstance(body, dict) and isinstance(body.get("data"), dict) else body
        said = {str(a.get("id")): a for a in (inner or {}).get("attachments") or []}
        files = [
            File(
                self._discord.ids.next(),
                said.get(n, {}).get("filename") or name,
                data,
                said.get(n, {}).get("description") or "",
            )
            for n, (name, data) in parts.items()
        ]
        return body, files


async def _send(
    request: web.Request, entry: Request, fault: Fault, headers: dict[str, str]
) -> web.StreamResponse:
    if fault.delay:
        await asyncio.sleep(fault.delay)
    if fault.reset:
        entry.fault = "reset after it was taken" if fault.accepted else "reset before it was taken"
        if request.transport:
            request.transport.abort()
        return web.Response()
    status, answer = entry.status, entry.answer
    if fault.status:
        status, answer = fault.status, {"message": fault.message, "code": fault.code}
        entry.fault = f"{status} {'after' if fault.accepted else 'before'} it was taken"
    if fault.retry_after is not None:
        answer |= {"retry_after": fault.retry_after, "global": fault.scope == "global"}
        headers |= {"Retry-After": str(int(fault.retry_after) + 1), "X-RateLimit-Scope": fault.scope}
        headers |= {"X-RateLimit-Global": "true"} if fault.scope == "global" else {}
    if fault.edge:
        headers = {"Retry-After": "60"}
    if fault.html:
        page = f"<html><body>error {status}</body></html>"
        return web.Response(status=status, text=page, content_type="text/html", headers=headers)
    if status == 204:
        return web.Response(status=204, headers=headers)
    raw = json.dumps(answer).encode()
    if fault.half and request.transport:
        half = web.StreamResponse(status=status, headers=headers | {"Content-Length": str(len(raw))})
        await half.prepare(request)
        await half.write(raw[: len(raw) // 2])
        request.transport.close()
        return half
    return web.Response(status=status, body=raw, headers=headers | {"Content-Type": "application/json"})


def _match(method: str, path: str) -> tuple[str, Handler | None, dict[str, str]]:
    for verb, template, pattern, handler in ROUTES:
        if verb == method and (found := pattern.fullmatch(path)):
            return template, handler, found.groupdict()
    return "", None, {}
