"""What a program that restarts this one is told by its exit status.

0: it was asked to stop. 1: it failed, and will again until somebody does something. 2: it was called wrongly.
75 (``EX_TEMPFAIL``): it failed for a reason that passes, so it may be started again after a while.
"""

from __future__ import annotations

from briefs.errors import BriefError

FAILED, LATER = 1, 75


class LaterError(BriefError):
    """What failed may work in a while, without anybody doing anything."""


def status(error: Exception) -> int:
    """The exit status after an error."""
    return LATER if isinstance(error, LaterError) else FAILED
