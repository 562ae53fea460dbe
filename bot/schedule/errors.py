"""What a person can mend in a schedule."""

from __future__ import annotations

from briefs.errors import BriefError


class ScheduleError(BriefError):
    """A rule, a zone or a start that cannot be planned with."""


class RuleError(ScheduleError):
    """A text is no rule, or one that never happens or costs too much to follow."""
