"""Every change to this Slack, made in one place: the state, the event the app hears, the news for the page."""

import asyncio
import random
import time
from collections.abc import Callable

from adapters.playground.slack.app import App
from adapters.playground.slack.faults import Faults
from adapters.playground.slack.journal import Journal
from adapters.playground.slack.mint import Mint
from adapters.playground.slack.nouns import Channel, Json, Message, Workspace
from adapters.playground.slack.parcels import Parcel
from adapters.playground.slack.passes import Passes
from adapters.playground.slack.postman import ACK_SECONDS, RETRY_DELAYS, Postman, Sleep
from adapters.playground.slack.shapes import message_json, page_channel, reactions_json
from adapters.playground.slack.sockets import SocketDelivery
from adapters.playground.slack.state import State
from adapters.playground.slack.town import Town, small_town

CALLS_KEPT = 20_000
MESSAGE_EVENTS = {"public": "message.channels", "private": "message.groups", "dm": "message.im"}
CHANNEL_LETTERS = {"public": "C", "private": "G", "dm": "D"}


class Ground(State):
    def __init__(
        self,
        *,
        app: App | None = None,
        town: Town | None = None,
        rng: random.Random | None = None,
        clock: Callable[[], float] = time.time,
        sleep: Sleep = asyncio.sleep,
        ack_seconds: float = ACK_SECONDS,
        retry_delays: tuple[float, ...] = RETRY_DELAYS,
        keep_calls: int = CALLS_KEPT,
    ) -> None:
        app = app or App()
        rng = rng or random.Random(0)
        faults = Faults(rng)
        super().__init__(app, town or small_town(app.name, app.scopes), Mint(clock, rng), faults)
        self.base = ""  # where this server is reached, without a slash at the end
        self.sleep = sleep
        self.journal = Journal(keep_calls)
        self.passes = Passes(self.mint)
        self.sockets = SocketDelivery(self.app.id, self.mint, faults)
        self.postman = Postman(faults, self.complain, ack_seconds=ack_seconds, retry_delays=retry_delays, sleep=sleep)

    def socket_url(self) -> str:
        return f"{self.base.replace('http', 'ws', 1)}/socket/{self.sockets.ticket()}"

    def emit(self, event: Json, *, channel: Channel | None = None, workspace: Workspace | None = None) -> None:
        """Tell the app, if it subscribed to this and is installed where it happened."""
        listeners = [workspace] if workspace else self._listeners_in(channel) if channel else []
        team = next(iter(listeners), None)  # of several installations in a shared channel, one hears of it
        if team is None or not self._subscribed(event["type"], channel):
            return
        event.setdefault("event_ts", self.mint.ts())
        external = bool(channel and channel.shared_with)
        self.postman.send(Parcel("events_api", self._callback(event, team, external=external)))

    def _listeners_in(self, channel: Channel) -> list[Workspace]:
        teams = (self.workspaces[each] for each in channel.workspaces())
        return [each for each in teams if each.installed and each.bot_user in channel.members]

    def _subscribed(self, kind: str, channel: Channel | None) -> bool:
        if kind == "message":
            return channel is not None and MESSAGE_EVENTS[channel.kind] in self.app.events
        return kind in self.app.events

    def _callback(self, event: Json, team: Workspace, *, external: bool) -> Json:
        company = team.enterprise or None
        installation = {"enterprise_id": company, "team_id": team.id, "user_id": team.bot_user}
        return {
            "token": self.app.verification,
            "team_id": team.id,
            "context_team_id": team.id,
            "enterprise_id": company,
            "api_app_id": self.app.id,
            "event": event,
            "type": "event_callback",
            "event_id": self.mint.id("Ev"),
            "event_time": int(self.mint.now()),
            "authorizations": [installation | {"is_bot": True, "is_enterprise_install": team.org_wide}],
            "is_ext_shared_channel": external,
        }

    def post(self, message: Message) -> Message:
        """Put a message into its channel, or into its thread."""
        shelf = self.whispers if message.ephemeral_to else self.messages
        shelf[message.channel][message.ts] = message
        parent = self.messages[message.channel].get(message.thread or "")
        if parent is not None and not message.ephemeral_to:
            parent.replies.append(message.ts)
            self.tell_message(parent)
        self.tell_message(message)
        if not message.ephemeral_to:
            channel = self.channels[message.channel]
            self._hear(message, channel)
            self._hear_mention(message, channel)
        return message

    def _hear(self, message: Message, channel: Channel) -> None:
        body = message_json(message, self.app, channel.workspace)
        kind = {"public": "channel", "private": "group", "dm": "im"}[channel.kind]
        self.emit(body | {"channel": channel.id, "channel_type": kind, "event_ts": message.ts}, channel=channel)

    def _hear_mention(self, message: Message, channel: Channel) -> None:
        for team in self._listeners_in(channel):
            if not message.bot_id and f"<@{team.bot_user}>" in message.text:
                body = message_json(message, self.app, channel.workspace)
                event = body | {"type": "app_mention", "channel": channel.id, "event_ts": message.ts}
                self.emit(event, channel=channel, workspace=team)

    def change(self, message: Message, previous: Json) -> None:
        """Tell of an edit that was just made; `previous` is the message as it was."""
        self.tell_message(message)
        if message.ephemeral_to:
            return
        channel = self.channels[message.channel]
        body = message_json(message, self.app, channel.workspace)
        event = {"type": "message", "subtype": "message_changed", "hidden": True, "ts": self.mint.ts()}
        self.emit(event | {"channel": channel.id, "message": body, "previous_message": previous}, channel=channel)

    def erase(self, message: Message) -> None:
        channel = self.channels[message.channel]
        previous = message_json(message, self.app, channel.workspace)
        message.deleted = True
        message.text, message.blocks, message.attachments, message.metadata = "", [], [], None
        message.reactions.clear()
        parent = self.messages[message.channel].get(message.thread or "")
        if parent is not None and message.ts in parent.replies:
            parent.replies.remove(message.ts)
        self.tell_message(message)
        if message.ephemeral_to:
            return
        event = {"type": "message", "subtype": "message_deleted", "hidden": True, "ts": self.mint.ts()}
        what = {"channel": channel.id, "deleted_ts": message.ts, "previous_message": previous}
        self.emit(event | what, channel=channel)

    def add_reaction(self, message: Message, user: str, name: str) -> bool:
        """False when it stood there already."""
        users = message.reactions.setdefault(name, {})
        if user in users:
            return False
        users[user] = None
        self._tell_reaction("reaction_added", message, user, name)
        return True

    def take_reaction(self, message: Message, user: str, name: str) -> bool:
        """False when there was none."""
        users = message.reactions.get(name, {})
        if user not in users:
            return False
        del users[user]
        if not users:
            del message.reactions[name]
        self._tell_reaction("reaction_removed", message, user, name)
        return True

    def _tell_reaction(self, kind: str, message: Message, user: str, name: str) -> None:
        item = {"type": "message", "channel": message.channel, "ts": message.ts}
        event = {"type": kind, "user": user, "reaction": name, "item": item, "item_user": message.user}
        self.emit(event, channel=self.channels[message.channel])
        if self.watched:
            where = {"channel": message.channel, "ts": message.ts, "user": user, "name": name}
            self.tell("reaction", **where, added=kind == "reaction_added", reactions=reactions_json(message))

    def enter(self, channel: Channel, user: str, inviter: str | None = None) -> None:
        channel.members[user] = None
        event = {"type": "member_joined_channel", **self._who_where(channel, user)}
        self.emit(event | ({"inviter": inviter} if inviter else {}), channel=channel)
        self.tell_channel(channel)

    def leave_channel(self, channel: Channel, user: str) -> None:
        event = {"type": "member_left_channel", **self._who_where(channel, user)}
        team = next((each for each in self.workspaces.values() if each.bot_user == user), None)
        channel.members.pop(user, None)
        if team is not None:
            kind = "channel_left" if channel.kind == "public" else "group_left"
            self.emit({"type": kind, "channel": channel.id}, workspace=team)
        else:
            self.emit(event, channel=channel)
        self.tell_channel(channel)

    def _who_where(self, channel: Channel, user: str) -> Json:
        letter = CHANNEL_LETTERS[channel.kind]
        return {"user": user, "channel": channel.id, "channel_type": letter, "team": channel.workspace}

    def tell_channel(self, channel: Channel) -> None:
        self.tell("channel", channel=page_channel(channel, self.bots()))
