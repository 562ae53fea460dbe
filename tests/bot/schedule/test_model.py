"""Moderators, faults, kills and clocks in any order: each brief once, none in silence, numbered without a gap."""

import asyncio
import datetime
import json
from collections import Counter, deque
from collections.abc import Coroutine, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from reference import Kept
from scene import NOBODY, Scene
from trouble import STEPS, Killed, MortalClock

from bot.actors import Actor
from bot.model import Empty, Frame, Reply, Response, Turn
from bot.schedule.poster import Failure, Ours, PostError
from bot.schedule.terms import TERMS
from bot.state.schedule_models import OPEN, Schedule, Stage, Status
from bot.state.state import State

GUILD, CHANNELS, WINDOW = 1, (5, 6), 300
MOMENTS = (1.0, 40.0, 100.0, 1000.0, 3700.0, 5 * 3600.0, 30 * 3600.0)
FAULTS = {
    "lost": (True, Failure.UNCERTAIN),
    "refused": (False, Failure.UNCERTAIN),
    "late": (None, Failure.UNCERTAIN),  # it is taken when the bot has given up
    "busy": (False, Failure.BUSY),
    "ban": (False, Failure.HALT),
}


@dataclass
class Message:
    at: float
    time: (
        datetime.datetime
    )  # by the bot's clock: it goes by Discord's where the two differ, as is tested elsewhere
    channel: int
    nonce: str
    text: str

    @property
    def said(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.text)
        return found


class TrueClock(MortalClock):
    """Knows how much time really passed, whatever is set or started anew."""

    elapsed = 0.0

    def pass_by(self, seconds: float) -> None:
        super().pass_by(seconds)
        self.elapsed += seconds


class Discord:
    """Keeps every message for ever, and a nonce for five minutes."""

    def __init__(self, clock: TrueClock) -> None:
        self._clock = clock
        self.messages: list[Message] = []
        self.faults: deque[str] = deque()
        self.forbidden: set[int] = set()
        self.readable = True
        self._late: list[Message] = []

    async def post(self, channel: int, payload: Reply, nonce: str) -> int:
        self._arrive()
        if channel in self.forbidden:
            raise PostError(Failure.FORBIDDEN)
        taken, failure = FAULTS[self.faults.popleft()] if self.faults else (True, None)
        message = Message(self._clock.elapsed, self._clock.now(), channel, nonce, payload.text)
        if taken is None:
            self._late.append(replace(message, at=message.at + 5))
        id = self._take(message) if taken else 0
        if failure is not None:
            raise PostError(failure, retry_after=200.0)
        return id

    async def look(self, channel: int, after: datetime.datetime) -> Sequence[Ours]:
        self._arrive()
        if not self.readable or channel in self.forbidden:
            raise PostError(Failure.UNREADABLE)
        found = enumerate(self.messages, 1)
        return [Ours(n, m.text) for n, m in found if m.channel == channel and m.time > after]

    async def tell(self, guild: int, payload: Reply) -> None:
        """Nobody listens."""

    def _arrive(self) -> None:
        for message in [m for m in self._late if m.at <= self._clock.elapsed]:
            self._late.remove(message)
            self._take(message)

    def _take(self, new: Message) -> int:
        for id, known in enumerate(self.messages, 1):
            if known.nonce == new.nonce and new.at - known.at < WINDOW:
                return id
        self.messages.append(new)
        return len(self.messages)

    def settle(self) -> None:
        """All faults are over."""
        self._arrive()
        self.faults.clear()
        self.forbidden.clear()


class Teller:
    """Says which brief of which schedule it is."""

    async def respond(self, line: str, actor: Actor = NOBODY, *, frame: Frame | None = None) -> Response:  # noqa: ARG002
        assert frame is not None
        issue = int(line.rpartition(" ")[2])
        said = {"schedule": frame.number, "label": str(frame.label), "issue": issue, "mark": frame.mark}
        return Response(Turn(line, line, "daily", Empty()), Reply(json.dumps(said)))


