"""By what a message is known to be there: its nonce, and the mark in its last line."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from bot.state.schedule_models import Occurrence, Schedule

_NONCE = 24  # characters; Discord takes 25
_MARK = 8


def nonce(instance: str, schedule: Schedule, found: Occurrence, kind: str, page: int = 1) -> str:
    """The same for the same part of the same occurrence, also after the database was restored."""
    when = f"{found.label.isoformat()}/{found.zone}"
    return _hashed(f"{instance}/{schedule.guild}/{schedule.number}/{when}/{kind}/{page}")


def mark(nonce: str) -> str:
    """What a message shows of its nonce."""
    return f"ref {nonce[:_MARK]}"


def marks(instance: str, schedule: Schedule, found: Occurrence, kinds: Iterable[str]) -> set[str]:
    """What a message of an occurrence may show.

    It may have been posted before nonces were made of zones as well, by a database that has been restored since.
    """
    of = f"{instance}/{schedule.guild}/{schedule.number}/{found.label.isoformat()}"
    known = [n for kind in kinds for n in (nonce(instance, schedule, found, kind), _hashed(f"{of}/{kind}/1"))]
    return {mark(each) for each in (*known, found.nonce) if each}


def _hashed(whole: str) -> str:
    return sha256(whole.encode()).hexdigest()[:_NONCE]
