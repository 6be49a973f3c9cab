"""conversations.* and users.conversations: rooms, who is in them, what was said."""

from adapters.playground.slack.api.ask import Ask, page
from adapters.playground.slack.nouns import Channel, Json, Message, SlackError
from adapters.playground.slack.shapes import channel_json, message_json

TYPES = {"public_channel": "public", "private_channel": "private", "im": "dm"}
LIST_DEFAULT = 100
OPEN_MOST = 8


def _listed(ask: Ask, channels: list[Channel]) -> Json:
    wanted = [each.strip() for each in (ask.text("types") or "public_channel").split(",")]
    if any(each not in {*TYPES, "mpim"} for each in wanted):
        raise SlackError("invalid_types")
    kinds = {TYPES[each] for each in wanted if each in TYPES}
    live = ask.flag("exclude_archived")
    fitting = [each for each in channels if each.kind in kinds and not (live and each.archived)]
    some, cursor = page(fitting, ask, LIST_DEFAULT)
    return {
        "channels": [channel_json(each, ask.bot) for each in some],
        "response_metadata": {"next_cursor": cursor},
    }


def _visible(ask: Ask) -> list[Channel]:
    rooms = (each for each in ask.ground.channels.values() if ask.workspace.id in each.workspaces())
    return [each for each in rooms if each.kind == "public" or ask.bot in each.members]


def list_channels(ask: Ask) -> Json:
    return _listed(ask, _visible(ask))


def of_user(ask: Ask) -> Json:
    user = ask.text("user") or ask.bot
    return _listed(ask, [each for each in _visible(ask) if user in each.members])


def info(ask: Ask) -> Json:
    shown = channel_json(ask.channel(member=False), ask.bot)
    if not ask.flag("include_num_members"):
        shown.pop("num_members", None)
    return {"channel": shown}


def join(ask: Ask) -> Json:
    channel = ask.channel(member=False, live=True)
    if channel.kind != "public":
        raise SlackError("method_not_supported_for_channel_type")
    already = ask.bot in channel.members
    if not already:
        ask.ground.enter(channel, ask.bot)
    shown = {"channel": channel_json(channel, ask.bot)}
    return shown | ({"warning": "already_in_channel"} if already else {})


def leave(ask: Ask) -> Json:
    channel = ask.channel(member=False, live=True)
    if ask.bot not in channel.members:
        return {"not_in_channel": True}
    ask.ground.leave_channel(channel, ask.bot)
    return {}


def members(ask: Ask) -> Json:
    channel = ask.channel(member=False)
    some, cursor = page(list(channel.members), ask, LIST_DEFAULT)
    return {"members": some, "response_metadata": {"next_cursor": cursor}}


def open_dm(ask: Ask) -> Json:
    users = [each for each in ask.text("users").split(",") if each]
    if not users:
        raise SlackError("users_list_not_supplied")
    if len(users) > OPEN_MOST:
        raise SlackError("too_many_users")
    if any(each not in ask.ground.people for each in users):
        raise SlackError("user_not_found")
    if len(users) > 1:
        raise SlackError("method_not_supported_for_channel_type")  # group conversations are not built here
    if ask.ground.people[users[0]].deleted:
        raise SlackError("user_disabled")
    channel = ask.ground.dm_with(users[0])
    return {"channel": channel_json(channel, ask.bot) if ask.flag("return_im") else {"id": channel.id}}


def _window(ask: Ask, messages: list[Message]) -> list[Message]:
    oldest, latest, inclusive = ask.text("oldest") or "0", ask.text("latest"), ask.flag("inclusive")
    try:
        low, high = float(oldest), float(latest) if latest else float("inf")
    except ValueError:
        raise SlackError("invalid_ts_oldest") from None
    return [
        each
        for each in messages
        if low < float(each.ts) < high or (inclusive and each.ts in {oldest, latest} and not each.deleted)
    ]


def _shown(ask: Ask, messages: list[Message]) -> Json:
    some, cursor = page(messages, ask, LIST_DEFAULT)
    metadata, shown = ask.flag("include_all_metadata"), ask.ground.faults.users_shown
    return {
        "messages": [
            message_json(each, ask.ground.app, ask.workspace.id, metadata=metadata, shown=shown) for each in some
        ],
        "has_more": bool(cursor),
        "response_metadata": {"next_cursor": cursor},
    }


def history(ask: Ask) -> Json:
    """Newest first, without replies and without what only one person can see."""
    channel = ask.channel()
    top = [
        each
        for each in reversed(ask.ground.messages[channel.id].values())
        if not each.deleted and (each.thread is None or each.broadcast)
    ]
    return _shown(ask, _window(ask, top))


def replies(ask: Ask) -> Json:
    channel = ask.channel()
    parent = ask.ground.messages[channel.id].get(ask.text("ts"))
    if parent is None or (parent.deleted and not parent.replies):
        raise SlackError("thread_not_found")
    thread = [parent, *(ask.ground.messages[channel.id][ts] for ts in parent.replies)]
    return _shown(ask, [parent, *_window(ask, thread[1:])])
