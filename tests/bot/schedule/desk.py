"""A scene, and what moderators say in it."""

from dataclasses import dataclass, field
from typing import Any

from scene import Scene, uncertain

from bot.actors import Actor, Place
from bot.commands import Schedule
from bot.handlers.room import Room
from bot.handlers.schedules import schedule
from bot.options import Who


@dataclass
class Desk:
    """A scene, and what moderators say in it."""

    s: Scene
    closed: set[int] = field(default_factory=set)  # channels

    async def say(self, what: str | None = None, actor: int = 7) -> Any:
        nothing: Any = None  # of the papers is asked
        who = Actor(actor, Who.MODERATOR, Place(1, 5))
        room = Room(nothing, nothing, self.s.clock.today, self.s.state, who, reach=self._reach)
        return (await schedule(room, Schedule("post", 1, what))).answer

    async def _reach(self, _: Actor, channel: int) -> tuple[str, ...]:
        return ("send messages",) if channel in self.closed else ()

    async def missed(self) -> None:
        """A brief that nobody was there for."""
        await self.s.add(5)
        self.s.clock.pass_by(10 * 3600)
        await self.s.go(60)
        assert await self.s.outcomes() == ["missed late"]

    async def attempt(self) -> None:
        """One attempt, and no second one yet."""
        await self.s.restart()
        await self.s.go(0.5)

    async def doubtful(self, there: bool = True) -> None:
        """A brief of which nobody knows whether it is there."""
        await self.s.add(5)
        self.s.channels.plan.append((there, uncertain()))
        await self.s.go(60.5)
        self.s.channels.readable = self.s.channels.remembers = False
        await self.s.restart("another boot")
        await self.s.go(120)
        assert await self.s.outcomes() == ["unconfirmed history"]
