"""A small reader of Discord's Markdown, to see with its eyes what a text shows and whom it pings."""

import re

# In the order in which Discord's client tries them at each position of a line.
_INLINE = {
    "escape": r"\\([^0-9A-Za-z\s])",
    "link": r"<https?://[^\s>]+>|https?://\S+|<\w+@\w+\.\w+>",
    # Brackets in here know no backslash: this is how the library that Discord uses reads them.
    "masked": r"\[(?:\[[^\]]*\]|[^\[\]]|\](?=[^\[]*\]))*\]\((?:\([^)]*\)|[^\s\\]|\\.)*?\)",
    "invite": r"(?:discord\.gg|discord(?:app)?\.com/invite)/\w+",
    "mention": r"<@[!&]?\d+>|<#\d+>|</[^>:]+:\d+>|<id:\w+>|@everyone|@here",
    "time": r"<t:-?\d+(?::[tTdDfFR])?>",
    "emoji": r"<a?:\w+:\d+>|:[^\s:]+:",
    "code": r"(`+)[^`](?:.*?[^`])?\1(?!`)",
    "strong": r"\*\*((?:\\.|[^\\])+?)\*\*(?!\*)",
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
        if match := re.compile(pattern).match(text, at):
            return kind, match
    return None


def visible(line: str) -> tuple[str, list[str]]:
    """What a line shows, its markup taken for text, and the kinds of markup Discord finds in it."""
    found = _first(_BLOCK, line, 0)
    shown, kinds = _inline(line)
    return shown, [found[0], *kinds] if found else kinds


def _inline(line: str) -> tuple[str, list[str]]:
    shown, at = "", 0
    kinds: list[str] = []
    while at < len(line):
        hit = _first(_INLINE, line, at)
        if hit and hit[0] == "escape":
            shown += hit[1].group(1)
            at = hit[1].end()
        elif hit and hit[0] == "strong":
            inner, more = _inline(hit[1].group(1))
            shown += f"**{inner}**"
            kinds += ["strong", *more]
            at = hit[1].end()
        else:
            kinds += [hit[0]] if hit else []
            shown += line[at]
            at += 1
    return shown, kinds


def pings(text: str) -> list[str]:
    """Whom the server would notify, which looks at the raw text and heeds no backslash."""
    return _PINGS.findall(text)
