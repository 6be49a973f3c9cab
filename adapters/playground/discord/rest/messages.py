"""Messages in channels: create once, read, edit, delete."""

from collections.abc import Iterable
from typing import Final

from adapters.playground.discord import posting
from adapters.playground.discord.components import ROW
from adapters.playground.discord.nouns import COMPONENTS_V2, THREAD, Channel, Message
from adapters.playground.discord.permissions import BITS
from adapters.playground.discord.snowflakes import moment
from adapters.playground.discord.wire import NOTHING, Answer, Call, Json, Refused
from adapters.playground.discord.world import World

NONCES_LIVE: Final = 300.0  # docs, resources/message: "in the past few minutes"
HOUR: Final = 3600.0
FORTNIGHT: Final = 14 * 86_400.0
PAGE: Final = 50
FEWEST: Final = 2  # of a bulk delete
LONGEST_PAGE: Final = 100


def create(world: World, call: Call) -> Answer:
    channel = world.channel(call.args["channel"])
    world.need(channel, "SEND_MESSAGES")
    nonce = call.form.get("nonce")
    if nonce is not None and call.form.get("enforce_nonce"):
        known = world.nonces.get(str(nonce))
        if known and world.clock() - known[0] <= NONCES_LIVE:
            return Answer(world.native(known[1]))
    form = dict(call.form)
    if not world.allowed(channel, world.app.id) & BITS["EMBED_LINKS"]:
        form.pop("embeds", None)  # Discord drops them without a word
    if channel.type == THREAD and channel.archived:
        channel.archived = False
    what = posting.create(world, channel, world.app, form, files=call.files)
    if nonce is not None:
        world.nonces[str(nonce)] = (world.clock(), what)
        return Answer({**world.native(what), "nonce": nonce})
    return Answer(world.native(what))


def read(world: World, call: Call) -> Answer:
    world.need(world.channel(call.args["channel"]), "READ_MESSAGE_HISTORY")
    return Answer(world.native(world.message(call.args["channel"], call.args["message"])))


def history(world: World, call: Call) -> Answer:
    """Newest first; without the right to read history the list is empty, not refused."""
    channel = world.channel(call.args["channel"])
    world.need(channel)
    if not world.allowed(channel, world.app.id) & BITS["READ_MESSAGE_HISTORY"]:
        return Answer([])
    limit = int(call.query.get("limit", PAGE))
    if not 1 <= limit <= LONGEST_PAGE:
        raise Refused(50035, f"limit {limit}: 1 to {LONGEST_PAGE}")
    standing = [each for each in channel.messages.values() if not each.deleted and each.whispered_to is None]
    return Answer([world.native(each) for each in _page(standing, call, limit)])


def _page(standing: list[Message], call: Call, limit: int) -> Iterable[Message]:
    if around := call.query.get("around"):
        older = [each for each in standing if int(each.id) < int(around)][-(limit // 2) :]
        newer = [each for each in standing if int(each.id) >= int(around)][: limit - len(older)]
        return reversed(older + newer)
    if after := call.query.get("after"):
        return reversed([each for each in standing if int(each.id) > int(after)][:limit])
    if before := call.query.get("before"):
        standing = [each for each in standing if int(each.id) < int(before)]
    return reversed(standing[-limit:])


def edit(world: World, call: Call) -> Answer:
    channel = world.channel(call.args["channel"])
    what = world.message(channel.id, call.args["message"])
    world.need(channel)
    if channel.archived:
        raise Refused(50083)
    if what.author.id != world.app.id:
        raise Refused(50005)
    check_merged(what, call.form)
    _old_edits(world, what)
    posting.edit(world, what, call.form)
    return Answer(world.native(what))


def check_merged(what: Message, form: Json) -> None:
    """Components V2 stay V2, a message that becomes V2 must lose its content and embeds, any other has rows only."""
    flags = int(form.get("flags") or 0) | what.flags
    content = form.get("content", what.content)
    embeds = form.get("embeds", what.embeds)
    code = ""
    if flags & COMPONENTS_V2 and (content or embeds):
        code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
    elif not flags & COMPONENTS_V2 and any(each["type"] != ROW for each in form.get("components") or []):
        code = "ONLY_ROWS_WITHOUT_THE_FLAG_FOR_COMPONENTS_V2"
    if code:
        raise Refused(50035, errors={"_errors": [{"code": code, "message": code.lower()}]})


def _old_edits(world: World, what: Message) -> None:
    faults = world.faults
    if faults.old_edits is None or world.clock() - what.at <= HOUR:
        return
    if faults.old_edits <= 0:
        raise Refused(30046, retry_after=faults.old_edit_wait)
    faults.old_edits -= 1


def delete(world: World, call: Call) -> Answer:
    channel = world.channel(call.args["channel"])
    what = world.message(channel.id, call.args["message"])
    world.need(channel, *(() if what.author.id == world.app.id else ("MANAGE_MESSAGES",)))
    posting.delete(world, [what])
    return NOTHING


def bulk_delete(world: World, call: Call) -> Answer:
    channel = world.channel(call.args["channel"])
    world.need(channel, "MANAGE_MESSAGES")
    ids = [str(each) for each in call.form["messages"]]
    if not FEWEST <= len(ids) <= LONGEST_PAGE:
        raise Refused(50016)
    if any(world.clock() - moment(each) > FORTNIGHT for each in ids):
        raise Refused(50034)
    posting.delete(world, _standing(channel, ids))
    return NOTHING


def _standing(channel: Channel, ids: Iterable[str]) -> list[Message]:
    return [channel.messages[each] for each in ids if each in channel.messages and not channel.messages[each].deleted]
