"""What Discord takes, in its own counting, and how to stay inside it.

Lengths are in UTF-16 code units: Discord counts some texts in those and some in code points, and this is
never the smaller number. Sources: [API] https://docs.discord.com/developers/resources/message,
[COMPONENTS] https://docs.discord.com/developers/components/reference, [OPENAPI] the schemas of
discord/discord-api-spec, specs/openapi.json.
"""

from __future__ import annotations

import unicodedata

CONTENT = 2000  # characters of a bot's message [API, "content"]; the schema's 4,000 is not for bots
BUTTONS_PER_ROW = 5  # [OPENAPI ActionRowComponentForMessageRequest.components]
ROWS = 5  # action rows of a message [COMPONENTS, "Action Row"]
LABEL = 80  # of a button [OPENAPI ButtonComponentForMessageRequest.label]
CUSTOM_ID = 100  # of a component [OPENAPI ButtonComponentForMessageRequest.custom_id]
NAME = 60  # of a paper or speaker in a card: ours; a citation stays on one line of a phone, or two
CHOICES = 25  # of an autocomplete, or options of a select [OPENAPI StringSelectComponentForMessageRequest]
CHOICE = 100  # characters of a choice's name [OPENAPI ApplicationCommandOptionStringChoice.name]
ATTACHMENTS = 10  # of a message [OPENAPI MessageCreateRequest.attachments]
ALT = 1024  # characters of an attachment's description [OPENAPI MessageAttachmentRequest.description]
EMBED_DESCRIPTION = 4096  # [OPENAPI RichEmbed.description]

_ELLIPSIS = "…"
_JOINER = "\u200d"


def length(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    count = len(text)
    return count if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def fits(text: str, limit: int = CONTENT) -> bool:
    """Whether a text is sent whole: at most ``limit`` UTF-16 code units, and not empty."""
    return 0 < length(text) <= limit


def clip(text: str, limit: int) -> str:
    """The text, or its beginning with an ellipsis, within ``limit`` code units; cut at a grapheme's edge.

    For names and labels only: a quote is never cut.
    """
    if length(text) <= limit:
        return text
    room = limit - 1
    end = 0
    while end < len(text) and (room := room - length(text[end])) >= 0:
        end += 1
    while end > 0 and _inside_grapheme(text, end):
        end -= 1
    return text[:end].rstrip() + _ELLIPSIS


def _inside_grapheme(text: str, at: int) -> bool:
    """Whether a cut before ``text[at]`` would part what is seen as one character (UAX 29, but for jamo)."""
    before, after = text[at - 1], text[at]
    if (
        _JOINER in (before, after)
        or "\U0001f3fb" <= after <= "\U0001f3ff"
        or "\U000e0020" <= after <= "\U000e007f"
    ):
        return True
    if _is_flag_letter(before) and _is_flag_letter(after):
        run = at
        while run > 0 and _is_flag_letter(text[run - 1]):
            run -= 1
        return (at - run) % 2 == 1
    return unicodedata.category(after).startswith("M")


def _is_flag_letter(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
