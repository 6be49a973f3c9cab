"""Answers that need no token: to a response url, or in the body of a command's ack."""

from adapters.playground.slack.nouns import Json, Message, SlackError, Workspace
from adapters.playground.slack.passes import Line
from adapters.playground.slack.payload import read_content
from adapters.playground.slack.shapes import message_json
from adapters.playground.slack.windows import Windows

KNOWN = {
    "text", "markdown_text", "blocks", "attachments", "metadata", "response_type", "replace_original",
    "delete_original", "thread_ts", "mrkdwn", "unfurl_links", "unfurl_media", "channel", "parse", "link_names",
}  # fmt: skip


def answer_line(ground: Windows, key: str, raw: Json) -> None:
    """Carry out what was sent to a response url; each use counts, a refused one too."""
    line = ground.passes.spend(key)
    if strange := set(raw) - KNOWN:
        raise SlackError("invalid_arguments", f"[ERROR] unknown field: {', '.join(sorted(strange))}")
    original = _original(ground, line)
    if raw.get("delete_original"):
        if original is not None:
            _remove(ground, original)
        return
    if raw.get("replace_original") and original is not None:
        _replace(ground, original, raw)
        return
    say_for_app(ground, line.user, line.channel, raw, thread=raw.get("thread_ts") or line.thread)


def say_for_app(ground: Windows, user: str, channel: str, raw: Json, *, thread: str | None = None) -> Message:
    """The app speaks in a channel, a member or not: to everybody, or (unless it says in_channel) to one person."""
    content = read_content(raw)
    team = _team(ground, user, channel)
    return ground.post(
        Message(
            channel=channel,
            ts=ground.mint.ts(),
            user=team.bot_user,
            text=content.text,
            blocks=content.named_blocks(ground.mint),
            attachments=content.attachments,
            metadata=content.metadata,
            bot_id=team.bot_id,
            thread=thread,
            ephemeral_to=None if raw.get("response_type") == "in_channel" else user,
        ),
    )


def _team(ground: Windows, user: str, channel: str) -> Workspace:
    home = ground.home_of(user)
    return home if home.installed else ground.workspaces[ground.channels[channel].workspace]


def _original(ground: Windows, line: Line) -> Message | None:
    if line.original is None:
        return None
    whisper = ground.whispers[line.channel].get(line.original)
    return whisper or ground.messages[line.channel].get(line.original)


def _remove(ground: Windows, message: Message) -> None:
    ground.erase(message)
    if message.ephemeral_to:
        ground.whispers[message.channel].pop(message.ts, None)


def _replace(ground: Windows, message: Message, raw: Json) -> None:
    content = read_content(raw, editing=True)
    previous = message_json(message, ground.app, ground.channels[message.channel].workspace)
    message.text, message.attachments = content.text, content.attachments
    message.blocks = content.named_blocks(ground.mint)
    if content.metadata is not None:
        message.metadata = content.metadata
    ground.change(message, previous)
