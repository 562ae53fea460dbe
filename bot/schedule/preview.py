"""What a schedule would bring next, for a moderator's eyes."""

from __future__ import annotations

from dataclasses import replace

from bot.model import Response
from bot.schedule.compose import Speaker, framed
from bot.schedule_answers import SchedulePreview


async def previewed(app: Speaker, told: Response, answer: SchedulePreview) -> Response:
    """What is told about a schedule, and below it what would go out next, where anything is due."""
    if answer.next is None:
        return told
    issue = answer.schedule.issued + 1
    reply = await framed(app, answer.schedule, answer.next, issue, preface=told.reply.text)
    return replace(told, reply=replace(reply, private=True))
