"""By what a message is known to be there: its nonce, and the mark in its last line."""

from __future__ import annotations

import datetime
from hashlib import sha256

from bot.state.schedule_models import Schedule

_NONCE = 24  # characters; Discord takes 25
_MARK = 8


def nonce(instance: str, schedule: Schedule, label: datetime.datetime, kind: str, page: int = 1) -> str:
    """The same for the same part of the same occurrence, also after the database was restored."""
    whole = f"{instance}/{schedule.guild}/{schedule.number}/{label.isoformat()}/{kind}/{page}"
    return sha256(whole.encode()).hexdigest()[:_NONCE]


def mark(nonce: str) -> str:
    """What a message shows of its nonce."""
    return f"ref {nonce[:_MARK]}"
