"""How patient the courier is: measured against what Discord promises, and what it does not."""

from __future__ import annotations

from briefs.records import dataclass


@dataclass(frozen=True, slots=True)
class Terms:
    """Durations in seconds, by the monotonic clock unless it says otherwise."""

    nap: float = 30.0  # the longest sleep, so that a clock that was set or a machine that slept is noticed
    same_nonce: float = 90.0  # after a first attempt: that long Discord surely knows the nonce
    settle: float = 30.0  # after an attempt: later than that nothing of it can still arrive
    patience: float = 40.0  # with one request
    late: float = 120.0  # by the wall clock: later than that a brief may have been sent by a copy of us
    skew: float = 6.0  # that wall and monotonic clock may differ by, before neither is believed
    spacing: float = 0.025  # between two messages: 40 a second, of the 50 that all requests together may be
    jobs: int = 32  # messages under way at once
    jobs_of_guild: int = 4  # of one server
    backoff: tuple[float, ...] = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0)  # after the n-th attempt that failed
    halt: tuple[float, float] = (60.0, 600.0)  # after a ban of the whole address: at least, at most
    tell_hours: int = 24  # between two notices to the moderators of one server
    gather: float = (
        5.0  # after something came up that moderators are to be told, so that it is all in one notice
    )
    again: tuple[float, ...] = (300.0, 1200.0, 4800.0, 19200.0, 86400.0)  # after the n-th notice that failed
    unseen: float = 600.0  # of looks that fail, before what is late anyway is looked for no more
    hold: float = 600.0  # after the wall clock was found wrong, in which it may be set right
    beat: float = 60.0  # between two notes that the courier is at work


TERMS = Terms()
