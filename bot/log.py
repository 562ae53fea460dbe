"""What is logged and where; and what a person is told of an error."""

from __future__ import annotations

import logging
import re
import sys
import traceback
from hashlib import sha256

from bot.settings import LogSettings, SettingsError
from briefs.errors import BriefError

log = logging.getLogger(__name__)

# A bot's token, and that of an interaction, which stands in the paths of Discord's API.
_TOKEN = re.compile(
    r"[\w-]{18,}\.[\w-]{4,}\.[\w-]{20,}|(?<=/interactions/)\d+/[^/\s]+|(?<=/webhooks/)\d+/[^/\s?]+"
)


class _Redacted(logging.Formatter):
    """Formats records without the tokens in them, wherever those come from: a URL, an error, a traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as it is written."""
        return _TOKEN.sub("***", super().format(record))


def configure(settings: LogSettings) -> None:
    """Send log records where the settings want them; SettingsError where that file cannot be written.

    Unless somebody asked for more, warnings are sentences on standard error, and no traceback is among them.
    """
    handler: logging.Handler
    if settings.file is None:
        handler = logging.StreamHandler(sys.stderr)
    else:
        try:
            handler = logging.FileHandler(settings.file, encoding="utf-8")
        except OSError as error:
            sentence = f"BRIEFBOT_LOG names {settings.file}, which cannot be written: {error.strerror}."
            raise SettingsError(sentence) from error
    if settings.asked:
        handler.setFormatter(_Redacted("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    else:
        handler.setFormatter(_Redacted("briefbot: %(message)s"))
        handler.addFilter(lambda record: not record.exc_info)
    root = logging.getLogger()
    for old in root.handlers[:]:
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)
    root.setLevel(settings.level.upper())
    logging.getLogger("aiosqlite").setLevel(logging.WARNING)  # below that it logs what people asked
    # Below that it logs what people wrote, and tokens with it.
    logging.getLogger("discord").setLevel(max(logging.INFO, root.level))
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # below that it tells of its font cache


def sentence(error: Exception) -> str:
    """What a person is told of an error; one nobody expected is logged in full, under a short id."""
    if isinstance(error, BriefError):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        about = f" ({error.filename})" if error.filename else ""
        what = f"The system says: {error.strerror}{about}."
    else:
        what = "Something went wrong that should not have."
    return f"{what} Incident {incident(error)}; with BRIEFBOT_LOG=debug it is told in full."


def incident(error: BaseException) -> str:
    """The short id under which an error that nobody expected is logged in full."""
    trace = "".join(traceback.format_exception(error))
    id = sha256(trace.encode("utf-8", "backslashreplace")).hexdigest()[:8]
    log.error("incident %s", id, exc_info=error)
    return id
