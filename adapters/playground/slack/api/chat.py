"""chat.*: posting, whispering, editing, deleting."""

from adapters.playground.slack.api.ask import Ask
from adapters.playground.slack.nouns import Channel, Json, Message, SlackError
from adapters.playground.slack.payload import Content, read_content
from adapters.playground.slack.shapes import message_json


def _content(ask: Ask, *, editing: bool = False) -> Content:
    content = {name: ask.args.get(name) for name in ("text", "markdown_text")}
    content["blocks"] = ask.json("blocks", "invalid_blocks_format")
    content["attachments"] = ask.json("attachments", "invalid_attachments")
    content["metadata"] = ask.json("metadata", "invalid_metadata_format")
    return read_content(content, editing=editing)


def _target(ask: Ask) -> Channel:
    """A channel by id or name, or a person: then it is the conversation with them."""
    wanted = ask.text("channel")
    ground = ask.ground
    if wanted in ground.people and ground.people[wanted].workspace == ask.workspace.id:
        return ground.dm_with(wanted)
    return ask.channel(live=True, write=True)


def _compose(ask: Ask, channel: Channel, content: Content) -> Message:
    thread = ask.text("thread_ts") or None
    if thread and thread not in ask.ground.messages[channel.id]:
        raise SlackError("thread_not_found")
    return Message(
        channel=channel.id,
        ts=ask.ground.mint.ts(),
        user=ask.bot,
        text=content.text,
        blocks=content.named_blocks(ask.ground.mint),
        attachments=content.attachments,
        metadata=content.metadata,
        bot_id=ask.workspace.bot_id,
        username=ask.text("username") or None,
        thread=thread,
        broadcast=ask.flag("reply_broadcast"),
    )


def post_message(ask: Ask) -> Json:
    channel = _target(ask)
    message = ask.ground.post(_compose(ask, channel, _content(ask)))
    shown = message_json(message, ask.ground.app, ask.workspace.id, metadata=True)
    return {"channel": channel.id, "ts": message.ts, "message": shown}


def post_ephemeral(ask: Ask) -> Json:
    channel = _target(ask)
    user = ask.text("user")
    if user not in channel.members:
        raise SlackError("user_not_in_channel")
    message = _compose(ask, channel, _content(ask))
    message.ephemeral_to = user
    return {"message_ts": ask.ground.post(message).ts}


def _own(ask: Ask, error: str) -> Message:
    channel = ask.channel(member=False)
    message = ask.ground.find_message(channel.id, ask.needed("ts"))
    if message.bot_id != ask.workspace.bot_id:
        raise SlackError(error)
    return message


def update(ask: Ask) -> Json:
    message = _own(ask, "cant_update_message")
    ground = ask.ground
    if ground.channels[message.channel].archived:
        raise SlackError("is_inactive")
    content = _content(ask, editing=True)
    previous = message_json(message, ground.app, ask.workspace.id)
    # docs.slack.dev/reference/methods/chat.update: text without blocks takes the old blocks away,
    # "edited" shows only then, and metadata stays unless it is sent.
    message.text = content.text
    message.blocks, message.attachments = content.named_blocks(ground.mint), content.attachments
    if ask.args.get("metadata") is not None:
        message.metadata = content.metadata
    if not message.blocks:
        message.edited = {"user": ask.bot, "ts": ground.mint.ts()}
    ground.change(message, previous)
    shown = message_json(message, ground.app, ask.workspace.id, metadata=True)
    return {"channel": message.channel, "ts": message.ts, "text": message.text, "message": shown}


def delete(ask: Ask) -> Json:
    message = _own(ask, "cant_delete_message")
    ask.ground.erase(message)
    return {"channel": message.channel, "ts": message.ts}


def permalink(ask: Ask) -> Json:
    channel = ask.channel(member=False)
    message = ask.ground.find_message(channel.id, ask.needed("message_ts"))
    path = f"archives/{channel.id}/p{message.ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": f"https://{ask.workspace.domain}.slack.com/{path}"}
