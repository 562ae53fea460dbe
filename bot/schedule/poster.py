"""What brings a message to a channel: what the courier asks of a surface, and what can come of it."""

from __future__ import annotations

import datetime
import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

from bot.model import Action, Attachment, Reply
from bot.state.schedule_models import Reason
from briefs.records import dataclass


class Failure(StrEnum):
    """Why a message is not known to be there."""

    UNCERTAIN = "uncertain"  # the answer was lost, or a server failed: it may be there
    BUSY = "busy"  # 429 of one route: it is not there
    HALT = "halt"  # 429 of everything, or an address that is banned for a while
    TOKEN = "token"  # noqa: S105 - 401: the token is no longer good
    FORBIDDEN = "forbidden"  # the bot may not post there
    GONE = "gone"  # no such channel
    EXPELLED = "expelled"  # the bot is in that server no more
    DELETED = "deleted"  # it was there, and somebody has deleted it
    INVALID = "invalid"  # the payload is refused as it is
    FILTERED = "filtered"  # a rule of the server's own stopped it
    ARCHIVED = "archived"  # a thread that is closed, and cannot be opened
    UNREADABLE = "unreadable"  # the channel's history may not be read


SUSPENDS = {
    Failure.FORBIDDEN: Reason.PERMISSION,
    Failure.GONE: Reason.CHANNEL,
    Failure.EXPELLED: Reason.SERVER,
    Failure.FILTERED: Reason.FILTERED,
    Failure.ARCHIVED: Reason.ARCHIVED,
}


class PostError(Exception):
    """A message is not known to be there."""

    def __init__(self, failure: Failure, detail: str = "", retry_after: float = 0.0) -> None:
        super().__init__(f"{failure} {detail}".strip())
        self.failure, self.detail, self.retry_after = failure, detail, retry_after


@dataclass(frozen=True, slots=True)
class Ours:
    """A message of the bot's own that stands in a channel."""

    id: int
    text: str


class Poster(Protocol):
    """Posts messages, and finds those it has posted. What it raises is a PostError."""

    async def post(self, channel: int, payload: Reply, nonce: str) -> int:
        """The id of the message; one with this nonce that is there already is not posted again.

        No mention in it may ping. A closed thread is opened first, where that is allowed.
        """
        ...

    async def look(self, channel: int, after: datetime.datetime) -> Sequence[Ours]:
        """All own messages in a channel since a moment; PostError(UNREADABLE) where they may not be read."""
        ...

    async def tell(self, guild: int, payload: Reply) -> None:
        """Tell the moderators of a server something, in the server itself; PostError where nobody can be told."""
        ...


def pack(reply: Reply) -> str:
    """A reply as it is stored: what is posted later is this, byte for byte."""
    return json.dumps(
        {
            "text": reply.text,
            "actions": [[action.label, action.line] for action in reply.actions],
            "files": [[f.name, b64encode(f.data).decode(), f.alt] for f in reply.attachments],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def unpack(stored: str) -> Reply:
    """The reply that was stored; its quotes were verified before."""
    found = json.loads(stored)
    return Reply(
        found["text"],
        tuple(Action(label, line) for label, line in found["actions"]),
        attachments=tuple(Attachment(name, b64decode(data), alt) for name, data, alt in found["files"]),
    )
