"""Typing: slash commands, messages with mentions, editing and deleting what one wrote."""

import re

from adapters.playground.slack.answers import say_for_app
from adapters.playground.slack.deeds.hands import Hands
from adapters.playground.slack.nouns import Channel, Json, Message, Refused, SlackError, Workspace
from adapters.playground.slack.shapes import message_json

TAGS = re.compile(r"<@[A-Z0-9]+>|<#[A-Z0-9]+(?:\|[^<>]*)?>")
NAMES = re.compile(r"@([\w.-]+)|#([\w-]+)")
EVERYBODY = {"channel", "here", "everyone"}


def escaped(text: str) -> str:
    """As Slack stores what people type; docs.slack.dev/messaging/formatting-message-text, escaping."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class Talking(Hands):
    async def command(self, user: str, channel: str, text: str, *, thread: str | None = None) -> Json:
        """Type a slash command; what the app acks with is shown, and given back as `answer`."""
        name, _, rest = text.strip().partition(" ")
        room = self.room(channel, user)
        known = self.app.command(name)
        if known is None:
            raise Refused(f"{name} is not a valid command.")
        if thread:
            raise Refused(f"{name} is not supported in threads. Sorry!")
        team = self.serving(user)
        words = self.marked(rest.strip()) if known.escape else escaped(rest.strip())
        payload = self._command_payload(user, room, team, name, words)
        receipt = await self.ask_app("slash_commands", payload, user, name + ' failed with the error "{error}"')
        return {"answer": self._show_ack(user, room, name, receipt.body)}

    def _command_payload(self, user: str, room: Channel, team: Workspace, name: str, words: str) -> Json:
        return {
            "token": self.app.verification,
            "team_id": team.id,
            "team_domain": team.domain,
            "channel_id": room.id,
            "channel_name": {"dm": "directmessage", "private": "privategroup"}.get(room.kind, room.name),
            "user_id": user,
            "user_name": self.person(user).name,
            "command": name,
            "text": words,
            "api_app_id": self.app.id,
            "enterprise_id": team.enterprise,
            "is_enterprise_install": "true" if team.org_wide else "false",
            "response_url": self.response_url(user, room.id),
            "trigger_id": self.passes.trigger(user, team.id),
        }

    def _show_ack(self, user: str, room: Channel, name: str, body: object) -> object:
        if not body:
            return None
        raw = body if isinstance(body, dict) else {"text": str(body)}
        if not raw.get("text") and not raw.get("blocks") and not raw.get("attachments"):
            return raw
        try:
            say_for_app(self, user, room.id, raw)
        except SlackError as wrong:
            self.complain(f"The ack of {name} could not be shown: {wrong.error} {' '.join(wrong.messages)}")
            raise Refused(f'{name} failed with the error "{wrong.error}"') from wrong
        return raw

    async def say(self, user: str, channel: str, text: str, *, thread: str | None = None) -> Json:
        """Write a message; @name and #channel become mentions, and our bot hears of its own."""
        room = self.room(channel, user)
        if thread and thread not in self.messages[room.id]:
            raise Refused("That thread is no longer there.")
        bot_id = f"B{user[1:]}" if self.person(user).bot else None
        message = Message(room.id, self.mint.ts(), user, self.marked(text), bot_id=bot_id, thread=thread)
        return {"ts": self.post(message).ts}

    def marked(self, text: str) -> str:
        """Escape what was typed, and link the names in it."""
        kept = TAGS.findall(text)
        parts = [NAMES.sub(self._link, escaped(part)) for part in TAGS.split(text)]
        return "".join(part + tag for part, tag in zip(parts, [*kept, ""], strict=True))

    def _link(self, match: re.Match[str]) -> str:
        person, room = match.groups()
        if person in EVERYBODY:
            return f"<!{person}>"
        if person:
            user = next((each.id for each in self.people.values() if each.name == person), None)
            return f"<@{user}>" if user else match.group()
        channel = self.find_channel(room)
        return f"<#{channel.id}|{channel.name}>" if channel else match.group()

    async def edit(self, user: str, channel: str, ts: str, text: str) -> Json:
        message = self._own(user, channel, ts)
        previous = message_json(message, self.app, self.channels[message.channel].workspace)
        message.text, message.edited = self.marked(text), {"user": user, "ts": self.mint.ts()}
        self.change(message, previous)
        return {}

    async def delete(self, user: str, channel: str, ts: str) -> Json:
        """One's own message; an admin may delete any, and anybody may dismiss what only they see."""
        room = self.room(channel, user, live=False)
        message = self.seen(room.id, ts, user)
        if not message.ephemeral_to and message.user != user and not self.person(user).admin:
            raise Refused("Only an admin can delete messages of others.")
        self.erase(message)
        self.whispers[room.id].pop(ts, None)
        return {}

    def _own(self, user: str, channel: str, ts: str) -> Message:
        message = self.seen(self.room(channel, user).id, ts, user)
        if message.user != user:
            raise Refused("Only your own messages can be edited.")
        return message