class Bot(RuleBasedStateMachine):
    """The real courier and ledger beside a reference that knows neither."""

    def __init__(self) -> None:
        super().__init__()
        self.loop, self.patch = asyncio.new_event_loop(), pytest.MonkeyPatch()
        memory = Path("/dev/shm")  # noqa: S108
        self.folder = TemporaryDirectory(dir=memory if memory.is_dir() else None)
        self.clock = TrueClock()
        self.discord = Discord(self.clock)
        self.kept: dict[int, Kept] = {}
        self.fuse = ""
        self.opened = AsyncExitStack()
        self.scene: Scene
        for step, (owner, name) in STEPS.items():
            holder = Discord if step == "post" else owner
            self.patch.setattr(holder, name, self._wrapped(step, getattr(holder, name)))

    def _wrapped(self, step: str, real: Any) -> Any:
        async def stepped(*args: Any, **named: Any) -> Any:
            self._burn(f"before {step}")
            result = await real(*args, **named)
            self._burn(f"after {step}")
            return result

        return stepped

    def _burn(self, point: str) -> None:
        if self.fuse == point:
            self.fuse, self.clock.dead = "", True
            raise Killed

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return self.loop.run_until_complete(work)

    @initialize()
    def begin(self) -> None:
        self.run(self._start())
        self.add(5, 0, 1)

    async def _start(self) -> None:
        state = await self.opened.enter_async_context(State.at(Path(self.folder.name, "s.db"), self.clock))
        terms = replace(TERMS, nap=3600.0, beat=1e9)
        self.scene = Scene(state, self.clock, self.discord, Teller(), terms)  # type: ignore[arg-type]
        await self.scene.restart()

    async def _stop(self) -> None:
        await asyncio.gather(*self.scene.courier._jobs, return_exceptions=True)
        await self.opened.aclose()
        self.clock.dead = False

    async def _go(self, seconds: float) -> None:
        """Time passes; what the clock showed is known to the reference, so is what the bot itself has stopped."""
        before = self.clock.now()
        try:
            await self.scene.go(seconds)
            await self.scene.go(0.001)  # it looks at the clock once more, as it may be nine o'clock now
        except Killed:
            for kept in self.kept.values():
                kept.shown(self.clock.now())
            await self._stop()
            await self._start()
        else:
            for kept in self.kept.values():
                kept.pass_to(self.clock.now())
        for number, kept in self.kept.items():
            if kept.runs and (await self._found(number)).status is Status.SUSPENDED:
                kept.stopped(before, self.clock.now())

    async def _found(self, number: int) -> Schedule:
        found = await (await self.scene.state.schedules()).get(GUILD, number)
        assert found is not None
        return found

    # What moderators do

    @precondition(lambda self: len(self.kept) < 4)
    @rule(
        channel=st.sampled_from(CHANNELS), minute=st.sampled_from((0, 30)), every=st.sampled_from((1, 2, 12))
    )
    def add(self, channel: int, minute: int, every: int) -> None:
        kept = Kept(minute, every, self.clock.now())
        found = self.run(self.scene.add(channel, kept.rule))
        self.kept[found.number] = kept

    @precondition(lambda self: self.kept)
    @rule(data=st.data(), action=st.sampled_from(("pause", "resume", "remove", "undo")))
    def moderate(self, data: st.DataObject, action: str) -> None:
        self.run(self._moderate(data.draw(st.sampled_from(sorted(self.kept))), action))

    async def _moderate(self, number: int, action: str) -> None:
        found, kept, now = await self._found(number), self.kept[number], self.clock.now()
        from_, to = {
            "pause": ((Status.ACTIVE, Status.SUSPENDED), Status.PAUSED),
            "resume": ((Status.PAUSED, Status.SUSPENDED), Status.ACTIVE),
            "remove": ((Status.ACTIVE, Status.SUSPENDED, Status.PAUSED), Status.REMOVED),
            "undo": ((Status.REMOVED,), Status.ACTIVE),
        }[action]
        if found.status not in from_:
            return
        next = min(kept.labels(now, now + datetime.timedelta(days=1))).replace(tzinfo=datetime.UTC)
        runs = to is Status.ACTIVE
        store = await self.scene.state.schedules()
        assert await store.change(GUILD, found, action, to, next if runs else None, 7)
        if runs:
            kept.go_on(now)
        elif kept.runs:
            kept.stop(now)

    # What becomes of the world

    @rule(seconds=st.sampled_from(MOMENTS))
    def wait(self, seconds: float) -> None:
        self.run(self._go(seconds))

    @rule(hours=st.sampled_from((-2, 2)))
    def set_clock(self, hours: int) -> None:
        self.clock.step(hours=hours)

    @rule(fault=st.sampled_from(sorted(FAULTS)))
    def fail(self, fault: str) -> None:
        self.discord.faults.append(fault)

    @rule(channel=st.sampled_from(CHANNELS))
    def forbid_or_permit(self, channel: int) -> None:
        self.discord.forbidden ^= {channel}

    @rule()
    def hide_or_show_history(self) -> None:
        self.discord.readable = not self.discord.readable

    @rule(
        step=st.sampled_from(sorted(STEPS)),
        when=st.sampled_from(("before", "after")),
        down=st.sampled_from((0.0, *MOMENTS)),
        reboot=st.booleans(),
    )
    def kill(self, step: str, when: str, down: float, reboot: bool) -> None:
        self.fuse = f"{when} {step}"
        self.run(self._go(3700.0))
        self.fuse = ""
        self._restart(down, reboot)

    @rule(down=st.sampled_from((0.0, *MOMENTS)), reboot=st.booleans())
    def start_again(self, down: float, reboot: bool) -> None:
        self._restart(down, reboot)

    def _restart(self, down: float, reboot: bool) -> None:
        self.run(self._stop())
        self.clock.pass_by(down)
        if reboot:
            self.clock.boot, self.clock.passed = f"boot at {self.clock.elapsed}", 5.0
        self.run(self._start())

    # What holds

    @invariant()
    def each_brief_is_there_once(self) -> None:
        seen = Counter((m.said["schedule"], m.said["label"]) for m in self.discord.messages)
        assert not [brief for brief, count in seen.items() if count > 1]

    def teardown(self) -> None:
        try:
            if hasattr(self, "scene"):
                self.run(self._end())
        finally:
            with suppress(Exception):
                self.run(self._stop())
            self.patch.undo()
            self.loop.close()
            self.folder.cleanup()

    async def _end(self) -> None:
        """All faults end; what is due by then is accounted for, and as it is."""
        self.discord.settle()
        await self._go(3 * 3600.0)
        self.each_brief_is_there_once()
        log = await (await self.scene.state.schedules()).log(GUILD, None, 100_000)
        for number, kept in self.kept.items():
            told = {e.label: e.stage for e in log if e.number == number}
            briefs = [m.said for m in self.discord.messages if m.said["schedule"] == number]
            there = {datetime.datetime.fromisoformat(said["label"]) for said in briefs}
            recent = self.clock.now().replace(tzinfo=None) - datetime.timedelta(minutes=15)
            assert kept.must <= told.keys(), f"lost in silence: {sorted(kept.must - told.keys())}"
            assert told.keys() <= kept.must | kept.may
            for label, stage in told.items():
                assert stage not in OPEN or label > recent, (label, stage)
                if stage is not Stage.UNCONFIRMED and stage not in OPEN:
                    assert (label in there) == (stage is Stage.SENT), (label, stage)
            numbers = [said["issue"] for said in briefs]
            unsure = sum(stage is Stage.UNCONFIRMED for stage in told.values())
            assert numbers == sorted(set(numbers)), numbers
            assert max(numbers, default=0) - len(numbers) <= unsure, numbers


TestBot = Bot.TestCase
# To shrink a story takes minutes: who has one to look at adds Phase.shrink.
TestBot.settings = settings(max_examples=20, stateful_step_count=30, phases=[Phase.generate])
