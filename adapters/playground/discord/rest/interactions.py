"""Answers to interactions: the one callback, and what may follow it for fifteen minutes."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from adapters.playground.discord import mentions, posting
from adapters.playground.discord.nouns import EPHEMERAL, LOADING, Interaction, Message, Modal
from adapters.playground.discord.rest.messages import check_merged
from adapters.playground.discord.wire import NOTHING, Answer, Call, Json, Refused, Upload
from adapters.playground.discord.world import World

COMMAND, COMPONENT, TYPING, SUBMIT = 2, 3, 4, 5
MESSAGE, DEFER, DEFER_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
FITTING: Final[Mapping[int, frozenset[int]]] = {
    COMMAND: frozenset({MESSAGE, DEFER, MODAL}),
    COMPONENT: frozenset({MESSAGE, DEFER, DEFER_UPDATE, UPDATE, MODAL}),
    TYPING: frozenset({CHOICES}),
    SUBMIT: frozenset({MESSAGE, DEFER, DEFER_UPDATE, UPDATE}),
}
USER_INSTALL_FOLLOWUPS: Final = 5  # docs, receiving-and-responding, Create Followup Message


def callback(world: World, call: Call) -> Answer:
    """The first answer, within three seconds, once."""
    it = world.interactions.get(call.args["interaction"])
    if it is None or it.token != call.args["token"]:
        raise Refused(10062)
    if it.answer is not None:
        raise Refused(40060)
    if it.failed or world.clock() - it.at > world.answer_within:
        raise Refused(10062)
    kind = int(call.form["type"])
    if kind not in FITTING[it.type] or (it.type == SUBMIT and kind in {DEFER_UPDATE, UPDATE} and not it.message):
        raise Refused(50035, f"callback type {kind} does not fit interaction type {it.type}")
    data: Json = call.form.get("data") or {}
    it.callbacks.append(call.form)
    message = _take(world, it, kind, data, call.files)
    it.answer = kind
    it.settled.set()
    if call.query.get("with_response", "").lower() not in {"1", "true"}:
        return NOTHING
    return Answer(_told(world, it, kind, message))


def _take(world: World, it: Interaction, kind: int, data: Json, files: Sequence[Upload]) -> Message | None:
    if kind in {MESSAGE, DEFER}:
        whispered = it.user if int(data.get("flags") or 0) & EPHEMERAL else None
        form = data if kind == MESSAGE else {"flags": int(data.get("flags") or 0) | LOADING}
        message = _post(world, it, form, whispered, files)
        it.original = message.id
        return message
    if kind in {DEFER_UPDATE, UPDATE}:
        it.original = it.message
        if kind == UPDATE:
            return _change(world, it, "@original", data, quiet=False)
    elif kind == CHOICES:
        it.choices = list(data.get("choices") or [])
    else:
        world.modals[it.user] = Modal(it.user, it.id, it.channel, it.message, data)
        world.tell("modal", user=it.user, modal={**data, "channel_id": it.channel, "message_id": it.message})
    return None


def _post(world: World, it: Interaction, form: Json, whispered: str | None, files: Sequence[Upload]) -> Message:
    return posting.create(
        world,
        world.channel(it.channel),
        world.app,
        form,
        usual=mentions.IN_ANSWERS,
        whispered_to=whispered,
        interaction=it.id,
        metadata=_metadata(it),
        files=files,
    )


def _metadata(it: Interaction) -> Json:
    who = it.native.get("user") or it.native["member"]["user"]
    body: Json = {
        "id": it.id,
        "type": it.type,
        "user": who,
        "authorizing_integration_owners": it.native["authorizing_integration_owners"],
    }
    if it.message:
        body["interacted_message_id"] = it.message
    if it.type == SUBMIT:
        body["triggering_interaction_metadata"] = {**body, "type": COMMAND}
    return body


def _told(world: World, it: Interaction, kind: int, message: Message | None) -> Json:
    about: Json = {"id": it.id, "type": it.type}
    if kind in {MESSAGE, DEFER} and message:
        about["response_message_id"] = message.id
        about["response_message_loading"] = kind == DEFER
        about["response_message_ephemeral"] = message.whispered_to is not None
    if kind not in {MESSAGE, UPDATE} or message is None:
        return {"interaction": about}
    return {"interaction": about, "resource": {"type": kind, "message": world.native(message)}}


def _find(world: World, it: Interaction, which: str) -> Message:
    known = {it.original, it.message, *it.followups}
    message = it.original if which == "@original" else which
    found = world.channel(it.channel).messages.get(message or "")
    if found is None or found.deleted or found.id not in known:
        raise Refused(10008)
    return found


def _change(world: World, it: Interaction, which: str, form: Json, *, quiet: bool) -> Message:
    message = _find(world, it, which)
    check_merged(message, form)
    message.flags &= ~LOADING
    posting.edit(world, message, form, usual=mentions.IN_ANSWERS, quiet=quiet)
    return message


def follow(world: World, call: Call) -> Answer:
    """One more message; directly after a defer it becomes the answer that is waited for, and keeps its privacy."""
    it = world.by_token(call.args["token"])
    original = world.channel(it.channel).messages.get(it.original or "")
    if it.answer == DEFER and original is not None and original.flags & LOADING and not original.deleted:
        form: Any = {**call.form, "flags": int(call.form.get("flags") or 0) & ~EPHEMERAL}
        posting.attach(world, original, call.files)
        return Answer(world.native(_change(world, it, "@original", form, quiet=True)))
    if it.user_installed and len(it.followups) >= USER_INSTALL_FOLLOWUPS:
        raise Refused(40094)
    whispered = it.user if int(call.form.get("flags") or 0) & EPHEMERAL else None
    message = _post(world, it, call.form, whispered, call.files)
    it.followups.append(message.id)
    return Answer(world.native(message))


def read(world: World, call: Call) -> Answer:
    return Answer(world.native(_find(world, world.by_token(call.args["token"]), call.args["message"])))


def edit(world: World, call: Call) -> Answer:
    it = world.by_token(call.args["token"])
    loading = bool(_find(world, it, call.args["message"]).flags & LOADING)
    return Answer(world.native(_change(world, it, call.args["message"], call.form, quiet=loading)))


def delete(world: World, call: Call) -> Answer:
    posting.delete(world, [_find(world, world.by_token(call.args["token"]), call.args["message"])])
    return NOTHING
