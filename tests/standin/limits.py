"""What Discord checks in the body of a message, an autocomplete and a modal."""

from __future__ import annotations

from typing import Any

from standin.refusals import RefusedError, Wrong, empty_message
from standin.world import (
    COMPONENTS_V2,
    EPHEMERAL,
    SUPPRESS_EMBEDS,
    SUPPRESS_NOTIFICATIONS,
    Json,
    leaves,
)

CONTENT = 2000
FLAGS = EPHEMERAL | SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2
EMBED = {"title": 256, "description": 4096}
EMBEDS_TOGETHER = 6000
SELECTS = (3, 5, 6, 7, 8)
LAYOUT = (1, 9, 10, 12, 13, 14, 17)
ATTACHED = 10 * 1024 * 1024


def check_message(body: Json, files: int, size: int, flags: int, *, edit: bool = False) -> None:
    """Refuses a message Discord would refuse."""
    wrong = Wrong()
    content = body.get("content")
    if content is not None:
        wrong.longer(("content",), content, CONTENT)
    embeds = body.get("embeds") or []
    components = body.get("components") or []
    _embeds(wrong, embeds)
    _components(wrong, components, layout=bool(flags & COMPONENTS_V2))
    _allowed(wrong, body.get("allowed_mentions"))
    _nonce(wrong, body.get("nonce"))
    if flags & ~FLAGS:
        wrong.add(("flags",), "BASE_TYPE_FLAGS", "Those flags cannot be set.")
    if flags & COMPONENTS_V2 and (content or embeds):
        wrong.add(("content",), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "Not beside a layout.")
    wrong.more(("attachments",), files, 10)
    wrong.settle()
    if size > ATTACHED:
        raise RefusedError(413, 40005, "Request entity too large")
    bare = not files and not embeds and not components and not body.get("poll")
    if bare and not edit and not str(content or "").strip():
        raise empty_message()


def _nonce(wrong: Wrong, nonce: object) -> None:
    if nonce is not None and len(str(nonce)) > 25:
        wrong.add(("nonce",), "NONCE_TYPE_TOO_LONG", "Must be 25 or fewer in length.")


def _embeds(wrong: Wrong, embeds: list[Json]) -> None:
    wrong.more(("embeds",), len(embeds), 10)
    together = 0
    for n, embed in enumerate(embeds):
        texts: list[tuple[tuple[str | int, ...], Any, int]]
        texts = [(("embeds", n, key), embed.get(key), limit) for key, limit in EMBED.items()]
        texts.append((("embeds", n, "footer", "text"), (embed.get("footer") or {}).get("text"), 2048))
        texts.append((("embeds", n, "author", "name"), (embed.get("author") or {}).get("name"), 256))
        fields = embed.get("fields") or []
        wrong.more(("embeds", n, "fields"), len(fields), 25)
        for m, one in enumerate(fields):
            for key, limit in (("name", 256), ("value", 1024)):
                wrong.longer(("embeds", n, "fields", m, key), one.get(key), limit, 1)
                together += len(one.get(key) or "")
        for where, text, limit in texts:
            if text is not None:
                wrong.longer(where, text, limit)
                together += len(text)
    if together > EMBEDS_TOGETHER:
        wrong.add(
            ("embeds",), "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {EMBEDS_TOGETHER}"
        )


