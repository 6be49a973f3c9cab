"""All that this Slack remembers, how things in it are found, and who is told when they change."""

from collections import defaultdict, deque
from collections.abc import Callable

from adapters.playground.slack.app import App
from adapters.playground.slack.faults import Faults
from adapters.playground.slack.mint import Mint
from adapters.playground.slack.nouns import Channel, Json, Message, Person, Refused, SlackError, View, Workspace
from adapters.playground.slack.shapes import page_channel, page_message, page_person, page_view
from adapters.playground.slack.town import Town

PLATFORM = "slack"
SLACKBOT = "USLACKBOT"
FAILURES_KEPT = 100

Listener = Callable[[Json], None]


class State:
    def __init__(self, app: App, town: Town, mint: Mint, faults: Faults) -> None:
        self.app = app
        self.mint = mint
        self.faults = faults
        self.workspaces = {each.id: each for each in town.workspaces}
        self.people = {each.id: each for each in town.people}
        self.channels = {each.id: each for each in town.channels}
        self.messages: defaultdict[str, dict[str, Message]] = defaultdict(dict)
        self.whispers: defaultdict[str, dict[str, Message]] = defaultdict(dict)
        self.modals: defaultdict[str, list[View]] = defaultdict(list)
        self.homes: dict[str, View] = {}
        self.picked: dict[tuple[str, str], Json] = {}  # what a person chose in a message, by (user, ts)
        self.emoji: dict[str, str] = {}  # custom emoji: a url, or "alias:name"
        self.failures: deque[str] = deque(maxlen=FAILURES_KEPT)
        self._listeners: list[Listener] = []

    def person(self, user: str) -> Person:
        if user not in self.people:
            raise Refused(f"There is nobody with the id {user}.")
        return self.people[user]

    def home_of(self, user: str) -> Workspace:
        return self.workspaces[self.person(user).workspace]

    def find_channel(self, wanted: str) -> Channel | None:
        """By id, or by name as chat.postMessage allows."""
        if wanted in self.channels:
            return self.channels[wanted]
        name = wanted.removeprefix("#")
        return next((each for each in self.channels.values() if each.name == name and each.kind != "dm"), None)

    def find_message(self, channel: str, ts: str) -> Message:
        message = self.messages[channel].get(ts)
        if message is None or message.deleted:
            raise SlackError("message_not_found")
        return message

    def find_view(self, view_id: str) -> View | None:
        """A view that stands open, or a published Home tab."""
        stacks = [view for stack in self.modals.values() for view in stack]
        return next((view for view in (*stacks, *self.homes.values()) if view.id == view_id), None)

    def seen(self, channel: str, ts: str, user: str) -> Message:
        """The message as this person has it in front of them; ephemeral ones only if they are theirs."""
        whisper = self.whispers[channel].get(ts)
        if whisper is not None and whisper.ephemeral_to == user:
            return whisper
        message = self.messages[channel].get(ts)
        if message is None or message.deleted:
            raise Refused("That message is no longer there.")
        return message

    def bots(self) -> frozenset[str]:
        """Our app's bot users, one for each workspace."""
        return frozenset(each.bot_user for each in self.workspaces.values())

    def dm_with(self, user: str) -> Channel:
        """The direct conversation of this person with the app, made when it is first needed."""
        workspace = self.home_of(user)
        pair = {user, workspace.bot_user}
        for channel in self.channels.values():
            if channel.kind == "dm" and pair == set(channel.members):
                return channel
        channel = Channel(self.mint.id("D"), self.people[user].name, "dm", workspace.id, dict.fromkeys(pair))
        self.channels[channel.id] = channel
        self.tell("channel", channel=page_channel(channel, self.bots()))
        return channel

    def listen(self, fn: Listener) -> Callable[[], None]:
        """Call `fn` with every change; the result ends that."""
        self._listeners.append(fn)

        def unsubscribe() -> None:
            if fn in self._listeners:
                self._listeners.remove(fn)

        return unsubscribe

    @property
    def watched(self) -> bool:
        return bool(self._listeners)

    def tell(self, kind: str, **what: object) -> None:
        for fn in tuple(self._listeners):
            fn({"platform": PLATFORM, "kind": kind, **what})

    def tell_message(self, message: Message, kind: str = "message") -> None:
        if self.watched:
            self.tell(kind, channel=message.channel, message=self.show_message(message))

    def complain(self, sentence: str) -> None:
        """Write down, and show, that something did not reach the app or came back wrong."""
        self.failures.append(sentence)
        self.tell("failure", text=sentence)

    def show_message(self, message: Message) -> Json:
        return page_message(message, self.app, self.channels[message.channel].workspace)

    def show_view(self, view: View) -> Json:
        return page_view(view, self.app, self.workspaces[view.workspace])

    def shown(self) -> Json:
        """Everything a page needs to draw this Slack."""
        return {
            "platform": PLATFORM,
            "me": next(iter(self.workspaces.values())).bot_user,
            "workspaces": [
                {"id": each.id, "name": each.name, "installed": each.installed, "bot": each.bot_user}
                for each in self.workspaces.values()
            ],
            "people": [page_person(each) for each in self.people.values()],
            "channels": [page_channel(each, self.bots()) for each in self.channels.values()],
            "messages": {channel: self.shown_in(channel) for channel in self.channels},
            "modals": {user: self.show_view(stack[-1]) if stack else None for user, stack in self.modals.items()},
            "homes": {user: self.show_view(view) for user, view in self.homes.items()},
            "commands": [
                {"name": each.name, "description": each.description, "usage": each.usage} for each in self.app.commands
            ],
            "shortcuts": [
                {"callback_id": each.callback_id, "name": each.name, "kind": each.kind} for each in self.app.shortcuts
            ],
            "faults": self.faults.shown(),
            "failures": list(self.failures),
        }

    def shown_in(self, channel: str) -> list[Json]:
        """All messages of a channel in the order of their time, whispers and the traces of deleted ones too."""
        both = (*self.messages[channel].values(), *self.whispers[channel].values())
        return [self.show_message(each) for each in sorted(both, key=lambda message: message.ts)]
