"""``briefbot schedule``: when rules fire, which hangs on no papers and no state."""

from __future__ import annotations

from pathlib import Path

import click

from bot import calls
from bot.cli_where import where


@click.group()
@where
def schedule(**_: Path | None) -> None:
    """Try the rules that schedules have."""


@schedule.command("next", options_metavar="[OPTIONS]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")
@click.option("--batch", metavar="FILE", help="Answer each line of FILE, an object; - is standard input.")
@click.option("--count", type=click.IntRange(1, 2_000), default=5, show_default=True, help="How many times.")
@click.option("--start", metavar="UTC", help="Times later than this, like 2026-03-29T00:00Z; else than now.")
@where
@click.argument("rule", required=False)
@click.argument("zone", required=False)
def upcoming(
    as_json: bool,
    batch: str | None,
    count: int,
    start: str | None,
    rule: str | None,
    zone: str | None,
    **_: Path | None,
) -> None:
    """Print when a RULE fires next in a time ZONE.

    A RULE is a time with weekdays ("09:00 mon-fri"), a cron line ("0 9 * * MON-FRI"), or
    "DTSTART:20260105T090000 RRULE:FREQ=WEEKLY"; a ZONE is a name or a city, like Asia/Seoul or "new york".
    In cron, L and LW are the last day and the last workday of a month, MON#1 is its first Monday, 5L its last Friday.
    """
    context = click.get_current_context()
    if batch is not None:
        if rule is not None or start is not None or not as_json:
            raise click.UsageError("--batch goes with --json; its objects say the rest.", context)
        calls.next_times_of_all(batch)
    elif rule is None or zone is None:
        raise click.UsageError("Give a rule and a time zone, or --json --batch FILE.", context)
    else:
        calls.next_times(rule, zone, start, count, as_json)
