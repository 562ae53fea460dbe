"""A small reader of Discord's Markdown, to see with its eyes what a text would show and whom it would ping."""

import re

# In the order in which Discord's client tries them at each position of a line.
_INLINE = {
    "escape": r"\\([^0-9A-Za-z\s])",
    "link": r"<https?://[^\s>]+>|https?://\S+|\[[^\]]*\]\([^)]*\)|<\w+@\w+\.\w+>",
    "invite": r"(?:discord\.gg|discord(?:app)?\.com/invite)/\w+",
    "mention": r"<@[!&]?\d+>|<#\d+>|</[^>:]+:\d+>|<id:\w+>|@everyone|@here",
    "time": r"<t:-?\d+(?::[tTdDfFR])?>",
    "emoji": r"<a?:\w+:\d+>|:[^\s:]+:",
    "code": r"(`+)[^`](?:.*?[^`])?\3(?!`)",
    "strong": r"\*\*(?=\S).+?\*\*",
    "underline": r"__.+?__",
    "strike": r"~~.+?~~",
    "spoiler": r"\|\|.+?\|\|",
    "italics": r"\*(?=\S)[^*]+\*|\b_[^_]+_\b",
}
_BLOCK = {
    "fence": r"```",
    "small": r"-# ",
    "heading": r"#{1,3} ",
    "quote": r">(?:>>)? ",
    "list": r"(?:[-*+]|\d+[.)]) ",
}
_PINGS = re.compile(r"@everyone|@here|<@[!&]?\d+>")


def _first(rules: dict[str, str], text: str, at: int) -> tuple[str, re.Match[str]] | None:
    for kind, pattern in rules.items():
        match = re.compile(pattern.replace(r"\3", r"\1") if kind == "code" else pattern).match(text, at)
        if match:
            return kind, match
    return None


def visible(line: str) -> tuple[str, list[str]]:
    """What a line shows if its markup is taken for text, and the kinds of markup Discord finds in it."""
    found = _first(_BLOCK, line, 0)
    kinds = [found[0]] if found else []
    shown, at = "", 0
    while at < len(line):
        hit = _first(_INLINE, line, at)
        if hit and hit[0] == "escape":
            shown += hit[1].group(1)
            at = hit[1].end()
        else:
            kinds += [hit[0]] if hit else []
            shown += line[at]
            at += 1
    return shown, kinds


def pings(text: str) -> list[str]:
    """What the server would notify, which looks at the raw text and heeds no backslash."""
    return _PINGS.findall(text)
