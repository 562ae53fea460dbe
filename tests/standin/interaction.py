"""An interaction: what a person did, and what became of it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from standin.world import Button, Channel, File, Json, Message, User

COMMAND, COMPONENT, COMPLETE, MODAL = 2, 3, 4, 5
MESSAGE, DEFER, DEFER_UPDATE, UPDATE, CHOICES, SHOW_MODAL = 4, 5, 6, 7, 8, 9
KINDS = {
    MESSAGE: "message",
    DEFER: "message",
    DEFER_UPDATE: "update",
    UPDATE: "update",
    CHOICES: "autocomplete",
    SHOW_MODAL: "modal",
}
SECONDS_TO_ANSWER = 3.0
SECONDS_TO_FOLLOW = 15 * 60.0


@dataclass(frozen=True)
class Answer:
    """What a person got, as it stood when it was asked for."""

    kind: str
    text: str = ""
    private: bool = False
    buttons: tuple[Button, ...] = ()
    files: tuple[File, ...] = ()
    pings: tuple[str, ...] = ()
    choices: tuple[tuple[str, Any], ...] = ()
    modal: Json | None = None
    deferred: bool = False
    ms: float = 0.0
    message: Message | None = field(default=None, repr=False)
    more: tuple[Message, ...] = ()

    @property
    def labels(self) -> list[str]:
        """What the buttons say."""
        return [button.label for button in self.buttons]


@dataclass(eq=False)
class Interaction:
    """One thing a person did, with its token and all that came back."""

    id: int
    token: str
    kind: int
    user: User
    channel: Channel
    told: str
    sent_at: float
    clicked: Message | None = None
    option: int = 3
    installed: bool = False
    sent: float = field(default_factory=time.perf_counter)
    response: int = 0
    ms: float = 0.0
    original: Message | None = None
    messages: list[Message] = field(default_factory=list)
    choices: list[tuple[str, Any]] = field(default_factory=list)
    modal: Json | None = None
    shown: bool = False
    withdrawn: bool = False
    mishaps: list[str] = field(default_factory=list)

    def acknowledge(self, kind: int) -> None:
        """Notes the first response and how long it took."""
        self.response = kind
        self.ms = (time.perf_counter() - self.sent) * 1000
        self.shown = kind not in (DEFER, DEFER_UPDATE)

    @property
    def settled(self) -> bool:
        """Whether the person sees what they get."""
        return self.shown or self.withdrawn

    @property
    def open(self) -> str:
        """What is still owed to the person, or nothing."""
        if not self.response:
            return "never answered"
        return "left thinking" if self.response == DEFER and not self.settled else ""

    def answer(self) -> Answer:
        """What the person sees now."""
        held = [m for m in dict.fromkeys([self.original, *self.messages]) if m]
        seen = [m for m in held if not m.deleted]
        message = next(iter([*seen, *held]), None)
        more = tuple(m for m in seen if m is not message)
        return Answer(
            "withdrawn" if self.withdrawn and not seen else KINDS[self.response],
            message.text if message else "",
            message.private if message else True,
            tuple(message.buttons) if message else (),
            tuple(message.files) if message else (),
            message.pings if message else (),
            tuple(self.choices),
            self.modal,
            self.response in (DEFER, DEFER_UPDATE),
            self.ms,
            message,
            more,
        )
