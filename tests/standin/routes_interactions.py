"""Routes that answer an interaction: the callback, and the webhook its token opens."""

from __future__ import annotations

from standin import payloads
from standin.interaction import (
    CHOICES,
    COMMAND,
    COMPLETE,
    COMPONENT,
    DEFER,
    DEFER_UPDATE,
    MESSAGE,
    MODAL,
    SECONDS_TO_ANSWER,
    SECONDS_TO_FOLLOW,
    SHOW_MODAL,
    UPDATE,
    Interaction,
)
from standin.limits import check_choices, check_message, check_modal
from standin.refusals import RefusedError, Wrong, already_acknowledged, unknown
from standin.rest import Call, route
from standin.routes_messages import rewrite
from standin.state import Discord
from standin.world import EPHEMERAL, LOADING, Json, Message

ANSWERS = {
    COMMAND: {MESSAGE, DEFER, SHOW_MODAL},
    COMPONENT: {MESSAGE, DEFER, DEFER_UPDATE, UPDATE, SHOW_MODAL},
    COMPLETE: {CHOICES},
    MODAL: {MESSAGE, DEFER},
}
FOLLOW_UPS_OF_AN_APP = 5
HOOK = "/webhooks/{webhook_id}/{webhook_token}"


@route("POST /interactions/{interaction_id}/{interaction_token}/callback")
def callback(discord: Discord, call: Call) -> Json | None:
    """The first and only answer to an interaction, within three seconds."""
    found = discord.interactions.get(call.number("interaction_id"))
    if found is None or found.token != call.params["interaction_token"]:
        raise unknown("Interaction")
    kind: int = call.json.get("type") or 0
    data: Json = call.json.get("data") or {}
    if found.response:
        found.mishaps.append(f"answered again with type {kind}")
        raise already_acknowledged()
    if discord.clock.now() - found.sent_at > SECONDS_TO_ANSWER:
        found.mishaps.append(f"answered too late with type {kind}")
        raise unknown("Interaction")
    allowed = ANSWERS[found.kind] | ({DEFER_UPDATE, UPDATE} if found.clicked else set())
    if kind not in allowed:
        wrong = Wrong()
        wrong.add(("type",), "BASE_TYPE_CHOICES", f"Value must be one of {sorted(allowed)}.")
        wrong.settle()
    _first(discord, found, kind, data, call)
    found.acknowledge(kind)
    discord.journal.ring()
    return _callback_answer(found, kind) if call.query.get("with_response") in ("1", "true") else None


def _first(discord: Discord, found: Interaction, kind: int, data: Json, call: Call) -> None:
    inner = Call(call.params, call.query, data, call.files)
    if kind in (MESSAGE, DEFER):
        found.original = _new(discord, found, inner, waiting=kind == DEFER)
    elif kind == UPDATE and found.clicked:
        rewrite(discord, found.clicked, inner, found.id)
        found.original = found.clicked
    elif kind == DEFER_UPDATE:
        found.original = found.clicked
    elif kind == CHOICES:
        found.choices = check_choices(data, found.option)
    elif kind == SHOW_MODAL:
        found.modal = check_modal(data)


def _new(discord: Discord, found: Interaction, call: Call, *, waiting: bool = False) -> Message:
    body, flags = call.json, int(call.json.get("flags") or 0)
    if waiting:
        flags = (flags & EPHEMERAL) | LOADING
    else:
        check_message(body, len(call.files), sum(len(f.data) for f in call.files), flags)
    kind = 20 if found.kind == COMMAND and not found.messages else 19 if found.messages else 0
    message = Message(discord.ids.next(), found.channel, discord.bot, flags=flags, kind=kind)
    message.interaction, message.asked_by, message.asked_as = found.id, found.user, found.kind
    message.seen_by = found.user if flags & EPHEMERAL else None
    if not waiting:
        discord.write(message, body, call.files, found.id)
    found.messages.append(message)
    return discord.post(message)


def _callback_answer(found: Interaction, kind: int) -> Json:
    answer: Json = {"id": str(found.id), "type": found.kind}
    if found.original is None or kind not in (MESSAGE, DEFER, UPDATE):
        return {"interaction": answer}
    message = found.original
    answer |= {
        "response_message_id": str(message.id),
        "response_message_loading": message.waiting,
        "response_message_ephemeral": message.private,
    }
    return {"interaction": answer, "resource": {"type": kind, "message": payloads.message(message)}}


def _by_token(discord: Discord, call: Call) -> Interaction:
    found = discord.tokens.get(call.params["webhook_token"])
    if call.number("webhook_id") != discord.bot.id or found is None or not found.response:
        raise unknown("Webhook")
    if discord.clock.now() - found.sent_at > SECONDS_TO_FOLLOW:
        found.mishaps.append("its token was used after 15 minutes")
        raise RefusedError(401, 50027, "Invalid Webhook Token")
    return found


def _of(found: Interaction, call: Call) -> Message:
    if "message_id" in call.params:
        number = call.number("message_id")
        message = next((m for m in (*found.messages, found.original) if m and m.id == number), None)
    else:
        message = found.original
    if message is None or message.deleted:
        raise unknown("Message")
    return message


@route(f"POST {HOOK}")
def follow(discord: Discord, call: Call) -> Json:
    """One more message; after a deferred answer the first one takes the place of the dots."""
    found = _by_token(discord, call)
    waiting = found.original and found.original.waiting and not found.original.deleted
    if found.original and waiting and found.response == DEFER:
        if not str(call.json.get("content") or "").strip() and not call.files:
            check_message(call.json, len(call.files), 0, 0)
        rewrite(discord, found.original, call, found.id)
        found.shown = True
        return payloads.message(found.original)
    if found.installed and len(found.messages) > FOLLOW_UPS_OF_AN_APP:
        raise RefusedError(
            400, 40094, "The maximum number of follow-up messages for this interaction was reached"
        )
    message = _new(discord, found, call)
    found.shown = True
    return payloads.message(message)


@route(f"GET {HOOK}/messages/@original", f"GET {HOOK}/messages/{{message_id}}")
def read(discord: Discord, call: Call) -> Json:
    """An answer, as it stands."""
    return payloads.message(_of(_by_token(discord, call), call))


@route(f"PATCH {HOOK}/messages/@original", f"PATCH {HOOK}/messages/{{message_id}}")
def edit(discord: Discord, call: Call) -> Json:
    """Edits an answer; what was deferred is shown by it."""
    found = _by_token(discord, call)
    message = _of(found, call)
    rewrite(discord, message, call, found.id)
    found.shown = True
    discord.journal.ring()
    return payloads.message(message)


@route(f"DELETE {HOOK}/messages/@original", f"DELETE {HOOK}/messages/{{message_id}}")
def delete(discord: Discord, call: Call) -> None:
    """Takes an answer back."""
    found = _by_token(discord, call)
    message = _of(found, call)
    found.withdrawn = found.withdrawn or message is found.original
    discord.remove(message)