def _components(wrong: Wrong, components: list[Json], *, layout: bool) -> None:
    if not layout:
        wrong.more(("components",), len(components), 5)
    shown = sum(len(part.get("content") or "") for part in leaves(components))
    if layout and (shown > 4000 or _count(components) > 40):
        wrong.add(("components",), "COMPONENT_MAX_TOTAL_SIZE", "More than 40 components or 4000 characters.")
    for n, row in enumerate(components):
        if row.get("type") == 1:
            _row(wrong, ("components", n), row)
        elif not layout or row.get("type") not in LAYOUT:
            wrong.add(("components", n, "type"), "UNION_TYPE_CHOICES", "No such component here.")
    ids = [part["custom_id"] for part in leaves(components) if part.get("custom_id") is not None]
    for n, one in enumerate(ids):
        wrong.longer(("components", n, "custom_id"), one, 100, 1)
        if one in ids[:n]:
            wrong.add(("components", n, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", "Must be unique.")


def _count(components: list[Json]) -> int:
    return sum(1 + _count(part.get("components") or []) + ("accessory" in part) for part in components)


def _row(wrong: Wrong, where: tuple[str | int, ...], row: Json) -> None:
    parts = row.get("components") or []
    wrong.more((*where, "components"), len(parts), 5, 1)
    if len(parts) > 1 and any(part.get("type") in SELECTS for part in parts):
        wrong.add((*where, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "A select fills its row.")
    for n, part in enumerate(parts):
        spot = (*where, "components", n)
        if part.get("type") == 2:
            _button(wrong, spot, part)
        elif part.get("type") in SELECTS:
            _select(wrong, spot, part)
        else:
            wrong.add((*spot, "type"), "UNION_TYPE_CHOICES", "No such component in a row.")


def _button(wrong: Wrong, where: tuple[str | int, ...], button: Json) -> None:
    label, style = button.get("label"), button.get("style")
    if label is not None:
        wrong.longer((*where, "label"), label, 80)
    if not label and not button.get("emoji"):
        wrong.add((*where, "label"), "BUTTON_COMPONENT_NO_LABEL", "A button needs a label or an emoji.")
    if style not in (1, 2, 3, 4, 5):
        wrong.add((*where, "style"), "BASE_TYPE_CHOICES", "Value must be one of 1 to 5.")
    if style == 5:
        wrong.longer((*where, "url"), button.get("url"), 512, 1)
        if not str(button.get("url")).startswith(("http://", "https://", "discord://")):
            wrong.add((*where, "url"), "URL_TYPE_INVALID_URL", "Not a well formed URL.")
    elif not button.get("custom_id"):
        wrong.add((*where, "custom_id"), "COMPONENT_CUSTOM_ID_REQUIRED", "A custom id is required.")


def _select(wrong: Wrong, where: tuple[str | int, ...], select: Json) -> None:
    if select.get("placeholder") is not None:
        wrong.longer((*where, "placeholder"), select["placeholder"], 150)
    if not select.get("custom_id"):
        wrong.add((*where, "custom_id"), "COMPONENT_CUSTOM_ID_REQUIRED", "A custom id is required.")
    if select["type"] != 3:
        return
    options = select.get("options") or []
    wrong.more((*where, "options"), len(options), 25, 1)
    values = [option.get("value") for option in options]
    for n, option in enumerate(options):
        for key, least in (("label", 1), ("value", 1), ("description", 0)):
            if key != "description" or option.get(key) is not None:
                wrong.longer((*where, "options", n, key), option.get(key), 100, least)
        if option.get("value") in values[:n]:
            wrong.add(
                (*where, "options", n, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "Used twice."
            )


def _allowed(wrong: Wrong, allowed: Json | None) -> None:
    if allowed is None:
        return
    parse: list[Any] = allowed.get("parse") or []
    for n, kind in enumerate(parse):
        if kind not in ("users", "roles", "everyone"):
            wrong.add(("allowed_mentions", "parse", n), "BASE_TYPE_CHOICES", "No such kind of mention.")
    for kind in ("users", "roles"):
        wrong.more(("allowed_mentions", kind), len(allowed.get(kind) or []), 100)
        if kind in parse and allowed.get(kind):
            text = f"parse:[{kind!r}] and {kind}: [ids...] are mutually exclusive."
            wrong.add(("allowed_mentions",), "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", text)


def check_choices(data: Json | None, kind: int) -> list[tuple[str, Any]]:
    """The rows of an autocomplete answer, or a refusal."""
    wrong = Wrong()
    rows = (data or {}).get("choices")
    if not isinstance(rows, list):
        wrong.add(("data", "choices"), "BASE_TYPE_REQUIRED", "This field is required")
        wrong.settle()
        return []
    wrong.more(("data", "choices"), len(rows), 25)
    for n, row in enumerate(rows):
        wrong.longer(("data", "choices", n, "name"), row.get("name"), 100, 1)
        value = row.get("value")
        if kind == 3:
            wrong.longer(("data", "choices", n, "value"), value, 100)
        elif not isinstance(value, int | float) or isinstance(value, bool):
            wrong.add(("data", "choices", n, "value"), "NUMBER_TYPE_COERCE", "Not a number.")
    wrong.settle()
    return [(row["name"], row["value"]) for row in rows]


def check_modal(data: Json | None) -> Json:
    """A modal, or a refusal."""
    wrong, modal = Wrong(), data or {}
    wrong.longer(("data", "title"), modal.get("title"), 45, 1)
    wrong.longer(("data", "custom_id"), modal.get("custom_id"), 100, 1)
    rows = modal.get("components") or []
    wrong.more(("data", "components"), len(rows), 5, 1)
    wrong.settle()
    return modal
