"""A hundred and twenty texts that ping, or break out of what they are shown in, where nobody takes care."""

from itertools import product

_PINGS = (
    "@everyone",
    "@here",
    "<@1234567890123456789>",
    "<@!1234567890123456789>",
    "<@&1234567890123456789>",
    "\\@everyone",
    "\\\\<@1234567890123456789>",
    "@\u200beveryone",
    "\u202e@everyone\u202c",
    "@everyone" * 8,
    "<@<@1234567890123456789>1234567890123456789>",
    "[quays](https://evil.example/@everyone)",
    "<https://evil.example/@here>",
    "<t:0:R> <id:customize> </papers:1> <#1234567890123456789> @here",
    "{{ 7 * 7 }} {% raw %} %s {0} @everyone",
)
_FRAMES = (
    "{}",
    "The harbour of {} was dredged in 1998",
    "**{}**",
    "`{}`",
    "```\n{}\n```",
    "> {}",
    "||{}||",
    '"{}"',
)
HOSTILE = tuple(frame.replace("{}", ping) for frame, ping in product(_FRAMES, _PINGS))
